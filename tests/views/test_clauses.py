"""The clause library and what the writing room is offered of it."""

import pytest
from django.urls import reverse

from agreements.models import Clause, ClauseVariant
from agreements.rules.enums import Role
from agreements.workflow import clauses
from tests import factories
from tests.views import watching

ROLES = [role.value for role in Role]
VARIANT = {"name": "singkat", "text": "(1) Satu.\n(2) Dua.", "when": "Selalu."}


def reg():
    return factories.user(Role.REG).actor(factories.today())


def made(title="Kahar", key="kahar", *variants):
    by = reg()
    clause = clauses.save_clause(None, by=by, seen=None, fields={"key": key, "title": title, "note": ""})
    for fields in variants or (VARIANT,):
        clauses.save_variant(clause, None, by=by, seen=None, fields=fields)
    return clause


def url(name, clause, *rest):
    return reverse(name, args=[clause.uid, *rest])


def body(client, address, **query):
    return client.get(address, query).content.decode()


@pytest.mark.parametrize("role", ROLES)
def test_everybody_reads_clauses(request, role):
    client = request.getfixturevalue(f"client_{role}")
    clause = made()
    for address in (reverse("clauses"), url("clause", clause)):
        assert "Kahar" in body(client, address)
        assert not watching.writes(client, address)


@pytest.mark.parametrize("role", [role for role in ROLES if role != "reg"])
def test_who_may_not_keep_them_is_told(request, role):
    client = request.getfixturevalue(f"client_{role}")
    clause = made()
    variant = clause.variants.get()
    pages = [reverse("clause-new"), url("clause-edit", clause), url("variant-new", clause)]
    for address in [*pages, url("variant-edit", clause, variant.uid)]:
        assert client.get(address).status_code == 403
    assert client.post(url("clause-archive", clause), {"seen": 1, "note": "x"}).status_code == 403
    assert url("clause-edit", clause) not in body(client, url("clause", clause))


def test_the_list_is_searched(client_stf):
    made("Kahar")
    made("Selisih", "perselisihan", VARIANT | {"text": "Arbitrase."})
    assert "Kahar" not in body(client_stf, reverse("clauses"), q="arbitrase")
    assert "Selisih" in body(client_stf, reverse("clauses"), q="arbitrase")
    assert "Selisih" not in body(client_stf, reverse("clauses"), pokok="kahar")


def test_the_list_asks_as_often_however_many_there_are(client_stf):
    clause = made("A")
    one = watching.count(client_stf, reverse("clauses")), watching.count(client_stf, url("clause", clause))
    made("B")
    for name in ("b", "c"):
        clauses.save_variant(clause, None, by=reg(), seen=None, fields=VARIANT | {"name": name})
    now = watching.count(client_stf, reverse("clauses")), watching.count(client_stf, url("clause", clause))
    assert now == one


def test_a_clause_is_made_and_then_its_first_variant(client_reg):
    data = {"key": "kahar", "title": "Kahar", "note": ""}
    answer = client_reg.post(reverse("clause-new"), data)
    clause = Clause.objects.get()
    assert answer.url == url("variant-new", clause)
    assert client_reg.post(answer.url, VARIANT).url == url("clause", clause)
    assert clause.variants.get().text == VARIANT["text"]
    again = client_reg.post(reverse("clause-new"), data | {"title": "KAHAR"})
    assert again.status_code == 409
    assert "sudah dipakai" in again.content.decode()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": ""}, "tidak boleh kosong"),
        ({"text": "<i>x</i>"}, "tanda HTML"),
        ({"text": "Selama {{jangka_waktuu}}."}, "{{jangka_waktu}}"),
        ({"name": "SINGKAT"}, "sudah mempunyai varian"),
    ],
)
def test_bad_variants_are_told_and_kept(client_reg, changes, words):
    clause = made()
    answer = client_reg.post(
        url("variant-new", clause), VARIANT | {"name": "lain", "when": "tetap"} | changes
    )
    page = answer.content.decode()
    assert answer.status_code in (409, 422)
    assert words in page
    assert "tetap" in page
    assert ClauseVariant.objects.count() == 1


def test_of_two_who_change_a_variant_the_second_is_told(client_reg):
    clause = made()
    address = url("variant-edit", clause, clause.variants.get().uid)
    client_reg.post(address, VARIANT | {"when": "pertama", "seen": 1})
    answer = client_reg.post(address, VARIANT | {"when": "kedua", "seen": 1})
    assert answer.status_code == 409
    assert "kedua" in answer.content.decode()
    assert client_reg.post(address, VARIANT | {"when": "kedua", "seen": 2}).status_code == 302


def test_a_clause_and_a_variant_are_archived_with_a_reason(client_reg):
    clause = made()
    variant = clause.variants.get()
    address = url("clause-archive", clause)
    assert client_reg.get(address).status_code == 404
    refused = client_reg.post(address, {"seen": 1, "variant": variant.uid, "note": ""})
    assert refused.status_code == 409
    client_reg.post(address, {"seen": 1, "variant": variant.uid, "note": "Usang"})
    client_reg.post(address, {"seen": 1, "note": "Usang"})
    variant.refresh_from_db()
    clause.refresh_from_db()
    assert (variant.archived, clause.archived) == (True, True)
    client_reg.post(address, {"seen": 2})
    clause.refresh_from_db()
    assert not clause.archived
    assert client_reg.post(address, {"seen": 2, "variant": "entah"}).status_code == 404


# In the writing room


@pytest.fixture
def draft(opd):
    factories.government()
    return factories.agreement("draf", agency=opd, cooperation=factories.cooperation(agency=opd))


def test_the_writer_is_offered_the_subject_first_and_live_variants_only(client_opo, draft):
    first = made("Zahar", "kahar", VARIANT, VARIANT | {"name": "lama", "text": "Lama."})
    made("Akhir", "pengakhiran", VARIANT | {"text": "Akhir."})
    clauses.set_archived(first.variants.get(name="lama"), True, by=reg(), seen=1, note="x")
    page = body(client_opo, reverse("agreement-clauses", args=[draft.uid]), pokok="kahar")
    assert page.index("Zahar") < page.index("Akhir")
    assert "Lama." not in page
    assert "Zahar" not in body(client_opo, reverse("agreement-clauses", args=[draft.uid]), q="akhir")


def test_who_may_not_write_is_offered_nothing(client_hkm, client_oph, draft):
    assert client_hkm.get(reverse("agreement-clauses", args=[draft.uid])).status_code == 403
    assert client_oph.get(reverse("agreement-clauses", args=[draft.uid])).status_code == 200


def test_a_stranger_finds_nothing(client_opo, db):
    other = factories.agreement("draf")
    for name in ("agreement-clauses", "agreement-template"):
        assert client_opo.get(reverse(name, args=[other.uid])).status_code == 404


def test_the_origin_of_an_inserted_clause_is_noted(client_opo, draft):
    variant = made().variants.get()
    address = reverse("agreement-clause-note", args=[draft.uid])
    assert client_opo.get(address).status_code == 404
    assert client_opo.post(address, {"pasal": "p1", "varian": variant.pk}).status_code == 204
    assert draft.origin.parts["p1"]["variant"] == variant.pk
    for data in ({"pasal": "p 1", "varian": variant.pk}, {"pasal": "p1", "varian": "x"}, {"pasal": "p1"}):
        assert client_opo.post(address, data).status_code == 404


def test_the_writing_room_has_the_dialog(client_opo, draft):
    page = body(client_opo, reverse("agreement-write", args=[draft.uid]))
    assert "data-clauses-open" in page
    assert "js/clauses" in page
