"""The map: who is drawn, in which layer, and that nothing lies on anything else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.rules.charting import EDGE, LAYERS, around, chart, layer_of
from agreements.rules.enums import RegulationKind

UU, PP, PERMEN = "uu", "pp", "permendagri"
LIBRARY = {
    1: (UU, 2014, "UU 23/2014"),
    2: (PP, 2018, "PP 28/2018"),
    3: (PERMEN, 2020, "Permendagri 22/2020"),
    4: (PP, 2007, "PP 50/2007"),
    5: (UU, 2023, "UU 6/2023"),
}
RELATIONS = [(2, "melaksanakan", 1), (3, "melaksanakan", 2), (2, "mencabut", 4), (5, "mengubah", 1)]


def test_two_steps_and_no_further():
    assert around(3, RELATIONS) == {3, 2, 1, 4}
    assert around(3, RELATIONS, depth=1) == {3, 2}
    assert around(9, RELATIONS) == {9}
    assert around(1, [(1, "mengubah", 2), (2, "mengubah", 1)]) == {1, 2}


def test_the_higher_in_law_the_higher_on_the_sheet():
    sheet = chart(LIBRARY, RELATIONS)
    places = {box.key: box.y for box in sheet.boxes}
    assert places[1] == places[5] < places[2] == places[4] < places[3]
    assert [name for name, _ in sheet.bands] == ["Undang-Undang", "Peraturan Pemerintah", "Peraturan Menteri"]


def test_every_kind_has_a_layer():
    assert {layer_of(kind) for kind in RegulationKind} == set(range(len(LAYERS)))


def test_lines_by_kind_between_what_is_drawn():
    sheet = chart(LIBRARY, [*RELATIONS, (2, "mencabut_sebagian", 99)])
    assert [(line.source, line.target, line.style) for line in sheet.lines] == [
        (2, 1, "implements"),
        (3, 2, "implements"),
        (2, 4, "revokes"),
        (5, 1, "amends"),
    ]
    beside = next(line for line in sheet.lines if line.source == 2 and line.target == 4)
    assert "L" in beside.path, "neighbours of one line are joined straight"


def test_nothing_to_draw():
    sheet = chart({}, RELATIONS)
    assert (sheet.boxes, sheet.lines, sheet.bands) == ((), (), ())


entries = st.dictionaries(
    st.integers(1, 60),
    st.tuples(
        st.sampled_from([kind.value for kind in RegulationKind]), st.integers(1945, 2030), st.text(max_size=5)
    ),
    max_size=40,
)
kinds = st.sampled_from(["mengubah", "mencabut", "mencabut_sebagian", "melaksanakan"])
relations = st.lists(
    st.tuples(st.integers(1, 60), kinds, st.integers(1, 60)).filter(lambda r: r[0] != r[2]), max_size=60
)


@given(entries, relations, st.integers(1, 9))
@settings(deadline=None)
def test_each_is_drawn_once_within_the_sheet_and_none_over_another(library, pairs, across):
    sheet = chart(library, pairs, across)
    assert sorted(box.key for box in sheet.boxes) == sorted(library)
    spaces = set()
    for box in sheet.boxes:
        assert min(box.x, box.y) >= EDGE
        assert box.x + box.width + EDGE <= sheet.width
        assert box.y + box.height + EDGE <= sheet.height
        spaces.add((box.x, box.y))
    assert len(spaces) == len(sheet.boxes)
    assert len(sheet.lines) == len([1 for one, _, other in pairs if {one, other} <= set(library)])
