"""The list of the checker's rules."""

import pytest
from django.urls import reverse

from agreements.models import Article, CheckRule, CheckRuleArticle
from agreements.rules.checks import RULES
from agreements.rules.enums import Role
from tests import factories
from tests.views import watching


def body(client, **query):
    return client.get(reverse("check-rules"), query).content.decode()


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_everybody_reads_every_rule(request, role):
    client = request.getfixturevalue(f"client_{role}")
    page = body(client)
    assert all(f'id="{rule.id}"' in page for rule in RULES)
    assert not watching.writes(client, reverse("check-rules"))


def test_nobody_signed_out_does(client):
    assert client.get(reverse("check-rules")).status_code == 302


def test_one_form_at_a_time(client_stf):
    page = body(client_stf, bentuk="nk")
    assert 'id="NK-01"' in page
    assert 'id="KSB-01"' not in page
    assert 'id="KSB-01"' in body(client_stf, bentuk="apa-saja")


def test_what_an_admin_set_is_told(client_stf):
    CheckRule.objects.create(rule="C-09", severity="W", parameters={"years": 7}, note="x")
    CheckRule.objects.create(rule="PKS-18", active=False)
    page = body(client_stf)
    assert "bobot menurut aturan: menghalangi" in page
    assert "7 (menurut peraturan 5)" in page
    assert "Diatur: dimatikan" in page


def test_the_article_is_quoted_and_linked(client_stf):
    law = factories.regulation(kind="permendagri", number="22", year=2020)
    article = Article.objects.create(regulation=law, number="40", gist="Tujuh isi KSB", verified=True)
    CheckRuleArticle.objects.create(
        rule=CheckRule.objects.create(rule="KSB-01", verified=True), article=article
    )
    page = body(client_stf)
    assert "Tujuh isi KSB" in page
    assert f"{reverse('regulation', args=[law.key])}#pasal-{article.pk}" in page


def test_who_may_change_them_is_led_there(client_reg, client_aud, client_stf):
    panel, waved = reverse("admin:agreements_checkrule_changelist"), reverse("overrides")
    assert panel in body(client_reg)
    assert panel not in body(client_stf)
    assert waved in body(client_aud)
    assert waved not in body(client_stf)
    assert reverse("check-rules") in client_stf.get(reverse("regulations")).content.decode()


def test_the_list_asks_as_often_however_many_rows_there_are(client_stf):
    CheckRule.objects.create(rule="C-01")
    one = watching.count(client_stf, reverse("check-rules"))
    CheckRule.objects.create(rule="C-02")
    CheckRule.objects.create(rule="C-03")
    assert watching.count(client_stf, reverse("check-rules")) == one
