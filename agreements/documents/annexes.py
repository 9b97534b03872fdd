"""The lampiran of a draft as blocks that stand on paper: each begins a page, its tables never run over it."""

from dataclasses import dataclass

from agreements.documents.wording import instrument_name
from agreements.rules.naskah import Table, blocks, lampiran_label

TURNED_FROM = 7  # columns from which a lampiran stands on turned pages
SMALL_FROM, SMALLEST_FROM = 5, 9  # columns from which its type gets smaller
LONG_ROW = 900  # characters in a cell from which a row may break over pages
STEPS = 50  # widths go in steps of a fiftieth, as the classes of paper-body.css
LONGEST_COUNTED = 120


@dataclass(frozen=True)
class Grid:
    """One table: its head, its rows, and for each column how many fiftieths of the line it takes."""

    heads: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    size: str  # class of its type: "", "rapat", "sangat-rapat"
    long_rows: bool


@dataclass(frozen=True)
class Annex:
    """One lampiran: "LAMPIRAN II", of what, its title, and its blocks: `Grid`s and groups of paragraphs."""

    label: str
    lines: tuple[str, ...]
    title: str
    blocks: tuple
    turned: bool


def annexes(draft, dress, groups):
    """Take a `Draft`, what dresses its words and what groups its paragraphs; return its `Annex`es."""
    parts = draft.text.lampiran
    lines = (instrument_name(draft).upper(), "TENTANG", dress(draft.about.upper() or "[isi judul]"))
    return tuple(
        Annex(
            label=lampiran_label(number, len(parts)),
            lines=lines,
            title=dress(part.title.upper()),
            blocks=tuple(block(run, dress, groups) for run in blocks(part.body)),
            turned=any(columns(run) >= TURNED_FROM for run in blocks(part.body)),
        )
        for number, part in enumerate(parts, 1)
    )


def columns(block):
    """Take a `Table` or nodes; return how many columns stand in it, 0 for nodes."""
    return len(block.rows[0]) if isinstance(block, Table) else 0


def block(run, dress, groups):
    """Take a `Table` or nodes; return {"grid": `Grid`} or {"groups": what `groups` makes of the nodes}."""
    if not isinstance(run, Table):
        return {"groups": groups(run, dress)}
    count = columns(run)
    rows = tuple(tuple(map(dress, row)) for row in run.rows)
    size = "sangat-rapat" if count >= SMALLEST_FROM else "rapat" if count >= SMALL_FROM else ""
    long_rows = any(len(cell) > LONG_ROW for row in run.rows for cell in row)
    return {"grid": Grid(rows[: run.heads], rows[run.heads :], widths(run.rows), size, long_rows)}


def widths(rows):
    """Take rows of cells; return how many fiftieths of the line each column takes; they sum to fifty.

    By the longest word and the length of what stands in a column, each at least two.
    """
    weights = [_weight([row[at] for row in rows]) for at in range(len(rows[0]))]
    whole = sum(weights)
    shares = [max(2, round(STEPS * weight / whole)) for weight in weights]
    while sum(shares) != STEPS:
        step = 1 if sum(shares) < STEPS else -1
        fit = [at for at, share in enumerate(shares) if share + step >= 2]
        # the one that is furthest from its due
        at = max(fit, key=lambda at: step * (STEPS * weights[at] / whole - shares[at]))
        shares[at] += step
    return tuple(shares)


def _weight(cells):
    words = [word for cell in cells for word in cell.split()]
    longest = max((len(word) for word in words), default=1)
    mean = sum(min(len(cell), LONGEST_COUNTED) for cell in cells) / len(cells)
    return max(3, min(longest, 18)) + mean**0.8
