"""Mapping: the OPD drafts, its head submits, the section judges; each act leaves a line; closed is closed."""

import pytest
from django.db import InternalError, transaction

from agreements.documents.archive import store
from agreements.models import Coordination, Mapping, MappingItem, PlanEvent
from agreements.rules.enums import Kind, Role
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.plan_words import MappingState, PlanAction
from agreements.workflow.mapping import copy_last_year, drop_item, move, record_coordination, save_item
from tests import factories, planned
from tests.rules.test_files import pdf

TODAY = factories.today()
YEAR = TODAY.year + 1


def actor(role, agency=None):
    return factories.user(role, agency).actor(TODAY)


@pytest.fixture
def officer(opd):
    return actor(Role.OPO, opd)


@pytest.fixture
def head(opd):
    return actor(Role.OPH, opd)


@pytest.fixture
def staff(db):
    return actor(Role.STF)


def fields(**given):
    category = factories.category()
    return {
        "affair": factories.affair(),
        "object": "Air bersih",
        "need": "Pipa kurang",
        "partner": None,
        "candidate": "Kabupaten Tetangga",
        "category": category,
        "kind": "ksdd_sukarela",
        "document": "",
        "code": "",
        "programme": "",
        "first_year": YEAR,
        "last_year": YEAR,
        "priority": "1",
        "benefit": "Air mengalir",
    } | given


def submitted(opd, officer, head):
    mapping = save_item(opd, YEAR, by=officer, fields=fields()).mapping
    return move(Mapping.objects.get(pk=mapping.pk), PlanAction.SUBMIT, by=head)


def test_the_first_potential_begins_the_mapping_and_each_is_told(opd, officer):
    one = save_item(opd, YEAR, by=officer, fields=fields())
    two = save_item(opd, YEAR, by=officer, fields=fields(object="Sampah"))
    mapping = Mapping.objects.get()
    assert (one.mapping, two.mapping, mapping.agency, mapping.year) == (mapping, mapping, opd, YEAR)
    told = mapping.events.order_by("pk").values_list("actor_name", "sentence", "post")
    post = officer.posts[0].label
    assert list(told) == [
        (officer.name, "menambah potensi: Air bersih", post),
        (officer.name, "menambah potensi: Sampah", post),
    ]


@pytest.mark.parametrize("role", [Role.STF, Role.KBG, Role.TKS, Role.AUD])
def test_only_the_own_opd_maps(opd, role):
    with pytest.raises(NotAllowed):
        save_item(opd, YEAR, by=actor(role), fields=fields())
    with pytest.raises(NotAllowed):
        save_item(opd, YEAR, by=actor(Role.OPO, factories.agency()), fields=fields())
    assert not Mapping.objects.exists()


def test_a_potential_is_changed_and_taken_out_by_who_saw_it_last(opd, officer):
    item = save_item(opd, YEAR, by=officer, fields=fields())
    changed = save_item(opd, YEAR, by=officer, fields=fields(object="Air minum"), item=item, seen=1)
    assert (changed.object, changed.version) == ("Air minum", 2)
    with pytest.raises(Stale):
        save_item(opd, YEAR, by=officer, fields=fields(), item=item, seen=1)
    with pytest.raises(Stale):
        drop_item(item, by=officer, seen=1)
    drop_item(item, by=officer, seen=2)
    assert not MappingItem.objects.exists()
    with pytest.raises(Stale):
        drop_item(item, by=officer, seen=2)


def test_the_head_submits_and_the_section_accepts(opd, officer, head, staff):
    mapping = save_item(opd, YEAR, by=officer, fields=fields()).mapping
    with pytest.raises(NotAllowed):
        move(mapping, PlanAction.SUBMIT, by=officer)
    mapping = move(mapping, PlanAction.SUBMIT, by=head, note=" Mohon diterima ", seen=mapping.version)
    assert (mapping.state, mapping.submitted_by_id) == (MappingState.SUBMITTED, head.user_id)
    mapping = move(mapping, PlanAction.ACCEPT, by=staff)
    assert (mapping.state, mapping.judged_by_id) == (MappingState.ACCEPTED, staff.user_id)
    last, before = mapping.events.all()[:2]
    assert (last.sentence, last.from_state, last.to_state) == ("menerima pemetaan", "diajukan", "diterima")
    assert (before.note, before.act) == ("Mohon diterima", "ajukan")


def test_what_is_not_whole_is_not_submitted(opd, officer, head):
    item = save_item(opd, YEAR, by=officer, fields=fields(kind=""))
    with pytest.raises(NotReady, match="jenis belum diisi"):
        move(item.mapping, PlanAction.SUBMIT, by=head)
    mapping = drop_item(item, by=officer)
    with pytest.raises(NotReady, match="belum memuat potensi"):
        move(mapping, PlanAction.SUBMIT, by=head)


def test_a_return_needs_its_reason_and_opens_the_mapping_again(opd, officer, head, staff):
    mapping = submitted(opd, officer, head)
    with pytest.raises(NotReady, match="wajib diisi"):
        move(mapping, PlanAction.RETURN, by=staff, note="  ")
    mapping = move(mapping, PlanAction.RETURN, by=staff, note="Beri angka")
    assert (mapping.state, mapping.return_reason) == (MappingState.RETURNED, "Beri angka")
    save_item(opd, YEAR, by=officer, fields=fields(object="Sampah"))
    mapping = move(Mapping.objects.get(), PlanAction.SUBMIT, by=head)
    assert mapping.return_reason == ""
    move(mapping, PlanAction.ACCEPT, by=staff)
    reopened = move(mapping, PlanAction.REOPEN, by=actor(Role.KBG), note="Tambah urusan")
    assert reopened.state == MappingState.RETURNED


