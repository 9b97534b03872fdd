// The writing room: saves by itself, merges what others wrote, loses nothing. Without this file the same
// page works by its buttons. What is typed in is decided by the server; here it is only carried there.

const form = document.getElementById("naskah-form");
const list = form.querySelector("[data-list]");
const RECITALS = "konsiderans";
const PAUSE = 2500;
const LONGEST_WAIT = 15000;

let base = JSON.parse(form.elements.base.value);
let saved = {};
let savedOrder = [];
let saving = false;
let timer = null;
let waitingSince = 0;
let retryIn = 4000;
let stopped = false; // the server refused: wait for a person
const clashing = new Map(); // id -> who
const tidy = {}; // id -> the words as the server wrote them, shown once nobody types there

const cards = () => [...form.querySelectorAll("[data-pasal]")];
const pasalCards = () => [...list.querySelectorAll("[data-pasal]")];
const card = (id) => form.querySelector(`[data-pasal="${CSS.escape(id)}"]`);
const field = (kind, id) => form.elements[`${kind}-${id}`];
const order = () => pasalCards().map((each) => each.dataset.pasal);
const words = (id) => ({ key: field("key", id)?.value ?? "", title: field("title", id)?.value ?? "", body: field("body", id).value });
const same = (a, b) => Boolean(a && b) && a.title === b.title && a.body === b.body;
const now = () => Object.fromEntries(cards().map((each) => [each.dataset.pasal, words(each.dataset.pasal)]));
const isDirty = (id, current = words(id)) => !same(saved[id], current);
const dirty = () => cards().map((each) => each.dataset.pasal).filter((id) => isDirty(id));
const settled = (ids) => ids.filter((id) => !clashing.has(id)).join();
const moved = () => settled(order()) !== settled(savedOrder);
const changedWords = () => form.dispatchEvent(new Event("naskah:changed"));

// What the page says about itself

function say(state, text) {
  const place = form.querySelector("[data-save-state]");
  place.dataset.saveState = state;
  place.querySelector("[data-save-words]").textContent = text;
}

function tell(text, tone = "info") {
  const place = form.querySelector("[data-told]");
  place.className = `alert-box tone-${tone}`;
  place.querySelector("[data-told-words]").textContent = text;
  place.hidden = !text;
}

function note(id, text, button) {
  const place = card(id)?.querySelector("[data-note]");
  if (!place) return;
  place.replaceChildren();
  place.hidden = !text;
  if (!text) return;
  const line = document.createElement("p");
  line.textContent = text;
  place.append(line);
  if (button) place.append(button);
}

function compareButton() {
  const button = document.createElement("button");
  button.className = "btn btn-secondary btn-sm";
  button.name = "do";
  button.value = "";
  button.dataset.plain = "";
  button.textContent = "Bandingkan dan pilih";
  return button;
}

// The copy that this browser keeps while something is unsaved

function keepCopy() {
  const parts = Object.fromEntries(dirty().map((id) => [id, words(id)]));
  try {
    if (!Object.keys(parts).length) localStorage.removeItem(form.dataset.key);
    else localStorage.setItem(form.dataset.key, JSON.stringify({ at: Date.now(), base, order: order(), parts }));
  } catch { /* no room or not allowed: the page still saves to the server */ }
}

let copying = null;
function keepCopySoon() {
  clearTimeout(copying);
  copying = setTimeout(keepCopy, 300);
}

function readCopy() {
  try {
    return JSON.parse(localStorage.getItem(form.dataset.key) ?? "null");
  } catch {
    return null;
  }
}

