"""The yearly report abroad: recorded once with its proof, told in each dossier, taken back with a reason."""

from datetime import date

import pytest
from django.db import InternalError, transaction

from agreements.documents.archive import store
from agreements.models import AbroadReport
from agreements.rules.enums import Kind, Role
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.periods import Year
from agreements.rules.permissions import Act
from agreements.workflow.delivering import deliver, take_back
from tests import factories
from tests.rules.test_files import pdf

TODAY = date(2026, 1, 5)
GIVEN = {"recipient": "gubernur", "sent_on": date(2026, 1, 3), "number": "019/1", "note": ""}


def actor(role, agency=None):
    return factories.user(role, agency).actor(factories.today())


@pytest.fixture
def staff(db):
    return actor(Role.STF)


def treaty(**given):
    dates = {"signed_on": date(2025, 3, 1), "starts_on": date(2025, 3, 1), "ends_on": date(2028, 2, 29)}
    dossier = factories.cooperation(kind=Kind.KSDPL.value)
    return factories.agreement("berlaku", cooperation=dossier, instrument="naskah_ln", **(dates | given))


def delivered(by, **changes):
    given = {"by": by, "today": TODAY, "fields": GIVEN, "paper": store(pdf(), name="Tanda terima.pdf")}
    return deliver(Year(2025), **(given | changes))


@pytest.mark.parametrize("role", [Role.STF, Role.KBG])
def test_a_delivery_is_kept_with_its_proof_and_told_in_each_dossier(db, role):
    one, other = treaty(), treaty()
    later = treaty(signed_on=date(2026, 1, 2), starts_on=date(2026, 1, 2))
    row = delivered(actor(role))
    assert (row.year, row.number, row.name, len(row.sha256)) == (2025, "019/1", "Tanda terima.pdf", 64)
    for agreement in (one, other):
        event = agreement.cooperation.events.get(act=Act.DELIVER_ABROAD)
        assert event.sentence == "mencatat penyampaian laporan luar negeri tahun 2025 kepada Gubernur"
        assert event.data["sha256"] == row.sha256
    assert not later.cooperation.events.filter(act=Act.DELIVER_ABROAD).exists()


def test_others_may_not(opd):
    treaty()
    for by in (actor(Role.OPO, opd), actor(Role.WKT), actor(Role.REG)):
        with pytest.raises(NotAllowed):
            delivered(by)


def test_a_year_without_texts_one_that_runs_and_wrong_days_are_refused(staff):
    with pytest.raises(NotReady, match="tidak ada naskah luar negeri"):
        delivered(staff)
    treaty()
    with pytest.raises(NotReady, match="belum berakhir"):
        delivered(staff, today=date(2025, 12, 31))
    for day, words in ((date(2025, 12, 31), "sesudah 31 Desember"), (date(2026, 1, 6), "belum tiba")):
        with pytest.raises(NotReady, match=words):
            delivered(staff, fields=GIVEN | {"sent_on": day})


def test_each_recipient_once_and_again_after_it_was_taken_back(staff):
    treaty()
    row = delivered(staff)
    with pytest.raises(Stale, match="sudah dicatat"):
        delivered(staff)
    assert delivered(staff, fields=GIVEN | {"recipient": "menteri"}).recipient == "menteri"
    with pytest.raises(NotReady, match="Alasan wajib"):
        take_back(row, by=staff, reason=" ")
    take_back(row, by=staff, reason="Salah nomor")
    with pytest.raises(Stale):
        take_back(row, by=staff, reason="Lagi")
    assert delivered(staff, fields=GIVEN | {"number": "019/2"}).number == "019/2"


def test_a_delivery_is_never_changed_or_deleted(staff):
    treaty()
    row = delivered(staff)
    with pytest.raises(InternalError), transaction.atomic():
        AbroadReport.objects.update(number="000")
    with pytest.raises(InternalError), transaction.atomic():
        row.delete()
    take_back(row, by=staff, reason="x")
    with pytest.raises(InternalError), transaction.atomic():
        AbroadReport.objects.update(void_reason="y")
