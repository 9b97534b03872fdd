"""The dashboard: every figure opens a list with just as many rows."""

import re
from datetime import timedelta
from urllib.parse import urljoin

import pytest

from agreements.models import Agreement, Cooperation
from agreements.rules.enums import Role, Stage, State
from agreements.views.home_groups import MOST, PRESSING
from tests import factories
from tests.views.watching import count, writes

pytestmark = pytest.mark.django_db
days = factories.days
TILE = re.compile(
    r'<a class="tile [^"]*" href="([^"]+)">.*?<span class="tile-number">([^<]+)</span>', re.DOTALL
)
SEGMENT = re.compile(r'<li><a href="([^"]+)">.*?<span class="bar-count">([^<]+)</span>', re.DOTALL)
STEP = re.compile(r'<span class="funnel-count"><a href="([^"]+)">.*?</span>([^<]+)</a>', re.DOTALL)
ORPHANS = re.compile(r'<a class="panel-more" href="([^"]+)">Lihat semua \(([^)]+)\)</a>')


@pytest.fixture
def full(opd):
    """A register with every state, here and at another OPD, and work for everybody."""
    factories.government()
    for agency in (opd, None):
        for state in State:
            factories.agreement(state, agency=agency, instrument="pks" if state == "diajukan" else "ksb")
        for stage in Stage:
            factories.cooperation(stage, agency=agency)
        for left in (-3, 12, 60, 120, 900):
            row = factories.agreement("berlaku", agency=agency, instrument="pks", ends_on=days(left))
        factories.agreement("berlaku", agency=agency, ends_on=None)
        factories.report(row, "disampaikan", first_submitted_at=None)
        factories.evaluation(row, "diusulkan")
        factories.evaluation(row, "disetujui", year=2020)


def rows_behind(client, address):
    """Open a list and go through its pages; return how many rows it has."""
    page = client.get(address.replace("&amp;", "&")).content.decode()
    rows = len(re.findall(r"<td[^>]*cell-main", page))
    following = re.search(r'rel="next" href="([^"]+)"', page)
    if not following:
        return rows
    return rows + rows_behind(client, urljoin(address, following[1]))


def tiles_of(client):
    """Return {label: number} of all tiles of the home page, the folded ones too."""
    context = client.get("/").context
    tiles = [*context["foremost"], *(each for group in context["groups"] for each in group["tiles"])]
    return {each["label"]: each["number"] for each in tiles}


def test_the_most_pressing_stand_open_and_the_rest_is_folded(client_stf, full):
    factories.deadline("perbaikan", 5, escalate_to=["stf"])
    since = factories.timezone.now() - timedelta(days=30)
    Agreement.objects.filter(state="dikembalikan").update(state_since=since)
    response = client_stf.get("/")
    tones = [each["tone"] for each in response.context["foremost"]]
    assert (len(tones), tones[0]) == (MOST, "danger")
    assert tones == sorted(tones, key=PRESSING.index)
    groups = {group["key"]: group for group in response.context["groups"]}
    assert list(groups) == ["antrean", "berakhir", "data"]
    assert response.context["asked"] == MOST + len(groups["antrean"]["tiles"])
    page = response.content.decode()
    assert '<details class="home-group" id="antrean">' in page
    assert f"{MOST} dari {response.context['asked']} antrean" in page
    assert '<span class="tile-number">0</span>' not in page


def test_where_nothing_waits_the_page_says_so(client_stf):
    page = client_stf.get("/").content.decode()
    assert "Tidak ada yang menunggu jabatan Anda hari ini." in page
    assert TILE.findall(page) == []


def test_each_figure_opens_a_list_of_just_that_many(request, full):
    for role in Role:
        client = request.getfixturevalue(f"client_{role}")
        page = client.get("/").content.decode()
        figures = [*TILE.findall(page), *SEGMENT.findall(page), *STEP.findall(page), *ORPHANS.findall(page)]
        told = {address: int(number.replace(".", "")) for address, number in figures}
        assert len(told) >= 8
        assert any(told.values())
        assert (role, {address: rows_behind(client, address) for address in told}) == (role, told)


