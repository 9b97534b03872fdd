"""The text of an agreement as structure: pasal > ayat > huruf > angka."""

from dataclasses import dataclass

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
class Naskah:
    """The whole text between the komparisi and the signatures."""

    recitals: tuple[str, ...] = ()
    pasal: tuple[Pasal, ...] = ()


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


def plain_text(nodes):
    """Take nodes; return them as lines with their labels, not indented (search, excerpts)."""
    lines = []
    for index, node in numbered(nodes):
        lines.append(f"{label(node.kind, index)} {node.text}".strip())
        if node.children:
            lines.append(plain_text(node.children))
    return "\n".join(lines)


def words(naskah):
    """Take a `Naskah`; return how many words it has in recitals, titles and paragraphs (no labels)."""
    texts = [*naskah.recitals, *(pasal.title for pasal in naskah.pasal)]
    texts += [node.text for _, _, node in walk_all(naskah)]
    return sum(len(text.split()) for text in texts)
