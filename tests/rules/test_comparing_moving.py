"""Paragraphs that went to another pasal: found by what is theirs alone, with what changed on the way."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreements.rules.comparing import ADDED, AWAY, CHANGED, REMOVED, SAME, compare
from agreements.rules.naskah import Lampiran, Naskah, Node, Pasal, Table, to_json
from tests.rules.test_comparing import read, said, side, written

DATA = "Pertukaran data rekam medis dilakukan lewat jaringan tertutup milik rumah sakit rujukan."
COST = "Biaya pemeliharaan pompa dibebankan pada anggaran dinas yang mengurusi perairan daerah."
TEAM = "Tim koordinasi bersidang sekali sebulan dan menyusun risalah yang ditandatangani ketua."
BOTH = "PARA PIHAK wajib melaksanakan kewajiban masing-masing dengan penuh tanggung jawab."


def ayat(*texts):
    return tuple(each if isinstance(each, Node) else Node("ayat", each) for each in texts)


def text(*bodies, lampiran=()):
    parts = tuple(Pasal(f"p{at}", "", f"JUDUL {at}", ayat(*body)) for at, body in enumerate(bodies))
    return Naskah((), parts, lampiran)


def compared(old, new):
    return compare({"text": to_json(old)}, {"text": to_json(new)})


def told(part):
    return [(line.status, line.move, line.elsewhere) for line in part.blocks]


def test_a_paragraph_in_another_pasal_is_moved_and_names_both_places():
    found = compared(text([COST, DATA], [TEAM]), text([COST], [DATA, TEAM]))
    assert told(found.pasal[0]) == [(SAME, 0, ""), (AWAY, 1, "Pasal 2 ayat (1)")]
    assert told(found.pasal[1]) == [(SAME, 1, "Pasal 1 ayat (2)"), (SAME, 0, "")]
    counts = found.counts
    assert (counts.paragraphs, counts.changed, counts.words_added, counts.words_struck) == (1, 2, 0, 0)


def test_words_that_changed_on_the_way_are_struck_and_added():
    found = compared(text([COST, DATA], [TEAM]), text([COST], [DATA.replace("tertutup", "terbuka"), TEAM]))
    line = found.pasal[1].blocks[0]
    assert (line.status, line.elsewhere) == (CHANGED, "Pasal 1 ayat (2)")
    assert said(line.pieces) == [("del", "tertutup"), ("ins", "terbuka")]
    assert (found.counts.words_added, found.counts.words_struck) == (1, 1)


def test_what_stands_beneath_comes_along_and_is_not_counted_again():
    held = Node("ayat", DATA, (Node("huruf", "nama;"), Node("huruf", "umur; dan"), Node("huruf", "alamat.")))
    kept = replace(held, children=(*held.children[:2], Node("huruf", "alamat rumah.")))
    found = compared(text([COST, held], [TEAM]), text([COST], [TEAM, kept]))
    lines = found.pasal[1].blocks[1:]
    assert [(line.status, line.elsewhere) for line in lines] == [
        (SAME, "Pasal 1 ayat (2)"),
        (SAME, ""),
        (SAME, ""),
        (CHANGED, ""),
    ]
    assert (found.counts.paragraphs, found.counts.words_added) == (1, 2)


def test_a_sentence_that_stands_in_several_places_is_no_move():
    found = compared(text([BOTH, COST], [BOTH], [TEAM]), text([COST], [BOTH], [BOTH, TEAM]))
    assert found.counts.paragraphs == 0
    assert [line.status for line in found.pasal[0].blocks] == [REMOVED, SAME]
    assert [line.status for line in found.pasal[2].blocks] == [ADDED, SAME]


def test_a_short_paragraph_is_no_move():
    found = compared(
        text([COST, "Hal lain diatur kemudian."], [TEAM]), text([COST], [TEAM, "Hal lain diatur kemudian."])
    )
    assert found.counts.paragraphs == 0


def test_common_phrases_alone_are_no_move():
    old = "PARA PIHAK wajib melaksanakan pemantauan berkala."
    new = "PARA PIHAK wajib melaksanakan kewajiban berkala."
    found = compared(text([BOTH, COST, old], [TEAM]), text([BOTH, COST], [TEAM, new]))
    assert found.counts.paragraphs == 0


def test_a_paragraph_of_a_pasal_that_is_gone_and_one_in_a_lampiran_are_found():
    annex = Lampiran("l", "RINCIAN", (Table((("No", "Nama"),)), Node("angka", DATA)))
    found = compared(text([COST], [TEAM, DATA]), text([COST, TEAM], lampiran=(annex,)))
    assert [part.status for part in found.pasal] == [CHANGED, REMOVED]
    assert told(found.pasal[1]) == [(AWAY, 1, "Pasal 1 ayat (2)"), (AWAY, 2, "Lampiran angka 1")]
    assert found.lampiran[0].blocks[1].elsewhere == "Pasal 2 ayat (2)"


def test_a_reference_follows_a_paragraph_into_another_pasal():
    old = text([COST, DATA], [TEAM], ["Menurut Pasal 1 ayat (2) huruf a."])
    new = text([COST], [TEAM, DATA], ["Menurut Pasal 2 ayat (2) huruf a."])
    pieces = compared(old, new).pasal[2].blocks[0].pieces
    assert [(piece.kind, piece.was, piece.text) for piece in pieces if piece.kind] == [("ref", "1", "2")]


SENTENCES = [
    COST,
    DATA,
    TEAM,
    BOTH,
    "Hal lain.",
    DATA.replace("tertutup", "terbuka"),
    "Pasal 1 ayat (2) tetap.",
]
SENTENCES += [
    f"Butir {word} memuat uraian {word} yang khas bagi bidang {word}." for word in ("air", "api", "udara")
]
LEAF = st.builds(Node, st.just("huruf"), st.sampled_from(SENTENCES))
BODY = st.lists(
    st.builds(Node, st.just("ayat"), st.sampled_from(SENTENCES), st.lists(LEAF, max_size=2).map(tuple)),
    max_size=4,
).map(tuple)
TEXTS = st.lists(BODY, min_size=1, max_size=4).map(
    lambda bodies: Naskah((), tuple(Pasal(f"p{at}", "", f"J{at}", body) for at, body in enumerate(bodies)))
)
PATIENT = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@PATIENT
@given(TEXTS, TEXTS)
def test_moved_paragraphs_lose_no_word_of_either_text(old, new):
    found = {"text": compared(old, new)}
    assert read(found, "ins", True) == written(old)
    assert read(found, "del", False) == written(new)


@PATIENT
@given(TEXTS, TEXTS)
def test_each_move_has_two_ends_that_tell_of_one_another(old, new):
    found = compared(old, new)
    lines = [line for line in found.lines() if line.move]
    left = {line.move: line for line in lines if line.status == AWAY}
    came = {line.move: line for line in lines if line.status != AWAY}
    assert left.keys() == came.keys()
    assert len(lines) == 2 * len(left)
    for number, line in left.items():
        assert side(came[number].pieces, "ins") == side(line.pieces, "ins")
        assert bool(came[number].elsewhere) == bool(line.elsewhere)


@PATIENT
@given(TEXTS, TEXTS)
def test_the_other_way_round_moves_as_many(old, new):
    there, back = compared(old, new).counts, compared(new, old).counts
    assert (there.paragraphs, there.changed, there.same) == (back.paragraphs, back.changed, back.same)
    assert (there.words_added, there.words_struck) == (back.words_struck, back.words_added)
    assert there.renumbered == back.renumbered
