"""What is missing is named, per state, and never printed as blank."""

from dataclasses import replace

import pytest

from agreements.documents.completeness import missing
from agreements.rules.enums import State
from agreements.rules.naskah import Naskah, Node, Pasal
from tests.documents.samples import of_parties, short, short_text
from tests.rules import drafts

FINAL = [State.FINAL, State.INITIALLED, State.READY]
SIGNED = [State.SIGNED, State.IN_FORCE, State.TERMINATED]
BEFORE_FINAL = [state for state in State if state not in FINAL + SIGNED]
KEDUA = "PIHAK KEDUA (Pemerintah Daerah Kabupaten Mojokerto)"


def with_pasal(*nodes, title="Objek"):
    text = short_text()
    return short(text=replace(text, pasal=(*text.pasal, Pasal("z", "", title, nodes))))


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("make", [short, lambda **given: short(drafts.pks_ksdpk, **given)])
def test_whole_draft_lacks_nothing(state, make):
    assert missing(make(state=state.value)) == []


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize(
    ("field", "what"),
    [
        ("body", "PIHAK KEDUA: nama pihak belum diisi."),
        (
            "signatory",
            f"{KEDUA}: nama penanda tangan belum diisi.",
        ),
        (
            "office",
            f"{KEDUA}: jabatan penanda tangan belum diisi.",
        ),
        ("seat", f"{KEDUA}: tempat kedudukan belum diisi."),
    ],
)
def test_party_is_needed_in_every_state(state, field, what):
    assert missing(drafts.with_party(short(state=state.value), 2, **{field: " "})) == [what]


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"about": " "}, "Judul (tentang apa) belum diisi."),
        ({"parties": (drafts.CITY,), "state": "draf"}, "Para pihak belum lengkap: paling sedikit dua pihak."),
        ({"text": replace(short_text(), recitals=())}, "Konsiderans belum diisi."),
        ({"text": replace(short_text(), pasal=())}, "Naskah belum memiliki pasal."),
        ({"text": replace(short_text(), recitals=("bahwa a;", ""))}, "Konsiderans butir 2 masih kosong."),
        ({"legal_basis": ("",)}, "Dasar hukum butir 1 masih kosong."),
    ],
)
def test_frame(changes, what):
    assert missing(short(**changes)) == [what]


def test_pasal_needs_title_and_text():
    assert missing(with_pasal(title="")) == ["Pasal 3 belum diberi judul.", "Pasal 3 belum berisi ketentuan."]
    assert missing(with_pasal(Node("ayat", "Isi."), Node("ayat", " "))) == ["Pasal 3 ayat (2) masih kosong."]
    assert missing(with_pasal(Node("ayat", "", (Node("huruf", "isi."),)))) == []


@pytest.mark.parametrize("gap", ["[isi nama]", "[tanggal]", "………", "......", "_____"])
def test_place_left_to_fill_is_named_in_every_state(gap):
    found = missing(with_pasal(Node("ayat", "Satu."), Node("ayat", f"Objek {gap} saja.")))
    assert found == [f"Pasal 3 ayat (2) masih memuat isian yang belum diganti: “{gap}”."]


def test_gap_in_a_party_is_named():
    (found,) = missing(drafts.with_party(short(), 1, office="Kepala [isi dinas]"))
    assert "PIHAK KESATU" in found
    assert "[isi dinas]" in found


def test_three_dots_are_no_gap():
    assert missing(with_pasal(Node("teks", "Dan seterusnya… atau ... saja."))) == []


@pytest.mark.parametrize("state", BEFORE_FINAL)
def test_before_final_place_address_originals_numbers_and_papers_may_wait(state):
    draft = short(drafts.pks, state=state.value, place="", originals=0, signing_date=None)
    draft = drafts.with_party(draft, 1, address="", number="", authority_number="", authority_date=None)
    assert missing(draft) == []


@pytest.mark.parametrize("state", FINAL)
def test_final_text_has_place_address_and_originals(state):
    draft = short(drafts.pks, state=state.value, place="", originals=1, signing_date=None)
    draft = drafts.with_party(draft, 1, address="", number="", authority_number="", authority_date=None)
    assert missing(draft) == [
        "PIHAK KESATU (Pemerintah Daerah Kota Mojokerto): alamat belum diisi.",
        "Tempat penandatanganan belum diisi.",
        "Jumlah rangkap asli paling sedikit sama dengan jumlah pihak (2).",
    ]


SIGNED_LACKS = [
    "Tanggal penandatanganan belum diisi.",
    "PIHAK KESATU (Pemerintah Daerah Kota Mojokerto): nomor naskah belum diisi.",
    "PIHAK KESATU (Pemerintah Daerah Kota Mojokerto): nomor dan tanggal surat kuasa belum lengkap.",
]


@pytest.mark.parametrize("state", SIGNED)
def test_signed_text_has_date_number_and_papers(state):
    draft = short(drafts.pks, state=state.value, signing_date=None)
    assert missing(drafts.with_party(draft, 1, number="", authority_number="")) == SIGNED_LACKS


def test_signing_copy_is_as_complete_as_a_signed_text():
    draft = short(drafts.pks, state="siap_ttd", signing_date=None)
    draft = drafts.with_party(draft, 1, number="", authority_number="")
    assert missing(draft) == []
    assert missing(draft, signing_copy=True) == SIGNED_LACKS


def test_partner_need_not_give_a_number():
    assert missing(drafts.with_party(short(), 2, number="")) == []


def test_letters_that_no_font_draws_are_named():
    (found,) = missing(drafts.with_party(short(), 2, signatory="김 Contoh"))
    assert "“김” (U+AE40)" in found


def test_unknown_emblem_is_named():
    (found,) = missing(drafts.with_party(short(drafts.pks), 2, emblem="../../rahasia"))
    assert "berkas lambang “../../rahasia” tidak ada" in found


@pytest.mark.parametrize(
    ("draft", "word"),
    [
        (with_pasal(*[Node("teks", "kata " * 1_000)] * 14), "terlalu panjang"),
        (with_pasal(Node("ayat", "kata " * 1_201)), "Pasal 3 ayat (1) lebih panjang dari 6000 karakter"),
        (with_pasal(*[Node("angka", "a")] * 3_001), "lebih dari 3000 paragraf"),
        (with_pasal(Node("teks", "a" * 201)), "kata yang lebih panjang dari 200 huruf: “aaaa"),
        (drafts.with_party(short(), 1, office="b" * 300), "kata yang lebih panjang dari 200 huruf: “bbbb"),
        (of_parties(13), "13 pihak, paling banyak 12"),
        (drafts.with_party(short(), 1, authority_note="a " * 1_500), "melebihi 2000 karakter"),
    ],
)
def test_too_large_is_refused_before_anything_else(draft, word):
    (found,) = missing(draft)
    assert word in found


def test_long_addresses_of_pages_are_let_through():
    assert missing(with_pasal(Node("teks", "a" * 200))) == []


def test_empty_draft_lists_everything_at_once():
    found = missing(replace(short(), about="", text=Naskah(), place=""))
    assert found == [
        "Judul (tentang apa) belum diisi.",
        "Konsiderans belum diisi.",
        "Naskah belum memiliki pasal.",
        "Tempat penandatanganan belum diisi.",
    ]
