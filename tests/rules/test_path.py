"""The path of an instrument as it is drawn."""

import pytest

from agreements.rules.enums import State
from agreements.rules.path import ORDER, path


def drawn(state, **given):
    return [(step.label, step.state, step.note) for group in path(state, **given) for step in group.steps]


def states(state, **given):
    return [mark for _, mark, _ in drawn(state, **given)]


def test_the_groups_are_the_four_parts_of_the_work():
    names = [group.label for group in path(State.DRAFT)]
    assert names == ["Penyusunan", "Penelaahan", "Penandatanganan", "Pelaksanaan"]


@pytest.mark.parametrize("state", ORDER)
def test_what_is_behind_is_done_and_what_comes_is_open(state):
    at = ORDER.index(state)
    assert states(state) == ["done"] * at + ["current"] + ["todo"] * (len(ORDER) - at - 1)


def test_a_returned_text_stands_at_its_beginning():
    assert drawn(State.RETURNED)[0] == ("Draf", "current", "dikembalikan")
    assert set(states(State.RETURNED)[1:]) == {"todo"}


def test_a_cancelled_text_goes_no_further():
    steps = drawn(State.CANCELLED, before=State.REVIEW)
    assert steps[2] == ("Telaah", "skipped", "dibatalkan")
    assert [mark for _, mark, _ in steps] == ["done"] * 2 + ["skipped"] * 8


def test_a_cancelled_text_whose_past_is_unknown_is_drawn_all_the_same():
    assert states(State.CANCELLED, before="") == ["skipped"] * len(ORDER)


def test_what_ended_is_done():
    assert drawn(State.TERMINATED)[-1] == ("Berlaku", "done", "diakhiri")
    assert drawn(State.IN_FORCE, phase="berakhir")[-1] == ("Berlaku", "done", "berakhir")
    assert drawn(State.IN_FORCE, phase="berlaku", note="")[-1] == ("Berlaku", "current", "")


def test_the_note_stands_at_the_present_step():
    assert drawn(State.FINAL, note="paraf 2 dari 4")[5] == ("Naskah final", "current", "paraf 2 dari 4")
