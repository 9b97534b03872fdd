"""The demo of a cooperation abroad that goes the whole way: from the idea to the surat konfirmasi.

The story stands in agreements/seeds/demo-abroad-*.json, in days before today; names of people are examples.
"""

import json
from datetime import date
from functools import partial

from agreements.management.demo import begin_dossier
from agreements.management.demo_clock import days_ago
from agreements.management.demo_papers import planning_paper
from agreements.management.demo_paths import given, step
from agreements.management.demo_prints import translate
from agreements.management.demo_sinergi import known_partners
from agreements.management.demo_steps import replay
from agreements.management.reference import SEEDS
from agreements.models import Cooperation
from agreements.rules.enums import Action, Role, Stage
from agreements.rules.paths import path_of
from agreements.rules.paths.dprd import APPROVAL_TABLE
from agreements.rules.periods import Year
from agreements.rules.reporting import ReportRecipient
from agreements.rules.transitions import find
from agreements.workflow.delivering import deliver, dossiers_of
from agreements.workflow.transition import perform


def load_abroad(name, cast):
    """Write the dossiers abroad of the data set `name`; a city without any has no file."""
    path = SEEDS / f"demo-abroad-{name}.json"
    if not path.exists():
        return
    story = json.loads(path.read_text())
    partners = known_partners(story["partners"])
    for row in story["dossiers"]:
        dossier = begin_dossier(row, cast, partners)
        replay(dossier, row["letter"], cast, drafted=partial(translate, name=name))
        for action, ago in row["after"]:
            _go_on(dossier, Action(action), row, cast, ago)
            if action == row["text_after"]:
                replay(Cooperation.objects.get(pk=dossier.pk), row["text"], cast, _letter_of(dossier))


def _letter_of(dossier):
    return dossier.agreements.get(instrument="loi")


def _go_on(dossier, action, row, cast, ago):
    dossier = Cooperation.objects.get(pk=dossier.pk)
    if action == Action.RECORD_APPROVAL:
        _approved(dossier, cast, ago)
        return
    step(dossier, find(path_of(dossier), action, Stage(dossier.stage)), row, cast, ago, 10)


def _approved(dossier, cast, ago):
    """The DPRD approves the plan."""
    approval = dossier.approvals.get(agreement=None)
    row = find(APPROVAL_TABLE, Action.RECORD_APPROVAL, approval.state)
    with days_ago(ago, 11) as day:
        perform(approval, row.action, by=cast.actor(Role.STF), data=given(row, dossier, day))


def report_abroad(cast):
    """The governor has the report of the year before last; last year's is late."""
    year = Year(cast.today.year - 2)
    if not dossiers_of(year):
        return
    sent = date(year.year + 1, 1, 5)
    fields = {"recipient": ReportRecipient.GOVERNOR.value, "sent_on": sent, "note": ""}
    fields["number"] = f"100.3.8/{year.year}/417.101/{sent.year}"
    words = f"Laporan kerja sama luar negeri tahun {year.year} diterima Biro Pemerintahan."
    with days_ago((cast.today - sent).days) as day:
        paper = planning_paper("Tanda terima laporan luar negeri", words)
        deliver(year, by=cast.actor(Role.STF), today=day, fields=fields, paper=paper)
