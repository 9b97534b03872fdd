"""THE TABLE: every move of an instrument, each one row; those of a dossier stand in rules.paths.

Buttons, permission, act, notices, docs/workflow.md and the tests read these rows and nothing else.
Source: law.md 8.5 (PP 28/2018 Ps 6; Permendagri 22/2020 Ps 9-17, 32-39).
"""

from dataclasses import dataclass

from agreements.rules.enums import Action, Instrument, Role, State
from agreements.rules.permissions import ALL, OWN

KSB, PKS, ADDENDUM = Instrument.KSB, Instrument.PKS, Instrument.ADDENDUM
DOMESTIC = (KSB, PKS, ADDENDUM)
PARAF_ORDER = (Role.OPH, Role.HKM, Role.KBG, Role.SEK)


@dataclass(frozen=True)
class Transition:
    """One move. `who`, `tells`: {role: OWN|ALL}; `ready`: names of checks in rules.readiness."""

    action: Action
    sources: tuple
    target: str
    who: dict
    event: str  # what happened, after the actor's name
    basis: str
    instruments: tuple = DOMESTIC
    ready: tuple = ()
    tells: dict = None
    button: str = ""
    tone: str = "primary"  # primary, success, warning, danger
    note: str = ""  # label of the note; empty = none asked
    note_required: bool = False
    confirm: str = ""
    form: str = ""  # name of the form that asks for more
    papers: tuple = ()  # kinds of papers that the act's own panel asks for, unless they are there
    ticks: tuple = ()  # (code, criterion) to be ticked with evidence
    needs: tuple = ()  # kinds of papers that must be there already
    freezes: bool = False  # whether the text is frozen as a revision
    completes: str = ""  # target once nobody's turn is left (paraf)

    @property
    def label(self):
        """The word on the button."""
        return self.button or self.action.label

    @property
    def asks(self):
        """Whether the act's panel asks for more than a note."""
        return bool(self.form or self.papers or self.ticks)

    @property
    def deed(self):
        """The verb phrase of a sentence on who may do it."""
        return f"melakukan “{self.label}”"


OPD = {Role.OPO: OWN, Role.OPH: OWN}
STAFF = {Role.STF: ALL, Role.KBG: ALL}
REASON = "Alasan (dibaca oleh OPD pemrakarsa)"
EDITABLE = (State.DRAFT, State.RETURNED)
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


def returning(source, who, what):
    """A row that sends the text back to its author from `source`."""
    return Transition(
        action=Action.RETURN,
        sources=(source,),
        target=State.RETURNED,
        who=who,
        event=f"mengembalikan naskah dari {what}",
        basis="Permendagri 22/2020 Pasal 9, 13, 32, 35; praktik telaah berjenjang",
        tells=OPD | {Role.STF: ALL},
        tone="warning",
        note=REASON,
        note_required=True,
    )


AGREEMENT_TABLE = (
    Transition(
        action=Action.SUBMIT,
        sources=EDITABLE,
        target=State.SUBMITTED,
        instruments=(KSB,),
        who={Role.STF: ALL} | OPD,
        ready=("text_within_limits", "no_blocking_finding"),
        event="mengajukan rancangan KSB",
        basis="Permendagri 22/2020 Pasal 9(1), 32(1)",
        tells={Role.STF: ALL, Role.KBG: ALL},
        note="Pengantar singkat",
        freezes=True,
    ),
    Transition(
        action=Action.SUBMIT,
        sources=EDITABLE,
        target=State.SUBMITTED,
        instruments=(PKS, ADDENDUM),
        who=OPD,
        ready=("text_within_limits", "parent_is_signed", "no_blocking_finding"),
        event="mengajukan rancangan",
        basis="Permendagri 22/2020 Pasal 13, 15, 35, 37",
        tells={Role.STF: ALL, Role.KBG: ALL},
        note="Pengantar singkat",
        freezes=True,
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
    Transition(
        action=Action.READY,
        sources=(State.INITIALLED,),
        target=State.READY,
        who=STAFF,
        ready=("parent_in_force", "dprd_settled", "no_blocking_finding"),
        event="menyiapkan penandatanganan dan mengambil nomor",
        basis="Permendagri 22/2020 Pasal 10, 14, 33, 36",
        tells={Role.SEK: ALL, Role.WKT: ALL} | OPD,
        form="ready",
    ),
    returning(State.INITIALLED, {Role.KBG: ALL}, "tahap paraf lengkap"),
    Transition(
        action=Action.SIGN,
        sources=(State.READY,),
        target=State.SIGNED,
        who={Role.STF: ALL},
        ready=("signing_data_whole", "parent_in_force"),
        event="mencatat penandatanganan",
        basis="Permendagri 22/2020 Pasal 10, 14, 33, 36; UU 10/2020 Pasal 3",
        tells={Role.KBG: ALL},
        tone="success",
        form="sign",
        freezes=True,
    ),
    returning(State.READY, {Role.KBG: ALL}, "tahap siap ditandatangani"),
    Transition(
        action=Action.VALIDATE,
        sources=(State.SIGNED,),
        target=State.IN_FORCE,
        who={Role.KBG: ALL},
        ready=("scan_attached", "second_person"),
        event="memvalidasi naskah bertanda tangan",
        basis="Permendagri 22/2020 Pasal 16, 38; pemeriksaan oleh orang kedua",
        tells=OPD | {Role.STF: ALL, Role.WKT: ALL},
        tone="success",
    ),
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
