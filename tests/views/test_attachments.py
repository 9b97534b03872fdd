"""Papers: uploads are hostile, downloads are for those for whom the paper exists."""

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agreements.documents import archive
from agreements.models import Attachment
from agreements.rules.enums import Role, State
from agreements.views.attachments import size_words
from tests import factories
from tests.rules.test_files import docx, opens_with_script, pdf
from tests.views.watching import writes


@pytest.fixture
def dossier(opd):
    return factories.cooperation(agency=opd)


def upload(client, subject, data, kind="kak", name="KAK.pdf", where="cooperation-attach"):
    file = SimpleUploadedFile(name, data, content_type="application/pdf")
    return client.post(reverse(where, args=[subject.uid]), {"kind": kind, "file": file})


def words(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("role", [Role.OPO, Role.OPH, Role.STF, Role.KBG, Role.HKM])
def test_who_may_uploads(request, dossier, role):
    client = request.getfixturevalue(f"client_{role.value}")
    assert client.get(reverse("cooperation-attach", args=[dossier.uid])).status_code == 200
    response = upload(client, dossier, pdf())
    assert response.url == reverse("cooperation", args=[dossier.uid])
    row = Attachment.objects.get()
    assert (row.name, row.kind, row.by) == ("KAK.pdf", "kak", client.person)


def test_a_reader_is_told_why_not_and_a_stranger_finds_nothing(client_aud, client_opo, dossier):
    response = upload(client_aud, dossier, pdf())
    assert response.status_code == 403
    assert "tidak dapat mengunggah dokumen" in words(response)
    assert upload(client_opo, factories.cooperation(), pdf()).status_code == 404
    assert Attachment.objects.count() == 0


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Berkas kosong (0 bita)."),
        (b"<html><script>alert(1)</script></html>", "Isi berkas bukan PDF, PNG, JPEG, DOCX."),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "Isi berkas bukan PDF"),
        (b"MZ" + b"\0" * 100, "Isi berkas bukan PDF"),
        (b"%PDF-1.7 terpotong", "PDF rusak atau tidak lengkap"),
        (pdf(opens_with_script), "PDF memuat JavaScript"),
        (docx(**{"word/vbaProject.bin": "x"}), "DOCX memuat makro"),
    ],
    ids=["empty", "html", "svg", "program", "broken", "script", "macro"],
)
def test_a_hostile_file_is_refused_on_its_field_and_the_kind_is_kept(client_opo, dossier, data, sentence):
    response = upload(client_opo, dossier, data, kind="berita_acara")
    assert response.status_code == 400
    assert response.context["form"].errors["file"][0].startswith(sentence)
    assert response.context["form"]["kind"].value() == "berita_acara"
    assert Attachment.objects.count() == 0
    assert not list(archive.path_of("0" * 64).parents[2].rglob("*"))


def test_a_locked_pdf_is_refused(client_opo, dossier):
    locked = pdf(encryption=pikepdf.Encryption(user="rahasia", owner="rahasia"))
    assert "PDF terkunci kata sandi" in words(upload(client_opo, dossier, locked))


def test_too_large_a_file_is_refused(client_opo, dossier, settings):
    settings.UPLOAD_MAX_BYTES = 1024 * 1024
    response = upload(client_opo, dossier, b"%PDF-" + b"x" * 1_500_000)
    assert response.context["form"].errors["file"] == ["Berkas terlalu besar: 1,4 MB, paling besar 1 MB."]


def test_a_scan_is_not_uploaded_here(client_opo, dossier):
    assert "kind" in upload(client_opo, dossier, pdf(), kind="pindaian").context["form"].errors


def test_a_paper_of_an_instrument_belongs_to_it(client_opo, dossier):
    ksb = factories.agreement(State.DISCUSSION, cooperation=dossier)
    response = upload(client_opo, ksb, pdf(), kind="berita_acara", where="agreement-attach")
    assert response.url == reverse("agreement", args=[ksb.uid])
    assert Attachment.objects.get().agreement == ksb
    other = factories.agreement(State.DISCUSSION)
    assert upload(client_opo, other, pdf(), where="agreement-attach").status_code == 404


# Giving back


@pytest.fixture
def stored(dossier):
    """A paper of the dossier whose bytes lie in the archive."""
    file = archive.store(pdf(), name="KAK “akhir” №1.pdf")
    return factories.attachment(dossier, kind="kak", name=file.name, sha256=file.sha256, size=file.size)


def address(row, query=""):
    return reverse("file", args=[row.uid]) + query


def test_a_paper_is_given_as_a_download_with_guarding_headers(client_opo, stored):
    response = client_opo.get(address(stored))
    assert response.content == archive.read(stored.sha256)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''KAK%20%E2%80%9Cakhir%E2%80%9D%20%E2%84%961.pdf"
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "private" in response["Cache-Control"]
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "frame-ancestors 'self'" in policy
    assert "script-src" not in policy


def test_a_pdf_may_be_looked_at_and_a_docx_only_downloaded(client_opo, stored, dossier):
    assert client_opo.get(address(stored, "?lihat"))["Content-Disposition"].startswith("inline")
    file = archive.store(docx(), name="naskah.docx")
    row = factories.attachment(dossier, name=file.name, sha256=file.sha256, media_type=file.media_type)
    assert client_opo.get(address(row, "?lihat"))["Content-Disposition"] == (
        'attachment; filename="naskah.docx"'
    )


def test_a_name_cannot_break_out_of_its_header(client_opo, dossier):
    file = archive.store(pdf(), name="x")
    row = factories.attachment(dossier, name='a".pdf', sha256=file.sha256)
    assert client_opo.get(address(row))["Content-Disposition"] == 'attachment; filename="a\\".pdf"'


def test_papers_exist_for_whom_their_dossier_exists(client, client_opo, client_stf, client_reg, stored):
    for reader in (client_opo, client_stf):
        assert reader.get(address(stored)).status_code == 200
    assert client_reg.get(address(stored)).status_code == 404
    assert client.get(address(stored)).status_code == 302
    other = factories.attachment(factories.cooperation(), sha256=stored.sha256)
    assert client_opo.get(address(other)).status_code == 404


def test_who_sees_only_signed_texts_sees_no_paper_of_a_draft(client_adm, dossier, stored):
    ksb = factories.agreement(State.IN_FORCE, cooperation=dossier)
    draft = factories.agreement(State.DRAFT, cooperation=dossier)
    signed = factories.attachment(ksb, sha256=stored.sha256)
    unsigned = factories.attachment(draft, sha256=stored.sha256)
    assert client_adm.get(address(signed)).status_code == 200
    assert client_adm.get(address(unsigned)).status_code == 404


def test_lost_or_changed_bytes_are_not_given(client_opo, dossier, stored, caplog):
    lost = factories.attachment(dossier)
    assert client_opo.get(address(lost)).status_code == 404
    archive.path_of(stored.sha256).write_bytes(b"lain")
    assert client_opo.get(address(stored)).status_code == 404
    assert len([row for row in caplog.records if "cannot be read from the archive" in row.message]) == 2


def test_only_a_get_and_it_writes_nothing(client_opo, stored):
    assert client_opo.post(address(stored)).status_code == 405
    assert writes(client_opo, address(stored)) == []


@pytest.mark.parametrize(
    ("size", "shown"), [(812, "812 B"), (12_345, "12 KB"), (1_300_000, "1,2 MB"), (26_214_400, "25,0 MB")]
)
def test_sizes_in_words(size, shown):
    assert size_words(size) == shown
