"""What follows an old agreement in the form of today."""

import pytest

from agreements.documents.content import draft_of
from agreements.models import Agreement, Cooperation
from agreements.rules.enums import Instrument, Kind, Role, Stage, State
from agreements.rules.errors import NotAllowed, NotReady
from agreements.workflow.beginning import begin
from agreements.workflow.continuing import continuing_refusals, go_on, next_of
from agreements.workflow.transition import perform
from tests import factories
from tests.workflow.test_transition import actor, together

pytestmark = pytest.mark.django_db
TODAY = factories.today()


def old(kind=Kind.KSDPK, instrument=Instrument.PKS, state=State.IN_FORCE, **given):
    """An old agreement, of a dossier that was taken in."""
    if not factories.models.Government.objects.exists():
        factories.government()
    partner = factories.partner(category=factories.category([kind.value]))
    dossier = factories.cooperation(
        kind=kind.value, partners=[partner], legacy=True, scope="pelatihan", affairs=[factories.affair()]
    )
    given = {"legacy": True, "no_parent_reason": "Naskah lama", "about": "Pembinaan Lama"} | given
    return factories.agreement(state, cooperation=dossier, instrument=instrument, **given)


@pytest.mark.parametrize("kind", [Kind.KSDPK, Kind.KSDD_WAJIB, Kind.KSDD_SUKARELA, Kind.KSDPL])
def test_a_region_or_third_party_goes_on_by_a_new_dossier_with_its_data(kind):
    text = old(kind)
    new = go_on(text, by=actor(Role.STF), today=TODAY)
    assert isinstance(new, Cooperation)
    assert (new.kind, new.stage, new.continues, new.legacy) == (kind, Stage.IDEA, text, False)
    assert (new.title, new.scope) == ("Pembinaan Lama", "pelatihan")
    assert list(new.partners.all()) == list(text.cooperation.partners.all())
    assert list(new.affairs.all()) == list(text.cooperation.affairs.all())
    assert text.number in new.background
    assert next_of(text) == new
    assert text.events.first().data == {"next": str(new.uid)}


def test_the_first_text_of_its_form_in_the_new_dossier_goes_on_from_it():
    text = old(instrument=Instrument.KSB)
    new = go_on(text, by=actor(Role.STF), today=TODAY)
    Cooperation.objects.filter(pk=new.pk).update(stage=Stage.ACCEPTED)
    ksb = begin(Cooperation.objects.get(pk=new.pk), Instrument.KSB, by=actor(Role.STF))
    assert ksb.continues == text


@pytest.mark.parametrize("state", [State.IN_FORCE, State.TERMINATED])
def test_what_was_agreed_with_the_central_government_goes_on_as_a_nota_kesepakatan(state):
    text = old(Kind.SINERGI, state=state)
    new = go_on(text, by=actor(Role.STF), today=TODAY)
    assert isinstance(new, Agreement)
    assert (new.instrument, new.continues, new.cooperation) == (Instrument.NK, text, text.cooperation)
    assert new.about == "Pembinaan Lama"
    assert draft_of(new).text.pasal
    assert next_of(text) == new


def test_it_goes_on_once_and_again_only_when_that_was_dropped():
    text = old()
    new = go_on(text, by=actor(Role.STF), today=TODAY)
    with pytest.raises(NotReady, match="sudah dimulai"):
        go_on(text, by=actor(Role.STF), today=TODAY)
    perform(new, "batalkan", by=actor(Role.KBG), note="Tidak jadi.")
    assert next_of(text) is None
    assert go_on(text, by=actor(Role.STF), today=TODAY).pk != new.pk


def test_who_may_not_and_what_is_not_old_is_refused():
    text = old()
    for role in (Role.KBG, Role.AUD, Role.OPO):
        with pytest.raises(NotAllowed):
            go_on(text, by=actor(role), today=TODAY)
    assert continuing_refusals(text, actor(Role.OPO, text.agency), TODAY) == []
    new = factories.agreement(State.IN_FORCE)
    with pytest.raises(NotReady, match="Hanya naskah lama"):
        go_on(new, by=actor(Role.STF), today=TODAY)
    with pytest.raises(NotReady, match="belum divalidasi"):
        go_on(old(state=State.SIGNED), by=actor(Role.STF), today=TODAY)
    with pytest.raises(NotReady, match="Hanya naskah lama"):
        go_on(old(Kind.SINERGI, Instrument.NK), by=actor(Role.STF), today=TODAY)
    assert Cooperation.objects.filter(continues__isnull=False).count() == 0


@pytest.mark.django_db(transaction=True)
def test_of_ten_who_go_on_from_it_at_once_one_succeeds():
    text = old()
    people = [actor(Role.STF) for _ in range(10)]
    results = together(10, lambda index: go_on(text, by=people[index], today=TODAY))
    assert len([result for result in results if isinstance(result, NotReady)]) == 9
    assert Cooperation.objects.filter(continues=text).count() == 1
