"""KSDD: from the OPD's idea or another region's letter to an accepted offer, beneath which texts are drafted.

Source: Permendagri 22/2020 Ps 5-8 (papers, TKKSD's study, the offer and what follows silence), Ps 22-23;
PP 28/2018 Ps 10-11 (take-over of a wajib cooperation).
"""

from agreements.rules.enums import Action, AttachmentKind, Stage
from agreements.rules.moves import OPD, STAFF, Transition
from agreements.rules.paths.rows import (
    P22,
    answered,
    asked_again,
    ended,
    examined,
    offered,
    proposed,
    registered,
    replied,
    sent_back,
    studied,
)

KAK, COORDINATION = AttachmentKind.KAK, AttachmentKind.COORDINATION
WAITING = (Stage.OFFERED, Stage.ASKED_AGAIN, Stage.REPORTED)
OPEN_OURS = (
    *(Stage.IDEA, Stage.SUBMITTED, Stage.RETURNED, Stage.STUDY, Stage.OFFERING),
    *(*WAITING, Stage.ACCEPTED),
)
OPEN_THEIRS = (
    *(Stage.IDEA, Stage.RETURNED, Stage.INCOMING, Stage.STUDY, Stage.NOT_FEASIBLE),
    *(Stage.ANSWERING, Stage.ACCEPTED),
)
ON_LETTERS = f"{P22} Pasal 8"


def taken_over(alive):
    """A wajib cooperation that is not carried out is taken over by the governor or the Minister."""
    return Transition(
        action=Action.TAKE_OVER,
        sources=alive,
        target=Stage.TAKEN_OVER,
        who=STAFF,
        papers=(AttachmentKind.TAKEOVER,),
        event="mencatat pengambilalihan pelaksanaan kerja sama wajib",
        basis=f"PP 28/2018 Pasal 10, 11; {P22} Pasal 22, 23",
        tells=OPD | STAFF,
        tone="danger",
        note="Uraian",
        note_required=True,
        confirm="Kerja sama yang diambil alih tidak dilanjutkan di sini.",
    )


def ours(*, wajib):
    """The region offers. `wajib`: the mapping is agreed before it (Ps 5), and it can be taken over."""
    papers = (KAK, COORDINATION) if wajib else (KAK,)
    rows = (
        proposed(papers, f"{P22} Pasal {'5, 7' if wajib else '7'}; PP 28/2018 Pasal 4"),
        examined(Stage.STUDY, f"{P22} Pasal 7, 46(2)"),
        sent_back(Stage.SUBMITTED, STAFF, "mengembalikan usulan kerja sama", f"{P22} Pasal 7"),
        *studied(Stage.OFFERING, f"{P22} Pasal 7, 46(2), 48, 49"),
        offered(ON_LETTERS),
        *answered(WAITING, ON_LETTERS),
        asked_again(ON_LETTERS),
        Transition(
            action=Action.REPORT_SILENCE,
            sources=(Stage.ASKED_AGAIN,),
            target=Stage.REPORTED,
            who=STAFF,
            ready=("reply_time_over", "answer_after_offer"),
            papers=(AttachmentKind.OFFER_REPORT,),
            event="mencatat laporan bahwa penawaran tidak dijawab",
            basis=ON_LETTERS,
            tells=OPD,
            tone="warning",
            note="Catatan",
        ),
        *ended(OPEN_OURS),
    )
    return (*rows, taken_over(OPEN_OURS)) if wajib else rows


def theirs(*, wajib, basis=ON_LETTERS):
    """The other region offers; TKKSD studies, and the head of region answers in writing."""
    rows = (
        registered((AttachmentKind.OFFER, KAK), basis),
        Transition(
            action=Action.ACCEPT,
            sources=(Stage.INCOMING,),
            target=Stage.STUDY,
            who=STAFF,
            event="meneruskan penawaran masuk untuk dikaji TKKSD",
            basis=f"{basis}, 46(2)",
            tells=OPD,
            button="Teruskan ke kajian TKKSD",
            note="Catatan",
        ),
        *studied(Stage.ANSWERING, f"{basis}, 46(2), 48, 49"),
        *replied(basis),
        *ended(OPEN_THEIRS),
    )
    return (*rows, taken_over(OPEN_THEIRS)) if wajib else rows
