"""The rows that several paths of a dossier share, made by plain functions; each path puts them together."""

from agreements.rules.enums import Action, AttachmentKind, Role, Stage
from agreements.rules.moves import OPD, REASON, STAFF, Transition
from agreements.rules.permissions import ALL

P22 = "Permendagri 22/2020"
WHOLE = ("partners_named", "kind_fits_partners", "affairs_named", "object_planned")
HEAD_OF_TEAM = {Role.SEK: ALL}
EVERYBODY = OPD | STAFF | HEAD_OF_TEAM
SUBMITTING = OPD | {Role.STF: ALL}


def proposed(papers, basis):
    """The OPD's idea goes to the section, with its papers."""
    return Transition(
        action=Action.SUBMIT,
        sources=(Stage.IDEA, Stage.RETURNED),
        target=Stage.SUBMITTED,
        who=SUBMITTING,
        ready=WHOLE,
        papers=papers,
        event="mengajukan usulan kerja sama",
        basis=basis,
        tells=STAFF,
        button="Ajukan usulan",
        note="Pengantar singkat",
    )


def examined(target, basis, event="menerima usulan kerja sama dan meneruskannya untuk dikaji TKKSD"):
    """The section takes the idea on."""
    return Transition(
        action=Action.ACCEPT,
        sources=(Stage.SUBMITTED,),
        target=target,
        who=STAFF,
        ready=("not_own_submission",),
        event=event,
        basis=basis,
        tells=OPD | HEAD_OF_TEAM | {Role.TKS: ALL},
        tone="success",
        note="Catatan telaah usulan",
    )


def sent_back(source, who, event, basis):
    """Something is missing: back to who began."""
    return Transition(
        action=Action.RETURN,
        sources=(source,),
        target=Stage.RETURNED,
        who=who,
        event=event,
        basis=basis,
        tells=OPD | {Role.STF: ALL},
        tone="warning",
        note=REASON,
        note_required=True,
    )


def studied(target, basis, papers=(), ready=()):
    """The head of TKKSD decides on its study (and the `papers`): feasible, to be mended, or not feasible.

    `ready`: what else must be there before it is found feasible.
    """
    return (
        Transition(
            action=Action.RECOMMEND,
            sources=(Stage.STUDY,),
            target=target,
            who=HEAD_OF_TEAM,
            ready=("study_recorded", *ready),
            needs=papers,
            event="menyatakan usulan layak atas kajian TKKSD",
            basis=basis,
            tells=OPD | STAFF,
            tone="success",
            note="Catatan keputusan",
        ),
        sent_back(Stage.STUDY, HEAD_OF_TEAM, "meminta usulan diperbaiki atas kajian TKKSD", basis),
        Transition(
            action=Action.REJECT,
            sources=(Stage.STUDY,),
            target=Stage.NOT_FEASIBLE,
            who=HEAD_OF_TEAM,
            ready=("study_recorded",),
            needs=papers,
            event="menyatakan usulan tidak layak atas kajian TKKSD",
            basis=basis,
            tells=OPD | STAFF,
            tone="danger",
            note=REASON,
            note_required=True,
            confirm="Usulan yang tidak layak tidak dapat dilanjutkan.",
        ),
    )


def offered(basis):
    """Our letter went out, signed by the head of region."""
    return Transition(
        action=Action.SEND_OFFER,
        sources=(Stage.OFFERING,),
        target=Stage.OFFERED,
        who=STAFF,
        papers=(AttachmentKind.OFFER,),
        event="mencatat surat penawaran yang dikirim",
        basis=basis,
        tells=OPD | {Role.WKT: ALL},
        note="Catatan",
    )


