"""Deadlines: the one place where days are counted, and which of them runs in which stage or state.

How long each is, and on which article, are rows that the regulation admin keeps (models.deadline); here is
only how they are counted. The first counted day is the day after the start, as with any "paling lama ... hari
sejak". Source: Permendagri 22/2020 Ps 8, 12, 17, 34, 39, 54, 56; Permendagri 25/2020 Ps 13, 17, 18, 33, 35.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo

from agreements.rules.days_off import DaysOff
from agreements.rules.enums import ClockKey, ClockUnit, Kind, Stage, State
from agreements.rules.indonesian import add_months

ABROAD = frozenset({Kind.KSDPL, Kind.KSDLL})
REGIONS = frozenset({Kind.KSDD_WAJIB, Kind.KSDD_SUKARELA})
HOME = REGIONS | {Kind.KSDPK, Kind.SINERGI}
LONGEST = {ClockUnit.DAYS: 3650, ClockUnit.WORKING_DAYS: 2500, ClockUnit.MONTHS: 120}
BACKWARD = frozenset({ClockKey.EXTENSION_ABROAD})  # counted back from an end
CONSENTS = frozenset({ClockKey.DPRD_CONSENT, ClockKey.DPRD_WHOLE, ClockKey.DPRD_ABROAD})
KINDS_OF = {  # kinds of which the law knows the stage; any other key may apply to every kind
    ClockKey.OFFER_ANSWER: REGIONS,
    ClockKey.OFFER_AGAIN: REGIONS,
    ClockKey.OFFER_ANSWER_SYNERGY: frozenset({Kind.SINERGI}),
    ClockKey.DPRD_ANSWER: REGIONS,
    ClockKey.HEAD_FOLLOWS: REGIONS,
    ClockKey.DPRD_CONSENT: REGIONS,
    ClockKey.DPRD_WHOLE: HOME,
    ClockKey.DPRD_ABROAD: ABROAD,
    ClockKey.GOVERNOR_FORWARDS: ABROAD,
    ClockKey.LOI_TERM: ABROAD,
    ClockKey.EXTENSION_ABROAD: ABROAD,
    ClockKey.YEARLY_REPORT_ABROAD: ABROAD,
    ClockKey.KSB_TO_PKS: REGIONS | {Kind.KSDPK},
}
# A key of ClockKey, or {kind: key} where the law gives each kind its own.
STATE_CLOCKS = {
    State.SUBMITTED: ClockKey.SECTION_REVIEW,
    State.REVIEW: ClockKey.SECTION_REVIEW,
    State.RETURNED: ClockKey.MENDING,
    State.LEGAL_REVIEW: ClockKey.LEGAL_REVIEW,
    State.DISCUSSION: ClockKey.DISCUSSION,
    State.FINAL: ClockKey.INITIALS,
    State.INITIALLED: ClockKey.SIGNING,
    State.READY: ClockKey.SIGNING,
    State.SIGNED: ClockKey.VALIDATION,
}
STAGE_CLOCKS = {
    Stage.SUBMITTED: ClockKey.PROPOSAL_REVIEW,
    Stage.RETURNED: ClockKey.MENDING,
    Stage.STUDY: ClockKey.TKKSD_STUDY,
    Stage.OFFERED: {
        **dict.fromkeys(REGIONS, ClockKey.OFFER_ANSWER),
        Kind.SINERGI: ClockKey.OFFER_ANSWER_SYNERGY,
    },
    Stage.ASKED_AGAIN: dict.fromkeys(REGIONS, ClockKey.OFFER_AGAIN),
    Stage.DPRD: dict.fromkeys(ABROAD, ClockKey.DPRD_ABROAD),
    Stage.GOVERNOR: dict.fromkeys(ABROAD, ClockKey.GOVERNOR_FORWARDS),
}


def due_on(start, amount, unit, days_off):
    """Take a date, how many of a `ClockUnit` and the `DaysOff`; return the last day of the deadline.

    `bulan`: the same day of that month, or its last day. Raises ValueError for an amount below one.
    """
    _refuse_below_one(amount)
    if unit == ClockUnit.WORKING_DAYS:
        return days_off.nth_after(start, amount)
    return start + timedelta(days=amount) if unit == ClockUnit.DAYS else add_months(start, amount)


def due_before(end, amount, unit, days_off):
    """As `due_on`, counted back: the last day that lies the whole deadline before `end`."""
    _refuse_below_one(amount)
    if unit == ClockUnit.WORKING_DAYS:
        return days_off.nth_before(end, amount)
    return end - timedelta(days=amount) if unit == ClockUnit.DAYS else add_months(end, -amount)


def _refuse_below_one(amount):
    if amount < 1:
        raise ValueError(f"Tenggat sekurang-kurangnya 1, bukan {amount}.")


def counted(after, until, unit, days_off):
    """Return the days after `after` up to and with `until`, 0 at least; of `hari_kerja` the worked ones."""
    if unit == ClockUnit.WORKING_DAYS:
        return days_off.worked(after, until)
    return max(0, (until - after).days)


def late_start(today, amount, unit, days_off):
    """Return the latest start whose deadline is over on `today`: the inverse of `due_on`."""
    _refuse_below_one(amount)
    if unit == ClockUnit.WORKING_DAYS:
        return days_off.nth_before(today, amount) - timedelta(days=1)
    if unit == ClockUnit.DAYS:
        return today - timedelta(days=amount + 1)
    start = add_months(today - timedelta(days=1), -amount)
    while add_months(start + timedelta(days=1), amount) < today:
        start += timedelta(days=1)
    return start


@dataclass(frozen=True)
class Clock:
    """One rule as it stands: a row of models.DeadlineRule without its database."""

    key: str
    label: str
    amount: int
    unit: str
    kinds: tuple = tuple(Kind)
    basis: str = ""
    counted_from: str = ""
    verified: bool = False
    deems_approved: bool = False
    deemed_basis: str = ""
    roles: tuple = ()  # to whom lateness is brought

    @property
    def length(self):
        """As people say it: "45 hari kerja"."""
        return f"{self.amount} {ClockUnit(self.unit).label}"

    @property
    def backward(self):
        """Whether it is counted back from an end."""
        return self.key in BACKWARD

    def applies_to(self, kind):
        """Return whether it runs for a kind of cooperation; "" asks for no kind."""
        return not kind or kind in self.kinds


@dataclass(frozen=True)
class Standing:
    """How a deadline stands: `nth` days gone, `left` or `late` in its unit (months: in days)."""

    clock: Clock
    since: date
    due: date
    nth: int
    left: int
    late: int
    over: bool
    calendar_late: int = 0  # days late by the calendar, for a weekend in which no working day went by
    unknown: tuple = ()  # years whose holidays it needs and nobody knows yet

    @property
    def unit(self):
        """The word for `nth`, `left` and `late`."""
        return "hari kerja" if self.clock.unit == ClockUnit.WORKING_DAYS else "hari"

    @property
    def place(self):
        """Where it stands, short: "hari ke-4 dari 15", "lewat 3 hari kerja"; on day 0 what is left."""
        if self.over:
            return f"lewat {self.late} {self.unit}" if self.late else f"lewat {self.calendar_late} hari"
        if self.clock.unit == ClockUnit.MONTHS or self.clock.backward or not self.nth:
            return self._remaining
        return f"{self.unit} ke-{self.nth} dari {self.clock.amount}"

    @property
    def _remaining(self):
        return f"tersisa {self.left} {self.unit}" if self.left else "hari terakhir"

    @property
    def words(self):
        """The whole of it: "hari ke-4 dari 15; tersisa 11 hari", "lewat 3 hari kerja"."""
        return (
            self.place if self.over or self.place == self._remaining else f"{self.place}; {self._remaining}"
        )

    @property
    def deemed(self):
        """Whether the law takes silence for approval now; a person still confirms it on record."""
        return self.over and self.clock.deems_approved

    @property
    def deemed_from(self):
        """The day from which silence counts as approval, or None: not of this clock, or not yet.

        Permendagri 22/2020 Ps 12(1)f, 12(4), 34(6), 56(6); Permendagri 25/2020 Ps 17(3).
        """
        return self.due + timedelta(days=1) if self.deemed else None

    @property
    def doubt(self):
        """What keeps the due day from being certain, or ""."""
        years = " dan ".join(str(year) for year in self.unknown)
        return f"libur nasional {years} belum dikenal" if years else ""

    def kept(self):
        """Return what an act keeps of the rule that it was judged by, as plain data."""
        clock = self.clock
        return {
            "key": str(clock.key),
            "label": clock.label,
            "amount": clock.amount,
            "unit": str(clock.unit),
            "basis": clock.basis,
            "verified": clock.verified,
            "since": self.since.isoformat(),
            "due": self.due.isoformat(),
            "over": self.over,
            "words": self.place,
        }


def standing(clock, since, today, days_off):
    """Take a `Clock`, the day it started (or the end it is counted back from), today and the `DaysOff`.

    Return its `Standing`. On the last day it is not over.
    """
    reckon = due_before if clock.backward else due_on
    due = reckon(since, clock.amount, clock.unit, days_off)
    counts_worked = clock.unit == ClockUnit.WORKING_DAYS
    return Standing(
        clock=clock,
        since=since,
        due=due,
        nth=counted(since, today, clock.unit, days_off),
        left=counted(today, due, clock.unit, days_off),
        late=counted(due, today, clock.unit, days_off),
        over=today > due,
        calendar_late=max(0, (today - due).days),
        unknown=days_off.unknown(min(since, due), max(since, due)) if counts_worked else (),
    )


def key_for(table, place, kind):
    """Take STATE_CLOCKS or STAGE_CLOCKS, a state or stage and a kind; return the key of its clock, or ""."""
    found = table.get(place, "")
    return found.get(kind, "") if isinstance(found, dict) else found


def local_day(moment, zone):
    """Take a date, or a moment with its time zone; return the day that it is in `zone` (WIB, WITA or WIT)."""
    return moment.astimezone(zone).date() if isinstance(moment, datetime) else moment


@dataclass(frozen=True)
class Clocks:
    """All rules in force on one day, `{key: Clock}`, with the days off and the government's time zone."""

    today: date
    zone: tzinfo
    rules: dict
    days_off: DaysOff = field(default_factory=DaysOff)

    def rule(self, key, kind=""):
        """Return the `Clock` of a key that runs for a kind, or None."""
        clock = self.rules.get(key)
        return clock if clock and clock.applies_to(kind) else None

    def standing(self, key, since, kind=""):
        """Return the `Standing` of the clock of a key that runs since a day or moment, or None."""
        clock = self.rule(key, kind)
        if clock is None or since is None:
            return None
        return standing(clock, local_day(since, self.zone), self.today, self.days_off)

    def of_state(self, state, kind, since):
        """Return the `Standing` of an instrument that is in a state since a moment, or None."""
        return self.standing(key_for(STATE_CLOCKS, state, kind), since, kind)

    def of_stage(self, stage, kind, since):
        """Return the `Standing` of a dossier that is in a stage since a moment, or None."""
        return self.standing(key_for(STAGE_CLOCKS, stage, kind), since, kind)


