"""A template with lampiran: kept, judged, filled, and where a draft departs."""

from dataclasses import replace

import pytest

from agreements.rules.enums import Departs, Instrument, Kind
from agreements.rules.naskah import Lampiran, Pasal, Table, parse
from agreements.rules.naskah.fields import printed
from agreements.rules.naskah.references import bind
from agreements.rules.naskah.tables import parse_lampiran
from agreements.rules.outlines import skeleton
from agreements.rules.templating import (
    Hint,
    blueprint_from,
    blueprint_json,
    complaints,
    departures,
    origins_of,
    restored,
    started,
)
from agreements.rules.templating.built import built
from tests.rules import drafts

PKS = built(Instrument.PKS, (Kind.KSDPK,))
PLAN = Lampiran(
    "l1",
    "RENCANA KEGIATAN",
    parse_lampiran(
        "Kegiatan menurut Pasal 3 selama {{jangka_waktu}}.\n\n"
        "| No. | Kegiatan | Pelaksana |\n|---|---|---|\n| 1 | Rapat | {{pihak_kedua.nama}} |"
    ),
)
PRICES = Lampiran("l2", "DAFTAR BIAYA", parse_lampiran("| Uraian | Biaya |\n|---|---|\n| Honor | Rp500 |"))
HINTS = {**PKS.hints, "l1": Hint(required=True, guidance="Isi setiap tahun.")}


def with_annexes(*annexes):
    return replace(PKS, text=bind(replace(PKS.text, lampiran=annexes)), hints=HINTS)


BOTH = with_annexes(PLAN, PRICES)
START = started(BOTH, drafts.pks())
ORIGINS = origins_of(START)


def away(text):
    rows = departures(BOTH, ORIGINS, text, START)
    return [(row.kind, row.place, row.ident) for row in rows if row.kind != Departs.SAME]


def test_a_version_with_lampiran_is_kept_exactly():
    assert blueprint_from(blueprint_json(BOTH)) == BOTH
    assert blueprint_json(with_annexes(PRICES))["hints"].keys() == PKS.hints.keys()


def test_a_draft_begins_with_its_lampiran_references_and_fields_filled():
    draft = drafts.pks()
    paper = printed(START.text, draft)
    assert [part.id for part in paper.lampiran] == ["l1", "l2"]
    number = 1 + [pasal.id for pasal in paper.pasal].index(PKS.text.pasal[2].id)
    assert paper.lampiran[0].body[0].text.startswith(f"Kegiatan menurut Pasal {number} selama ")
    assert "{{" not in paper.lampiran[0].body[0].text
    assert paper.lampiran[0].body[1].rows[1] == ("1", "Rapat", draft.parties[1].body)


def test_the_reference_of_a_lampiran_follows_a_pasal_put_before():
    pasal = (Pasal("p0", "", "AWAL", parse("Awal.")), *START.text.pasal)
    paper = printed(replace(START.text, pasal=pasal), drafts.pks())
    assert paper.lampiran[0].body[0].text.startswith("Kegiatan menurut Pasal 4 ")


def test_a_fresh_draft_departs_nowhere_in_its_lampiran():
    rows = departures(BOTH, ORIGINS, START.text, START)
    assert {row.kind for row in rows} == {Departs.SAME}
    assert [row.place for row in rows][-2:] == ["Lampiran I", "Lampiran II"]


def test_a_lampiran_that_is_changed_removed_or_added_is_told():
    dearer = Table((("Uraian", "Biaya"), ("Honor", "Rp900")))
    changed = replace(START.text, lampiran=(START.text.lampiran[0], replace(PRICES, body=(dearer,))))
    assert away(changed) == [(Departs.CHANGED, "Lampiran II", "l2")]
    assert away(replace(START.text, lampiran=START.text.lampiran[1:])) == [(Departs.MISSING, "", "l1")]
    own = Lampiran("l9", "PETA", parse("Peta."))
    added = replace(START.text, lampiran=(*START.text.lampiran, own))
    assert away(added) == [(Departs.ADDED, "Lampiran III", "l9")]


