"""Coordinates on WGS84: read in the spellings people type, written both ways, and how far points lie apart.

An angle is a `Decimal` in degrees with 8 decimals (about a millimetre): south and west are negative.
"""

import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

PLACES = Decimal("0.00000001")
LONGEST = 80  # characters of a coordinate; nobody types a longer one


@dataclass(frozen=True)
class Axis:
    """Latitude or longitude: its words and how far Indonesia reaches."""

    name: str
    low: Decimal
    high: Decimal
    plus: str
    minus: str
    example: str


LAT = Axis("Lintang", Decimal("-11.5"), Decimal("6.5"), "LU", "LS", "-7,4725 atau 7° 28' 21\" LS")
LON = Axis("Bujur", Decimal("94.5"), Decimal("141.5"), "BT", "BB", "112,4336 atau 112° 26' 01\" BT")
# Letters as they are typed, each with its axis and sign.
LETTERS = {
    **dict.fromkeys(("LU", "N", "U", "LINTANG UTARA", "UTARA"), (LAT, 1)),
    **dict.fromkeys(("LS", "S", "LINTANG SELATAN", "SELATAN"), (LAT, -1)),
    **dict.fromkeys(("BT", "E", "T", "BUJUR TIMUR", "TIMUR"), (LON, 1)),
    **dict.fromkeys(("BB", "W", "B", "BUJUR BARAT", "BARAT"), (LON, -1)),
}
WORD = "|".join(sorted(LETTERS, key=len, reverse=True))
SIGNS = str.maketrans(
    {
        **dict.fromkeys("′’‘´`ʹʼ", "'"),
        **dict.fromkeys("″”“ʺ", '"'),
        **dict.fromkeys("º˚⁰∘", "°"),
        **dict.fromkeys("−–‒", "-"),
        **dict.fromkeys("\u00a0\u2009\u202f\t", " "),
    }
)
NUMBER = r"\d{1,3}(?:[.,]\d{1,20})?"
ANGLE = re.compile(
    rf"(?P<before>{WORD})?\s*(?P<sign>[+-])?\s*(?P<degrees>{NUMBER})\s*°?\s*"
    rf"(?:(?<=[\s°:])(?P<minutes>{NUMBER})\s*'?\s*(?:(?<=[\s':])(?P<seconds>{NUMBER})\s*\"?)?)?\s*"
    rf"(?P<after>{WORD})?",
    re.ASCII,
)


class CoordinateError(ValueError):
    """What was typed is no coordinate in Indonesia; `axis`: of which, or None where both are meant."""

    def __init__(self, sentence, axis=None):
        super().__init__(sentence)
        self.axis = axis


@dataclass(frozen=True)
class Position:
    """A place: latitude and longitude in degrees."""

    lat: Decimal
    lon: Decimal


def read_position(lat, lon):
    """Take two texts; return the `Position`. Raises CoordinateError, also where the two are swapped."""
    try:
        return Position(read_angle(lat, LAT), read_angle(lon, LON))
    except CoordinateError as error:
        if _fits(lat, LON) and _fits(lon, LAT):
            raise CoordinateError("Lintang dan bujur tampaknya tertukar; tukarkan keduanya.") from None
        raise error


def _fits(text, axis):
    try:
        read_angle(text, axis)
    except CoordinateError:
        return False
    return True


