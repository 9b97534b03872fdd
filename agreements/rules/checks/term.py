"""Rules on the term: dates in order, words and dates that agree, and how long (law.md C-08, C-09)."""

import re
from datetime import timedelta

from agreements.rules.checks.finding import ABROAD, ADDENDUM, BOTH, EVERY, LOI, Parameter, rule
from agreements.rules.checks.reading import REACH
from agreements.rules.enums import Instrument, Severity
from agreements.rules.indonesian import MONTHS, anniversary, duration, long_date, span_in_words, spans

BLOCKING, WARNING, HINT = Severity.BLOCKING, Severity.WARNING, Severity.HINT
CAP = Parameter("years", "Jangka waktu paling lama (tahun)", 5, most=50)
RUNS = re.compile(r"\b(?:berlaku|jangka\s+waktu)\b", re.IGNORECASE)
NOT_THE_TERM = re.compile(
    r"\b(?:paling\s+(?:lambat|lama|sedikit|singkat|banyak|cepat)|selambat|sekurang|sebelum|setelah|perpanjang\w*|"
    r"diperpanjang|setiap|tenggang)\b",
    re.IGNORECASE,
)
DATE = re.compile(rf"\b(\d{{1,2}})\s+({'|'.join(MONTHS)})\s+(\d{{4}})\b", re.IGNORECASE)
UNTIL = re.compile(
    r"\b(?:sampai\s+dengan|s\.?d\.?|hingga|berakhir\s+pada)\s+(?:pada\s+)?(?:tanggal\s+)?$", re.IGNORECASE
)
SINCE = re.compile(
    r"\b(?:terhitung|mulai|sejak)\s+(?:mulai\s+|sejak\s+|pada\s+)*(?:tanggal\s+)?$", re.IGNORECASE
)
ANY_SPAN = re.compile(r"\b\d{1,4}\s*\([^()\n]{1,80}\)\s*(?:tahun|bulan|hari)\b", re.IGNORECASE)


@rule(
    "C-08",
    BLOCKING,
    "Tanggal mulai dan berakhir ada, berurutan, dan sama dengan yang tertulis",
    "Permendagri 22/2020 Pasal 40 dan 41",
    "PP 28/2018 Pasal 19 ayat (2) huruf b",
    instruments=BOTH,
)
def dates_agree(found, reading):
    """Both dates are there and in order; digits, words and dates in the text agree with them."""
    draft = reading.draft
    for field, day, words in (("start", draft.start, "mulai berlaku"), ("end", draft.end, "berakhir")):
        if day is None:
            yield found(f"Tanggal {words} belum diisi.", f"Isi tanggal {words}.", field=field)
    yield from _digits_and_words(found, reading)
    if draft.start is None or draft.end is None:
        return
    if draft.end <= draft.start:
        yield found(
            f"Tanggal berakhir {long_date(draft.end)} tidak sesudah tanggal mulai {long_date(draft.start)}.",
            "Perbaiki tanggal mulai atau tanggal berakhir.",
            field="end",
        )
        return
    for section in reading.about("jangka_waktu"):
        for spot in section.spots:
            yield from _written_dates(found, draft, spot)
            yield from _written_term(found, draft, spot)


def _digits_and_words(found, reading):
    for hit in reading.find(ANY_SPAN):
        for reading_of in spans(hit.match[0]):
            if reading_of.problem:
                yield found(
                    f"Angka dan kata tidak sama: {reading_of.excerpt}.",
                    reading_of.problem,
                    pasal_id=hit.spot.pasal_id,
                    where=hit.spot.path,
                    excerpt=reading_of.excerpt,
                )


def _at(spot):
    return {"pasal_id": spot.pasal_id, "where": spot.path}


def _written_dates(found, draft, spot):
    """A date written as the beginning or the end is the one of the draft."""
    for match in DATE.finditer(spot.text):
        before = spot.text[max(0, match.start() - REACH) : match.start()]
        meant = draft.end if UNTIL.search(before) else draft.start if SINCE.search(before) else None
        if (
            meant
            and RUNS.search(before)
            and (int(match[1]), match[2].lower(), int(match[3]))
            != (
                meant.day,
                MONTHS[meant.month - 1].lower(),
                meant.year,
            )
        ):
            yield found(
                f"Tanggal {match[0]} dalam naskah tidak sama dengan yang tercatat ({long_date(meant)}).",
                "Samakan tanggal dalam naskah dengan data jangka waktu.",
                excerpt=match[0],
                **_at(spot),
            )


