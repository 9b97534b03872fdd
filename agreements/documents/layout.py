"""A draft as the blocks that stand on paper: plain data, ready for the templates.

`dress` turns every piece of text that people typed: plain for paper, with the unfilled places marked
for the preview. Emblems, numbers, names and signatures stand where Permendagri 22/2020 Ps 43-44 and its
annex put them, unless the layout that an admin set says otherwise (rules.layout).
"""

from dataclasses import dataclass, replace
from itertools import groupby

from agreements.documents import wording
from agreements.documents.annexes import Annex, annexes
from agreements.rules.activities import quarters, total
from agreements.rules.enums import Instrument, Kind
from agreements.rules.indonesian import listed, money
from agreements.rules.layout import ABROAD, value_of
from agreements.rules.naskah import numbered

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
GARUDA = "garuda-contoh"
EMBLEM_ADDRESS = "emblem:{}".format
FONT_CLASSES = {"bonum": "", "liberation": "huruf-liberation"}
# From so many parties on, signatures stand closer, then three a row with names only, as on the forms: all
# of them stay on one page.
CROWDED_FROM, WIDE_GRID_FROM = 5, 7


@dataclass(frozen=True)
class Emblem:
    """One emblem: the key of its file, its address, and what a reader of the page hears."""

    key: str
    alt: str
    source: str = ""


@dataclass(frozen=True)
class Emblems:
    """Where the emblems stand."""

    centre: tuple[Emblem, ...] = ()
    left: tuple[Emblem, ...] = ()
    right: tuple[Emblem, ...] = ()


@dataclass(frozen=True)
class Member:
    """One paragraph with the lists beneath it."""

    text: str
    groups: tuple["Group", ...]


@dataclass(frozen=True)
class Group:
    """Neighbours of one kind: a list that begins at `start`, or plain paragraphs (kind teks)."""

    kind: str
    start: int
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Article:
    """One pasal."""

    number: int
    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class PartyRow:
    """One party of the komparisi; the list numbers it."""

    name: str
    description: str
    label: str


@dataclass(frozen=True)
class Signature:
    """One place to sign; `people`: (name, office) of everybody who signs there, side by side."""

    label: str
    people: tuple[tuple[str, str], ...]

    @property
    def name(self):
        """Who signs first."""
        return self.people[0][0]

    @property
    def office(self):
        """The office of who signs first."""
        return self.people[0][1]


@dataclass(frozen=True)
class Side:
    """What one side does in an activity: task, unit, money; of the last row, only the sum."""

    task: str
    unit: str
    source: str
    estimate: str


@dataclass(frozen=True)
class PlanRow:
    """One activity; its sides in the order of the parties."""

    programme: str
    output: str
    target: str
    location: str
    when: str
    sides: tuple[Side, Side]


@dataclass(frozen=True)
class Plan:
    """The table of a rencana kerja; who the sides are, their sums."""

    year: str
    labels: tuple[str, str]
    rows: tuple[PlanRow, ...]
    sums: tuple[str, str]


@dataclass(frozen=True)
class Sheet:
    """The whole agreement as blocks."""

    name: str
    emblems: Emblems
    title: tuple[str, ...]
    about: str
    numbers: tuple[str, ...]
    opening: str
    parties: tuple[PartyRow, ...]
    together: str
    recitals: tuple[str, ...]
    legal_basis: tuple[str, ...]
    formula: str
    articles: tuple[Article, ...]
    closing: str
    signatures: tuple[tuple[Signature, ...], ...]
    initials: tuple[str, ...]  # what stands in each paraf box
    crowded: bool
    several: bool  # some party has more than one who signs
    plan: Plan | None = None
    annexes: tuple[Annex, ...] = ()
    witness_word: str = ""  # what stands above those who sign beside the parties
    witnesses: tuple[tuple[str, str], ...] = ()
    look: str = ""  # classes of the font and its size


