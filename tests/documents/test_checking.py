"""The checker as the admin set it, on an agreement of the register."""

import pytest
from django.utils import timezone

from agreements.documents.checking import examine
from agreements.models import Agreement, Article, CheckRule, CheckRuleArticle, Override
from tests import factories

pytestmark = pytest.mark.django_db


def found(agreement, rule):
    return [each for each in examine(agreement, factories.today()).findings if each.rule == rule]


@pytest.fixture
def agreement():
    """A KSB that lacks six of its seven parts (KSB-01)."""
    return factories.agreement()


def test_a_change_of_a_rule_acts_at_once(agreement):
    assert found(agreement, "KSB-01")
    row = CheckRule.objects.create(rule="KSB-01", severity="W", note="x")
    assert {each.severity.value for each in found(agreement, "KSB-01")} == {"W"}
    assert examine(agreement, factories.today()).rules == {"KSB-01": {"bobot": "W"}}
    row.active = False
    row.save()
    assert found(agreement, "KSB-01") == []


def test_a_finding_says_whether_its_basis_was_verified(agreement):
    law = factories.regulation(kind="permendagri", number="22", year=2020)
    article = Article.objects.create(regulation=law, number="40", gist="Isi KSB", verified=False)
    row = CheckRule.objects.create(rule="KSB-01", verified=True)
    CheckRuleArticle.objects.create(rule=row, article=article)
    first = found(agreement, "KSB-01")[0]
    assert not first.verified
    assert [each.label for each in first.articles] == ["Permendagri 22/2020 Pasal 40"]
    Article.objects.update(verified=True)
    assert found(agreement, "KSB-01")[0].verified


def waved(agreement, finding):
    person = factories.user()
    return Override.objects.create(
        agreement=agreement,
        rule=finding.rule,
        mark=finding.mark,
        sentence=finding.sentence,
        reason="Disepakati Bagian Hukum",
        by=person,
        by_name=str(person),
        post="Kabag",
        role="kbg",
        at=timezone.now(),
    )


def test_what_was_waved_through_holds_for_that_finding_alone(agreement):
    first, second, *_ = found(agreement, "KSB-01")
    waved(agreement, first)
    now = found(agreement, "KSB-01")
    assert [each.mark for each in now if each.override] == [first.mark]
    assert second.mark in {each.mark for each in now if each.blocks}
    assert now[0].override.reason == "Disepakati Bagian Hukum"


def test_an_examination_is_two_questions(agreement, django_assert_num_queries):
    CheckRule.objects.create(rule="KSB-01")
    agreement = Agreement.objects.select_related("cooperation", "agency").get(pk=agreement.pk)
    with django_assert_num_queries(2):
        examine(agreement, factories.today())
