"""Planning in figures: which OPD mapped what, by urusan, and where the gaps are."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from agreements.models import Affair, Agency, Mapping, MappingItem
from agreements.rules.permissions import CITYWIDE
from agreements.rules.plan_words import MappingState

NOT_BEGUN = "belum"
OWED = "terutang"  # in an address: not handed in yet, whatever its state
HANDED_IN = (MappingState.SUBMITTED, MappingState.ACCEPTED)


@dataclass(frozen=True)
class Line:
    """One OPD of the matrix: its mapping (or None), and {urusan: number of items, 0 for a gap}."""

    agency: object
    mapping: object
    cells: dict

    @property
    def total(self):
        """How many potentials it mapped."""
        return sum(self.cells.values())

    @property
    def state(self):
        """State of its mapping; NOT_BEGUN where it mapped nothing."""
        return self.mapping.state if self.mapping and self.total else NOT_BEGUN

    @property
    def owed(self):
        """Whether an OPD with urusan has not handed its mapping in."""
        return bool(self.cells) and self.state not in HANDED_IN


def agencies_seen(actor):
    """Return the active OPD whose mapping exists for this actor."""
    rows = Agency.objects.filter(active=True)
    return rows if actor.roles & CITYWIDE else rows.filter(pk__in=actor.agency_ids)


def matrix(actor, year):
    """Return `([Line of each OPD], [Affair that a line shows])` of a year. Five questions at any size.

    OPD come in the order of their first urusan, those without any last.
    """
    agencies = list(agencies_seen(actor))
    mappings = {row.agency_id: row for row in Mapping.objects.filter(year=year, agency__in=agencies)}
    cells = {agency.pk: {} for agency in agencies}
    for agency, affair in Agency.affairs.through.objects.filter(agency__in=agencies).values_list(
        "agency_id", "affair_id"
    ):
        cells[agency][affair] = 0
    counted = MappingItem.objects.filter(mapping__in=mappings.values()).order_by()
    counted = counted.values_list("mapping__agency_id", "affair_id").annotate(number=Count("pk"))
    for agency, affair, number in counted:
        cells[agency][affair] = number
    shown = {affair for row in cells.values() for affair in row}
    affairs = list(Affair.objects.filter(pk__in=shown))
    place = {affair.pk: at for at, affair in enumerate(affairs)}
    lines = [Line(agency, mappings.get(agency.pk), cells[agency.pk]) for agency in agencies]
    lines.sort(key=lambda line: min((place[affair] for affair in line.cells), default=len(affairs)))
    return lines, affairs


def items(actor, year):
    """Return the potentials of a year that exist for this actor, with what a list shows of them."""
    rows = MappingItem.objects.visible_to(actor).filter(mapping__year=year)
    return rows.select_related("mapping__agency", "affair", "partner", "category")


def years():
    """Return the years of which there is a mapping, newest first."""
    return list(Mapping.objects.order_by("-year").values_list("year", flat=True).distinct())


def agencies_without(year):
    """Return the active OPD with urusan whose mapping of a year was not handed in yet."""
    mapped = Mapping.objects.filter(agency=OuterRef("pk"), year=year, state__in=HANDED_IN)
    duties = Agency.affairs.through.objects.filter(agency=OuterRef("pk"))
    return Agency.objects.filter(Exists(duties), ~Exists(mapped), active=True)


def to_judge(actor):
    """Return the mappings that wait for the section, those of one's own submission left out."""
    return Mapping.objects.visible_to(actor).filter(
        ~Q(submitted_by=actor.user_id), state=MappingState.SUBMITTED
    )


def to_submit(actor):
    """Return the mappings that wait for the head of the OPD: drafts and returned ones with items."""
    open_ones = (MappingState.DRAFT, MappingState.RETURNED)
    return Mapping.objects.visible_to(actor).filter(state__in=open_ones, items__isnull=False).distinct()
