"""Rules on who signs a PKS, beneath which KSB, with which money (law.md 9.3: PKS-01 ... 24)."""

import re

from agreements.rules.checks.finding import BENEATH, BOTH, KSDD, PKS, called, rule
from agreements.rules.checks.ksb import REGION, is_head_of_region
from agreements.rules.checks.moment import FINAL_NEXT, approval_filed, due
from agreements.rules.checks.words import stems
from agreements.rules.enums import Authority, Funding, Instrument, Kind, Severity, State
from agreements.rules.indonesian import long_date

BLOCKING, WARNING = Severity.BLOCKING, Severity.WARNING
STANDING = (State.SIGNED, State.IN_FORCE)
PAPERS_DUE = (State.FINAL, State.INITIALLED, State.READY, State.SIGNED, State.IN_FORCE)
EXTENDED = re.compile(
    r"\b(?:memperpanjang|(?<!dapat\s)diperpanjang|perpanjangan)\b[^.;\n]{0,60}\b(?:jangka\s+waktu|masa\s+berlaku)\b"
    r"|\b(?:jangka\s+waktu|masa\s+berlaku)\b[^.;\n]{0,60}(?<!dapat\s)\bdiperpanjang\b",
    re.IGNORECASE,
)
NO_ENTITY = re.compile(r"\s*(?:CV|C\.V\.|Persekutuan\s+Komanditer|Firma|Fa\.|UD|U\.D\.)(?!\w)", re.IGNORECASE)
SECRETARIAT = re.compile(r"\bsekretari\w*\s+daerah\b|\basisten\b", re.IGNORECASE)
PLACE = re.compile(r"\s+(?:Kota|Kabupaten|Provinsi)\s+\S.*$", re.IGNORECASE)
HEAD_OF_AGENCY = re.compile(
    r"^\s*(?:(?:Plt|Plh|Pj)\.?\s+)?(?:Kepala\s+(?:Dinas|Badan|Satuan|Pelaksana|Inspektorat)|Inspektur|Camat|"
    r"Sekretaris\s+(?:Daerah|DPRD|Dewan)|Direktur(?:\s+Utama)?\s+(?:RSUD|Rumah\s+Sakit))\b",
    re.IGNORECASE,
)


@rule(
    "PKS-01",
    BLOCKING,
    "Naskah induk sudah ditandatangani dan berlaku pada tanggal penandatanganan",
    "PP 28/2018 Pasal 6 ayat (1)",
    "Permendagri 22/2020 Pasal 6 dan 28",
    instruments=BENEATH,
)
def parent_in_force(found, reading):
    """The KSB above a PKS (the PKS beneath an addendum) is signed, and in force on the day of signing."""
    draft, parent = reading.draft, reading.draft.parent
    if parent is None:
        if draft.no_parent_reason:
            yield found(
                "PKS ini tidak berada di bawah KSB; dasarnya keputusan setempat, bukan Permendagri 22/2020.",
                "Pastikan alasannya disetujui Kepala Bagian Pemerintahan.",
                severity=WARNING,
                field="parent",
                excerpt=draft.no_parent_reason,
            )
        else:
            yield found(
                "Naskah induk belum dipilih.", "Pilih KSB yang menjadi dasar naskah ini.", field="parent"
            )
        return
    day = draft.signing_date or reading.today
    if parent.state == State.TERMINATED:
        problem = "Naskah induk telah diakhiri."
    elif parent.state not in STANDING:
        problem = "Naskah induk belum ditandatangani."
    elif parent.signed_on and day < parent.signed_on:
        problem = f"Tanggal penandatanganan mendahului naskah induk ({long_date(parent.signed_on)})."
    elif parent.start and day < parent.start:
        problem = f"Naskah induk baru berlaku pada {long_date(parent.start)}."
    elif parent.end and day > parent.end:
        problem = f"Naskah induk berakhir pada {long_date(parent.end)}."
    else:
        return
    yield found(problem, "Selesaikan atau perpanjang naskah induk lebih dahulu.", field="parent")


