"""Boundary points: kept by OPD and section, moved by the table, confirmed by the Kabag with berita acara."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from agreements.models import Attachment, BoundaryPoint
from agreements.rules.boundaries import BOUNDARY_TABLE, BoundaryAction, BoundaryState, Standing
from agreements.rules.coordinates import Position
from agreements.rules.enums import AttachmentKind, Kind, Role, Stage
from agreements.rules.errors import BadFile, NotAllowed, NotReady, Stale
from agreements.workflow.boundaries import (
    add_paper,
    add_point,
    edit_point,
    editing_refusals,
    move_point,
    move_refusals,
)
from tests import borders, factories
from tests.journeys.walking import paper

pytestmark = pytest.mark.django_db
TODAY = factories.today()
RECORD = borders.boundary_record()
MINUTES = {"number": "136/07/BA/2026", "day": TODAY, "paper": (paper(), "Berita acara.pdf")}


def actor(role, agency=None):
    return factories.user(role, agency).actor(TODAY)


@pytest.fixture
def dossier(opd):
    return factories.cooperation(agency=opd, kind=Kind.KSDD_WAJIB.value)


@pytest.fixture
def officer(opd):
    return actor(Role.OPO, opd)


def agreed(dossier, officer):
    """A point that went the whole way."""
    point = add_point(dossier, RECORD, by=officer)
    point = move_point(point, BoundaryAction.DISCUSS, by=officer, note="Rapat di pilar", seen=1)
    return move_point(point, BoundaryAction.AGREE, by=actor(Role.KBG), note="Sepakat", seen=2, data=MINUTES)


def test_a_point_is_recorded_with_its_distance_and_one_event(dossier, officer):
    point = add_point(dossier, RECORD, by=officer)
    point.refresh_from_db()
    assert (point.record, point.state, point.version) == (RECORD, BoundaryState.DIFFERS, 1)
    assert point.distance == RECORD.metres
    event = dossier.events.get()
    assert (event.sentence, event.data["point"]) == (f"mencatat titik batas {RECORD.code}", str(point.uid))
    assert ["Nama", "", RECORD.name] in event.data["changes"]


@pytest.mark.parametrize("role", [Role.STF, Role.OPH])
def test_section_and_head_of_the_opd_may_record(dossier, opd, role):
    by = actor(role, opd if role == Role.OPH else None)
    assert add_point(dossier, RECORD, by=by).created_by_id == by.user_id


@pytest.mark.parametrize("role", [Role.KBG, Role.HKM, Role.AUD, Role.WKT])
def test_others_may_not(dossier, role):
    with pytest.raises(NotAllowed, match="tidak dapat mengelola titik batas"):
        add_point(dossier, RECORD, by=actor(role))
    assert BoundaryPoint.objects.count() == dossier.events.count() == 0


def test_another_opd_may_not(dossier):
    with pytest.raises(NotAllowed, match="Hanya OPD pemrakarsa"):
        add_point(dossier, RECORD, by=actor(Role.OPO))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"kind": Kind.KSDD_SUKARELA.value}, "hanya dicatat dalam KSDD wajib"),
        ({"kind": Kind.KSDD_WAJIB.value, "stage": Stage.CLOSED}, "tahap “Ditutup”"),
        ({"kind": Kind.KSDD_WAJIB.value, "stage": Stage.CANCELLED}, "tahap “Dibatalkan”"),
        ({"kind": Kind.KSDD_WAJIB.value, "stage": Stage.TAKEN_OVER}, "tahap “Diambil alih”"),
    ],
)
def test_only_a_living_mandatory_cooperation_holds_points(opd, officer, given, sentence):
    with pytest.raises(NotReady, match=sentence):
        add_point(factories.cooperation(agency=opd, **given), RECORD, by=officer)


def test_a_code_is_used_once_in_a_dossier_until_its_point_is_withdrawn(dossier, officer, opd):
    first = add_point(dossier, RECORD, by=officer)
    with pytest.raises(NotReady, match=f"Kode {RECORD.code} sudah dipakai"):
        add_point(dossier, RECORD, by=officer)
    other = factories.cooperation(agency=opd, kind=Kind.KSDD_WAJIB.value)
    add_point(other, RECORD, by=officer)
    move_point(first, BoundaryAction.VOID, by=officer, note="Keliru", seen=1)
    add_point(dossier, RECORD, by=officer)
    assert dossier.boundary_points.count() == 2


def test_sending_a_new_point_twice_makes_one(dossier, officer):
    point = add_point(dossier, RECORD, by=officer)
    with pytest.raises(Stale, match="sudah tersimpan"):
        add_point(dossier, RECORD, by=officer, uid=point.uid)
    assert BoundaryPoint.objects.count() == 1


def test_a_change_tells_what_was_and_what_is(dossier, officer):
    point = add_point(dossier, RECORD, by=officer)
    by = actor(Role.STF)
    moved = replace(RECORD, name="Pilar baru", field=Position(Decimal("-7.4722"), Decimal("112.4301")))
    point = edit_point(point, moved, by=by, seen=1)
    assert (point.version, point.edited_by_id, point.distance) == (2, by.user_id, moved.metres)
    changes = dossier.events.first().data["changes"]
    assert [row[0] for row in changes] == ["Nama", "Lintang lapangan", "Bujur lapangan"]
    assert changes[0] == ["Nama", RECORD.name, "Pilar baru"]


def test_nothing_changed_writes_nothing(dossier, officer):
    point = add_point(dossier, RECORD, by=officer)
    assert edit_point(point, RECORD, by=officer, seen=1).version == 1
    assert dossier.events.count() == 1


def test_who_comes_second_is_told(dossier, officer):
    point = add_point(dossier, RECORD, by=officer)
    edit_point(point, replace(RECORD, name="Pertama"), by=officer, seen=1)
    with pytest.raises(Stale, match="sudah diubah orang lain"):
        edit_point(point, replace(RECORD, name="Kedua"), by=officer, seen=1)
    assert dossier.boundary_points.get().name == "Pertama"


def test_the_whole_way_to_an_agreed_point(dossier, officer):
    point = agreed(dossier, officer)
    assert (point.state, point.agreed_number, point.agreed_on) == ("disepakati", MINUTES["number"], TODAY)
    assert list(point.papers.all()) == [point.agreed_paper]
    assert point.agreed_paper.kind == AttachmentKind.MINUTES
    event = dossier.events.first()
    assert (event.from_state, event.to_state, event.note) == ("dibahas", "disepakati", "Sepakat")
    assert event.data["minutes"] == MINUTES["number"]
    assert {notice.role for notice in event.notices.all()} == {"opo", "oph", "stf"}


@pytest.mark.parametrize(
    ("lacking", "sentence"),
    [
        ({"number": ""}, "Nomor berita acara wajib diisi"),
        ({"day": None}, "Tanggal berita acara wajib diisi"),
        ({"paper": None}, "Berkas berita acara wajib diunggah"),
        ({"day": date(2199, 1, 1)}, "belum tiba"),
    ],
)
def test_nothing_is_agreed_without_its_berita_acara(dossier, officer, lacking, sentence):
    point = add_point(dossier, RECORD, by=officer)
    point = move_point(point, BoundaryAction.DISCUSS, by=officer, note="Rapat", seen=1)
    with pytest.raises(NotReady, match=sentence):
        move_point(
            point,
            BoundaryAction.AGREE,
            by=actor(Role.KBG),
            note="Sepakat",
            seen=2,
            data=MINUTES | lacking,
        )
    point.refresh_from_db()
    assert (point.state, Attachment.objects.count()) == ("dibahas", 0)


def test_a_bad_paper_leaves_the_point_as_it_was(dossier, officer):
    point = add_point(dossier, RECORD, by=officer)
    point = move_point(point, BoundaryAction.DISCUSS, by=officer, note="Rapat", seen=1)
    data = MINUTES | {"paper": (b"<html>", "ba.pdf")}
    with pytest.raises(BadFile):
        move_point(point, BoundaryAction.AGREE, by=actor(Role.KBG), note="Sepakat", seen=2, data=data)
    assert BoundaryPoint.objects.get().state == "dibahas"


def test_only_the_kabag_confirms_and_never_what_they_wrote_themselves(dossier, officer):
    point = add_point(dossier, RECORD, by=officer)
    point = move_point(point, BoundaryAction.DISCUSS, by=officer, note="Rapat", seen=1)
    with pytest.raises(NotAllowed, match="yang dapat: Kepala Bagian Pemerintahan"):
        move_point(point, BoundaryAction.AGREE, by=officer, note="Sepakat", seen=2, data=MINUTES)
    both = factories.user(Role.STF)
    factories.post(both, Role.KBG)
    by = both.actor(TODAY)
    point = edit_point(point, replace(RECORD, name="Lain"), by=by, seen=2)
    with pytest.raises(NotReady, match="dilakukan orang kedua"):
        move_point(point, BoundaryAction.AGREE, by=by, note="Sepakat", seen=3, data=MINUTES)


def test_what_nobody_measured_is_not_discussed(dossier, officer):
    bare = replace(RECORD, field=None, measured_on=None, measured_by="", method="", accuracy=None)
    point = add_point(dossier, bare, by=officer)
    assert point.standing(5) == Standing.UNMEASURED
    with pytest.raises(NotReady, match="Koordinat lapangan belum diisi"):
        move_point(point, BoundaryAction.DISCUSS, by=officer, note="Rapat", seen=1)


def test_every_move_needs_its_reason(dossier, officer):
    point = add_point(dossier, RECORD, by=officer)
    with pytest.raises(NotReady, match="wajib diisi"):
        move_point(point, BoundaryAction.DISCUSS, by=officer, note="  ", seen=1)


def test_an_agreed_point_is_locked_until_it_is_opened_again_with_a_reason(dossier, officer):
    point = agreed(dossier, officer)
    assert editing_refusals(point, officer) == [
        f"Titik {point.code} sudah disepakati, sehingga datanya terkunci."
    ]
    with pytest.raises(NotReady, match="terkunci"):
        edit_point(point, replace(RECORD, name="Lain"), by=officer, seen=3)
    point = move_point(point, BoundaryAction.REOPEN, by=actor(Role.KBG), note="Ukur ulang", seen=3)
    assert (point.state, point.agreed_on, point.agreed_number, point.agreed_paper) == (
        "dibahas",
        None,
        "",
        None,
    )
    assert dossier.events.first().data["minutes"] == MINUTES["number"]
    assert point.papers.count() == 1
    edit_point(point, replace(RECORD, name="Lain"), by=officer, seen=4)


def test_a_move_that_somebody_did_first_is_refused(dossier, officer):
    point = add_point(dossier, RECORD, by=officer)
    move_point(point, BoundaryAction.DISCUSS, by=officer, note="Rapat", seen=1)
    for seen in (1, 2):
        with pytest.raises(Stale, match="kini dibahas"):
            move_point(point, BoundaryAction.DISCUSS, by=officer, note="Rapat", seen=seen)


def test_every_state_has_a_way_on_but_the_withdrawn():
    reached = {row.target for row in BOUNDARY_TABLE} | {BoundaryState.DIFFERS}
    left = {source for row in BOUNDARY_TABLE for source in row.sources}
    assert reached - left == {BoundaryState.VOID}


def test_a_reader_is_told_why_not(dossier, officer):
    point = add_point(dossier, RECORD, by=officer)
    rows = {row.action: row for row in BOUNDARY_TABLE}
    reasons = move_refusals(point, rows[BoundaryAction.DISCUSS], actor(Role.AUD), TODAY)
    assert reasons[0].startswith("Jabatan Anda tidak dapat melakukan “Mulai pembahasan”")


def test_a_photo_is_kept_with_the_point_and_its_dossier(dossier, officer):
    point = add_point(dossier, RECORD, by=officer)
    row = add_paper(point, by=officer, kind=AttachmentKind.PILLAR_PHOTO, data=paper(), name="Pilar.pdf")
    assert (row.cooperation, list(point.papers.all())) == (dossier, [row])
    assert dossier.events.first().sentence == f"mengunggah foto pilar batas untuk titik batas {point.code}"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("official_lat", "-11.6"),
        ("official_lon", "94.4"),
        ("field_lat", "7.4"),
        ("field_lon", "141.6"),
        ("field_lat", None),
        ("measured_on", None),
        ("measured_by", ""),
        ("method", ""),
        ("state", "disepakati"),
        ("state", "lain"),
        ("agreed_on", TODAY),
        ("agreed_number", "1/BA"),
    ],
)
def test_the_database_refuses_what_no_act_would_write(dossier, officer, column, value):
    point = add_point(dossier, RECORD, by=officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        BoundaryPoint.objects.filter(pk=point.pk).update(**{column: value})


def test_the_database_locks_an_agreed_point_and_deletes_none(dossier, officer):
    point = agreed(dossier, officer)
    rows = BoundaryPoint.objects.filter(pk=point.pk)
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        rows.update(name="Lain")
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        rows._raw_delete("default")
