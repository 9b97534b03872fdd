"""Which pasal is which: by id, by words, by likeness; and which of them moved."""

from hypothesis import given
from hypothesis import strategies as st

from agreements.rules.comparing.matching import matched, moved
from agreements.rules.naskah import Node, Pasal


def pasal(ident, title, *texts):
    return Pasal(ident, "", title, tuple(Node("ayat", text) for text in texts))


PRICE = pasal("a", "BIAYA", "Biaya dibebankan pada anggaran para pihak.")
AIM = pasal("b", "TUJUAN", "Tujuan kerja sama adalah pelayanan.")


def test_the_same_id_is_the_same_pasal_whatever_it_says():
    assert matched([PRICE, AIM], [pasal("b", "LAIN", "Lain sama sekali."), PRICE]) == {0: 1, 1: 0}


def test_other_ids_with_equal_or_like_words_are_the_same_pasal():
    new = [
        pasal("x", "TUJUAN", "Tujuan kerja sama adalah pelayanan."),
        pasal("y", "BIAYA", "Biaya dibebankan pada anggaran PIHAK KESATU."),
    ]
    assert matched([PRICE, AIM], new) == {0: 1, 1: 0}


def test_one_title_is_enough_and_nothing_in_common_is_not():
    assert matched([PRICE], [pasal("x", "Biaya", "Dihapus dan ditulis ulang seluruhnya.")]) == {0: 0}
    assert matched([PRICE], [pasal("x", "JANGKA WAKTU", "Berlaku lima tahun.")]) == {}


def test_the_fewest_that_explain_the_order_have_moved():
    assert moved({0: 0, 1: 1, 2: 2}) == set()
    assert moved({0: 2, 1: 0, 2: 1}) == {0}
    assert moved({}) == set()


@given(st.permutations(range(7)))
def test_as_many_moved_whichever_way_one_looks(order):
    pairs = dict(enumerate(order))
    back = {i: j for j, i in pairs.items()}
    assert len(moved(pairs)) == len(moved(back))
    staying = [pairs[place] for place in sorted(set(pairs) - moved(pairs))]
    assert staying == sorted(staying)
