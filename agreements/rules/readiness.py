"""What must be there before a move: each check takes a `Case` and returns complaints, none = ready.

The checks are named in rules.transitions; `complaints(row, case)` runs those of one row.
"""

from dataclasses import dataclass, field, replace
from datetime import date

from agreements.rules import form_readiness
from agreements.rules.dprd_readiness import DPRD_CHECKS
from agreements.rules.enums import AttachmentKind, EndGround, Instrument, Kind, State
from agreements.rules.indonesian import listed, long_date
from agreements.rules.letters import LETTERS
from agreements.rules.naskah import complaints as text_complaints
from agreements.rules.planning import ExceptionFacts, code_complaints, exception_complaints
from agreements.rules.transitions import next_paraf

SIGNED = (State.SIGNED, State.IN_FORCE, State.TERMINATED)
OVER = (State.TERMINATED, State.CANCELLED)
NO_EXCEPTION = ExceptionFacts()


@dataclass(frozen=True)
class Case:
    """All that a check may look at; built once per act or page by the floor above."""

    subject: object
    today: date
    user_id: int | None = None
    post_role: str = ""  # role of the post that acts
    draft: object = None  # rules.draft.Draft
    findings: tuple = ()
    rules: dict = field(default_factory=dict)  # rules of the checker that an admin set otherwise
    attached: frozenset = frozenset()  # kinds of files that are there
    paraf_given: tuple = ()  # roles
    parent: object = None  # the agreement above
    work_plans: tuple | None = None  # rencana kerja beneath, each with year, state, rows; None = not asked
    papers: frozenset | None = None  # kinds of files of the whole dossier; None = not asked
    instruments: tuple = ()  # of a dossier
    partner_kinds: tuple = ()  # per partner: (name, allowed, codes of kinds, reason)
    has_affairs: bool = False
    is_planned: bool = False
    last_letter_on: date | None = None  # of the offer that is open
    study: object = None  # TKKSD's meeting of this round
    approval: object = None  # the newest burden test of a text, or of a plan abroad
    enclosures: tuple = ()  # what goes to the DPRD: (words, whether it is there)
    deemed_by: str = ""  # the article by which silence counts as approval now
    governor_due: date | None = None
    study_gaps: tuple = ()  # abroad: headings of the kajian that are not ticked, in words
    plan_gaps: tuple = ()  # the same of the rencana kerja sama
    reply_due: date | None = None  # until when the partner may answer; None = no clock
    exception: ExceptionFacts = NO_EXCEPTION  # on which the dossier rests
    unknown_codes: tuple = ()  # planning codes, in words, that their document does not hold
    data: dict | None = field(default=None)  # what the form gave; None while only buttons are drawn


def no_blocking_finding(case):
    """The checker finds nothing that blocks (law.md section 9)."""
    blocking = [finding for finding in case.findings if finding.blocks]
    if not blocking:
        return []
    shown = "; ".join(f"{finding.rule}: {finding.sentence}" for finding in blocking[:3])
    more = f"; dan {len(blocking) - 3} temuan lain" if len(blocking) > 3 else ""
    return [f"Masih ada {len(blocking)} temuan yang menghalangi. {shown}{more}"]


def text_within_limits(case):
    """The text is not beyond what the program takes."""
    return list(text_complaints(case.draft.text))


def parent_is_signed(case):
    """A PKS stands beneath a signed KSB, an addendum beneath what it changes (PP 28/2018 Ps 6(1)).

    A text abroad rests on a signed letter of intent (PP 28/2018 Ps 28; Permendagri 25/2020 Ps 13).
    """
    if case.subject.no_parent_reason or (case.parent and case.parent.state in SIGNED):
        return []
    if case.parent is None and case.subject.instrument == Instrument.NASKAH_LN:
        return ["Pernyataan kehendak yang ditandatangani belum ada; naskah kerja sama didahului olehnya."]
    if case.parent is None:
        return ["Naskah induk belum dipilih: PKS lahir dari KSB yang sudah ditandatangani."]
    return ["Naskah induk belum ditandatangani. Selesaikan penandatanganannya lebih dahulu."]


def parent_in_force(case):
    """The parent is signed and not yet over on the day of signing (PP 28/2018 Ps 6(1); rule PKS-01)."""
    if case.parent is None:
        return []
    complaints = parent_is_signed(case)
    day = (case.data or {}).get("signed_on") or case.today
    if not complaints and case.parent.state in OVER:
        complaints = ["Naskah induk telah diakhiri, sehingga naskah turunannya tidak dapat ditandatangani."]
    if not complaints and case.parent.ends_on and case.parent.ends_on < day:
        complaints = ["Naskah induk sudah berakhir pada tanggal penandatanganan. Perpanjang induknya dahulu."]
    if not complaints and case.parent.signed_on and case.parent.signed_on > day:
        complaints = ["Tanggal penandatanganan mendahului tanggal naskah induknya."]
    return complaints


