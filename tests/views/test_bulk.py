"""Many PDFs at once: ordered on the register, watched, cancelled, fetched; only by whoever ordered them."""

import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse

from agreements.models import Job
from agreements.rules.enums import ItemState, JobState, Role
from agreements.workflow import bulk, bundling
from tests import factories
from tests.views.watching import count, writes


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(bundling, "agreement_file", lambda agreement: b"%PDF-1.7 " + agreement.about.encode())


def order(client, *rows, **given):
    data = {"form": "zip", "pilihan": "dicentang", "naskah": [f"/naskah/{row.uid}/" for row in rows]} | given
    return client.post(reverse("jobs-begin"), data)


def page(client, job, name="job"):
    return client.get(reverse(name, args=[job.uid]))


def worked():
    while bundling.work_once():
        pass


def test_ticked_rows_become_a_job_that_is_watched_and_fetched(client_stf):
    rows = [factories.agreement(about="Air"), factories.agreement(about="Jalan"), factories.agreement()]
    answer = order(client_stf, *rows[:2])
    job = Job.objects.get()
    assert (answer.status_code, answer.url) == (302, reverse("job", args=[job.uid]))
    shown = page(client_stf, job).content.decode()
    assert ("0 dari 2 naskah" in shown, "Batalkan" in shown, 'hx-trigger="every 1500ms"' in shown) == (
        True,
    ) * 3
    bundling.work_once()
    part = client_stf.get(reverse("job", args=[job.uid]), headers={"hx-request": "true"}).content.decode()
    assert ("1 dari 2 naskah" in part, "<html" in part) == (True, False)
    worked()
    shown = page(client_stf, job).content.decode()
    assert ("Berkas siap diunduh" in shown, "hx-trigger" in shown) == (True, False)
    file = page(client_stf, job, "job-result")
    with zipfile.ZipFile(BytesIO(b"".join(file.streaming_content))) as bundle:
        assert bundle.namelist()[1:] == ["001 KSB Air.pdf", "002 KSB Jalan.pdf"]
    assert file["Content-Disposition"].startswith("attachment; filename=")


def test_all_that_match_the_filter_come_in_the_order_of_the_register(client_stf):
    factories.agreement("ditandatangani", about="Bukan draf")
    for about in ("Cermin", "Air"):
        factories.agreement(about=about)
    order(client_stf, pilihan="semua", saringan="status=draf&urut=judul")
    job = Job.objects.get()
    assert [item.title for item in job.items.all()] == ["KSB Air", "KSB Cermin"]
    assert job.asked == "Status: Draf"


def test_what_a_person_may_not_see_is_not_even_ordered(client_opo, opd):
    mine, other = factories.agreement(agency=opd), factories.agreement()
    order(client_opo, mine, other)
    assert [item.agreement_id for item in Job.objects.get().items.all()] == [mine.pk]


@pytest.mark.parametrize(
    "given", [{"naskah": []}, {"naskah": ["bukan kunci"]}, {"form": "rar"}, {"pilihan": ""}]
)
def test_a_wrong_order_goes_back_to_the_same_list_with_the_reason(client_stf, given):
    answer = client_stf.post(
        reverse("jobs-begin"), {"form": "zip", "pilihan": "dicentang", "saringan": "status=draf"} | given
    )
    assert (answer.status_code, answer.url) == (302, reverse("register") + "?status=draf")
    assert Job.objects.count() == 0
    assert 'role="alert"' in client_stf.get(answer.url).content.decode()


def test_what_did_not_come_is_listed_with_its_reason(client_stf, monkeypatch):
    order(client_stf, factories.agreement(about="Kurang"))
    job = Job.objects.get()
    job.items.update(state=ItemState.REFUSED, reasons=["PIHAK KEDUA: penanda tangan belum diisi."])
    shown = page(client_stf, job).content.decode()
    assert ("Tidak ikut: 1 naskah" in shown, "penanda tangan belum diisi" in shown) == (True, True)


def test_a_job_is_cancelled_by_its_owner_and_by_nobody_else(client_stf, client_kbg):
    order(client_stf, factories.agreement())
    job = Job.objects.get()
    address = reverse("job-stop", args=[job.uid])
    assert client_kbg.post(address).status_code == 404
    assert client_stf.get(address).status_code == 405
    assert client_stf.post(address).status_code == 302
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED
    assert "tidak ada yang dibatalkan" in client_stf.post(address, follow=True).content.decode()


@pytest.mark.parametrize("name", ["job", "job-result"])
def test_the_job_of_another_does_not_exist(client_stf, client_aud, name):
    order(client_stf, factories.agreement())
    worked()
    assert page(client_aud, Job.objects.get(), name).status_code == 404
    assert "Belum ada pekerjaan" in client_aud.get(reverse("jobs")).content.decode()


def test_a_file_is_not_given_out_after_the_right_is_gone(client_opo, opd):
    order(client_opo, factories.agreement(agency=opd))
    worked()
    job = Job.objects.get()
    client_opo.person.posts.all().delete()
    factories.post(client_opo.person, Role.OPO, factories.agency())
    assert page(client_opo, job, "job-result").status_code == 302


def test_a_file_that_is_not_there_yet_or_no_more_is_not_found(client_stf):
    order(client_stf, factories.agreement())
    job = Job.objects.get()
    assert page(client_stf, job, "job-result").status_code == 404
    worked()
    job.refresh_from_db()
    bulk.clean(now=job.finished_at + timedelta(days=8))
    assert page(client_stf, job, "job-result").status_code == 404
    assert "lewat masa simpan" in page(client_stf, job).content.decode()


def test_looking_writes_nothing_and_asks_as_much_for_three_as_for_one(client_stf):
    order(client_stf, factories.agreement())
    first = count(client_stf, reverse("jobs"))
    for _ in range(2):
        order(client_stf, factories.agreement())
    assert count(client_stf, reverse("jobs")) == first
    for job in Job.objects.all()[:1]:
        assert writes(client_stf, reverse("job", args=[job.uid])) == []
    assert writes(client_stf, reverse("jobs")) == []


def test_the_register_offers_it_and_a_stranger_must_sign_in(client_stf, client):
    factories.agreement()
    shown = client_stf.get(reverse("register") + "?status=draf").content.decode()
    assert f'action="{reverse("jobs-begin")}"' in shown
    assert 'name="saringan" value="status=draf"' in shown
    assert 'form="massal"' in shown
    assert client.post(reverse("jobs-begin")).status_code == 302
    assert Job.objects.count() == 0
