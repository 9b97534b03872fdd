"""The advice of the chooser: from a finished interview to the kind, its chain, papers, stages and warnings.

Source: PP 28/2018; Permendagri 22/2020 and 25/2020, through the rows of the regulation admin.
"""

from dataclasses import dataclass

from agreements.rules.asking import Category, borders, own_rule
from agreements.rules.burden import Burden, Verdict, judge
from agreements.rules.choosing import chain_rules
from agreements.rules.enums import CityPower, Instrument, Kind, Occasion
from agreements.rules.guidance import InstrumentRule, ObjectRule, PaperRule, StageRule
from agreements.rules.kinds import P22, PP, UU, Source
from agreements.rules.questions import BURDEN_KEYS, ELSEWHERE, OURS, UNKNOWN

LAWFUL, OWN_RULES, NOT_POSSIBLE = "jenis", "aturan_sendiri", "tidak_dapat"
GATES = {
    Kind.SINERGI: "sebelum nota kesepakatan ditandatangani",
    Kind.KSDPL: "sebelum rencana kerja sama disampaikan kepada Menteri Dalam Negeri",
    Kind.KSDLL: "sebelum rencana kerja sama disampaikan kepada Menteri Dalam Negeri",
}
GATE = "setelah KSB ditandatangani dan sebelum PKS ditandatangani"
EFFECTS = {True: " dan urusannya berdampak lintas batas", False: ", tetapi urusannya tidak lintas batas"}
AFFAIRS_OF = {Kind.KSDPK: Source(PP, "16"), Kind.KSDPL: Source(PP, "27"), Kind.KSDLL: Source(PP, "27")}


@dataclass(frozen=True)
class Called:
    """A paper or stage, and whether it is called for: True, or None where an open answer decides."""

    rule: PaperRule | StageRule
    needed: bool | None


@dataclass(frozen=True)
class Advice:
    """The result. `outcome`: a kind, regulations of its own, or not possible; `reasons`: why, in sentences.

    `verified`: whether category, kind and object rest on verified rules. `skipped`: stages that fall away.
    """

    outcome: str
    reasons: tuple[str, ...]
    sources: tuple[Source, ...] = ()
    verified: bool = True
    category: Category | None = None
    kind: Kind | None = None
    object_rule: ObjectRule | None = None
    chain: tuple[InstrumentRule, ...] = ()
    papers: tuple[Called, ...] = ()
    stages: tuple[Called, ...] = ()
    verdict: Verdict | None = None
    gate: str = ""
    years: int | None = None
    warnings: tuple[str, ...] = ()


def advise(talk, known):
    """Take a finished `asking.Interview` and what is `Known`; return the `Advice`."""
    refused = _refusal(talk, known)
    if refused:
        return refused
    rule = own_rule(talk, known)
    if rule:
        return Advice(
            OWN_RULES,
            (rule.text, rule.way),
            sources=rule.sources,
            verified=rule.verified and talk.category.verified,
            category=talk.category,
            kind=talk.kind,
            object_rule=rule,
        )
    return _of_kind(talk, known)


def _refusal(talk, known):
    category = talk.category
    if not (category.allowed and category.kinds):
        reason = category.reason or f"Kategori {category.name} belum mempunyai jenis kerja sama."
        basis = f" ({category.basis})" if category.basis else ""
        return Advice(NOT_POSSIBLE, (f"{reason}{basis}",), verified=category.verified, category=category)
    if talk.yes("diplomatik") is False:
        reason = "Kerja sama luar negeri mensyaratkan hubungan diplomatik dengan negara mitra."
        return Advice(NOT_POSSIBLE, (reason,), sources=(Source(PP, "27"),), category=category)
    if talk.kind is None:
        reason = "Kategori ini hanya untuk KSDD wajib, yang memerlukan perbatasan dan dampak lintas batas."
        sources = (Source(UU, "364"), Source(PP, "3"))
        return Advice(NOT_POSSIBLE, (reason,), sources=sources, category=category)
    return None


def _of_kind(talk, known):
    kind, book = talk.kind, known.book
    rule, object_rule = book.kinds.get(kind), book.objects.get((talk.value("objek"), kind))
    verdict = judge(kind, _burden(talk))
    chain, years = chain_rules(book, kind), years_of(talk)
    occasions = _occasions(talk, verdict)
    parts = [each for each in (rule, object_rule, *chain) if each]
    return Advice(
        LAWFUL,
        tuple(_reasons(talk, known, rule)),
        sources=_sources(rule, object_rule),
        verified=bool(rule) and talk.category.verified and all(each.verified for each in parts),
        category=talk.category,
        kind=kind,
        object_rule=object_rule,
        chain=chain,
        papers=_called(book.papers_of(kind), occasions),
        stages=_called(book.stages_of(kind), occasions),
        verdict=verdict,
        gate=GATES.get(kind, GATE),
        years=years,
        warnings=tuple(_warnings(talk, known, chain, years, object_rule)),
    )


