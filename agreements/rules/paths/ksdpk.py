"""KSDPK: our own initiative after a feasibility study, or the third party's, whose legality is verified.

Source: Permendagri 22/2020 Ps 25-31; PP 28/2018 Ps 17-18. There is no period for the answer to an offer.
"""

from agreements.rules.enums import Action, AttachmentKind, Stage
from agreements.rules.moves import OPD, STAFF, Transition
from agreements.rules.paths.rows import (
    P22,
    answered,
    ended,
    examined,
    offered,
    proposed,
    registered,
    replied,
    sent_back,
    studied,
)

KAK, FEASIBILITY = AttachmentKind.KAK, AttachmentKind.FEASIBILITY
OPEN_OURS = (
    *(Stage.IDEA, Stage.SUBMITTED, Stage.RETURNED, Stage.STUDY, Stage.SELECTION, Stage.OFFERING),
    *(Stage.OFFERED, Stage.ACCEPTED),
)
OPEN_THEIRS = (
    *(Stage.IDEA, Stage.RETURNED, Stage.INCOMING, Stage.LEGALITY, Stage.STUDY, Stage.NOT_FEASIBLE),
    *(Stage.ANSWERING, Stage.ACCEPTED),
)
LEGALITY_CRITERIA = (
    ("integrated", "Terintegrasi secara teknis dengan rencana induk sektor (Pasal 26)"),
    ("feasible", "Layak secara ekonomi dan finansial (Pasal 26)"),
    ("financed", "Pemrakarsa mampu membiayai pelaksanaannya (Pasal 26)"),
    ("bona_fide", "Bonafiditas (Pasal 31)"),
    ("experienced", "Pengalaman di bidangnya (Pasal 31)"),
    ("committed", "Komitmen melaksanakan kerja sama (Pasal 31)"),
)


def ours():
    """The region's initiative."""
    return (
        proposed((KAK, FEASIBILITY), f"{P22} Pasal 25, 27, 29; PP 28/2018 Pasal 16, 17"),
        examined(Stage.STUDY, f"{P22} Pasal 29, 46(2)"),
        sent_back(Stage.SUBMITTED, STAFF, "mengembalikan usulan kerja sama", f"{P22} Pasal 29"),
        *studied(Stage.OFFERING, f"{P22} Pasal 29, 46(2), 48, 49"),
        Transition(
            action=Action.SELECT,
            sources=(Stage.OFFERING,),
            target=Stage.SELECTION,
            who=STAFF,
            event="mengadakan pemilihan mitra oleh TKKSD",
            basis=f"{P22} Pasal 30",
            tells=OPD,
            note="Calon mitra",
            note_required=True,
        ),
        Transition(
            action=Action.SELECTED,
            sources=(Stage.SELECTION,),
            target=Stage.OFFERING,
            who=STAFF,
            papers=(AttachmentKind.MINUTES,),
            event="menetapkan hasil pemilihan mitra",
            basis=f"{P22} Pasal 30",
            tells=OPD,
            note="Hasil: bonafiditas, pengalaman, komitmen",
            note_required=True,
        ),
        offered(f"{P22} Pasal 30"),
        *answered((Stage.OFFERED,), f"{P22} Pasal 30"),
        *ended(OPEN_OURS),
    )


def theirs():
    """The third party's initiative: it writes the feasibility study (Ps 26)."""
    basis = f"{P22} Pasal 26, 31"
    return (
        registered((AttachmentKind.OFFER, FEASIBILITY), f"{P22} Pasal 26, 27, 31; PP 28/2018 Pasal 18"),
        Transition(
            action=Action.ACCEPT,
            sources=(Stage.INCOMING,),
            target=Stage.LEGALITY,
            who=STAFF,
            event="memulai verifikasi legalitas mitra",
            basis=basis,
            tells=OPD,
            button="Mulai verifikasi legalitas",
        ),
        Transition(
            action=Action.CHECK_LEGALITY,
            sources=(Stage.LEGALITY,),
            target=Stage.STUDY,
            who=STAFF,
            papers=(AttachmentKind.LEGALITY, AttachmentKind.PROFILE),
            ticks=LEGALITY_CRITERIA,
            event="menyatakan legalitas dan kemampuan mitra lengkap",
            basis=basis,
            tells=OPD,
            tone="success",
            note="Catatan",
        ),
        sent_back(Stage.LEGALITY, STAFF, "meminta kelengkapan proposal mitra", basis),
        *studied(Stage.ANSWERING, f"{P22} Pasal 31, 46(2), 48, 49"),
        *replied(basis, refusable=(Stage.LEGALITY, Stage.ANSWERING, Stage.NOT_FEASIBLE)),
        *ended(OPEN_THEIRS),
    )
