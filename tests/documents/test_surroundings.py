"""What the database knows around a draft, as the checker is told it."""

import pytest

from agreements.documents.content import content_of, draft_of
from agreements.models import Agreement, Country, Party
from agreements.rules.enums import CityPower, State
from agreements.rules.naskah import Naskah, Pasal, parse, to_json
from tests import factories

pytestmark = pytest.mark.django_db


def test_an_urusan_that_is_not_wholly_the_citys_is_named():
    agreement = factories.agreement()
    own = factories.affair()
    forest = factories.affair(name="Kehutanan", city_power=CityPower.NONE.value)
    agreement.cooperation.affairs.set([own, forest])
    assert draft_of(agreement).affairs_beyond == ("Kehutanan (bukan kewenangan kota)",)


def joined(*, agreement, order, partner, **given):
    """A party of an agreement."""
    body = partner.body if partner else "Pemerintah Daerah Kota Contoh"
    return Party.objects.create(agreement=agreement, order=order, partner=partner, body=body, **given)


def parties_of(agreement):
    return {party.order: party for party in draft_of(agreement).parties}


def test_borders_are_known_once_ours_are_on_record():
    government = factories.government()
    near, far = factories.region(), factories.region()
    region = factories.category(is_region=True)
    agreement = factories.agreement(parties=False)
    joined(agreement=agreement, order=1, partner=None)
    joined(agreement=agreement, order=2, partner=factories.partner(category=region, region=near))
    joined(agreement=agreement, order=3, partner=factories.partner(category=region, region=far))
    assert [party.borders for party in draft_of(agreement).parties] == [None, None, None]
    factories.border(government.region, near)
    assert [party.borders for party in draft_of(agreement).parties] == [None, True, False]


def test_a_partner_that_may_not_be_one_has_no_kinds():
    agreement = factories.agreement(parties=False)
    barred = factories.category(allowed=False)
    joined(agreement=agreement, order=1, partner=factories.partner(category=barred))
    assert parties_of(agreement)[1].kinds == ()


def test_a_number_that_another_agreement_bears_is_told():
    one, other = (factories.agreement(parties=False) for _ in range(2))
    partner = factories.partner()
    for agreement in (one, other):
        joined(agreement=agreement, order=1, partner=partner, number="7/2026")
    assert parties_of(one)[1].number_taken
    other.parties.update(number="8/2026")
    assert not parties_of(one)[1].number_taken


def test_what_the_ksb_above_says_is_told():
    text = Naskah((), (Pasal("p1", "", "RUANG LINGKUP", parse("Meliputi persampahan.")),))
    parent = factories.agreement(state=State.IN_FORCE, text=to_json(text))
    child = factories.agreement(instrument="pks", parent=parent)
    above = draft_of(child).parent
    assert "persampahan" in above.scope
    assert above.bodies == tuple(parent.parties.order_by("order").values_list("body", flat=True))


def test_words_that_differ_from_the_frozen_ones_are_told():
    agreement = factories.agreement(state=State.DISCUSSION)
    assert draft_of(agreement).as_agreed is None
    frozen = factories.revision(agreement, content=content_of(draft_of(agreement)))
    Agreement.objects.filter(pk=agreement.pk).update(state=State.FINAL, revision=frozen)
    agreement.refresh_from_db()
    assert draft_of(agreement).as_agreed is True
    agreement.about = "Tentang lain"
    assert draft_of(agreement).as_agreed is False


def test_the_papers_of_dossier_and_instrument_are_known_without_those_refused():
    agreement = factories.agreement()
    factories.attachment(agreement.cooperation, kind="persetujuan_dprd")
    factories.attachment(agreement, kind="berita_acara")
    factories.attachment(agreement, kind="surat_kuasa", void=True)
    other = factories.agreement(cooperation=agreement.cooperation)
    factories.attachment(other, kind="legalitas")
    assert draft_of(agreement).papers == {"persetujuan_dprd", "berita_acara"}


def test_the_meterai_is_known_once_signed():
    assert draft_of(factories.agreement()).stamped is None
    assert draft_of(factories.agreement(state=State.SIGNED, checklist={"meterai": True})).stamped is True
    assert draft_of(factories.agreement(state=State.SIGNED, checklist={})).stamped is False


def test_a_draft_is_two_questions(django_assert_num_queries):
    agreement = factories.agreement()
    agreement = Agreement.objects.select_related("cooperation", "agency").get(pk=agreement.pk)
    with django_assert_num_queries(2):
        draft_of(agreement)


def test_a_country_tells_whether_it_has_diplomatic_relations():
    foreign = factories.category(["ksdpl"], is_foreign=True)
    Country.objects.create(name="Negeri Jauh", diplomatic=False)
    Country.objects.create(name="Negeri Dekat", diplomatic=True)
    agreement = factories.agreement(parties=False)
    for order, country in enumerate(("negeri jauh", "Negeri Dekat", "Antah Berantah"), 1):
        partner = factories.partner(category=foreign, country=country)
        joined(agreement=agreement, order=order, partner=partner)
    joined(agreement=agreement, order=4, partner=None)
    found = [party.diplomatic for party in draft_of(agreement).parties]
    assert found == [False, True, None, None]


def test_the_class_of_publication_is_told():
    assert draft_of(factories.agreement()).publication == ""
    assert draft_of(factories.agreement(publication="terbuka")).publication == "terbuka"
