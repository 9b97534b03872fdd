r"""What stands in a text for a number that follows: the token of a reference, and where its target is.

    {{#ID}}                        the number of the pasal or lampiran with this id: "5", "II"
    {{#ID|ayat:2|huruf:a}}         the last step alone, "a"; the words around it are typed: "ayat (2) huruf a"
    {{#|ayat:2}}                   of the very pasal that holds it
    {{#ID|ayat:2|hilang:1a2b3c4d}} its ayat is gone; the hash of its words lets it come back

One token is one number, so that "Pasal 5, Pasal 6, dan Pasal 9 ayat (1)" keeps the words that were typed.
Fields ("{{jangka_waktu}}") are in `fields`; they never begin with "#".
"""

import hashlib
import re
from dataclasses import replace

from agreements.rules.naskah.structure import Lampiran, Naskah, Table, letters, numbered, roman

GONE = "[terhapus]"
REF = re.compile(
    r"\{\{#(?P<id>[A-Za-z0-9_-]{0,64})(?P<steps>(?:\|(?:ayat|huruf|angka):[0-9a-z]{1,4}){0,4})"
    r"(?:\|hilang:(?P<gone>[0-9a-f]{8}))?\}\}"
)


def token(ident, steps="", gone=""):
    """Take the id of a target, its steps ("ayat:2|huruf:a") and a hash; return the token."""
    return "{{#" + ident + (f"|{steps}" if steps else "") + (f"|hilang:{gone}" if gone else "") + "}}"


def steps_of(match):
    """Take a match of `REF`; return its steps without the leading bar."""
    return match["steps"][1:]


def mark(text):
    """Take the words of a paragraph; return 8 hex digits by which it is known again."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def stepped(nodes, above=""):
    """Yield `(steps, node)` in reading order; a plain paragraph bears the steps of what holds it."""
    for index, node in numbered(nodes):
        step = letters(index) if node.kind == "huruf" else index
        here = above if node.kind == "teks" else f"{above}|{node.kind}:{step}".lstrip("|")
        yield here, node
        yield from stepped(node.children, here)


class Numbering:
    """Which number each pasal, lampiran, ayat, huruf and angka of one `Naskah` bears."""

    def __init__(self, naskah):
        self.places = {pasal.id: str(number) for number, pasal in enumerate(naskah.pasal, 1)}
        self.ids = {number: ident for ident, number in self.places.items()}
        self.annexes = {roman(number): part.id for number, part in enumerate(naskah.lampiran, 1)}
        self.places |= {ident: number for number, ident in self.annexes.items()}
        self._bodies = {pasal.id: pasal.body for pasal in naskah.pasal}
        self._steps = {}

    def steps(self, ident):
        """Return {steps: node} of a pasal; of several paragraphs with the same steps the first."""
        if ident not in self._steps:
            found = {}
            for steps, node in stepped(self._bodies.get(ident, ())):
                if node.kind != "teks":
                    found.setdefault(steps, node)
            self._steps[ident] = found
        return self._steps[ident]

    def has(self, ident, steps=""):
        """Whether the text has this target."""
        return ident in self.places and (not steps or steps in self.steps(ident))

    def printed(self, match, own):
        """Take a match of `REF` and the id of the pasal that holds it; return its number as printed."""
        ident, steps = match["id"] or own, steps_of(match)
        if match["gone"] or not self.has(ident, steps) or not (match["id"] or steps):
            return GONE
        return steps.rpartition(":")[2] or self.places[ident]


def mapped(naskah, change):
    """Return the `Naskah` with `change(text, ident, steps)` made of each text; equal parts stay themselves.

    `ident`: of the pasal or lampiran, "" for a recital; `steps`: of the paragraph, "" for a cell, None
    for a title.
    """
    recitals = tuple(change(text, "", "") for text in naskah.recitals)
    pasal = tuple(mapped_part(part, change) for part in naskah.pasal)
    return Naskah(recitals, pasal, tuple(mapped_part(part, change) for part in naskah.lampiran))


def mapped_part(part, change):
    """Return one pasal or lampiran with `change` made of each text of it; itself where nothing changes."""
    body = []
    for run in _runs(part):
        if isinstance(run, Table):
            rows = tuple(tuple(change(cell, part.id, "") for cell in row) for row in run.rows)
            body.append(run if rows == run.rows else replace(run, rows=rows))
        else:
            body += _nodes(run, part.id, change)
    title = change(part.title, part.id, None)
    same = title == part.title and all(new is old for new, old in zip(body, part.body, strict=True))
    return part if same else replace(part, title=title, body=tuple(body))


def _runs(part):
    """Yield tables, and the nodes between them as tuples; node numbers begin anew behind a table."""
    if not isinstance(part, Lampiran):
        yield part.body
        return
    run = ()
    for block in part.body:
        if isinstance(block, Table):
            yield from ((run, block) if run else (block,))
            run = ()
        else:
            run += (block,)
    if run:
        yield run


def _nodes(nodes, ident, change, above=""):
    """Return the changed nodes; a node whose texts all stay is the same object."""
    found = []
    for index, node in numbered(nodes):
        step = letters(index) if node.kind == "huruf" else index
        here = above if node.kind == "teks" else f"{above}|{node.kind}:{step}".lstrip("|")
        text = change(node.text, ident, here)
        children = _nodes(node.children, ident, change, here)
        same = text == node.text and all(new is old for new, old in zip(children, node.children, strict=True))
        found.append(node if same else replace(node, text=text, children=tuple(children)))
    return found