@rule(
    "PKS-03",
    WARNING,
    "PKS, juga dengan adendumnya, tidak berakhir sesudah KSB",
    "Permendagri 22/2020 Pasal 9 ayat (3)",
    instruments=BENEATH,
)
def ends_with_parent(found, reading):
    """A PKS that outlives its KSB stands on nothing then; an addendum lengthens it no further either."""
    draft, parent = reading.draft, reading.draft.parent
    if parent is None or draft.end is None:
        return
    last, what = parent.end, "PKS"
    if draft.instrument == Instrument.ADDENDUM:
        lengthens = parent.end is None or draft.end > parent.end
        last = parent.above_end if parent.above == Instrument.KSB and lengthens else None
        what = "PKS dengan adendum ini"
    if last and draft.end > last:
        yield found(
            f"{what} berakhir {long_date(draft.end)}, sesudah KSB berakhir ({long_date(last)}).",
            "Sesuaikan tanggal berakhir atau perpanjang KSB.",
            field="end",
        )


@rule(
    "PKS-10",
    BLOCKING,
    "Pembiayaan diatur dan sumbernya jelas",
    "Permendagri 22/2020 Pasal 41",
    "PP 28/2018 Pasal 6 ayat (2)",
    instruments=PKS,
)
def funded(found, reading):
    """A clause on funding; where the APBD pays, its code of this year or the DPRD's approval."""
    draft = reading.draft
    if not reading.about("pembiayaan"):
        yield found("PKS belum memuat pembiayaan.", "Tambahkan pasal PEMBIAYAAN.", field="text")
    if not draft.funding:
        yield found("Sumber pembiayaan belum dipilih.", "Pilih sumber pembiayaan.", field="funding")
    elif draft.funding in (Funding.APBD, Funding.EACH) and not (draft.budget_code or draft.dprd_approval):
        yield found(
            "APBD membiayai, tetapi kode sub kegiatan atau persetujuan DPRD belum dicatat.",
            "Isi kode sub kegiatan dalam DPA tahun berjalan, atau catat persetujuan DPRD.",
            severity=BLOCKING if draft.funding == Funding.APBD else WARNING,
            field="budget_code",
        )


def _ours(found, draft, party):
    at = f"parties.{party.order}"
    if party.authority == Authority.HEAD_OF_REGION:
        if not is_head_of_region(party.office):
            yield found(
                f"{party.office} bukan kepala daerah.",
                "Pilih surat kuasa sebagai dasar kewenangan, atau ganti penanda tangannya.",
                field=f"{at}.office",
            )
    elif party.authority != Authority.POWER_OF_ATTORNEY:
        yield found(
            "Pihak kita menandatangani sebagai kepala daerah atau berdasarkan surat kuasa kepala daerah.",
            "Pilih salah satu dasar kewenangan itu.",
            field=f"{at}.authority",
        )
    else:
        if draft.kind in KSDD and not HEAD_OF_AGENCY.search(party.office):
            yield found(
                f"Kuasa untuk PKS KSDD hanya kepada kepala perangkat daerah, bukan {party.office}.",
                "Ganti penanda tangan dengan kepala perangkat daerah atau kepala daerah.",
                field=f"{at}.office",
            )
        yield from _papers(found, draft, party)


def _papers(found, draft, party):
    """Number and date of the surat kuasa; due from the final text on, a warning before."""
    severity = BLOCKING if draft.state in PAPERS_DUE else WARNING
    if not party.authority_number.strip() or party.authority_date is None:
        yield found(
            f"Nomor atau tanggal surat kuasa {called(party)} belum diisi.",
            "Catat nomor dan tanggal surat kuasa khusus kepala daerah.",
            severity=severity,
            field=f"parties.{party.order}.authority_number",
        )
    elif draft.signing_date and party.authority_date > draft.signing_date:
        yield found(
            f"Surat kuasa bertanggal {long_date(party.authority_date)}, sesudah tanggal penandatanganan.",
            "Perbaiki tanggal surat kuasa atau tanggal penandatanganan.",
            field=f"parties.{party.order}.authority_date",
        )


