"""A draft as plain data: all that the checker, the printer and the hash of a revision look at.

Built by `agreements.documents.content`; nothing here knows the database.
"""

from dataclasses import dataclass, field, replace
from datetime import date

from agreements.rules.naskah import Naskah


@dataclass(frozen=True)
class PartyFacts:
    """One party as it stands in the komparisi (Permendagri 22/2020 annex)."""

    order: int  # 1 = PIHAK KESATU
    ours: bool  # the government that keeps this register
    body: str  # "Pemerintah Daerah Kota Mojokerto"
    category: str = ""  # PartnerCategory code; empty for ours
    signatory: str = ""  # name without academic titles
    office: str = ""  # "Wali Kota Mojokerto"
    office_status: str = "definitif"  # enums.PostStatus
    seat: str = ""  # place: "Mojokerto"
    address: str = ""  # street
    authority: str = ""  # enums.Authority
    authority_number: str = ""  # number of the surat kuasa or deed
    authority_date: date | None = None
    authority_note: str = ""  # "Anggaran Dasar, akta notaris ..., pengesahan Menteri ..."
    number: str = ""  # this party's own number of the agreement
    emblem: str = ""  # key of an emblem file; empty = none
    unit: str = ""  # office that keeps the correspondence and carries out: "Dinas Kesehatan Kota Mojokerto"
    country: str = ""  # named where a party sits abroad: "Australia"
    legal_form: str = ""  # the partner's badan hukum: "PT", "CV", "yayasan"; empty = not known
    kinds: tuple[str, ...] | None = None  # kinds of cooperation that its category allows
    borders: bool | None = None  # another region: whether it borders ours
    diplomatic: bool | None = None  # abroad: whether its country has diplomatic relations with Indonesia
    more: tuple[tuple[str, str, str], ...] = ()  # who signs beside: (name, office, enums.PostStatus)
    number_taken: bool = False  # whether another agreement of the register bears its number


@dataclass(frozen=True)
class PlanFacts:
    """A place in a planning or budget document."""

    document: str  # enums.PlanDocument
    year: int
    code: str
    name: str = ""
    page: str = ""


@dataclass(frozen=True)
class ParentFacts:
    """The KSB above a PKS, or the PKS beneath an addendum."""

    instrument: str
    title: str
    number: str
    state: str
    signed_on: date | None
    start: date | None
    end: date | None
    bodies: tuple[str, ...] = ()  # names of its parties
    scope: str = ""  # what it says of its object and scope
    above: str = ""  # enums.Instrument of what stands above it: the KSB of a PKS that an addendum changes
    above_end: date | None = None  # when that ends


@dataclass(frozen=True)
class ActivityFacts:
    """One row of a rencana kerja, each side its own task, unit and money (PP 28/2018 Pasal 46)."""

    programme: str = ""
    output: str = ""
    target: str = ""
    location: str = ""
    year: int | None = None
    task_ours: str = ""
    task_theirs: str = ""
    unit_ours: str = ""
    unit_theirs: str = ""
    budget_ours: str = ""  # source: "APBD 2026"
    budget_theirs: str = ""
    estimate_ours: int | None = None  # rupiah
    estimate_theirs: int | None = None
    first_quarter: int = 1  # of the year, 1..4
    last_quarter: int = 4


@dataclass(frozen=True)
class Draft:
    """One instrument, whole. None says that a fact is not known, which no rule holds against a draft."""

    instrument: str  # enums.Instrument
    kind: str  # enums.Kind
    about: str  # what stands after TENTANG
    parties: tuple[PartyFacts, ...]
    text: Naskah
    legal_basis: tuple[str, ...] = ()  # full citations, in order
    place: str = ""  # where it is (to be) signed
    signing_date: date | None = None  # planned or real
    start: date | None = None
    end: date | None = None
    originals: int = 0  # number of signed originals
    funding: str = ""  # enums.Funding
    budget_code: str = ""  # DPA/sub-kegiatan code where APBD pays
    affairs: tuple[str, ...] = ()  # codes of urusan
    plans: tuple[PlanFacts, ...] = ()
    plan_exception: str = ""  # enums.PlanException
    plan_exception_evidence: bool = False
    parent: ParentFacts | None = None
    state: str = "draf"
    paper: str = "F4"  # F4 | A4
    address: str = ""  # web address of the agreement's page, for the QR
    reference: str = ""  # short public reference, printed in the footer
    extra: dict = field(default_factory=dict)
    object: str = ""  # the object of the dossier, one sentence part without full stop
    scope: tuple[str, ...] = ()  # parts of the ruang lingkup
    location: str = ""  # where it is carried out
    agency: str = ""  # OPD pemrakarsa: "Dinas Kesehatan Kota Mojokerto"
    no_parent_reason: str = ""  # recorded ground of a PKS without KSB
    dprd_approval: str = ""  # number of the DPRD's approval, where there is one
    revoked_basis: tuple[str, ...] = ()  # those of `legal_basis` that are revoked
    needs_dprd: bool | None = None  # what the burden test came to
    dprd_approved_on: date | None = None
    dprd_deemed: bool = False  # approved by silence (Permendagri 22/2020 Pasal 12 ayat (4))
    has_feasibility: bool | None = None  # a studi kelayakan is in the dossier
    consulted_on: date | None = None  # abroad: the Ministry was consulted before the letter of intent
    confirmation_number: str = ""  # abroad: surat konfirmasi
    confirmation_on: date | None = None
    activities: tuple[ActivityFacts, ...] = ()  # rows of the rencana kerja
    papers: frozenset | None = None  # enums.AttachmentKind of the files of the dossier and the instrument
    affairs_beyond: tuple[str, ...] = ()  # urusan that are not, or only partly, the city's
    as_agreed: bool | None = None  # whether a final text is still the one that was frozen
    stamped: bool | None = None  # a signed paper: whether the meterai was seen on it
    publication: str | None = None  # "terbuka" | "dikecualikan"; "" = not chosen yet
    plan_headings: frozenset | None = None  # abroad: headings of the rencana kerja sama that are filled
    legacy: bool = False  # from before the present rules: told, never held up
    year: int | None = None  # of a rencana kerja
    layout: tuple[tuple[str, str], ...] = ()  # settings that an admin chose otherwise: rules.layout
    emblems: tuple[tuple[str, str, str], ...] = ()  # kept pictures: ("garuda" or order, sha256, in words)
    witnesses: tuple[tuple[str, str], ...] = ()  # who signs beside the parties: (name, office)
    translation: dict = field(default_factory=dict)  # the other language: rules.translating


def as_printed(draft):
    """Take a `Draft`; return it without what only the checker looks at, so that equal papers are equal."""
    return replace(
        draft,
        revoked_basis=(),
        needs_dprd=None,
        dprd_approved_on=None,
        dprd_deemed=False,
        has_feasibility=None,
        consulted_on=None,
        confirmation_number="",
        confirmation_on=None,
        papers=None,
        affairs_beyond=(),
        as_agreed=None,
        stamped=None,
        publication=None,
        plan_headings=None,
        legacy=False,
    )
