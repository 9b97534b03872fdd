"""The other language of a Word file against the translation that is kept, part by part."""

import re
from dataclasses import dataclass, field, replace

from agreements.rules.naskah import RECITALS, Table, digest, parse, write
from agreements.rules.naskah.tables import parse_lampiran, write_lampiran
from agreements.rules.translating import Source, annexed
from agreements.rules.word_beside import Beside, choice_of
from agreements.rules.word_plan import KEPT, fate_of
from agreements.rules.word_roles import printable, printable_lines, translation_mark

HOLE = re.compile(r"\{[a-z]+\}")
FRONT = "terjemahan-"  # of the id of a choice
LEFT_OUT = "Terjemahan yang bagiannya tidak dikenali: “{}”"
ELSEWHERE = "Kolom bahasa lain: terjemahan hanya untuk naskah dengan pihak luar negeri"


@dataclass(frozen=True)
class Kept:
    """What is kept now. `translation`: as of the agreement; `parts`: `translating.Source`s in order.

    `frame`: ids of those around the pasal, `behind` those of lampiran; `fillings`: {"{tanggal}": what stands
    there on paper}.
    """

    translation: dict
    parts: tuple
    frame: frozenset = frozenset()
    fillings: dict = field(default_factory=dict)
    behind: frozenset = frozenset()  # ids of lampiran

    def row(self, ident):
        """Return {"title", "words", "of"} of a part, {} where it has none."""
        return self.translation.get("parts", {}).get(ident) or {}

    def said(self, ident):
        """Return (title, words) of a part as a Word file can bring them back, None where there are none."""
        row = self.row(ident)
        words = row.get("words", "")
        words = filled(words, self.fillings) if ident in self.frame else words
        words = said(ident, words, frame=self.frame, behind=self.behind)
        return (row.get("title", ""), words) if words else None


def said(ident, words, *, frame=(), behind=()):
    """Take the words of a part; return them as a Word file can bring them back, to be compared.

    `frame`: the ids of the sentences around the pasal, each on one line; `behind`: those of lampiran.
    """
    if ident == RECITALS:
        return "\n".join(filter(None, map(printable, words.splitlines())))
    if ident in frame:
        return printable(words)
    if ident in behind:
        return write_lampiran(tuple(map(_printed, parse_lampiran(words))))
    return write(tuple(map(_printed, parse(words))))


def _printed(node):
    if isinstance(node, Table):
        return replace(node, rows=tuple(tuple(map(printable_lines, row)) for row in node.rows))
    return replace(node, text=printable(node.text), children=tuple(map(_printed, node.children)))


def base_digest(title, words):
    """Return the digest of a part of a translation as a file brings it back."""
    return digest([printable(title).casefold(), words])


def marks_of_translation(kept):
    """Take `Kept`; return what a file tells of the translation that it was made from."""
    rows = {}
    for part in kept.parts:
        now = kept.said(part.id)
        base = base_digest(*now) if now else ""
        rows[translation_mark(part.id)] = {"id": part.id, "digest": base, "of": part.digest}
    return {"language": kept.translation.get("language", ""), "parts": rows}


def translation_rows(tongues, found, marks, kept, choices):
    """Take the `Tongue`s of a file, its `Matched` text, `Marks.translation`, `Kept` and what was chosen.

    Returns (`Beside` rows in reading order, sentences on what was left out).
    """
    of_mark = {
        translation_mark(part.id): part.id
        for part in [*kept.parts, *found.naskah.pasal, *found.naskah.lampiran]
    }
    of_part = {id(part): ident for ident, part in found.parts.items()}
    told, left = {}, []
    for tongue in tongues:
        ident = (
            of_mark.get(tongue.mark)
            or of_part.get(id(tongue.beside))
            or (RECITALS if tongue.recitals else "")
        )
        if not ident or (ident in told and (tongue.said or tongue.title)):
            left.append(LEFT_OUT.format(" ".join([tongue.title, *tongue.lines]).strip()[:300]))
        elif ident not in told:
            told[ident] = tongue
    sources = _sources(found, kept, marks)
    rows = [_row(part, told.get(part.id), marks, kept, choices) for part in sources] if tongues else []
    return tuple(row for row in rows if row), tuple(left)


