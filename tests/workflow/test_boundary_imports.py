"""Importing points: all or nothing, under lock, with one event."""

import pytest

from agreements.models import BoundaryPoint
from agreements.rules.boundary_imports import Verdict
from agreements.rules.enums import Kind, Role, Stage
from agreements.rules.errors import BadFile, NotAllowed, NotReady, Stale
from agreements.workflow.boundary_imports import fingerprint, preview, take_in_points
from tests import borders, factories

pytestmark = pytest.mark.django_db
TODAY = factories.today()
HEAD = "kode;nama;lintang_resmi;bujur_resmi;sumber_resmi\n"
NEW = HEAD + "PBU 9;Baru;-7,47;112,43;Permendagri\n"


@pytest.fixture
def dossier(opd):
    return factories.cooperation(agency=opd, kind=Kind.KSDD_WAJIB.value)


@pytest.fixture
def officer(opd):
    return factories.user(Role.OPO, opd).actor(TODAY)


def test_all_new_and_changed_rows_are_written_with_one_event(dossier, officer):
    point = borders.boundary_point(dossier, borders.boundary_record(code="PBU 1"))
    text = NEW + "PBU 1;Dipindah;-7,4722;112,4336;Permendagri\n"
    seen = preview(dossier, text, by=officer).seen
    done = take_in_points(dossier, text, by=officer, seen=seen)
    assert [len(done.of(verdict)) for verdict in (Verdict.NEW, Verdict.CHANGED)] == [1, 1]
    point.refresh_from_db()
    assert (point.name, point.version, point.distance) == ("Dipindah", 2, point.record.metres)
    made = BoundaryPoint.objects.get(code="PBU 9")
    assert (made.version, made.state, made.created_by_id) == (1, "selisih", officer.user_id)
    event = dossier.events.get()
    assert set(event.data["points"]) == {str(point.uid), str(made.uid)}


def test_a_withdrawn_point_frees_its_code(dossier, officer):
    borders.boundary_point(dossier, borders.boundary_record(code="PBU 9"), state="dibatalkan")
    found = preview(dossier, NEW, by=officer)
    assert [row.verdict for row in found.rows] == [Verdict.NEW]
    take_in_points(dossier, NEW, by=officer, seen=found.seen)
    assert dossier.boundary_points.count() == 2


def test_a_preview_writes_nothing(dossier, officer):
    preview(dossier, NEW, by=officer)
    assert BoundaryPoint.objects.count() == dossier.events.count() == 0


def test_a_point_that_changed_since_stops_it(dossier, officer):
    seen = preview(dossier, NEW, by=officer).seen
    borders.boundary_point(dossier)
    with pytest.raises(Stale, match="berubah sejak pratinjau"):
        take_in_points(dossier, NEW, by=officer, seen=seen)
    assert BoundaryPoint.objects.count() == 1


@pytest.mark.parametrize(
    ("row", "sentence"),
    [("PBU 9;Salah;112,4;-7,4;P\n", "1 baris masih salah"), ("", "Tidak ada yang berubah")],
)
def test_what_is_wrong_or_changes_nothing_is_refused(dossier, officer, row, sentence):
    text = HEAD + row
    with pytest.raises(NotReady, match=sentence):
        take_in_points(dossier, text, by=officer, seen=preview(dossier, text, by=officer).seen)
    assert dossier.events.count() == 0


def test_who_may_not_where_not_and_what_not(dossier, officer, opd):
    with pytest.raises(NotAllowed):
        preview(dossier, NEW, by=factories.user(Role.KBG).actor(TODAY))
    closed = factories.cooperation(agency=opd, kind=Kind.KSDD_WAJIB.value, stage=Stage.CLOSED)
    with pytest.raises(NotReady):
        take_in_points(closed, NEW, by=officer, seen=fingerprint([]))
    with pytest.raises(BadFile):
        preview(dossier, "<html>", by=officer)
