"""The tree of ayat, huruf and angka of neighbouring paragraphs, and where each came to sit in it.

Where styles of our own files tell kind and depth of every paragraph, the tree is theirs. Everything else is
read by the typing language of the writing room (`naskah.parse`), so that a draft from Word and one pasted
into the editor come out alike.
"""

from dataclasses import dataclass

from agreements.rules.naskah import Node, label, numbered, parse
from agreements.rules.naskah.structure import HOLDS
from agreements.rules.word_labels import line_of

UNREAD = "Susunan bagian ini tidak terbaca; ditulis sebagai paragraf biasa."


def exact_tree(placed):
    """Take [((kind, depth) or None, text)]; return the tree that they tell, None where they do not fit."""
    path, root = [], []
    for node, text in placed:
        if node is None:
            return None
        kind, depth = node
        del path[depth - 1 :]
        if len(path) < depth - 1 or kind not in HOLDS[path[-1][0] if path else ""]:
            return None
        fresh = (kind, text, [])
        (path[-1][2] if path else root).append(fresh)
        path.append(fresh)
    return _frozen(root)


def _frozen(found):
    return tuple(Node(kind, text, _frozen(children)) for kind, text, children in found)


def tree_of(run):
    """Take entries (`cell`, `text`, `chosen`); return `(entries, what is odd of each label, nodes, exact)`.

    `exact`: whether styles of our own files told the tree. An entry that has neither words nor a label goes.
    """
    exact = exact_tree([(entry.cell.node, entry.text) for entry in run if not entry.chosen])
    if exact is not None and not any(entry.chosen for entry in run):
        return run, [""] * len(run), exact, True
    return (*_typed_tree(run), exact is not None)


def _typed_tree(run):
    """Return what `tree_of` does, without `exact`: the run as the typing language reads it.

    What has neither words nor a label is no paragraph. Should the language ever read another number of
    paragraphs than there are, each becomes a plain one: no word is lost, and every one is to be looked at.
    """
    found, before = [], ""
    for entry in run:
        line, remark, before = line_of(entry.cell.label, entry.text, entry.chosen, before)
        if line.strip("\\=<> ") or entry.text:
            found.append((entry, line, remark))
    nodes = parse("\n\n".join(line for _, line, _ in found))
    remarks = [remark for _, _, remark in found]
    if sum(1 for _ in seats(nodes, "")) != len(found):
        nodes = tuple(Node("teks", entry.text) for entry, _, _ in found)
        remarks = [UNREAD] * len(found)
    return [entry for entry, _, _ in found], remarks, nodes


@dataclass(frozen=True)
class Seat:
    """Where a node came to sit: its number among its kind, its path, and the one beside it."""

    node: Node
    index: int
    path: str
    first: bool  # of its kind in what holds it


def seats(nodes, where):
    """Yield the `Seat` of every node in reading order."""
    for index, node in numbered(nodes):
        mark = label(node.kind, index).rstrip(".")
        path = f"{where} {node.kind} {mark}".strip() if node.kind != "teks" else where
        yield Seat(node, index, path, index == 1)
        yield from seats(node.children, path)