function offerCopy() {
  const copy = readCopy();
  const place = form.querySelector("[data-restore]");
  const differs = Object.entries(copy?.parts ?? {}).some(([id, kept]) => !card(id) || !same(words(id), kept));
  if (!differs) return copy && localStorage.removeItem(form.dataset.key);
  const when = new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeStyle: "short" });
  place.querySelector("[data-restore-when]").textContent = when.format(copy.at);
  place.hidden = false;
  place.querySelector("[data-restore-take]").addEventListener("click", () => {
    place.hidden = true;
    takeCopy(copy);
  });
  place.querySelector("[data-restore-drop]").addEventListener("click", () => {
    place.hidden = true;
    localStorage.removeItem(form.dataset.key);
  });
}

function takeCopy(copy) {
  for (const [id, kept] of Object.entries(copy.parts)) {
    if (!card(id)) insert(id, copy.order[copy.order.indexOf(id) - 1]);
    put(id, kept);
    if (copy.base[id]) base[id] = copy.base[id];
    else delete base[id];
  }
  settle();
  save();
}

// Cards

function put(id, kept) {
  if (field("title", id)) field("title", id).value = kept.title ?? "";
  field("body", id).value = kept.body;
  grow(field("body", id));
}

function insert(id, after) {
  const holder = document.createElement("template");
  holder.innerHTML = document.getElementById("pasal-baru").innerHTML.replaceAll("__ID__", id);
  const fresh = holder.content.firstElementChild;
  const before = after && list.contains(card(after)) ? card(after) : null;
  if (before) before.after(fresh);
  else if (after === undefined) list.append(fresh);
  else list.prepend(fresh);
  return fresh;
}

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return `p${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

function settle() {
  pasalCards().forEach((each, at) => (each.querySelector("[data-number]").textContent = at + 1));
  const links = pasalCards().map((each, at) => {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${each.id}`;
    const text = document.createElement("span");
    text.textContent = `Pasal ${at + 1} ${words(each.dataset.pasal).title}`;
    link.append(text);
    line.append(link);
    return line;
  });
  document.querySelector("[data-outline]").replaceChildren(...links);
}

function rearranged() {
  settle();
  keepCopy();
  later();
  changedWords();
}

const acts = {
  up: (id) => shift(id, -1),
  down: (id) => shift(id, 1),
  add(id) {
    const fresh = insert(newId(), id || order().at(-1) || undefined);
    rearranged();
    fresh.querySelector("input.pasal-name").focus();
  },
  remove(id) {
    const gone = card(id);
    const trace = document.createElement("p");
    trace.className = "pasal-gone";
    trace.append(`${gone.querySelector(".pasal-number").textContent.trim()} ${words(id).title} dihapus. `);
    const undo = document.createElement("button");
    undo.type = "button";
    undo.className = "btn btn-secondary btn-sm";
    undo.textContent = "Urungkan";
    undo.addEventListener("click", () => {
      trace.replaceWith(gone);
      gone.querySelector("details")?.removeAttribute("open");
      rearranged();
      field("body", id).focus();
    });
    trace.append(undo);
    gone.replaceWith(trace);
    rearranged();
    undo.focus();
  },
};

function shift(id, step) {
  const each = card(id);
  const places = pasalCards();
  const other = places[places.indexOf(each) + step];
  if (!other) return;
  const focused = each.contains(document.activeElement) ? document.activeElement : null;
  const [from, to] = [focused?.selectionStart, focused?.selectionEnd];
  if (step < 0) other.before(each);
  else other.after(each);
  focused?.focus();
  if (focused?.tagName === "TEXTAREA") focused.setSelectionRange(from, to);
  each.scrollIntoView({ block: "nearest" });
  rearranged();
  tell(`Pasal dipindahkan menjadi Pasal ${places.indexOf(other) + 1}.`);
}

