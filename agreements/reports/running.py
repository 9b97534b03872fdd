"""What runs and is followed: semester reports owed, waiting and in; what is to be evaluated; OPD by semester.

Sets of rows for pages and tiles; nothing here knows a page. Source: Permendagri 22/2020 Ps 17, 39.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce

from agreements.models import Agreement, Evaluation, Report
from agreements.models.agreement import ran_in
from agreements.rules.enums import EvaluationState, ReportState, State
from agreements.rules.periods import semester_of
from agreements.rules.reporting import ABOVE, DELIVERED, IN_TIME, LATE, MISSING, OWING, due

WINDOW = 4  # semesters back that are followed
FOLLOWED = (State.IN_FORCE, State.TERMINATED)
SETTLED = (EvaluationState.PROPOSED, EvaluationState.APPROVED)
CAME = Coalesce("first_submitted_at", "submitted_at")


def window(today, number=WINDOW):
    """Return the last `number` semesters that are over on `today`, oldest first."""
    found, semester = [], semester_of(today)
    for _ in range(number):
        semester = semester.previous()
        found.insert(0, semester)
    return found


def followed(actor):
    """Return the instruments that are or were in force and exist for this actor, and report by themselves."""
    return Agreement.objects.visible_to(actor).filter(state__in=FOLLOWED).exclude(instrument__in=ABOVE)


def owing(actor):
    """Return those of `followed` that owe a report every semester."""
    return followed(actor).filter(instrument__in=OWING)


def reported(semester, *, how=None, clocks=None):
    """Instruments with a delivered report of a `Semester`, in time, late (`how`) or either, as a `Q`.

    `clocks`: the `Clocks` of today, needed with `how`.
    """
    rows = Report.objects.filter(
        agreement=OuterRef("pk"), year=semester.year, half=semester.half, state__in=DELIVERED
    )
    if how:
        early = came_early(semester, clocks)
        rows = rows.annotate(came=CAME).filter(early if how == IN_TIME else ~early)
    return Q(Exists(rows))


def standing(semester, how, clocks=None):
    """Instruments that owe a report of a `Semester` and have it IN_TIME, LATE or MISSING, as a `Q`.

    `clocks`: the `Clocks` of today, needed for what came in.
    """
    had = ~reported(semester) if how == MISSING else reported(semester, how=how, clocks=clocks)
    return ran_in(semester) & had


def came_early(semester, clocks):
    """Reports of a `Semester` that came by its due day in the government's time zone, as a `Q` on `came`."""
    last = due(semester, clocks)
    if last is None:
        return Q(came__isnull=False)
    return Q(came__lt=datetime.combine(last + timedelta(days=1), time.min, tzinfo=clocks.zone))


def to_report(actor, today):
    """Return the instruments that owe a report of a semester in the window; `rank`: how old the oldest is."""
    owed = {place: standing(each, MISSING) for place, each in enumerate(window(today))}
    rows = owing(actor).annotate(rank=_first(owed, len(owed)))
    return rows.filter(rank__lt=len(owed))


def to_evaluate(actor, today):
    """Return the instruments without a settled evaluation of the last semester; `rank` 0: report is in."""
    last = window(today, 1)[0]
    settled = Evaluation.objects.filter(
        agreement=OuterRef("pk"), year=last.year, half=last.half, state__in=SETTLED
    )
    rows = owing(actor).filter(ran_in(last)).exclude(Exists(settled))
    return rows.annotate(rank=_first({0: reported(last)}, 1))


def every(actor):
    """Return all of `followed`; `rank` 0: those that owe reports."""
    return followed(actor).annotate(rank=_first({0: Q(instrument__in=OWING)}, 1))


def _first(conditions, otherwise):
    cases = [When(condition, then=Value(rank)) for rank, condition in conditions.items()]
    return Case(*cases, default=Value(otherwise), output_field=IntegerField())


def waiting_reports(actor):
    """Return the reports that wait to be accepted, those first that came first."""
    rows = Report.objects.filter(state=ReportState.SUBMITTED, agreement__in=followed(actor))
    return rows.select_related("agreement__agency", "submitted_by").order_by("submitted_at", "pk")


def waiting_evaluations(actor):
    """Return the evaluations that wait to be approved, those first that were proposed first."""
    rows = Evaluation.objects.filter(state=EvaluationState.PROPOSED, agreement__in=followed(actor))
    return rows.select_related("agreement__agency", "proposed_by", "created_by").order_by("proposed_at", "pk")


@dataclass(frozen=True)
class Share:
    """How the reports that an OPD owes of one semester stand."""

    semester: object
    owed: int
    in_time: int
    late: int

    @property
    def missing(self):
        """How many are not in."""
        return max(0, self.owed - self.in_time - self.late)

    @property
    def level(self):
        """The part that came in time, in quarters: 0 to 4."""
        return min(4, self.in_time * 4 // self.owed) if self.owed else 0

    @property
    def counts(self):
        """As `{IN_TIME: 3, LATE: 1, MISSING: 0}`."""
        return {IN_TIME: self.in_time, LATE: self.late, MISSING: self.missing}


def heat(actor, clocks):
    """Return `[(agency code, agency name, [Share of each semester])]` of the window, by name. Two queries."""
    semesters = window(clocks.today)
    owed = (
        owing(actor)
        .order_by("agency__name")
        .values_list("agency_id", "agency__code", "agency__name")
        .annotate(
            **{f"owed_{place}": Count("pk", filter=ran_in(each)) for place, each in enumerate(semesters)}
        )
    )
    came = _delivered(actor, semesters, clocks)
    return [
        (
            code,
            name,
            [
                Share(each, n, *came.get((pk, each), (0, 0)))
                for each, n in zip(semesters, counts, strict=True)
            ],
        )
        for pk, code, name, *counts in owed
        if any(counts)
    ]


def _delivered(actor, semesters, clocks):
    """Return `{(agency id, semester): (in time, late)}` of the reports that were delivered."""
    of_window, early = Q(pk__in=[]), Q(pk__in=[])
    for each in semesters:
        here = Q(year=each.year, half=each.half)
        of_window |= here
        early |= here & came_early(each, clocks)
    rows = (
        Report.objects.filter(of_window, state__in=DELIVERED, agreement__in=owing(actor))
        .annotate(came=CAME)
        .order_by()
        .values_list("agreement__agency_id", "year", "half")
        .annotate(total=Count("pk"), early=Count("pk", filter=early))
    )
    by_key = {(each.year, each.half): each for each in semesters}
    return {(pk, by_key[year, half]): (early, total - early) for pk, year, half, total, early in rows}


def papers_of(agreements, semesters):
    """Return two dicts `{(agreement id, semester): row}`: reports, and evaluations. Two queries."""
    wanted = {(each.year, each.half): each for each in semesters}
    found = []
    for model in (Report, Evaluation):
        rows = model.objects.filter(agreement__in=[row.pk for row in agreements])
        found.append(
            {
                (row.agreement_id, wanted[row.year, row.half]): row
                for row in rows
                if (row.year, row.half) in wanted
            }
        )
    return found
