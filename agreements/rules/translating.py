"""The text in another language beside the Indonesian one: part by part, each knowing what it translates.

UU 24/2009 Ps 31 and Perpres 63/2019 Ps 26: an agreement with a party abroad is written in Indonesian and may
be written in the other's language too. A part is a pasal, the recitals, or a sentence of the frame; it keeps
the digest of the Indonesian words that it was made from, so that a later change there is seen.
"""

from dataclasses import dataclass

from agreements.rules.naskah import RECITALS, Table, blocks, digest, lampiran_label, numbered, parse, write
from agreements.rules.naskah.tables import parse_lampiran, write_lampiran

CODES = {
    "Inggris": "en",
    "Jepang": "ja",
    "Korea": "ko",
    "Mandarin": "zh-Hans",
    "Arab": "ar",
    "Prancis": "fr",
    "Jerman": "de",
    "Belanda": "nl",
    "Spanyol": "es",
}
LANGUAGES = tuple(CODES)
RIGHT_TO_LEFT = frozenset({"ar"})
MISSING, STALE, CURRENT = "belum", "usang", "ada"
MAX_PART, MAX_TITLE, MAX_LANGUAGE = 60_000, 300, 40


@dataclass(frozen=True)
class Source:
    """One Indonesian part: its id, what it is called, its title (not of sentences), its words as typed."""

    id: str
    label: str
    title: str
    words: str

    @property
    def digest(self):
        """The digest of title and words."""
        return digest([self.title, self.words])


@dataclass(frozen=True)
class Pair:
    """A part in both languages; `state`: MISSING, STALE or CURRENT."""

    source: Source
    title: str = ""
    words: str = ""
    state: str = MISSING


def sources(naskah, frame):
    """Take the `Naskah` and the sentences of the frame as `Source`s; return all parts in reading order.

    Those of `frame` whose id is "penutup" stand after the pasal, the lampiran at the end.
    """
    recitals = Source(RECITALS, "Konsiderans", "", "\n".join(naskah.recitals))
    pasal = [
        Source(each.id, f"Pasal {number}", each.title, write(each.body))
        for number, each in enumerate(naskah.pasal, 1)
    ]
    before = [part for part in frame if part.id not in ("rumusan", "penutup")]
    after = {part.id: part for part in frame}
    middle = [after["rumusan"]] if "rumusan" in after else []
    closing = [after["penutup"]] if "penutup" in after else []
    return (*before, recitals, *middle, *pasal, *closing, *annexed(naskah))


def annexed(naskah):
    """Take a `Naskah`; return its lampiran as `Source`s, their tables written as they are typed."""
    count = len(naskah.lampiran)
    return [
        Source(each.id, lampiran_label(number, count).replace("LAMPIRAN", "Lampiran"), each.title, words)
        for number, each in enumerate(naskah.lampiran, 1)
        for words in [write_lampiran(each.body)]
    ]


def pairs(translation, parts):
    """Take the kept translation (`{"language", "parts": {id: {"title", "words", "of"}}}`) and `Source`s;
    return a `Pair` for each part. What was written for a pasal that is gone is left out.
    """
    kept = translation.get("parts", {})
    found = []
    for part in parts:
        row = kept.get(part.id) or {}
        if not row.get("words", "").strip():
            found.append(Pair(part))
            continue
        state = CURRENT if row.get("of") == part.digest else STALE
        found.append(Pair(part, row.get("title", ""), row["words"], state))
    return tuple(found)


def gaps(translation, parts):
    """Return Indonesian sentences on what a two-language paper lacks; empty = whole and up to date."""
    if not translation.get("language"):
        return ["Terjemahan belum ada: pilih bahasanya pada halaman Terjemahan."]
    found = []
    for pair in pairs(translation, parts):
        if pair.state == MISSING:
            found.append(f"{pair.source.label} belum diterjemahkan.")
        elif pair.state == STALE:
            found.append(f"Terjemahan {pair.source.label} dibuat dari bunyi lama; periksa lalu simpan lagi.")
        elif pair.source.title and not pair.title.strip():
            found.append(f"Judul {pair.source.label} belum diterjemahkan.")
    return found


def kept_translation(language, typed, parts, before):
    """Return what is kept: the language and, of each part that was typed, its words and what they translate.

    `typed`: {id: (title, words, confirmed)}: a part whose words did not change keeps the digest that it had,
    unless it was confirmed to fit the Indonesian words of now. What belongs to a pasal that is gone is kept,
    for it may come back.
    """
    known = {part.id: part for part in parts}
    was = before.get("parts", {})
    rows = dict(was)
    for ident, (title, words, confirmed) in typed.items():
        if ident not in known:
            continue
        if not (title.strip() or words.strip()):
            rows.pop(ident, None)
            continue
        old = was.get(ident)
        same = old is not None and (old["title"], old["words"]) == (title, words)
        of = old["of"] if same and not confirmed else known[ident].digest
        rows[ident] = {"title": title, "words": words, "of": of}
    return {"language": language, "parts": rows} if language or rows else {}


def complaints(language, typed):
    """Return [(id, sentence)] of what is too long; id "" for the language."""
    found = []
    if len(language) > MAX_LANGUAGE:
        found.append(("", f"Nama bahasa paling banyak {MAX_LANGUAGE} huruf."))
    for ident, (title, words, _) in typed.items():
        if len(title) > MAX_TITLE or len(words) > MAX_PART:
            found.append((ident, f"Terlalu panjang: paling banyak {MAX_PART} karakter, judul {MAX_TITLE}."))
    return found


def rows_of(left, right):
    """Take the typed words of a part in both languages; return [(nodes, nodes, number)] side by side.

    Ayat by ayat where both have as many, each with its own number; else the whole part in one row.
    """
    return beside(parse(left), parse(right))


def beside(ours, theirs):
    """As `rows_of`, of nodes."""
    if [node.kind for node in ours] != [node.kind for node in theirs]:
        return [(ours, theirs, 1)]
    both = zip(numbered(ours), theirs, strict=True)
    return [((one,), (other,), place) for (place, one), other in both]


def blocks_of(left, right):
    """Take the typed words of a lampiran in both languages; return [(block, block)], each a `Table` or nodes.

    Block by block where both have the same ones in the same order; else the whole of each side is one pair
    of lists of blocks.
    """
    ours, theirs = ([*blocks(parse_lampiran(words))] for words in (left, right))
    shape = [[isinstance(run, Table) for run in side] for side in (ours, theirs)]
    if shape[0] == shape[1]:
        return [([one], [other]) for one, other in zip(ours, theirs, strict=True)]
    return [(ours, theirs)]