def test_a_closed_mapping_takes_no_change_not_even_from_below(opd, officer, head):
    mapping = submitted(opd, officer, head)
    with pytest.raises(NotReady, match="tidak dapat diubah"):
        save_item(opd, YEAR, by=officer, fields=fields())
    item = mapping.items.get()
    for change in (item.delete, item.save, lambda: planned.mapping_item(mapping, state=mapping.state)):
        with pytest.raises(InternalError), transaction.atomic():
            change()


def test_nobody_judges_what_they_submitted(opd, officer):
    person = factories.user(Role.OPH, opd)
    factories.post(person, Role.STF)
    both = person.actor(TODAY)
    mapping = submitted(opd, officer, both)
    with pytest.raises(NotAllowed, match="orang lain"):
        move(mapping, PlanAction.ACCEPT, by=both)


def test_who_was_slower_is_told_who_was_first(opd, officer, head, staff):
    mapping = submitted(opd, officer, head)
    move(mapping, PlanAction.ACCEPT, by=staff)
    with pytest.raises(Stale, match="kini Diterima"):
        move(mapping, PlanAction.RETURN, by=actor(Role.KBG), note="Terlambat", seen=mapping.version)


def test_a_forum_is_recorded_with_its_paper(opd, staff, officer):
    item = planned.mapping_item(kind=Kind.KSDD_WAJIB.value)
    other = planned.mapping_item()
    given = {
        "forum": "rakortek_provinsi",
        "held_on": TODAY,
        "place": "Surabaya",
        "minutes_number": "BA/1",
        "result": "Sepakat",
    }
    paper = store(pdf(), name="BA.pdf")
    with pytest.raises(NotAllowed):
        record_coordination(YEAR, by=officer, fields=given, items=[item], paper=paper)
    with pytest.raises(NotReady, match="KSDD wajib"):
        record_coordination(YEAR, by=staff, fields=given, items=[item, other], paper=paper)
    kept = record_coordination(YEAR, by=staff, fields=given, items=[item], paper=paper)
    assert list(kept.items.all()) == [item]
    assert (kept.papers.get().kind, kept.events.get().actor_name) == ("koordinasi_teknis", staff.name)
    assert not MappingItem.objects.uncoordinated().exists()


@pytest.mark.parametrize("model", [PlanEvent, Coordination])
def test_history_and_forums_are_never_changed(opd, officer, staff, model):
    save_item(opd, YEAR, by=officer, fields=fields())
    item = planned.mapping_item(kind=Kind.KSDD_WAJIB.value)
    given = {"forum": "musrenbangnas", "held_on": TODAY, "place": "J", "minutes_number": "1", "result": "S"}
    record_coordination(YEAR, by=staff, fields=given, items=[item], paper=store(pdf(), name="BA.pdf"))
    for change in (lambda: model.objects.all()._raw_delete("default"), lambda: model.objects.first().save()):
        with pytest.raises(InternalError), transaction.atomic():
            change()


def last_years(opd, **given):
    before = Mapping.objects.filter(agency=opd, year=YEAR - 1).first() or planned.mapping(opd, year=YEAR - 1)
    return planned.mapping_item(before, **given)


def test_last_years_potentials_are_copied_as_drafts_and_named(opd, officer):
    kept = last_years(opd, object="Air bersih", last_year=YEAR + 1)
    last_years(opd, object="Sampah")
    planned.plan_code(document="rkpd", year=YEAR, code="1.01")
    planned.plan_code(document="rkpd", year=YEAR - 1, code="9.99")
    last_years(opd, object="Jalan", document="rkpd", code="9.99", programme="Jalan")
    last_years(opd, object="Sekolah", document="rkpd", code="1.01", programme="Sekolah")
    save_item(
        opd,
        YEAR,
        by=officer,
        fields=fields(object="sampah", affair=MappingItem.objects.get(object="Sampah").affair),
    )
    done = copy_last_year(opd, YEAR, by=officer)
    assert set(done.copied) == {"Air bersih", "Jalan", "Sekolah"}
    assert (done.left, done.uncoded) == (("Sampah",), ("Jalan",))
    copies = {item.object: item for item in MappingItem.objects.filter(mapping__year=YEAR)}
    assert set(copies) == {"Air bersih", "Jalan", "Sekolah", "sampah"}
    one = copies["Air bersih"]
    assert (one.first_year, one.last_year, one.benefit) == (YEAR, YEAR + 1, kept.benefit)
    assert (copies["Jalan"].code, copies["Sekolah"].code) == ("", "1.01")
    event = PlanEvent.objects.order_by("-pk").first()
    assert event.sentence == f"menyalin 3 potensi dari pemetaan {YEAR - 1}"
    assert set(event.data["copied"]) == set(done.copied)
    with pytest.raises(NotReady, match="sudah ada"):
        copy_last_year(opd, YEAR, by=officer)


def test_copying_is_the_opds_and_needs_something_to_copy(opd, officer, staff, head):
    with pytest.raises(NotReady, match="tidak memuat potensi"):
        copy_last_year(opd, YEAR, by=officer)
    assert not Mapping.objects.filter(year=YEAR).exists()
    last_years(opd)
    with pytest.raises(NotAllowed):
        copy_last_year(opd, YEAR, by=staff)
    submitted(opd, officer, head)
    with pytest.raises(NotReady, match="tidak dapat diubah"):
        copy_last_year(opd, YEAR, by=officer)
