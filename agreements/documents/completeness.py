"""What a draft lacks before it may be printed: a missing value is named, never printed as blank.

Which value is needed when (docs/decisions/0006-pdf.md):
always: two parties or more, their names, signatories, offices and seats, the subject, recitals, pasal
with title and text, no place left to fill; the activities of a rencana kerja, the countries abroad; from the
final text on: addresses, place and originals; once signed, and on the copy printed for signing: our number,
the date, the papers that the right to sign rests on.
Before that, numbers, date, place and papers are dots, as on the forms, beneath a watermark.
"""

import re

from agreements.documents import wording
from agreements.documents.glyphs import undrawable
from agreements.documents.layout import emblems
from agreements.documents.pdf import emblem_exists
from agreements.rules.activities import gaps
from agreements.rules.enums import Authority, Instrument, State
from agreements.rules.naskah import complaints, lampiran_label, texts_of, walk_all

FINAL = {State.FINAL, State.INITIALLED, State.READY, *wording.SIGNED}
MANDATES = {Authority.POWER_OF_ATTORNEY, Authority.BODY_MANDATE, Authority.AUTHORISED}
UNFILLED = re.compile(r"\[[^\[\]\n]{1,200}\]|…{2,}|\.{4,}|_{4,}")
MAX_PARTIES = 12
MAX_NODES = 3000  # a PKS of 60 pages has about 800
MAX_FIELD = 2000  # characters of a name, an address, a citation
MAX_PARAGRAPH = 6000  # characters, two pages and a half
# Lines break between words; breaking inside one costs as much as the rest of its paragraph is long.
ENDLESS = re.compile(r"\S{201}")


def missing(draft, *, signing_copy=False):
    """Take a `rules.draft.Draft`; return Indonesian sentences on what it lacks, empty when it may be printed.

    `signing_copy`: as if signed, for the copy that goes to the signing table.
    """
    signed = signing_copy or draft.state in wording.SIGNED
    found = [*too_large(draft)]
    if found:
        return found
    found += [*_frame(draft), *_countries(draft), *_text(draft)]
    if draft.instrument == Instrument.RK:
        found += _activities(draft)
    for party in draft.parties:
        found += _party(party)
    if signed or draft.state in FINAL:
        found += _final(draft)
    if signed:
        found += _signed(draft)
    return [*found, *_letters(draft)]


def too_large(draft):
    """Yield what is too large to be laid out in the time of one request, as sentences."""
    yield from complaints(draft.text)
    if sum(1 for _ in walk_all(draft.text)) > MAX_NODES:
        yield f"Naskah memuat lebih dari {MAX_NODES} paragraf, terlalu banyak untuk dicetak."
    if len(draft.parties) > MAX_PARTIES:
        yield f"Naskah memuat {len(draft.parties)} pihak, paling banyak {MAX_PARTIES} yang dapat dicetak."
    if len(draft.legal_basis) > MAX_NODES or any(len(field) > MAX_FIELD for field in _fields(draft)):
        yield f"Ada isian naskah atau data pihak yang melebihi {MAX_FIELD} karakter."
    for path, _, node in walk_all(draft.text):
        if len(node.text) > MAX_PARAGRAPH:
            yield f"{path} lebih panjang dari {MAX_PARAGRAPH} karakter. Bagi menjadi beberapa ayat."
    for part in draft.text.lampiran:
        if any(len(text) > MAX_PARAGRAPH for text in texts_of(part.body)):
            yield f"Lampiran “{part.title[:60]}”: ada isian lebih panjang dari {MAX_PARAGRAPH} karakter."
    for text in _texts(draft):
        if endless := ENDLESS.search(text):
            yield f"Ada kata yang lebih panjang dari 200 huruf: “{endless[0][:40]}…”."


def _texts(draft):
    yield from (*_fields(draft), *draft.text.recitals, *(pasal.title for pasal in draft.text.pasal))
    yield from (node.text for _, _, node in walk_all(draft.text))
    yield from (text for row in draft.activities for text in _cells(row))
    for part in draft.text.lampiran:
        yield from (part.title, *texts_of(part.body))


def _fields(draft):
    yield from (draft.about, draft.place, draft.reference, draft.address, *draft.legal_basis)
    for party in draft.parties:
        yield from (party.body, party.signatory, party.office, party.seat, party.address, party.country)
        yield from (party.authority_number, party.authority_note, party.number)
        yield from (text for person in party.more for text in person)
    yield from (text for person in draft.witnesses for text in person)


