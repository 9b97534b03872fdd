"""The panel of an act on a dossier: its papers, their numbers and days, and its criteria."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.forms.stage import StagePapers
from agreements.rules.enums import Action, AttachmentKind, Initiative, Kind, Stage
from agreements.rules.paths import PATHS
from agreements.rules.transitions import find
from tests import factories

pytestmark = pytest.mark.django_db
SEND = find(PATHS[Kind.KSDD_SUKARELA, Initiative.OURS], Action.SEND_OFFER, Stage.OFFERING)
SUBMIT = find(PATHS[Kind.KSDD_SUKARELA, Initiative.OURS], Action.SUBMIT, Stage.IDEA)
LEGALITY = find(PATHS[Kind.KSDPK, Initiative.THEIRS], Action.CHECK_LEGALITY, Stage.LEGALITY)


def pdf(name="surat.pdf"):
    return SimpleUploadedFile(name, b"%PDF-1.4 contoh")


def letter(**given):
    typed = {"surat_penawaran-number": "100/7", "surat_penawaran-dated": factories.today().isoformat()}
    files = {"surat_penawaran-file": given.pop("file", pdf())}
    return StagePapers(SEND, factories.cooperation(Stage.OFFERING), data=typed | given, files=files)


def test_a_letter_has_number_day_and_file():
    form = letter()
    assert form.is_valid()
    assert form.letter(AttachmentKind.OFFER) == {"number": "100/7", "dated": factories.today()}


def test_a_letter_of_tomorrow_does_not_exist_yet_and_its_file_is_asked_for_again():
    tomorrow = (factories.today() + timedelta(days=1)).isoformat()
    errors = letter(**{"surat_penawaran-dated": tomorrow}).errors
    assert errors["surat_penawaran-dated"] == ["Tanggal surat belum tiba. Periksa tanggalnya."]
    assert "sekali lagi" in errors["surat_penawaran-file"][0]


def test_what_is_missing_is_named_on_its_field():
    form = StagePapers(SEND, factories.cooperation(Stage.OFFERING), data={}, files={})
    assert set(form.errors) == {f"surat_penawaran-{name}" for name in ("number", "dated", "file")}
    assert form.errors["surat_penawaran-file"] == ["Pilih berkas surat penawaran."]


def test_a_paper_that_is_there_may_be_left_out():
    dossier = factories.cooperation(Stage.RETURNED)
    assert not StagePapers(SUBMIT, dossier, data={}, files={}).is_valid()
    factories.attachment(dossier, kind=AttachmentKind.KAK)
    form = StagePapers(SUBMIT, dossier, data={}, files={})
    assert form.is_valid()
    assert form.letter(AttachmentKind.KAK) == {}


def test_every_criterion_is_ticked_with_its_evidence():
    dossier = factories.cooperation(Stage.LEGALITY, kind=Kind.KSDPK, initiative="mitra")
    typed = {f"{name}-{code}": "Akta" for code, _ in LEGALITY.ticks for name in ("tick", "evidence")}
    files = {"legalitas-file": pdf(), "profil_mitra-file": pdf()}
    form = StagePapers(LEGALITY, dossier, data=typed, files=files)
    assert form.is_valid()
    assert form.ticks() == {code: "Akta" for code, _ in LEGALITY.ticks}
    del typed["evidence-committed"]
    assert set(StagePapers(LEGALITY, dossier, data=typed, files=files).errors) >= {"evidence-committed"}


def test_two_panels_on_one_page_have_ids_of_their_own():
    dossier = factories.cooperation(Stage.OFFERING)
    assert StagePapers(SEND, dossier)["surat_penawaran-number"].auto_id.startswith("kirim_penawaran-")
