"""Beginning and editing a dossier: what is written, what the history says, who is refused."""

import uuid

import pytest

from agreements.models import Cooperation
from agreements.rules.enums import Role, Stage
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.workflow.dossier import as_told, edit, editing_refusals, start
from tests import factories
from tests.borders import boundary_point

TODAY = factories.today()
PLAN = {"document": "rkpd", "year": 2026, "code": "1.02", "name": "Pelayanan", "page": "12"}
FIELDS = {
    "kind": "ksdd_sukarela",
    "title": "Rujukan pasien",
    "object": "rujukan",
    "scope": "",
    "background": "",
    "benefit": "",
    "location": "",
    "plan_exception": "",
    "plan_exception_note": "",
}


@pytest.fixture
def officer(opd):
    return factories.user(Role.OPO, opd).actor(TODAY)


@pytest.fixture
def staff(db):
    return factories.user(Role.STF).actor(TODAY)


def begun(by, agency, **given):
    given = {"partners": [factories.partner()], "affairs": [], "plans": [PLAN], "fields": FIELDS} | given
    return start(by=by, agency=agency, **given)


def as_it_is(dossier, **changes):
    """The keywords of `edit` for a dossier as it stands, with changes to its fields."""
    return {
        "partners": list(dossier.partners.order_by("places__order")),
        "affairs": list(dossier.affairs.all()),
        "plans": list(dossier.plans.values("document", "year", "code", "name", "page")),
        "fields": {name: getattr(dossier, name) for name in FIELDS} | changes,
    }


def test_a_dossier_begins_as_an_idea_with_its_sets_and_one_event(opd, officer):
    one, two, affair = factories.partner(), factories.partner(), factories.affair()
    dossier = begun(officer, opd, partners=[two, one], affairs=[affair])
    assert (dossier.stage, dossier.agency, dossier.version) == (Stage.IDEA, opd, 1)
    assert list(dossier.partners.order_by("places__order")) == [two, one]
    assert list(dossier.affairs.all()) == [affair]
    assert str(dossier.plans.get()) == "RKPD 2026 1.02"
    event = dossier.events.get()
    assert (event.sentence, event.actor_id) == ("memulai usulan kerja sama", officer.user_id)
    assert event.data["partners"] == [two.name, one.name]


def test_staff_may_begin_for_any_opd_and_officers_for_their_own_alone(opd, officer, staff):
    assert begun(staff, opd).agency == opd
    with pytest.raises(NotAllowed) as refused:
        begun(officer, factories.agency())
    assert refused.value.reasons == ["Hanya OPD pemrakarsa yang dapat memulai kerja sama."]
    assert Cooperation.objects.count() == 1


def test_the_same_page_sent_twice_begins_one_dossier(opd, officer):
    uid = uuid.uuid4()
    begun(officer, opd, uid=uid)
    with pytest.raises(Stale) as refused:
        begun(officer, opd, uid=uid)
    assert refused.value.reasons == ["Usulan ini sudah tersimpan."]
    assert Cooperation.objects.get().events.count() == 1


def test_an_edit_tells_what_changed_from_what_to_what(opd, officer):
    dossier = begun(officer, opd)
    other, affair = factories.partner(name="Kota Lain"), factories.affair(code="9.01", name="air")
    before = dossier.partners.get().name
    given = as_it_is(dossier, title="Rujukan pasien gawat") | {"partners": [other], "affairs": [affair]}
    edited = edit(dossier, by=officer, seen=1, **given)
    assert (edited.title, edited.version) == ("Rujukan pasien gawat", 2)
    event = dossier.events.order_by("-ordinal").first()
    assert event.data == {
        "title": ["Rujukan pasien", "Rujukan pasien gawat"],
        "partners": [[before], ["Kota Lain"]],
        "affairs": [[], ["9.01 air"]],
    }


def test_an_edit_that_changes_nothing_leaves_no_trace(opd, officer):
    dossier = begun(officer, opd)
    edit(dossier, by=officer, seen=1, **as_it_is(dossier))
    dossier.refresh_from_db()
    assert (dossier.version, dossier.events.count()) == (1, 1)


def test_a_stale_edit_is_refused_and_says_who_was_first(opd, officer, staff):
    dossier = begun(officer, opd)
    edit(dossier, by=staff, seen=1, **as_it_is(dossier, benefit="Cepat"))
    with pytest.raises(Stale) as refused:
        edit(dossier, by=officer, seen=1, **as_it_is(dossier, title="Lain"))
    assert refused.value.reasons == [
        f"Data ini sudah diubah {staff.name} sejak Anda membukanya. Isian Anda dipertahankan."
    ]
    dossier.refresh_from_db()
    assert (dossier.title, dossier.benefit) == ("Rujukan pasien", "Cepat")


@pytest.mark.parametrize("stage", [Stage.SUBMITTED, Stage.ACCEPTED, Stage.CLOSED, Stage.CANCELLED])
def test_only_an_idea_or_a_returned_dossier_can_be_edited(opd, officer, stage):
    dossier = factories.cooperation(stage=stage, agency=opd)
    with pytest.raises(NotReady) as refused:
        edit(dossier, by=officer, seen=1, **as_it_is(dossier, title="Lain"))
    assert refused.value.reasons[0].startswith("Data hanya dapat diubah selama usulan")
    returned = factories.cooperation(stage=Stage.RETURNED, agency=opd)
    assert editing_refusals(returned, officer) == []


def test_another_opd_may_not_edit(officer):
    dossier = factories.cooperation(stage=Stage.IDEA)
    with pytest.raises(NotAllowed):
        edit(dossier, by=officer, seen=1, **as_it_is(dossier))


def test_what_is_told_is_in_words(opd, officer):
    dossier = begun(officer, opd)
    assert as_told(dossier)["plans"] == ["RKPD 2026 1.02, Pelayanan, hal. 12"]


def test_a_dossier_with_boundary_points_stays_a_wajib(staff, opd):
    dossier = begun(staff, opd, fields=FIELDS | {"kind": "ksdd_wajib"})
    point = boundary_point(dossier)
    with pytest.raises(NotReady, match="memuat 1 titik batas"):
        edit(dossier, by=staff, seen=dossier.version, **as_it_is(dossier, kind="ksdd_sukarela"))
    assert edit(dossier, by=staff, seen=dossier.version, **as_it_is(dossier, title="Baru")).title == "Baru"
    dossier.refresh_from_db()
    point.state = "dibatalkan"
    point.save()
    changed = edit(dossier, by=staff, seen=dossier.version, **as_it_is(dossier, kind="ksdd_sukarela"))
    assert changed.kind == "ksdd_sukarela"


def test_what_the_chooser_was_told_of_the_burden_is_kept(staff, opd):
    assert begun(staff, opd, burden={"people_pay": True}).burden_answers == {"people_pay": True}
    assert begun(staff, opd).burden_answers == {}
