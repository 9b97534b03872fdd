"""The history page: plain sentences, what changed, and the verdict on the chain."""

from datetime import date

import pytest
from django.db import connection
from django.urls import reverse

from agreements.models import DeadlineRule
from agreements.rules.enums import Role, Stage
from agreements.workflow.dossier import edit
from agreements.workflow.transition import perform
from tests import factories
from tests.views.watching import count, writes


@pytest.fixture
def dossier(opd):
    return factories.cooperation(stage=Stage.IDEA, agency=opd, affairs=[factories.affair()], title="Air")


def address(dossier, query=""):
    return reverse("cooperation-history", args=[dossier.uid]) + query


def test_an_act_tells_the_deadline_it_was_judged_by_although_the_rule_changed(client_stf, dossier):
    factories.deadline("telaah_usulan", 5, "hari_kerja", citation="Praktik setempat")
    dossier = factories.cooperation(stage=Stage.SUBMITTED)
    perform(dossier, "terima", by=client_stf.person.actor(factories.today()))
    DeadlineRule.objects.update(amount=1)
    told = "Telaah usulan: tersisa 5 hari kerja (tenggat 5 hari kerja; Praktik setempat, belum diverifikasi)"
    assert told in words(client_stf.get(address(dossier)))
    page = client_stf.get(reverse("cooperation", args=[dossier.uid]))
    assert told in words(page)


def words(response):
    return " ".join(response.content.decode().split())


def changed(client, dossier, **fields):
    names = ("kind", "title", "object", "scope", "background", "benefit", "location")
    kept = {name: getattr(dossier, name) for name in (*names, "plan_exception", "plan_exception_note")}
    return edit(
        dossier,
        by=client.person.actor(factories.today()),
        seen=dossier.version,
        partners=list(dossier.partners.all()),
        affairs=list(dossier.affairs.all()),
        plans=list(dossier.plans.values("document", "year", "code", "name", "page")),
        fields=kept | fields,
    )


def test_events_are_told_in_words_newest_first(client_opo, dossier):
    factories.attachment(dossier, kind="bukti_rencana")
    proof = {"plan_exception_number": "1/2026", "plan_exception_on": date(2026, 1, 5)}
    dossier = changed(client_opo, dossier, title="Air minum", plan_exception="darurat", **proof)
    actor = client_opo.person.actor(factories.today())
    factories.attachment(dossier, kind="kak")
    perform(dossier, "ajukan", by=actor, note="Mohon ditelaah", seen=dossier.version)
    response = client_opo.get(address(dossier))
    events = response.context["events"]
    assert [event["sentence"] for event in events] == [
        "mengajukan usulan kerja sama",
        "mengubah data kerja sama",
    ]
    assert events[1]["changes"] == [
        ("judul", "Air", "Air minum"),
        ("pengecualian perencanaan", "", "Mengatasi kondisi darurat"),
        ("tanggal keputusan pengecualian", "", "5 Januari 2026"),
        ("nomor keputusan pengecualian", "", "1/2026"),
    ]
    assert (events[0]["note"], events[0]["tone"]) == ("Mohon ditelaah", "info")
    assert "Rantai riwayat utuh" in words(response)
    assert "2 butir diperiksa" in words(response)


def test_a_broken_chain_is_told(client_aud, client_opo, dossier):
    changed(client_opo, dossier, title="Air minum")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE agreements_event SET note = 'lain'")
        cursor.execute("SET LOCAL session_replication_role = origin")
    shown = words(client_aud.get(address(dossier)))
    assert "Rantai riwayat tidak utuh" in shown
    assert "sejak butir 1." in shown


def test_the_history_goes_on_page_by_page(client_opo, dossier, monkeypatch):
    monkeypatch.setattr("agreements.views.history.PER_PAGE", 2)
    for at in range(3):
        dossier = changed(client_opo, dossier, title=f"Air {at}")
    first = client_opo.get(address(dossier)).context
    assert ([event["ordinal"] for event in first["events"]], first["older"]) == ([3, 2], 2)
    second = client_opo.get(address(dossier, "?sebelum=2")).context
    assert ([event["ordinal"] for event in second["events"]], second["older"]) == ([1], None)
    assert len(client_opo.get(address(dossier, "?sebelum=x")).context["events"]) == 2


@pytest.mark.parametrize("role", [Role.STF, Role.HKM, Role.TKS, Role.SEK, Role.WKT, Role.AUD, Role.OPH])
def test_who_reads_it(request, dossier, role):
    client = request.getfixturevalue(f"client_{role.value}")
    assert client.get(address(dossier)).status_code == 200


def test_who_does_not(client_opo, client_adm, opd):
    assert client_opo.get(address(factories.cooperation())).status_code == 404
    signed = factories.agreement("berlaku", agency=opd).cooperation
    response = client_adm.get(address(signed))
    assert response.status_code == 403
    assert "tidak dapat membaca riwayat" in words(response)


def test_markup_is_text_and_a_get_writes_nothing(client_opo, dossier):
    dossier = changed(client_opo, dossier, title="<b>Air</b>")
    assert "<b>Air" not in words(client_opo.get(address(dossier)))
    assert writes(client_opo, address(dossier)) == []


def test_the_page_costs_the_same_with_more_events(client_opo, dossier):
    dossier = changed(client_opo, dossier, title="Air 1")
    before = count(client_opo, address(dossier))
    for at in (2, 3):
        dossier = changed(client_opo, dossier, title=f"Air {at}")
    assert count(client_opo, address(dossier)) == before <= 8
