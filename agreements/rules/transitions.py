"""THE TABLE: every move of an instrument, each one row; those of a dossier stand in rules.paths.

Buttons, permission, act, notices, docs/workflow.md and the tests read these rows and nothing else.
Source: law.md 8.5 (PP 28/2018 Ps 6; Permendagri 22/2020 Ps 9-17, 32-39, 55-59; Permendagri 25/2020
Ps 13-25).
"""

from agreements.rules.enums import Action, Role, State
from agreements.rules.moves import (
    ADDENDUM,
    DOMESTIC,
    KSB,
    LOI,
    NASKAH_LN,
    NK,
    OPD,
    PKS,
    RK,
    STAFF,
    Transition,
    preparing,
    returning,
    signing,
    submitting,
    validating,
)
from agreements.rules.permissions import ALL, OWN

PARAF_ORDER = (Role.OPH, Role.HKM, Role.KBG, Role.SEK)
UNSIGNED = (
    State.DRAFT,
    State.SUBMITTED,
    State.REVIEW,
    State.RETURNED,
    State.LEGAL_REVIEW,
    State.DISCUSSION,
    State.FINAL,
    State.INITIALLED,
    State.READY,
)

AGREEMENT_TABLE = (
    submitting(
        (KSB,), {Role.STF: ALL} | OPD, (), "mengajukan rancangan KSB", "Permendagri 22/2020 Pasal 9(1), 32(1)"
    ),
    submitting(
        (PKS, ADDENDUM),
        OPD,
        ("parent_is_signed",),
        "mengajukan rancangan",
        "Permendagri 22/2020 Pasal 13, 15, 35, 37",
    ),
    submitting(
        (NK,),
        {Role.STF: ALL},
        ("own_head_signs",),
        "mengajukan rancangan nota kesepakatan",
        "Permendagri 22/2020 Pasal 55",
    ),
    submitting(
        (RK,),
        {Role.STF: ALL} | OPD,
        ("activities_whole", "year_within_parent"),
        "mengajukan rancangan rencana kerja",
        "Permendagri 22/2020 Pasal 55",
    ),
    submitting(
        (LOI,),
        {Role.STF: ALL} | OPD,
        ("own_head_signs", "term_within_cap"),
        "mengajukan rancangan pernyataan kehendak",
        "Permendagri 25/2020 Pasal 13",
    ),
    submitting(
        (NASKAH_LN,),
        {Role.STF: ALL} | OPD,
        ("parent_is_signed", "own_head_signs", "term_within_cap"),
        "mengajukan rancangan naskah kerja sama",
        "Permendagri 25/2020 Pasal 20",
    ),
    Transition(
        action=Action.START_REVIEW,
        sources=(State.SUBMITTED,),
        target=State.REVIEW,
        who=STAFF,
        ready=("not_own_submission",),
        event="memulai telaah kerja sama",
        basis="Permendagri 22/2020 Pasal 46(2)",
        tells=OPD,
    ),
    Transition(
        action=Action.TO_LEGAL,
        sources=(State.REVIEW,),
        target=State.LEGAL_REVIEW,
        who={Role.KBG: ALL},
        ready=("not_own_submission", "no_blocking_finding"),
        event="meneruskan naskah ke Bagian Hukum",
        basis="Permendagri 22/2020 Pasal 46(2)",
        tells={Role.HKM: ALL},
        note="Catatan telaah",
    ),
    returning(State.REVIEW, STAFF, "telaah kerja sama"),
    Transition(
        action=Action.CLEAR_LEGAL,
        sources=(State.LEGAL_REVIEW,),
        target=State.DISCUSSION,
        who={Role.HKM: ALL},
        ready=("not_own_submission",),
        event="menyetujui naskah dari sisi hukum",
        basis="Permendagri 22/2020 Pasal 46(2), 49",
        tells={Role.STF: ALL, Role.TKS: ALL},
        tone="success",
        note="Telaah hukum",
        note_required=True,
    ),
    returning(State.LEGAL_REVIEW, {Role.HKM: ALL}, "telaah hukum"),
    Transition(
        action=Action.FINALISE,
        sources=(State.DISCUSSION,),
        target=State.FINAL,
        who=STAFF,
        ready=("minutes_attached", "dprd_settled_for_text", "no_blocking_finding"),
        event="menetapkan naskah final hasil pembahasan TKKSD",
        basis="Permendagri 22/2020 Pasal 9(2), 13(3), 49",
        tells={Role.OPH: OWN},
        tone="success",
        note="Catatan pembahasan",
        confirm="Naskah dibekukan; perubahan setelah ini hanya melalui pengembalian.",
        freezes=True,
    ),
    returning(State.DISCUSSION, STAFF, "pembahasan"),
    Transition(
        action=Action.INITIAL,
        sources=(State.FINAL,),
        target=State.FINAL,
        completes=State.INITIALLED,
        who={Role.OPH: OWN, Role.HKM: ALL, Role.KBG: ALL, Role.SEK: ALL},
        ready=("turn_for_paraf",),
        event="membubuhkan paraf pada naskah final",
        basis="Tata naskah dinas; paraf hierarki",
        tells={Role.HKM: ALL, Role.KBG: ALL, Role.SEK: ALL, Role.STF: ALL},
        tone="success",
    ),
    returning(State.FINAL, {Role.KBG: ALL, Role.SEK: ALL, Role.HKM: ALL, Role.OPH: OWN}, "tahap paraf"),
    preparing(DOMESTIC, ("parent_in_force", "dprd_settled"), "Permendagri 22/2020 Pasal 10, 14, 33, 36"),
    preparing(
        (NK,),
        ("own_head_signs", "work_plan_written", "dprd_settled"),
        "Permendagri 22/2020 Pasal 55, 56, 57; PP 28/2018 Pasal 46",
    ),
    preparing(
        (RK,),
        ("activities_whole", "year_within_parent", "parent_prepared"),
        "Permendagri 22/2020 Pasal 55, 57",
    ),
    preparing(
        (LOI,),
        ("own_head_signs", "term_within_cap", "ministry_consulted"),
        "Permendagri 25/2020 Pasal 13, 14; PP 28/2018 Pasal 28(4)",
    ),
    preparing(
        (NASKAH_LN,),
        (
            "parent_is_signed",
            "own_head_signs",
            "term_within_cap",
            "dprd_approved_abroad",
            "signing_confirmed",
        ),
        "Permendagri 25/2020 Pasal 17, 23-25, 32; PP 28/2018 Pasal 33",
    ),
    returning(State.INITIALLED, {Role.KBG: ALL}, "tahap paraf lengkap"),
    signing(DOMESTIC, ("parent_in_force",), "Permendagri 22/2020 Pasal 10, 14, 33, 36; UU 10/2020 Pasal 3"),
    signing((NK,), ("work_plan_written", "dprd_settled"), "Permendagri 22/2020 Pasal 56, 57"),
    signing((RK,), ("parent_in_force",), "Permendagri 22/2020 Pasal 57"),
    signing((LOI,), ("term_within_cap", "ministry_consulted"), "Permendagri 25/2020 Pasal 13, 14"),
    signing(
        (NASKAH_LN,),
        ("parent_is_signed", "term_within_cap", "dprd_approved_abroad", "signing_confirmed"),
        "Permendagri 25/2020 Pasal 23-25, 32; PP 28/2018 Pasal 33",
    ),
    returning(State.READY, {Role.KBG: ALL}, "tahap siap ditandatangani"),
    validating(
        (*DOMESTIC, RK),
        (),
        "Permendagri 22/2020 Pasal 16, 38, 59; pemeriksaan oleh orang kedua",
    ),
    validating(
        (NK,), ("work_plan_signed",), "Permendagri 22/2020 Pasal 57, 59; pemeriksaan oleh orang kedua"
    ),
    validating((LOI, NASKAH_LN), (), "Permendagri 25/2020 Pasal 25; pemeriksaan oleh orang kedua"),
    Transition(
        action=Action.REJECT_SCAN,
        sources=(State.SIGNED,),
        target=State.READY,
        who={Role.KBG: ALL},
        event="menolak pindaian naskah bertanda tangan",
        basis="Permendagri 22/2020 Pasal 16, 38",
        tells={Role.STF: ALL},
        tone="warning",
        note="Apa yang keliru pada pindaian atau datanya",
        note_required=True,
    ),
    Transition(
        action=Action.TERMINATE,
        sources=(State.IN_FORCE,),
        target=State.TERMINATED,
        who={Role.WKT: ALL, Role.SEK: ALL},
        ready=("end_data_whole", "still_running"),
        event="mengakhiri naskah sebelum waktunya",
        basis="PP 28/2018 Pasal 9, 22",
        tells=OPD | STAFF,
        tone="danger",
        note="Uraian alasan",
        note_required=True,
        form="terminate",
        confirm="Naskah berakhir dan tidak dapat dihidupkan lagi.",
    ),
    Transition(
        action=Action.CANCEL,
        sources=UNSIGNED,
        target=State.CANCELLED,
        who={Role.KBG: ALL},
        event="membatalkan naskah",
        basis="PP 28/2018 Pasal 6",
        tells=OPD | {Role.STF: ALL},
        tone="danger",
        note="Alasan pembatalan",
        note_required=True,
        confirm="Naskah yang dibatalkan tidak dapat dilanjutkan; nomor yang sudah diambil dicatat batal.",
    ),
)

