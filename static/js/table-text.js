// Tables as they are typed, rows of bars: read and written exactly as rules/naskah/tables.py does.
// A table is `{ rows, heads }`: rows of equally many cells, the first `heads` of them its head.

const BREAK = /\r\n|[\r\n\v\f\x85\u2028\u2029]/;
const BREAKS = new RegExp(BREAK, "g");
const RULE = /^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$/;
const BAR = /\\(.)|\|/g;

export const isRow = (line) => line.trim().startsWith("|");
export const isRule = (line) => RULE.test(line.trim());
export const isEmpty = (row) => row.every((cell) => !cell.trim());
export const blank = (width) => Array(width).fill("");
export const shown = (row) => `| ${row.map(shownCell).join(" | ")} |`;
export const ruleOf = (width) => `|${"---|".repeat(width)}`;

const cleanCell = (text) => text.split("\n").map((line) => line.trim().split(/\s+/).join(" ")).join("\n");

function shownCell(cell) {
  const text = cell.replace(BREAKS, "\n").replaceAll("\\", "\\\\").replaceAll("|", "\\|").replaceAll("\n", "\\n");
  return isRule(text) ? `\\${text.trim()}` : text;
}

export function cellsOf(line) {
  const text = line.trim().slice(1);
  const cells = [""];
  let at = 0;
  for (const match of text.matchAll(BAR)) {
    cells[cells.length - 1] += text.slice(at, match.index);
    at = match.index + match[0].length;
    if (match[0] === "|") cells.push("");
    else cells[cells.length - 1] += match[1] === "n" ? "\n" : match[1];
  }
  cells[cells.length - 1] += text.slice(at);
  const texts = cells.map(cleanCell);
  return texts.length > 1 && !texts.at(-1) ? texts.slice(0, -1) : texts;
}

export function read(lines) {
  let heads = 0;
  const rows = [];
  for (const line of lines) {
    if (isRule(line)) heads ||= rows.length;
    else rows.push(cellsOf(line));
  }
  const width = Math.max(0, ...rows.map((row) => row.length));
  return { rows: rows.map((row) => [...row, ...blank(width - row.length)]), heads };
}

export function write({ rows, heads }) {
  const lines = rows.map(shown);
  if (heads) lines.splice(heads, 0, ruleOf(rows[0].length));
  return lines.join("\n");
}

// Every table that stands in a text: `{ start, end, text, rows, heads }`, its place and what it holds.
export function tablesIn(text) {
  const found = [];
  let [at, run] = [0, null];
  for (const line of [...text.split(BREAK), ""]) {
    if (isRow(line)) {
      run ??= { start: at, lines: [] };
      run.lines.push(line);
      run.end = at + line.length;
    } else if (run) {
      const table = read(run.lines);
      if (table.rows.length) found.push({ start: run.start, end: run.end, text: text.slice(run.start, run.end), ...table });
      run = null;
    }
    at += line.length + 1;
  }
  return found;
}

// The table in which a place of the text stands, and its row (rules are not counted) and column.
export function tableAt(text, place) {
  const index = tablesIn(text).findIndex(({ start, end }) => start <= place && place <= end);
  if (index < 0) return null;
  const table = tablesIn(text)[index];
  const lines = text.slice(table.start, place).split(BREAK);
  const before = lines.slice(0, -1).filter((line) => !isRule(line)).length;
  const bars = [...lines.at(-1).matchAll(BAR)].filter(([mark]) => mark === "|").length;
  return {
    ...table, index,
    row: Math.min(before, table.rows.length - 1),
    column: Math.max(0, Math.min(bars - 1, table.rows[0].length - 1)),
  };
}