def _frame(draft):
    if not draft.about.strip():
        yield "Judul (tentang apa) belum diisi."
    if len(draft.parties) < 2:
        yield "Para pihak belum lengkap: paling sedikit dua pihak."
    if not draft.text.recitals:
        yield "Konsiderans belum diisi."
    if not draft.text.pasal:
        yield "Naskah belum memiliki pasal."
    if draft.instrument == Instrument.RK and not draft.activities:
        yield "Kegiatan: rencana kerja belum memuat kegiatan."
    for emblem in _all_emblems(draft):
        if not emblem_exists(emblem.key):
            yield f"{emblem.alt}: berkas lambang “{emblem.key}” tidak ada."


def _countries(draft):
    abroad = draft.kind in wording.FOREIGN
    return [f"{_who(party)}: negara belum diisi." for party in draft.parties if abroad and not party.country]


def _all_emblems(draft):
    places = emblems(draft)
    return (*places.centre, *places.left, *places.right)


def _text(draft):
    for number, recital in enumerate(draft.text.recitals, 1):
        yield from _filled(f"Konsiderans butir {number}", recital)
    for number, basis in enumerate(draft.legal_basis, 1):
        yield from _filled(f"Dasar hukum butir {number}", basis)
    for number, pasal in enumerate(draft.text.pasal, 1):
        if not pasal.title.strip():
            yield f"Pasal {number} belum diberi judul."
        if not pasal.body:
            yield f"Pasal {number} belum berisi ketentuan."
        yield from _unfilled(f"Judul Pasal {number}", pasal.title)
    for path, _, node in walk_all(draft.text):
        if node.children:
            yield from _unfilled(path, node.text)
        else:
            yield from _filled(path, node.text)
    yield from _annexes(draft.text.lampiran)
    yield from _unfilled("Judul naskah", draft.about)
    yield from _unfilled("Tempat penandatanganan", draft.place)


def _annexes(parts):
    for number, part in enumerate(parts, 1):
        where = lampiran_label(number, len(parts)).replace("LAMPIRAN", "Lampiran")
        if not part.title.strip():
            yield f"{where} belum diberi judul."
        if not part.body:
            yield f"{where} belum berisi."
        for text in (part.title, *texts_of(part.body)):
            yield from _unfilled(where, text)


def _activities(draft):
    for place, row in enumerate(draft.activities, 1):
        if lacking := gaps(row):
            yield f"Kegiatan {place} belum lengkap: {', '.join(lacking)}."
        for text in _cells(row):
            yield from _unfilled(f"Kegiatan {place}", text)


def _cells(row):
    return [value for value in vars(row).values() if isinstance(value, str)]


def _filled(where, text):
    if not text.strip():
        yield f"{where} masih kosong."
    yield from _unfilled(where, text)


def _unfilled(where, text):
    for gap in dict.fromkeys(UNFILLED.findall(text)):
        yield f"{where} masih memuat isian yang belum diganti: “{gap[:80]}”."


def _who(party):
    return wording.party_label(party) + (f" ({party.body})" if party.body.strip() else "")


def _party(party):
    needed = {
        "nama pihak": party.body,
        "nama penanda tangan": party.signatory,
        "jabatan penanda tangan": party.office,
        "tempat kedudukan": party.seat,
    }
    for what, value in needed.items():
        if not value.strip():
            yield f"{_who(party)}: {what} belum diisi."
        yield from _unfilled(f"{_who(party)}: {what}", value)
    for what, value in (("alamat", party.address), ("dasar kewenangan", party.authority_note)):
        yield from _unfilled(f"{_who(party)}: {what}", value)


def _final(draft):
    for party in draft.parties:
        if not party.address.strip():
            yield f"{_who(party)}: alamat belum diisi."
    if not draft.place.strip():
        yield "Tempat penandatanganan belum diisi."
    if draft.originals < len(draft.parties):
        yield f"Jumlah rangkap asli paling sedikit sama dengan jumlah pihak ({len(draft.parties)})."


def _signed(draft):
    if not draft.signing_date:
        yield "Tanggal penandatanganan belum diisi."
    ours = [party for party in draft.parties if party.ours] or draft.parties[:1]
    for party in ours:
        if not party.number.strip():
            yield f"{_who(party)}: nomor naskah belum diisi."
    for party in draft.parties:
        what = "pemberian wewenang" if party.authority == Authority.AUTHORISED else "kuasa"
        if party.authority in MANDATES and not (party.authority_number.strip() and party.authority_date):
            yield f"{_who(party)}: nomor dan tanggal surat {what} belum lengkap."


def _letters(draft):
    odd = undrawable("".join(_texts(draft)))
    if odd:
        shown = ", ".join(f"“{char}” (U+{ord(char):04X})" for char in odd[:8])
        yield f"Ada huruf yang tidak dapat dicetak dengan huruf naskah dinas: {shown}."
