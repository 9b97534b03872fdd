"""Two editors of one text: what each changed goes in, what both changed is told, nothing is lost."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.rules.naskah import RECITALS, Lampiran, Naskah, Node, Pasal, digests, merge, parse


def text(*ids, recitals=("bahwa;",), **bodies):
    """A text of pasal with these ids; `bodies` gives some of them other words."""
    return Naskah(
        recitals, tuple(Pasal(each, "", each.upper(), parse(bodies.get(each, each))) for each in ids)
    )


def order(naskah):
    return [pasal.id for pasal in naskah.pasal]


BASE = text("a", "b", "c")


def test_what_only_i_changed_is_mine_and_what_only_they_changed_is_theirs():
    mine, theirs = text("a", "b", "c", a="saya"), text("a", "b", "c", c="mereka")
    assert merge(digests(BASE), mine, theirs) == (text("a", "b", "c", a="saya", c="mereka"), ())


def test_the_same_change_on_both_sides_is_no_conflict():
    both = text("a", "b", "c", b="sama")
    assert merge(digests(BASE), both, both) == (both, ())


def test_different_changes_are_told_with_both_sides():
    mine, theirs = text("a", "b", "c", b="saya"), text("a", "b", "c", b="mereka")
    merged, conflicts = merge(digests(BASE), mine, theirs)
    assert merged == theirs
    assert conflicts == (("b", mine.pasal[1], theirs.pasal[1]),)


def test_recitals_are_merged_like_a_pasal():
    mine, theirs = replace(BASE, recitals=("saya",)), replace(BASE, recitals=("mereka",))
    assert merge(digests(BASE), mine, BASE) == (mine, ())
    assert merge(digests(BASE), BASE, theirs) == (theirs, ())
    merged, conflicts = merge(digests(BASE), mine, theirs)
    assert merged == theirs
    assert conflicts == ((RECITALS, ("saya",), ("mereka",)),)


def test_pasal_added_on_both_sides_all_stay_in_place():
    mine, theirs = text("a", "x", "b", "c"), text("a", "b", "y", "c", "z")
    merged, conflicts = merge(digests(BASE), mine, theirs)
    assert order(merged) == ["a", "x", "b", "y", "c", "z"]
    assert conflicts == ()


def test_a_pasal_added_at_the_very_front_stays_there():
    assert order(merge(digests(BASE), text("x", "a", "b", "c"), text("a", "b", "c", "z"))[0]) == [
        "x",
        "a",
        "b",
        "c",
        "z",
    ]


def test_a_deleted_pasal_is_gone_unless_the_other_changed_it():
    assert merge(digests(BASE), text("a", "c"), BASE) == (text("a", "c"), ())
    assert merge(digests(BASE), BASE, text("a", "c")) == (text("a", "c"), ())
    changed = text("a", "b", "c", b="saya")
    merged, conflicts = merge(digests(BASE), changed, text("a", "c"))
    assert merged == text("a", "c")
    assert conflicts == (("b", changed.pasal[1], None),)
    merged, conflicts = merge(digests(BASE), text("a", "c"), changed)
    assert merged == changed
    assert conflicts == (("b", None, changed.pasal[1]),)


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        (["c", "a", "b"], ["a", "b", "c"], ["c", "a", "b"]),
        (["a", "b", "c"], ["c", "a", "b"], ["c", "a", "b"]),
        (["c", "b", "a"], ["b", "a", "c"], ["b", "a", "c"]),
        (["c", "a", "b"], ["a", "y", "b", "c"], ["c", "a", "y", "b"]),
    ],
)
def test_who_moved_decides_the_order_and_the_stored_one_where_both_did(mine, theirs, merged):
    assert order(merge(digests(BASE), text(*mine), text(*theirs))[0]) == merged


def test_lampiran_are_merged_like_pasal_and_stay_behind_them():
    plan, map_ = (Lampiran(name, name, (Node("teks", "Isi."),)) for name in ("lr", "lp"))
    base = replace(BASE, lampiran=(plan,))
    mine = replace(base, lampiran=(replace(plan, title="Rencana"),))
    theirs = replace(text("a", "b", "c", "d"), lampiran=(plan, map_))
    merged, conflicts = merge(digests(base), mine, theirs)
    assert (order(merged), conflicts) == (["a", "b", "c", "d"], ())
    assert merged.lampiran == (replace(plan, title="Rencana"), map_)
    merged, conflicts = merge(digests(base), replace(base, lampiran=()), theirs)
    assert (merged.lampiran, conflicts) == ((map_,), ())


def test_one_id_twice_is_refused():
    with pytest.raises(ValueError, match="id"):
        merge(digests(BASE), text("a", "a"), BASE)


sides = (
    st.permutations("abcdef")
    .flatmap(
        lambda ids: st.tuples(
            st.just(ids),
            st.integers(0, 6),
            st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("xyz")),
        )
    )
    .map(lambda made: text(*made[0][: made[1]], **made[2]))
)


@settings(max_examples=120, deadline=None)
@given(sides, sides, sides)
def test_nothing_is_lost_and_one_sided_work_is_kept_whole(base, mine, theirs):
    known = digests(base)
    assert merge(known, mine, base) == (mine, ())
    assert merge(known, base, theirs) == (theirs, ())
    merged, conflicts = merge(known, mine, theirs)
    told = {part for part, _, _ in conflicts}
    kept = {pasal.id: pasal for pasal in merged.pasal}
    for side in (mine, theirs):
        for pasal in side.pasal:
            unchanged = known.get(pasal.id) == digests(side)[pasal.id]
            assert kept.get(pasal.id) == pasal or unchanged or pasal.id in told
    assert len(order(merged)) == len(set(order(merged)))