function grow(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 4}px`;
}

// Saving

function later() {
  stopped = false;
  waitingSince ||= Date.now();
  clearTimeout(timer);
  if (!dirty().length && !moved()) {
    waitingSince = 0;
    return say("saved", "Semua tersimpan");
  }
  say("unsaved", "Belum tersimpan…");
  timer = setTimeout(save, Math.max(0, Math.min(PAUSE, waitingSince + LONGEST_WAIT - Date.now())));
}

// What a browser still sends for a page that goes away: 64 kB at most.
const small = (parts) => parts.reduce((sum, id) => sum + words(id).body.length, 0) < 15000;

// A pasal that was removed here and changed elsewhere waits for a choice: until then it is left as it is.
function orderToSend() {
  const ids = order();
  const known = Object.keys(base);
  for (const id of clashing.keys()) {
    if (id !== RECITALS && !ids.includes(id)) ids.splice(ids.indexOf(known[known.indexOf(id) - 1]) + 1, 0, id);
  }
  return ids;
}

function payload(parts) {
  const data = new FormData();
  data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  data.append("base", JSON.stringify(base));
  orderToSend().forEach((id) => data.append("pasal", id));
  for (const id of parts) {
    const { key, title, body } = words(id);
    data.append(`key-${id}`, key);
    data.append(`title-${id}`, title);
    data.append(`body-${id}`, body);
  }
  return data;
}

async function save({ leaving = false } = {}) {
  clearTimeout(timer);
  if (saving) return;
  const parts = dirty().filter((id) => !clashing.has(id));
  if (!parts.length && !moved()) return say(clashing.size ? "unsaved" : "saved", clashing.size ? "Menunggu pilihan Anda" : "Semua tersimpan");
  const sent = { words: now(), order: order(), parts };
  saving = true;
  waitingSince = 0;
  say("saving", "Menyimpan…");
  try {
    const answer = await fetch(form.action, {
      method: "POST", body: payload(parts), headers: { Accept: "application/json" }, keepalive: leaving && small(parts),
    });
    await heard(answer, sent);
  } catch {
    say("failed", "Belum tersimpan: sambungan terputus. Dicoba lagi sendiri.");
    timer = setTimeout(save, retryIn);
    retryIn = Math.min(retryIn * 2, 60000);
  }
  saving = false;
  keepCopy();
  if (!stopped && !timer && (dirty().some((id) => !clashing.has(id)) || moved())) later();
}

async function heard(answer, sent) {
  timer = null;
  const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
  if (answer.redirected || !isJson) return refuse(["Sesi Anda berakhir atau hak Anda berubah. Salinan tulisan ada di peramban ini: masuk kembali, buka halaman ini lagi, lalu pilih Pulihkan."]);
  const told = await answer.json();
  if (told.conflicts) return clash(told);
  if (told.reasons) return refuse(told.reasons);
  retryIn = 4000;
  accept(told, sent);
  say("saved", `Tersimpan ${told.at}`);
  if (told.told || form.querySelector("[data-told].tone-danger")) tell(told.told);
}

function refuse(reasons) {
  stopped = true;
  say("failed", "Belum tersimpan");
  tell(reasons.join(" "), "danger");
}

function clash({ conflicts, who }) {
  for (const id of conflicts) {
    clashing.set(id, who);
    if (card(id)) note(id, `${who} juga mengubah bagian ini. Tulisan Anda belum disimpan dan tidak hilang.`, compareButton());
  }
  say("unsaved", "Menunggu pilihan Anda");
  if (!conflicts.some((id) => card(id))) {
    tell(`${who} mengubah pasal yang Anda hapus.`, "warning");
    form.querySelector("[data-told-words]").append(" ", compareButton());
  }
}

// Take over what the server now holds; what was typed meanwhile stays, with the digest it was written on.
function accept(told, sent) {
  const isMine = (id) => sent.parts.includes(id);
  for (const id of sent.parts) saved[id] = sent.words[id];
  const next = {};
  for (const id of [RECITALS, ...told.order]) {
    const typing = card(id) && isDirty(id) && !isMine(id);
    const keep = typing || clashing.has(id);
    if (!keep) next[id] = told.base[id];
    else if (base[id]) next[id] = base[id];
    if (told.parts[id] && !keep) take(id, told, isMine(id));
  }
  for (const each of pasalCards()) {
    const id = each.dataset.pasal;
    if (told.order.includes(id)) continue;
    if (isDirty(id) || clashing.has(id)) base[id] && (next[id] = base[id]);
    else if (sent.order.includes(id)) each.remove();
  }
  base = next;
  for (const id of Object.keys(saved)) if (id !== RECITALS && !told.order.includes(id)) delete saved[id];
  const stood = sent.order.filter((id) => list.contains(card(id)));
  const untouched = order().filter((id) => sent.order.includes(id)).join() === stood.join();
  savedOrder = told.order;
  if (untouched && moved()) arrange(told.order);
  settle();
  if (Object.keys(told.parts).some((id) => !isMine(id))) changedWords();
}

function arrange(ids) {
  const focused = document.activeElement;
  for (const id of ids) if (list.contains(card(id))) list.append(card(id));
  if (list.contains(focused)) focused.focus();
}

function take(id, told, isMine) {
  if (!card(id)) insert(id, told.order[told.order.indexOf(id) - 1]);
  const fresh = { ...words(id), ...told.parts[id] };
  const typing = card(id).contains(document.activeElement) && document.activeElement.matches("input, textarea");
  if (isMine && (typing || isDirty(id))) return void (tidy[id] = fresh);
  put(id, fresh);
  saved[id] = words(id);
  if (!isMine) card(id).classList.add("pasal-merged");
}

// Listening

form.addEventListener("input", (e) => {
  if (e.target.matches("textarea")) grow(e.target);
  if (e.target.matches(".pasal-name")) settle();
  keepCopySoon();
  later();
});

form.addEventListener("focusout", (e) => {
  const id = e.target.closest("[data-pasal]")?.dataset.pasal;
  const fresh = tidy[id];
  if (!fresh || card(id).contains(e.relatedTarget)) return;
  delete tidy[id];
  if (isDirty(id)) return;
  put(id, fresh);
  saved[id] = words(id);
});

form.addEventListener("click", (e) => {
  const button = e.target.closest("[data-do]");
  if (!button) return;
  e.preventDefault();
  acts[button.dataset.do](button.closest("[data-pasal]")?.dataset.pasal);
});

form.querySelector("[data-told-close]").addEventListener("click", () => tell(""));

form.addEventListener("submit", (e) => {
  form.elements.base.value = JSON.stringify(base);
  if (e.submitter?.hasAttribute("data-plain")) return void (leaving = true);
  e.preventDefault();
  stopped = false;
  save();
});

document.addEventListener("keydown", (e) => {
  const id = e.target.closest?.("[data-pasal]")?.dataset.pasal;
  if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "s") {
    e.preventDefault();
    stopped = false;
    save();
  } else if (id && id !== RECITALS && e.altKey && (e.key === "ArrowUp" || e.key === "ArrowDown")) {
    e.preventDefault();
    shift(id, e.key === "ArrowUp" ? -1 : 1);
  } else if (id && e.ctrlKey && e.key === "Enter") {
    e.preventDefault();
    acts.add(id);
  }
});

let leaving = false;
document.addEventListener("click", async (e) => {
  const link = e.target.closest("a[href]");
  if (!link || link.origin !== location.origin || link.pathname === location.pathname) return;
  if (e.ctrlKey || e.metaKey || e.shiftKey || link.target || (!dirty().length && !moved())) return;
  e.preventDefault();
  await save();
  location.assign(link.href);
});
window.addEventListener("beforeunload", (e) => {
  if (!leaving && (dirty().length || moved())) e.preventDefault();
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden && !stopped) save({ leaving: true });
});

form.querySelector("[data-save-state]").hidden = false;
saved = now();
savedOrder = order();
form.querySelectorAll("textarea").forEach(grow);
if (new URLSearchParams(location.search).has("digabung")) {
  localStorage.removeItem(form.dataset.key);
  history.replaceState(null, "", location.pathname + location.hash);
}
offerCopy();