FINAL_STATES = (State.TERMINATED, State.CANCELLED)


def moves_from(table, state, instrument=None):
    """Return the rows of `table` that leave `state` (for an instrument of that form, where given)."""
    return [
        row for row in table if state in row.sources and (instrument is None or instrument in row.instruments)
    ]


def find(table, action, state, instrument=None):
    """Return the one row of `action` from `state`, or None."""
    rows = [row for row in moves_from(table, state, instrument) if row.action == action]
    return rows[0] if rows else None


def ends(table):
    """Return the states of `table` that no row leaves, in order of appearance."""
    sources = {source for row in table for source in row.sources}
    targets = dict.fromkeys(target for row in table for target in (row.target, row.completes) if target)
    return tuple(target for target in targets if target not in sources)


def next_paraf(given):
    """Take the roles that gave their paraf on this text; return the role whose turn it is, or None."""
    return next((role for role in PARAF_ORDER if role not in given), None)


HELD_UP = (
    *(Action.RETURN, Action.CANCEL, Action.TERMINATE, Action.REJECT_SCAN, Action.CLOSE),
    *(Action.REJECT, Action.ANSWERED_NO, Action.REPLY_NO, Action.TAKE_OVER, Action.SELECT),
    *(Action.MEND_PLAN, Action.SEND_DIRECT, Action.RECORD_OPINION, Action.RECORD_REJECTION, Action.DEEM),
)


def forward_moves(table, state, instrument=None):
    """Return the rows that bring the work forward from `state` (not return, cancel or end it)."""
    rows = moves_from(table, state, instrument)
    forward = [row for row in rows if row.action not in HELD_UP]
    return forward or [row for row in rows if row.action == Action.REPLY_NO]


def turn_of(table, state, instrument=None, given=()):
    """Return the roles that can bring the work forward from `state`; `given`: roles whose paraf is there."""
    if state == State.FINAL:
        role = next_paraf(given)
        return (role,) if role else ()
    return tuple(dict.fromkeys(role for row in forward_moves(table, state, instrument) for role in row.who))
