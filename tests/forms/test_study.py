"""The form of a TKKSD meeting and of an opinion."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.forms.study import OpinionForm, StudyForm
from agreements.models import Cooperation
from agreements.rules.studying import criteria_of
from tests.factories import today


def typed(dossier, **changed):
    found = {f"met_{code}": "ya" for code, _ in criteria_of(dossier.kind, dossier.initiative)}
    return (
        found
        | {
            "meeting_on": today().isoformat(),
            "meeting_kind": "teknis",
            "attendance": "Bapperida",
            "advice": "layak",
            "conclusion": "Layak.",
        }
        | changed
    )


@pytest.fixture
def dossier():
    return Cooperation(kind="ksdd_sukarela", initiative="kami")


def form(dossier, **changed):
    files = {"minutes": SimpleUploadedFile("ba.pdf", b"%PDF-1.4")}
    return StudyForm(dossier, typed(dossier, **changed), files)


def test_a_meeting_is_kept_with_every_criterion(dossier):
    found = form(dossier, met_worth="tidak", note_worth="Biaya tinggi")
    assert found.is_valid()
    columns = found.columns()
    assert columns["criteria"]["worth"] == {
        "words": "Kelayakan biaya dan manfaat",
        "met": False,
        "note": "Biaya tinggi",
    }
    assert columns["criteria"]["plan"]["met"] is True
    assert len(found.criteria) == 5


def test_a_meeting_of_tomorrow_and_a_criterion_left_out_are_told(dossier):
    errors = form(dossier, meeting_on=(today() + timedelta(days=1)).isoformat(), met_plan="").errors
    assert errors["meeting_on"] == ["Rapat ini belum berlangsung; catat sesudahnya."]
    assert errors["met_plan"] == ["Nilai kriteria ini."]


def test_an_opinion_has_its_words():
    assert OpinionForm({"advice": "layak", "words": "Baik."}).is_valid()
    assert set(OpinionForm({"advice": "lain"}).errors) == {"advice", "words"}
