"""Cooperation abroad: from the idea over Ministry, DPRD and governor to the letter of confirmation.

The city records the steps of the central government; it does not take them. Texts (pernyataan kehendak,
naskah kerja sama) run their own table. Source: Permendagri 25/2020 Ps 9-25; PP 28/2018 Ps 28-33, 38-40.
"""

from agreements.rules.enums import Action, AttachmentKind, Stage
from agreements.rules.moves import OPD, STAFF, Transition
from agreements.rules.paths.rows import ended, examined, proposed, sent_back, studied

P25 = "Permendagri 25/2020"
K = AttachmentKind
OPEN = (
    *(Stage.IDEA, Stage.SUBMITTED, Stage.RETURNED, Stage.EXPLORING, Stage.STUDY, Stage.CONSULTING),
    *(Stage.STATING, Stage.PLANNING, Stage.DPRD, Stage.GOVERNOR, Stage.VERIFYING, Stage.WRITING),
    *(Stage.TALKS, Stage.CONFIRMED),
)


def recorded(action, source, target, event, basis, *papers, **more):
    """A step of the path abroad that the section records with its paper."""
    given = {"note": "Catatan", "tells": OPD | STAFF} | more
    return Transition(
        action=action,
        sources=(source,),
        target=target,
        who=STAFF,
        papers=papers,
        event=event,
        basis=f"{P25} {basis}",
        **given,
    )


def abroad():
    """From the idea to the confirmed text."""
    return (
        proposed((), f"{P25} Pasal 9, 10; PP 28/2018 Pasal 28"),
        examined(Stage.EXPLORING, f"{P25} Pasal 10, 11", "menerima prakarsa kerja sama luar negeri"),
        sent_back(Stage.SUBMITTED, STAFF, "mengembalikan usulan kerja sama", f"{P25} Pasal 10"),
        recorded(
            Action.EXPLORED,
            Stage.EXPLORING,
            Stage.STUDY,
            "mencatat hasil penjajakan",
            "Pasal 11",
            K.EXPLORATION,
        ),
        *studied(Stage.CONSULTING, f"{P25} Pasal 12", (K.FOREIGN_STUDY,), ready=("study_headings_whole",)),
        recorded(
            Action.CONSULTED,
            Stage.CONSULTING,
            Stage.STATING,
            "mencatat konsultasi dan tanggapan Menteri Dalam Negeri",
            "Pasal 14; PP 28/2018 Pasal 28(4)",
            K.CONSULTATION,
        ),
        recorded(
            Action.STATED,
            Stage.STATING,
            Stage.PLANNING,
            "melanjutkan ke penyusunan rencana kerja sama",
            "Pasal 13, 15",
            ready=("statement_signed", "statement_within_cap"),
        ),
        *_consented(),
        *_central(),
        *ended(OPEN, open_stage=Stage.CONFIRMED),
    )


def _consented():
    """The plan goes to the DPRD, always (PP 28/2018 Ps 30, 38)."""
    return (
        recorded(
            Action.ASK_DPRD,
            Stage.PLANNING,
            Stage.DPRD,
            "mencatat permohonan persetujuan kepada DPRD",
            "Pasal 15, 16",
            K.FOREIGN_PLAN,
            K.DPRD_REQUEST,
            ready=("plan_headings_whole",),
        ),
        recorded(
            Action.PASS_DPRD,
            Stage.DPRD,
            Stage.GOVERNOR,
            "menyampaikan rencana yang disetujui DPRD kepada gubernur",
            "Pasal 17, 18",
            ready=("plan_approved",),
        ),
        recorded(
            Action.MEND_PLAN,
            Stage.DPRD,
            Stage.PLANNING,
            "mengembalikan rencana yang ditolak DPRD untuk diperbaiki",
            "Pasal 17",
            ready=("plan_refused",),
            tone="warning",
            note="Yang harus diperbaiki",
            note_required=True,
        ),
    )


def _central():
    """Governor, Minister of Home Affairs, Minister of Foreign Affairs."""
    return (
        recorded(
            Action.FORWARDED,
            Stage.GOVERNOR,
            Stage.VERIFYING,
            "mencatat penerusan gubernur kepada Menteri Dalam Negeri",
            "Pasal 18",
            K.FORWARDING,
        ),
        recorded(
            Action.SEND_DIRECT,
            Stage.GOVERNOR,
            Stage.VERIFYING,
            "mencatat pengiriman langsung kepada Menteri Dalam Negeri",
            "Pasal 18",
            K.FORWARDING,
            ready=("governor_time_over",),
            tone="warning",
        ),
        recorded(
            Action.VERIFIED,
            Stage.VERIFYING,
            Stage.WRITING,
            "mencatat hasil verifikasi Menteri Dalam Negeri",
            "Pasal 19, 20",
            K.VERIFICATION,
            tone="success",
        ),
        recorded(
            Action.MEND_PLAN,
            Stage.VERIFYING,
            Stage.PLANNING,
            "mencatat bahwa rencana harus diperbaiki menurut verifikasi Menteri",
            "Pasal 19",
            K.VERIFICATION,
            tone="warning",
            note="Yang harus diperbaiki",
            note_required=True,
        ),
        recorded(
            Action.SEND_TEXT,
            Stage.WRITING,
            Stage.TALKS,
            "mencatat pengiriman rancangan naskah untuk dibahas kementerian",
            "Pasal 20, 21",
        ),
        recorded(
            Action.CONFIRM,
            Stage.TALKS,
            Stage.CONFIRMED,
            "mencatat surat persetujuan Menteri dan surat konfirmasi",
            "Pasal 22, 23; PP 28/2018 Pasal 33",
            K.MINISTER_APPROVAL,
            K.CONFIRMATION,
            tone="success",
        ),
    )