def _theirs(found, draft, party):
    label, at = called(party), f"parties.{party.order}"
    if party.category == REGION and party.authority == Authority.HEAD_OF_REGION:
        if not is_head_of_region(party.office):
            yield found(
                f"{party.office} ({label}) bukan kepala daerah.", "Perbaiki jabatannya.", field=f"{at}.office"
            )
    elif party.category == REGION and party.authority == Authority.POWER_OF_ATTORNEY:
        if draft.kind in KSDD and not HEAD_OF_AGENCY.search(party.office):
            yield found(
                f"Kuasa dari {party.body} hanya dapat diberikan kepada kepala perangkat daerah.",
                "Minta mitra mengganti penanda tangannya.",
                field=f"{at}.office",
            )
        yield from _papers(found, draft, party)
    elif party.authority == Authority.BODY_MANDATE:
        yield found(
            f"{label} menandatangani berdasarkan kuasa, padahal PKS ditandatangani pimpinan pihak ketiga.",
            "Pastikan surat kuasanya sah menurut anggaran dasar.",
            severity=WARNING,
            field=f"{at}.authority",
        )


@rule(
    "PKS-12",
    BLOCKING,
    "Penanda tangan PKS berwenang",
    "Permendagri 22/2020 Pasal 14 dan 36",
    "PP 28/2018 Pasal 2 ayat (2) dan 13 ayat (2)",
    instruments=BENEATH,
)
def signer_may_sign(found, reading):
    """KSDD: head of region, or by surat kuasa the head of an agency; KSDPK: any designated official."""
    for party in reading.draft.parties:
        if party.office.strip() and party.authority:
            yield from (_ours if party.ours else _theirs)(found, reading.draft, party)


@rule(
    "PKS-16",
    BLOCKING,
    "Mitra pusat memakai nota kesepakatan dan rencana kerja",
    "PP 28/2018 Pasal 46",
    "Permendagri 22/2020 Pasal 52",
    instruments=BOTH,
    kinds=(Kind.SINERGI,),
)
def not_for_the_centre(found, reading):
    """With ministries and their offices the form is nota kesepakatan with rencana kerja."""
    yield found(
        "Sinergi dengan kementerian, lembaga, atau instansi vertikal tidak memakai KSB dan PKS.",
        "Susun nota kesepakatan dengan rencana kerja.",
        field="instrument",
    )


@rule(
    "PKS-22",
    BLOCKING,
    "Mitra usaha KSDPK berbadan hukum",
    "PP 28/2018 Pasal 14 huruf b",
    instruments=BOTH,
    kinds=(Kind.KSDPK,),
)
def a_legal_entity(found, reading):
    """A business partner is a legal entity; CV, firma and UD are not."""
    for party in reading.draft.parties:
        if party.ours:
            continue
        if party.category == "cv_firma" or NO_ENTITY.match(party.body) or NO_ENTITY.match(party.legal_form):
            yield found(
                f"{party.body} bukan badan usaha berbadan hukum.",
                "Mintakan pendapat Bagian Hukum atau ganti mitra.",
                field=f"parties.{party.order}.body",
            )


