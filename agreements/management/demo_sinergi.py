"""The demo of sinergi and abroad: a nota kesepakatan that runs with its plans, drafts, a letter of intent.

The story stands in agreements/seeds/demo-sinergi-*.json, in days before today; names of people are examples.
"""

import json
from datetime import date

from agreements.management.demo import begin_dossier, load_partners
from agreements.management.demo_clock import days_ago
from agreements.management.demo_steps import ORDER, Steps
from agreements.management.reference import SEEDS
from agreements.models import Agency, Agreement, Cooperation, Partner
from agreements.rules.enums import Instrument, Role, State
from agreements.workflow import beginning, drafting

COLUMNS = (
    *("programme", "output", "target", "location", "first_quarter", "last_quarter"),
    *("task_ours", "unit_ours", "budget_ours", "estimate_ours"),
    *("task_theirs", "unit_theirs", "budget_theirs", "estimate_theirs"),
)  # of an activity in the story
SIGNED = (State.READY, State.SIGNED)
TO_INITIALLED = ORDER[1 : ORDER.index(State.INITIALLED) + 1]


def load_sinergi(name, cast):
    """Write the sinergi of the data set `name`, the oldest first."""
    story = json.loads((SEEDS / f"demo-sinergi-{name}.json").read_text())
    partners = known_partners(story["partners"])
    for row in sorted(story["dossiers"], key=lambda row: -row["begun"]):
        dossier = begin_dossier(row, cast, partners)
        _sinergi(dossier, row, cast)
    for row in story.get("letters", ()):
        _letter(Cooperation.objects.get(title=row["dossier"]), row, cast)


def known_partners(rows):
    """Return {key: Partner}; one that another story wrote already stands for its row."""
    known = {partner.name: partner for partner in Partner.objects.all()}
    there = {row["key"]: known[row["name"]] for row in rows if row["name"] in known}
    return load_partners([row for row in rows if row["key"] not in there]) | there


def _sinergi(dossier, row, cast):
    nk = Steps(dossier, row["nk"], cast, None)
    nk.begin()
    plan = PlanSteps(dossier, row["nk"] | {"form": "rk", "begun": nk.begun - 2}, cast, nk.agreement)
    plan.rows = row["activities"]
    plan.begin()
    if nk.goal == State.IN_FORCE:
        _sign_together(nk, plan)
        _plan_of_this_year(dossier, row, cast, nk)


def _sign_together(nk, plan):
    """Walk the nota kesepakatan and the plan of its first year side by side to being in force."""
    for state in (*TO_INITIALLED, *SIGNED):
        _walk(nk, (state,))
        _walk(plan, (state,))
    _walk(plan, (State.IN_FORCE,))
    _walk(nk, (State.IN_FORCE,))


def _walk(steps, states):
    for state in states:
        getattr(steps, f"to_{state.name.lower()}")()


def _plan_of_this_year(dossier, row, cast, nk):
    """The next plan where the first was of a year that is over: in force, or in January still a draft."""
    first = Agreement.objects.get(parent=nk.agreement, instrument=Instrument.RK)
    if first.year == cast.today.year:
        return
    since = (cast.today - date(cast.today.year, 1, 3)).days
    begun, signed = max(since, 0), max(since - 20, 0)
    given = row["nk"] | {"form": "rk", "begun": begun, "signed": signed}
    plan = PlanSteps(dossier, given, cast, nk.agreement)
    plan.rows = row.get("activities_now", row["activities"])
    plan.begin()
    if since > 20:
        _walk(plan, (*TO_INITIALLED, *SIGNED, State.IN_FORCE))


class PlanSteps(Steps):
    """A rencana kerja on its way; its term and parties come from its nota kesepakatan."""

    rows = ()

    def begin(self):
        """The draft with its activities."""
        with days_ago(self.begun):
            self.agreement = beginning.begin(
                self.dossier, Instrument.RK, by=self.officer, parent=Agreement.objects.get(pk=self.parent.pk)
            )
            rows = [dict(zip(COLUMNS, cells, strict=True)) for cells in self.rows]
            seen = drafting.activities_mark(self.agreement)
            self.agreement = drafting.save_activities(self.agreement, by=self.officer, seen=seen, rows=rows)


def _letter(dossier, row, cast):
    """A letter of intent in draft, where the dossier is so far."""
    by = cast.actor(Role.OPO, Agency.objects.get(pk=dossier.agency_id))
    if not beginning.beginning_refusals(dossier, Instrument.LOI, by, today=cast.today):
        with days_ago(row["begun"]):
            beginning.begin(dossier, Instrument.LOI, by=by, about=row["about"])
