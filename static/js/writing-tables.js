// Tables of a lampiran, typed as rows of bars: new ones, rows and columns, and what Excel or Word gives.

import { form } from "./writing-cards.js";

const isRow = (line) => line.trim().startsWith("|");
const isRule = (line) => /^\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?$/.test(line.trim());
const cells = (line) => line.trim().replace(/^\|/, "").replace(/(?<!\\)\|$/, "").split(/(?<!\\)\|/).map((cell) => cell.trim());
const shown = (row) => `| ${row.join(" | ")} |`;
const escaped = (cell) => cell.replace(/\s+/g, " ").trim().replaceAll("\\", "\\\\").replaceAll("|", "\\|");

function write(area, from, to, text, caret) {
  area.focus();
  area.setSelectionRange(from, to);
  document.execCommand("insertText", false, text);
  if (caret !== undefined) area.setSelectionRange(caret, caret);
}

// The table around the caret: its lines, where they begin, and in which row and column the caret stands.
function tableAt(area) {
  const lines = area.value.split("\n");
  const at = area.value.slice(0, area.selectionStart).split("\n").length - 1;
  if (!isRow(lines[at] ?? "")) return null;
  let [first, last] = [at, at];
  while (first > 0 && isRow(lines[first - 1])) first -= 1;
  while (last < lines.length - 1 && isRow(lines[last + 1])) last += 1;
  const start = lines.slice(0, first).reduce((sum, line) => sum + line.length + 1, 0);
  const typed = lines[at].slice(0, area.selectionStart - lines.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0));
  const column = Math.max(0, (typed.match(/(?<!\\)\|/g) ?? []).length - 1);
  const rows = lines.slice(first, last + 1);
  return { rows, row: at - first, column, start, end: start + rows.join("\n").length };
}

function rewritten(table, change) {
  const width = Math.max(...table.rows.filter((line) => !isRule(line)).map((line) => cells(line).length));
  const grid = table.rows.map((line) => (isRule(line) ? null : [...cells(line), ...Array(width).fill("")].slice(0, width)));
  return change(grid, width).map((row, _, all) => (row ? shown(row) : `|${"---|".repeat(all.find(Boolean).length)}`));
}

const changes = {
  row: ({ row }) => (grid, width) => grid.toSpliced(row + 1 + (grid[row + 1] === null ? 1 : 0), 0, Array(width).fill("")),
  "row-off": ({ row }) => (grid) => (grid.filter(Boolean).length > 1 ? grid.toSpliced(row, 1) : grid),
  column: ({ column }) => (grid) => grid.map((row) => row && row.toSpliced(column + 1, 0, "")),
  "column-off": ({ column }) => (grid, width) => (width > 1 ? grid.map((row) => row && row.toSpliced(Math.min(column, width - 1), 1)) : grid),
  tidy: () => (grid) => grid,
};

function act(kind, area) {
  if (kind === "new") {
    const before = area.value.slice(0, area.selectionEnd);
    const gap = !before || before.endsWith("\n") ? "" : "\n";
    const at = area.selectionEnd;
    return write(area, at, at, `${gap}| No. | Uraian | Keterangan |\n|---|---|---|\n| 1 |  |  |\n`, at + gap.length + 2);
  }
  const table = tableAt(area);
  if (!table) return void area.focus();
  write(area, table.start, table.end, rewritten(table, changes[kind](table)).join("\n"), table.start + 2);
}

form.addEventListener("click", (e) => {
  const button = e.target.closest("[data-table]");
  if (button) act(button.dataset.table, button.closest("[data-pasal]").querySelector("textarea"));
});

// Enter in a row begins the next one

form.addEventListener("keydown", (e) => {
  const area = e.target;
  if (e.key !== "Enter" || e.shiftKey || e.ctrlKey || e.altKey || !area.closest?.(".annex-card") || area.tagName !== "TEXTAREA") return;
  const table = tableAt(area);
  const end = area.value.indexOf("\n", area.selectionStart);
  if (!table || isRule(table.rows[table.row]) || area.value.slice(area.selectionStart, end < 0 ? undefined : end).trim()) return;
  const row = cells(table.rows[table.row]);
  if (row.every((cell) => !cell)) return;
  e.preventDefault();
  e.stopPropagation();
  const at = area.selectionStart;
  write(area, at, at, `\n${shown(Array(row.length).fill(""))}`, at + 3);
}, true);

// What is copied from Excel or Word comes with tabs, or as a table of its own

function pasted(data) {
  const html = new DOMParser().parseFromString(data.getData("text/html"), "text/html");
  const table = html.querySelector("table");
  if (table) return [...table.rows].map((row) => [...row.cells].map((cell) => escaped(cell.textContent)));
  const lines = data.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "").split("\n");
  return lines.length > 1 && lines.every((line) => line.includes("\t")) ? lines.map((line) => line.split("\t").map(escaped)) : null;
}

form.addEventListener("paste", (e) => {
  const area = e.target.closest(".annex-card textarea");
  const rows = area && pasted(e.clipboardData);
  if (!rows?.length) return;
  e.preventDefault();
  const width = Math.max(...rows.map((row) => row.length));
  const lines = rows.map((row) => shown([...row, ...Array(width - row.length).fill("")]));
  lines.splice(1, 0, `|${"---|".repeat(width)}`);
  const gap = area.value.slice(0, area.selectionStart).match(/(^|\n)$/) ? "" : "\n";
  document.execCommand("insertText", false, `${gap}${lines.join("\n")}\n`);
});
