// The writing room: saves by itself, merges what others wrote, loses nothing. Without this file the same
// page works by its buttons. What is typed in is decided by the server; here it is only carried there.

import { annexList, annexOrder, arrange, card, cards, changedWords, countWords, field, form, grow, insert, list, now, order, put, RECITALS, same, setText, settle, words } from "./writing-cards.js";
import { acts, startMoves } from "./writing-moves.js";

const PAUSE = 2500;
const LONGEST_WAIT = 15000;

let base = JSON.parse(form.elements.base.value);
let serverBase = { ...base }; // what the server holds, as far as it told
let seen = form.dataset.version;
let saved = {};
let savedOrder = [];
let saving = false;
let timer = null;
let waitingSince = 0;
let retryIn = 4000;
let stopped = false; // the server refused: wait for a person
const clashing = new Map(); // id -> who
const asWhole = "locked" in form.dataset; // what somebody else saved meanwhile is not merged
let waits = "waits" in form.dataset; // for a choice between what was typed here and what is saved
const tidy = {}; // id -> the words as the server wrote them, shown once nobody types there

let screen = null; // the order in which the words on the screen are numbered, where pasal moved since

const isDirty = (id, current = words(id)) => !same(saved[id], current);
const dirty = () => cards().map((each) => each.dataset.pasal).filter((id) => isDirty(id));
const everything = () => [...order(), "|", ...annexOrder()];
const settled = (ids) => ids.filter((id) => !clashing.has(id)).join();
const moved = () => settled(everything()) !== settled(savedOrder);

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
    else localStorage.setItem(form.dataset.key, JSON.stringify({ at: Date.now(), base, order: order(), annexes: annexOrder(), parts }));
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
    const ids = copy.annexes?.includes(id) ? copy.annexes : copy.order;
    if (!card(id)) insert(id, ids[ids.indexOf(id) - 1], ids !== copy.order);
    put(id, kept);
    if (copy.base[id]) base[id] = copy.base[id];
    else delete base[id];
  }
  settle();
  save();
}

// Saving

function later() {
  if (waits) return say("unsaved", "Menunggu pilihan Anda");
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
  const [ids, annexes] = [order(), annexOrder()];
  const known = Object.keys(base);
  for (const [id, { annex }] of clashing) {
    const into = annex ? annexes : ids;
    if (id !== RECITALS && !into.includes(id)) into.splice(into.indexOf(known[known.indexOf(id) - 1]) + 1, 0, id);
  }
  return [ids, annexes];
}

// What changed and no more: where this page knows what the server holds, its version stands for all digests.
function payload(parts, whole) {
  const data = new FormData();
  data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const ids = [...new Set([...Object.keys(base), ...Object.keys(serverBase)])];
  if (whole || clashing.size || ids.some((id) => base[id] !== serverBase[id])) data.append("base", JSON.stringify(base));
  else data.append("seen", seen);
  const [pasal, annexes] = orderToSend();
  if (data.has("base") || moved()) {
    data.append("order", pasal.join());
    data.append("annexes", annexes.join());
  }
  if (screen) data.append("shown", screen.join());
  if (asWhole) data.append("lock", seen);
  for (const id of parts) {
    for (const [name, value] of Object.entries(words(id))) {
      if (value !== false) data.append(`${name}-${id}`, value === true ? "on" : value);
    }
  }
  return data;
}

