"""Where a dossier stands: the steps drawn across its page, and what is next and by whom.

Derived from its stage and its instruments, never stored.
Source: PP 28/2018 Ps 6; Permendagri 22/2020 Ps 6, 28.
"""

from dataclasses import dataclass

from agreements.rules.enums import Action, ClockKey, Instrument, Kind, Role, Stage, State
from agreements.rules.kinds import chain_of
from agreements.rules.paths import OPEN, path_of, spine_of, wait_of
from agreements.rules.permissions import MAY, Act, drafting_act
from agreements.rules.transitions import AGREEMENT_TABLE, forward_moves, turn_of

DONE, CURRENT, TODO, SKIPPED = "done", "current", "todo", "skipped"
SIGNED = (State.SIGNED, State.IN_FORCE, State.TERMINATED)
WRITTEN = (State.FINAL, State.INITIALLED, State.READY, *SIGNED)
RUNNING = ("berlaku", "akan_berakhir", "belum_berlaku")
OVER = (Stage.CLOSED, Stage.CANCELLED, Stage.TAKEN_OVER, Stage.REFUSED)
BY_SEMESTER = (Kind.KSDD_WAJIB, Kind.KSDD_SUKARELA, Kind.KSDPK, Kind.SINERGI)
SHORT = {
    Instrument.NK: "Nota kesepakatan",
    Instrument.LOI: "Pernyataan kehendak",
    Instrument.NASKAH_LN: "Naskah kerja sama",
    Instrument.RK: "Rencana kerja",
    Instrument.ADDENDUM: "Adendum",
}


@dataclass(frozen=True)
class Step:
    """One step: its words, `done`, `current`, `todo` or `skipped`, and a short note."""

    label: str
    state: str
    note: str = ""


@dataclass(frozen=True)
class Group:
    """A group of steps: Persiapan, Kesepakatan or Pelaksanaan."""

    label: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Next:
    """What is next: the work, the roles that can do it, since when it waits, the instrument it is about."""

    what: str
    roles: tuple
    since: object = None
    subject: object = None
    clock: str = ""  # key of the deadline that runs since then, where neither stage nor state tells it


def short_name(instrument):
    """Take an instrument's code; return the word that people use: "KSB", "PKS", "Nota kesepakatan"."""
    return SHORT.get(Instrument(instrument), Instrument(instrument).name)


def steps(dossier, instruments, today, *, reported=False):
    """Take a dossier, its instruments and today's date; return its three `Group`s.

    An instrument has `instrument`, `state`, `phase(today)`, `evaluated` and `no_parent_reason`.
    `reported`: whether a semester report was submitted. A closed or cancelled dossier has no open steps.
    """
    alive = [item for item in instruments if item.state != State.CANCELLED]
    groups = (
        Group("Persiapan", tuple(_preparing(dossier, alive))),
        Group("Kesepakatan", tuple(_agreeing(dossier, alive))),
        Group("Pelaksanaan", tuple(_running(dossier, alive, today, reported))),
    )
    if dossier.stage not in OVER:
        return groups
    return tuple(Group(group.label, tuple(_over(step) for step in group.steps)) for group in groups)


def _over(step):
    return step if step.state == DONE else Step(step.label, SKIPPED, step.note)


def _preparing(dossier, alive):
    """Yield the steps before the first text; of a cancelled dossier only those that its texts prove."""
    spine = spine_of(dossier)
    at = next((place for place, (_, stages) in enumerate(spine) if dossier.stage in stages), None)
    for place, (label, _) in enumerate(spine):
        if at is None:
            passed = place == 0 or alive or dossier.stage not in (Stage.CANCELLED, Stage.TAKEN_OVER)
            yield Step(label, DONE if passed else TODO)
        elif place == at:
            yield Step(label, CURRENT, _standing_note(dossier.stage))
        else:
            yield Step(label, DONE if place < at else TODO)


def _standing_note(stage):
    return "" if stage in (Stage.IDEA, Stage.SUBMITTED, Stage.STUDY) else Stage(stage).label


def _agreeing(dossier, alive):
    expected = dossier.stage in OPEN  # the first form not yet there is the one to begin now
    for form in chain_of(dossier.kind):
        if form == Instrument.RK:
            continue
        there = [item for item in alive if item.instrument == form]
        name = short_name(form)
        if not there and any(_needs_none(item, form) for item in alive):
            yield from (Step(f"{name} disusun", SKIPPED), Step(f"{name} ditandatangani", SKIPPED))
            continue
        written = any(item.state in WRITTEN for item in there)
        signed = any(item.state in SIGNED for item in there)
        yield Step(f"{name} disusun", DONE if written else CURRENT if there or expected else TODO)
        yield Step(f"{name} ditandatangani", DONE if signed else CURRENT if written else TODO)
        expected = expected and signed


def _needs_none(item, form):
    return form == Instrument.KSB and item.instrument == Instrument.PKS and item.no_parent_reason


