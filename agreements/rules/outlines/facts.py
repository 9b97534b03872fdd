"""What the standard wording takes from a draft: fields that fill themselves, and words that shape it.

What is missing becomes "[isi ...]".
"""

from agreements.rules.enums import Instrument, Kind
from agreements.rules.indonesian import listed, long_date, party_label
from agreements.rules.naskah import Pasal, one_line, parse
from agreements.rules.naskah.fields import HEADS, REGION, field_token, party_field
from agreements.rules.naskah.tokens import token

KSDD = (Kind.KSDD_WAJIB, Kind.KSDD_SUKARELA)
NAMES = {
    Instrument.KSB: "Kesepakatan Bersama",
    Instrument.PKS: "Perjanjian Kerja Sama",
    Instrument.NK: "Nota Kesepakatan",
    Instrument.RK: "Rencana Kerja",
    Instrument.LOI: "Pernyataan Kehendak",
    Instrument.NASKAH_LN: "Naskah Kerja Sama",
}


def known(value, what):
    """Take a fact and its name; return it on one line, or "[isi name]" where it is empty."""
    return one_line(str(value or "")).rstrip(" .;") or f"[isi {what}]"


def dated(day, what):
    """Take a date or None; return "4 Agustus 2026" or "[isi name]"."""
    return long_date(day) if day else f"[isi {what}]"


def label(party):
    """Take `PartyFacts`; return "PIHAK KESATU"."""
    return party_label(party.order)


def name(draft):
    """Take a draft; return what its text calls itself: "Perjanjian Kerja Sama"."""
    return NAMES.get(draft.instrument, "Adendum")


def region(draft):
    """Take a draft; return our own `PartyFacts`, or None where no party is ours."""
    return next((party for party in draft.parties if party.ours), None)


def region_label(draft):
    """Take a draft; return the label of our own government, PIHAK KESATU where it is not named."""
    ours = region(draft)
    return label(ours) if ours else party_label(1)


def third_labels(draft):
    """Take a draft; return the labels of all parties but our own in a sentence."""
    others = [label(party) for party in draft.parties if not party.ours]
    return listed(others) or party_label(2)


def territory(party):
    """Take our own `PartyFacts` or None; return "Kota Mojokerto" out of its body's name, or ""."""
    found = REGION.search(party.body) if party else None
    return f"{found[1]} {found[2]}" if found else ""


def head_of_region(party):
    """Take our own `PartyFacts` or None; return "Wali Kota Mojokerto", or "kepala daerah"."""
    found = REGION.search(party.body) if party else None
    return f"{HEADS[found[1]]} {found[2]}" if found else "kepala daerah"


def series(items, joint="dan"):
    """Take parts of a list; return them as huruf lines with "; dan" (or another joint) before the last."""
    items = list(items)
    ends = [";"] * (len(items) - 2) + [f"; {joint}"] * (len(items) > 1) + ["."]
    return "\n".join(f"a. {item}{end}" for item, end in zip(items, ends, strict=True))


def scope(draft):
    """Take a draft; return its ruang lingkup as huruf lines."""
    return series([known(part, "ruang lingkup kegiatan") for part in draft.scope or ("",)])


def term(draft):
    """Take a draft; return the fields of "5 (lima) tahun, terhitung mulai tanggal ... sampai dengan ..."."""
    length, start, end = map(field_token, ("jangka_waktu", "tanggal_mulai", "tanggal_berakhir"))
    return f"{length}, terhitung mulai tanggal {start} sampai dengan tanggal {end}"


def contacts(draft):
    """Take a draft; return who receives letters, as huruf lines."""
    lines = []
    for party in draft.parties:
        unit, address = party_field(party.order, "unit"), party_field(party.order, "alamat")
        lines.append(f"{label(party)}: {unit}, {address}")
    return series(lines)


def units(draft):
    """Take a draft; return who carries out for each party, as huruf lines."""
    parties = draft.parties
    return series(f"{label(each)} melalui {party_field(each.order, 'pelaksana')}" for each in parties)


def numbers(keys):
    """Take the keys of an outline; return `{key: "Pasal" and its token}` for references between pasal."""
    return {key: f"Pasal {token(key)}" for key in keys}


def build(draft, table):
    """Take rows of `(key, title, writer)`; each writer takes the draft and the numbers and returns text.

    Returns a tuple of `Pasal` whose id is their key.
    """
    at = numbers(key for key, _, _ in table)
    return tuple(Pasal(key, key, title, parse(writer(draft, at))) for key, title, writer in table)
