"""The yearly report on cooperation abroad: which years owe one, and what is still to be delivered.

Source: Permendagri 25/2020 Ps 35-38.
"""

from dataclasses import dataclass

from django.db.models import Exists, Q

from agreements.models import AbroadReport, Agreement
from agreements.models.agreement import ran_in
from agreements.rules.periods import Year, years_over
from agreements.rules.reporting import ABROAD_YEARS, ReportRecipient, abroad_standing


@dataclass(frozen=True)
class YearAbroad:
    """One year: the texts that were in force in it, what was delivered, and how its deadline stands."""

    year: Year
    agreements: tuple
    deliveries: tuple
    standing: object

    @property
    def delivered(self):
        """Whether the governor has it."""
        stand = [row for row in self.deliveries if row.void_by_id is None]
        return any(row.recipient == ReportRecipient.GOVERNOR for row in stand)


def abroad(actor):
    """Return the texts abroad that are or were in force and exist for this actor."""
    return Agreement.objects.visible_to(actor).abroad()


def undelivered(actor, years):
    """Return the texts that ran in one of these `Year`s whose report the governor does not have."""
    owed = Q(pk__in=[])
    for year in years:
        had = AbroadReport.objects.standing().filter(year=year.year, recipient=ReportRecipient.GOVERNOR)
        owed |= ran_in(year) & ~Exists(had)
    return abroad(actor).filter(owed)


def owed_sets(actor, clocks):
    """Return two sets of texts abroad whose report is not delivered: in time still, and late."""
    late, waits = [], []
    for year in years_over(clocks.today, ABROAD_YEARS):
        standing = abroad_standing(year, clocks)
        (late if standing and standing.over else waits).append(year)
    return undelivered(actor, waits), undelivered(actor, late)


def years_abroad(actor, clocks):
    """Return `[YearAbroad]` of this year and those followed, newest first, that had a text. Two questions."""
    years = [*years_over(clocks.today, ABROAD_YEARS), Year(clocks.today.year)][::-1]
    rows = list(abroad(actor).select_related("agency").order_by("starts_on", "pk"))
    sent = AbroadReport.objects.visible_to(actor).filter(year__in=[each.year for each in years])
    sent = list(sent.select_related("by", "void_by"))
    found = [
        YearAbroad(
            year=each,
            agreements=tuple(row for row in rows if _ran(row, each)),
            deliveries=tuple(row for row in sent if row.year == each.year),
            standing=abroad_standing(each, clocks),
        )
        for each in years
    ]
    return [each for each in found if each.agreements]


def _ran(row, year):
    last = min((day for day in (row.terminated_on, row.ends_on) if day), default=year.end)
    return row.starts_on <= year.end and last >= year.start


def oldest_owed(agreement, today):
    """Return the oldest `Year` whose report on this text the governor lacks; this year at the latest."""
    sent = AbroadReport.objects.standing().filter(recipient=ReportRecipient.GOVERNOR)
    had = set(sent.values_list("year", flat=True))
    ran = (each for each in years_over(today, ABROAD_YEARS) if _ran(agreement, each))
    return next((each for each in ran if each.year not in had), Year(today.year))
