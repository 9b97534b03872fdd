"""What the checker finds, and what a rule of it is (law.md section 9, permendagri.md section 11)."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from agreements.rules.enums import Instrument, Kind, Severity
from agreements.rules.indonesian import ORDINALS, party_label

EVERY = frozenset(Instrument)
KSB = frozenset({Instrument.KSB})
PKS = frozenset({Instrument.PKS})
BOTH = KSB | PKS
NK = frozenset({Instrument.NK})
NK_RK = frozenset({Instrument.NK, Instrument.RK})
LOI = frozenset({Instrument.LOI})
ABROAD = frozenset({Instrument.NASKAH_LN})
ADDENDUM = frozenset({Instrument.ADDENDUM})
BENEATH = PKS | ADDENDUM
EVERY_KIND = frozenset(Kind)
KSDD = (Kind.KSDD_WAJIB, Kind.KSDD_SUKARELA)
WEIGHT = {Severity.BLOCKING: 0, Severity.WARNING: 1, Severity.HINT: 2}


@dataclass(frozen=True)
class Cited:
    """An article of the library that a rule rests on."""

    label: str  # "Permendagri 22/2020 Pasal 40"
    regulation: str  # key of the regulation
    article: int  # key of the article
    gist: str = ""
    verified: bool = False


@dataclass(frozen=True)
class Setting:
    """How the regulation admin set one rule; what is not set is as the rule says."""

    severity: Severity | None = None
    active: bool = True
    values: dict = field(default_factory=dict)
    verified: bool = True
    articles: tuple[Cited, ...] = ()


@dataclass(frozen=True)
class Parameter:
    """A number of a rule that a city may set: its name, what it is, its value in the law, its bounds."""

    name: str
    label: str
    default: int
    least: int = 1
    most: int = 99


@dataclass(frozen=True)
class Finding:
    """One thing that a draft lacks or should not say."""

    rule: str  # "KSB-02"
    severity: Severity
    sentence: str  # what is wrong, one Indonesian sentence
    basis: tuple[str, ...] = ()  # "Permendagri 22/2020 Pasal 40"
    pasal_id: str = ""  # the pasal it is about, or ""
    excerpt: str = ""  # the sentence that breaks the rule
    field: str = ""  # the field it is about: "end", "parties.2.office"
    fix: str = ""  # how to mend it, one Indonesian sentence
    where: str = ""  # "Pasal 5 ayat (2) huruf a"
    words: str = ""  # the very words within the excerpt
    articles: tuple[Cited, ...] = ()  # the basis as the library holds it
    verified: bool = True  # whether somebody checked the basis against the official text
    mark: str = ""  # of what was found, so that an override holds for this finding and no other
    override: object = None  # who waved it through and why, or None

    @property
    def blocks(self):
        """Whether it keeps the draft from going on."""
        return self.severity == Severity.BLOCKING and self.override is None


@dataclass(frozen=True)
class Rule:
    """One rule: `check(found, reading, **values)` yields findings that it makes with `found`."""

    id: str
    severity: Severity
    basis: tuple[str, ...]
    about: str  # what it asks, Indonesian, for the list of rules
    instruments: frozenset
    check: Callable
    kinds: frozenset = EVERY_KIND
    parameters: tuple[Parameter, ...] = ()
    from_practice: bool = False  # no article says so: the house's reading of the law
    once_signed: bool = False  # also asked of a signed paper that is not validated yet
    lighter: Severity | None = None  # what an admin's weight makes of it, where it is not the rule's own

    def found(self, sentence, fix="", *, hit=None, severity=None, **more):
        """Return a `Finding` of this rule; `hit` (a `reading.Hit`) gives the place and the words."""
        if hit is not None:
            place = {"pasal_id": hit.spot.pasal_id, "excerpt": hit.excerpt, "where": hit.spot.path}
            more = place | {"words": hit.match[0].strip()} | more
        return Finding(self.id, self._weight(severity), sentence, self.basis, fix=fix, **more)

    def _weight(self, given):
        if given is None or self.lighter is None:
            return given or self.severity
        return max(given, self.lighter, key=WEIGHT.get)

    def is_about(self, draft):
        """Whether it is asked of this instrument and kind."""
        return draft.instrument in self.instruments and draft.kind in self.kinds

    def under(self, setting):
        """Return the rule as an admin's `Setting` makes it; weights given case by case only get lighter."""
        if setting.severity is None or setting.severity == self.severity:
            return self
        return replace(self, severity=setting.severity, lighter=setting.severity)

    def run(self, reading, setting=Setting()):
        """Take a `Reading` and a `Setting`; yield this rule's findings, none where it is not about this."""
        if not setting.active or not self.is_about(reading.draft):
            return
        rule = self.under(setting)
        values = {each.name: setting.values.get(each.name, each.default) for each in self.parameters}
        for finding in rule.check(rule.found, reading, **values):
            marked = mark_of(finding, reading)
            yield replace(finding, articles=setting.articles, verified=setting.verified, mark=marked)


def mark_of(finding, reading):
    """Return 16 hex digits that change with the rule, the sentence, the field or the pasal it is about."""
    text = reading.text_of(finding.pasal_id)
    what = (finding.rule, finding.sentence, finding.field, finding.pasal_id, finding.excerpt, text)
    return hashlib.sha256("\x1f".join(what).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def called(party):
    """Take `PartyFacts`; return "PIHAK KESATU", or "pihak ke-13" beyond what can be printed."""
    return party_label(party.order) if 1 <= party.order <= len(ORDINALS) else f"pihak ke-{party.order}"


def rule(code, severity, about, *basis, instruments=EVERY, kinds=EVERY_KIND, **more):
    """Turn a function into a `Rule`; used as a decorator."""

    def made(check):
        return Rule(code, severity, basis, about, instruments, check, kinds=frozenset(kinds), **more)

    return made
