"""Days off of the demo: a few invented ones around today, so that the calculator has something to skip."""

import json
from datetime import timedelta

from agreements.management.reference import SEEDS
from agreements.models import DayOff
from agreements.rules.days_off import DaysOff


def write_days_off(today):
    """Write the days of agreements/seeds/demo-days_off.json, each on the next day that it changes."""
    national = DaysOff()
    for row in json.loads((SEEDS / "demo-days_off.json").read_text())["days"]:
        day = today + timedelta(days=row.pop("in_days"))
        while (day in national) == row["off"] or DayOff.objects.filter(day=day).exists():
            day += timedelta(days=1)
        DayOff.objects.create(day=day, **row)
