"""The yearly plan ("daftar rencana kerja sama"): the table of its moves, and what became of its rows.

Source: Permendagri 22/2020 Ps 5, 25(2), 46(2), 48-49; PP 28/2018 Ps 5, 17.
"""

from calendar import monthrange
from datetime import date

from agreements.rules.enums import Instrument, Role, Stage, State
from agreements.rules.kinds import chain_of
from agreements.rules.permissions import ALL
from agreements.rules.plan_words import PlanAction, PlanState, Reality
from agreements.rules.transitions import Transition

SECTION = {Role.STF: ALL, Role.KBG: ALL}
TEAM = {Role.TKS: ALL, Role.SEK: ALL}
HEAD_OF_REGION = {Role.WKT: ALL}
PUBLISHED = (PlanState.FIXED, PlanState.REPLACED)
RUNNING = ("berlaku", "akan_berakhir", "belum_berlaku")
ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
DISCUSSED = "Permendagri 22/2020 Pasal 46 ayat (2), 49"
DECREED = "Permendagri 22/2020 Pasal 25 ayat (2)"
REASON = "Alasan (dibaca oleh Bagian Pemerintahan)"


def handed_back(source, who, basis):
    """A row that sends the plan back to its compilers from `source`."""
    return Transition(
        action=PlanAction.RETURN,
        sources=(source,),
        target=PlanState.DRAFT,
        who=who,
        event="mengembalikan daftar untuk disusun lagi",
        basis=basis,
        tone="warning",
        note=REASON,
        note_required=True,
    )


PLAN_TABLE = (
    Transition(
        action=PlanAction.TO_TEAM,
        sources=(PlanState.DRAFT,),
        target=PlanState.DISCUSSION,
        who={Role.KBG: ALL},
        ready=("has_rows", "rows_whole"),
        event="mengajukan daftar rencana kepada TKKSD",
        basis=DISCUSSED,
        note="Pengantar singkat",
    ),
    Transition(
        action=PlanAction.DISCUSS,
        sources=(PlanState.DISCUSSION,),
        target=PlanState.PROPOSED,
        who=TEAM | SECTION,
        event="mencatat hasil pembahasan TKKSD",
        basis=DISCUSSED,
        form="discussion",
    ),
    handed_back(PlanState.DISCUSSION, TEAM, DISCUSSED),
    Transition(
        action=PlanAction.APPROVE,
        sources=(PlanState.PROPOSED,),
        target=PlanState.APPROVED,
        who=HEAD_OF_REGION,
        event="menyetujui daftar rencana kerja sama",
        basis=DECREED,
        tone="success",
        note="Arahan",
    ),
    handed_back(PlanState.PROPOSED, HEAD_OF_REGION, DECREED),
    Transition(
        action=PlanAction.FIX,
        sources=(PlanState.APPROVED,),
        target=PlanState.FIXED,
        who=SECTION,
        event="mencatat Keputusan yang menetapkan daftar rencana",
        basis=DECREED,
        tone="success",
        form="decree",
        confirm="Daftar terkunci; perubahannya memerlukan Keputusan tersendiri.",
    ),
    handed_back(PlanState.APPROVED, HEAD_OF_REGION, DECREED),
    Transition(
        action=PlanAction.REVISE,
        sources=(PlanState.FIXED,),
        target=PlanState.FIXED,
        who=SECTION,
        ready=("not_in_revision",),
        event="membuka perubahan daftar",
        basis=DECREED,
        note="Alasan perubahan",
        note_required=True,
    ),
)


def has_rows(plan):
    """A plan lists at least one cooperation."""
    return [] if plan.rows_kept else ["Daftar masih kosong. Pilih rencana dari pemetaan yang diterima."]


def rows_whole(plan):
    """Every row says its kind, its quarter and where it stands in planning (Permendagri 22/2020 Ps 53(2))."""
    found = []
    for row in plan.rows_kept:
        needed = (("jenis", row.kind), ("triwulan", row.quarter), ("kaitan perencanaan", row.code))
        if missing := [what for what, value in needed if not value]:
            found.append(f"Nomor {row.order}, {row.object[:80]}: {', '.join(missing)} belum diisi.")
    return found


def not_in_revision(plan):
    """There is one open revision at a time."""
    return (
        ["Perubahan daftar tahun ini sudah dibuka. Lanjutkan perubahan itu."] if plan.is_in_revision else []
    )


CHECKS = {check.__name__: check for check in (has_rows, rows_whole, not_in_revision)}


def reality(dossiers):
    """Take the dossiers that grew from a row; return the `Reality` of the row: that of the furthest of them.

    A dossier: `(kind, stage, [(instrument, state, phase)])`.
    """
    reached = [_of_dossier(*dossier) for dossier in dossiers]
    return next((word for word in FURTHEST if word in reached), Reality.NONE)


FURTHEST = (
    *(Reality.RUNNING, Reality.OVER, Reality.CONTRACT, Reality.AGREED, Reality.IDEA, Reality.DROPPED),
)


def _of_dossier(kind, stage, instruments):
    if stage == Stage.CANCELLED:
        return Reality.DROPPED
    alive = [each for each in instruments if each[1] != State.CANCELLED]
    last = next(form for form in reversed(chain_of(kind)) if form != Instrument.RK)
    contracts = [each for each in alive if each[0] == last]
    if any(phase in RUNNING for _, _, phase in contracts):
        return Reality.RUNNING
    over = [state == State.TERMINATED or phase == "berakhir" for _, state, phase in contracts]
    if stage == Stage.CLOSED or (over and all(over)):
        return Reality.OVER
    if contracts:
        return Reality.CONTRACT
    return Reality.AGREED if alive else Reality.IDEA


def quarter_end(year, quarter):
    """Take a year and a quarter 1 to 4; return its last day."""
    month = quarter * 3
    return date(year, month, monthrange(year, month)[1])


def is_late(year, quarter, reached, today):
    """Whether a row whose quarter is over still has nothing signed or drafted on `today`."""
    waiting = reached in (Reality.NONE, Reality.IDEA)
    return bool(quarter) and waiting and today > quarter_end(year, quarter)