def _sources(rule, object_rule):
    found = (rule.sources if rule else ()) + (object_rule.sources if object_rule else ())
    return tuple(dict.fromkeys(found))


def years_of(talk):
    """Return the years answered, or None."""
    value = talk.value("tahun")
    return int(value) if value and value != UNKNOWN else None


def _burden(talk):
    return Burden(**{name: talk.yes(key) for name, key in BURDEN_KEYS.items()})


def _occasions(talk, verdict):
    """Return {occasion: True, False, or None where an open answer decides}."""
    ours = None if talk.value("prakarsa") is None else talk.value("prakarsa") == OURS
    return {
        Occasion.ALWAYS: True,
        Occasion.OWN_OFFER: ours,
        Occasion.THEIR_OFFER: None if ours is None else not ours,
        Occasion.DPRD: verdict.needed,
        Occasion.SECRETARIAT: bool(talk.yes("sekretariat")),
    }


def _called(rules, occasions):
    pairs = [(rule, occasions[rule.occasion]) for rule in rules]
    return tuple(Called(rule, needed) for rule, needed in pairs if needed is not False)


def _reasons(talk, known, rule):
    if talk.category.is_region:
        partner = known.region.name if talk.value("daerah") != ELSEWHERE else "Daerah mitra"
        touching = borders(talk, known)
        recorded = " menurut catatan" if talk.value("batas") is None and touching else ""
        effect = EFFECTS.get(talk.yes("lintas"), "")
        yield f"{partner} {'' if touching else 'tidak '}berbatasan dengan daerah kita{recorded}{effect}."
    elif talk.category.reason:
        yield talk.category.reason
    yield rule.text if rule else "Aturan jenis ini belum dimuat; hubungi admin regulasi."


def _warnings(talk, known, chain, years, object_rule):
    if not talk.category.verified:
        yield (
            f"Kategori {talk.category.name} belum diverifikasi admin regulasi; pastikan kepada Bagian Hukum."
        )
    if object_rule and object_rule.text:
        yield object_rule.text
    yield from _about_affair(talk, known)
    yield from _about_diplomacy(talk)
    yield from _about_secretariat(talk, chain, years)
    yield from _about_years(chain, years)


def _about_affair(talk, known):
    affair = known.affair
    if affair is None or talk.value("urusan") == ELSEWHERE or affair.power == CityPower.FULL:
        return
    basis = AFFAIRS_OF.get(talk.kind, Source(PP, "4")).citation
    note = f" {affair.note}" if affair.note else ""
    yield (
        f"Urusan {affair.name}: {CityPower(affair.power).label.lower()}. Objek harus urusan kewenangan "
        f"daerah ({basis}).{note}"
    )


def _about_diplomacy(talk):
    if talk.value("diplomatik") == UNKNOWN:
        yield (
            "Pastikan hubungan diplomatik negara mitra kepada Kementerian Luar Negeri; tanpa itu kerja sama "
            f"tidak dapat dilakukan ({Source(PP, '27').citation})."
        )


def _about_secretariat(talk, chain, years):
    least = next((rule.secretariat_years for rule in chain if rule.secretariat_years), None)
    if talk.yes("sekretariat") and least and years is not None and years < least:
        yield (
            f"Sekretariat kerja sama hanya untuk kerja sama paling singkat {least} tahun, sedangkan "
            f"jawabannya {years} tahun ({Source(PP, '7').citation}; {Source(P22, '50–51').citation})."
        )


def _about_years(chain, years):
    """The letter of intent has a term of its own and says nothing of the cooperation's."""
    lasting = [rule for rule in chain if rule.instrument != Instrument.LOI]
    capped = [rule for rule in lasting if years and rule.max_years and years > rule.max_years]
    for rule in capped:
        more = "; sepakati paling lama itu, lalu perpanjang sebelum berakhir" if rule.extendable else ""
        yield (
            f"{rule.instrument.label} paling lama {rule.max_years} tahun, sedangkan jawabannya {years} "
            f"tahun{more}."
        )
    for rule in lasting:
        if capped and rule.max_years is None:
            yield (
                f"{rule.instrument.label} {years} tahun akan melewati masa {capped[0].instrument.label}; "
                "perpanjang induknya lebih dahulu."
            )