def sheet(draft, *, dress=str, source=EMBLEM_ADDRESS):
    """Take a `rules.draft.Draft`; return its `Sheet`.

    `dress`: str -> str, for all typed text. `source`: key of an emblem -> its address.
    """
    return Sheet(
        name=wording.instrument_name(draft),
        emblems=emblems(draft, source),
        title=tuple(map(dress, wording.title_lines(draft))),
        about=dress(draft.about.upper() or "[isi judul]"),
        numbers=tuple(wording.number_lines(draft)),
        opening=wording.opening(draft),
        parties=tuple(_party_row(party, dress, draft) for party in draft.parties),
        together=wording.together(draft),
        recitals=tuple(map(dress, draft.text.recitals)),
        legal_basis=tuple(map(dress, wording.enumerated(draft.legal_basis))),
        formula=dress(wording.formula(draft)),
        articles=tuple(
            Article(number, dress(pasal.title.upper()), groups(pasal.body, dress))
            for number, pasal in enumerate(draft.text.pasal, 1)
        ),
        closing=dress(wording.closing(draft)),
        signatures=signature_rows(
            [_signature(party, dress, draft) for party in draft.parties],
            first_right=value_of(draft, "sisi_kesatu") == "kanan",
            alone=any(party.more for party in draft.parties),
        ),
        initials=_initials(draft),
        crowded=len(draft.parties) >= CROWDED_FROM,
        several=any(party.more for party in draft.parties),
        plan=_plan(draft, dress) if draft.instrument == Instrument.RK else None,
        annexes=annexes(draft, dress, groups),
        look=look(draft),
        **_beside(draft, dress),
    )


def look(draft):
    """Return the classes that set the font and its size, where they are not the usual ones."""
    size = value_of(draft, "ukuran")
    sized = "" if size == "11.5" else f"ukuran-{size}"
    return " ".join(filter(None, (FONT_CLASSES[value_of(draft, "huruf")], sized)))


def _beside(draft, dress):
    """Those who sign beside the parties, and the word above them."""
    how = value_of(draft, "pendamping")
    if how == "tanpa" or not draft.witnesses:
        return {}
    word = "MENGETAHUI" if how == "mengetahui" else "SAKSI-SAKSI" if len(draft.witnesses) > 1 else "SAKSI"
    people = [(dress(wording.printed_name(draft, name).upper()), dress(at)) for name, at in draft.witnesses]
    return {"witness_word": word, "witnesses": tuple(people)}


def _initials(draft):
    if value_of(draft, "paraf") == "tidak":
        return ()
    return tuple(_initial(party, draft) for party in draft.parties)


def _numeral(party):
    return ROMAN[party.order - 1] if 0 < party.order <= len(ROMAN) else str(party.order)


def _initial(party, draft):
    crowded = len(draft.parties) >= CROWDED_FROM
    return _numeral(party) if crowded else wording.party_label(party).removeprefix("PIHAK ")


def _party_row(party, dress, draft):
    names = [party.signatory, *(name for name, _, _ in party.more)]
    shown = [wording.printed_name(draft, name).upper() for name in names if name]
    return PartyRow(
        name=dress(listed(shown).replace(" dan ", " DAN ") if shown else "[isi nama penanda tangan]"),
        description=dress(wording.party_description(party)),
        label=wording.party_label(party),
    )


def _signature(party, dress, draft):
    names_only = len(draft.parties) >= WIDE_GRID_FROM
    signing = [(party.signatory, party.office, party.office_status), *party.more]
    people = []
    for name, at, status in signing:
        named = dress(wording.printed_name(draft, name).upper() or "[isi nama penanda tangan]")
        held = wording.office(replace(party, office=at, office_status=status), short=True)
        people.append((named, "" if names_only and status not in wording.ACTING else dress(held)))
    return Signature(label=wording.party_label(party), people=tuple(people))


