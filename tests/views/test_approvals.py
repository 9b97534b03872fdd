"""The pages of the burden test and the DPRD."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import Approval
from agreements.rules.burden import Burden
from agreements.rules.enums import Action, ApprovalState, Instrument, Role, State
from agreements.workflow.approvals import keep_burden
from agreements.workflow.transition import perform
from tests import factories
from tests.journeys.walking import paper

pytestmark = pytest.mark.django_db
FREE = {"cost_from_apbd": "tidak", "people_pay": "tidak", "assets_used": "tidak"}
HEAVY = FREE | {"people_pay": "ya"}


@pytest.fixture
def text(opd):
    ksb = factories.agreement(State.IN_FORCE, agency=opd)
    return factories.agreement(
        State.DISCUSSION, cooperation=ksb.cooperation, instrument=Instrument.PKS, parent=ksb
    )


def form(text):
    return reverse("burden-test", args=[text.uid])


def weighed(text, **answers):
    given = {"cost_from_apbd": False, "people_pay": False, "assets_used": False} | answers
    return keep_burden(text, by=factories.user(Role.STF).actor(factories.today()), burden=Burden(**given))


def words(response):
    return " ".join(response.content.decode().split())


def test_staff_answers_and_sees_the_verdict_with_its_articles(client_stf, text):
    assert "Simpan uji beban" in words(client_stf.get(form(text)))
    response = client_stf.post(form(text), HEAVY | {"words": "Retribusi baru."}, follow=True)
    shown = words(response)
    assert "Perlu persetujuan DPRD karena warga menjadi wajib membayar" in shown
    assert "Retribusi baru." in shown
    assert "Permendagri 22/2020 Pasal 12" in shown
    assert Approval.objects.get().needed


def test_a_missing_answer_is_told_on_its_field_and_the_rest_is_kept(client_stf, text):
    response = client_stf.post(form(text), {"people_pay": "ya", "words": "Uraian panjang"})
    assert response.status_code == 400
    assert "Jawab ya atau tidak." in words(response)
    assert "Uraian panjang" in words(response)
    assert response.context["form"]["people_pay"].value() == "ya"
    assert Approval.objects.count() == 0


def test_who_may_not_is_refused_and_strangers_see_nothing(client_aud, client_opo, text):
    assert client_aud.get(form(text)).status_code == 403
    assert client_opo.get(form(text)).status_code == 200
    other = factories.agreement(State.DISCUSSION, instrument=Instrument.PKS)
    assert client_opo.get(form(other)).status_code == 404
    approval = weighed(other)
    assert client_opo.get(reverse("approval", args=[approval.uid])).status_code == 404


def test_a_get_writes_nothing_and_a_second_test_is_refused(client_stf, text):
    client_stf.get(form(text))
    assert Approval.objects.count() == 0
    weighed(text)
    assert "sudah ada" in words(client_stf.get(form(text)))
    assert client_stf.post(form(text), FREE).status_code == 409


def test_the_head_of_the_section_confirms_on_the_page(client_kbg, client_stf, text):
    approval = weighed(text, people_pay=True)
    here = reverse("approval", args=[approval.uid])
    assert "Periksa dan tetapkan hasil uji beban" in words(client_stf.get(here))
    act = reverse("approval-act", args=[approval.uid, "tetapkan_perlu"])
    assert client_stf.post(act, {"version": 1}).status_code == 403
    assert client_kbg.get(act).status_code == 404
    assert client_kbg.post(act, {"version": 1}).url == here
    approval.refresh_from_db()
    assert approval.state == ApprovalState.TO_SEND
    assert "Lampiran permohonan" in words(client_stf.get(here))


def test_the_request_is_recorded_with_its_letter(client_stf, text):
    approval = weighed(text, people_pay=True)
    by = factories.user(Role.KBG).actor(factories.today())
    approval = perform(approval, Action.CONFIRM_NEED, by=by)
    act = reverse("approval-act", args=[approval.uid, "kirim_dprd"])
    assert client_stf.post(act, {"version": approval.version}).status_code == 400
    sent = {
        "version": approval.version,
        "surat_dprd-number": "100/DPRD/1",
        "surat_dprd-dated": factories.today().isoformat(),
        "surat_dprd-file": SimpleUploadedFile("surat.pdf", paper()),
    }
    assert client_stf.post(act, sent).status_code == 302
    approval.refresh_from_db()
    assert (approval.state, approval.sent_number) == (ApprovalState.SENT, "100/DPRD/1")
    assert "100/DPRD/1" in words(client_stf.get(reverse("approval", args=[approval.uid])))


def test_text_and_dossier_say_where_it_stands(client_stf, client_opo, text):
    page = words(client_stf.get(reverse("agreement", args=[text.uid])))
    assert "Susun uji beban" in page
    assert "Uji beban belum disusun" in page
    approval = weighed(text)
    link = reverse("approval", args=[approval.uid])
    for client in (client_stf, client_opo):
        assert link in words(client.get(reverse("agreement", args=[text.uid])))
        assert link in words(client.get(reverse("cooperation", args=[text.cooperation.uid])))


def test_open_tests_stand_in_a_list_and_on_the_dashboard(client_stf, client_opo, text):
    assert "Tidak ada yang menunggu" in words(client_stf.get(reverse("approvals")))
    assert reverse("approvals") not in words(client_stf.get("/"))
    weighed(text)
    other = weighed(factories.agreement(State.DISCUSSION, instrument=Instrument.PKS))
    shown = words(client_stf.get(reverse("approvals")))
    assert text.about in shown
    assert reverse("approval", args=[other.uid]) in shown
    assert f'href="{reverse("approvals")}"' in words(client_stf.get("/"))
    own = words(client_opo.get(reverse("approvals")))
    assert text.about in own
    assert reverse("approval", args=[other.uid]) not in own


def test_the_list_asks_as_often_for_three_as_for_one(client_stf, text, django_assert_max_num_queries):
    weighed(text)
    with CaptureQueriesContext(connection) as one:
        client_stf.get(reverse("approvals"))
    for _ in range(2):
        weighed(factories.agreement(State.DISCUSSION, instrument=Instrument.PKS))
    with django_assert_max_num_queries(len(one)):
        client_stf.get(reverse("approvals"))
