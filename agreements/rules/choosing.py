"""Choosing: from who the partners are and what it is for to the kind of cooperation and what follows.

What a category may enter, and what follows from a kind or an object, is data of the regulation admin and is
handed in (`PartnerFacts`, `rules.guidance.Book`).
"""

from dataclasses import dataclass

from agreements.rules.enums import Kind, Purpose
from agreements.rules.guidance import InstrumentRule, ObjectRule, PaperRule, StageRule
from agreements.rules.indonesian import listed
from agreements.rules.kinds import Source, chain_of


@dataclass(frozen=True)
class PartnerFacts:
    """A partner as its category tells it. `borders`: whether it borders on us; None where nobody knows."""

    name: str
    category: str
    kinds: tuple = ()
    allowed: bool = True
    is_region: bool = False
    is_foreign: bool = False
    reason: str = ""
    basis: str = ""
    verified: bool = True
    borders: bool | None = None


@dataclass(frozen=True)
class Option:
    """A kind that the law allows with these partners, and what follows from it."""

    kind: Kind
    explanation: str
    chain: tuple[InstrumentRule, ...]
    papers: tuple[PaperRule, ...]
    stages: tuple[StageRule, ...]
    sources: tuple[Source, ...]
    cautions: tuple[str, ...] = ()
    verified: bool = True


@dataclass(frozen=True)
class Choice:
    """The answer: kinds to choose from, or the reasons why there is none.

    `elsewhere`: where regulations of its own rule the object, the `ObjectRule`s that say so.
    """

    options: tuple[Option, ...] = ()
    refusals: tuple[str, ...] = ()
    elsewhere: tuple[ObjectRule, ...] = ()

    def option(self, kind):
        """Return the `Option` of a kind's code, or None."""
        return next((option for option in self.options if option.kind == kind), None)


def choose(partners, book, purpose=""):
    """Take `PartnerFacts` of all partners of one cooperation, the `Book` and a code of `Purpose` ("": not
    asked); return the `Choice`.

    Without partners it is empty. Kinds come in the order of `Kind`; one option needs no asking.
    Source: PP 28/2018 Ps 3, 14, 15, 36, 46; Permendagri 25/2020 Ps 31.
    """
    refusals = tuple(sentence for partner in partners for sentence in _refusals(partner))
    if refusals or not partners:
        return Choice(refusals=refusals)
    common = [kind for kind in Kind if all(kind in partner.kinds for partner in partners)]
    if not common:
        return Choice(refusals=(_not_together(partners),))
    possible = [kind for kind in common if kind != Kind.KSDD_WAJIB or _all_border(partners)]
    if not possible:
        return Choice(refusals=(_no_border(partners),))
    elsewhere = ruled_elsewhere(book, possible, purpose)
    return Choice(
        options=tuple(
            _option(kind, partners, book, purpose, Kind.KSDD_WAJIB in common)
            for kind in possible
            if not any(kind in rule.kinds for rule in elsewhere)
        ),
        elsewhere=elsewhere,
    )


def ruled_elsewhere(book, kinds, purpose):
    """Return the `ObjectRule`s by which this object follows regulations of its own in these kinds."""
    rules = [book.objects.get((purpose, kind)) for kind in kinds]
    return tuple(dict.fromkeys(rule for rule in rules if rule and rule.own_rules))


def way_sentence(rule):
    """Take an `ObjectRule` of its own regulations; return what the refused proposal is told."""
    basis = "; ".join(source.citation for source in rule.sources)
    return f"{Purpose(rule.purpose).label}: {rule.text} {rule.way} ({basis})"


def _refusals(partner):
    if partner.allowed and partner.kinds:
        return []
    basis = f" ({partner.basis})" if partner.basis else ""
    reason = partner.reason or f"Kategori {partner.category} belum mempunyai jenis kerja sama."
    return [f"{partner.name} tidak dapat menjadi mitra kerja sama daerah. {reason}{basis}"]


def _not_together(partners):
    pairs = [f"{p.name} ({listed([Kind(kind).label for kind in p.kinds])})" for p in partners]
    return (
        f"Mitra-mitra ini tidak dapat disatukan dalam satu kerja sama: {listed(pairs)}. "
        "Buat usulan terpisah untuk tiap jenis."
    )


def _all_border(partners):
    return all(partner.borders for partner in partners)


def _no_border(partners):
    names = listed([partner.name for partner in partners if not partner.borders])
    return f"Kategori mitra hanya mengizinkan KSDD wajib, sedangkan {names} tidak tercatat berbatasan."


def _option(kind, partners, book, purpose, wajib_by_category):
    rule = book.kinds.get(kind)
    return Option(
        kind=kind,
        explanation=rule.text if rule else "Aturan jenis ini belum dimuat; hubungi admin regulasi.",
        chain=chain_rules(book, kind),
        papers=book.papers_of(kind),
        stages=book.stages_of(kind),
        sources=rule.sources if rule else (),
        cautions=tuple(_cautions(kind, partners, book, purpose, wajib_by_category)),
        verified=bool(rule and rule.verified) and all(partner.verified for partner in partners),
    )


def chain_rules(book, kind):
    """Return the `InstrumentRule`s of a kind in the order of its chain; one without a row is left out."""
    found = [book.instruments.get((kind, instrument)) for instrument in chain_of(kind)]
    return tuple(rule for rule in found if rule)


def _cautions(kind, partners, book, purpose, wajib_by_category):
    if kind == Kind.KSDD_SUKARELA and wajib_by_category and not _all_border(partners):
        names = listed([partner.name for partner in partners if not partner.borders])
        yield f"KSDD wajib tidak ditawarkan karena {names} tidak tercatat berbatasan dengan daerah kita."
    rule = book.objects.get((purpose, kind))
    if rule and rule.text:
        yield rule.text
    for partner in partners:
        if not partner.verified:
            yield (
                f"Kategori {partner.name} ({partner.category}) belum diverifikasi admin regulasi; "
                "pastikan kepada Bagian Hukum."
            )