def test_tiles_are_the_work_of_the_role(request, full):
    asked = {
        "stf": {"tugas=mulai_telaah", "tugas=catat_ttd", "bagian=masuk", "stage=diajukan"},
        "kbg": {"tugas=validasi", "bagian=setujui"},
        "opo": {"tugas=ajukan", "tugas=perbaiki", "bagian=lapor", "stage=dikembalikan"},
        "hkm": {"tugas=setujui_hukum"},
        "wkt": {"tugas=tanda_tangan", "status=berjalan"},
        "aud": {"status=proses", "status=berjalan", "status=akan_berakhir"},
    }
    for role, expected in asked.items():
        page = request.getfixturevalue(f"client_{role}").get("/").content.decode()
        missing = {query for query in expected if f"?{query}" not in page}
        assert (role, missing) == (role, set())


def test_an_officer_meets_nothing_of_another_opd(client_opo, opd):
    other = factories.agreement("berlaku", about="Orang lain", ends_on=days(10))
    factories.agreement("draf", about="Draf orang lain")
    factories.notice(factories.event(other, sentence="bukan untuk OPD ini"), "opo", other.agency)
    page = client_opo.get("/").content.decode()
    assert "Orang lain" not in page
    assert "Draf orang lain" not in page
    assert "bukan untuk OPD ini" not in page
    assert {number for _, number in [*TILE.findall(page), *SEGMENT.findall(page)]} <= {"0"}


def test_lists_of_the_dashboard(client_stf):
    ksb = factories.agreement(
        "berlaku", about="KSB yatim", signed_on=days(-100), starts_on=days(-100), ends_on=days(400)
    )
    factories.agreement("diajukan", about="Menunggu telaah")
    factories.notice(factories.event(ksb, sentence="memvalidasi naskah bertanda tangan"), "stf")
    page = client_stf.get("/").content.decode()
    for words in (
        "KSB yatim",
        "100 hari",
        "Menunggu telaah",
        "memvalidasi naskah bertanda tangan",
        "hari ini",
    ):
        assert words in page


def test_an_empty_register_helps(client_opo):
    page = client_opo.get("/").content.decode()
    for words in (
        "Belum ada naskah yang berlaku",
        "Setiap KSB yang berlaku sudah punya PKS",
        "Belum ada kabar",
    ):
        assert words in page


def test_a_person_without_a_post_gets_a_page(client):
    client.force_login(factories.user())
    assert client.get("/").status_code == 200


def test_what_is_late_is_brought_to_whom_the_rule_names(client_kbg, client_stf, client_sek):
    factories.deadline("telaah_hukum", 5)
    factories.deadline("telaah_usulan", 5, escalate_to=["kbg"])
    for number in (3, 9, 10):
        since = factories.timezone.now() - timedelta(days=number)
        factories.agreement("telaah_hukum", state_since=since)
    Cooperation.objects.filter(pk=factories.cooperation("diajukan").pk).update(
        stage_since=factories.timezone.now() - timedelta(days=6)
    )
    labels = tiles_of(client_kbg)
    assert (labels["Lewat tenggat"], labels["Kerja sama lewat tenggat"]) == ("2", "1")
    labels = tiles_of(client_sek)
    assert (labels["Lewat tenggat"], "Kerja sama lewat tenggat" in labels) == ("2", False)
    assert "Lewat tenggat" not in tiles_of(client_stf)


def test_the_own_turn_says_which_day_of_how_many_it_is(client_hkm):
    factories.deadline("telaah_hukum", 5)
    factories.agreement("telaah_hukum", state_since=factories.timezone.now() - timedelta(days=9))
    (row,) = client_hkm.get("/").context["waiting"]
    assert (row["clock"], row["tone"]) == ("lewat 4 hari", "danger")
    assert "lewat 4 hari" in client_hkm.get("/").content.decode()


def test_a_stranger_is_sent_to_sign_in(client):
    assert client.get("/").status_code == 302


@pytest.mark.parametrize("role", list(Role))
def test_the_number_of_questions_does_not_grow(request, role, opd):
    client = request.getfixturevalue(f"client_{role}")
    factories.agreement("berlaku", agency=opd)

    client.get("/")
    at_one = count(client, "/")
    for state in State:
        row = factories.agreement(state, agency=opd)
        factories.notice(factories.event(row), role, opd)
    assert count(client, "/") == at_one <= 12
    assert writes(client, "/") == []
