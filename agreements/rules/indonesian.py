"""Numbers, money and dates as official Indonesian writes them; no locale, no other package.

num2words 0.5.14 was tried and not taken: it writes "satu juta satu ribu" for 1.001.000, where the
official word is "seribu", and knows no reader for the way back.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

UNITS = (
    "",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
LARGEST = 10**15
ORDINALS = (
    "KESATU",
    "KEDUA",
    "KETIGA",
    "KEEMPAT",
    "KELIMA",
    "KEENAM",
    "KETUJUH",
    "KEDELAPAN",
    "KESEMBILAN",
    "KESEPULUH",
    "KESEBELAS",
    "KEDUA BELAS",
)


def _below_thousand(number):
    hundreds, rest = divmod(number, 100)
    head = "seratus" if hundreds == 1 else f"{UNITS[hundreds]} ratus" if hundreds else ""
    if rest < 12:
        tail = UNITS[rest]
    elif rest < 20:
        tail = f"{UNITS[rest - 10]} belas"
    else:
        tail = f"{UNITS[rest // 10]} puluh {UNITS[rest % 10]}"
    return f"{head} {tail}".strip()


def terbilang(number):
    """Take an int from -10**15 to 10**15; return it in words ("seribu", "satu juta seribu").

    Raises ValueError outside that range and TypeError for what is no int.
    """
    if not isinstance(number, int) or isinstance(number, bool):
        raise TypeError("Hanya bilangan bulat yang dapat dibilang.")
    if abs(number) > LARGEST:
        raise ValueError("Bilangan di luar jangkauan terbilang.")
    if number < 0:
        return f"minus {terbilang(-number)}"
    if number == 0:
        return "nol"
    if number == LARGEST:
        return "seribu triliun"
    parts = []
    for scale, name in SCALES:
        count, number = divmod(number, scale)
        if count:
            parts.append(f"{_below_thousand(count)} {name}")
    thousands, rest = divmod(number, 1000)
    if thousands:
        parts.append("seribu" if thousands == 1 else f"{_below_thousand(thousands)} ribu")
    return " ".join([*parts, _below_thousand(rest)]).strip()


def number(value, places=None):
    """Take an int, Decimal or str of one; return "1.234.567,89". `places`: decimals, rounded half up."""
    value = Decimal(value)
    if places is not None:
        value = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))


def money(value):
    """Take rupiah as int or Decimal; return "Rp1.234.567,00" (minus before the sign of currency)."""
    shown = number(value, 2)
    return f"-Rp{shown[1:]}" if shown.startswith("-") else f"Rp{shown}"


def money_in_words(value):
    """Take rupiah as int or Decimal; return "satu juta rupiah", with "dan lima puluh sen" for sen."""
    sen = int((abs(Decimal(value)) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    whole, rest = divmod(sen, 100)
    words = f"{terbilang(whole)} rupiah" + (f" dan {terbilang(rest)} sen" if rest else "")
    return f"minus {words}" if value < 0 and sen else words


def day_name(day):
    """Take a date; return "Selasa"."""
    return DAYS[day.weekday()]


def long_date(day):
    """Take a date; return "4 Agustus 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day):
    """Take a date; return "04-08-2026", the digits in the brackets of the opening."""
    return f"{day.day:02}-{day.month:02}-{day.year:04}"


@dataclass(frozen=True)
class DateInWords:
    """A date in the parts that the opening of an agreement needs (Permendagri 22/2020 annex)."""

    day_name: str  # "Selasa"
    day: str  # "empat"
    month: str  # "Agustus"
    year: str  # "dua ribu dua puluh enam"
    digits: str  # "04-08-2026"

    def __str__(self):
        return f"{self.day_name}, tanggal {self.day} bulan {self.month} tahun {self.year} ({self.digits})"


def date_in_words(day):
    """Take a date; return its `DateInWords`; "Pada hari ini, {it}" is the opening of an agreement."""
    words = terbilang(day.day), MONTHS[day.month - 1], terbilang(day.year)
    return DateInWords(day_name(day), *words, short_date(day))


def party_label(order):
    """Take a party's place from 1; return "PIHAK KESATU". Raises IndexError beyond the twelfth."""
    if order < 1:
        raise IndexError("Urutan pihak dimulai dari 1.")
    return f"PIHAK {ORDINALS[order - 1]}"


def listed(things):
    """Take strings; return them in a sentence: "a", "a dan b", "a, b, dan c"."""
    things = list(things)
    if len(things) < 3:
        return " dan ".join(things)
    return f"{', '.join(things[:-1])}, dan {things[-1]}"


def days_left_words(days):
    """Take whole days to an end (negative after it); return "12 hari lagi", "berakhir hari ini" ..."""
    if days == 0:
        return "berakhir hari ini"
    shown = f"{abs(days):,}".replace(",", ".")
    return f"{shown} hari lagi" if days > 0 else f"berakhir {shown} hari lalu"


