// Changes of a table `{ rows, heads }`: each returns a new one and leaves the old as it was.

import { blank } from "./table-text.js";

const across = (table, change) => ({ ...table, rows: table.rows.map(change) });

export const widthOf = ({ rows }) => rows[0].length;

// Whoever adds a row inside the head makes the head longer.
export function addRow({ rows, heads }, at) {
  return { rows: rows.toSpliced(at, 0, blank(rows[0].length)), heads: at < heads ? heads + 1 : heads };
}

export const addColumn = (table, at) => across(table, (row) => row.toSpliced(at, 0, ""));

export function dropRow({ rows, heads }, at) {
  if (rows.length === 1) return null;
  const left = at < heads ? heads - 1 : heads;
  return { rows: rows.toSpliced(at, 1), heads: left };
}

export const dropColumn = (table, at) => (widthOf(table) > 1 ? across(table, (row) => row.toSpliced(at, 1)) : null);

const swapped = (list, a, b) => list.with(a, list[b]).with(b, list[a]);

export function moveRow(table, at, step) {
  const to = at + step;
  return table.rows[to] ? { ...table, rows: swapped(table.rows, at, to) } : null;
}

export function moveColumn(table, at, step) {
  const to = at + step;
  return to >= 0 && to < widthOf(table) ? across(table, (row) => swapped(row, at, to)) : null;
}

// The head is what stands on top: it ends with this row, or before it where this row was in it.
export const turnHead = (table, at) => ({ ...table, heads: at < table.heads ? at : at + 1 });

export const withCell = (table, at, column, text) => ({ ...table, rows: table.rows.with(at, table.rows[at].with(column, text)) });

// Put rows in from a cell on; the table grows where they need room.
export function filled({ rows, heads }, at, column, given) {
  const width = Math.max(rows[0].length, column + given[0].length);
  const missing = Math.max(0, at + given.length - rows.length);
  const grown = [...rows, ...Array.from({ length: missing }, () => [])].map((row) => [...row, ...blank(width - row.length)]);
  given.forEach((row, down) => grown[at + down].splice(column, row.length, ...row));
  return { rows: grown, heads };
}

export const sameTable = (a, b) => a.heads === b.heads && JSON.stringify(a.rows) === JSON.stringify(b.rows);
