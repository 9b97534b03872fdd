"""What an imported file would do to the points of a dossier: row by row new, changed, same or wrong."""

from collections import Counter
from dataclasses import dataclass

from agreements.rules.boundary_csv import MOST_BYTES, read_csv
from agreements.rules.boundary_geojson import read_geojson
from agreements.rules.boundary_records import LABELS, PointRecord, clean, differences, read_record, texts_of
from agreements.rules.enums import Word
from agreements.rules.errors import BadFile


class Verdict(Word):
    """What becomes of a row."""

    NEW = "baru", "Baru"
    CHANGED = "berubah", "Berubah"
    SAME = "sama", "Sama"
    WRONG = "salah", "Salah"


@dataclass(frozen=True)
class Judged:
    """A row of a file and what becomes of it; `changes`: (column, before, after); `faults`: sentences."""

    place: str
    code: str
    verdict: Verdict
    record: PointRecord | None = None
    changes: tuple = ()
    faults: tuple = ()


def decoded(data):
    """Take the bytes of a file; return its text. Raises BadFile for what is no text in UTF-8."""
    if not data.strip():
        raise BadFile("Berkas kosong. Pilih berkas yang benar.")
    if len(data) > MOST_BYTES:
        raise BadFile("Berkas terlalu besar: paling besar 2 MB.")
    if data.startswith(b"PK\x03\x04"):
        raise BadFile("Ini berkas Excel. Simpan dahulu sebagai “CSV UTF-8”, lalu unggah berkas CSV-nya.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadFile("Berkas bukan teks UTF-8. Di Excel pilih “CSV UTF-8 (Comma delimited)”.") from None
    if "\0" in text:
        raise BadFile("Berkas memuat karakter nol, sehingga bukan CSV atau GeoJSON.")
    return text


def read_file(text):
    """Take the text of a CSV or GeoJSON file; return its rows as the two readers do. Raises BadFile."""
    return read_geojson(text) if text.lstrip().startswith(("{", "[")) else read_csv(text)


def judge(rows, existing, today):
    """Take the rows of a file and {code: (PointRecord, reasons why it is locked)}; return `Judged` rows.

    A column that the file lacks keeps what the point has. A code that stands twice is wrong both times.
    """
    codes = [clean(texts.get("code") or "", "code").upper() for _, texts, _ in rows]
    twice = {code for code, times in Counter(codes).items() if code and times > 1}
    found = []
    for code, (place, texts, faults) in zip(codes, rows, strict=True):
        if code in twice:
            faults = [*faults, ("code", "Kode ini ada lebih dari sekali dalam berkas.")]
        found.append(_judged(place, code, texts, faults, existing.get(code), today))
    return found


def _judged(place, code, texts, faults, known, today):
    before, locked = known or (None, ())
    begun = texts_of(before) if before else {}
    record, more = read_record(begun | texts, today)
    named = {name for name, _ in faults}
    told = [*faults, *(fault for fault in more if fault[0] not in named)]
    if told:
        sentences = tuple(f"{LABELS[name]}: {sentence}" for name, sentence in told)
        return Judged(place, code, Verdict.WRONG, faults=sentences)
    if before is None:
        return Judged(place, code, Verdict.NEW, record)
    changes = tuple(differences(before, record))
    if changes and locked:
        return Judged(place, code, Verdict.WRONG, record, changes, tuple(locked))
    return Judged(place, code, Verdict.CHANGED if changes else Verdict.SAME, record, changes)
