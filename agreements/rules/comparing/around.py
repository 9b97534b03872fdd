"""What stands around the text of two versions: subject, dates, parties."""

from datetime import date

from agreements.rules.comparing.result import ADDED, REMOVED, Fact, status_of, whole
from agreements.rules.comparing.words import ADDED as INS
from agreements.rules.comparing.words import STRUCK, changed_words
from agreements.rules.enums import Authority, Funding, PostStatus
from agreements.rules.indonesian import long_date, party_label

DATES = {"start", "end", "signed_on", "authority_date"}
WORDS = {"funding": Funding, "authority": Authority, "office_status": PostStatus}
DATA = (
    *(("about", "Tentang"), ("start", "Mulai berlaku"), ("end", "Berakhir"), ("place", "Tempat")),
    *(("signed_on", "Ditandatangani"), ("originals", "Jumlah naskah asli"), ("funding", "Pembiayaan")),
    *(("budget_code", "Kode sub kegiatan/DPA"), ("paper", "Kertas"), ("year", "Tahun rencana kerja")),
)
PARTY = (
    *(("body", "Nama"), ("unit", "Perangkat daerah"), ("signatory", "Penanda tangan"), ("office", "Jabatan")),
    *(
        ("office_status", "Status jabatan"),
        ("seat", "Kedudukan"),
        ("address", "Alamat"),
        ("country", "Negara"),
    ),
    *(("authority", "Dasar kewenangan"), ("authority_number", "Nomor surat kuasa atau keputusan")),
    *(("authority_date", "Tanggal surat kuasa atau keputusan"), ("authority_note", "Keterangan kewenangan")),
    *(("number", "Nomor naskah"), ("emblem", "Lambang")),
)
GENERAL = "Data naskah"


def changed_facts(old, new):
    """Take two contents as a revision keeps them; return the `Fact`s of subject, dates and parties."""
    facts = [_fact(GENERAL, label, _said(old, key), _said(new, key)) for key, label in DATA]
    return tuple(fact for fact in [*facts, *_parties(old, new)] if fact.pieces)


def _said(row, key):
    """Return what a key says, in words; "" where it says nothing."""
    value = row.get(key)
    if value in (None, ""):
        return ""
    if key in DATES:
        return long_date(date.fromisoformat(value))
    return WORDS[key](value).label if key in WORDS and value in set(WORDS[key]) else str(value)


def _fact(group, label, before, after):
    pieces = changed_words(before, after)
    return Fact(status_of(pieces), group, label, pieces)


def _parties(old, new):
    before, after = old.get("parties", []), new.get("parties", [])
    pairs = _same_parties(before, after)
    for at, party in enumerate(before):
        if at not in pairs.values():
            yield from _one_sided(party, f"{party_label(at + 1)} (dihapus)", STRUCK, REMOVED)
    for at, party in enumerate(after):
        name = party_label(at + 1)
        if at not in pairs:
            yield from _one_sided(party, f"{name} (baru)", INS, ADDED)
            continue
        was = before[pairs[at]]
        if pairs[at] != at:
            yield _fact(name, "Urutan", party_label(pairs[at] + 1), name)
        yield from (_fact(name, label, _said(was, key), _said(party, key)) for key, label in PARTY)


def _same_parties(before, after):
    """Return {place in after: place in before}: parties of one name, then those at one place."""
    pairs, left = {}, dict(enumerate(before))
    for at, party in enumerate(after):
        found = next((i for i, each in left.items() if each.get("body") == party.get("body")), None)
        if found is not None:
            pairs[at] = found
            del left[found]
    for at in range(len(after)):
        if at not in pairs and at in left:
            pairs[at] = at
            del left[at]
    return pairs


def _one_sided(party, group, kind, status):
    told = ((label, whole(kind, _said(party, key))) for key, label in PARTY)
    return (Fact(status, group, label, pieces) for label, pieces in told if pieces)