async function save({ leaving = false } = {}) {
  clearTimeout(timer);
  if (saving || waits) return;
  const parts = dirty().filter((id) => !clashing.has(id));
  if (!parts.length && !moved()) return say(clashing.size ? "unsaved" : "saved", clashing.size ? "Menunggu pilihan Anda" : "Semua tersimpan");
  const sent = { words: now(), order: everything(), parts };
  saving = true;
  waitingSince = 0;
  say("saving", "Menyimpan…");
  try {
    let answer = await post(parts, leaving);
    if (answer.status === 412) answer = await post(parts, leaving, true);
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

const post = (parts, leaving, whole = false) => fetch(form.action, {
  method: "POST", body: payload(parts, whole), headers: { Accept: "application/json" }, keepalive: leaving && small(parts),
});

async function heard(answer, sent) {
  timer = null;
  const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
  if (answer.redirected || !isJson) return refuse(["Sesi Anda berakhir atau hak Anda berubah. Salinan tulisan ada di peramban ini: masuk kembali, buka halaman ini lagi, lalu pilih Pulihkan."]);
  const told = await answer.json();
  if (told.conflicts) return asWhole ? overtaken(told) : clash(told);
  if (told.reasons) return refuse(told.reasons);
  retryIn = 4000;
  const isNew = told.version !== seen;
  accept(told, sent);
  if (isNew) form.dispatchEvent(new Event("naskah:saved"));
  screen = moved() ? [...told.order] : null;
  say("saved", `Tersimpan ${told.at}`);
  if (told.told || form.querySelector("[data-told].tone-danger")) tell(told.told);
}

function refuse(reasons) {
  stopped = true;
  say("failed", "Belum tersimpan");
  tell(reasons.join(" "), "danger");
}

function clash({ conflicts, who, annexes }) {
  for (const id of conflicts) {
    clashing.set(id, { who, annex: annexes.includes(id) });
    if (card(id)) note(id, `${who} juga mengubah bagian ini. Tulisan Anda belum disimpan dan tidak hilang.`, compareButton());
  }
  say("unsaved", "Menunggu pilihan Anda");
  if (!conflicts.some((id) => card(id))) {
    tell(`${who} mengubah pasal yang Anda hapus.`, "warning");
    form.querySelector("[data-told-words]").append(" ", compareButton());
  }
}

function overtaken({ conflicts, who, said }) {
  stopped = waits = true;
  for (const id of conflicts) note(id, `${who} juga mengubah bagian ini. Tulisan Anda belum disimpan dan tidak hilang.`);
  say("unsaved", "Menunggu pilihan Anda");
  tell(said, "warning");
  form.querySelector("[data-told-words]").append(" ", compareButton());
}

// Take over what the server now holds; what was typed meanwhile stays, with the digest it was written on.
function accept(told, sent) {
  const isMine = (id) => sent.parts.includes(id);
  const there = [RECITALS, ...told.order, ...told.annexes];
  for (const id of sent.parts) saved[id] = sent.words[id];
  const told_base = { ...serverBase, ...told.base };
  serverBase = Object.fromEntries(there.map((id) => [id, told_base[id]]));
  seen = told.version;
  const next = {};
  for (const id of there) {
    const typing = card(id) && isDirty(id) && !isMine(id);
    const keep = typing || clashing.has(id);
    if (!keep) next[id] = serverBase[id];
    else if (base[id]) next[id] = base[id];
    if (told.parts[id] && !keep) take(id, told, isMine(id));
  }
  for (const each of cards()) {
    const id = each.dataset.pasal;
    if (there.includes(id)) continue;
    if (isDirty(id) || clashing.has(id)) base[id] && (next[id] = base[id]);
    else if (sent.order.includes(id)) each.remove();
  }
  base = next;
  for (const id of Object.keys(saved)) if (!there.includes(id)) delete saved[id];
  const stood = sent.order.filter((id) => id === "|" || form.contains(card(id)));
  const untouched = everything().filter((id) => sent.order.includes(id)).join() === stood.join();
  savedOrder = [...told.order, "|", ...told.annexes];
  if (untouched && moved()) arrange(told.order, list), arrange(told.annexes, annexList);
  settle();
  if (Object.keys(told.parts).some((id) => !isMine(id))) changedWords();
}

function take(id, told, isMine) {
  const annex = told.annexes.includes(id);
  const ids = annex ? told.annexes : told.order;
  if (!card(id)) insert(id, ids[ids.indexOf(id) - 1], annex);
  const fresh = { ...words(id), ...told.parts[id] };
  const typing = card(id).contains(document.activeElement) && document.activeElement.matches("input, textarea");
  if (isMine && (typing || isDirty(id))) return void (renumber(id, fresh), (tidy[id] = fresh));
  const before = saved[id];
  put(id, fresh);
  saved[id] = words(id);
  const digits = (text) => text.replace(/\d+|\[terhapus\]|\b[a-z]\b/g, "#");
  if (!isMine && before && digits(before.body) !== digits(fresh.body)) card(id).classList.add("pasal-merged");
}

// While somebody still types there, only the numbers that the server counted anew are put in, line by line.
function renumber(id, fresh) {
  const digits = (line) => line.trim().replace(/\d+|\[terhapus\]/g, "#");
  const filled = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);
  const [sent, given] = [filled(saved[id].body), filled(fresh.body)];
  if (sent.length !== given.length) return;
  const anew = new Map(sent.map((line, at) => [line, given[at]]).filter(([a, b]) => a !== b && digits(a) === digits(b)));
  if (!anew.size) return;
  const renewed = (text) => text.split("\n").map((line) => line.replace(line.trim(), anew.get(line.trim()) ?? line.trim())).join("\n");
  setText(field("body", id), renewed(field("body", id).value));
  saved[id] = { ...saved[id], body: renewed(saved[id].body) };
}

// Listening

form.addEventListener("input", (e) => {
  if (e.target.matches("textarea")) grow(e.target);
  if (e.target.matches(".pasal-name")) settle();
  else if (e.target.closest("[data-pasal]")) countWords(e.target.closest("[data-pasal]").dataset.pasal);
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
  acts[button.dataset.do](button.closest("[data-pasal]")?.dataset.pasal ?? "");
});

form.querySelector("[data-told-close]").addEventListener("click", () => tell(""));

form.addEventListener("submit", (e) => {
  form.elements.base.value = JSON.stringify(base);
  if (asWhole) [form.elements.lock.value, form.elements.shown.value] = [seen, screen?.join() ?? ""];
  if (waits || e.submitter?.hasAttribute("data-plain")) return void (leaving = true);
  e.preventDefault();
  stopped = false;
  save();
});

// Another act on the text waits until all is saved, and is thought over where its pasal was just written in.
document.addEventListener("submit", async (e) => {
  if (!e.target.matches("[data-after-save]")) return;
  e.preventDefault();
  const id = e.target.elements.pasal.value;
  const wasTyped = card(id) && isDirty(id);
  e.target.closest("[popover]").hidePopover();
  await save();
  if (stopped || dirty().length || moved()) return tell("Belum dipulihkan: tulisan Anda belum tersimpan seluruhnya. Tunggu sampai tersimpan, lalu coba lagi.", "warning");
  if (wasTyped) return tell("Belum dipulihkan: tulisan Anda pada pasal itu baru saja tersimpan. Lihat lagi bedanya, lalu pulihkan.", "warning");
  leaving = true;
  e.target.submit();
});

document.addEventListener("keydown", (e) => {
  if (!(e.ctrlKey || e.metaKey) || e.key.toLowerCase() !== "s") return;
  e.preventDefault();
  if (waits) return form.requestSubmit();
  stopped = false;
  save();
});

let leaving = false;
document.addEventListener("click", async (e) => {
  const link = e.target.closest("a[href]");
  if (!link || link.origin !== location.origin || link.pathname === location.pathname) return;
  if (e.ctrlKey || e.metaKey || e.shiftKey || link.target || waits || (!dirty().length && !moved())) return;
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
if (!waits) saved = now();
savedOrder = everything();
form.querySelectorAll("textarea").forEach(grow);
if (new URLSearchParams(location.search).has("digabung")) {
  localStorage.removeItem(form.dataset.key);
  history.replaceState(null, "", location.pathname + location.hash);
}
if (waits) {
  say("unsaved", "Menunggu pilihan Anda");
  keepCopy();
} else offerCopy();
startMoves({
  onBefore: () => (screen ??= order()),
  onChange: () => {
    keepCopy();
    later();
    changedWords();
    if (!stopped) save();
  },
  onSay: tell,
});
