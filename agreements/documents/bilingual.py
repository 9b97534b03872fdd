"""The sentences around the pasal in both languages, the sheet of two columns, and the lampiran behind it."""

from dataclasses import dataclass, replace

from agreements.documents import wording
from agreements.documents.annexes import Annex, block
from agreements.documents.layout import groups, sheet
from agreements.rules.enums import Instrument
from agreements.rules.layout import value_of
from agreements.rules.naskah import RECITALS, Table, roman, texts_of
from agreements.rules.translating import (
    CODES,
    RIGHT_TO_LEFT,
    Source,
    beside,
    blocks_of,
    gaps,
    pairs,
    rows_of,
    sources,
)
from agreements.rules.word_translation import Kept, filled

DAY, PLACE = "{tanggal}", "{tempat}"
ENGLISH = "Inggris"
TWO_LINES = 90  # characters that surely fill more than one line of a column
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
ORDINALS = (
    *("FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "SIXTH"),
    *("SEVENTH", "EIGHTH", "NINTH", "TENTH", "ELEVENTH", "TWELFTH"),
)
ARTICLES = {
    "en": "Article {}",
    "ja": "第{}条",
    "ko": "제{}조",
    "zh-Hans": "第{}条",
    "ar": "المادة {}",
    "fr": "Article {}",
    "de": "Artikel {}",
    "nl": "Artikel {}",
    "es": "Artículo {}",
}  # what "Pasal 1" is called in the other column
NAMES = {Instrument.LOI: "Letter of Intent", Instrument.NASKAH_LN: "Memorandum of Understanding"}
PREVAILS = {
    "setara": "Kedua bunyi dalam bahasa Indonesia dan bahasa {other} mempunyai kekuatan yang sama.",
    "indonesia": "Bila ada perbedaan penafsiran, yang berlaku adalah bunyi dalam bahasa Indonesia.",
    "asing": "Bila ada perbedaan penafsiran, yang berlaku adalah bunyi dalam bahasa {other}.",
}
PREVAILS_ENGLISH = {
    "setara": "Both texts, in Indonesian and in English, are equally authentic.",
    "indonesia": "In case of any divergence of interpretation, the Indonesian text shall prevail.",
    "asing": "In case of any divergence of interpretation, the English text shall prevail.",
}


@dataclass(frozen=True)
class Row:
    """One row of the two columns: the groups of each side and from which number its lists begin."""

    left: tuple
    right: tuple
    heading: tuple = ()  # ("Pasal 1", title) in ours, then in the other language
    brief: bool = False  # perhaps but one line high


@dataclass(frozen=True)
class Bit:
    """A piece of a lampiran: rows of two columns, or the blocks of each side, one beneath the other."""

    rows: tuple = ()
    left: tuple = ()
    right: tuple = ()


@dataclass(frozen=True)
class AnnexPair:
    """A lampiran in both languages."""

    ours: Annex
    label: str
    title: str
    bits: tuple


def frame_of(draft):
    """Return the `Source`s of the sentences around the pasal, without the day and place of signing.

    Signing does not make a translation stale: the day and the place are filled in on paper.
    """
    bare = replace(draft, signing_date=None, place="")
    found = [
        Source("judul", "Judul", "", draft.about),
        Source("pembuka", "Kalimat pembuka", "", wording.opening(bare)),
    ]
    for party in draft.parties:
        words = f"{party.signatory}: {wording.party_description(party)} {wording.party_label(party)}."
        found.append(Source(f"pihak_{party.order}", wording.party_label(party).capitalize(), "", words))
    found += [
        Source("bersama", "Sebutan bersama", "", wording.together(draft)),
        Source("rumusan", "Rumusan kesepakatan", "", wording.formula(draft)),
        Source("penutup", "Penutup", "", wording.closing(bare)),
    ]
    return tuple(found)


def parts_of(draft):
    """Return all `Source`s of a draft, in reading order."""
    return sources(draft.text, frame_of(draft))


def suggested(draft, part):
    """Return an English beginning for a sentence of the frame, "" for everything else."""
    name = NAMES.get(draft.instrument, "Agreement")
    if part.id.startswith("pihak_"):
        party = next(party for party in draft.parties if f"pihak_{party.order}" == part.id)
        where = ", ".join(filter(None, (party.seat, party.country)))
        return (
            f"{party.signatory}: {party.office}, having its seat in {where}, acting for and on behalf of "
            f"{party.body}, hereinafter referred to as the {ORDINALS[party.order - 1]} PARTY."
        )
    labels = " and ".join(f"the {ORDINALS[party.order - 1]} PARTY" for party in draft.parties)
    said = {
        "pembuka": f"On this day, {DAY}, we, the undersigned:",
        "bersama": f"{labels[:1].upper()}{labels[1:]}, hereinafter jointly referred to in this {name} as the "
        "PARTIES and individually as a PARTY.",
        "rumusan": f"Based on the foregoing, the PARTIES have agreed to enter into this {name} under the "
        "following terms:",
        "penutup": f"This {name} is made and signed in {PLACE} on the day and date first written above, in "
        "originals having equal legal force.",
    }
    return said.get(part.id, "")


def foreign_label(party, language):
    """Return how a party is called in the other language, as far as the program knows it."""
    return f"{ORDINALS[party.order - 1]} PARTY" if language == ENGLISH else ""


def annex_label(number, count, language):
    """Return "ANNEX II" for a lampiran in that language, "" where the program does not know the word."""
    if language != ENGLISH:
        return ""
    return f"ANNEX {roman(number)}" if count > 1 else "ANNEX"


def article_words(language):
    """Return what a pasal is called in that language with `{}` for its number, as far as it is known."""
    return ARTICLES.get(CODES.get(language, ""), "Pasal {}")


def _day(draft, language):
    day = draft.signing_date
    if not day:
        return wording.DOTS
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if language == ENGLISH else f"{day:%d-%m-%Y}"


def kept_of(draft):
    """Return the translation of a `Draft` as `word_translation.Kept`."""
    frame = frozenset(part.id for part in frame_of(draft))
    behind = frozenset(part.id for part in draft.text.lampiran)
    return Kept(draft.translation, parts_of(draft), frame, fillings(draft), behind)


def fillings(draft):
    """Return {hole: what stands there on paper}: the day and place of signing, or dots."""
    day = _day(draft, draft.translation.get("language", ""))
    return {DAY: day, PLACE: draft.place or wording.DOTS}


def prevailing(draft):
    """Return the sentences on which language prevails: in Indonesian, and in the other one or ""."""
    language, how = draft.translation.get("language", ""), value_of(draft, "bahasa")
    return PREVAILS[how].format(other=language), PREVAILS_ENGLISH[how] if language == ENGLISH else ""


def bilingual_sheet(draft, dress=str):
    """Take a `Draft` whose translation is whole; return what the template of two columns needs."""
    language = draft.translation.get("language", "")
    found = {pair.source.id: pair for pair in pairs(draft.translation, parts_of(draft))}

    def other(ident):
        return dress(filled(found[ident].words, fillings(draft)))

    base = sheet(draft, dress=dress)
    code = CODES.get(language, "")
    return {
        "sheet": replace(base, signatures=_labelled(base.signatures, draft, language)),
        "language": language,
        "tongue": code,
        "direction": "rtl" if code in RIGHT_TO_LEFT else "",
        "name": NAMES.get(draft.instrument, "") if language == ENGLISH else "",
        "about": other("judul").upper(),
        "opening": other("pembuka"),
        "parties": [(row, other(f"pihak_{n}")) for n, row in enumerate(base.parties, 1)],
        "together": other("bersama"),
        "recitals": _recitals(draft, found[RECITALS], dress),
        "formula": other("rumusan"),
        "rows": [
            row
            for number, each in enumerate(draft.text.pasal, 1)
            for row in _rows(found[each.id], number, language, dress)
        ],
        "closing": other("penutup"),
        "prevails": prevailing(draft),
        "annexes": [
            _annex(number, annex, found[part.id], language, dress)
            for number, (annex, part) in enumerate(zip(base.annexes, draft.text.lampiran, strict=True), 1)
        ],
    }


def _labelled(rows, draft, language):
    """Let a place to sign bear the name of the party in the other language too."""
    names = {wording.party_label(party): foreign_label(party, language) for party in draft.parties}
    return tuple(
        tuple(
            replace(place, label=" / ".join(filter(None, (place.label, names[place.label])))) for place in row
        )
        for row in rows
    )


def _annex(number, annex, pair, language, dress):
    """A lampiran: paragraphs in two columns, tables one beneath the other: half a line is too narrow."""
    word = annex_label(number, 1 if annex.label == "LAMPIRAN" else 2, language)
    bits = tuple(_bit(*sides, dress) for sides in blocks_of(pair.source.words, pair.words))
    return AnnexPair(annex, word, dress(pair.title.upper()), bits)


def _bit(ours, theirs, dress):
    if len(ours) == len(theirs) == 1 and not isinstance(ours[0], Table):
        rows = beside(ours[0], theirs[0])
        return Bit(rows=tuple(_row(left, right, place, dress) for left, right, place in rows))
    return Bit(*((), *(tuple(block(run, dress, groups) for run in side) for side in (ours, theirs))))


def _recitals(draft, pair, dress):
    theirs = [line for line in pair.words.splitlines() if line.strip()]
    ours = list(draft.text.recitals)
    if len(ours) != len(theirs):
        return [("", dress("\n".join(ours)), dress(pair.words))]
    return [
        (f"{place}.", dress(one), dress(two))
        for place, (one, two) in enumerate(zip(ours, theirs, strict=True), 1)
    ]


def _rows(pair, number, language, dress):
    theirs = article_words(language).format(number)
    heading = (f"Pasal {number}", dress(pair.source.title.upper()), theirs, dress(pair.title.upper()))
    found = [_row(*sides, dress) for sides in rows_of(pair.source.words, pair.words)]
    return [replace(row, heading=() if at else heading) for at, row in enumerate(found)]


def _row(left, right, place, dress):
    brief = max(len(" ".join(texts_of(side))) for side in (left, right)) < TWO_LINES
    return Row(*(_from(groups(side, dress), place) for side in (left, right)), brief=brief)


def _from(found, place):
    """Let a list that is cut into rows go on with its own number."""
    return tuple(
        replace(group, start=place if group.kind != "teks" and len(found) == 1 else group.start)
        for group in found
    )


def bilingual_gaps(draft):
    """Return what the paper of two languages lacks."""
    return gaps(draft.translation, parts_of(draft))