@rule(
    "PKS-11",
    BLOCKING,
    "Persetujuan DPRD ada sebelum penandatanganan bila uji beban memintanya",
    "PP 28/2018 Pasal 6 ayat (1)",
    "Permendagri 22/2020 Pasal 11 dan 12",
    "Permendagri 22/2020 Pasal 34",
    "Permendagri 22/2020 Pasal 56",
    instruments=BENEATH | {Instrument.NK},
)
def approved_by_dprd(found, reading):
    """Where the burden test asks for it; drafting may go on, the final text waits."""
    draft = reading.draft
    if not draft.needs_dprd:
        return
    if draft.dprd_approved_on is None and not approval_filed(draft):
        yield found(
            "Uji beban menghasilkan perlu persetujuan DPRD, tetapi persetujuannya belum dicatat.",
            "Catat persetujuan DPRD, atau bahwa persetujuan dianggap diberikan setelah tenggatnya lewat.",
            severity=due(draft, FINAL_NEXT),
            field="dprd",
        )
    elif draft.dprd_approved_on and draft.signing_date and draft.dprd_approved_on > draft.signing_date:
        yield found(
            f"Persetujuan DPRD bertanggal {long_date(draft.dprd_approved_on)}, sesudah penandatanganan.",
            "Naskah ditandatangani setelah DPRD menyetujui; perbaiki tanggalnya.",
            field="dprd",
        )


def _is_of(office, agency):
    """Whether an office is the head's of this OPD, by the words that tell one OPD from another."""
    if SECRETARIAT.search(office) and SECRETARIAT.search(agency):
        return True
    return stems(PLACE.sub("", agency)) <= stems(office)


@rule(
    "PKS-13",
    WARNING,
    "Penerima kuasa berasal dari OPD pemrakarsa",
    "Permendagri 22/2020 Pasal 14 dan 36",
    instruments=BENEATH,
    from_practice=True,
)
def signer_of_the_agency(found, reading):
    """Who signs for us under a surat kuasa heads the OPD of the dossier."""
    draft = reading.draft
    for party in draft.parties:
        if not (party.ours and party.authority == Authority.POWER_OF_ATTORNEY and draft.agency):
            continue
        if party.office.strip() and not _is_of(party.office, draft.agency):
            yield found(
                f"Penanda tangan {party.office} bukan dari {draft.agency} sebagai OPD pemrakarsa.",
                "Pastikan surat kuasa menyebut pejabat ini, atau ganti penanda tangannya.",
                field=f"parties.{party.order}.office",
            )


@rule(
    "PKS-20",
    WARNING,
    "Naskah asli bermeterai",
    "UU 10/2020 Pasal 3 ayat (2) huruf a",
    "Permendagri 22/2020 lampiran",
    instruments=BENEATH,
    once_signed=True,
)
def stamped(found, reading):
    """The meterai was seen on the signed paper."""
    if reading.draft.stamped is False:
        yield found(
            "Meterai pada naskah asli belum dinyatakan ada.",
            "Periksa meterai pada setiap naskah asli, lalu catat.",
            field="checklist",
        )


@rule(
    "PKS-24",
    WARNING,
    "Perpanjangan tidak dengan adendum atas PKS yang sudah berakhir",
    "Permendagri 22/2020 Pasal 15 dan 37",
    instruments=frozenset({Instrument.ADDENDUM}),
    from_practice=True,
)
def no_late_extension(found, reading):
    """What has ended is renewed by a new agreement, not extended by an addendum."""
    draft, parent = reading.draft, reading.draft.parent
    day = draft.signing_date or reading.today
    if not parent or not parent.end or day <= parent.end:
        return
    longer = draft.end is not None and draft.end > parent.end
    hit = reading.is_meant_anywhere(EXTENDED)
    if longer or hit:
        yield found(
            f"Adendum memperpanjang PKS yang sudah berakhir pada {long_date(parent.end)}.",
            "Susun PKS baru sebagai perpanjangan.",
            hit=hit,
            field="" if hit else "end",
        )


RULES = (
    parent_in_force,
    ends_with_parent,
    funded,
    signer_may_sign,
    not_for_the_centre,
    a_legal_entity,
    approved_by_dprd,
    signer_of_the_agency,
    stamped,
    no_late_extension,
)
