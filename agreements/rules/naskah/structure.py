"""The text of an agreement as structure: pasal > ayat > huruf > angka, and lampiran with tables."""

from dataclasses import dataclass
from itertools import groupby

KINDS = ("teks", "ayat", "huruf", "angka")
HOLDS = {
    "": {"teks", "ayat", "huruf", "angka"},
    "teks": {"huruf", "angka"},
    "ayat": {"teks", "huruf", "angka"},
    "huruf": {"teks", "angka"},
    "angka": {"teks"},
}


@dataclass(frozen=True)
class Node:
    """One numbered or plain paragraph. `kind`: teks, ayat, huruf or angka; the number is its place."""

    kind: str
    text: str
    children: tuple["Node", ...] = ()


@dataclass(frozen=True)
class Pasal:
    """One pasal. `id` is stable while it moves; `key` names its subject in the outline (or "")."""

    id: str
    key: str
    title: str
    body: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table of a lampiran: rows of cells, all equally long; the first `heads` of them are its head."""

    rows: tuple[tuple[str, ...], ...]
    heads: int = 1


@dataclass(frozen=True)
class Lampiran:
    """One attachment that is part of the text; its number is its place. `id` is stable while it moves."""

    id: str
    title: str
    body: tuple[Node | Table, ...] = ()


@dataclass(frozen=True)
class Naskah:
    """The whole text between the komparisi and the signatures, and the lampiran behind them."""

    recitals: tuple[str, ...] = ()
    pasal: tuple[Pasal, ...] = ()
    lampiran: tuple[Lampiran, ...] = ()


def letters(index):
    """Take a place from 1; return the huruf: a..z, aa, ab, ... (UU 12/2011 annex II)."""
    name = ""
    while index > 0:
        index, rest = divmod(index - 1, 26)
        name = chr(97 + rest) + name
    return name


def label(kind, index):
    """Take a node kind and its place from 1; return "(1)", "a." or "1."; "" for teks."""
    return {"ayat": f"({index})", "huruf": f"{letters(index)}.", "angka": f"{index}."}.get(kind, "")


def numbered(nodes):
    """Yield `(index, node)`: the place of each node among its siblings of the same kind, from 1."""
    counts = dict.fromkeys(KINDS, 0)
    for node in nodes:
        counts[node.kind] += 1
        yield counts[node.kind], node


def _step(index, node, plain):
    if node.kind == "teks":
        return f"paragraf {index}" if plain > 1 else ""
    return f"{node.kind} {label(node.kind, index).rstrip('.')}"


def walk(nodes, where=""):
    """Yield `(path, node)` in reading order; `where` begins the path: "Pasal 5 ayat (2) huruf a".

    A plain paragraph has the path of what holds it, with "paragraf 2" where there are several.
    """
    plain = sum(node.kind == "teks" for node in nodes)
    for index, node in numbered(nodes):
        path = f"{where} {_step(index, node, plain)}".strip()
        yield path, node
        yield from walk(node.children, path)


def walk_all(naskah):
    """Yield `(path, pasal, node)` over every pasal of a `Naskah`; paths begin "Pasal 1"."""
    for number, pasal in enumerate(naskah.pasal, 1):
        for path, node in walk(pasal.body, f"Pasal {number}"):
            yield path, pasal, node


def lampiran_label(number, count):
    """Take the place of a lampiran from 1 and how many there are; return "LAMPIRAN" or "LAMPIRAN II"."""
    return "LAMPIRAN" if count == 1 else f"LAMPIRAN {roman(number)}"


def roman(number):
    """Take a whole number from 1; return it in Roman numerals."""
    steps = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"))
    steps += ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    name = ""
    for worth, mark in steps:
        times, number = divmod(number, worth)
        name += mark * times
    return name


def blocks(body):
    """Take the body of a lampiran; yield its runs in order: a `Table`, or a tuple of the nodes between."""
    for is_table, run in groupby(body, key=lambda block: isinstance(block, Table)):
        if is_table:
            yield from run
        else:
            yield tuple(run)


def lampiran_text(body):
    """Take the body of a lampiran; return it as lines, the cells of a row parted by a bar."""
    lines = []
    for run in blocks(body):
        if isinstance(run, Table):
            lines += [" | ".join(row) for row in run.rows]
        else:
            lines.append(plain_text(run))
    return "\n".join(lines)


def plain_text(nodes):
    """Take nodes; return them as lines with their labels, not indented (search, excerpts)."""
    lines = []
    for index, node in numbered(nodes):
        lines.append(f"{label(node.kind, index)} {node.text}".strip())
        if node.children:
            lines.append(plain_text(node.children))
    return "\n".join(lines)


def words(naskah):
    """Take a `Naskah`; return how many words it has in recitals, titles, paragraphs and cells (no labels)."""
    texts = [*naskah.recitals, *(part.title for part in [*naskah.pasal, *naskah.lampiran])]
    texts += [node.text for _, _, node in walk_all(naskah)]
    for part in naskah.lampiran:
        texts += texts_of(part.body)
    return sum(len(text.split()) for text in texts)


def texts_of(body):
    """Take the body of a pasal or a lampiran; return the texts of its nodes and cells, in reading order."""
    texts = []
    for run in blocks(body):
        if isinstance(run, Table):
            texts += [cell for row in run.rows for cell in row]
        else:
            texts += [node.text for _, node in walk(run)]
    return texts
