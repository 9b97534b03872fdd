"""Choosing: from who the partners are to the kind of cooperation, its instruments, signers, papers and term.

What a category may enter is data of the regulation admin and is handed in; what follows from the kind
stands in rules.kinds.
"""

from dataclasses import dataclass

from agreements.rules.enums import Kind
from agreements.rules.indonesian import listed
from agreements.rules.kinds import CHAINS, EXPLANATIONS, PAPERS, SOURCES, Link, Paper, Source


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
    chain: tuple[Link, ...]
    papers: tuple[Paper, ...]
    sources: tuple[Source, ...]
    cautions: tuple[str, ...] = ()
    verified: bool = True


@dataclass(frozen=True)
class Choice:
    """The answer: kinds to choose from, or the reasons why there is none."""

    options: tuple[Option, ...] = ()
    refusals: tuple[str, ...] = ()

    def option(self, kind):
        """Return the `Option` of a kind's code, or None."""
        return next((option for option in self.options if option.kind == kind), None)


def choose(partners):
    """Take `PartnerFacts` of all partners of one cooperation; return the `Choice`.

    Without partners it is empty. Kinds come in the order of `Kind`; one option needs no asking.
    Source: PP 28/2018 Ps 3, 14, 36, 46.
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
    return Choice(options=tuple(_option(kind, partners, Kind.KSDD_WAJIB in common) for kind in possible))


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


def _option(kind, partners, wajib_by_category):
    return Option(
        kind=kind,
        explanation=EXPLANATIONS[kind],
        chain=CHAINS[kind],
        papers=PAPERS[kind],
        sources=SOURCES[kind],
        cautions=tuple(_cautions(kind, partners, wajib_by_category)),
        verified=all(partner.verified for partner in partners),
    )


def _cautions(kind, partners, wajib_by_category):
    if kind == Kind.KSDD_SUKARELA and wajib_by_category and not _all_border(partners):
        names = listed([partner.name for partner in partners if not partner.borders])
        yield f"KSDD wajib tidak ditawarkan karena {names} tidak tercatat berbatasan dengan daerah kita."
    if kind == Kind.KSDPK:
        yield (
            "Alur ini untuk penyediaan pelayanan publik. Pemanfaatan aset, investasi, infrastruktur, dan "
            "pengadaan mengikuti aturannya sendiri (PP 28/2018 Pasal 15)."
        )
    for partner in partners:
        if not partner.verified:
            yield (
                f"Kategori {partner.name} ({partner.category}) belum diverifikasi admin regulasi; "
                "pastikan kepada Bagian Hukum."
            )
