"""Two tables against each other: columns, then rows, then the words of each cell."""

from functools import partial

from agreements.rules.comparing.aligning import align, item, woven
from agreements.rules.comparing.result import ADDED, CHANGED, REMOVED, SAME, RowChange, TableChange, whole
from agreements.rules.comparing.result import status_of as words_status
from agreements.rules.comparing.words import ADDED as INS
from agreements.rules.comparing.words import RENUMBERED, STRUCK, Piece, changed_words

ONLY = {"": SAME, STRUCK: REMOVED, INS: ADDED}
LIKE_COLUMNS = 0.3


def one_sided(table, kind):
    """Take a `Table` that stands in one text only (or, with "", the same in both); return its change."""
    rows = tuple(
        RowChange(ONLY[kind], at < table.heads, tuple(whole(kind, cell) for cell in row))
        for at, row in enumerate(table.rows)
    )
    return TableChange(ONLY[kind], (ONLY[kind],) * len(table.rows[0]), rows)


def changed_table(old, new, pointing=None):
    """Take two `Table`s and the `Pointing` between them; return their `TableChange`."""
    if old == new:
        return one_sided(new, "")
    columns = list(woven(_like_columns(old, new), len(old.rows[0]), len(new.rows[0])))
    shared = [(i, j) for i, j in columns if None not in (i, j)]
    many = max(len(old.rows) - old.heads, len(new.rows) - new.heads) > 1
    counters = {i for i, j in shared if many and _counts(old, i) and _counts(new, j)}
    told = [(i, j) for i, j in shared if i not in counters]
    pairs = align(
        [item(_said(row, [i for i, _ in told])) for row in old.rows],
        [item(_said(row, [j for _, j in told])) for row in new.rows],
    )
    rows = tuple(
        _row(old, new, i, j, columns, counters, pointing)
        for i, j in woven(pairs, len(old.rows), len(new.rows))
    )
    statuses = tuple(REMOVED if j is None else ADDED if i is None else SAME for i, j in columns)
    same = old.heads == new.heads and all(each == SAME for each in [*statuses, *(row.status for row in rows)])
    return TableChange(SAME if same else CHANGED, statuses, rows)


def _like_columns(old, new):
    return align(_columns(old), _columns(new), LIKE_COLUMNS)


def _columns(table):
    """Return the columns as items; those of one heading are the same column, whatever stands in it."""
    return [
        item(" ".join(column), name=column[0] if table.heads else "")
        for column in zip(*table.rows, strict=True)
    ]


def _counts(table, column):
    """Whether a column only counts the rows beneath the head: 1, 2, 3 ..."""
    cells = [row[column].strip(" .)") for row in table.rows[table.heads :]]
    return bool(cells) and cells == [str(number) for number in range(1, len(cells) + 1)]


def _said(row, columns):
    return " ".join(row[column] for column in columns)


def _row(old, new, i, j, columns, counters, pointing):
    if i is None or j is None:
        kind, row, side = (INS, new.rows[j], 1) if i is None else (STRUCK, old.rows[i], 0)
        heads = new.heads if i is None else old.heads
        cells = tuple(() if pair[side] is None else whole(kind, row[pair[side]]) for pair in columns)
        return RowChange(ONLY[kind], (j if i is None else i) < heads, cells)
    before, after = old.rows[i], new.rows[j]
    cells = tuple(_cell(before, after, pair, counters, pointing) for pair in columns)
    changed = any(words_status(pieces) == CHANGED for pieces in cells)
    return RowChange(CHANGED if changed else SAME, j < new.heads, cells)


def _cell(before, after, pair, counters, pointing):
    i, j = pair
    if i is None or j is None:
        return whole(INS, after[j]) if i is None else whole(STRUCK, before[i])
    if i in counters and before[i] != after[j] and before[i].split() and after[j].split():
        return (Piece(RENUMBERED, " ".join(after[j].split()), " ".join(before[i].split())),)
    return changed_words(before[i], after[j], pointing and partial(pointing.words, before[i], after[j]))
