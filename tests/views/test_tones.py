"""Chips and days: the tone says how urgent it is, the words say it too."""

from datetime import UTC, datetime, timedelta

import pytest

from agreements.models import Agreement, Cooperation
from agreements.rules.enums import Stage, State
from agreements.views.tones import STAGES, STATES, days_chip, stage_chip, state_chip, waiting
from tests.factories import today

TODAY = today()


def agreement(days, state=State.IN_FORCE):
    ends = TODAY + timedelta(days=days)
    return Agreement(instrument="ksb", state=state, starts_on=TODAY - timedelta(days=2000), ends_on=ends)


def test_every_stage_and_state_has_its_tone():
    assert set(STAGES) == set(Stage)
    assert set(STATES) == set(State)
    returned = Cooperation(stage=Stage.RETURNED.value, kind="ksdd_wajib")
    assert stage_chip(returned, [], TODAY) == {"label": "Dikembalikan", "tone": "warning"}


@pytest.mark.parametrize(
    ("days", "chip"),
    [
        (400, {"label": "Berlaku", "tone": "success"}),
        (0, {"label": "Akan berakhir", "tone": "warning"}),
        (-1, {"label": "Berakhir", "tone": "neutral"}),
    ],
)
def test_dates_decide_what_is_in_force(days, chip):
    assert state_chip(agreement(days), TODAY) == chip


def test_other_states_speak_for_themselves():
    assert state_chip(agreement(400, State.DRAFT), TODAY) == {"label": "Draf", "tone": "neutral"}


@pytest.mark.parametrize(
    ("days", "tone", "text"),
    [
        (181, "neutral", "181 hari lagi"),
        (180, "info", "180 hari lagi"),
        (90, "warning", "90 hari lagi"),
        (30, "danger", "30 hari lagi"),
        (0, "danger", "berakhir hari ini"),
        (-3, "neutral", "berakhir 3 hari lalu"),
    ],
)
def test_days_left(days, tone, text):
    chip = days_chip(agreement(days), TODAY)
    assert (chip["tone"], chip["text"]) == (tone, text)


def test_no_days_are_left_of_what_has_no_end_or_does_not_run():
    assert days_chip(agreement(10, State.DRAFT), TODAY) is None
    assert days_chip(Agreement(state=State.IN_FORCE, starts_on=TODAY), TODAY) is None


def test_waiting_counts_local_days():
    noon = datetime(TODAY.year, TODAY.month, TODAY.day, 5, tzinfo=UTC)
    assert waiting(noon - timedelta(days=4), TODAY) == "4 hari"
    assert waiting(noon, TODAY) == ""
    assert waiting(None, TODAY) == ""
