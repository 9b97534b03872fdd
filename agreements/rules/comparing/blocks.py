"""Two bodies against each other: paragraphs with their numbers, and tables row by row."""

from dataclasses import dataclass
from functools import partial

from agreements.rules.comparing.aligning import align, item, woven
from agreements.rules.comparing.result import ADDED, CHANGED, REMOVED, SAME, Line, status_of, whole
from agreements.rules.comparing.tables import changed_table, one_sided
from agreements.rules.comparing.words import ADDED as INS
from agreements.rules.comparing.words import STRUCK, changed_words
from agreements.rules.naskah import Table, blocks, label, numbered
from agreements.rules.naskah.structure import letters

ONLY = {"": SAME, STRUCK: REMOVED, INS: ADDED}


@dataclass(frozen=True)
class Row:
    """One paragraph of a body as it stands on paper. `steps`: where, as in a token: "ayat:2|huruf:a"."""

    kind: str
    label: str
    depth: int
    text: str
    steps: str = ""


def rows_of(nodes, depth=0, above=""):
    """Take nodes; yield the `Row`s of them and of what stands beneath, in reading order.

    A plain paragraph has the steps of what holds it.
    """
    for index, node in numbered(nodes):
        step = letters(index) if node.kind == "huruf" else index
        here = above if node.kind == "teks" else f"{above}|{node.kind}:{step}".lstrip("|")
        yield Row(node.kind, label(node.kind, index), depth, node.text, here)
        yield from rows_of(node.children, depth + 1, here)


def listed(texts, kind="angka"):
    """Take texts of a numbered list; return their `Row`s."""
    return [Row(kind, label(kind, at), 0, text) for at, text in enumerate(texts, 1)]


def flat(body):
    """Take the body of a pasal or lampiran; return its `Row`s and `Table`s in reading order."""
    found = []
    for run in blocks(body):
        found += [run] if isinstance(run, Table) else rows_of(run)
    return found


def paired(old, new):
    """Take two flat bodies; return their pairs of places, both rising."""
    if old == new:
        return [(at, at) for at in range(len(old))]
    return align([_item(block) for block in old], [_item(block) for block in new])


def _item(block):
    if isinstance(block, Table):
        return item(" ".join(" ".join(row) for row in block.rows), key=repr(block.rows), sort="tabel")
    return item(block.text)


def alone(block, kind):
    """Take a block that stands in one text only (or, with "", the same in both); return its change."""
    if isinstance(block, Table):
        return one_sided(block, kind)
    old_label, new_label = ("" if kind == gone else block.label for gone in (INS, STRUCK))
    return Line(ONLY[kind], block.kind, block.depth, old_label, new_label, whole(kind, block.text))


def both(before, after, pointing=None):
    """Take a block before and after, and the `Pointing` between them; return its change."""
    if isinstance(after, Table):
        return changed_table(before, after, pointing)
    pieces = changed_words(before.text, after.text, pointing and partial(pointing.words, before, after))
    reshaped = (before.kind, before.depth) != (after.kind, after.depth)
    status = CHANGED if reshaped else status_of(pieces)
    notices = pointing.unmoved(before, after, pieces) if pointing else ()
    return Line(status, after.kind, after.depth, before.label, after.label, pieces, reshaped, notices=notices)


def changes(old, new, pairs, change=both):
    """Take two flat bodies and their pairs; return their `Line`s and tables, `change` tells of a pair."""
    found = []
    for i, j in woven(pairs, len(old), len(new)):
        if i is None:
            found.append(alone(new[j], INS))
        elif j is None:
            found.append(alone(old[i], STRUCK))
        else:
            found.append(change(old[i], new[j]))
    return tuple(found)