def read_angle(text, axis):
    """Take one coordinate as typed ("-7,4725", "7°28'20.5\"S", "LS 7 28 20,5"); return degrees.

    Raises CoordinateError with an Indonesian sentence: unreadable, minutes or seconds of 60 and more, sign
    and letter together, a letter of the other axis, or outside Indonesia.
    """
    match = _match(text, axis)
    letter = match["before"] or match["after"]
    if letter and LETTERS[letter][0] is not axis:
        other = LETTERS[letter][0].name.lower()
        raise CoordinateError(
            f"{axis.name} memakai {axis.minus} atau {axis.plus}, bukan “{letter}” yang menandai {other}. "
            "Lintang dan bujur tampaknya tertukar.",
            axis,
        )
    if letter and match["sign"]:
        raise CoordinateError(
            f"{axis.name}: pakai tanda minus atau huruf {axis.minus}, jangan keduanya.", axis
        )
    sign = LETTERS[letter][1] if letter else -1 if match["sign"] == "-" else 1
    degrees = (sign * _degrees(match, axis)).quantize(PLACES, ROUND_HALF_UP)
    _demand_inside(degrees, axis, marked=bool(letter or match["sign"]))
    return degrees


def _match(text, axis):
    plain = " ".join(text.translate(SIGNS).replace("''", '"').upper().split())
    for word, mark in (("DERAJAT", "°"), ("MENIT", "'"), ("DETIK", '"'), (":", " ")):
        plain = plain.replace(word, mark)
    match = ANGLE.fullmatch(plain) if len(text) <= LONGEST else None
    if not match or (match["before"] and match["after"]):
        raise CoordinateError(f"{axis.name} tidak terbaca. Tulis misalnya {axis.example}.", axis)
    return match


def _degrees(match, axis):
    parts = [Decimal((match[name] or "0").replace(",", ".")) for name in ("degrees", "minutes", "seconds")]
    for name, part, finer in (
        ("derajat", parts[0], match["minutes"]),
        ("menit", parts[1], match["seconds"]),
    ):
        if finer and part % 1:
            raise CoordinateError(f"{axis.name}: {name} berkoma tidak dapat diikuti bagian lain.", axis)
    for name, part in (("menit", parts[1]), ("detik", parts[2])):
        if part >= 60:
            raise CoordinateError(f"{axis.name}: {name} harus kurang dari 60.", axis)
    return parts[0] + parts[1] / 60 + parts[2] / 3600


def _demand_inside(degrees, axis, *, marked):
    """Refuse what lies outside Indonesia, with the most likely mend."""
    if axis.low <= degrees <= axis.high:
        return
    other = LON if axis is LAT else LAT
    hint = ""
    if other.low <= degrees <= other.high:
        hint = " Lintang dan bujur tampaknya tertukar."
    elif not marked and axis.low <= -degrees <= axis.high:
        hint = f" Maksudnya {axis.minus}? Tulis dengan tanda minus atau huruf {axis.minus}."
    shown = f"{decimal_words(degrees, 4)}°"
    low, high = dms_bound(axis.low, axis), dms_bound(axis.high, axis)
    raise CoordinateError(f"{axis.name} {shown} di luar Indonesia ({low} sampai {high}).{hint}", axis)


def dms_bound(degrees, axis):
    """Return a bound in words: "11,5° LS"."""
    letter = axis.minus if degrees < 0 else axis.plus
    return f"{str(abs(degrees)).replace('.', ',')}° {letter}"


def split_pair(text):
    """Take one text that holds both ("7°28'20.5\"S 112°26'01\"E", "-7.47, 112.43"); return the two texts.

    None where it is not plainly two.
    """
    plain = text.translate(SIGNS).strip()
    for mark in (";", "\n", "/", "|"):
        if plain.count(mark) == 1:
            return _halves(plain.split(mark))
    letters = list(re.finditer(rf"(?<![A-Z])(?:{WORD})(?![A-Z])", plain.upper()))
    if len(letters) == 2:
        at = letters[0].end() if letters[0].start() else letters[1].start()
        return _halves([plain[:at], plain[at:]])
    for mark in (r",\s+", r"\s+", r","):
        parts = re.split(mark, plain)
        if len(parts) == 2:
            return _halves(parts)
    return None


def _halves(parts):
    one, two = (part.strip(" ,") for part in parts)
    return (one, two) if one and two else None


def decimal_words(degrees, places=8):
    """Take degrees; return them in decimals with a comma: "-7,47236111"."""
    return f"{degrees:.{places}f}".replace(".", ",")


