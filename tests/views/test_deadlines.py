"""The page of deadlines: every clock with its basis, and the calculator."""

from datetime import date

import pytest
from django.urls import reverse

from agreements.rules.enums import Role
from tests import factories
from tests.views.watching import count, writes

pytestmark = pytest.mark.django_db
URL = reverse("deadlines")


def words(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def rules():
    """One clock of the law and one of the house."""
    law = factories.regulation(kind="permendagri", number="25", year=2020, key="P25")
    article = factories.article(regulation=law, number="17")
    return [
        factories.deadline(
            "dprd_ln",
            45,
            "hari_kerja",
            articles=[article],
            kinds=["ksdpl", "ksdll"],
            citation="Permendagri 25/2020 Pasal 17",
            verified=True,
            deems_approved=True,
            deemed_article=article,
            deemed_citation="Permendagri 25/2020 Pasal 17 ayat (3)",
        ),
        factories.deadline("paraf", 5, "hari_kerja", note="Dapat diubah."),
    ]


@pytest.mark.parametrize("role", list(Role))
def test_everyone_signed_in_reads_every_clock_with_its_article_and_state(request, role, rules):
    answer = request.getfixturevalue(f"client_{role}").get(URL)
    html = words(answer)
    law, house = (rows for _, _, rows in answer.context["groups"])
    assert [row["label"] for row in law] == ["Persetujuan DPRD atas rencana kerja sama luar negeri"]
    assert [row["label"] for row in house] == ["Paraf naskah final"]
    for told in (
        "45 hari kerja",
        "KSDPL, KSDLL",
        "Permendagri 25/2020 Pasal 17",
        "Diam dianggap setuju: Permendagri 25/2020 Pasal 17 ayat (3)",
        "Semua jenis kerja sama",
        "Belum diverifikasi",
    ):
        assert told in html
    assert f"{reverse('regulation', args=['P25'])}#pasal-" in html


def test_a_stranger_is_sent_to_sign_in(client):
    assert client.get(URL).status_code == 302


def test_it_writes_nothing_takes_no_post_and_asks_the_same_for_more_rules(client_stf, rules):
    client_stf.get(URL)
    before = count(client_stf, URL)
    factories.deadline("validasi", articles=[factories.article(), factories.article()])
    factories.deadline("pembahasan", articles=[factories.article()])
    assert count(client_stf, URL) == before <= 12
    assert writes(client_stf, f"{URL}?aturan=paraf&mulai=2026-11-27") == []
    assert client_stf.post(URL).status_code == 405


def test_the_calculator_counts_and_shows_what_it_skipped(client_stf, rules):
    factories.day_off(date(2026, 12, 2), name="Pemilihan (contoh)")
    answer = client_stf.get(URL, {"aturan": "paraf", "mulai": "2026-11-27"})
    html = words(answer)
    assert answer.context["result"]["due"] == "7 Desember 2026"
    assert "Senin, 7 Desember 2026" in html
    assert "Rabu, 2 Desember 2026: Pemilihan (contoh)" in html
    assert "Dilewati: 4 hari Sabtu dan Minggu, dan 1 hari libur" in html


def test_the_calculator_names_the_article_of_silence_and_years_that_nobody_knows(client_stf, rules):
    html = words(client_stf.get(URL, {"aturan": "dprd_ln", "mulai": "2039-12-01"}))
    assert "Setelah hari itu, diam dianggap setuju menurut Permendagri 25/2020 Pasal 17 ayat (3)" in html
    assert "libur nasional 2039 dan 2040 belum dikenal" in html


def test_it_counts_back_from_an_end(client_stf):
    factories.deadline("perpanjangan_ln", 6, "bulan")
    html = words(client_stf.get(URL, {"aturan": "perpanjangan_ln", "mulai": "2027-08-31"}))
    assert "Paling lambat" in html
    assert "Minggu, 28 Februari 2027" in html


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"aturan": "paraf", "mulai": "2026-02-30"}, "Tanggal ini tidak ada dalam kalender"),
        ({"aturan": "paraf", "mulai": "0206-01-01"}, "Tahun 206 tidak masuk akal"),
        ({"aturan": "minggu_depan", "mulai": "2026-11-27"}, "tidak dikenal atau tidak aktif"),
        ({"aturan": "", "mulai": "2026-11-27"}, "Pilih tenggat yang hendak dihitung"),
    ],
)
def test_bad_input_is_told_on_its_field_and_kept(client_stf, rules, asked, sentence):
    answer = client_stf.get(URL, asked)
    assert sentence in words(answer)
    assert answer.context["result"] is None
    assert f'value="{asked["mulai"]}"' in answer.content.decode()


def test_without_rules_it_says_what_to_do(client_reg):
    html = words(client_reg.get(URL))
    assert "Belum ada tenggat yang aktif" in html
    assert reverse("admin:agreements_deadlinerule_changelist") in html


def test_the_regulations_lead_to_it(client_opo):
    assert f'href="{URL}"' in client_opo.get(reverse("regulations")).content.decode()


def test_an_inactive_rule_is_not_shown(client_stf, rules):
    factories.deadline("validasi", active=False)
    assert "Validasi naskah" not in client_stf.get(URL).content.decode()
