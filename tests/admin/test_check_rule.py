"""The checker's rules in the panel."""

import pytest
from django.urls import reverse

from agreements.models import Article, CheckRule, CheckRuleArticle
from tests import factories
from tests.admin.filling import errors, filled, row


@pytest.fixture
def cap():
    """The rule on the term of a KSB, resting on a verified article."""
    rule = CheckRule.objects.create(rule="C-09")
    article = Article.objects.create(
        regulation=factories.regulation(), number="9 ayat (3)", gist="Paling lama 5 tahun", verified=True
    )
    CheckRuleArticle.objects.create(rule=rule, article=article)
    return rule


def address_of(rule):
    return reverse("admin:agreements_checkrule_change", args=[rule.pk])


def edit(client, rule, drop=(), **columns):
    data = filled(client.get(address_of(rule))) | columns
    data = {name: value for name, value in data.items() if name not in drop}
    return client.post(address_of(rule), data, follow=True)


def test_a_number_is_set_and_its_history_kept(client_reg, cap):
    edit(client_reg, cap, nilai_years=7)
    cap.refresh_from_db()
    assert cap.parameters == {"years": 7}
    page = client_reg.get(reverse("admin:agreements_checkrule_history", args=[cap.pk]))
    assert "nilai" in page.content.decode()


@pytest.mark.parametrize("value", ["0", "-3", "51"])
def test_a_number_that_cannot_be_is_refused_and_what_was_typed_is_kept(client_reg, cap, value):
    response = edit(client_reg, cap, nilai_years=value)
    assert any("antara 1 dan 50" in each for each in errors(response))
    assert f'value="{value}"' in response.content.decode()
    cap.refresh_from_db()
    assert cap.parameters == {}


def test_what_the_law_blocks_is_switched_off_only_with_a_reason(client_reg, cap):
    response = edit(client_reg, cap, drop=["active"])
    assert any("Tulis alasan" in each for each in errors(response))
    edit(client_reg, cap, drop=["active"], note="Diatur Keputusan Wali Kota Nomor 5 Tahun 2026")
    cap.refresh_from_db()
    assert not cap.active


def test_a_rule_is_verified_on_verified_articles_only(client_reg, cap):
    edit(client_reg, cap, verified="on")
    cap.refresh_from_db()
    assert cap.verified
    doubtful = Article.objects.create(regulation=factories.regulation(), number="1", gist="x")
    data = row("links", filled(client_reg.get(address_of(cap))), article=doubtful.pk)
    assert any("belum semuanya" in each for each in errors(client_reg.post(address_of(cap), data)))


def test_an_unknown_rule_cannot_be_added(client_reg):
    address = reverse("admin:agreements_checkrule_add")
    response = client_reg.post(address, filled(client_reg.get(address)) | {"rule": "C-99"})
    assert any("tidak mengenal aturan" in each for each in errors(response))
    client_reg.post(address, filled(client_reg.get(address)) | {"rule": "C-15", "active": "on"})
    assert CheckRule.objects.get().rule == "C-15"


def test_a_rule_is_not_deleted(client_reg, cap):
    response = client_reg.post(reverse("admin:agreements_checkrule_delete", args=[cap.pk]), {"post": "yes"})
    assert response.status_code == 403
    assert "tidak dihapus" in response.content.decode()


def test_bagian_hukum_only_looks_and_others_do_not_enter(client_hkm, client_stf, cap):
    page = client_hkm.get(address_of(cap))
    assert page.status_code == 200
    assert 'name="_save"' not in page.content.decode()
    assert client_hkm.post(address_of(cap), {"active": "on"}).status_code == 403
    assert client_stf.get(address_of(cap)).status_code == 403


def test_the_list_asks_as_often_for_many_rules(client_reg, cap, django_assert_max_num_queries):
    for code in ("C-01", "C-02", "C-03"):
        CheckRule.objects.create(rule=code)
    with django_assert_max_num_queries(12):
        client_reg.get(reverse("admin:agreements_checkrule_changelist"))
