"""The demo's findings: words that a checker stops, one of them waved through with a reason."""

import json
from dataclasses import replace

from agreements.documents.checking import examine
from agreements.documents.content import text_of
from agreements.management.demo import days_ago
from agreements.management.reference import SEEDS
from agreements.models import Agreement
from agreements.rules.enums import Role
from agreements.rules.naskah import digests, parse
from agreements.workflow.drafting import save_text
from agreements.workflow.overriding import override


def write_findings(city, cast):
    """Take a data set's name and its cast; write its findings into the demo's drafts."""
    for row in json.loads((SEEDS / "demo-findings.json").read_text())[city]:
        agreement = Agreement.objects.get(about=row["about"])
        with days_ago(row["days"]):
            _add(agreement, row, cast.actor(Role.STF))
        if row["waive"]:
            with days_ago(row["days"] - 1) as day:
                _wave_through(agreement, row, cast.actor(Role(row["role"])), day)


def _add(agreement, row, by):
    stored = text_of(agreement)
    pasal = tuple(
        replace(each, body=each.body + parse(row["add"])) if each.key == row["pasal"] else each
        for each in stored.pasal
    )
    save_text(agreement, by=by, base=digests(stored), mine=replace(stored, pasal=pasal))


def _wave_through(agreement, row, by, day):
    found = examine(Agreement.objects.get(pk=agreement.pk), day).findings
    mark = next(each.mark for each in found if each.rule == row["waive"])
    override(agreement, by=by, mark=mark, reason=row["reason"])
