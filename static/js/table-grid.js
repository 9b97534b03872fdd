// A typed table as a grid of cells. Each change stands in the typed text at once, so that saving, the copy in
// the browser and the merge of two people's words know nothing of a grid; closing it makes one step of undo.

import { addColumn, addRow, dropColumn, dropRow, filled, moveColumn, moveRow, sameTable, turnHead, widthOf, withCell } from "./table-model.js";
import { rowsFrom } from "./table-paste.js";
import { isEmpty, tablesIn, write } from "./table-text.js";
import { replace } from "./table-undo.js";

const open = new WeakMap(); // text area -> its Grid
const SAME_WORD = 1500; // ms: what is typed without a longer pause is one step
const SHOWN = 40; // rows drawn at a time: thousands of cells would make every key slow
const AROUND = 3; // lines shown above and below

const CHANGES = {
  "row-above": { change: (table, { row }) => addRow(table, row), told: "Baris kosong ditambahkan di atas." },
  "row-below": { change: (table, { row }) => addRow(table, row + 1), go: [1, 0], told: "Baris kosong ditambahkan di bawah." },
  "row-up": { change: (table, { row }) => moveRow(table, row, -1), go: [-1, 0], told: "Baris dinaikkan.", not: "Baris ini sudah paling atas." },
  "row-down": { change: (table, { row }) => moveRow(table, row, 1), go: [1, 0], told: "Baris diturunkan.", not: "Baris ini sudah paling bawah." },
  "row-off": { change: (table, { row }) => dropRow(table, row), told: "Baris dihapus.", not: "Ini baris satu-satunya. Untuk membuang tabelnya, pilih Hapus tabel." },
  "column-before": { change: (table, { column }) => addColumn(table, column), told: "Kolom kosong ditambahkan di kiri." },
  "column-after": { change: (table, { column }) => addColumn(table, column + 1), go: [0, 1], told: "Kolom kosong ditambahkan di kanan." },
  "column-left": { change: (table, { column }) => moveColumn(table, column, -1), go: [0, -1], told: "Kolom digeser ke kiri.", not: "Kolom ini sudah paling kiri." },
  "column-right": { change: (table, { column }) => moveColumn(table, column, 1), go: [0, 1], told: "Kolom digeser ke kanan.", not: "Kolom ini sudah paling kanan." },
  "column-off": { change: (table, { column }) => dropColumn(table, column), told: "Kolom dihapus.", not: "Ini kolom satu-satunya. Untuk membuang tabelnya, pilih Hapus tabel." },
  head: { change: (table, { row }) => turnHead(table, row), told: "Kepala tabel diubah." },
};
const ALT_KEYS = { ArrowUp: "row-up", ArrowDown: "row-down", ArrowLeft: "column-left", ArrowRight: "column-right", Delete: "row-off" };
const ALT_SHIFT_KEYS = { ArrowUp: "row-above", ArrowDown: "row-below", ArrowLeft: "column-before", ArrowRight: "column-after", Delete: "column-off" };

const growsItself = CSS.supports("field-sizing", "content");

function fit(cell) {
  if (growsItself) return;
  cell.style.height = "auto";
  cell.style.height = `${cell.scrollHeight + 2}px`;
}

class Grid {
  constructor(area, index, at) {
    this.area = area;
    this.root = document.getElementById("kisi-tabel").content.firstElementChild.cloneNode(true);
    this.past = [];
    this.future = [];
    this.at = at;
    this.index = index;
    this.from = 0;
    this.take(tablesIn(area.value)[index]);
    this.original = this.written;
    area.after(this.root);
    area.closest("[data-tables]").classList.add("has-grid");
    this.listen();
    this.draw();
    this.focus();
    area.hidden = true; // only now, so that the caret never leaves the card on its way into the cell
  }

  take({ start, text, rows, heads }) {
    [this.start, this.written, this.table] = [start, text, { rows, heads }];
  }

  find(name) {
    return this.root.querySelector(`[data-grid-${name}]`);
  }

  say(text) {
    this.find("told").textContent = text;
  }

  // Drawing

  draw() {
    const head = document.createElement("tr");
    head.append(document.createElement("td"));
    for (let column = 0; column < widthOf(this.table); column += 1) head.append(this.mark("col", String(column + 1)));
    this.find("columns").replaceChildren(head);
    this.drawRows();
    const [before, after] = [this.area.value.slice(0, this.start), this.area.value.slice(this.start + this.written.length)];
    this.around("before", before.trim().split("\n").slice(-AROUND));
    this.around("after", after.trim().split("\n").slice(0, AROUND));
    this.show();
  }

  // The part of the rows in which the current cell stands
  drawRows() {
    const { rows } = this.table;
    if (this.at.row < this.from || this.at.row >= this.from + SHOWN) this.from = Math.floor(this.at.row / SHOWN) * SHOWN;
    const part = rows.slice(this.from, this.from + SHOWN);
    this.find("rows").replaceChildren(...part.map((row, down) => this.line(row, this.from + down)));
    this.find("pager").hidden = rows.length <= SHOWN;
    this.find("shown").textContent = `Baris ${this.from + 1}–${this.from + part.length} dari ${rows.length}`;
    this.label();
    for (const cell of this.cells()) fit(cell);
  }

