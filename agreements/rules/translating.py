"""The text in another language beside the Indonesian one: part by part, each knowing what it translates.

UU 24/2009 Ps 31 and Perpres 63/2019 Ps 26: an agreement with a party abroad is written in Indonesian and may
be written in the other's language too. A part is a pasal, the recitals, or a sentence of the frame; it keeps
the digest of the Indonesian words that it was made from, so that a later change there is seen.
"""

from dataclasses import dataclass

from agreements.rules.naskah import RECITALS, digest, numbered, parse, write

LANGUAGES = ("Inggris", "Jepang", "Korea", "Mandarin", "Arab", "Prancis", "Jerman", "Belanda", "Spanyol")
MISSING, STALE, CURRENT = "belum", "usang", "ada"
MAX_PART, MAX_TITLE, MAX_LANGUAGE = 60_000, 300, 40


@dataclass(frozen=True)
class Source:
    """One Indonesian part: its id, what it is called, its title (of a pasal) and its words as typed."""

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

    Those of `frame` whose id is "penutup" stand after the pasal.
    """
    recitals = Source(RECITALS, "Konsiderans", "", "\n".join(naskah.recitals))
    pasal = [
        Source(each.id, f"Pasal {number}", each.title, write(each.body))
        for number, each in enumerate(naskah.pasal, 1)
    ]
    before = [part for part in frame if part.id not in ("rumusan", "penutup")]
    after = {part.id: part for part in frame}
    middle = [after["rumusan"]] if "rumusan" in after else []
    return (*before, recitals, *middle, *pasal, *([after["penutup"]] if "penutup" in after else []))


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
    ours, theirs = parse(left), parse(right)
    if [node.kind for node in ours] != [node.kind for node in theirs]:
        return [(ours, theirs, 1)]
    both = zip(numbered(ours), theirs, strict=True)
    return [((one,), (other,), place) for (place, one), other in both]
