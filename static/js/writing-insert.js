// Fields and references from a menu, put in where the caret was; the sheet of keys.

import { annexOrder, card, field, form, nameOf, order, words } from "./writing-cards.js";

let area = null; // where the words go
let back = [0, 0];

const dialogs = { isian: document.getElementById("sisip-isian"), rujukan: document.getElementById("sisip-rujukan") };
const help = document.getElementById("bantuan-tombol");

function option(text, told) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "insert-option";
  button.dataset.put = text;
  const name = document.createElement("span");
  name.textContent = text;
  const value = document.createElement("span");
  value.className = "insert-value";
  value.textContent = told;
  button.append(name, value);
  return button;
}

function references() {
  const found = [];
  for (const id of order()) {
    found.push(option(nameOf(id), words(id).title));
    for (const line of words(id).body.split("\n")) {
      const [, number, text] = line.match(/^\s*\((\d{1,3})\)\s*(.*)/) ?? [];
      if (number) found.push(option(`${nameOf(id)} ayat (${number})`, text.slice(0, 90)));
    }
  }
  annexOrder().forEach((id, at, all) => found.push(option(all.length > 1 ? nameOf(id) : "Lampiran I", words(id).title)));
  return found;
}

function open(kind, id) {
  const dialog = dialogs[kind];
  area = card(id).querySelector("[data-current]") ?? field("body", id); // the cell of a table that is open
  back = [area.selectionStart, area.selectionEnd];
  if (kind === "rujukan") dialog.querySelector("[data-options]").replaceChildren(...references());
  const sift = dialog.querySelector("[data-sift]");
  sift.value = "";
  sifted(dialog, "");
  dialog.showModal();
  sift.focus();
}

function sifted(dialog, text) {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  for (const each of dialog.querySelectorAll(".insert-option")) {
    const told = each.textContent.toLowerCase();
    each.hidden = !wanted.every((word) => told.includes(word));
  }
  for (const head of dialog.querySelectorAll("[data-options] h3")) {
    let next = head.nextElementSibling;
    while (next && next.tagName !== "H3" && next.hidden) next = next.nextElementSibling;
    head.hidden = !next || next.tagName === "H3";
  }
}

function putIn(dialog, text) {
  dialog.close();
  area.focus();
  area.setSelectionRange(...back);
  const before = area.value.slice(0, back[0]);
  document.execCommand("insertText", false, before && !/[\s(]$/.test(before) ? ` ${text}` : text);
}

for (const dialog of Object.values(dialogs)) {
  const shown = () => [...dialog.querySelectorAll(".insert-option:not([hidden])")];
  dialog.addEventListener("input", (e) => sifted(dialog, e.target.value));
  dialog.addEventListener("click", (e) => {
    const chosen = e.target.closest("[data-put]");
    if (chosen) putIn(dialog, chosen.dataset.put);
  });
  dialog.addEventListener("keydown", (e) => {
    const all = shown();
    const at = all.indexOf(document.activeElement);
    if (e.key === "Enter" && e.target.matches("[data-sift]")) {
      e.preventDefault();
      if (all.length) putIn(dialog, all[0].dataset.put);
    } else if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      all[Math.max(0, Math.min(all.length - 1, at + (e.key === "ArrowDown" ? 1 : -1)))]?.focus();
    }
  });
}

form.addEventListener("click", (e) => {
  const button = e.target.closest("[data-insert]");
  if (button) open(button.dataset.insert, button.closest("[data-pasal]").dataset.pasal);
});

document.addEventListener("keydown", (e) => {
  const id = e.target.closest?.("#naskah-form [data-pasal]")?.dataset.pasal;
  const kind = { i: "isian", r: "rujukan" }[e.key.toLowerCase()];
  if (id && kind && e.altKey && !e.ctrlKey && !e.shiftKey) {
    e.preventDefault();
    open(kind, id);
  } else if (e.key === "?" && !e.target.matches?.("input, textarea, select") && !document.querySelector("dialog[open]")) {
    e.preventDefault();
    help.showModal();
  }
});

const helpButton = form.querySelector("[data-help]");
helpButton.hidden = false;
helpButton.addEventListener("click", () => help.showModal());
// Cards come and go: their menus are shown wherever this file runs
const offer = () => form.querySelectorAll("[data-insert]").forEach((each) => (each.hidden = false));
form.addEventListener("naskah:changed", offer);
offer();
