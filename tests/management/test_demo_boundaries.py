"""The demo's boundary points are sound before anything is loaded."""

import json
from datetime import date

import pytest

from agreements.management.demo import DATA_SETS, story_of
from agreements.management.demo_boundaries import point_texts
from agreements.management.reference import SEEDS
from agreements.rules.boundary_records import read_record

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize("name", DATA_SETS)
def test_every_point_is_read_and_the_states_are_mixed(name):
    story = json.loads((SEEDS / f"boundaries-{name}.json").read_text())
    assert story["dossier"] in [row["title"] for row in story_of(name)["dossiers"]]
    texts = {row["code"]: point_texts(row, story["source"], TODAY) for row in story["points"]}
    found = {code: read_record(given, TODAY) for code, given in texts.items()}
    assert [faults for _, faults in found.values() if faults] == []
    assert {row["until"] for row in story["points"]} == {"selisih", "dibahas", "disepakati"}
    assert all("contoh" in record.name for record, _ in found.values())
    assert {row["point"] for row in story["services"]} - {None} <= set(found)
