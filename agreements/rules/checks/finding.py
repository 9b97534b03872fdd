"""What the checker finds, and what a rule of it is (law.md section 9, permendagri.md section 11)."""

from collections.abc import Callable
from dataclasses import dataclass

from agreements.rules.enums import Instrument, Kind, Severity
from agreements.rules.indonesian import ORDINALS, party_label

EVERY = frozenset(Instrument)
KSB = frozenset({Instrument.KSB})
PKS = frozenset({Instrument.PKS})
BOTH = KSB | PKS
KSDD = (Kind.KSDD_WAJIB, Kind.KSDD_SUKARELA)
BENEATH = PKS | {Instrument.ADDENDUM}


@dataclass(frozen=True)
class Finding:
    """One thing that a draft lacks or should not say."""

    rule: str  # "KSB-02"
    severity: Severity
    sentence: str  # what is wrong, one Indonesian sentence
    basis: tuple[str, ...] = ()  # "Permendagri 22/2020 Pasal 40"
    pasal_id: str = ""  # the pasal it is about, or ""
    excerpt: str = ""  # the words that break the rule
    field: str = ""  # the field it is about: "end", "parties.2.office"
    fix: str = ""  # how to mend it, one Indonesian sentence
    where: str = ""  # "Pasal 5 ayat (2) huruf a"


@dataclass(frozen=True)
class Rule:
    """One rule: `check(found, reading)` yields findings that it makes with `found`."""

    id: str
    severity: Severity
    basis: tuple[str, ...]
    about: str  # what it asks, Indonesian, for the list of rules
    instruments: frozenset
    check: Callable

    def found(self, sentence, fix="", *, hit=None, severity=None, **more):
        """Return a `Finding` of this rule; `hit` (a `reading.Hit`) gives the place and the words."""
        if hit is not None:
            place = {"pasal_id": hit.spot.pasal_id, "excerpt": hit.excerpt, "where": hit.spot.path}
            more = place | more
        return Finding(self.id, severity or self.severity, sentence, self.basis, fix=fix, **more)

    def run(self, reading):
        """Take a `Reading`; yield this rule's findings, nothing where it is not about this instrument."""
        if reading.draft.instrument in self.instruments:
            yield from self.check(self.found, reading)


def called(party):
    """Take `PartyFacts`; return "PIHAK KESATU", or "pihak ke-13" beyond what can be printed."""
    return party_label(party.order) if 1 <= party.order <= len(ORDINALS) else f"pihak ke-{party.order}"


def rule(code, severity, about, *basis, instruments=EVERY):
    """Turn a function into a `Rule`; used as a decorator."""

    def made(check):
        return Rule(code, severity, basis, about, instruments, check)

    return made