def not_own_submission(case):
    """Nobody reviews what they submitted themselves (four eyes)."""
    if case.user_id is not None and case.subject.submitted_by_id == case.user_id:
        return ["Anda sendiri yang mengajukannya; telaah dilakukan oleh orang lain (prinsip empat mata)."]
    return []


def second_person(case):
    """The signed entry is validated by somebody else than who made it."""
    if case.user_id is not None and case.subject.signed_entry_by_id == case.user_id:
        return ["Anda sendiri yang mencatat penandatanganan; validasi dilakukan oleh orang kedua."]
    return []


def minutes_attached(case):
    """The minutes of the discussion are there (Permendagri 22/2020 Ps 49)."""
    if AttachmentKind.MINUTES in case.attached:
        return []
    return ["Berita acara pembahasan belum diunggah. Unggah pada bagian Dokumen."]


def scan_attached(case):
    """The signed text is there as a scan."""
    if AttachmentKind.SCAN in case.attached:
        return []
    return ["Pindaian naskah bertanda tangan belum ada."]


def turn_for_paraf(case):
    """Paraf are given in order: OPD head, legal section, cooperation section, secretary."""
    turn = next_paraf(case.paraf_given)
    if turn is None or case.post_role == turn:
        return []
    if case.post_role in case.paraf_given:
        return [f"Anda sudah membubuhkan paraf. Giliran berikutnya: {turn.label}."]
    return [f"Belum giliran Anda. Giliran paraf sekarang: {turn.label}."]


CHECKED = {"paraf": "paraf tiap halaman", "meterai": "meterai", "stempel": "stempel"}


def checked_on_paper(instrument):
    """Return the keys of what is ticked on the signed paper; a text abroad bears no meterai."""
    abroad = instrument in (Instrument.LOI, Instrument.NASKAH_LN)
    return tuple(key for key in CHECKED if not (abroad and key == "meterai"))


def signing_data_whole(case):
    """Date, place, numbers, term, checklist and scan are given and fit (Permendagri 22/2020 annex)."""
    if case.data is None:
        return []
    data, complaints = case.data, []
    if data["signed_on"] > case.today:
        complaints.append("Tanggal penandatanganan belum tiba; catat setelah naskah ditandatangani.")
    if data["ends_on"] and data["ends_on"] < data["starts_on"]:
        complaints.append("Tanggal berakhir mendahului tanggal mulai berlaku.")
    ticks = checked_on_paper(case.subject.instrument)
    if not all(data["checklist"].get(key) for key in ticks):
        complaints.append(f"Daftar periksa belum lengkap: {listed([CHECKED[key] for key in ticks])}.")
    return complaints


def end_data_whole(case):
    """The ground of the end fits the kind of cooperation (PP 28/2018 Ps 9(1), 22(2))."""
    if case.data is None:
        return []
    ground = case.data["end_ground"]
    complaints = []
    if ground in (EndGround.COURT, EndGround.BANKRUPT) and case.subject.kind != Kind.KSDPK:
        complaints.append(
            "Alasan ini hanya berlaku bagi kerja sama dengan pihak ketiga (PP 28/2018 Pasal 22)."
        )
    if case.data["terminated_on"] > case.today:
        complaints.append("Tanggal pengakhiran belum tiba.")
    if case.subject.signed_on and case.data["terminated_on"] < case.subject.signed_on:
        complaints.append("Tanggal pengakhiran mendahului tanggal penandatanganan.")
    return complaints


def still_running(case):
    """What already ended by its term cannot be ended early."""
    if case.subject.ends_on and case.subject.ends_on < case.today:
        return ["Naskah ini sudah berakhir menurut jangka waktunya."]
    return []


def partners_named(case):
    """A dossier has at least one partner."""
    return [] if case.partner_kinds else ["Mitra belum dipilih."]


def kind_fits_partners(case):
    """Every partner's category allows the kind (PP 28/2018 Ps 3, 14, 36, 46; rule C-01)."""
    complaints = []
    for name, allowed, kinds, reason in case.partner_kinds:
        if not allowed:
            complaints.append(f"{name} tidak dapat menjadi mitra: {reason}")
        elif case.subject.kind not in kinds:
            kind = Kind(case.subject.kind).label
            complaints.append(f"Kategori {name} tidak sesuai dengan jenis {kind}. {reason}".strip())
    return complaints


def affairs_named(case):
    """The object belongs to an urusan of the city (PP 28/2018 Ps 4(1), 16(1); rule C-02)."""
    return [] if case.has_affairs else ["Urusan pemerintahan yang menjadi objek belum dipilih."]


def object_planned(case):
    """The object stands in a plan or on a proven exception (PP 28/2018 Ps 4(2)-(3), 16(2)-(3); rule C-04)."""
    if case.is_planned:
        return exception_complaints(case.exception) + code_complaints(case.unknown_codes)
    return [
        "Objek belum terkait dengan RPJMD/RKPD atau dokumen anggaran, dan belum ada pengecualian yang sah."
    ]


