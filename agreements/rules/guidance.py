"""The rules of the chooser as plain data: rows of the regulation admin, read once into a `Book`.

A row tells, for one kind of cooperation or several, what it is, who drafts and signs a text, which paper is
asked for, which stage follows, or what becomes of an object. All name their articles.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from agreements.rules.enums import GuidanceTopic, Instrument, Kind, Occasion, Proxy, Purpose
from agreements.rules.kinds import Source, source_of


@dataclass(frozen=True)
class Rule:
    """What every row has: code, the kinds that it holds for, its words, its articles, verified or not."""

    code: str
    kinds: tuple[Kind, ...]
    name: str
    text: str
    sources: tuple[Source, ...]
    verified: bool


@dataclass(frozen=True)
class InstrumentRule(Rule):
    """Who drafts one instrument, who signs it by what paper, and for how many years it may be made."""

    instrument: Instrument
    drafter: str
    signer: str
    partner_signer: str
    proxy: Proxy
    paper: str
    copy_to: str
    max_years: int | None
    secretariat_years: int | None
    extendable: bool

    @property
    def term(self):
        """Return the term in words: "Paling lama 5 tahun, dapat diperpanjang"."""
        if self.max_years is None:
            return self.text or "Tidak dibatasi peraturan"
        more = ", dapat diperpanjang" if self.extendable else ""
        return f"Paling lama {self.max_years} tahun{more}"


@dataclass(frozen=True)
class PaperRule(Rule):
    """A paper that the way needs: who writes it, its headings, and when it is called for."""

    writer: str
    headings: tuple[str, ...]
    occasion: Occasion


@dataclass(frozen=True)
class StageRule(Rule):
    """A stage of the way: who acts, keys of its clocks (DeadlineRule), code of the stage before it."""

    actor: str
    occasion: Occasion
    clocks: tuple[str, ...]
    after: str


@dataclass(frozen=True)
class ObjectRule(Rule):
    """What becomes of an object in these kinds: the usual chain, or regulations of its own (`way`: where)."""

    purpose: Purpose
    own_rules: bool
    way: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Book:
    """All rules of the chooser, found by kind."""

    kinds: Mapping = field(default_factory=dict)
    instruments: Mapping = field(default_factory=dict)
    papers: tuple[PaperRule, ...] = ()
    stages: tuple[StageRule, ...] = ()
    objects: Mapping = field(default_factory=dict)

    def papers_of(self, kind):
        """Return the `PaperRule`s of a kind, in their order."""
        return tuple(rule for rule in self.papers if kind in rule.kinds)

    def stages_of(self, kind):
        """Return the `StageRule`s of a kind, each after the one that it names."""
        return tuple(rule for rule in self.stages if kind in rule.kinds)


def book_of(rows):
    """Take rows as dicts of `Guidance` columns, in their order; return the `Book`."""
    rules = [_rule(row) for row in rows]
    return Book(
        kinds={kind: rule for rule in rules if type(rule) is Rule for kind in rule.kinds},
        instruments={
            (kind, rule.instrument): rule
            for rule in rules
            if isinstance(rule, InstrumentRule)
            for kind in rule.kinds
        },
        papers=tuple(rule for rule in rules if isinstance(rule, PaperRule)),
        stages=tuple(in_order([rule for rule in rules if isinstance(rule, StageRule)])),
        objects={
            (rule.purpose, kind): rule
            for rule in rules
            if isinstance(rule, ObjectRule)
            for kind in rule.kinds
        },
    )


def in_order(stages):
    """Take `StageRule`s; return them so that each stands after the one that it names; none is lost."""
    followers = {}
    known = {stage.code for stage in stages}
    for stage in stages:
        followers.setdefault(stage.after if stage.after in known else "", []).append(stage)
    found, waiting = [], followers.get("", [])[::-1]
    while waiting:
        stage = waiting.pop()
        found.append(stage)
        waiting += followers.get(stage.code, [])[::-1]
    placed = {stage.code for stage in found}
    return found + [stage for stage in stages if stage.code not in placed]


def _rule(row):
    shared = {
        "code": row["code"],
        "kinds": tuple(Kind(kind) for kind in row["kinds"]),
        "name": row["name"],
        "text": row["text"],
        "sources": tuple(source_of(text) for text in row["articles"]),
        "verified": row["verified"],
    }
    return READERS[GuidanceTopic(row["topic"])](row, shared)


def _instrument(row, shared):
    return InstrumentRule(
        **shared,
        instrument=Instrument(row["instrument"]),
        drafter=row["actor"],
        signer=row["signer"],
        partner_signer=row["partner_signer"],
        proxy=Proxy(row["proxy"]),
        paper=row["paper"],
        copy_to=row["copy_to"],
        max_years=row["max_years"],
        secretariat_years=row["secretariat_years"],
        extendable=row["extendable"],
    )


def _paper(row, shared):
    return PaperRule(
        **shared, writer=row["actor"], headings=tuple(row["headings"]), occasion=Occasion(row["occasion"])
    )


def _stage(row, shared):
    return StageRule(
        **shared,
        actor=row["actor"],
        occasion=Occasion(row["occasion"]),
        clocks=tuple(row["clocks"]),
        after=row["after"],
    )


def _object(row, shared):
    return ObjectRule(
        **shared,
        purpose=Purpose(row["purpose"]),
        own_rules=row["own_rules"],
        way=row["way"],
        forms=tuple(row["headings"]),
    )


READERS = {
    GuidanceTopic.KIND: lambda row, shared: Rule(**shared),
    GuidanceTopic.INSTRUMENT: _instrument,
    GuidanceTopic.PAPER: _paper,
    GuidanceTopic.STAGE: _stage,
    GuidanceTopic.OBJECT: _object,
}