def _running(dossier, alive, today, reported):
    forms = chain_of(dossier.kind)
    last = next(form for form in reversed(forms) if form != Instrument.RK)
    signed = [item for item in alive if item.instrument == last and item.state in SIGNED]
    runs = any(item.phase(today) in RUNNING for item in signed)
    over = any(item.state == State.TERMINATED or item.phase(today) == "berakhir" for item in signed)
    yield Step("Berjalan", CURRENT if runs else DONE if over else TODO)
    yield Step("Laporan", DONE if reported else TODO)
    yield Step("Evaluasi", DONE if any(item.evaluated for item in alive) else TODO)
    yield Step("Selesai", DONE if dossier.stage == Stage.CLOSED else TODO)


def standing(dossier, instruments, today):
    """Take a dossier, its instruments and today's date; return in a word where it stands: "Berjalan".

    Before it was accepted, and once it is over, its stage; else what runs, or the step that is open.
    """
    if dossier.stage not in OPEN:
        return Stage(dossier.stage).label
    alive = [item for item in instruments if item.state != State.CANCELLED]
    last = next(form for form in reversed(chain_of(dossier.kind)) if form != Instrument.RK)
    if any(item.instrument == last and item.phase(today) in RUNNING for item in alive):
        return "Berjalan"
    if any(item.instrument == last and item.state == State.SIGNED for item in alive):
        return f"Penandatanganan {short_name(last)}"
    open_steps = (step.label for step in _agreeing(dossier, alive) if step.state == CURRENT)
    return _work(next(open_steps, "")) or ("Berakhir" if alive else Stage(dossier.stage).label)


def _work(step):
    """Take the label of an open step; return the work that it is: "KSB disusun" becomes "Penyusunan KSB"."""
    for done, work in ((" disusun", "Penyusunan"), (" ditandatangani", "Penandatanganan")):
        if step.endswith(done):
            name = step.removesuffix(done)
            return f"{work} {name if name.isupper() else name.lower()}"
    return step


def what_is_next(dossier, instruments, today, *, paraf=None):
    """Return the list of `Next` of a dossier; empty where it is closed, cancelled or nobody's turn.

    `instruments` as in `steps`, with `pk` and `state_since`; `paraf`: {pk of an instrument: roles given}.
    """
    alive = [item for item in instruments if item.state != State.CANCELLED]
    moving = [_of_instrument(item, (paraf or {}).get(item.pk, ())) for item in alive]
    moving = [item for item in moving if item]
    if dossier.stage not in OPEN:
        roles = turn_of(path_of(dossier), dossier.stage)
        return ([Next(wait_of(dossier), roles, dossier.stage_since)] if roles else []) + moving
    return moving + _to_begin(dossier, alive, today)


def _of_instrument(item, given):
    rows = forward_moves(AGREEMENT_TABLE, item.state, item.instrument)
    if not rows:
        return None
    label = Action.INITIAL.label if item.state == State.FINAL else rows[0].label
    roles = turn_of(AGREEMENT_TABLE, item.state, item.instrument, given)
    verb = label[0].lower() + label[1:]
    return Next(f"{short_name(item.instrument)}: {verb}", roles, item.state_since, item)


def _to_begin(dossier, alive, today):
    upper, lower = chain_of(dossier.kind)
    above = [item for item in alive if item.instrument == upper]
    below = [item for item in alive if item.instrument == lower]
    if not above and not below:
        return [Next(f"Susun {called(upper)}", _drafters(upper, dossier.kind), dossier.stage_since)]
    ready = [item for item in above if _bears(item, lower) and item.phase(today) != "berakhir"]
    if ready and not below:
        what = f"Susun {called(lower)} di bawah {called(upper)}"
        clock = ClockKey.KSB_TO_PKS if upper == Instrument.KSB else ""
        since = ready[0].signed_on if clock else ready[0].state_since
        return [Next(what, _drafters(lower, dossier.kind), since, clock=clock)]
    main = above if lower == Instrument.RK else below
    if any(item.phase(today) in RUNNING for item in main):
        how_often = "tiap semester" if dossier.kind in BY_SEMESTER else "tiap tahun"
        return [Next(f"Laksanakan, laporkan {how_often}, lalu evaluasi", (Role.OPO, Role.OPH))]
    if all(item.state == State.TERMINATED or item.phase(today) == "berakhir" for item in alive):
        return [Next("Semua naskah sudah berakhir: tutup kerja sama", (Role.KBG,))]
    return []


def _bears(item, lower):
    """Whether what hangs beneath may be begun: a rencana kerja is written before its NK is signed."""
    return item.state in SIGNED or lower == Instrument.RK


def _drafters(form, kind):
    act = drafting_act(form, kind)
    return (Role.STF,) if act == Act.DRAFT_KSB and kind == Kind.KSDPK else tuple(MAY[act])


def called(form):
    """Take an instrument's code; return its short name within a sentence: "KSB", "nota kesepakatan"."""
    name = short_name(form)
    return name if name.isupper() else name.lower()