def _written_term(found, draft, spot):
    """A term written as "berlaku selama 5 (lima) tahun" is the one between the dates, give or take a day."""
    for reading_of in spans(spot.text)[:1]:
        clause = spot.text[: reading_of.start]
        if not RUNS.search(clause) or NOT_THE_TERM.search(clause):
            continue
        lengths = [
            duration(draft.start, draft.end),
            duration(draft.start, max(draft.start, draft.end - timedelta(1))),
        ]
        if (reading_of.span.whole_months, reading_of.span.days) not in [
            (s.whole_months, s.days) for s in lengths
        ]:
            real = lengths[0]
            yield found(
                f"Jangka waktu dalam naskah ({reading_of.span}) tidak sama dengan tanggalnya ({real}).",
                f"Tulis {span_in_words(real.years, real.months, real.days)} atau perbaiki tanggalnya.",
                excerpt=reading_of.excerpt,
                **_at(spot),
            )


def exceeds(start, end, years):
    """Whether a term goes beyond so many years; the same date that many years later is not yet beyond."""
    return end > anniversary(start, years * 12)


def whole_term(draft):
    """Take a `Draft`; return the form, first and last day of the term that it makes, or None.

    An addendum that lengthens what stands beneath it makes a term that began with that; one that leaves the
    end as it was makes none.
    """
    form, start, parent = draft.instrument, draft.start, draft.parent
    if form == Instrument.ADDENDUM:
        if parent is None or (parent.end and draft.end and draft.end <= parent.end):
            return None
        form, start = parent.instrument, parent.start
    return (form, start, draft.end) if start and draft.end else None


@rule(
    "C-09",
    BLOCKING,
    "KSB berlaku paling lama 5 tahun",
    "Permendagri 22/2020 Pasal 9 ayat (3)",
    "Permendagri 22/2020 Pasal 32 ayat (3)",
    instruments=BOTH | ADDENDUM,
    parameters=(CAP,),
)
def not_too_long(found, reading, years):
    """A KSB runs five years at most; a PKS has no cap in the law, so a longer one is only a hint.

    The years of a PKS that an addendum lengthens are counted from the first day of the PKS.
    """
    form, start, end = whole_term(reading.draft) or ("", None, None)
    if form not in BOTH or not exceeds(start, end, years):
        return
    length = duration(start, end)
    if form == Instrument.KSB:
        yield found(
            f"Jangka waktu KSB {length}, padahal paling lama {years} tahun.",
            "Perpendek jangka waktunya; KSB dapat diperpanjang berdasarkan kesepakatan.",
            field="end",
        )
    else:
        through = " dengan adendum ini" if reading.draft.instrument == Instrument.ADDENDUM else ""
        yield found(
            f"Jangka waktu PKS{through} {length}, lebih dari {years} tahun.",
            "Tidak ada batas nasional untuk PKS; pastikan ada alasan yang kuat atau aturan khusus.",
            severity=HINT,
            field="end",
        )


@rule(
    "LN-10",
    BLOCKING,
    "Naskah luar negeri berlaku paling lama 5 tahun",
    "Permendagri 25/2020 Pasal 32",
    instruments=ABROAD | ADDENDUM,
    parameters=(CAP,),
)
def not_too_long_abroad(found, reading, years):
    """Five years at most, and extendable: as a text that follows, not by an addendum beyond them."""
    form, start, end = whole_term(reading.draft) or ("", None, None)
    if form not in ABROAD or not exceeds(start, end, years):
        return
    what = "naskah dengan adendum ini" if reading.draft.instrument == Instrument.ADDENDUM else "naskah"
    yield found(
        f"Jangka waktu {what} {duration(start, end)}, padahal paling lama {years} tahun.",
        "Perpendek jangka waktunya; naskah dapat diperpanjang dengan persetujuan para pihak.",
        field="end",
    )


@rule(
    "LN-11",
    BLOCKING,
    "Pernyataan kehendak berlaku paling lama 1 tahun",
    "Permendagri 25/2020 Pasal 13",
    instruments=LOI,
    parameters=(Parameter("months", "Masa berlaku paling lama (bulan)", 12, most=60),),
)
def intent_not_too_long(found, reading, months):
    """Twelve months at most."""
    draft = reading.draft
    if draft.start and draft.end and draft.end > anniversary(draft.start, months):
        yield found(
            f"Masa berlakunya {duration(draft.start, draft.end)}, padahal paling lama {months} bulan.",
            "Perpendek masa berlakunya.",
            field="end",
        )


@rule(
    "C-20",
    BLOCKING,
    "Tanggal adendum berurutan",
    "Permendagri 22/2020 Pasal 15 dan 37",
    instruments=EVERY - BOTH,
)
def dates_in_order(found, reading):
    """Where an instrument of another kind has both dates, they are in order."""
    draft = reading.draft
    if draft.start and draft.end and draft.end < draft.start:
        yield found("Tanggal berakhir mendahului tanggal mulai.", "Perbaiki tanggalnya.", field="end")


RULES = (dates_agree, not_too_long, not_too_long_abroad, intent_not_too_long, dates_in_order)