  around(name, lines) {
    this.find(name).textContent = lines.join("\n");
    this.find(name).hidden = !lines.join("");
  }

  mark(scope, text) {
    const cell = document.createElement("th");
    cell.scope = scope;
    cell.textContent = text;
    return cell;
  }

  line(row, at) {
    const line = document.createElement("tr");
    line.append(this.mark("row", String(at + 1)));
    row.forEach((text, column) => {
      const place = document.createElement("td");
      const cell = document.createElement("textarea");
      Object.assign(cell, { rows: 1, value: text, spellcheck: false, className: "grid-cell" });
      Object.assign(cell.dataset, { cell: "", row: at, column });
      place.append(cell);
      line.append(place);
    });
    return line;
  }

  label() {
    [...this.find("rows").rows].forEach((line, at) => line.classList.toggle("grid-head", this.from + at < this.table.heads));
    for (const cell of this.cells()) {
      const [row, column] = [Number(cell.dataset.row), Number(cell.dataset.column)];
      const name = row < this.table.heads ? "kepala" : this.table.rows.slice(0, this.table.heads).map((each) => each[column]).join(" ");
      cell.setAttribute("aria-label", `Baris ${row + 1}, kolom ${column + 1}${name.trim() ? `: ${name.replaceAll("\n", " ").trim()}` : ""}`);
    }
  }

  show() {
    this.root.querySelector("[data-current]")?.removeAttribute("data-current");
    this.cell()?.setAttribute("data-current", "");
    this.root.querySelector('[data-grid-act="head"]').setAttribute("aria-pressed", this.at.row < this.table.heads);
    this.root.querySelector('[data-grid-act="undo"]').disabled = !this.past.length;
    this.root.querySelector('[data-grid-act="redo"]').disabled = !this.future.length;
  }

  cells() {
    return this.root.querySelectorAll("[data-cell]");
  }

  cell(row = this.at.row, column = this.at.column) {
    return this.find("rows").rows[row - this.from]?.cells[column + 1]?.firstElementChild;
  }

  focus(row = this.at.row, column = this.at.column) {
    this.at = { row: Math.max(0, Math.min(row, this.table.rows.length - 1)), column: Math.max(0, Math.min(column, widthOf(this.table) - 1)) };
    if (!this.cell()) this.drawRows();
    this.show();
    this.cell().focus();
  }

  // Changing: the table, the typed text and the steps go together

  put(table, typedIn) {
    const now = Date.now();
    const sameStep = typedIn && typedIn === this.typedIn && now - this.typedAt < SAME_WORD;
    if (!sameStep) this.past.push({ table: this.table, at: this.at });
    [this.typedIn, this.typedAt, this.future] = [typedIn, now, []];
    this.table = table;
    this.type();
  }

  type() {
    const text = write(this.table);
    this.area.setRangeText(text, this.start, this.start + this.written.length);
    this.written = text;
  }

