"""What a move is, and the moves that differ from form to form, as rows to be filled in."""

from dataclasses import dataclass

from agreements.rules.enums import Action, Instrument, Role, State
from agreements.rules.permissions import ALL, OWN

KSB, PKS, ADDENDUM = Instrument.KSB, Instrument.PKS, Instrument.ADDENDUM
NK, RK, LOI, NASKAH_LN = Instrument.NK, Instrument.RK, Instrument.LOI, Instrument.NASKAH_LN
DOMESTIC = (KSB, PKS, ADDENDUM)
EVERY = (*DOMESTIC, NK, RK, LOI, NASKAH_LN)
EDITABLE = (State.DRAFT, State.RETURNED)


@dataclass(frozen=True)
class Transition:
    """One move. `who`, `tells`: {role: OWN|ALL}; `ready`: names of checks in rules.readiness."""

    action: Action
    sources: tuple
    target: str
    who: dict
    event: str  # what happened, after the actor's name
    basis: str
    instruments: tuple = EVERY
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
        freezes=True,
    )


def submitting(instruments, who, ready, event, basis):
    """A row that hands a draft in."""
    return Transition(
        action=Action.SUBMIT,
        sources=EDITABLE,
        target=State.SUBMITTED,
        instruments=instruments,
        who=who,
        ready=("text_within_limits", *ready, "no_blocking_finding"),
        event=event,
        basis=basis,
        tells={Role.STF: ALL, Role.KBG: ALL},
        note="Pengantar singkat",
        freezes=True,
    )


def preparing(instruments, ready, basis):
    """A row that takes our number and plans the signing."""
    return Transition(
        action=Action.READY,
        sources=(State.INITIALLED,),
        target=State.READY,
        instruments=instruments,
        who=STAFF,
        ready=(*ready, "no_blocking_finding"),
        event="menyiapkan penandatanganan dan mengambil nomor",
        basis=basis,
        tells={Role.SEK: ALL, Role.WKT: ALL} | OPD,
        form="ready",
    )


def signing(instruments, ready, basis):
    """A row that records the signed text."""
    return Transition(
        action=Action.SIGN,
        sources=(State.READY,),
        target=State.SIGNED,
        instruments=instruments,
        who={Role.STF: ALL},
        ready=("signing_data_whole", *ready),
        event="mencatat penandatanganan",
        basis=basis,
        tells={Role.KBG: ALL},
        tone="success",
        form="sign",
        freezes=True,
    )


def validating(instruments, ready, basis):
    """A row by which a second person confirms the signed text."""
    return Transition(
        action=Action.VALIDATE,
        sources=(State.SIGNED,),
        target=State.IN_FORCE,
        instruments=instruments,
        who={Role.KBG: ALL},
        ready=("scan_attached", "second_person", *ready),
        event="memvalidasi naskah bertanda tangan",
        basis=basis,
        tells=OPD | {Role.STF: ALL, Role.WKT: ALL},
        tone="success",
    )
