"""The path of one instrument, drawn: which steps are behind it, where it stands, what is to come."""

from agreements.rules.enums import State
from agreements.rules.progress import CURRENT, DONE, SKIPPED, TODO, Group, Step

PATH = (
    ("Penyusunan", ((State.DRAFT, "Draf"), (State.SUBMITTED, "Diajukan"))),
    (
        "Penelaahan",
        ((State.REVIEW, "Telaah"), (State.LEGAL_REVIEW, "Telaah hukum"), (State.DISCUSSION, "Pembahasan")),
    ),
    (
        "Penandatanganan",
        (
            (State.FINAL, "Naskah final"),
            (State.INITIALLED, "Paraf lengkap"),
            (State.READY, "Siap ttd."),
            (State.SIGNED, "Ditandatangani"),
        ),
    ),
    ("Pelaksanaan", ((State.IN_FORCE, "Berlaku"),)),
)
ORDER = [state for _, steps in PATH for state, _ in steps]


def path(state, phase="", before="", note=""):
    """Take an instrument's state; return the `Group`s of its path (law.md 8.5).

    `phase`: of rules.periods, for what is in force; `before`: the state from which it was cancelled;
    `note`: a short word at the step where it stands.
    """
    at, stands = _place(state, before)
    return tuple(
        Group(name, tuple(_step(each, word, at, stands, state, phase, note) for each, word in steps))
        for name, steps in PATH
    )


def _place(state, before):
    """Return the place on the path and whether the instrument still stands there."""
    if state == State.RETURNED:
        return 0, True
    if state == State.TERMINATED:
        return len(ORDER) - 1, False
    if state == State.CANCELLED:
        known = before in ORDER
        return (ORDER.index(before) if known else 0), False
    return ORDER.index(state), True


def _step(each, word, at, stands, state, phase, note):
    here = ORDER.index(each)
    if here < at:
        return Step(word, DONE)
    if here > at:
        return Step(word, TODO if stands else SKIPPED)
    if state == State.RETURNED:
        return Step(word, CURRENT, "dikembalikan")
    if state == State.TERMINATED:
        return Step(word, DONE, "diakhiri")
    if state == State.CANCELLED:
        return Step(word, SKIPPED, "dibatalkan")
    if each == State.IN_FORCE and phase == "berakhir":
        return Step(word, DONE, "berakhir")
    return Step(word, CURRENT, note)