def all_ended(case):
    """Every instrument of the dossier is over."""
    open_ones = [
        item
        for item in case.instruments
        if item.state not in OVER
        and not (item.state == State.IN_FORCE and item.phase(case.today) == "berakhir")
    ]
    return [f"Masih ada {len(open_ones)} naskah yang belum berakhir."] if open_ones else []


def nothing_alive(case):
    """No instrument of the dossier is signed or on its way."""
    alive = [item for item in case.instruments if item.state != State.CANCELLED]
    return [f"Masih ada {len(alive)} naskah; batalkan atau akhiri naskahnya lebih dahulu."] if alive else []


def answer_after_offer(case):
    """A letter of an offer is not older than the one before it."""
    if case.data is None or case.last_letter_on is None:
        return []
    days = [paper.get("dated") for paper in case.data.get("papers", {}).values()]
    if any(day and day < case.last_letter_on for day in days):
        return ["Tanggal surat mendahului tanggal surat sebelumnya dalam penawaran ini."]
    return []


def reply_time_over(case):
    """A second request or a report follows only once the time to answer is over (P22 Ps 8, 54)."""
    if case.reply_due is None or case.reply_due < case.today:
        return []
    return [f"Mitra masih dapat menjawab sampai dengan {long_date(case.reply_due)}."]


def study_recorded(case):
    """The head decides on a meeting's recommendation (Permendagri 22/2020 Ps 7, 48-49)."""
    return [] if case.study else ["Rapat dan rekomendasi TKKSD belum dicatat pada halaman kajian."]


def study_headings_whole(case):
    """The kajian abroad holds its headings (Permendagri 25/2020 Ps 12)."""
    return _untouched("Kajian", case.study_gaps)


def plan_headings_whole(case):
    """The rencana kerja sama holds its seven headings (Permendagri 25/2020 Ps 15)."""
    return _untouched("Rencana kerja sama", case.plan_gaps)


def _untouched(what, gaps):
    if not gaps:
        return []
    return [f"{what} belum memuat {listed(list(gaps))}. Centang pada bagian Pokok kajian dan rencana."]


def statement_signed(case):
    """The pernyataan kehendak is signed before the plan (Permendagri 25/2020 Ps 13-15)."""
    signed = [item for item in case.instruments if item.instrument == Instrument.LOI and item.state in SIGNED]
    return [] if signed else ["Pernyataan kehendak kerja sama belum ditandatangani."]


def statement_within_cap(case):
    """The signed pernyataan kehendak runs no longer than the law lets it (Permendagri 25/2020 Ps 13)."""
    signed = [item for item in case.instruments if item.instrument == Instrument.LOI and item.state in SIGNED]
    found = [form_readiness.term_within_cap(replace(case, subject=item, data=None)) for item in signed]
    if not found or not all(found):  # one that is in order is enough
        return []
    return [f"Pernyataan kehendak: {words}" for words in found[0]]


def governor_time_over(case):
    """Straight to the Minister only once the governor's time is over (Permendagri 25/2020 Ps 18)."""
    if case.governor_due is None or case.governor_due < case.today:
        return []
    return [f"Gubernur masih dapat meneruskan sampai dengan {long_date(case.governor_due)}."]


CHECKS = {
    check.__name__: check
    for check in (
        *(no_blocking_finding, text_within_limits, parent_is_signed, parent_in_force, not_own_submission),
        *(second_person, minutes_attached, scan_attached, turn_for_paraf, signing_data_whole),
        *(end_data_whole, still_running, partners_named, kind_fits_partners, affairs_named),
        *(object_planned, all_ended, nothing_alive, answer_after_offer, reply_time_over),
        *(
            statement_signed,
            statement_within_cap,
            governor_time_over,
            study_recorded,
            study_headings_whole,
            plan_headings_whole,
        ),
        *form_readiness.CHECKS,
    )
} | DPRD_CHECKS


def complaints(row, case):
    """Return all complaints of the checks that `row` names, in its order, and of the papers it needs."""
    found = [complaint for name in row.ready for complaint in CHECKS[name](case)]
    return found + _missing(row, case)


def _missing(row, case):
    """Name the papers that are not there; what the act's panel asks for is missing only once it was sent."""
    found = [
        f"{AttachmentKind(kind).label} belum diunggah. Unggah pada bagian Dokumen."
        for kind in row.needs
        if kind not in case.attached
    ]
    if case.data is None:
        return found
    given = case.data.get("papers", {})
    for kind in row.papers:
        there = kind in given or (kind in case.attached and kind not in LETTERS)
        found += [] if there else [f"{AttachmentKind(kind).label} belum dilampirkan."]
    ticked = case.data.get("ticks", {})
    return found + [
        f"Belum dinyatakan terpenuhi: {words}." for code, words in row.ticks if code not in ticked
    ]
