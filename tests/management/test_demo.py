"""The demo: loads once, through the acts themselves, and leaves no queue empty."""

from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.db import transaction
from django.test import RequestFactory, override_settings

from agreements.documents.bilingual import bilingual_gaps
from agreements.documents.bilingual_pages import bilingual_pdf
from agreements.documents.checking import examine
from agreements.documents.content import draft_of
from agreements.documents.printing import stamp_of
from agreements.management.demo import PASSWORD, story_of
from agreements.management.demo_prints import story_of_prints
from agreements.models import (
    Agency,
    Agreement,
    Cooperation,
    Emblem,
    Evaluation,
    Event,
    Government,
    Layout,
    OfficialPaper,
    Override,
    Partner,
    PlanCode,
    PlanLink,
    Post,
    Report,
)
from agreements.rules.enums import EmblemOwner, Instrument, Kind, PaperKind, Role, Stage, State
from agreements.workflow.history import broken_links
from tests.documents.reading import text
from tests.factories import today

pytestmark = pytest.mark.django_db


def load(name):
    """Load a data set; return what was printed."""
    out = StringIO()
    call_command("load_demo", name, stdout=out)
    return out.getvalue()


def test_cimahi_has_its_neighbours_and_garut(db):
    load("cimahi")
    signed = Agreement.objects.filter(instrument=Instrument.KSB, state=State.IN_FORCE)
    wajib = signed.filter(kind=Kind.KSDD_WAJIB).values_list("partner_names", flat=True)
    assert set(wajib) == {"Kabupaten Bandung", "Kota Bandung", "Kabupaten Bandung Barat"}
    chilli = signed.get(kind=Kind.KSDD_SUKARELA)
    assert chilli.partner_names == "Kabupaten Garut"
    assert "Cabai" in chilli.about
    assert Government.objects.get().head_status == "pj"


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """One load for the whole module, rolled back after it; returns where its files lie."""
    folder = tmp_path_factory.mktemp("demo") / "files"
    with django_db_blocker.unblock(), override_settings(FILES_DIR=folder), transaction.atomic():
        load("mojokerto")
        yield folder
        transaction.set_rollback(True)


@pytest.fixture
def mojokerto(_loaded, db, settings):
    """The demo of Kota Mojokerto."""
    settings.FILES_DIR = _loaded
    return Government.objects.get()


def test_a_finding_was_waved_through_and_another_still_blocks(mojokerto):
    waved = Override.objects.get()
    found = examine(waved.agreement, today()).findings
    assert waved.mark in {each.mark for each in found if each.override}
    assert "KSB-02" in {each.rule for each in found if each.blocks}


def test_mojokerto_has_what_the_articles_tell(mojokerto):
    assert mojokerto.body == "Pemerintah Daerah Kota Mojokerto"
    border = Cooperation.objects.filter(partners__name="Kabupaten Mojokerto", kind=Kind.KSDD_WAJIB)
    assert border.count() >= 4
    abroad = Cooperation.objects.filter(kind=Kind.KSDPL).values_list("partners__name", flat=True)
    assert set(abroad) == {"Negara Bagian Australia Barat", "Provinsi Gyeongnam", "Kota Contoh Musashi"}
    old = Agreement.objects.get(legacy=True, state=State.IN_FORCE, instrument=Instrument.PKS)
    assert (old.signed_on.year, old.phase(today())) == (2019, "akan_berakhir")
    orphans = Agreement.objects.ksb_without_pks()
    assert "Penegasan Batas Wilayah dan Pelayanan di Titik Batas" in orphans.values_list("about", flat=True)


def test_every_state_and_stage_that_a_queue_shows_is_there(mojokerto):
    assert set(Agreement.objects.values_list("state", flat=True)) == set(State)
    missing = set(Stage) - set(Cooperation.objects.values_list("stage", flat=True))
    assert missing == {
        *(Stage.CLOSED, Stage.PLANNING, Stage.DPRD, Stage.GOVERNOR, Stage.VERIFYING),
        *(Stage.WRITING, Stage.TALKS),
    }
    phases = {agreement.phase(today()) for agreement in Agreement.objects.all()}
    assert {"berlaku", "akan_berakhir", "berakhir"} <= phases
    assert set(Report.objects.values_list("state", flat=True)) == {"disampaikan", "diterima"}
    assert set(Evaluation.objects.values_list("state", flat=True)) == {"diusulkan", "disetujui"}


