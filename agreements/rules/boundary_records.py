"""One boundary point as plain data, read from the texts of a form, a CSV row or a GeoJSON feature."""

import re
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal

from agreements.rules.amounts import read_count
from agreements.rules.boundaries import Method
from agreements.rules.coordinates import (
    CoordinateError,
    Position,
    decimal_words,
    distance,
    read_position,
)

LIMITS = {
    "code": 30,
    "name": 150,
    "source": 200,
    "measured_by": 150,
    "our_side": 120,
    "their_side": 120,
    "description": 4_000,
}
# What people call each column; the order is that of the exported file.
LABELS = {
    "code": "Kode",
    "name": "Nama",
    "official_lat": "Lintang resmi",
    "official_lon": "Bujur resmi",
    "source": "Sumber koordinat resmi",
    "field_lat": "Lintang lapangan",
    "field_lon": "Bujur lapangan",
    "measured_on": "Tanggal ukur",
    "measured_by": "Pengukur",
    "method": "Cara ukur",
    "accuracy": "Ketelitian (m)",
    "our_side": "Kelurahan sisi kita",
    "their_side": "Desa/kelurahan sisi mitra",
    "people": "Warga terdampak",
    "description": "Keterangan",
}
CODE = re.compile(r"[A-Z0-9][A-Z0-9 ./_-]*", re.ASCII)
METRES = re.compile(r"(\d{1,4})(?:[.,](\d{1,2}))?", re.ASCII)
UNWRITABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
DATES = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")
CENTIMETRE = Decimal("0.01")
FIRST_DAY = date(1945, 8, 17)


@dataclass(frozen=True)
class PointRecord:
    """What people write of a boundary point."""

    code: str
    name: str
    official: Position
    source: str
    field: Position | None = None
    measured_on: date | None = None
    measured_by: str = ""
    method: str = ""
    accuracy: Decimal | None = None
    our_side: str = ""
    their_side: str = ""
    people: int | None = None
    description: str = ""

    @property
    def metres(self):
        """Metres between official and field, with centimetres; None where the field was not measured."""
        if self.field is None:
            return None
        return Decimal(distance(self.official, self.field)).quantize(CENTIMETRE)


def read_record(given, today):
    """Take {column of LABELS: text}; return `(PointRecord or None, [(column, sentence)])`.

    Every fault is told, each on its column; a record comes only where there is none. `today`: no measurement
    lies after it.
    """
    reading = _Reading({name: clean(given.get(name) or "", name) for name in LABELS}, today)
    found = {
        "code": reading.code(),
        "name": reading.words("name", "Nama titik wajib diisi."),
        "official": reading.position("official"),
        "source": reading.words("source", "Sebutkan sumbernya, misalnya nomor Permendagri."),
        "field": reading.position("field", required=False),
        **{name: reading.words(name) for name in ("measured_by", "our_side", "their_side", "description")},
        "measured_on": reading.day(),
        "method": reading.method(),
        "accuracy": reading.metres(),
        "people": reading.people(),
    }
    reading.demand_measurement(found)
    return (None if reading.faults else PointRecord(**found)), reading.faults


def clean(text, name):
    """Take a text; return it with plain line ends in a description and on one line elsewhere."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return plain if name == "description" else " ".join(plain.split())


class _Reading:
    """The texts of one record, read one by one; `faults`: [(column, sentence)]."""

    def __init__(self, texts, today):
        self.texts, self.today, self.faults = texts, today, []

    def fault(self, name, sentence):
        self.faults.append((name, sentence))

    def words(self, name, lacking=""):
        text = self.texts[name]
        if lacking and not text:
            self.fault(name, lacking)
        elif len(text) > LIMITS[name]:
            self.fault(name, f"Terlalu panjang: {len(text)} karakter, paling banyak {LIMITS[name]}.")
        elif UNWRITABLE.search(text):
            self.fault(name, "Memuat karakter kendali yang tidak dapat disimpan; ketik ulang teksnya.")
        return text

    def code(self):
        code = self.words("code", "Kode titik wajib diisi, misalnya PBU 001.").upper()
        if code and not CODE.fullmatch(code) and not self.has("code"):
            self.fault("code", "Kode hanya memuat huruf, angka, spasi, titik, garis miring, tanda hubung.")
        return code

    def has(self, name):
        return any(column == name for column, _ in self.faults)

    def position(self, side, required=True):
        lat, lon = f"{side}_lat", f"{side}_lon"
        texts = (self.texts[lat], self.texts[lon])
        if not required and not any(texts):
            return None
        for name, text in zip((lat, lon), texts, strict=True):
            if not text:
                self.fault(name, f"{LABELS[name]} wajib diisi.")
        if not all(texts):
            return None
        try:
            return read_position(*texts)
        except CoordinateError as error:
            self.fault(lon if error.axis and error.axis.name == "Bujur" else lat, str(error))
            return None

    def day(self):
        text = self.texts["measured_on"]
        if not text:
            return None
        day = next((found for form in DATES if (found := _parsed(text, form))), None)
        if day is None:
            self.fault("measured_on", "Tanggal tidak terbaca. Tulis misalnya 2026-08-04 atau 04-08-2026.")
        elif not FIRST_DAY <= day <= self.today:
            self.fault("measured_on", "Tanggal ukur belum tiba atau terlalu lama; periksa tahunnya.")
        return day

    def method(self):
        text = self.texts["method"].casefold()
        known = {key.casefold(): word.value for word in Method for key in (word.value, word.label)}
        if text and text not in known:
            self.fault(
                "method", f"Cara ukur tidak dikenal; pilih: {', '.join(word.label for word in Method)}."
            )
        return known.get(text, "")

    def metres(self):
        text = self.texts["accuracy"]
        match = METRES.fullmatch(text)
        if text and not match:
            self.fault("accuracy", "Tulis ketelitian dalam meter, misalnya 0,05 atau 3.")
        return Decimal(f"{match[1]}.{match[2] or '0'}").quantize(CENTIMETRE) if match else None

    def people(self):
        try:
            return read_count(self.texts["people"]) if self.texts["people"] else None
        except ValueError as error:
            self.fault("people", str(error))
            return None

    def demand_measurement(self, found):
        """Field coordinates come with who measured when and how, and these come with the coordinates."""
        measured = {name: self.texts[name] for name in ("measured_on", "measured_by", "method")}
        if self.texts["field_lat"] or self.texts["field_lon"]:
            for name, text in measured.items():
                if not text:
                    self.fault(name, "Wajib diisi bila koordinat lapangan diisi.")
        elif any(measured.values()) or self.texts["accuracy"]:
            self.fault("field_lat", "Data pengukuran diisi, tetapi koordinat lapangannya belum.")


def _parsed(text, form):
    try:
        return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day, no moment
    except ValueError:
        return None


def texts_of(record):
    """Take a `PointRecord`; return {column of LABELS: text} that `read_record` reads back to the same."""
    found = {column.name: getattr(record, column.name) for column in fields(record)}
    official, field = found.pop("official"), found.pop("field")
    found |= {"official_lat": decimal_words(official.lat), "official_lon": decimal_words(official.lon)}
    found |= {
        "field_lat": decimal_words(field.lat) if field else "",
        "field_lon": decimal_words(field.lon) if field else "",
    }
    return {name: _text(found[name]) for name in LABELS}


def _text(value):
    if value is None:
        return ""
    return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else str(value)


def differences(before, after):
    """Take two `PointRecord`s; return [(column's label, before, after)] of what differs."""
    one, two = texts_of(before), texts_of(after)
    return [(LABELS[name], one[name], two[name]) for name in LABELS if one[name] != two[name]]