def rule_complaints(row, *, twin=False):
    """Return [(column, Indonesian sentence)] of what a rule contradicts itself in; empty: it may stand.

    `row` has the columns of models.DeadlineRule and `article` (whether one stands behind `deems_approved`);
    `twin`: whether another active row has its key.
    """
    return [*_length_complaints(row), *_kind_complaints(row), *_consent_complaints(row), *_twin(row, twin)]


def _twin(row, twin):
    if twin and row.active:
        yield "key", "Aturan aktif untuk tenggat ini sudah ada; ubah baris itu, atau nonaktifkan dahulu."


def _length_complaints(row):
    known = {unit.value for unit in ClockUnit}
    if row.unit not in known:
        yield "unit", f"Satuan “{row.unit}” tidak dikenal; pilih hari, hari kerja, atau bulan."
    if row.amount is not None and row.amount < 1:
        yield "amount", f"Lamanya {row.amount} tidak masuk akal: tenggat sekurang-kurangnya 1."
    elif row.amount is not None and row.unit in known and row.amount > LONGEST[row.unit]:
        unit = ClockUnit(row.unit)
        yield "amount", f"Lamanya melebihi {LONGEST[unit]} {unit.label}; periksa satuannya."


def _kind_complaints(row):
    if not row.kinds:
        yield (
            "kinds",
            "Aturan ini tidak berlaku untuk jenis apa pun; pilih sedikitnya satu, atau nonaktifkan.",
        )
    lawful = KINDS_OF.get(row.key, frozenset(Kind))
    strange = [kind for kind in row.kinds if kind not in lawful]
    if strange:
        names = ", ".join(Kind(kind).label if kind in set(Kind) else kind for kind in strange)
        yield "kinds", f"Tahap “{ClockKey(row.key).label}” tidak ada pada {names}."
    if not row.escalate_to:
        yield "escalate_to", "Sebutkan sedikitnya satu jabatan yang diberi tahu bila tenggat lewat."


def _consent_complaints(row):
    if not row.deems_approved:
        if row.article or row.deemed_citation:
            yield (
                "deems_approved",
                "Pasal dianggap setuju diisi, tetapi diam tidak dinyatakan sebagai setuju.",
            )
        return
    if row.key not in CONSENTS:
        yield (
            "deems_approved",
            "Tenggat ini tidak menunggu persetujuan, jadi diam tidak dapat berarti setuju.",
        )
    if not row.article:
        yield "deemed_article", "Diam hanya dianggap setuju menurut peraturan: pilih pasalnya."
    if not row.deemed_citation.strip():
        yield "deemed_citation", "Tulis pasal dan ayatnya, misalnya “Permendagri 22/2020 Pasal 12 ayat (4)”."
