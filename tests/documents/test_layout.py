"""A draft as blocks: emblems on their sides, signatures in their places, lists that go on."""

from dataclasses import replace

import pytest

from agreements.documents.layout import emblems, groups, sheet, signature_rows
from agreements.rules.naskah import Node
from tests.documents.samples import of_parties, short
from tests.rules import drafts


def sides(draft):
    placed = emblems(draft)
    return [[emblem.alt for emblem in side] for side in (placed.left, placed.centre, placed.right)]


GARUDA = [[], ["Lambang negara Garuda Pancasila"], []]
CITY, REGENCY = "Lambang Pemerintah Daerah Kota Mojokerto", "Lambang Pemerintah Daerah Kabupaten Mojokerto"


def test_garuda_above_ksb_between_regions_and_nota_kesepakatan():
    assert sides(short()) == GARUDA
    assert sides(short(kind="sinergi", instrument="nk")) == GARUDA


def test_initiator_right_partner_left_on_a_pks():
    assert sides(short(drafts.pks)) == [[REGENCY], [], [CITY]]


def test_more_than_two_regions_stand_left():
    left, _, right = sides(of_parties(4))
    assert (len(left), right) == (3, ["Lambang Pemerintah Daerah Kabupaten Contoh 1"])


@pytest.mark.parametrize("make", [drafts.ksb_ksdpk, drafts.pks_ksdpk])
def test_third_party_left_region_right(make):
    assert sides(short(make)) == [["Lambang PT Contoh Sejahtera"], [], [CITY]]


def test_region_stays_right_though_it_is_not_first():
    draft = short(drafts.ksb_ksdpk)
    one, two = draft.parties
    turned = replace(draft, parties=(replace(two, order=1), replace(one, order=2)))
    assert sides(turned) == [["Lambang PT Contoh Sejahtera"], [], [CITY]]


def test_addendum_follows_its_parent():
    parent = replace(drafts.PARENT, instrument="pks")
    assert sides(short(drafts.pks, instrument="adendum", parent=parent)) == [[REGENCY], [], [CITY]]
    assert sides(short(instrument="adendum", parent=drafts.PARENT)) == GARUDA


def test_no_emblem_where_none_is_given():
    draft = drafts.with_party(short(drafts.pks), 2, emblem="")
    assert sides(draft) == [[], [], [CITY]]


@pytest.mark.parametrize(
    ("count", "rows"),
    [
        (2, ((2, 1),)),
        (3, ((2, 1), (3,))),
        (5, ((2, 1), (4, 3), (5,))),
        (7, ((3, 2, 1), (6, 5, 4), (7,))),
        (12, ((3, 2, 1), (6, 5, 4), (9, 8, 7), (12, 11, 10))),
    ],
)
def test_kesatu_signs_right_kedua_left(count, rows):
    assert signature_rows(list(range(1, count + 1))) == rows


def test_offices_leave_when_signatures_are_three_a_row():
    assert sheet(of_parties(6)).signatures[0][1].office.startswith("Kepala Dinas")
    many = of_parties(7)
    assert {place.office for row in sheet(many).signatures for place in row} == {""}
    acting = replace(many.parties[3], office="Bupati Contoh", office_status="plt")
    many = replace(many, parties=(*many.parties[:3], acting, *many.parties[4:]))
    assert {place.office for row in sheet(many).signatures for place in row} == {"", "Plt. Bupati Contoh"}


def test_initials_are_words_for_few_and_numerals_for_many():
    assert sheet(short()).initials == ("KESATU", "KEDUA")
    assert sheet(of_parties(5)).initials == ("I", "II", "III", "IV", "V")


def test_interrupted_list_goes_on_with_its_number():
    nodes = (Node("huruf", "satu;"), Node("huruf", "dua;"), Node("teks", "sela"), Node("huruf", "tiga."))
    found = [(group.kind, group.start, len(group.members)) for group in groups(nodes)]
    assert found == [("huruf", 1, 2), ("teks", 1, 1), ("huruf", 3, 1)]


def test_dress_turns_typed_text():
    draft = drafts.with_party(short(), 1, signatory="x<y")
    assert sheet(draft, dress=lambda text: text.replace("<", "?")).parties[0].name == "X?Y"


def test_thirteenth_party_still_has_its_places():
    draft = replace(short(), parties=tuple(replace(drafts.CITY, order=n) for n in range(1, 14)))
    assert [row.label for row in sheet(draft).parties][-2:] == ["PIHAK KEDUA BELAS", "PIHAK KE-13"]
    assert sheet(draft).initials[-2:] == ("XII", "13")
