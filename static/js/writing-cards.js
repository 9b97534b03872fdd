// The cards of the writing room: recitals, pasal, lampiran; what stands in them and where.

export const form = document.getElementById("naskah-form");
export const list = form.querySelector("[data-list]");
export const annexList = form.querySelector("[data-annexes]");
export const RECITALS = "konsiderans";

export const cards = () => [...form.querySelectorAll("[data-pasal]")];
export const pasalCards = () => [...list.querySelectorAll("[data-pasal]")];
export const annexCards = () => [...annexList.querySelectorAll("[data-pasal]")];
export const card = (id) => form.querySelector(`[data-pasal="${CSS.escape(id)}"]`);
export const field = (kind, id) => form.elements[`${kind}-${id}`];
export const idsOf = (found) => found.map((each) => each.dataset.pasal);
export const order = () => idsOf(pasalCards());
export const annexOrder = () => idsOf(annexCards());
// What stands beside the words of a part: in a template whether it is required, and what its writer is told.
const BESIDE = (form.dataset.beside ?? "").split(" ").filter(Boolean);
const fieldsBeside = (id) => BESIDE.map((name) => [name, field(name, id)]).filter(([, each]) => each);
const valueOf = (each) => (each.type === "checkbox" ? each.checked : each.value);
const beside = (id) => Object.fromEntries(fieldsBeside(id).map(([name, each]) => [name, valueOf(each)]));
export const words = (id) => ({ key: field("key", id)?.value ?? "", title: field("title", id)?.value ?? "", body: field("body", id).value, ...beside(id) });
const COMPARED = ["title", "body", ...BESIDE];
export const same = (a, b) => Boolean(a && b) && COMPARED.every((name) => a[name] === b[name]);
export const now = () => Object.fromEntries(cards().map((each) => [each.dataset.pasal, words(each.dataset.pasal)]));
export const changedWords = () => form.dispatchEvent(new Event("naskah:changed"));
export const listOf = (id) => (annexList.contains(card(id)) ? annexList : list);

const ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"];
const roman = (at) => ROMAN[at] ?? String(at);

export function grow(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 4}px`;
}

// Put other words into an area without losing the place of whoever writes there; an open grid is told.
export function setText(area, text) {
  if (area.value === text) return;
  placed(area, text);
  area.dispatchEvent(new Event("naskah:given", { bubbles: true }));
}

function placed(area, text) {
  if (document.activeElement !== area) return void (area.value = text);
  const place = (at) => {
    const before = area.value.slice(0, at).split("\n");
    return [before.length - 1, before.at(-1).length, area.value.split("\n")[before.length - 1].length];
  };
  const [from, to] = [place(area.selectionStart), place(area.selectionEnd)];
  const lines = text.split("\n");
  const back = ([row, column, length]) => {
    const at = Math.min(row, lines.length - 1);
    const there = column > length / 2 ? lines[at].length - (length - column) : column;
    return lines.slice(0, at).reduce((sum, each) => sum + each.length + 1, 0) + Math.max(0, Math.min(there, lines[at].length));
  };
  area.value = text;
  area.setSelectionRange(back(from), back(to));
}

export function put(id, kept) {
  if (field("title", id)) field("title", id).value = kept.title ?? "";
  setText(field("body", id), kept.body);
  for (const [name, each] of fieldsBeside(id)) {
    if (name in kept) each[each.type === "checkbox" ? "checked" : "value"] = kept[name];
  }
  grow(field("body", id));
}

export function insert(id, after, annex) {
  const holder = document.createElement("template");
  const pattern = document.getElementById(annex ? "lampiran-baru" : "pasal-baru");
  holder.innerHTML = pattern.innerHTML.replaceAll("__ID__", id);
  const fresh = holder.content.firstElementChild;
  const into = annex ? annexList : list;
  const before = after && into.contains(card(after)) ? card(after) : null;
  if (before) before.after(fresh);
  else if (after === undefined) into.append(fresh);
  else into.prepend(fresh);
  return fresh;
}

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return `p${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

export function nameOf(id) {
  const at = order().indexOf(id);
  if (at >= 0) return `Pasal ${at + 1}`;
  return annexCards().length > 1 ? `Lampiran ${roman(annexOrder().indexOf(id) + 1)}` : "Lampiran";
}

const count = (text) => text.split("\n").map((line) => line.replace(/^\s*(?:\(\d{1,3}\)|\d{1,3}\.|[a-z]\.)\s/, "")).join(" ").split(/\s+/).filter(Boolean).length;

export function countWords(id) {
  const place = card(id)?.querySelector("[data-count]");
  const { title, body } = words(id);
  if (place) place.textContent = `${count(body) + count(title)} kata`;
}

function outlineLine(each) {
  const line = document.createElement("li");
  const link = document.createElement("a");
  link.href = `#${each.id}`;
  const text = document.createElement("span");
  text.textContent = `${nameOf(each.dataset.pasal)} ${words(each.dataset.pasal).title}`;
  link.append(text);
  line.append(link);
  return line;
}

export function settle() {
  for (const each of [...pasalCards(), ...annexCards()]) {
    each.querySelector("[data-number]").textContent = nameOf(each.dataset.pasal).replace("Pasal ", "");
    countWords(each.dataset.pasal);
  }
  document.querySelector("[data-outline]").replaceChildren(...[...pasalCards(), ...annexCards()].map(outlineLine));
}

export function arrange(ids, into = list) {
  const focused = document.activeElement;
  for (const id of ids) if (into.contains(card(id))) into.append(card(id));
  if (into.contains(focused)) focused.focus();
}
