"""Fields: each prints its fact, a missing one is told, an unknown one too with what it may have meant."""

from dataclasses import replace

import pytest

from agreements.rules.naskah import Naskah, Pasal, parse
from agreements.rules.naskah.fields import (
    FIELDS,
    PARTY,
    field_names,
    field_token,
    fill,
    menu,
    nearest,
    party_field,
    printed,
    unknown_fields,
)
from agreements.rules.outlines import outline, refilled, skeleton
from tests.rules.drafts import pks, sound_drafts


def said(words, draft):
    text = Naskah((words,), (Pasal("p1", "", words, parse(words)),))
    return fill(text, draft).pasal[0].body[0].text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("jangka_waktu", "3 (tiga) tahun"),
        ("tanggal_mulai", "1 September 2026"),
        ("tanggal_berakhir", "31 Agustus 2029"),
        ("tempat", "Mojokerto"),
        ("daerah", "Kota Mojokerto"),
        ("kepala_daerah", "Wali Kota Mojokerto"),
        ("rangkap", "2 (dua)"),
        ("sumber_pembiayaan", "APBD"),
        ("induk.nomor", "130/1/417.011/2026"),
        ("pihak_kesatu.nama", "Pemerintah Daerah Kota Mojokerto"),
        ("pihak_kedua.jabatan", "Bupati Mojokerto"),
        ("pihak_kesatu.pelaksana", "Dinas Kesehatan Kota Mojokerto"),
        (" tempat ", "Mojokerto"),
    ],
)
def test_a_field_prints_its_fact(name, words):
    assert said(f"Isi {field_token(name)}.", pks()) == f"Isi {words}."


def test_a_missing_fact_is_left_open_in_sight():
    bare = replace(pks(), start=None, end=None, parties=pks().parties[:1])
    assert said("{{jangka_waktu}}", bare) == "[isi jangka waktu]"
    assert said("{{pihak_kedua.nama}}", bare) == "[isi nama PIHAK KEDUA]"


def test_a_value_is_never_read_as_a_field_again():
    sly = replace(pks(), about="{{tempat}} {{#p1}}")
    text = Naskah((), (Pasal("p1", "", "A", parse("Tentang {{tentang}}.")),))
    assert printed(text, sly).pasal[0].body[0].text == "Tentang {{tempat}} {{#p1}}."


def test_an_unknown_field_is_told_with_the_nearest_known_one():
    assert said("{{jangka_wktu}}", pks()) == "[isian tidak dikenal: jangka_wktu]"
    text = Naskah(("{{tempt}}",), (Pasal("p1", "", "A", parse("{{pihak_dua.nama}} {{tempat}}")),))
    assert list(unknown_fields(text)) == [
        ("", "tempt", "tempat"),
        ("p1", "pihak_dua.nama", "pihak_kedua.nama"),
    ]
    assert nearest("sama sekali tidak") == ""


def test_the_menu_offers_every_field_with_its_value():
    groups = menu(pks())
    assert [group for group, _ in groups] == ["Naskah", "PIHAK KESATU", "PIHAK KEDUA"]
    offered = [token for _, rows in groups for token, _, _ in rows]
    assert offered == [field_token(name) for name in field_names(pks())]
    assert len(offered) == len(FIELDS) + 2 * len(PARTY)
    assert ("{{tempat}}", "Tempat penandatanganan", "Mojokerto") in groups[0][1]


@pytest.mark.parametrize(
    ("name", "draft"), sound_drafts(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_outline_is_kept_with_fields_that_are_known(name, draft):
    kept = skeleton(draft)
    assert "{{" in str(kept)
    assert list(unknown_fields(kept)) == []
    assert printed(kept, draft) == outline(draft)
    assert "{{" not in str(outline(draft))


def test_new_dates_and_names_need_no_change_of_the_text():
    later = replace(
        pks(), start=pks().start.replace(year=2027), end=pks().end.replace(year=2028), about="Lain"
    )
    assert skeleton(later).pasal == skeleton(pks()).pasal


def test_a_party_more_renews_the_pasal_that_name_all_and_leaves_what_was_written():
    draft = pks()
    three = replace(draft, parties=(*draft.parties, replace(draft.parties[1], order=3)))
    kept = skeleton(draft)
    own = replace(kept.pasal[0], body=parse("Tulisan sendiri."))
    new = refilled(Naskah(kept.recitals, (own, *kept.pasal[1:])), kept, skeleton(three), draft)
    assert new.pasal[0] == own
    assert party_field(3, "alamat") in str(new)
    assert refilled(outline(draft), kept, skeleton(three), draft) == skeleton(three)
