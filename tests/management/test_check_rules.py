"""The rows of the checker's rules."""

import pytest
from django.core.management import call_command

from agreements.management.check_rules import load_check_rules
from agreements.models import CheckRule
from agreements.rules.checks import RULES

pytestmark = pytest.mark.django_db


def test_every_rule_gets_a_row_with_its_articles_once():
    call_command("load_reference", verbosity=0)
    assert CheckRule.objects.count() == len(RULES)
    parts = CheckRule.objects.get(rule="KSB-01")
    assert [str(each) for each in parts.articles.all()] == [
        "Peraturan Menteri Dalam Negeri Nomor 22 Tahun 2020 Pasal 40"
    ]
    assert parts.verified
    assert not CheckRule.objects.get(rule="KSB-03").verified  # practice
    assert not CheckRule.objects.get(rule="PKS-21").verified  # its law has no verified article
    parts.note = "diubah"
    parts.save()
    assert load_check_rules() == (0, 0, len(RULES))
    parts.refresh_from_db()
    assert parts.note == "diubah"
