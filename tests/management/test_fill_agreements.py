"""The made-up register for measuring: lawful rows, the same for the same seed, never beside real data."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from agreements.models import Agreement, Cooperation, EndTally, Notice, Party, Report, StateTally, User
from agreements.rules.enums import Role, State
from agreements.workflow.history import broken_links
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker):
    """One filled register for all tests here; what each of them changes is rolled back."""
    told = StringIO()
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("fill_agreements", 300, partners=20, stdout=told)
        yield told.getvalue()
        transaction.set_rollback(True)


def test_real_data_are_left_alone():
    factories.government(is_demo=False)
    with pytest.raises(CommandError, match="bukan data contoh"):
        call_command("fill_agreements", 10)
    assert not Agreement.objects.exists()


def test_as_many_as_asked_in_many_states(filled):
    assert "300 naskah dibuat; seluruhnya 300." in filled
    assert Agreement.objects.count() == 300
    states = Counter(Agreement.objects.values_list("state", flat=True))
    assert states[State.IN_FORCE] > 200
    assert len(states) >= 6
    assert len(set(Agreement.objects.values_list("instrument", flat=True))) >= 3


def test_each_has_parties_words_and_history(filled):
    assert Party.objects.count() == 600
    assert not Agreement.objects.filter(search_text="").exists()
    assert Notice.objects.count() == Cooperation.objects.count()
    assert [broken_links(dossier) for dossier in Cooperation.objects.all()[:5]] == [[]] * 5
    assert Report.objects.exists()


def test_a_ksb_counts_its_validated_pks(filled):
    wrong = [
        row.pk
        for row in Agreement.objects.filter(instrument="ksb")
        if row.signed_children != row.children.filter(state__in=["berlaku", "diakhiri"]).count()
    ]
    assert wrong == []


def test_the_counters_know_them(filled):
    assert sum(StateTally.objects.filter(scope=0).values_list("rows", flat=True)) == 300
    running = Agreement.objects.filter(state=State.IN_FORCE).count()
    assert sum(EndTally.objects.values_list("rows", flat=True)) == running


def test_one_account_for_each_role_that_nobody_can_sign_in_to(filled):
    people = User.objects.filter(username__startswith="ukur-")
    assert people.count() == len(Role)
    assert not any(person.has_usable_password() for person in people)


def test_a_second_run_adds(filled, capsys):
    call_command("fill_agreements", 40, partners=20, seed=2)
    assert "seluruhnya 340." in capsys.readouterr().out
