"""Laporan luar negeri: by year, who reads and who records; late ones on the home page."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agreements.models import AbroadReport
from agreements.rules.enums import Kind, Role
from agreements.rules.permissions import CITYWIDE
from tests import factories
from tests.rules.test_files import pdf
from tests.views.test_home import tiles_of
from tests.views.watching import count, writes

LIST = reverse("abroad-reports")
LAST = factories.today().year - 1
RECORD = reverse("abroad-report-new", args=[LAST])


def words(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def treaty(opd):
    day = date(LAST, 3, 1)
    return another(opd, starts_on=day, signed_on=day)


def another(agency, **dates):
    dossier = factories.cooperation(agency=agency, kind=Kind.KSDPL.value)
    given = {"instrument": "naskah_ln", "about": "Kota Kembar Contoh", "ends_on": factories.days(500)} | dates
    return factories.agreement("berlaku", cooperation=dossier, agency=agency, **given)


def typed(**changes):
    file = SimpleUploadedFile("Tanda terima.pdf", pdf(), content_type="application/pdf")
    given = {"recipient": "gubernur", "sent_on": f"{LAST + 1}-01-05", "number": "019/7", "file": file}
    return given | {"note": ""} | changes


@pytest.mark.parametrize("role", list(Role))
def test_who_sees_the_whole_city_reads_it_and_a_get_writes_nothing(request, treaty, role):
    client = request.getfixturevalue(f"client_{role.value}")
    response = client.get(LIST)
    assert response.status_code == (200 if role in CITYWIDE else 403)
    if role in CITYWIDE:
        assert "Kota Kembar Contoh" in words(response)
        assert (RECORD in words(response)) == (role in (Role.STF, Role.KBG))
        assert f'href="{reverse("reports")}" aria-current="page"' in words(response)
        assert writes(client, LIST) == []


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.STF, Role.KBG)])
def test_only_the_section_records(request, treaty, role):
    client = request.getfixturevalue(f"client_{role.value}")
    assert client.post(RECORD, typed()).status_code == 403
    assert not AbroadReport.objects.exists()


def test_the_section_records_reads_the_proof_and_takes_it_back(client_stf, client_aud, client_opo, treaty):
    factories.deadline("laporan_ln", 7)
    done = client_stf.post(RECORD, typed(), follow=True)
    assert "Nomor 019/7" in words(done)
    assert "Disampaikan" in words(done)
    row = AbroadReport.objects.get()
    proof = reverse("abroad-report-file", args=[row.uid])
    assert b"".join(client_aud.get(proof)).startswith(b"%PDF")
    assert client_opo.get(proof).status_code == 404
    void = reverse("abroad-report-void", args=[row.uid])
    assert client_stf.post(void, {"reason": " "}).status_code == 400
    assert client_aud.post(void, {"reason": "x"}).status_code == 403
    assert "Dibatalkan" in words(client_stf.post(void, {"reason": "Salah nomor"}, follow=True))
    assert client_stf.post(void, {"reason": "Lagi"}).status_code == 409


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"number": ""}, "Nomor surat pengantar"),
        ({"file": ""}, "Pilih pindaian surat pengantar"),
        ({"file": SimpleUploadedFile("x.pdf", b"bukan pdf")}, "Bukti penyampaian"),
        ({"file": SimpleUploadedFile("x.pdf", b"")}, "Berkas kosong"),
        ({"sent_on": f"{LAST}-06-01"}, "Periksa tanggalnya"),
        ({"sent_on": "2099-01-01"}, "belum tiba"),
        ({"sent_on": "2026-02-31"}, "tidak ada dalam kalender"),
    ],
)
def test_bad_input_is_told_and_what_was_typed_stays(client_stf, treaty, changes, said):
    response = client_stf.post(RECORD, typed(note="Dibawa kurir <b>", **changes))
    assert (response.status_code, said in words(response)) == (400, True)
    assert "Dibawa kurir &lt;b&gt;" in words(response)
    assert not AbroadReport.objects.exists()


def test_what_is_late_stands_on_the_home_page_until_the_governor_has_it(client_stf, client_sek, treaty):
    factories.deadline("laporan_ln", 7, escalate_to=["sek"])
    assert tiles_of(client_stf)["Laporan luar negeri terlambat"] == "1"
    assert tiles_of(client_sek)["Laporan luar negeri terlambat"] == "1"
    client_stf.post(RECORD, typed(recipient="menteri"))
    assert "Laporan luar negeri terlambat" in tiles_of(client_stf)
    client_stf.post(RECORD, typed())
    assert "Laporan luar negeri terlambat" not in tiles_of(client_stf)


def test_the_text_says_which_year_is_owed(client_stf, treaty):
    factories.deadline("laporan_ln", 7)
    page = reverse("agreement", args=[treaty.uid])
    assert f"7 Januari {LAST + 1}" in words(client_stf.get(page))
    client_stf.post(RECORD, typed())
    assert f"7 Januari {LAST + 2}" in words(client_stf.get(page))


def test_without_texts_abroad_the_page_says_what_comes(client_stf):
    assert "Tidak ada yang dilaporkan" in words(client_stf.get(LIST))


def test_the_number_of_questions_does_not_grow(client_stf, treaty, opd):
    client_stf.get(LIST)
    at_one = count(client_stf, LIST)
    for _ in range(3):
        another(opd, starts_on=treaty.starts_on, signed_on=treaty.signed_on)
    assert count(client_stf, LIST) == at_one
