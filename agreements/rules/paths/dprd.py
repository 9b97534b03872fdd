"""The burden test of one text (or of a plan abroad), and the way to the DPRD that follows from it.

Source: Permendagri 22/2020 Ps 11-12 (KSDD), 34 (KSDPK), 56 (sinergi); Permendagri 25/2020 Ps 16-17 (abroad).
Nothing passes by itself: that silence is approval is stated by a person, after its time, with the article.
"""

from agreements.rules.enums import Action, ApprovalState, AttachmentKind, ClockKey, Role
from agreements.rules.permissions import ALL
from agreements.rules.transitions import OPD, STAFF, Transition

S = ApprovalState
BASIS = "Permendagri 22/2020 Pasal 11, 12, 34, 56"
DUE = "Permendagri 22/2020 Pasal 12, 34, 56; Permendagri 25/2020 Pasal 16, 17"
AT_DPRD = (S.SENT, S.OPINION, S.FOLLOWED)
SETTLED = (S.FREE, S.APPROVED, S.DEEMED)
SPENT = (S.VOID, S.FREE, S.REJECTED)  # after these the test may be made anew
KABAG = {Role.KBG: ALL}


def _row(action, sources, target, who, event, basis=DUE, **more):
    return Transition(
        action=action,
        sources=sources,
        target=target,
        who=who,
        event=event,
        basis=basis,
        **{"tells": OPD | STAFF, "note": "Catatan"} | more,
    )


APPROVAL_TABLE = (
    _row(
        Action.CONFIRM_NEED,
        (S.TESTED,),
        S.TO_SEND,
        KABAG,
        "menetapkan bahwa rencana memerlukan persetujuan DPRD",
        BASIS,
        ready=("not_own_test", "test_says_needed"),
    ),
    _row(
        Action.CONFIRM_FREE,
        (S.TESTED,),
        S.FREE,
        KABAG,
        "menetapkan bahwa rencana tidak memerlukan persetujuan DPRD",
        BASIS,
        ready=("not_own_test", "test_says_free"),
        tone="success",
    ),
    _row(
        Action.RETURN,
        (S.TESTED,),
        S.VOID,
        KABAG,
        "mengembalikan uji beban untuk diulang",
        BASIS,
        tone="warning",
        note="Yang keliru",
        note_required=True,
        confirm="Uji beban ini tidak dipakai lagi; uji beban baru disusun.",
    ),
    _row(
        Action.SEND_DPRD,
        (S.TO_SEND,),
        S.SENT,
        STAFF,
        "mencatat permohonan persetujuan yang dikirim kepada DPRD",
        ready=("enclosures_there",),
        papers=(AttachmentKind.DPRD_REQUEST,),
    ),
    _row(
        Action.RECORD_OPINION,
        (S.SENT,),
        S.OPINION,
        STAFF,
        "mencatat pendapat DPRD",
        papers=(AttachmentKind.DPRD_OPINION,),
        ready=("after_last_letter",),
    ),
    _row(
        Action.FOLLOW_UP,
        (S.OPINION,),
        S.FOLLOWED,
        STAFF,
        "mencatat permohonan kembali setelah menindaklanjuti pendapat DPRD",
        papers=(AttachmentKind.DPRD_REQUEST,),
        ready=("after_last_letter",),
    ),
    _row(
        Action.RECORD_APPROVAL,
        AT_DPRD,
        S.APPROVED,
        STAFF,
        "mencatat persetujuan DPRD",
        papers=(AttachmentKind.DPRD_APPROVAL,),
        ready=("after_last_letter",),
        tone="success",
    ),
    _row(
        Action.DEEM,
        (S.SENT, S.FOLLOWED),
        S.DEEMED,
        KABAG,
        "menyatakan DPRD dianggap menyetujui karena tidak menjawab sampai tenggatnya lewat",
        ready=("silence_is_approval",),
        tone="warning",
        note="Pertimbangan",
        note_required=True,
        confirm="Pernyataan ini dicatat dengan pasalnya atas nama Anda.",
    ),
    _row(
        Action.RECORD_REJECTION,
        AT_DPRD,
        S.REJECTED,
        STAFF,
        "mencatat penolakan DPRD",
        papers=(AttachmentKind.DPRD_OPINION,),
        ready=("after_last_letter",),
        tone="danger",
        note="Alasan DPRD",
        note_required=True,
        confirm="Rencana yang ditolak diubah, lalu uji bebannya disusun kembali.",
    ),
)
WAITS = {
    S.TESTED: "Periksa dan tetapkan hasil uji beban",
    S.TO_SEND: "Siapkan surat permohonan kepala daerah kepada DPRD, lalu kirim",
    S.SENT: "Tunggu persetujuan atau pendapat DPRD, lalu catat",
    S.OPINION: "Tindak lanjuti pendapat DPRD, lalu kirim permohonan kembali",
    S.FOLLOWED: "Tunggu persetujuan DPRD atas permohonan kembali, lalu catat",
    S.REJECTED: "Ubah rencana, lalu susun uji beban kembali",
    S.VOID: "Susun uji beban kembali",
}
RUNNING = {  # in which state which clock runs, since which day
    S.SENT: (
        (ClockKey.DPRD_ANSWER, "sent_on"),
        (ClockKey.DPRD_WHOLE, "sent_on"),
        (ClockKey.DPRD_ABROAD, "sent_on"),
    ),
    S.OPINION: ((ClockKey.HEAD_FOLLOWS, "opinion_on"), (ClockKey.DPRD_WHOLE, "sent_on")),
    S.FOLLOWED: ((ClockKey.DPRD_CONSENT, "followed_on"), (ClockKey.DPRD_WHOLE, "sent_on")),
}


def standings(approval, clocks):
    """Take a burden test and the `Clocks`; return the `Standing`s of what runs in its present state."""
    running = RUNNING.get(ApprovalState(approval.state), ())
    found = [clocks.standing(key, getattr(approval, since), approval.kind) for key, since in running]
    return [standing for standing in found if standing]


def deemed_by(approval, clocks):
    """Return the article by which the DPRD's silence counts as approval now, or ""."""
    if approval.state == S.OPINION:  # it did answer
        return ""
    return next((found.clock.deemed_basis for found in standings(approval, clocks) if found.deemed), "")