def add_months(day, months):
    """Take a date and a number of months; return the same day of that month, or its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def anniversary(start, months):
    """Take a first day and a term in months; return the day after the term.

    Where that month lacks the day (29 February, 31), the term runs to the end of the month.
    """
    day = add_months(start, months)
    return day if day.day == start.day else day + timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """A length of time in calendar years, months and days."""

    years: int = 0
    months: int = 0
    days: int = 0

    def __str__(self):
        parts = (self.years, "tahun"), (self.months, "bulan"), (self.days, "hari")
        return " ".join(f"{count} {name}" for count, name in parts if count) or "0 hari"

    @property
    def whole_months(self):
        """Years and months as months."""
        return self.years * 12 + self.months


def duration(start, end):
    """Take the first and the last day (both counted); return the `Span` between them.

    1 January 2026 to 31 December 2030 is 5 years. Raises ValueError where the end is before the start.
    """
    if end < start:
        raise ValueError("Tanggal akhir mendahului tanggal mulai.")
    after = end + timedelta(days=end < date.max)
    months = (after.year - start.year) * 12 + after.month - start.month
    if anniversary(start, months) > after:
        months -= 1
    return Span(months // 12, months % 12, (after - anniversary(start, months)).days)


def end_of(start, *, years=0, months=0):
    """Take the first day and a term; return its last day (5 years from 1 Jan 2026: 31 Dec 2030)."""
    return anniversary(start, years * 12 + months) - timedelta(days=1)


def span_in_words(years=0, months=0, days=0):
    """Take a term; return "5 (lima) tahun", "1 (satu) tahun 6 (enam) bulan"."""
    parts = (years, "tahun"), (months, "bulan"), (days, "hari")
    shown = [f"{count} ({terbilang(count)}) {name}" for count, name in parts if count]
    return " ".join(shown) or "0 (nol) hari"


READ_UNITS = {word: value for value, word in enumerate(UNITS) if word} | {"nol": 0}
READ_SCALES = {name: scale for scale, name in SCALES} | {"ribu": 1000}
TENS = {"puluh": 10, "ratus": 100}
NUMBER_WORD = "|".join(
    sorted([*READ_UNITS, *READ_SCALES, *TENS, "belas", "seratus", "seribu"], key=len, reverse=True)
)
SPAN = re.compile(
    rf"(?<![\w.,])(?:(?P<digits>\d{{1,4}})\s*(?:\((?P<words>[^()]{{0,80}})\))?"
    rf"|(?P<bare>(?:{NUMBER_WORD})(?:\s+(?:{NUMBER_WORD})){{0,15}}))\s+(?P<unit>tahun|bulan|hari)\b",
    re.IGNORECASE,
)


def read_number(words):
    """Take a number in words; return the int, or None where a word is no number. "satu ribu" is read too."""
    total = group = unit = 0
    tokens = words.lower().replace("-", " ").split()
    for word in tokens:
        if word in READ_UNITS:
            unit = READ_UNITS[word]
        elif word == "belas":
            group, unit = group + unit + 10, 0
        elif word in TENS:
            group, unit = group + unit * TENS[word], 0
        elif word == "seratus":
            group += 100
        elif word == "seribu":
            total += 1000
        elif word in READ_SCALES:
            total, group, unit = total + (group + unit) * READ_SCALES[word], 0, 0
        else:
            return None
    return total + group + unit if tokens else None


@dataclass(frozen=True)
class SpanReading:
    """A term read from a sentence; `problem` says where digits and words disagree, else ""."""

    span: Span
    excerpt: str
    problem: str = ""
    start: int = 0  # where it begins in the text


REMARKS = {"tahun", "bulan", "hari", "kerja", "kalender"}


def _said(words):
    """Return the number words within brackets, or "" where the brackets hold a remark ("atau lebih")."""
    tokens = [word for word in words.lower().split() if word not in REMARKS]
    known = any(re.fullmatch(NUMBER_WORD, word) for word in tokens)
    return " ".join(tokens) if known or len(tokens) == 1 else ""


def _measure(match):
    """Return `(count, problem)` of one counted unit; digits win where both stand."""
    if match["bare"]:
        return read_number(match["bare"]), ""
    count, said = int(match["digits"]), _said(match["words"] or "")
    if not said or read_number(said) == count:
        return count, ""
    return count, f'Angka {count} tidak sama dengan kata "{said}"; seharusnya "{terbilang(count)}".'


def spans(text):
    """Take a text; return a `SpanReading` for every term in it: "5 (lima) tahun", "satu tahun 6 bulan"."""
    found, last = [], None
    for match in SPAN.finditer(text):
        count, problem = _measure(match)
        unit = {"tahun": "years", "bulan": "months", "hari": "days"}[match["unit"].lower()]
        joined = (
            last
            and text[last.end() : match.start()].strip() in ("", "dan")
            and not getattr(found[-1].span, unit)
        )
        if joined:
            before = found.pop()
            span = replace(before.span, **{unit: count})
            excerpt = text[before.start : match.end()]
            found.append(SpanReading(span, excerpt, before.problem or problem, before.start))
        else:
            found.append(SpanReading(Span(**{unit: count}), match[0], problem, match.start()))
        last = match
    return tuple(found)


def parse_span(text):
    """Take a text; return the first `SpanReading` in it, or None."""
    return next(iter(spans(text)), None)
