// What Excel, LibreOffice, Word or a page puts on the clipboard, as rows of cells or as typed lines.

import { isEmpty, write } from "./table-text.js";

const BLOCKS = "ADDRESS ARTICLE BLOCKQUOTE DIV DD DL DT FIGURE H1 H2 H3 H4 H5 H6 HR LI OL P PRE SECTION TABLE TR UL".split(" ");
const SILENT = ["HEAD", "SCRIPT", "STYLE", "TEMPLATE", "TITLE"];
const WIDEST = 1000; // a span that says more is no span
const TABLE = /^\u0000(\d+)\u0000$/;

const isHidden = (element) => /display:\s*none/.test(element.dataset?.style ?? "");

// The words of a node, a new line wherever the page would begin one; `tables` gathers the tables inside.
function linesOf(node, tables) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/[\s\u00a0]+/g, " ");
  if (node.nodeType !== Node.ELEMENT_NODE || SILENT.includes(node.tagName) || isHidden(node)) return "";
  if (node.tagName === "BR") return "\n";
  if (node.tagName === "TABLE" && tables) return `\n\u0000${tables.push(node) - 1}\u0000\n`;
  const inner = [...node.childNodes].map((each) => linesOf(each, tables)).join("");
  if (node.tagName === "TD" || node.tagName === "TH") return `${inner} `;
  return BLOCKS.includes(node.tagName) ? `\n${inner}\n` : inner;
}

const tidied = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);
const cellText = (cell) => tidied([...cell.childNodes].map((each) => linesOf(each)).join("")).join("\n");
const span = (number) => Math.max(1, Math.min(number || 1, WIDEST));

// A merged cell keeps its words in its first place; `merged` counts the places that are left empty by it.
function ofElement(element) {
  const rows = [];
  let merged = 0;
  const taken = new Set();
  const lines = [...element.rows].filter((row) => !isHidden(row));
  lines.forEach((line, at) => {
    rows[at] ??= [];
    let column = 0;
    for (const cell of [...line.cells].filter((each) => !isHidden(each))) {
      while (taken.has(`${at},${column}`)) column += 1;
      const [wide, high] = [span(cell.colSpan), Math.min(span(cell.rowSpan), lines.length - at)];
      for (let down = 0; down < high; down += 1) {
        for (let over = 0; over < wide; over += 1) {
          taken.add(`${at + down},${column + over}`);
          (rows[at + down] ??= [])[column + over] = down || over ? "" : cellText(cell);
        }
      }
      merged += wide * high - 1;
      column += wide;
    }
  });
  const heads = lines.filter((row) => row.parentElement.tagName === "THEAD" || (row.cells.length && [...row.cells].every((cell) => cell.tagName === "TH"))).length;
  return { ...trimmed(rows), heads, merged };
}

// Excel gives whole columns when a whole column is copied: what is empty at the end is left out.
function trimmed(rows) {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const full = rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ""));
  while (full.length > 1 && isEmpty(full.at(-1))) full.pop();
  const used = Math.max(1, ...full.map((row) => row.findLastIndex((cell) => cell.trim()) + 1));
  return { rows: full.map((row) => row.slice(0, used)) };
}

// Tabs and lines; a cell with a line break or a quote stands between quotes, its own quotes doubled.
function cut(text) {
  const rows = [[""]];
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; at < source.length; at += 1) {
    const row = rows.at(-1);
    const quoted = row.at(-1) === "" && source[at] === '"' && source.slice(at).match(/^"((?:[^"]|"")*)"(?=[\t\n]|$)/);
    if (quoted) {
      row[row.length - 1] = quoted[1].replaceAll('""', '"');
      at += quoted[0].length - 1;
    } else if (source[at] === "\t") row.push("");
    else if (source[at] === "\n") rows.push([""]);
    else row[row.length - 1] += source[at];
  }
  return rows.map((row) => row.map((cell) => cell.trim()));
}

const ofTabs = (rows) => ({ ...trimmed(rows), heads: 0, merged: 0 });

// The page's own rules allow no styles of others: they are read as words, never applied.
const harmless = (html) => html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/\sstyle=/gi, " data-style=");
const pageOf = (data) => new DOMParser().parseFromString(harmless(data.getData("text/html")), "text/html");

// For a cell of the grid: the rows of a copied table, or null where plain words were copied.
export function rowsFrom(data) {
  const table = pageOf(data).querySelector("table");
  const found = table && ofElement(table);
  if (found?.rows.length) return found;
  const rows = cut(data.getData("text/plain"));
  return rows.some((row) => row.length > 1) ? ofTabs(rows) : null;
}

// For the typed text: its lines with every copied table as rows of bars; null where no table was copied.
export function typedFrom(data) {
  const tables = [];
  const lines = tidied(linesOf(pageOf(data).body, tables));
  if (!tables.some((each) => each.rows.length)) return typedFromTabs(data.getData("text/plain"));
  let merged = 0;
  const pieces = lines.map((line) => {
    const element = tables[line.match(TABLE)?.[1]];
    if (!element) return line;
    const found = ofElement(element);
    if (!found.rows.length) return "";
    merged += found.merged;
    return `\n${write({ ...found, heads: found.heads || 1 })}\n`;
  });
  return { text: pieces.join("\n").replace(/\n{3,}/g, "\n\n").trim(), merged };
}

// Tabs make a table only where every line has some: an indented text stays a text.
function typedFromTabs(text) {
  const rows = cut(text);
  const isTable = rows.length > 1 && rows.every((row) => row.length > 1);
  return isTable ? { text: write({ ...ofTabs(rows), heads: 1 }), merged: 0 } : null;
}
