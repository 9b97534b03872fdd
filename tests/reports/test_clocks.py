"""What is over its deadline: told by dates, for its kinds, to its roles, and never one day early."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from agreements.models import Agreement, Approval, Cooperation, DeadlineRule, clocks_on
from agreements.reports.clocks import late_agreements, late_cooperations
from agreements.reports.queues import waiting
from agreements.rules.enums import Kind, Stage, State
from tests import factories
from tests.reports.asking import actor, titles

pytestmark = pytest.mark.django_db
TODAY = factories.today()
days = factories.days


def begun(day, hour=23):
    return timezone.make_aware(datetime.combine(day, time(hour, 59)))


def clocks():
    return clocks_on(TODAY)


def late(roles=None):
    return {row.about for row in Agreement.objects.filter(late_agreements(clocks(), roles))}


def test_it_is_late_the_day_after_the_last_and_not_before():
    factories.deadline("telaah_hukum", 5)
    factories.agreement(State.LEGAL_REVIEW, about="Hari terakhir", state_since=begun(days(-5), 0))
    factories.agreement(State.LEGAL_REVIEW, about="Lewat", state_since=begun(days(-6)))
    factories.agreement(State.DISCUSSION, about="Tanpa tenggat", state_since=begun(days(-60)))
    assert late() == {"Lewat"}


@pytest.mark.parametrize("unit", ["hari", "hari_kerja", "bulan"])
def test_the_condition_and_the_words_say_the_same(unit):
    factories.deadline("paraf", 2, unit)
    factories.day_off(days(-3), off=True)
    rows = [
        factories.agreement(State.FINAL, about=f"{n} hari", state_since=begun(days(-n)))
        for n in (1, 2, 3, 4, 5, 6, 7, 58, 59, 60, 61, 62, 63)
    ]
    told = {row.about for row in rows if clocks().of_state(row.state, row.kind, row.state_since).over}
    assert late() == told
    assert told


def test_a_changed_rule_acts_at_once_and_a_rule_runs_for_its_kinds_only():
    rule = factories.deadline("validasi", 30, kinds=["ksdpk"])
    for kind in (Kind.KSDPK, Kind.KSDD_WAJIB):
        factories.agreement(State.SIGNED, about=kind.label, kind=kind, state_since=begun(days(-10)))
    assert late() == set()
    DeadlineRule.objects.filter(pk=rule.pk).update(amount=9)
    assert late() == {"KSDPK"}
    DeadlineRule.objects.filter(pk=rule.pk).update(active=False)
    assert late() == set()


def test_lateness_is_brought_to_the_roles_of_its_rule():
    factories.deadline("telaah_hukum", 5, escalate_to=["sek"])
    factories.deadline("pembahasan", 5, escalate_to=["kbg"])
    factories.agreement(State.LEGAL_REVIEW, about="Untuk Sekda", state_since=begun(days(-9)))
    factories.agreement(State.DISCUSSION, about="Untuk Kabag", state_since=begun(days(-9)))
    assert titles("tugas=lewat", actor("sek")) == ["Untuk Sekda"]
    assert titles("tugas=lewat", actor("kbg")) == ["Untuk Kabag"]
    assert titles("tugas=lewat", actor("stf")) == []
    assert "lewat" not in waiting(actor("stf"), clocks())
    assert set(titles("lewat=1", actor("stf"))) == {"Untuk Sekda", "Untuk Kabag"}


def test_a_stranger_to_a_dossier_does_not_see_that_it_is_late(opd):
    factories.deadline("perbaikan", 5, escalate_to=["oph"])
    factories.agreement(State.RETURNED, about="Sendiri", agency=opd, state_since=begun(days(-9)))
    factories.agreement(State.RETURNED, about="Orang lain", state_since=begun(days(-9)))
    assert titles("tugas=lewat", actor("oph", opd)) == ["Sendiri"]
    assert titles("lewat=1", actor("oph", opd)) == ["Sendiri"]


def test_a_ksb_without_pks_is_a_promise_that_can_be_late():
    factories.deadline("ksb_jadi_pks", 180, kinds=["ksdd_sukarela"])
    for at, signed in (("Baru", -180), ("Lama", -181)):
        factories.agreement("berlaku", about=at, signed_on=days(signed), starts_on=days(signed))
    factories.agreement(
        "berlaku", about="Habis", signed_on=days(-400), starts_on=days(-400), ends_on=days(-1)
    )
    kept = factories.agreement("berlaku", about="Ditepati", signed_on=days(-400), starts_on=days(-400))
    Agreement.objects.filter(pk=kept.pk).update(signed_children=1)
    assert late() == {"Lama"}


def test_dossiers_are_late_by_their_stage():
    factories.deadline("telaah_usulan", 3, escalate_to=["kbg"])
    for title, number in (("Lewat", 4), ("Belum", 3)):
        row = factories.cooperation(Stage.SUBMITTED, title=title)
        Cooperation.objects.filter(pk=row.pk).update(stage_since=begun(days(-number)))
    found = Cooperation.objects.filter(late_cooperations(clocks()))
    assert [row.title for row in found] == ["Lewat"]
    assert not Cooperation.objects.filter(late_cooperations(clocks(), {"sek"})).exists()


def at_dprd(dossier, number, state="di_dprd"):
    """A burden test of a dossier whose request was sent that many days ago."""
    return Approval.objects.create(
        cooperation=dossier,
        needed=True,
        reason="Membebani APBD",
        tested_by=dossier.created_by,
        state=state,
        sent_number="1",
        sent_on=days(-number),
        settled_on=TODAY if state == "disetujui" else None,
    )


def test_a_dossier_is_late_where_the_dprd_takes_too_long(client_sek):
    factories.deadline("dprd_total", 45, kinds=["ksdpk", "ksdd_sukarela"], escalate_to=["sek"])
    for title, number, state in (
        ("Lewat", 46, "di_dprd"),
        ("Hari terakhir", 45, "di_dprd"),
        ("Sudah setuju", 90, "disetujui"),
    ):
        at_dprd(factories.cooperation(title=title), number, state)
    late = Cooperation.objects.filter(late_cooperations(clocks(), {"sek"}))
    assert [row.title for row in late] == ["Lewat"]
    assert not Cooperation.objects.filter(late_cooperations(clocks(), {"kbg"})).exists()
    html = client_sek.get("/kerja-sama/?lewat=saya").content.decode()
    assert "Persetujuan DPRD, seluruhnya · lewat 1 hari" in html


def test_without_rules_nothing_is_late():
    factories.agreement(State.SUBMITTED, state_since=timezone.now() - timedelta(days=999))
    assert late() == set()


def test_a_text_for_which_the_dprd_takes_too_long_is_late_in_the_register_too():
    factories.deadline("dprd_total", 45, escalate_to=["kbg"])
    text = factories.agreement(State.DISCUSSION, about="Di DPRD", instrument="pks")
    given = {"needed": True, "reason": "x", "tested_by": text.created_by, "state": "di_dprd"}
    row = Approval.objects.create(
        cooperation=text.cooperation, agreement=text, sent_number="1", sent_on=days(-45), **given
    )
    assert late() == set()
    Approval.objects.filter(pk=row.pk).update(sent_on=days(-46))
    assert late() == {"Di DPRD"}
    assert late({"sek"}) == set()
    assert titles("tugas=lewat", actor("kbg")) == ["Di DPRD"]