def test_a_cooperation_abroad_went_the_whole_way_to_the_surat_konfirmasi(mojokerto):
    dossier = Cooperation.objects.get(stage=Stage.CONFIRMED)
    assert set(dossier.agreements.values_list("instrument", "state")) == {
        *(("loi", "berlaku"), ("naskah_ln", "pembahasan")),
    }
    assert (len(dossier.plan_headings), len(dossier.study_headings)) == (7, 6)
    text = dossier.agreements.get(instrument="naskah_ln")
    blocking = {each.rule for each in examine(text, today()).findings if each.blocks}
    assert not blocking & {"LN-01", "LN-02", "LN-03", "LN-04", "LN-06"}


def test_every_planning_link_of_the_demo_is_known_to_its_codes(mojokerto):
    assert PlanCode.objects.unknown(PlanLink.objects.all()) == []


def test_histories_are_whole_and_lie_in_the_past(mojokerto):
    for dossier in Cooperation.objects.all():
        assert broken_links(dossier) == []
        assert dossier.events.exists()
    assert Event.objects.order_by("at").first().at.date() < today()
    assert not Event.objects.filter(at__date__gt=today()).exists()


def test_one_account_per_role_can_sign_in_and_names_are_marked(mojokerto):
    accounts = [row["username"] for row in story_of("mojokerto")["people"]]
    posts = Post.objects.filter(user__username__in=accounts)
    assert sorted(posts.values_list("role", flat=True)) == sorted(role.value for role in Role)
    for name in accounts:
        person = authenticate(RequestFactory().post("/masuk/"), username=name, password=PASSWORD)
        assert person is not None, name
        assert "contoh" in person.full_name.lower()
    for partner in Partner.objects.all():
        assert "contoh" in partner.leader.lower() or "example" in partner.leader.lower()


def test_a_second_load_changes_nothing(mojokerto):
    before = Event.objects.count()
    assert "tidak dimuat lagi" in load("cimahi")
    assert (Event.objects.count(), Government.objects.count()) == (before, 1)


def test_accounts_are_listed(mojokerto):
    out = StringIO()
    call_command("demo_accounts", stdout=out)
    assert PASSWORD in out.getvalue()
    assert "Wali Kota Mojokerto" in out.getvalue()


def test_the_history_command_is_content(mojokerto):
    out = StringIO()
    call_command("verify_history", stdout=out)
    assert "riwayat utuh" in out.getvalue()


def test_each_kind_of_paper_was_printed_once(mojokerto):
    assert sorted(OfficialPaper.objects.values_list("kind", flat=True)) == sorted(map(str, PaperKind))
    for paper in OfficialPaper.objects.select_related("by", "attachment"):
        assert paper.attachment.sha256
        assert paper.number
    letter = OfficialPaper.objects.get(kind=PaperKind.TERMS).content["kop"]
    assert letter["address"] == "Jalan Contoh Nomor 47, Mojokerto 61316"
    assert "telepon (0321) 000147" in letter["contact"]


def test_emblems_say_that_they_are_examples_and_stand_on_what_was_frozen_since(mojokerto):
    assert set(Emblem.objects.values_list("owner", flat=True)) == {str(owner) for owner in EmblemOwner}
    assert all("contoh" in emblem.alt.lower() for emblem in Emblem.objects.all())
    signed = Agreement.objects.filter(state=State.IN_FORCE, kind="ksdpk").select_related("revision").first()
    kept = {sha for _, sha, _ in signed.revision.layout["emblems"]}
    assert kept <= set(Emblem.objects.values_list("sha256", flat=True))
    assert kept


def test_one_layout_departs_with_its_reason(mojokerto):
    (away,) = [row for row in Layout.objects.exclude(choices={}) if row.reasons]
    assert any("DENGAN" in words and reason for _, words, reason in away.departures)


def test_one_letter_of_intent_is_whole_in_two_languages_and_one_is_outdated(mojokerto):
    whole = Agreement.objects.get(instrument="loi", state=State.IN_FORCE)
    draft = draft_of(whole)
    assert bilingual_gaps(draft) == []
    said = text(bilingual_pdf(draft, stamp=stamp_of(whole)))
    for words in ("WASTE MANAGEMENT AND CLEAN CITY", "exchange of experts", "FIRST PARTY"):
        assert words in said
    assert "{" not in said
    old = Agreement.objects.get(instrument="loi", state=State.DRAFT)
    assert bilingual_gaps(draft_of(old)) == [
        "Terjemahan Pasal 3 dibuat dari bunyi lama; periksa lalu simpan lagi."
    ]


def test_a_city_without_a_story_has_none_and_every_opd_of_it_is_known(mojokerto):
    assert story_of_prints("cimahi") == {}
    codes = story_of_prints("mojokerto")["agencies"]
    assert Agency.objects.filter(code__in=codes).count() == len(codes)
