"""Rules on deadlines and days off, as the database keeps them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from agreements.models import DayOff, DeadlineRule, clocks_on
from agreements.rules.enums import Kind, Stage
from tests import factories

TODAY = factories.today()


@pytest.mark.django_db
class TestWhatTheDatabaseRefuses:
    @pytest.mark.parametrize(
        ("given", "name"),
        [
            ({"amount": 0}, "deadline_at_least_one"),
            ({"unit": "minggu"}, "deadline_unit_known"),
            ({"deems_approved": True}, "deadline_deems_by_article"),
        ],
    )
    def test_a_rule_that_cannot_be(self, given, name):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            factories.deadline("dprd_total", **given)

    def test_two_active_rules_of_one_key(self):
        factories.deadline("paraf", active=False)
        factories.deadline("paraf")
        with pytest.raises(IntegrityError, match="deadline_active_once"), transaction.atomic():
            factories.deadline("paraf")


@pytest.mark.django_db
def test_the_clocks_of_a_day_are_the_active_rows_and_the_days_off(django_assert_num_queries):
    factories.deadline("telaah_usulan", 3, "hari_kerja", kinds=["ksdpk"], citation="Pasal 7")
    factories.deadline("paraf", active=False)
    off = factories.day_off(TODAY - timedelta(days=3))
    with django_assert_num_queries(1):
        clocks = clocks_on(TODAY)
    assert set(clocks.rules) == {"telaah_usulan"}
    assert clocks.days_off.why(off.day) == off.name
    found = clocks.of_stage(Stage.SUBMITTED, Kind.KSDPK, TODAY)
    assert (found.clock.length, found.clock.basis) == ("3 hari kerja", "Pasal 7")


@pytest.mark.django_db
def test_every_change_is_kept_in_the_history():
    rule = factories.deadline("paraf", 5)
    DeadlineRule.objects.filter(pk=rule.pk).update(amount=9)
    day = factories.day_off(TODAY)
    DayOff.objects.filter(pk=day.pk).update(off=False)
    kept = DeadlineRule.pgh_event_model.objects.filter(id=rule.pk).order_by("pgh_id")
    assert list(kept.values_list("pgh_label", "amount")) == [("insert", 5), ("update", 9)]
    assert DayOff.pgh_event_model.objects.filter(id=day.pk).count() == 2


@pytest.mark.django_db
def test_a_rule_tells_its_length_kinds_and_roles():
    rule = factories.deadline("perpanjangan_ln", 6, "bulan", kinds=["ksdll", "ksdpl"], escalate_to=["kbg"])
    assert (str(rule), rule.backward) == ("Surat perpanjangan kerja sama luar negeri (6 bulan)", True)
    assert [kind.label for kind in rule.kind_words] == ["KSDPL", "KSDLL"]
    assert [role.label for role in rule.role_words] == ["Kepala Bagian Pemerintahan"]
