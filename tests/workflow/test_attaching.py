"""Taking a file in: checked, stored once under its hash, told in the history."""

import pytest

from agreements.documents import archive
from agreements.models import Attachment
from agreements.rules.enums import AttachmentKind, Role
from agreements.rules.errors import BadFile, NotAllowed
from agreements.workflow.attaching import attach
from tests import factories
from tests.rules.test_files import opens_with_script, pdf

TODAY = factories.today()


@pytest.fixture
def officer(opd):
    return factories.user(Role.OPO, opd).actor(TODAY)


def attached(by, dossier, data=None, **given):
    given = {"kind": AttachmentKind.KAK.value, "name": "KAK.pdf"} | given
    return attach(by=by, cooperation=dossier, data=pdf() if data is None else data, **given)


def test_a_paper_is_stored_under_its_hash_and_told(opd, officer):
    dossier, data = factories.cooperation(agency=opd), pdf(pages=3)
    row = attached(officer, dossier, data)
    assert (row.name, row.pages, row.size, row.media_type) == ("KAK.pdf", 3, len(data), "application/pdf")
    assert archive.read(row.sha256) == data
    event = dossier.events.get()
    assert event.sentence == "mengunggah kerangka acuan kerja: KAK.pdf"
    assert event.data == {"sha256": row.sha256}


def test_the_same_bytes_are_kept_once_and_rowed_twice(opd, officer):
    dossier, data = factories.cooperation(agency=opd), pdf()
    first, second = attached(officer, dossier, data), attached(officer, dossier, data, name="lagi.pdf")
    assert first.sha256 == second.sha256
    assert Attachment.objects.count() == 2


@pytest.mark.parametrize("data", [b"", b"<html>", pdf(opens_with_script)], ids=["empty", "html", "script"])
def test_a_bad_file_leaves_no_trace(opd, officer, data):
    dossier = factories.cooperation(agency=opd)
    with pytest.raises(BadFile):
        attached(officer, dossier, data)
    assert (Attachment.objects.count(), dossier.events.count()) == (0, 0)


def test_the_scan_comes_with_the_signing(opd, officer):
    with pytest.raises(NotAllowed) as refused:
        attached(officer, factories.cooperation(agency=opd), kind=AttachmentKind.SCAN)
    assert "saat mencatat penandatanganan" in refused.value.reasons[0]


@pytest.mark.parametrize("role", [Role.AUD, Role.TKS, Role.WKT])
def test_readers_may_not_attach(opd, role):
    with pytest.raises(NotAllowed):
        attached(factories.user(role).actor(TODAY), factories.cooperation(agency=opd))
    assert Attachment.objects.count() == 0


def test_another_opd_may_not_attach(officer):
    with pytest.raises(NotAllowed):
        attached(officer, factories.cooperation())
