"""The fixed sentences of an agreement, after the forms in the annex of Permendagri 22/2020.

Everything takes a `rules.draft.Draft` or one of its parties and returns plain text. What is not known
before signing is written as dots, as on the forms; what should be known but is not, as "[isi ...]",
which no PDF lets through (see completeness).
"""

import re
from dataclasses import replace
from datetime import UTC

from django.utils.timezone import localtime

from agreements.rules import indonesian
from agreements.rules.enums import Authority, Instrument, Kind, PostStatus, State
from agreements.rules.indonesian import date_in_words, listed, long_date, terbilang
from agreements.rules.layout import value_of

DOTS = "………………"
SIGNED = {State.SIGNED, State.IN_FORCE, State.TERMINATED}
MARKS = {
    State.DRAFT: "DRAF",
    State.SUBMITTED: "DRAF – DIAJUKAN",
    State.RETURNED: "DRAF – DIKEMBALIKAN",
    State.REVIEW: "DALAM TELAAH",
    State.LEGAL_REVIEW: "DALAM TELAAH HUKUM",
    State.DISCUSSION: "DALAM PEMBAHASAN",
    State.FINAL: "NASKAH FINAL – BELUM DITANDATANGANI",
    State.INITIALLED: "PARAF LENGKAP – BELUM DITANDATANGANI",
    State.READY: "SIAP TTD – BELUM DITANDATANGANI",
    State.CANCELLED: "DIBATALKAN",
}
ACTING = {
    PostStatus.ACTING_PJ: ("Penjabat", "Pj."),
    PostStatus.ACTING_PLT: ("Pelaksana Tugas", "Plt."),
    PostStatus.ACTING_PLH: ("Pelaksana Harian", "Plh."),
}
ON_PAPER = {Instrument.LOI: "Pernyataan Kehendak Kerja Sama", Instrument.NASKAH_LN: "Naskah Kerja Sama"}
FOREIGN = {Kind.KSDPL, Kind.KSDLL}
HEADS = {"provinsi": "Gubernur", "kabupaten": "Bupati", "kota": "Wali Kota"}
# Academic titles before a name, and what stands after its first comma (annex: "nama tanpa gelar").
TITLES = re.compile(r"^(?:(?:Prof|Dr|Drs|Dra|Ir|dr|drg|apt)\.\s*)+")
REGION = re.compile(r"\b(Provinsi|Kabupaten|Kota)\s+(.+)$", re.IGNORECASE)


def watermark(draft):
    """Return the words across the pages until the agreement is signed; "" afterwards."""
    return "" if draft.state in SIGNED else MARKS.get(draft.state, "BELUM DITANDATANGANI")


def instrument_name(draft):
    """Return "Kesepakatan Bersama", "Adendum Perjanjian Kerja Sama", ...

    The heading of a text abroad names no abroad: both sides sign it.
    """
    name = ON_PAPER.get(draft.instrument) or Instrument(draft.instrument).label
    if draft.instrument == Instrument.ADDENDUM and draft.parent:
        return f"{name} {ON_PAPER.get(draft.parent.instrument) or Instrument(draft.parent.instrument).label}"
    return name


def party_label(party):
    """Return "PIHAK KESATU", "PIHAK KEDUA BELAS", ...; in digits beyond those that can be printed."""
    try:
        return indonesian.party_label(party.order)
    except IndexError:
        return f"PIHAK KE-{party.order}"


def enumerated(items):
    """Take the items of a list; return them closed with ";", "; dan" and "." (UU 12/2011 annex II)."""
    bare = [item.strip().rstrip(" ;.") for item in items]
    ends = [";"] * (len(bare) - 2) + ["; dan"] * (len(bare) > 1) + ["."]
    return [item + end if item else "" for item, end in zip(bare, ends, strict=False)]


def printed_name(draft, name):
    """Return a signatory's name as the layout has it: without academic titles, or as it was typed."""
    bare = TITLES.sub("", name.strip()).split(",")[0].strip()
    return name if value_of(draft, "gelar") == "cetak" else bare or name


def title_lines(draft):
    """Return the lines of the title block from the instrument's name to what it is about."""
    bodies = [_titled(party).upper() for party in draft.parties]
    between = [f"{body}," for body in bodies[:-2]] + bodies[-2:-1]
    return [
        instrument_name(draft).upper(),
        "ANTARA",
        *between,
        value_of(draft, "kata_antara"),
        *bodies[-1:],
        "TENTANG",
    ]


def _titled(party):
    """Return a party as the title names it; abroad with its country."""
    named = party.country and not party.body.casefold().endswith(party.country.casefold())
    return f"{party.body}, {party.country}" if named else party.body


def number_lines(draft):
    """Return what stands after each NOMOR; once signed, only the numbers that were given."""
    shown = draft.parties
    if value_of(draft, "baris_nomor") == "satu":
        shown = [party for party in draft.parties if party.ours] or draft.parties[:1]
    numbers = [party.number for party in shown]
    if draft.state in SIGNED:
        return [number for number in numbers if number]
    return [number or DOTS for number in numbers]


