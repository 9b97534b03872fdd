"""References that follow ayat, huruf, angka and lampiran; and those that should have followed and did not."""

import pytest

from agreements.rules.comparing import SAME, Notice, compare
from agreements.rules.naskah import Lampiran, Naskah, Node, Pasal, to_json

NEW = "Butir sisipan yang sama sekali lain bunyinya;"
ITEMS = ("penyediaan tenaga ahli;", "pelatihan petugas lapangan;", "pengadaan sarana kantor.")


def compared(old, new):
    texts = (Naskah((), tuple(each), ()) if isinstance(each, list) else each for each in (old, new))
    return compare(*({"text": to_json(text)} for text in texts))


def listed(kind, *texts):
    return Node("ayat", "Ruang lingkup meliputi:", tuple(Node(kind, text) for text in texts))


def pasal(ident, *nodes):
    return Pasal(
        ident,
        "",
        ident.upper(),
        tuple(Node("ayat", each) if isinstance(each, str) else each for each in nodes),
    )


def pieces(found, part=-1, line=-1):
    return [
        (piece.kind, piece.was, piece.text) for piece in found.pasal[part].blocks[line].pieces if piece.kind
    ]


@pytest.mark.parametrize(
    ("kind", "before", "after", "numbers"),
    [
        ("huruf", "pada huruf a.", "pada huruf b.", [("a.", "b.")]),
        ("huruf", "pada huruf a, huruf b, dan huruf c wajib.", "pada huruf b, huruf c, dan huruf d wajib.",
         [("a,", "b,"), ("b,", "c,"), ("c", "d")]),
        ("angka", "pada ayat (1) angka 2 wajib.", "pada ayat (1) angka 3 wajib.", [("2", "3")]),
    ],
)  # fmt: skip
def test_an_item_put_in_before_renumbers_what_points_to_the_later_ones(kind, before, after, numbers):
    there, here = f"Kegiatan sebagaimana dimaksud {before}", f"Kegiatan sebagaimana dimaksud {after}"
    if kind == "huruf":
        there, here = (text.replace("pada huruf", "pada ayat (1) huruf", 1) for text in (there, here))
    found = compared([pasal("a", listed(kind, *ITEMS), there)], [pasal("a", listed(kind, NEW, *ITEMS), here)])
    assert pieces(found) == [("ref", was, now) for was, now in numbers]
    assert (found.counts.words_struck, found.counts.renumbered) == (0, len(numbers))


def test_huruf_of_another_pasal_follow_too():
    found = compared(
        [pasal("a", listed("huruf", *ITEMS)), pasal("b", "Menurut Pasal 1 ayat (1) huruf b jelas.")],
        [pasal("a", listed("huruf", NEW, *ITEMS)), pasal("b", "Menurut Pasal 1 ayat (1) huruf c jelas.")],
    )
    assert pieces(found) == [("ref", "b", "c")]


def test_huruf_of_a_law_is_a_word_like_any_other():
    law = "Menurut Pasal 1 ayat (1) huruf {} Undang-Undang Nomor 23 Tahun 2014 jelas."
    found = compared(
        [pasal("a", listed("huruf", *ITEMS)), pasal("b", law.format("b"))],
        [pasal("a", listed("huruf", NEW, *ITEMS)), pasal("b", law.format("c"))],
    )
    assert pieces(found) == [("del", "", "b"), ("ins", "", "c")]


def test_a_number_that_points_elsewhere_is_a_change():
    found = compared(
        [pasal("a", listed("huruf", *ITEMS), "Sebagaimana dimaksud pada ayat (1) huruf a wajib.")],
        [pasal("a", listed("huruf", NEW, *ITEMS), "Sebagaimana dimaksud pada ayat (1) huruf c wajib.")],
    )
    assert pieces(found) == [("del", "", "a"), ("ins", "", "c")]


def test_a_lampiran_that_came_before_renumbers_what_points_to_the_later_one():
    def text(number, *annexes):
        parts = tuple(Lampiran(each, each.upper(), (Node("teks", each),)) for each in annexes)
        return Naskah((), (pasal("a", f"Rincian tercantum dalam Lampiran {number} naskah ini."),), parts)

    found = compared(text("I", "peta", "biaya"), text("II", "jadwal", "peta", "biaya"))
    assert pieces(found) == [("ref", "I", "II")]


AIM, COST = pasal("a", "Tujuan kerja sama."), pasal("b", "Biaya dari anggaran daerah.")
OLD = pasal("z", "Sesuai Pasal 2 segera.", "Menurut Pasal 1 Undang-Undang Nomor 23 Tahun 2014.")


def notices(found, part=-1):
    return [notice for line in found.pasal[part].blocks for notice in line.notices]


def test_a_reference_that_did_not_follow_is_pointed_out():
    found = compared([AIM, COST, OLD], [pasal("c", "Sama sekali baru."), AIM, COST, OLD])
    assert notices(found) == [Notice("Pasal 2", "pasal", "Pasal 3", "p3")]
    assert (found.pasal[-1].status, found.pasal[-1].differs, found.counts.stale) == (SAME, True, 1)


def test_a_reference_to_a_pasal_that_is_gone_is_pointed_out():
    found = compared([AIM, COST, OLD], [AIM, OLD])
    assert notices(found) == [Notice("Pasal 2", "pasal", "", "")]


def test_a_reference_that_follows_or_that_somebody_changed_is_left_alone():
    three, one = (pasal("z", f"Sesuai Pasal {number} segera.") for number in (3, 1))
    two = pasal("z", "Sesuai Pasal 2 segera.")
    fresh = pasal("c", "Sama sekali baru.")
    assert notices(compared([AIM, COST, two], [fresh, AIM, COST, three])) == []
    assert notices(compared([AIM, COST, two], [fresh, AIM, COST, one])) == []
    assert notices(compared([AIM, COST, two], [AIM, COST, two, fresh])) == []


def test_an_ayat_of_its_own_pasal_is_named_without_the_pasal():
    keeps = "Hal itu sebagaimana dimaksud pada ayat (1) dilaporkan tiap tahun."
    found = compared(
        [pasal("a", "Data disediakan mitra.", keeps)],
        [pasal("a", "Sisipan yang lain sekali.", "Data disediakan mitra.", keeps)],
    )
    assert notices(found) == [Notice("ayat (1)", "ayat", "ayat (2)", "p1")]


def test_an_ayat_that_was_written_anew_in_its_place_is_no_notice():
    keeps = "Hal itu sebagaimana dimaksud pada ayat (1) dilaporkan tiap tahun."
    fresh = pasal("c", "Sama sekali baru.")
    found = compared(
        [pasal("a", "Data disediakan mitra.", keeps)], [pasal("a", "Lain sekali bunyinya.", keeps), fresh]
    )
    assert notices(found, 0) == []


def test_what_another_text_says_in_a_quotation_is_no_reference_of_ours():
    quote = Node(
        "ayat", "Pasal 2 diubah sehingga berbunyi sebagai berikut:", (Node("teks", "Sesuai Pasal 2 segera."),)
    )
    fresh = pasal("c", "Sama sekali baru.")
    found = compared([AIM, COST, pasal("z", quote)], [fresh, AIM, COST, pasal("z", quote)])
    assert [line.notices for line in found.pasal[-1].blocks][1] == ()
