"""Ticking the headings of the papers abroad."""

import pytest

from agreements.documents.checking import examine
from agreements.documents.content import draft_of
from agreements.models import Cooperation
from agreements.rules.enums import Action, Instrument, Kind, Role, Stage
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.foreign_papers import PLAN, PLAN_HEADINGS, STUDY
from agreements.workflow.headings import headings_of, keep_headings
from agreements.workflow.studying import record_study
from agreements.workflow.transition import perform
from tests import factories
from tests.workflow.test_studying import MINUTES, meeting
from tests.workflow.test_transition import actor, together

pytestmark = pytest.mark.django_db
WHOLE = dict.fromkeys((code for code, _ in PLAN_HEADINGS), "hal. 1")


def abroad(stage=Stage.PLANNING):
    partner = factories.partner(category=factories.category([Kind.KSDPL.value], is_foreign=True))
    return factories.cooperation(stage, kind=Kind.KSDPL.value, partners=[partner])


def keep(dossier, where, **given):
    return keep_headings(dossier, PLAN, **{"by": actor(Role.STF), "seen": {}, "where": where} | given)


def test_what_is_ticked_is_kept_with_its_place_and_told_once():
    dossier = keep(abroad(), WHOLE | {"bukan_pokok": "x", "objek": ""})
    assert dossier.plan_headings == {code: "hal. 1" for code in WHOLE if code != "objek"}
    event = dossier.events.get()
    assert (event.act, event.sentence) == ("catat_pokok", "mencatat pokok rencana kerja sama")
    keep(dossier, dossier.plan_headings, seen=dossier.plan_headings)
    assert dossier.events.count() == 1


def test_who_may_not_and_when_not_is_refused_with_the_reason():
    with pytest.raises(NotAllowed):
        keep(abroad(), WHOLE, by=actor(Role.TKS))
    with pytest.raises(NotReady, match="Rencana"):
        keep(abroad(Stage.DPRD), WHOLE)
    with pytest.raises(NotReady, match="luar negeri"):
        keep(factories.cooperation(Stage.STUDY), WHOLE)


def test_what_somebody_else_ticked_meanwhile_is_not_lost():
    dossier = keep(abroad(), WHOLE)
    with pytest.raises(Stale):
        keep(dossier, {"subjek": "hal. 9"})
    assert Cooperation.objects.get(pk=dossier.pk).plan_headings == WHOLE


def test_the_head_of_tkksd_waits_for_the_headings_of_the_study(guidance):
    dossier = abroad(Stage.STUDY)
    record_study(dossier, by=actor(Role.STF), fields=meeting(), minutes=MINUTES)
    factories.attachment(dossier, kind="kajian")
    with pytest.raises(NotReady, match="Kajian belum memuat latar belakang"):
        perform(dossier, Action.RECOMMEND, by=actor(Role.SEK))
    where = dict.fromkeys((code for code, _ in headings_of(STUDY)), "Bab I")
    assert len(where) == 6
    dossier = keep_headings(dossier, STUDY, by=actor(Role.KBG), seen={}, where=where)
    assert perform(dossier, Action.RECOMMEND, by=actor(Role.SEK)).stage == Stage.CONSULTING


def test_a_heading_taken_out_of_the_plan_holds_the_text_up():
    dossier = abroad(Stage.WRITING)
    loi = factories.agreement("berlaku", cooperation=dossier, instrument=Instrument.LOI)
    text = factories.agreement(cooperation=dossier, instrument=Instrument.NASKAH_LN, parent=loi)
    assert draft_of(text).plan_headings is None
    keep(dossier, {**WHOLE, "pembiayaan": ""})
    found = [each for each in examine(fresh(text), factories.today()).findings if each.rule == "LN-02"]
    assert [each.sentence for each in found] == ["Rencana kerja sama belum memuat sumber pembiayaan."]


def fresh(agreement):
    return type(agreement).objects.select_related("cooperation", "agency", "parent").get(pk=agreement.pk)


@pytest.mark.django_db(transaction=True)
def test_of_ten_who_tick_at_once_one_succeeds():
    dossier = abroad()
    people = [actor(Role.STF) for _ in range(10)]
    results = together(10, lambda index: keep(dossier, {"objek": f"hal. {index}"}, by=people[index]))
    assert len([result for result in results if isinstance(result, Stale)]) == 9
    assert dossier.events.count() == 1
