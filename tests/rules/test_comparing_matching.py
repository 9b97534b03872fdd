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
    assert moved({0: 0, 1: 1, 2: 2}, str, str) == set()
    assert moved({0: 2, 1: 0, 2: 1}, str, str) == {0}
    assert moved({}, str, str) == set()


def test_of_two_that_changed_places_the_longer_stays_and_before_it_the_one_that_is_the_same():
    longer = ["pendek", "yang panjang"].__getitem__
    assert moved({0: 1, 1: 0}, longer, lambda place: longer(1 - place)) == {1}
    assert moved({0: 1, 1: 0}, longer, ["lain sama sekali", "pendek"].__getitem__) == {0}


@given(st.permutations(range(7)))
def test_the_same_moved_whichever_way_one_looks(order):
    pairs = dict(enumerate(order))
    back = {i: j for j, i in pairs.items()}
    went = moved(pairs, str, lambda place: str(pairs[place]))
    assert {pairs[place] for place in went} == moved(back, lambda place: str(pairs[place]), str)
    staying = [pairs[place] for place in sorted(set(pairs) - went)]
    assert staying == sorted(staying)
