r"""One lampiran body as a person types it: paragraphs as in a pasal, and tables; exact both ways.

    | No. | Kegiatan | Biaya |     a row; cells stand between bars
    |-----|----------|-------|     what stands above this line is the head of the table
    | 1   | Rapat    | Rp500  |

A line without a bar, or a blank line, ends the table. In a cell `\|` is a bar, `\\` a backslash and `\n` a
new line. Rows that are shorter get empty cells. Two or more lines with tabs, as Excel and Word give them,
are a table whose first row is its head.
"""

import re

from agreements.rules.naskah.structure import Table, blocks
from agreements.rules.naskah.text import BREAKS, normalise, one_line, parse, write

RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
BAR = re.compile(r"\\(.)|\|")


def parse_lampiran(text):
    """Take one lampiran body as typed; return its blocks, `tuple[Node | Table, ...]`. Never raises."""
    found, lines, rows = [], [], []
    for line in [*_tabs_as_bars(BREAKS.sub("\n", text).split("\n")), ""]:
        if line.strip().startswith("|"):
            found += _nodes(lines)
            lines = []
            rows.append(line.strip())
            continue
        if rows:
            found += _tables(rows)
            rows = []
        lines.append(line)
    return (*found, *_nodes(lines))


def write_lampiran(body):
    """Take the blocks of a lampiran; return them as a person types them: `parse_lampiran(write(x)) == x`."""
    pieces = []
    for run in blocks(body):
        pieces.append(_table_text(run) if isinstance(run, Table) else _escaped(write(run)))
    return "\n\n".join(pieces)


def _nodes(lines):
    return parse("\n".join(lines)) if any(map(str.strip, lines)) else ()


def _escaped(text):
    """Put a backslash before plain lines that begin with a bar."""
    return re.sub(r"^(\s*)\|", r"\1\\|", text, flags=re.MULTILINE)


def _tables(rows):
    """Return the one table of these lines, as a list; none where only rules stand there."""
    heads, cells = 0, []
    for line in rows:
        if RULE.fullmatch(line):
            heads = heads or len(cells)
        else:
            cells.append(split_row(line))
    if not cells:
        return []
    width = max(map(len, cells))
    return [Table(tuple(tuple(row + [""] * (width - len(row))) for row in cells), heads)]


def split_row(line):
    """Take one line that begins with a bar; return its cells as a list of texts."""
    line = line[1:]
    cells, at = [[]], 0
    for match in BAR.finditer(line):
        cells[-1].append(line[at : match.start()])
        at = match.end()
        if match[0] == "|":
            cells.append([])
        else:
            cells[-1].append("\n" if match[1] == "n" else f"\x00{match[1]}")
    cells[-1].append(line[at:])
    texts = [_cell("".join(pieces)) for pieces in cells]
    return texts[:-1] if len(texts) > 1 and not texts[-1] else texts


def _cell(text):
    """Return a cell without spaces around it; what a backslash kept is kept."""
    return "\n".join(" ".join(normalise(line.replace("\x00", "")).split()) for line in text.split("\n"))


def _table_text(table):
    lines = [f"| {' | '.join(map(_shown, row))} |" for row in table.rows]
    if table.heads:
        lines.insert(table.heads, "|" + "---|" * len(table.rows[0]))
    return "\n".join(lines)


def _shown(cell):
    shown = cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n")
    return f"\\{shown}" if RULE.fullmatch(shown) else shown


def _tabs_as_bars(lines):
    """Turn runs of two or more lines of equally many tabs into rows with a rule beneath the first."""
    at, found = 0, []
    while at < len(lines):
        end = at
        tabs = lines[at].count("\t") if "\t" in lines[at].strip() else 0
        while tabs and end < len(lines) and lines[end].count("\t") == tabs:
            end += 1
        if end - at < 2:
            found.append(lines[at])
            at += 1
            continue
        rows = [_table_row(line) for line in lines[at:end]]
        found += ["", rows[0], "|" + "---|" * (tabs + 1), *rows[1:], ""]
        at = end
    return found


def _table_row(line):
    return f"| {' | '.join(_shown(one_line(cell)) for cell in line.split(chr(9)))} |"
