"""The demo's paper: emblems, letterheads, a layout with its reason, translations, letters printed."""

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from agreements.documents.bilingual import bilingual_gaps
from agreements.documents.bilingual_pages import bilingual_pdf
from agreements.documents.content import draft_of
from agreements.documents.printing import stamp_of
from agreements.management.demo_prints import story_of_prints
from agreements.models import Agency, Agreement, Emblem, Layout, OfficialPaper
from agreements.rules.enums import EmblemOwner, PaperKind, State
from tests.documents.reading import text

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "files"
    with django_db_blocker.unblock(), override_settings(FILES_DIR=folder), transaction.atomic():
        call_command("load_demo", "mojokerto", verbosity=0)
        yield folder
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _mojokerto(_loaded, db, settings):
    settings.FILES_DIR = _loaded


def test_each_kind_of_paper_was_printed_once():
    assert sorted(OfficialPaper.objects.values_list("kind", flat=True)) == sorted(map(str, PaperKind))
    for paper in OfficialPaper.objects.select_related("by", "attachment"):
        assert paper.attachment.sha256
        assert paper.number
    letter = OfficialPaper.objects.get(kind=PaperKind.TERMS).content["kop"]
    assert letter["address"] == "Jalan Contoh Nomor 47, Mojokerto 61316"
    assert "telepon (0321) 000147" in letter["contact"]


def test_emblems_say_that_they_are_examples_and_stand_on_what_was_frozen_since():
    assert set(Emblem.objects.values_list("owner", flat=True)) == {str(owner) for owner in EmblemOwner}
    assert all("contoh" in emblem.alt.lower() for emblem in Emblem.objects.all())
    signed = Agreement.objects.filter(state=State.IN_FORCE, kind="ksdpk").select_related("revision").first()
    kept = {sha for _, sha, _ in signed.revision.layout["emblems"]}
    assert kept <= set(Emblem.objects.values_list("sha256", flat=True))
    assert kept


def test_one_layout_departs_with_its_reason():
    (away,) = [row for row in Layout.objects.exclude(choices={}) if row.reasons]
    assert any("DENGAN" in words and reason for _, words, reason in away.departures)


def test_one_letter_of_intent_is_whole_in_two_languages_and_one_is_outdated():
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


def test_a_city_without_a_story_has_none_and_every_opd_of_it_is_known():
    assert story_of_prints("cimahi") == {}
    codes = story_of_prints("mojokerto")["agencies"]
    assert Agency.objects.filter(code__in=codes).count() == len(codes)
