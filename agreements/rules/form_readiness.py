"""What a nota kesepakatan, a rencana kerja and a text abroad need before a move, beside what all need.

Each check takes a `readiness.Case` and returns complaints. What is not known is not held against a text.
Source: PP 28/2018 Ps 28, 33, 46; Permendagri 22/2020 Ps 52-57; Permendagri 25/2020 Ps 13-17, 23-25, 32.
"""

from agreements.rules.activities import gaps
from agreements.rules.checks import BY_ID
from agreements.rules.enums import AttachmentKind, Authority, Instrument, Kind, State
from agreements.rules.indonesian import add_months, long_date

SIGNED = (State.SIGNED, State.IN_FORCE, State.TERMINATED)
WRITTEN = (State.FINAL, State.INITIALLED, State.READY, State.SIGNED, State.IN_FORCE)
ABROAD = (Kind.KSDPL, Kind.KSDLL)
# The rule of the checker whose number is the cap, and how many months its unit has: one row for both.
CAPS = {Instrument.LOI: ("LN-11", "months", 1), Instrument.NASKAH_LN: ("LN-10", "years", 12)}
NO_PROXY = {
    Instrument.NK: "Permendagri 22/2020 Pasal 57",
    Instrument.LOI: "Permendagri 25/2020 Pasal 14",
    Instrument.NASKAH_LN: "Permendagri 25/2020 Pasal 25",
}
TOGETHER = "Nota kesepakatan ditandatangani bersama rencana kerjanya (Permendagri 22/2020 Pasal 55 dan 57)."
UPLOAD = "Unggah pada bagian Dokumen."


def own_head_signs(case):
    """The head of region signs in person (Permendagri 22/2020 Ps 57; 25/2020 Ps 14, 25)."""
    if case.draft is None:
        return []
    basis = NO_PROXY.get(case.subject.instrument, "")
    return [
        f"{party.body or 'Pemerintah daerah kita'} ditandatangani sendiri oleh kepala daerah, tidak "
        f"dikuasakan ({basis}). Ubah dasar kewenangan pada Para pihak."
        for party in case.draft.parties
        if party.ours and party.authority == Authority.POWER_OF_ATTORNEY
    ]


def term_within_cap(case):
    """A letter of intent runs a year at most, a text abroad five (Permendagri 25/2020 Ps 13, 32)."""
    start, end = _term(case)
    months = cap_months(case)
    if start is None or end is None:
        return [
            "Jangka waktu belum lengkap: isi tanggal mulai berlaku dan tanggal berakhir pada Data naskah."
        ]
    if months is None or end < add_months(start, months):
        return []
    last = long_date(add_months(start, months))
    words = f"{months} bulan" if months % 12 else f"{months // 12} tahun"
    basis = BY_ID[CAPS[case.subject.instrument][0]].basis[0]
    return [
        f"Jangka waktu paling lama {words} ({basis}): berakhir sebelum {last}. Perbaiki tanggal berakhirnya."
    ]


def cap_months(case):
    """Return how many months a text abroad may run, as the regulation admin set it; None where it is off."""
    code, name, unit = CAPS[case.subject.instrument]
    set_so = case.rules.get(code, {})
    if set_so.get("aktif") is False:
        return None
    usual = next(each.default for each in BY_ID[code].parameters if each.name == name)
    return (set_so.get(name) or usual) * unit


def _term(case):
    data = case.data or {}
    return data.get("starts_on") or case.subject.starts_on, data.get("ends_on") or case.subject.ends_on


def _plan_of_first_year(case, states):
    start, _ = _term(case)
    return [
        plan
        for plan in case.work_plans
        if plan.state in states and plan.rows and (start is None or plan.year == start.year)
    ]


def work_plan_written(case):
    """The rencana kerja of the first year is there with its activities (PP 28/2018 Ps 46; Ps 55)."""
    if case.work_plans is None or _plan_of_first_year(case, WRITTEN):
        return []
    start, _ = _term(case)
    year = f" tahun {start.year}" if start else " tahun pertama"
    return [f"Rencana kerja{year} belum menjadi naskah final. {TOGETHER}"]


def work_plan_signed(case):
    """The rencana kerja of the first year was signed too (Permendagri 22/2020 Ps 57)."""
    if case.work_plans is None or _plan_of_first_year(case, SIGNED):
        return []
    return ["Rencana kerja tahun pertama belum dicatat ditandatangani; nota kesepakatan berlaku bersamanya."]


def activities_whole(case):
    """The rencana kerja has an activity, and each says what, where, when, who and with which money."""
    if case.draft is None:
        return []
    if not case.draft.activities:
        return ["Rencana kerja belum memuat kegiatan. Isi pada halaman Kegiatan."]
    return [
        f"Kegiatan {place} belum lengkap: {', '.join(missing)}."
        for place, row in enumerate(case.draft.activities, 1)
        if (missing := gaps(row))
    ]


def year_within_parent(case):
    """The year of a rencana kerja lies within the term of its nota kesepakatan."""
    parent, year = case.parent, case.subject.year
    if parent is None or year is None:
        return ["Rencana kerja belum mempunyai nota kesepakatan dan tahun."]
    early = parent.starts_on and year < parent.starts_on.year
    late = parent.ends_on and year > parent.ends_on.year
    if early or late:
        return [f"Tahun {year} berada di luar jangka waktu nota kesepakatannya."]
    return []


def parent_prepared(case):
    """A rencana kerja is signed with its nota kesepakatan or after it, so that one is ready first."""
    if case.parent is None or case.parent.state in (State.READY, *SIGNED):
        return []
    return ["Nota kesepakatan belum siap ditandatangani. Siapkan penandatanganannya lebih dahulu."]


def dprd_approved_abroad(case):
    """DPRD approved what is agreed abroad, always, or its silence counts (PP 28/2018 Ps 30; P25 Ps 17(3))."""
    draft = case.draft
    known = draft is not None and (draft.dprd_approved_on or draft.dprd_deemed or draft.dprd_approval)
    if known or case.papers is None or _has(case, AttachmentKind.DPRD_APPROVAL):
        return []
    return ["Persetujuan DPRD belum ada; kerja sama luar negeri selalu memerlukannya (PP 28/2018 Pasal 30)."]


def ministry_consulted(case):
    """The Ministry was consulted before the letter of intent (PP 28/2018 Ps 28(4); P25 Ps 14)."""
    known = case.draft is not None and case.draft.consulted_on
    if known or case.papers is None or _has(case, AttachmentKind.CONSULTATION):
        return []
    return [f"Surat konsultasi dan tanggapan Menteri belum ada (PP 28/2018 Pasal 28 ayat (4)). {UPLOAD}"]


def signing_confirmed(case):
    """The surat konfirmasi is there before a text abroad is signed (PP 28/2018 Ps 33(4))."""
    known = case.draft is not None and case.draft.confirmation_number and case.draft.confirmation_on
    if known or case.papers is None or _has(case, AttachmentKind.CONFIRMATION):
        return []
    return [f"Surat konfirmasi Menteri Luar Negeri belum ada (PP 28/2018 Pasal 33 ayat (4)). {UPLOAD}"]


def _has(case, kind):
    return kind in case.attached or kind in (case.papers or ())


CHECKS = (
    *(own_head_signs, term_within_cap, work_plan_written, work_plan_signed, activities_whole),
    *(year_within_parent, parent_prepared, dprd_approved_abroad, ministry_consulted, signing_confirmed),
)