  tellForm() {
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  change(table, told, at = this.at) {
    this.put(table);
    this.at = at;
    this.redraw(told);
  }

  redraw(told) {
    this.draw();
    this.say(told);
    this.focus();
    this.tellForm();
  }

  step(from, to, told) {
    const kept = from.pop();
    if (!kept) return this.say(`Tidak ada yang dapat ${told}.`);
    to.push({ table: this.table, at: this.at });
    [this.table, this.at, this.typedIn] = [kept.table, kept.at, null];
    this.type();
    this.redraw(`Perubahan ${told}.`);
  }

  act(name) {
    if (name === "undo") return this.step(this.past, this.future, "diurungkan");
    if (name === "redo") return this.step(this.future, this.past, "diulangi");
    if (name === "done") return this.close();
    if (name === "page-back") return this.focus(this.from - 1);
    if (name === "page-on") return this.focus(this.from + SHOWN);
    if (name === "remove") return this.close("");
    const { change, go = [0, 0], told, not } = CHANGES[name];
    const table = change(this.table, this.at);
    if (!table) return this.focus(), this.say(not);
    this.change(table, told, { row: this.at.row + go[0], column: this.at.column + go[1] });
  }

  paste(found) {
    const { rows, merged } = found;
    const kept = merged ? ` Sel gabungan dipisah: isinya di sel pertama, ${merged} sel lain kosong.` : "";
    this.change(filled(this.table, this.at.row, this.at.column, rows), `${rows.length} baris, ${rows[0].length} kolom ditempel.${kept}`);
  }

  // What was put into the text area from outside: other people's words, numbers that followed a move

  given() {
    const found = tablesIn(this.area.value);
    const same = found.findIndex(({ text }) => text === this.written);
    const table = found[same < 0 ? this.index : same];
    if (!table) return this.close(null);
    const changed = same < 0 && !sameTable(table, tablesIn(this.written)[0]);
    if (same >= 0) this.index = same;
    const [old, focused] = [this.table, this.root.contains(document.activeElement)];
    this.take(table);
    if (!changed) return void (this.table = old);
    [this.past, this.future, this.original] = [[], [], this.written];
    this.draw();
    if (focused) this.focus();
  }

  close(text = this.written) {
    const { area } = this;
    open.delete(area);
    area.hidden = false;
    if (text !== null) area.focus();
    this.root.remove();
    area.closest("[data-tables]").classList.remove("has-grid");
    if (text === null) return;
    const end = this.start + this.written.length;
    if (text !== this.original) replace(area, this.start, end, text, { was: this.original });
    area.setSelectionRange(this.start, this.start);
  }

  // Listening

  listen() {
    const { root } = this;
    root.addEventListener("focusin", (e) => {
      if (!e.target.matches("[data-cell]")) return;
      this.at = { row: Number(e.target.dataset.row), column: Number(e.target.dataset.column) };
      this.show();
    });
    root.addEventListener("input", (e) => this.typed(e.target));
    root.addEventListener("beforeinput", (e) => {
      if (!e.inputType.startsWith("history")) return;
      e.preventDefault();
      this.act(e.inputType === "historyUndo" ? "undo" : "redo");
    });
    root.addEventListener("click", (e) => {
      const button = e.target.closest("[data-grid-act]");
      if (button) this.act(button.dataset.gridAct);
    });
    root.addEventListener("paste", (e) => {
      const found = e.target.matches("[data-cell]") && rowsFrom(e.clipboardData);
      if (!found) return;
      e.preventDefault();
      e.stopPropagation();
      this.paste(found);
    });
    root.addEventListener("keydown", (e) => {
      if (!e.isComposing && this.key(e)) e.preventDefault(), e.stopPropagation();
    });
  }

  typed(cell) {
    const [row, column] = [Number(cell.dataset.row), Number(cell.dataset.column)];
    this.put(withCell(this.table, row, column, cell.value), `${row},${column}`);
    fit(cell);
    if (row < this.table.heads) this.label();
    this.show();
  }

  key(e) {
    const command = e.ctrlKey || e.metaKey;
    const letter = e.key.toLowerCase();
    if (e.key === "Escape") return this.act("done"), true;
    if (command && (letter === "z" || letter === "y")) return this.act(letter === "y" || e.shiftKey ? "redo" : "undo"), true;
    if (e.target.closest('[role="toolbar"]')) return this.walk(e);
    if (e.altKey && !command) return this.altKey(e);
    if (e.key === "Tab") return this.tab(e.shiftKey ? -1 : 1);
    if (e.key === "Enter" && !e.shiftKey) return this.below(), true;
    return !e.shiftKey && !command && this.arrow(e);
  }

  altKey(e) {
    if (e.key === "Enter") return document.execCommand("insertText", false, "\n"), true;
    const name = (e.shiftKey ? ALT_SHIFT_KEYS : ALT_KEYS)[e.key];
    if (name) this.act(name);
    return Boolean(name);
  }

  // The tab key goes on to a new row as in Word, and out of the grid where the last row is empty.
  tab(step) {
    const width = widthOf(this.table);
    const next = this.at.row * width + this.at.column + step;
    if (next < 0) return false;
    if (next < width * this.table.rows.length) return this.focus(Math.floor(next / width), next % width), true;
    if (isEmpty(this.table.rows.at(-1))) return false;
    this.change(addRow(this.table, this.table.rows.length), CHANGES["row-below"].told, { row: this.at.row + 1, column: 0 });
    return true;
  }

  below() {
    const { row, column } = this.at;
    if (this.table.rows[row + 1] || isEmpty(this.table.rows[row])) return this.focus(row + 1, column);
    this.change(addRow(this.table, row + 1), CHANGES["row-below"].told, { row: row + 1, column });
  }

  // Inside a longer text the arrows move the caret first, and leave the cell from its first or last place.
  arrow({ key, target }) {
    const { selectionStart: from, selectionEnd: to, value } = target;
    if (from !== to) return false;
    const oneLine = target.scrollHeight < 2 * parseFloat(getComputedStyle(target).lineHeight);
    const { row, column } = this.at;
    if (key === "ArrowUp" && (from === 0 || oneLine)) return this.focus(row - 1, column), true;
    if (key === "ArrowDown" && (from === value.length || oneLine)) return this.focus(row + 1, column), true;
    if (key === "ArrowLeft" && from === 0 && column > 0) return this.focus(row, column - 1), true;
    if (key === "ArrowRight" && from === value.length && column < widthOf(this.table) - 1) return this.focus(row, column + 1), true;
    return false;
  }

  // One stop for the tab key in the row of buttons; the arrows go on inside it.
  walk(e) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    const all = [...e.target.closest('[role="toolbar"]').querySelectorAll("button:not(:disabled)")];
    if (!step) return false;
    const next = all[(all.indexOf(e.target) + step + all.length) % all.length];
    for (const each of all) each.tabIndex = each === next ? 0 : -1;
    next.focus();
    return true;
  }
}

export const gridOf = (area) => open.get(area);

// Open the table of that place in the text, the caret in a cell of it.
export function openGrid(area, index, at = { row: 0, column: 0 }) {
  open.set(area, new Grid(area, index, at));
}