def _sources(found, kept, marks):
    """The parts with the Indonesian words that the file has: what its translation was made from."""
    pasal = {each.id: each for each in found.naskah.pasal}
    lampiran = {part.id: part for part in annexed(found.naskah)}
    known, parts = {part.id for part in kept.parts}, []
    for part in kept.parts:
        if part.id in pasal:
            part = replace(part, title=pasal[part.id].title, words=write(pasal[part.id].body))
        elif part.id in lampiran:
            part = replace(part, title=lampiran[part.id].title, words=lampiran[part.id].words)
        elif part.id == RECITALS and found.naskah.recitals:
            part = replace(part, words="\n".join(found.naskah.recitals))
        parts.append(part)
    new = [
        Source(each.id, f"pasal baru {each.title}", each.title, write(each.body))
        for each in found.naskah.pasal
        if each.id not in known
    ]
    new += [replace(part, label=f"{part.label} (baru)") for part in lampiran.values() if part.id not in known]
    return [*parts, *new]


def _row(part, tongue, marks, kept, choices):
    """Return the `Beside` of one part, None where neither side has words."""
    now, then = kept.said(part.id), _said_in_file(part, tongue, kept)
    mark = marks.get(translation_mark(part.id), {})
    fate = fate_of(now, then, mark.get("digest", ""), lambda pair: base_digest(*pair))
    if fate is None or fate == KEPT:
        return None
    ident = f"{FRONT}{part.id}"
    return Beside(
        id=ident,
        part=part.id,
        fate=fate,
        label=f"Terjemahan {part.label}",
        before="" if now is None else "\n".join(filter(None, now)),
        after="" if then is None else "\n".join(filter(None, then)),
        value=None if then is None else _value(part, then, mark, kept),
        choice=choice_of(ident, fate, choices),
    )


def _said_in_file(part, tongue, kept):
    """Return (title, words) as the file has them, None where it has none."""
    if tongue is None:
        return None
    if part.id == RECITALS:
        words = "\n".join(filter(None, map(printable, tongue.lines)))
    elif part.id in kept.frame:
        words = printable(" ".join(tongue.lines))
    elif part.label.startswith("Lampiran"):
        words = said(part.id, "\n\n".join(tongue.lines), behind={part.id})
    else:
        words = write(tongue.nodes)
    return (tongue.title, words) if words else None


def _value(part, then, mark, kept):
    """Return what would be kept: the words, and the digest of the Indonesian ones that the file has."""
    (title, words), row, of = then, kept.row(part.id), part.digest
    if row and printable(row["title"]).casefold() == title.casefold():
        title = row["title"]
    if part.id in kept.frame:
        words, of = unfilled(words, row.get("words", ""), kept.fillings), mark.get("of") or of
    return {"title": title, "words": words, "of": of}


def filled(words, fillings):
    """Take words of a translation and {"{tanggal}": what stands there}; return them as on paper."""
    for hole, filling in fillings.items():
        words = words.replace(hole, filling)
    return words


def unfilled(words, kept, fillings):
    """Take words that came filled and the kept ones with their holes; return them with the holes again.

    From left to right; where a filling was changed in the file, it stays as it is there.
    """
    place = 0
    for hole in HOLE.findall(kept):
        filling = printable(fillings.get(hole, ""))
        at = words.find(filling, place) if filling else -1
        if at >= 0:
            words = f"{words[:at]}{hole}{words[at + len(filling) :]}"
            place = at + len(hole)
    return words


def taken(translation, rows, language):
    """Take the kept translation and the `Beside` rows; return it with those that come in."""
    parts = dict(translation.get("parts", {}))
    for row in rows:
        if not row.is_taken:
            continue
        if row.value is None:
            parts.pop(row.part, None)
        else:
            parts[row.part] = row.value
    return {"language": translation.get("language") or language, "parts": parts}
