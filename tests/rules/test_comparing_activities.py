"""Activities of two rencana kerja: by name, else by likeness; what is gone stands where it stood."""

from dataclasses import asdict

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreements.rules.comparing import ADDED, CHANGED, REMOVED, SAME, changed_activities
from tests.rules.drafts import activity


def told(old, new):
    found = changed_activities([asdict(row) for row in old], [asdict(row) for row in new])
    return [(each.status, each.old, each.new, each.moved) for each in found]


def test_activities_meet_by_name_and_say_which_cells_changed():
    before = [activity(1), activity(2), activity(3, programme="Sensus penduduk desa")]
    after = [activity(1, target="50 bidang", estimate_ours=1), activity(2), activity(4)]
    found = changed_activities(*([asdict(row) for row in rows] for rows in (before, after)))
    assert [(each.status, each.old, each.new) for each in found] == [
        (CHANGED, 1, 1),
        (SAME, 2, 2),
        (REMOVED, 3, None),
        (ADDED, None, 3),
    ]
    changed = [cell.label for cell in found[0].cells if cell.status != SAME]
    assert changed == ["Target", "Perkiraan pemerintah daerah"]


def test_a_name_spelt_otherwise_is_the_same_activity_and_an_order_is_no_loss():
    other = activity(2, programme=activity(2).programme.upper() + " ")
    assert told([activity(1), activity(2), activity(3)], [activity(3), activity(1), other])[0] == (
        SAME,
        3,
        1,
        True,
    )
    assert [row[1:3] for row in told([activity(1), activity(2)], [activity(1), other])] == [(1, 1), (2, 2)]


def test_a_name_that_stands_twice_meets_in_order():
    before = [activity(1, target="a"), activity(1, target="b")]
    assert [row[0] for row in told(before, [activity(1, target="a"), activity(1, target="c")])] == [
        SAME,
        CHANGED,
    ]
    assert told([], []) == []


def test_an_activity_of_another_name_but_the_same_words_is_changed():
    assert [
        row[0] for row in told([activity(1)], [activity(1, programme="Pendaftaran tanah milik daerah")])
    ] == [CHANGED]


ROWS = st.lists(
    st.fixed_dictionaries(
        {"programme": st.sampled_from(["a", "b", "c d", ""]), "target": st.sampled_from(["1", "2 x", ""])}
    ),
    max_size=5,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS, ROWS)
def test_every_cell_of_both_is_there_and_the_other_way_round_counts_the_same(old, new):
    there, back = changed_activities(old, new), changed_activities(new, old)
    assert sorted(each.old for each in there if each.old) == list(range(1, len(old) + 1))
    assert [each.new for each in there if each.new] == list(range(1, len(new) + 1))
    for each in there:
        for rows, at, gone in ((old, each.old, "ins"), (new, each.new, "del")):
            words = [word for cell in each.cells for word in _side(cell.pieces, gone)]
            row = rows[at - 1] if at else {}
            said = [word for name in ("programme", "target") for word in row.get(name, "").split()]
            assert words == said
    for one, other in ((ADDED, REMOVED), (REMOVED, ADDED), (CHANGED, CHANGED), (SAME, SAME)):
        assert sum(e.status == one for e in there) == sum(e.status == other for e in back)
    assert sum(e.moved for e in there) == sum(e.moved for e in back)


def _side(pieces, gone):
    return [word for piece in pieces if piece.kind != gone for word in piece.text.split()]
