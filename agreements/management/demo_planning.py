"""The demo's planning: codes as a table of the seeds gives them, the mapping of the OPD."""

import json

from agreements.documents.tables import lines_of
from agreements.management.demo_clock import days_ago
from agreements.management.demo_mapping import replay_coordination, replay_mapping
from agreements.management.demo_year_plan import replay_plans
from agreements.management.reference import SEEDS
from agreements.models import Agency
from agreements.rules.enums import Role
from agreements.rules.plan_codes import read_codes
from agreements.workflow.plan_codes import load_codes


def load_planning(name, cast, partners):
    """Write the planning of a data set, through the acts that people do."""
    with days_ago(3):
        load_codes(codes_of(name, cast.today), by=cast.actor(Role.STF))
    story = json.loads((SEEDS / f"demo-planning-{name}.json").read_text())
    for row in story["mappings"]:
        replay_mapping(row, cast, partners)
    for row in story["coordinations"]:
        replay_coordination(row, cast)
    replay_plans(story, cast)


def codes_of(name, today):
    """Return the `CodeRow`s of a data set; its table counts years from the year of `today`."""
    head, *lines = lines_of((SEEDS / f"demo-plan-codes-{name}.csv").read_bytes())
    lines = [[line[0], str(today.year + int(line[1])), *line[2:]] for line in lines]
    reading = read_codes([head, *lines], Agency.objects.spellings(), today)
    if reading.faults:
        raise ValueError(f"demo-plan-codes-{name}.csv: {reading.faults[0]}")
    return reading.rows
