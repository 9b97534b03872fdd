"""TKKSD's study: what it takes before its head decides."""

import pytest

from agreements.documents.archive import StoredFile
from agreements.models import Cooperation
from agreements.rules.enums import Action, Advice, AttachmentKind, Role, Stage
from agreements.rules.errors import NotAllowed, NotReady
from agreements.workflow.studying import give_opinion, newest, record_study
from agreements.workflow.transition import perform
from tests import factories
from tests.workflow.test_transition import actor

pytestmark = pytest.mark.django_db
MINUTES = StoredFile("d" * 64, 10, "application/pdf", 1, "ba.pdf")


def meeting(**changed):
    return {
        "meeting_on": factories.today(),
        "meeting_kind": "teknis",
        "attendance": "Bapperida",
        "criteria": {"plan": {"words": "Sesuai RPJMD", "met": True, "note": ""}},
        "advice": Advice.FEASIBLE,
        "conclusion": "Layak.",
    } | changed


def test_the_head_decides_only_on_a_recorded_meeting():
    dossier = factories.cooperation(Stage.STUDY)
    with pytest.raises(NotReady, match="belum dicatat"):
        perform(dossier, Action.RECOMMEND, by=actor(Role.SEK))
    study = record_study(dossier, by=actor(Role.STF), fields=meeting(), minutes=MINUTES)
    assert newest(dossier) == study
    assert dossier.attachments.get().kind == AttachmentKind.MINUTES
    assert perform(dossier, Action.RECOMMEND, by=actor(Role.SEK)).stage == Stage.OFFERING
    sentences = list(dossier.events.order_by("ordinal").values_list("sentence", flat=True))
    assert sentences[0] == "mencatat rapat teknis TKKSD dengan rekomendasi layak"


def test_a_round_that_was_sent_back_needs_a_meeting_of_its_own():
    dossier = factories.cooperation(Stage.STUDY, affairs=[factories.affair()])
    record_study(dossier, by=actor(Role.STF), fields=meeting(advice=Advice.MEND), minutes=MINUTES)
    dossier = perform(dossier, Action.RETURN, by=actor(Role.SEK), note="Perjelas lokasi.")
    factories.attachment(dossier, kind=AttachmentKind.KAK)
    dossier = perform(dossier, Action.SUBMIT, by=actor(Role.STF), data={})
    dossier = perform(dossier, Action.ACCEPT, by=actor(Role.KBG))
    assert newest(dossier) is None
    with pytest.raises(NotReady, match="belum dicatat"):
        perform(dossier, Action.RECOMMEND, by=actor(Role.SEK))


def test_members_write_their_opinions_and_others_do_not():
    dossier = factories.cooperation(Stage.STUDY)
    opinion = give_opinion(dossier, by=actor(Role.TKS), advice=Advice.UNFIT, words="Biaya tinggi.")
    assert (opinion.advice, opinion.post) == (Advice.UNFIT, "Anggota TKKSD")
    with pytest.raises(NotAllowed):
        give_opinion(dossier, by=actor(Role.AUD), advice=Advice.UNFIT, words="x")
    with pytest.raises(NotAllowed):
        record_study(dossier, by=actor(Role.TKS), fields=meeting(), minutes=MINUTES)


def test_outside_the_study_nothing_is_recorded():
    dossier = factories.cooperation(Stage.OFFERED)
    with pytest.raises(NotReady, match="tidak sedang dikaji"):
        record_study(dossier, by=actor(Role.STF), fields=meeting(), minutes=MINUTES)
    assert Cooperation.objects.get().studies.count() == 0