def test_what_changed_in_a_table_is_told_by_its_words():
    dearer = Table((("Uraian", "Biaya"), ("Honor", "Rp900")))
    changed = replace(START.text, lampiran=(START.text.lampiran[0], replace(PRICES, body=(dearer,))))
    row = next(row for row in departures(BOTH, ORIGINS, changed, START) if row.ident == "l2")
    assert [piece.text for piece in row.pieces if piece.kind == "ins"] == ["Rp900"]
    assert row.annex


def test_a_missing_lampiran_that_is_required_says_so_and_comes_back_in_its_place():
    lost = replace(START.text, lampiran=START.text.lampiran[1:])
    row = next(row for row in departures(BOTH, ORIGINS, lost, START) if row.kind == Departs.MISSING)
    assert (row.required, row.guidance, row.annex) == (True, "Isi setiap tahun.", True)
    assert restored(lost, START, "l1") == START.text


def test_a_draft_that_remembers_nothing_of_lampiran_still_knows_them():
    bare = {ident: origin for ident, origin in ORIGINS.items() if not ident.startswith("l")}
    assert {row.kind for row in departures(BOTH, bare, START.text, START)} == {Departs.SAME}


@pytest.mark.parametrize(
    ("annexes", "told"),
    [
        ([replace(PLAN, title="")], "Lampiran belum berjudul."),
        ([replace(PLAN, body=())], "Lampiran (RENCANA KEGIATAN) belum berisi."),
        ([PLAN, replace(PRICES, title="Rencana kegiatan")], "dipakai Lampiran I dan Lampiran II."),
        (
            [PLAN, replace(PRICES, body=parse("Biaya {{jangka_waktuu}}."))],
            "Lampiran II memuat isian yang tidak",
        ),
        ([replace(PLAN, body=parse("Lihat <b>ini</b>."))], "Lampiran memuat tanda HTML “<b>”"),
    ],
)
def test_what_keeps_a_lampiran_from_being_published(annexes, told):
    (found,) = complaints(with_annexes(*annexes), "pks")
    assert told in found.sentence
    assert found.pasal_id in ("l1", "l2")


def test_sound_lampiran_are_published():
    assert complaints(BOTH, "pks") == []


# References where a template's own pasal takes the place of the outline's


def renamed(blueprint, ident, fresh, **changes):
    pasal = tuple(replace(p, id=fresh, **changes) if p.id == ident else p for p in blueprint.text.pasal)
    hints = {fresh if key == ident else key: hint for key, hint in blueprint.hints.items()}
    return replace(blueprint, text=replace(blueprint.text, pasal=pasal), hints=hints)


def test_what_refers_to_a_composed_pasal_of_the_template_finds_it_in_the_draft():
    own = renamed(PKS, "ruang_lingkup", "p77")
    own = replace(
        own, text=replace(own.text, lampiran=(replace(PRICES, body=parse("Lihat Pasal {{#p77}}.")),))
    )
    start = started(own, drafts.pks())
    at = [pasal.id for pasal in start.text.pasal].index("ruang_lingkup") + 1
    assert own.hint("p77").composed
    assert printed(start.text, drafts.pks()).lampiran[0].body[0].text == f"Lihat Pasal {at}."


def test_what_the_outline_refers_to_is_found_where_the_template_wrote_it_anew():
    draft = drafts.pks()
    outline = skeleton(draft)
    named = {ident for ident in (p.id for p in outline.pasal) if f"{{{{#{ident}" in str(outline.pasal)}
    assert named, "the outline of a PKS refers to at least one of its pasal"
    for ident in named:
        own = renamed(PKS, ident, "p88", body=parse("(1) Ditulis sendiri.\n(2) Lagi.\n(3) Lagi.\n(4) Lagi."))
        own.hints["p88"] = Hint()
        text = printed(started(own, draft).text, draft)
        assert "[terhapus]" not in str(text.pasal), ident
