"""How a deadline looks: its tone, and the word that silence is approval with its article."""

import pytest

from agreements.rules.days_off import DaysOff
from agreements.rules.deadlines import Clock, standing
from agreements.views.clocks import place_or_days, pressing, told, whose
from tests import factories

TODAY = factories.today()
CLOCK = Clock(
    "dprd_total",
    "Persetujuan DPRD",
    45,
    "hari",
    basis="Permendagri 22/2020 Pasal 12",
    verified=True,
    deems_approved=True,
    deemed_basis="Permendagri 22/2020 Pasal 12 ayat (4)",
)


def begun(number, clock=CLOCK):
    return standing(clock, factories.days(-number), TODAY, DaysOff())


@pytest.mark.parametrize(
    ("number", "tone", "presses"),
    [
        (0, "info", ""),
        (42, "info", ""),
        (43, "warning", "warning"),
        (45, "warning", "warning"),
        (46, "danger", "danger"),
    ],
)
def test_the_tone_follows_the_days_left(number, tone, presses):
    assert (told(begun(number))["tone"], pressing(begun(number))) == (tone, presses)


def test_silence_is_told_with_its_article_once_the_time_is_over_and_waits_for_a_person():
    assert told(begun(45))["deemed"] == ""
    said = told(begun(46))["deemed"]
    assert "dianggap setuju menurut Permendagri 22/2020 Pasal 12 ayat (4)" in said
    assert "mencatat konfirmasinya" in said


def test_without_a_deadline_the_days_are_told():
    assert told(None) is None
    assert pressing(None) == ""
    assert place_or_days(None, factories.days(-4), TODAY) == "4 hari"
    assert place_or_days(begun(4), factories.days(-4), TODAY) == "hari ke-4 dari 45"


@pytest.mark.parametrize(
    ("state", "given", "who"),
    [
        ("telaah_hukum", (), "Bagian Hukum"),
        ("diajukan", (), "Bagian Pemerintahan"),
        ("dikembalikan", (), "Bagian Pemerintahan atau Dinkes"),
        ("final", ("oph",), "Bagian Hukum"),
        ("diakhiri", (), ""),
    ],
)
def test_whose_turn_it_is_by_room(state, given, who):
    assert whose(state, "ksb", given, "Dinkes") == who
