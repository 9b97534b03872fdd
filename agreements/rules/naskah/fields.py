"""Fields: places of a text that the data of the instrument fill, "{{jangka_waktu}}", "{{pihak_kedua.nama}}".

A closed list: `FIELDS` and, of each party, `PARTY`. A field whose value is missing prints as "[isi ...]",
an unknown one as "[isian tidak dikenal: ...]"; neither may be printed for signing.
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches

from agreements.rules.enums import Funding
from agreements.rules.indonesian import (
    ORDINALS,
    duration,
    long_date,
    number,
    party_label,
    span_in_words,
    terbilang,
)
from agreements.rules.naskah.references import resolve
from agreements.rules.naskah.text import one_line
from agreements.rules.naskah.tokens import mapped

FIELD = re.compile(r"\{\{(?!#)(?P<name>[^{}\n]{0,80})\}\}")
REGION = re.compile(r"\b(Provinsi|Kabupaten|Kota)\s+(.+)$")
HEADS = {"Provinsi": "Gubernur", "Kabupaten": "Bupati", "Kota": "Wali Kota"}
UNKNOWN = "isian tidak dikenal"


@dataclass(frozen=True)
class Field:
    """One field: `value` takes the draft (and the party) and returns words, "" where they are missing."""

    name: str
    label: str  # what it is, in the menu
    missing: str  # what stands in "[isi ...]"
    value: object


def _day(day):
    return long_date(day) if day else ""


def _term(draft):
    if not (draft.start and draft.end and draft.start <= draft.end):
        return ""
    span = duration(draft.start, draft.end)
    return span_in_words(span.years, span.months, span.days)


def _ours(draft):
    return next((party for party in draft.parties if party.ours), None)


def _territory(draft):
    found = REGION.search(_ours(draft).body) if _ours(draft) else None
    return f"{found[1]} {found[2]}" if found else ""


def _head(draft):
    found = REGION.search(_ours(draft).body) if _ours(draft) else None
    return f"{HEADS[found[1]]} {found[2]}" if found else ""


def _parent(name):
    def value(draft):
        return getattr(draft.parent, name) if draft.parent else ""

    return value


def _scope(draft):
    parts = [one_line(part).rstrip(" .;,") for part in draft.scope]
    return "; ".join(part for part in parts if part)


def _count(draft):
    return f"{number(draft.originals)} ({terbilang(draft.originals)})" if draft.originals else ""


def _funding(draft):
    return next((word.label for word in Funding if word == draft.funding), "")


FIELDS = {
    name: Field(name, label, missing, value)
    for name, label, missing, value in (
        ("tentang", "Tentang (judul kerja sama)", "judul kerja sama", lambda draft: draft.about),
        ("objek", "Objek kerja sama", "objek kerja sama", lambda draft: draft.object),
        ("ruang_lingkup", "Ruang lingkup dalam satu kalimat", "ruang lingkup kegiatan", _scope),
        ("lokasi", "Lokasi kerja sama", "lokasi kerja sama", lambda draft: draft.location),
        ("daerah", "Nama daerah", "nama daerah", _territory),
        ("kepala_daerah", "Jabatan kepala daerah", "kepala daerah", _head),
        (
            "perangkat_daerah",
            "Perangkat daerah pemrakarsa",
            "perangkat daerah pemrakarsa",
            lambda draft: draft.agency,
        ),
        ("tempat", "Tempat penandatanganan", "tempat penandatanganan", lambda draft: draft.place),
        (
            "tanggal_penandatanganan",
            "Tanggal penandatanganan",
            "tanggal penandatanganan",
            lambda draft: _day(draft.signing_date),
        ),
        (
            "tanggal_mulai",
            "Tanggal mulai berlaku",
            "tanggal mulai berlaku",
            lambda draft: _day(draft.start),
        ),
        ("tanggal_berakhir", "Tanggal berakhir", "tanggal berakhir", lambda draft: _day(draft.end)),
        ("jangka_waktu", "Jangka waktu, dengan huruf", "jangka waktu", _term),
        ("rangkap", "Jumlah rangkap asli, dengan huruf", "jumlah rangkap", _count),
        ("sumber_pembiayaan", "Sumber pembiayaan", "sumber pembiayaan", _funding),
        (
            "kode_sub_kegiatan",
            "Kode sub kegiatan",
            "kode sub kegiatan",
            lambda draft: draft.budget_code,
        ),
        ("tahun", "Tahun rencana kerja", "tahun", lambda draft: str(draft.year or "")),
        ("induk.judul", "Judul naskah induk", "judul naskah induk", _parent("title")),
        ("induk.nomor", "Nomor naskah induk", "nomor naskah induk", _parent("number")),
        (
            "induk.tanggal",
            "Tanggal naskah induk",
            "tanggal naskah induk",
            lambda draft: _day(_parent("signed_on")(draft)),
        ),
    )
}
PARTY = {
    name: Field(name, label, missing, value)
    for name, label, missing, value in (
        ("nama", "Nama", "nama", lambda draft, party: party.body),
        ("penanda_tangan", "Penanda tangan", "penanda tangan", lambda draft, party: party.signatory),
        ("jabatan", "Jabatan", "jabatan", lambda draft, party: party.office),
        ("kedudukan", "Tempat kedudukan", "tempat kedudukan", lambda draft, party: party.seat),
        ("alamat", "Alamat", "alamat", lambda draft, party: party.address),
        ("nomor", "Nomor naskah", "nomor naskah", lambda draft, party: party.number),
        (
            "negara",
            "Negara",
            "negara",
            lambda draft, party: party.country or ("Republik Indonesia" if party.ours else ""),
        ),
        (
            "unit",
            "Unit kerja surat-menyurat",
            "unit kerja",
            lambda draft, party: party.unit or (draft.agency if party.ours else ""),
        ),
        (
            "pelaksana",
            "Unit kerja pelaksana",
            "unit kerja pelaksana",
            lambda draft, party: (draft.agency if party.ours else "") or party.unit,
        ),
    )
}
PARTY_NAMES = {f"pihak_{ordinal.lower().replace(' ', '_')}": at for at, ordinal in enumerate(ORDINALS, 1)}


def field_token(name):
    """Take the name of a field; return what stands for it in a text."""
    return "{{" + name + "}}"


def party_field(order, name):
    """Take the place of a party from 1 and a name of `PARTY`; return what stands for it in a text."""
    return field_token(f"{list(PARTY_NAMES)[order - 1]}.{name}")


def field_names(draft):
    """Take a `Draft`; return every field that its text may hold, parties as many as it has."""
    names = list(PARTY_NAMES)
    beyond = max((party.order for party in draft.parties), default=2)
    return [*FIELDS, *(f"{name}.{each}" for name in names[: max(2, beyond)] for each in PARTY)]


def menu(draft):
    """Take a `Draft`; return the fields for a menu as groups `(group, [(token, label, value or "")])`."""
    groups = [("Naskah", [(field_token(n), f.label, _value(f, draft)) for n, f in FIELDS.items()])]
    for party in draft.parties[: len(ORDINALS)]:
        rows = [
            (party_field(party.order, name), each.label, _value(each, draft, party))
            for name, each in PARTY.items()
        ]
        groups.append((party_label(party.order), rows))
    return groups


def fill(naskah, draft):
    """Take a `Naskah` and the `Draft` whose data fill it; return it with every field as words."""
    words = filler(draft)
    return mapped(naskah, lambda text, ident, steps: words(text))


def filler(draft):
    """Take a `Draft`; return the function that takes a text and gives it with every field as words."""
    known = {}

    def words(match):
        name = match["name"].strip()
        if name not in known:
            known[name] = _words(name, draft)
        return known[name]

    return lambda text: FIELD.sub(words, text) if "{{" in text else text


def printed(naskah, draft):
    """Take a `Naskah` as kept and its `Draft`; return it as printed: numbers and words for its tokens."""
    return fill(resolve(naskah), draft)


def unknown_fields(naskah):
    """Yield `(id of the pasal or lampiran, name, nearest known name or "")` of fields that are none.

    The id is "" for a recital.
    """
    found = {}

    def look(text, ident, steps):
        for match in FIELD.finditer(text) if "{{" in text else ():
            if not _known(match["name"].strip()):
                found[ident, match["name"].strip()] = None
        return text

    mapped(naskah, look)
    for ident, name in found:
        yield ident, name, nearest(name)


def nearest(name):
    """Take a name that is no field; return the known one that looks most like it, or ""."""
    known = [*FIELDS, *(f"{party}.{each}" for party in PARTY_NAMES for each in PARTY)]
    return next(iter(get_close_matches(name.strip().lower().replace(" ", "_"), known, 1, 0.5)), "")


def _known(name):
    party, _, rest = name.partition(".")
    return name in FIELDS or (party in PARTY_NAMES and rest in PARTY)


def _value(field, *facts):
    return one_line(str(field.value(*facts) or "")).rstrip(" .;")


def _words(name, draft):
    """Return the words of one field; braces in a value are left out, so that no value is read as a field."""
    if not _known(name):
        return f"[{UNKNOWN}: {one_line(name).replace('[', '').replace(']', '')}]"
    if name in FIELDS:
        return _value(FIELDS[name], draft) or f"[isi {FIELDS[name].missing}]"
    who, _, what = name.partition(".")
    order, field = PARTY_NAMES[who], PARTY[what]
    party = next((each for each in draft.parties if each.order == order), None)
    value = _value(field, draft, party) if party else ""
    return value or f"[isi {field.missing} {party_label(order)}]"
