"""Keeping partners: look-alikes are shown before a second one is written, and nobody's edit is lost."""

import pytest

from agreements.models import Partner
from agreements.rules.enums import Role
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.naming import normalised
from agreements.workflow.partners import keep_partner, look_alikes
from tests import factories

TODAY = factories.today()


@pytest.fixture
def staff(db):
    return factories.user(Role.STF).actor(TODAY)


def known(name, **given):
    return factories.partner(name=name, normalised=normalised(name), **given)


def fields(name, **given):
    return {
        "name": name,
        "body": name,
        "seat": "Kota",
        "address": "Jalan",
        "category": given.pop("category", None) or factories.category(),
    } | given


@pytest.mark.parametrize("name", ["Bank Jatim", "PT BANK JATIM Tbk", "Bank Jatin"])
def test_look_alikes_are_found(db, name):
    jatim = known("PT Bank Jatim (Persero)")
    known("Yayasan Cahaya")
    assert look_alikes(name) == [jatim]


def test_another_name_looks_like_nobody(db):
    known("PT Bank Jatim")
    assert look_alikes("Koperasi Maju Bersama") == []


def test_a_partner_is_not_its_own_look_alike(db):
    jatim = known("PT Bank Jatim")
    assert look_alikes("Bank Jatim", but=jatim) == []


def test_a_new_partner_is_written_with_its_maker(staff):
    partner = keep_partner(by=staff, fields=fields("PT Air Bersih"))
    assert (partner.normalised, partner.created_by_id) == ("air bersih", staff.user_id)


def test_a_look_alike_stands_in_the_way_until_the_person_is_sure(staff):
    known("PT Bank Jatim")
    with pytest.raises(NotReady) as refused:
        keep_partner(by=staff, fields=fields("Bank Jatin"))
    assert refused.value.reasons == [
        "Nama mirip dengan mitra yang sudah ada: PT Bank Jatim. Periksa dahulu agar tidak ganda."
    ]
    assert keep_partner(by=staff, fields=fields("Bank Jatin"), sure=True).pk


def test_the_very_name_in_a_category_is_there_once_however_sure(staff):
    category = factories.category()
    known("PT Bank Jatim", category=category)
    with pytest.raises(NotReady) as refused:
        keep_partner(by=staff, fields=fields("Bank Jatim", category=category), sure=True)
    assert refused.value.reasons == ["Mitra bernama Bank Jatim sudah ada dalam kategori itu."]
    assert Partner.objects.count() == 1


def test_a_change_of_address_asks_nothing_and_a_new_name_does(staff):
    known("PT Bank Jatim")
    other = known("PT Pasar Rakyat")
    same = fields("PT Pasar Rakyat", category=other.category, address="Jalan Baru")
    assert keep_partner(by=staff, fields=same, partner=other, seen=1).address == "Jalan Baru"
    with pytest.raises(NotReady):
        keep_partner(by=staff, fields=fields("Bank Jatin", category=other.category), partner=other, seen=2)


def test_a_stale_edit_is_refused(staff):
    partner = known("PT Bank Jatim")
    given = fields("PT Bank Jatim", category=partner.category)
    keep_partner(by=staff, fields=given | {"note": "baru"}, partner=partner, seen=1)
    with pytest.raises(Stale):
        keep_partner(by=staff, fields=given, partner=partner, seen=1)
    partner.refresh_from_db()
    assert (partner.note, partner.version) == ("baru", 2)


@pytest.mark.parametrize("role", [Role.OPH, Role.HKM, Role.AUD, Role.ADM])
def test_who_may_not_keep_partners(db, role):
    with pytest.raises(NotAllowed):
        keep_partner(by=factories.user(role).actor(TODAY), fields=fields("PT Baru"))
    assert Partner.objects.count() == 0
