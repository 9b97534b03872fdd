"""Border services: written, changed, agreed with a ground, taken off with a reason."""

import pytest
from django.db import IntegrityError, transaction

from agreements.models import BorderService
from agreements.rules.enums import Kind, Role, Stage
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.workflow.border_services import drop_service, keep_service
from tests import borders, factories

pytestmark = pytest.mark.django_db
TODAY = factories.today()


@pytest.fixture
def dossier(opd):
    return factories.cooperation(agency=opd, kind=Kind.KSDD_WAJIB.value)


@pytest.fixture
def officer(opd):
    return factories.user(Role.OPO, opd).actor(TODAY)


def fields(**changed):
    given = {"affair": factories.affair(), "name": "KTP-el", "point": None, "serving": "kita", "note": ""}
    return given | {"agreed": True, "basis": "PKS Pasal 4", "people": 12} | changed


def test_a_service_is_kept_with_one_event_that_names_its_point(dossier, officer):
    point = borders.boundary_point(dossier)
    row = keep_service(dossier, fields(point=point), by=officer)
    event = dossier.events.get()
    assert (row.version, event.sentence) == (1, "mencatat layanan perbatasan KTP-el")
    assert (event.data["point"], event.data["service"]) == (str(point.uid), str(row.uid))


def test_nothing_changed_writes_nothing(dossier, officer):
    given = fields()
    row = keep_service(dossier, given, by=officer)
    assert keep_service(dossier, given, by=officer, service=row, seen=1).version == 1
    assert dossier.events.count() == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [({"basis": " "}, "menyebut dasarnya"), ({"serving": "belum"}, "menyebut pihak yang melayani")],
)
def test_what_is_agreed_says_who_and_why(dossier, officer, changed, sentence):
    with pytest.raises(NotReady, match=sentence):
        keep_service(dossier, fields(**changed), by=officer)
    row = borders.border_service(dossier)
    kept = {"agreed": True, "serving": "kita", "basis": "PKS"} | {
        name: value.strip() for name, value in changed.items()
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        BorderService.objects.filter(pk=row.pk).update(**kept)


def test_who_comes_second_and_who_comes_after_the_end_is_told(dossier, officer):
    row = keep_service(dossier, fields(), by=officer)
    keep_service(dossier, fields(name="Pindah datang"), by=officer, service=row, seen=1)
    with pytest.raises(Stale):
        keep_service(dossier, fields(), by=officer, service=row, seen=1)
    drop_service(row, by=officer, note="Tidak perlu", seen=2)
    with pytest.raises(Stale):
        drop_service(row, by=officer, note="Tidak perlu", seen=3)
    assert dossier.events.first().note == "Tidak perlu"


def test_taking_off_needs_a_reason(dossier, officer):
    row = keep_service(dossier, fields(), by=officer)
    with pytest.raises(NotReady, match="Alasan"):
        drop_service(row, by=officer, note=" ", seen=1)


def test_who_may_not_and_where_not(dossier, officer, opd):
    with pytest.raises(NotAllowed):
        keep_service(dossier, fields(), by=factories.user(Role.KBG).actor(TODAY))
    closed = factories.cooperation(agency=opd, kind=Kind.KSDD_WAJIB.value, stage=Stage.CLOSED)
    with pytest.raises(NotReady, match="tahap “Ditutup”"):
        keep_service(closed, fields(), by=officer)