def signature_rows(places, *, first_right=True, alone=False):
    """Take the signatures in order; return rows as they lie on paper, left to right.

    PIHAK KESATU stands right and PIHAK KEDUA left (annex); further rows go on the same way, an odd last
    one stands alone in the middle. From seven parties there are three in a row. `alone`: each party has a row
    of its own, because of one several sign.
    """
    width = 3 if len(places) >= WIDE_GRID_FROM else 2
    width = 1 if alone else width
    rows = [places[start : start + width] for start in range(0, len(places), width)]
    return tuple(tuple(reversed(row)) if first_right else tuple(row) for row in rows)


def _plan(draft, dress):
    """Return the `Plan` of a rencana kerja: the side of PIHAK KESATU first."""
    order, labels = zip(*sides_of(draft), strict=True)
    return Plan(
        year=str(draft.year or "[isi tahun]"),
        labels=labels,
        rows=tuple(_plan_row(row, order, dress) for row in draft.activities),
        sums=tuple(_rupiah(total(draft.activities, f"estimate_{side}")) for side in order),
    )


def sides_of(draft):
    """Return the two sides of a rencana kerja as they stand on paper: (ours or theirs, their parties)."""
    ours = [wording.party_label(party) for party in draft.parties if party.ours]
    theirs = [wording.party_label(party) for party in draft.parties if not party.ours]
    order = ("theirs", "ours") if draft.parties and not draft.parties[0].ours else ("ours", "theirs")
    labels = {"ours": listed(ours), "theirs": listed(theirs)}
    return tuple((side, labels[side]) for side in order)


def _plan_row(row, order, dress):
    sides = tuple(
        Side(
            task=dress(getattr(row, f"task_{side}")),
            unit=dress(getattr(row, f"unit_{side}")),
            source=dress(getattr(row, f"budget_{side}")),
            estimate=_rupiah(getattr(row, f"estimate_{side}")),
        )
        for side in order
    )
    words = (row.programme, row.output, row.target, row.location)
    return PlanRow(*map(dress, words), when=quarters(row), sides=sides)


def _rupiah(value):
    return "" if value is None else money(value)


def groups(nodes, dress=str):
    """Take the nodes of a pasal or paragraph; return them as `Group`s of neighbours of one kind."""
    found = []
    for kind, run in groupby(numbered(nodes), key=lambda pair: pair[1].kind):
        run = list(run)
        members = tuple(Member(dress(node.text), groups(node.children, dress)) for _, node in run)
        found.append(Group(kind, run[0][0], members))
    return tuple(found)


def emblems(draft, source=EMBLEM_ADDRESS):
    """Return the `Emblems` of a draft.

    Garuda above a KSB between regions, a nota kesepakatan and its rencana kerja (Ps 43(1), annex A1, C);
    else the initiating region right and the others left (Ps 43(2)-(3), 44, annex A2, B1, B2).
    An addendum follows the instrument that it changes.
    """
    whose = value_of(draft, "lambang")
    if whose == "tanpa":
        return Emblems()
    kept = {place: (key, alt) for place, key, alt in draft.emblems}
    if whose == "garuda":
        key, alt = kept.get("garuda", (GARUDA, "Lambang negara Garuda Pancasila"))
        return Emblems(centre=(Emblem(key, alt, source(key)),))
    ours = [party for party in draft.parties if _is_first(party, draft)]
    others = [party for party in draft.parties if party not in ours]
    if value_of(draft, "sisi_lambang") == "kiri":
        ours, others = others, ours
    return Emblems(left=_drawn(others, source, kept), right=_drawn(ours, source, kept))


def _is_first(party, draft):
    """Whether a party's emblem stands on the side of the initiator, or of the region with a third party."""
    if draft.kind in {Kind.KSDPK, *ABROAD}:
        return party.ours
    return party.order == 1


def _drawn(parties, source, kept):
    found = []
    for party in parties:
        key, alt = kept.get(str(party.order), (party.emblem, f"Lambang {party.body}"))
        if key:
            found.append(Emblem(key, alt, source(key)))
    return tuple(found)
