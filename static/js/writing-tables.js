// Tables of a lampiran: typed as rows of bars, or edited as a grid; new ones; and what Excel or Word gives.
// Works wherever a text area stands inside `data-tables`.

import { gridOf, openGrid } from "./table-grid.js";
import { typedFrom } from "./table-paste.js";
import { blank, cellsOf, isEmpty, isRow, isRule, shown, tableAt, tablesIn, write } from "./table-text.js";
import { replace } from "./table-undo.js";

const AREA = "[data-tables] textarea:not([data-cell])";
const dialog = document.getElementById("sisip-tabel");
let asking = null; // the text area that gets the new table, and where

const areaOf = (element) => element.closest("[data-tables]").querySelector("textarea");

function say(element, text) {
  const place = element.closest("[data-tables]").querySelector("[data-table-told]");
  place.textContent = text;
}

function edit(area) {
  const here = tableAt(area.value, area.selectionStart);
  if (here) return openGrid(area, here.index, here);
  const tables = tablesIn(area.value);
  const next = tables.findIndex(({ start }) => start >= area.selectionStart);
  if (tables.length) openGrid(area, next < 0 ? tables.length - 1 : next);
}

function tidy(area) {
  const text = tablesIn(area.value).reduceRight((all, table) => all.slice(0, table.start) + write(table) + all.slice(table.end), area.value);
  area.focus();
  if (text !== area.value) replace(area, 0, area.value.length, text);
}

const number = (name) => {
  const { value, max } = dialog.querySelector(`[name=${name}]`);
  return Math.max(1, Math.min(Number.parseInt(value, 10) || 1, Number(max)));
};

// A new table never splits a line or another table: it stands on lines of its own behind where the caret was.
function insert(area, place) {
  const here = tableAt(area.value, place);
  const line = area.value.indexOf("\n", place);
  const at = here?.end ?? (line < 0 ? area.value.length : line);
  const rows = Array.from({ length: number("rows") }, () => blank(number("columns")));
  const open = area.value.slice(0, at).trim() ? "\n\n" : "";
  const close = area.value.slice(at).trim() ? "\n" : "";
  replace(area, at, at, `${open}${write({ rows, heads: dialog.querySelector("[name=head]").checked ? 1 : 0 })}${close}`);
  openGrid(area, tablesIn(area.value).findIndex(({ start }) => start === at + open.length));
}

const acts = {
  edit,
  tidy,
  new: (area) => {
    asking = { area, place: area.selectionEnd };
    dialog.showModal();
  },
};

document.addEventListener("click", (e) => {
  const button = e.target.closest("[data-table]");
  if (button) acts[button.dataset.table](areaOf(button));
});

dialog.addEventListener("close", () => {
  if (dialog.returnValue === "insert") insert(asking.area, asking.place);
  dialog.returnValue = "";
});

document.addEventListener("keydown", (e) => {
  if (!e.altKey || e.ctrlKey || e.shiftKey || e.key.toLowerCase() !== "t" || !e.target.matches?.(AREA)) return;
  e.preventDefault();
  acts[tablesIn(e.target.value).length ? "edit" : "new"](e.target);
});

// The button for what is there: another for the table in which the caret stands

function offer(area) {
  const tools = area.closest("[data-tables]").querySelector("[data-table-tools]");
  const [tables, here] = [tablesIn(area.value), document.activeElement === area && tableAt(area.value, area.selectionStart)];
  tools.hidden = false;
  for (const name of ["edit", "tidy"]) tools.querySelector(`[data-table=${name}]`).hidden = !tables.length;
  const button = tools.querySelector("[data-table=edit]");
  button.classList.toggle("table-here", Boolean(here));
  button.querySelector("[data-words]").textContent = here && tables.length > 1 ? "Sunting tabel ini" : "Sunting sebagai tabel";
}

const offerAll = () => document.querySelectorAll(AREA).forEach(offer);
document.addEventListener("selectionchange", () => document.activeElement?.matches(AREA) && offer(document.activeElement));
document.addEventListener("input", (e) => e.target.matches(AREA) && offer(e.target));
document.addEventListener("naskah:changed", offerAll, true);
document.addEventListener("naskah:given", (e) => {
  gridOf(e.target)?.given();
  if (e.target.matches(AREA)) offer(e.target);
});
document.addEventListener("naskah:show", (e) => gridOf(e.target)?.close());
offerAll();

// Enter in a row begins the next one

document.addEventListener("keydown", (e) => {
  const area = e.target;
  if (e.key !== "Enter" || e.isComposing || e.shiftKey || e.ctrlKey || e.altKey || !area.matches?.(AREA)) return;
  const at = area.selectionStart;
  const [start, end] = [area.value.lastIndexOf("\n", at - 1) + 1, area.value.indexOf("\n", at)];
  const line = area.value.slice(start, end < 0 ? undefined : end);
  if (!isRow(line) || isRule(line) || area.value.slice(at, end < 0 ? undefined : end).trim()) return;
  const row = cellsOf(line);
  if (isEmpty(row)) return;
  e.preventDefault();
  e.stopPropagation();
  document.execCommand("insertText", false, `\n${shown(blank(row.length))}`);
  area.setSelectionRange(at + 3, at + 3);
}, true);

// What is copied from Excel or Word comes with tabs, or as a table of its own

document.addEventListener("paste", (e) => {
  const area = e.target;
  const found = area.matches?.(AREA) && typedFrom(e.clipboardData);
  if (!found) return;
  e.preventDefault();
  const { selectionStart: from, selectionEnd: to, value } = area;
  const gap = !from || value[from - 1] === "\n" ? "" : "\n";
  replace(area, from, to, `${gap}${found.text}\n`);
  say(area, found.merged ? `Sel gabungan dipisah: isinya di sel pertama, ${found.merged} sel lain kosong.` : "");
});