def dms_words(degrees, axis, places=3):
    """Take degrees; return "7° 28′ 20,500″ LS" with that many decimals of a second (0.001″ is 3 cm)."""
    step = Decimal(1).scaleb(-places)
    seconds = (abs(degrees) * 3600).quantize(step, ROUND_HALF_UP)
    minutes, seconds = divmod(seconds, 60)
    whole, minutes = divmod(minutes, 60)
    letter = axis.minus if degrees < 0 else axis.plus
    shown = f"{seconds:0{places + 3 if places else 2}.{places}f}".replace(".", ",")
    return f"{whole:.0f}° {minutes:02.0f}′ {shown}″ {letter}"


def position_words(position):
    """Take a `Position`; return it in degrees, minutes and seconds, latitude first."""
    return f"{dms_words(position.lat, LAT)}, {dms_words(position.lon, LON)}"


MAJOR, FLAT = 6378137.0, 1 / 298.257223563  # WGS84
MINOR = MAJOR * (1 - FLAT)


def distance(one, other):
    """Take two `Position`s; return metres between them along the ellipsoid WGS84 (Vincenty 1975, inverse).

    Good to a millimetre for points less than 10,000 km apart, as any two within Indonesia are.
    """
    one, other = sorted([one, other], key=lambda place: (place.lat, place.lon))
    if one == other:
        return 0.0
    u1, u2 = (math.atan((1 - FLAT) * math.tan(math.radians(place.lat))) for place in (one, other))
    apart = math.radians(other.lon - one.lon)
    sigma, sin_sigma, cos_sigma, cos2_alpha, cos_2m = _converge(u1, u2, apart)
    square = cos2_alpha * (MAJOR**2 - MINOR**2) / MINOR**2
    a = 1 + square / 16384 * (4096 + square * (-768 + square * (320 - 175 * square)))
    b = square / 1024 * (256 + square * (-128 + square * (74 - 47 * square)))
    third = b / 6 * cos_2m * (4 * sin_sigma**2 - 3) * (4 * cos_2m**2 - 3)
    bend = b * sin_sigma * (cos_2m + b / 4 * (cos_sigma * (2 * cos_2m**2 - 1) - third))
    return MINOR * a * (sigma - bend)


def _converge(u1, u2, apart):
    """Iterate to the longitude on the sphere; return sigma, its sine and cosine, and two cosines."""
    sin1, cos1, sin2, cos2 = math.sin(u1), math.cos(u1), math.sin(u2), math.cos(u2)
    angle = apart
    for _ in range(100):
        x, y = cos2 * math.sin(angle), cos1 * sin2 - sin1 * cos2 * math.cos(angle)
        sin_sigma, cos_sigma = math.hypot(x, y), sin1 * sin2 + cos1 * cos2 * math.cos(angle)
        sigma = math.atan2(sin_sigma, cos_sigma)
        sin_alpha = cos1 * x / sin_sigma if sin_sigma else 0.0
        cos2_alpha = 1 - sin_alpha**2
        cos_2m = cos_sigma - 2 * sin1 * sin2 / cos2_alpha if cos2_alpha else 0.0
        c = FLAT / 16 * cos2_alpha * (4 + FLAT * (4 - 3 * cos2_alpha))
        bend = sigma + c * sin_sigma * (cos_2m + c * cos_sigma * (2 * cos_2m**2 - 1))
        before, angle = angle, apart + (1 - c) * FLAT * sin_alpha * bend
        if abs(angle - before) < 1e-14:
            break
    return sigma, sin_sigma, cos_sigma, cos2_alpha, cos_2m


def distance_words(metres):
    """Take metres; return "18,4 m", from a kilometre on "1,24 km"."""
    if metres is None:
        return ""
    shown = f"{metres:.1f} m" if metres < 999.95 else f"{metres / 1000:.2f} km"
    return shown.replace(".", ",")
