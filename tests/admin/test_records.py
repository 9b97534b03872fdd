"""Records: looked at, never changed, and silent about what is not theirs to read."""

import pytest
from django.urls import reverse

from agreements.admin.records import CappedPaginator
from agreements.models import Attachment, Event
from agreements.rules.enums import Role
from tests import factories

MODELS = ["event", "revision", "notice", "attachment"]


@pytest.fixture
def draft(db):
    """A submitted draft that is nobody's but its OPD's, with one row in each record."""
    row = factories.agreement(state="diajukan", about="Rahasia perbatasan")
    factories.notice(factories.event(row, note="Catatan rahasia", data={"isi": "Rahasia"}), Role.STF)
    factories.attachment(row, name="Rahasia perbatasan.pdf")
    return row


def listed(model):
    return reverse(f"admin:agreements_{model}_changelist")


@pytest.mark.parametrize("model", MODELS)
def test_admin_sistem_sees_a_code_and_no_title(client_adm, draft, model):
    html = client_adm.get(listed(model)).content.decode()
    assert f"KSB {str(draft.uid)[:8]}" in html
    assert "ahasia" not in html


@pytest.mark.parametrize("model", MODELS)
def test_inspektorat_sees_the_instrument(client_aud, draft, model):
    html = client_aud.get(listed(model)).content.decode()
    assert f'href="{reverse("agreement", args=[draft.uid])}">KSB Rahasia perbatasan</a>' in html


@pytest.mark.parametrize("role", ["adm", "aud"])
@pytest.mark.parametrize("model", MODELS)
def test_a_record_is_opened_and_not_changed(request, draft, role, model):
    client = request.getfixturevalue(f"client_{role}")
    row = client.get(listed(model)).context["cl"].result_list[0]
    address = reverse(f"admin:agreements_{model}_change", args=[row.pk])
    html = client.get(address).content.decode()
    assert 'name="_save"' not in html
    assert "Catatan rahasia" not in html
    assert client.post(address, {"act": "lain"}).status_code == 403
    response = client.post(reverse(f"admin:agreements_{model}_delete", args=[row.pk]), {"post": "yes"})
    assert response.status_code == 403
    assert "Catatan tidak dapat diubah atau dihapus." in response.content.decode()


def test_events_are_filtered_by_act_and_searched_by_actor(client_aud, draft):
    other = factories.event(draft, act="kembalikan", actor_name="Sri Contoh")
    found = client_aud.get(listed("event"), {"perbuatan": "kembalikan"}).context["cl"].result_list
    assert list(found) == [other]
    assert list(client_aud.get(listed("event"), {"q": "Sri"}).context["cl"].result_list) == [other]


def test_a_long_record_is_counted_no_further_than_needed(db, monkeypatch, draft):
    for _ in range(4):
        factories.event(draft)
    monkeypatch.setattr("agreements.admin.records.COUNTED", 3)
    assert CappedPaginator(Event.objects.order_by("-pk"), 2).count == 3


@pytest.mark.parametrize("model", MODELS)
def test_more_rows_cost_no_more_queries(client_aud, draft, model, django_assert_max_num_queries):
    with django_assert_max_num_queries(12) as before:
        client_aud.get(listed(model))
    for _ in range(3):
        row = factories.agreement(state="diajukan")
        factories.notice(factories.event(row), Role.STF)
        factories.attachment(row)
    with django_assert_max_num_queries(len(before)):
        client_aud.get(listed(model))
    assert Attachment.objects.count() == 4
