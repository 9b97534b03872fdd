"""Entries of two lists are paired in order: the same, then the like; nothing twice, nothing lost."""

from hypothesis import given
from hypothesis import strategies as st

from agreements.rules.comparing.aligning import align, item, likeness, woven

ENTRIES = st.lists(
    st.sampled_from(["satu dua tiga", "satu dua empat", "lima enam", "lima enam tujuh", "", "lain"]),
    max_size=8,
)


def items(*texts):
    return [item(text) for text in texts]


def test_a_changed_entry_is_paired_with_what_it_was():
    old = items("pertama sekali", "wajib membayar iuran setiap bulan", "penutup")
    new = items("pertama sekali", "sisipan", "wajib membayar iuran setiap tahun", "penutup")
    assert align(old, new) == [(0, 0), (1, 2), (2, 3)]


def test_entries_that_share_too_little_are_not_paired():
    assert align(items("hibah daerah"), items("sewa tanah milik")) == []
    assert likeness(item("hibah"), item("hibah")) == 1
    assert likeness(item(""), item("")) == 0


def test_only_entries_of_one_sort_are_alike_and_a_shared_name_is_half_of_it():
    assert likeness(item("satu dua", sort="tabel"), item("satu dua")) == 0
    assert likeness(item("satu", name="judul"), item("dua", name="judul")) == 0.5


def test_a_long_rewritten_stretch_is_cut_and_still_finds_its_like():
    old = items(*(f"butir {n} lama sekali unik{n}" for n in range(300)))
    new = items(*(f"butir {n} baru sekali unik{n}" for n in range(300)))
    assert align(old, new) == [(n, n) for n in range(300)]


def test_what_is_gone_comes_before_what_is_added():
    assert list(woven([(1, 1)], 3, 3)) == [(0, None), (None, 0), (1, 1), (2, None), (None, 2)]
    assert list(woven([], 0, 1)) == [(None, 0)]


@given(ENTRIES, ENTRIES)
def test_pairs_rise_and_swapped_lists_give_the_same_pairs(old, new):
    pairs = align(items(*old), items(*new))
    assert pairs == sorted(pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert align(items(*new), items(*old)) == [(j, i) for i, j in pairs]
    assert sorted(i for i, _ in woven(pairs, len(old), len(new)) if i is not None) == list(range(len(old)))
