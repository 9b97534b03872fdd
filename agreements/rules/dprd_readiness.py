"""What must be there before a move on the way to the DPRD, and before what waits for it.

Each check takes a `Case` (rules.readiness) and returns complaints, none = ready.
"""

from agreements.rules.enums import ApprovalState, Instrument
from agreements.rules.paths.dprd import SETTLED

WITH_TEST = (Instrument.PKS, Instrument.ADDENDUM, Instrument.NK)


def not_own_test(case):
    """Who made the burden test does not confirm it."""
    if case.user_id is not None and case.subject.tested_by_id == case.user_id:
        return ["Anda sendiri yang menyusun uji beban; penetapan dilakukan oleh orang lain."]
    return []


def test_says_needed(case):
    """The verdict follows from the answers, not from a wish."""
    return [] if case.subject.needed else ["Menurut jawaban uji beban, persetujuan DPRD tidak diperlukan."]


def test_says_free(case):
    """As `test_says_needed`, the other way round."""
    return ["Menurut jawaban uji beban, persetujuan DPRD diperlukan."] if case.subject.needed else []


def enclosures_there(case):
    """What the law puts beside the request: P22 Ps 12, 34, 56."""
    return [f"Lampiran permohonan belum ada: {words}." for words, there in case.enclosures if not there]


def after_last_letter(case):
    """A letter is not older than the one before it."""
    last = case.subject.last_letter_on
    papers = (case.data or {}).get("papers", {}).values()
    if last and any(paper.get("dated") and paper["dated"] < last for paper in papers):
        return ["Tanggal surat mendahului tanggal surat sebelumnya dalam permohonan ini."]
    return []


def silence_is_approval(case):
    """Only where a rule in force says so, and only once its time is over."""
    if case.deemed_by:
        return []
    return ["Diam DPRD belum dapat dianggap persetujuan: tenggat yang menyatakannya belum lewat."]


def dprd_settled(case):
    """A final text waits until the burden test says free, or the DPRD approved (P22 Ps 12, 34)."""
    if case.subject.instrument not in WITH_TEST or case.subject.legacy:
        return []
    return _unsettled(case)


def dprd_settled_for_text(case):
    """As `dprd_settled`; of sinergi only the signature waits (P22 Ps 52(2), 56)."""
    return [] if case.subject.instrument == Instrument.NK else dprd_settled(case)


def plan_approved(case):
    """Abroad the plan goes on once the DPRD approved it (PP 28/2018 Ps 30)."""
    state = case.approval.state if case.approval else ""
    return [] if state in (ApprovalState.APPROVED, ApprovalState.DEEMED) else _unsettled(case)


def plan_refused(case):
    """Only a plan that the DPRD refused goes back to be mended."""
    state = case.approval.state if case.approval else ""
    return [] if state == ApprovalState.REJECTED else ["DPRD tidak menolak rencana ini."]


def _unsettled(case):
    if case.approval is None:
        return ["Uji beban belum disusun; hasilnya menentukan perlu tidaknya persetujuan DPRD."]
    if case.approval.state in SETTLED:
        return []
    return [f"Menunggu persetujuan DPRD: {ApprovalState(case.approval.state).label}."]


DPRD_CHECKS = {
    check.__name__: check
    for check in (
        *(not_own_test, test_says_needed, test_says_free, enclosures_there, after_last_letter),
        *(silence_is_approval, dprd_settled, dprd_settled_for_text, plan_approved, plan_refused),
    )
}
