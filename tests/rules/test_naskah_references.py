"""References as words and as tokens: which numbers are bound, and that they print as they were typed."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.rules.naskah import Lampiran, Naskah, Node, Pasal, Table, from_json, parse, to_json, write
from agreements.rules.naskah.following import rebind
from agreements.rules.naskah.references import bind, resolve
from tests.rules.strategies import lampirans, texts


def naskah(*bodies, lampiran=()):
    pasal = (Pasal(f"p{at}", "", f"JUDUL {at}", parse(body)) for at, body in enumerate(bodies, 1))
    return Naskah((), tuple(pasal), lampiran)


def bound(text, *others):
    """The first pasal, bound, among three that it may refer to."""
    rest = others or ("(1) Satu.\n(2) Dua:\na. x;\nb. y.\n1. z.", "(1) Tiga.")
    return write(bind(naskah(text, *rest)).pasal[0].body)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("dimaksud dalam Pasal 2 ayat (2).", "dimaksud dalam Pasal {{#p2}} ayat ({{#p2|ayat:2}})."),
        ("lihat Pasal 2 dan Pasal 3.", "lihat Pasal {{#p2}} dan Pasal {{#p3}}."),
        ("Pasal 1 sampai dengan Pasal 3 berlaku.", "Pasal {{#p1}} sampai dengan Pasal {{#p3}} berlaku."),
        ("Pasal 1, 2, dan 3 berlaku.", "Pasal {{#p1}}, {{#p2}}, dan {{#p3}} berlaku."),
        ("pasal 2 huruf z", "pasal {{#p2}} huruf z"),
        ("Pasal 2 ayat (1) dan (2).", "Pasal {{#p2}} ayat ({{#p2|ayat:1}}) dan ({{#p2|ayat:2}})."),
        ("Pasal 2 Perjanjian Kerja Sama ini.", "Pasal {{#p2}} Perjanjian Kerja Sama ini."),
        ("Pasal 2 dalam Kesepakatan Bersama ini.", "Pasal {{#p2}} dalam Kesepakatan Bersama ini."),
    ],
)
def test_a_reference_to_this_text_becomes_tokens(typed, kept):
    assert bound(typed) == kept


def test_huruf_and_angka_of_another_pasal():
    kept = bound("Pasal 2 ayat (2) huruf a dan huruf b angka 1.")
    assert kept == (
        "Pasal {{#p2}} ayat ({{#p2|ayat:2}}) huruf {{#p2|ayat:2|huruf:a}} dan huruf {{#p2|ayat:2|huruf:b}} "
        "angka {{#p2|ayat:2|huruf:b|angka:1}}."
    )


def test_an_ayat_alone_is_of_its_own_pasal():
    kept = bound("(1) Satu.\n(2) Sebagaimana dimaksud pada ayat (1) dan ayat (9).")
    assert kept.endswith("pada ayat ({{#|ayat:1}}) dan ayat (9).")


def test_a_huruf_alone_is_of_its_own_ayat():
    kept = bound("(1) Satu:\na. x; dan\nb. selain dimaksud dalam huruf a.")
    assert kept.endswith("dimaksud dalam huruf {{#|ayat:1|huruf:a}}.")


@pytest.mark.parametrize(
    "typed",
    [
        "Pasal 2 Undang-Undang Nomor 23 Tahun 2014.",
        "Pasal 2 ayat (1) UU Nomor 23 Tahun 2014 dan peraturan lain.",
        "Undang-Undang Nomor 23 Tahun 2014 Pasal 2.",
        "Pasal 1 dan Pasal 2 Peraturan Pemerintah Nomor 28 Tahun 2018.",
        "Pasal 2 UUD 1945.",
        "Pasal 3 Kitab Undang-Undang Hukum Perdata.",
        "Pasal 2 perjanjian semula.",
        "Ketentuan Pasal 2 tentang Objek dalam perjanjian semula diubah.",
        "Pasal 3 Kesepakatan Bersama Nomor 5 Tahun 2020.",
        "Pasal 9 tidak ada.",
        "Pasal 02 aneh.",
        "Pasal 2A disisipkan.",
        "ayat (1) tidak ada di sini.",
        "Lampiran I Peraturan Menteri Dalam Negeri Nomor 22 Tahun 2020.",
        "Lampiran I tidak ada.",
        "Dalam 2 (dua) hari.",
    ],
)
def test_what_cites_another_text_or_is_beyond_this_one_stays(typed):
    assert bound(typed) == typed


def test_a_number_spelt_out_in_a_list_is_no_pasal():
    assert bound("menurut Pasal 2, 3 (tiga) hari.") == "menurut Pasal {{#p2}}, 3 (tiga) hari."


def test_what_an_addendum_quotes_is_not_bound():
    body = (Node("ayat", "Pasal 2 berbunyi sebagai berikut:", (Node("teks", "lihat Pasal 1."),)),)
    kept = bind(Naskah((), (Pasal("p1", "", "A", body), Pasal("p2", "", "B", parse("x")))))
    assert kept.pasal[0].body[0].children[0].text == "lihat Pasal 1."


def test_lampiran_are_named_and_may_name_pasal():
    annex = (Lampiran("l1", "A", ()), Lampiran("l2", "B", (Table((("Pasal 1",), ("x",))),)))
    kept = bind(naskah("sebagaimana tercantum dalam Lampiran II.", lampiran=annex))
    assert kept.pasal[0].body[0].text.endswith("Lampiran {{#l2}}.")
    assert kept.lampiran[1].body[0].rows[0] == ("Pasal {{#p1}}",)
    assert resolve(kept).pasal[0].body[0].text.endswith("Lampiran II.")


def test_a_title_is_never_bound():
    text = Naskah((), (Pasal("p1", "", "PERUBAHAN PASAL 1", parse("x")),))
    assert bind(text) == text


def test_a_reference_prints_the_number_that_its_target_has_now():
    kept = bind(naskah("Lihat Pasal 3.", "Dua.", "Tiga."))
    moved = Naskah((), (kept.pasal[2], kept.pasal[0], kept.pasal[1]))
    assert resolve(moved).pasal[1].body[0].text == "Lihat Pasal 1."


def test_a_reference_whose_target_is_gone_says_so_and_revives():
    kept = bind(naskah("Lihat Pasal 2 ayat (1).", "(1) Dua.", "Tiga."))
    without = Naskah((), (kept.pasal[0], kept.pasal[2]))
    assert resolve(without).pasal[0].body[0].text == "Lihat Pasal [terhapus] ayat ([terhapus])."
    assert resolve(Naskah((), (*without.pasal, kept.pasal[1]))).pasal[0].body[0].text == (
        "Lihat Pasal 3 ayat (1)."
    )


SPOKEN = ("Pasal 1", "Pasal 2 ayat (1)", "Pasal 3 dan 4", "ayat (1)", "ayat (2) huruf a", "Lampiran I")


@st.composite
def referring(draw):
    """A generated text, some of whose paragraphs refer to it."""
    text, seed = draw(texts(lampirans())), random.Random(draw(st.integers()))

    def spoken(node):
        words = f"{node.text} {seed.choice(SPOKEN)}".strip() if seed.random() < 0.5 else node.text
        return Node(node.kind, words, tuple(map(spoken, node.children)))

    pasal = (Pasal(p.id, p.key, p.title, tuple(map(spoken, p.body))) for p in text.pasal)
    return Naskah(text.recitals, tuple(pasal), text.lampiran)


@settings(max_examples=200, deadline=None)
@given(referring())
def test_what_is_bound_prints_as_it_was_typed_and_is_kept_whole(text):
    kept = bind(text)
    assert resolve(kept) == text
    assert bind(kept) == kept
    assert from_json(to_json(kept)) == kept
    for pasal in kept.pasal:
        assert parse(write(pasal.body)) == pasal.body


def targets(text):
    """Each paragraph with the ids that its references lead to, told by the words of their titles."""
    names = {pasal.id: pasal.title for pasal in text.pasal}
    numbers = {str(at): names[pasal.id] for at, pasal in enumerate(text.pasal, 1)}
    return {
        pasal.title: sorted(numbers[word.strip(".,")] for word in pasal.body[0].text.split()[1::2])
        for pasal in text.pasal
    }


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_any_moves_keep_every_reference_on_its_target(data):
    count = data.draw(st.integers(2, 8))
    numbers = st.integers(1, count)
    bodies = [
        " ".join(f"Pasal {n}" for n in data.draw(st.lists(numbers, min_size=1, max_size=3)))
        for _ in range(count)
    ]
    text = bind(naskah(*bodies))
    before = targets(resolve(text))
    for _ in range(data.draw(st.integers(1, 5))):
        screen = [pasal.id for pasal in text.pasal]
        order = data.draw(st.permutations(range(count)))
        typed = resolve(text)
        text = rebind(text, Naskah((), tuple(typed.pasal[at] for at in order)), screen)
        assert targets(resolve(text)) == before