def opening(draft):
    """Return the sentence that dates the agreement: in words, and in digits in brackets."""
    blank = f"{DOTS}, tanggal {DOTS} bulan {DOTS} tahun {DOTS} (..-..-....)"
    day = date_in_words(draft.signing_date) if draft.signing_date else blank
    return f"Pada hari ini, {day}, kami yang bertanda tangan di bawah ini:"


def office(party, *, short=False):
    """Return the signatory's office; an acting holder is named as such ("Pj. Wali Kota Mojokerto")."""
    if party.office_status not in ACTING or not party.office:
        return party.office or "[isi jabatan]"
    word = ACTING[party.office_status][short]
    return party.office if party.office.startswith(ACTING[party.office_status]) else f"{word} {party.office}"


def principal(party):
    """Return who gave the power of attorney, read from the body's name: "Wali Kota Mojokerto"."""
    found = REGION.search(party.body)
    return f"{HEADS[found[1].lower()]} {found[2]}" if found else f"pimpinan {party.body}"


def authority(party):
    """Return on what the signatory's right to sign rests, or "" where the form names nothing."""
    grounds = (
        [party.authority_note.strip().removeprefix("berdasarkan ")] if party.authority_note.strip() else []
    )
    paper = f"Nomor {party.authority_number or DOTS} tanggal {_date(party.authority_date)}"
    if party.authority == Authority.POWER_OF_ATTORNEY:
        grounds.append(f"Surat Kuasa Khusus {principal(party)} {paper}")
    elif party.authority == Authority.BODY_MANDATE:
        grounds.append(f"Surat Kuasa pimpinan {party.body} {paper}")
    elif party.authority == Authority.AUTHORISED:
        grounds.append(f"surat pemberian wewenang {paper}")
    elif party.authority == Authority.HEAD_OF_BODY and party.authority_number and not grounds:
        grounds.append(f"akta {paper}")
    return f"berdasarkan {' dan '.join(grounds)}" if grounds else ""


def _date(day):
    return long_date(day) if day else DOTS


def party_description(party):
    """Return the komparisi of one party up to "selanjutnya disebut"."""
    seat = party.seat or "[isi tempat kedudukan]"
    signing = [(party.office, party.office_status), *((at, status) for _, at, status in party.more)]
    held = [office(replace(party, office=at, office_status=status)) for at, status in signing]
    parts = (
        listed(held) if len(held) == 1 else f"masing-masing selaku {listed(held)}",
        f"berkedudukan di {seat}, {party.country}" if party.country else f"berkedudukan di {seat}",
        party.address,
        authority(party),
        f"dalam hal ini bertindak untuk dan atas nama {party.body or '[isi nama pihak]'}",
        "selanjutnya disebut",
    )
    return ", ".join(part for part in parts if part)


def together(draft):
    """Return the sentence that names PARA PIHAK and PIHAK."""
    labels = listed(map(party_label, draft.parties))
    return (
        f"{labels} selanjutnya secara bersama-sama dalam {instrument_name(draft)} ini disebut PARA PIHAK, "
        "dan secara sendiri-sendiri disebut PIHAK."
    )


def formula(draft):
    """Return the sentence of agreement before Pasal 1."""
    # Form A2 (KSB with a third party) is the only one that leaves "dan kewenangan" out.
    alone = draft.instrument == Instrument.KSB and draft.kind == Kind.KSDPK
    standing = "kedudukan masing-masing" if alone else "kedudukan dan kewenangan masing-masing"
    return (
        f"Berdasarkan hal-hal tersebut di atas, sesuai dengan {standing}, PARA PIHAK setuju dan sepakat "
        f"untuk melaksanakan {instrument_name(draft)} tentang {draft.about or '[isi judul]'}, "
        "dengan ketentuan dan syarat-syarat sebagai berikut:"
    )


def closing(draft):
    """Return the closing sentence: place, number of originals in digits and words, stamp duty, force."""
    count = f"{draft.originals} ({terbilang(draft.originals)})" if draft.originals else f"{DOTS} ({DOTS})"
    # Form C names the whole of it; a text abroad bears no meterai.
    whole = " Sinergi Perencanaan dan Pelaksanaan Pembangunan" if draft.instrument == Instrument.NK else ""
    stamped = " bermeterai cukup" if value_of(draft, "meterai") == "ya" else ""
    return (
        f"Demikian {instrument_name(draft)}{whole} ini dibuat dan ditandatangani di {draft.place or DOTS} "
        f"pada hari dan tanggal tersebut di atas dalam rangkap {count}{stamped}, "
        "masing-masing mempunyai kekuatan hukum yang sama."
    )


def moment(stamp):
    """Take an aware datetime; return "22 November 2026 pukul 09.30" in the government's time zone."""
    here = localtime(stamp)
    return f"{long_date(here.date())} pukul {here:%H.%M}"


def metadata_moment(stamp):
    """Take an aware datetime; return it as the metadata of a file write it, the same in every time zone."""
    return stamp.astimezone(UTC).isoformat(timespec="seconds")