def answered(sources, basis):
    """The partner's written answer; silence is never one."""
    return (
        Transition(
            action=Action.ANSWERED_YES,
            sources=sources,
            target=Stage.ACCEPTED,
            who=STAFF,
            ready=("answer_after_offer",),
            papers=(AttachmentKind.OFFER_ANSWER,),
            event="mencatat jawaban mitra yang menerima penawaran",
            basis=basis,
            tells=OPD | {Role.WKT: ALL},
            tone="success",
            note="Catatan",
        ),
        Transition(
            action=Action.ANSWERED_NO,
            sources=sources,
            target=Stage.REFUSED,
            who=STAFF,
            ready=("answer_after_offer",),
            papers=(AttachmentKind.OFFER_ANSWER,),
            event="mencatat jawaban mitra yang menolak penawaran",
            basis=basis,
            tells=OPD | {Role.WKT: ALL},
            tone="danger",
            note="Alasan mitra",
            note_required=True,
            confirm="Kerja sama yang ditolak mitra tidak dapat dilanjutkan.",
        ),
    )


def asked_again(basis):
    """No answer within its time: the second request."""
    return Transition(
        action=Action.ASK_AGAIN,
        sources=(Stage.OFFERED,),
        target=Stage.ASKED_AGAIN,
        who=STAFF,
        ready=("reply_time_over", "answer_after_offer"),
        papers=(AttachmentKind.OFFER_AGAIN,),
        event="mencatat permintaan jawaban yang kedua",
        basis=basis,
        tells=OPD | {Role.WKT: ALL},
        tone="warning",
        note="Catatan",
    )


def registered(papers, basis):
    """The partner's letter came in."""
    return Transition(
        action=Action.REGISTER,
        sources=(Stage.IDEA, Stage.RETURNED),
        target=Stage.INCOMING,
        who=STAFF,
        ready=WHOLE,
        papers=papers,
        event="mencatat penawaran mitra yang masuk",
        basis=basis,
        tells=OPD | STAFF,
        note="Catatan",
    )


def replied(basis, *, refusable=(Stage.ANSWERING, Stage.NOT_FEASIBLE)):
    """Our answer to the partner's offer, signed by the head of region."""
    return (
        Transition(
            action=Action.REPLY_YES,
            sources=(Stage.ANSWERING,),
            target=Stage.ACCEPTED,
            who=STAFF,
            ready=("answer_after_offer",),
            papers=(AttachmentKind.OFFER_ANSWER,),
            event="mencatat jawaban kita yang menerima penawaran",
            basis=basis,
            tells=OPD | {Role.WKT: ALL},
            tone="success",
            note="Catatan",
        ),
        Transition(
            action=Action.REPLY_NO,
            sources=refusable,
            target=Stage.REFUSED,
            who=STAFF,
            ready=("answer_after_offer",),
            papers=(AttachmentKind.OFFER_ANSWER,),
            event="mencatat jawaban kita yang menolak penawaran",
            basis=basis,
            tells=OPD | {Role.WKT: ALL},
            tone="danger",
            note="Alasan penolakan",
            note_required=True,
            confirm="Penawaran yang ditolak tidak dapat dilanjutkan.",
        ),
    )


def ended(alive, open_stage=Stage.ACCEPTED):
    """Closing what is over, and cancelling what is still only a plan; `alive`: the stages before
    the end; `open_stage`: that in which its texts run."""
    return (
        Transition(
            action=Action.CLOSE,
            sources=(open_stage,),
            target=Stage.CLOSED,
            who={Role.KBG: ALL},
            ready=("all_ended",),
            event="menutup kerja sama",
            basis="PP 28/2018 Pasal 9(1)",
            tells=OPD,
            note="Catatan penutupan",
        ),
        Transition(
            action=Action.CANCEL,
            sources=alive,
            target=Stage.CANCELLED,
            who={Role.KBG: ALL},
            ready=("nothing_alive",),
            event="membatalkan kerja sama",
            basis="PP 28/2018 Pasal 6",
            tells=OPD,
            tone="danger",
            note="Alasan pembatalan",
            note_required=True,
            confirm="Kerja sama yang dibatalkan tidak dapat dilanjutkan.",
        ),
    )
