"""Proposing another place, seeing what a proposal does elsewhere and what it stands in the way of."""

import pytest
from django.urls import reverse

from agreements.documents.content import text_of
from agreements.models import Agreement, Reaction, Suggestion
from agreements.rules.enums import SuggestionKind, Visibility
from agreements.rules.naskah import digest_of
from agreements.rules.suggesting import Change, place_mark
from agreements.workflow.reacting import react
from agreements.workflow.sharing import enter, read_out_code
from agreements.workflow.suggesting import propose
from tests import factories
from tests.views.watching import writes
from tests.workflow.test_suggesting import other_words

TODAY = factories.today()


@pytest.fixture
def draft(opd):
    return factories.agreement(agency=opd, text=factories.text("MAKSUD", "OBJEK", "PENUTUP"))


def page(draft):
    return reverse("discussion", args=[draft.uid])


def move_of(draft, part, after):
    return Change(part, SuggestionKind.MOVE, place_mark(text_of(draft), part), None, after)


def test_an_officer_proposes_another_place_after_seeing_what_it_does(client_opo, draft):
    address = reverse("suggest-move", args=[draft.uid, "p3"])
    assert not writes(client_opo, address)
    digest = client_opo.get(address).context["form"]["digest"].value()
    data = {"after": "p1", "reason": "Runtut.", "visibility": "bersama", "digest": digest}
    seen = client_opo.post(address, data | {"lihat": "1"})
    assert "pindahkan Pasal 3 PENUTUP ke belakang Pasal 1 MAKSUD" in seen.content.decode()
    assert (seen.context["form"]["reason"].value(), Suggestion.objects.count()) == ("Runtut.", 0)
    client_opo.post(address, data)
    row = Suggestion.objects.get()
    assert (row.kind, row.after, row.visibility) == (SuggestionKind.MOVE, "p1", Visibility.SHARED)
    html = client_opo.get(page(draft)).content.decode()
    assert "Usul: pindahkan Pasal 3 PENUTUP ke belakang Pasal 1 MAKSUD" in html
    assert "2 nomor ikut berubah" in html


@pytest.mark.parametrize("role", ["aud", "wkt"])
def test_who_only_reads_proposes_no_place(request, draft, role):
    browser = request.getfixturevalue(f"client_{role}")
    assert browser.get(reverse("suggest-move", args=[draft.uid, "p3"])).status_code == 403


def test_what_is_no_part_has_no_place(client_opo, draft):
    for part in ("konsiderans", "baru", "x"):
        assert client_opo.get(reverse("suggest-move", args=[draft.uid, part])).status_code == 404


def test_proposals_in_each_others_way_say_so_before_and_after(client_opo, client_hkm, draft):
    by = client_hkm.person.actor(TODAY)
    first, second = propose(draft, by=by, changes=[move_of(draft, "p3", "p1"), move_of(draft, "p3", "")])
    html = client_opo.get(page(draft)).content.decode()
    assert html.count("Bertentangan dengan usul lain") == 2
    act = reverse("suggestion-act", args=[draft.uid, first.uid, "terima"])
    answer = client_opo.post(act, follow=True)
    html = answer.content.decode()
    assert "bertentangan dengan usul Pasal 3 PENUTUP" in html
    assert "Letak bagian ini, atau bagian yang dituju, sudah berubah" in html
    refused = client_opo.post(reverse("suggestion-act", args=[draft.uid, second.uid, "terima"]))
    assert (refused.status_code, "berpindah tempat" in refused.content.decode()) == (409, True)


def test_a_move_of_what_is_gone_can_only_be_turned_down(client_opo, draft):
    by = client_opo.person.actor(TODAY)
    propose(draft, by=by, changes=[move_of(draft, "p3", "p1")])
    text = draft.text
    Agreement.objects.filter(pk=draft.pk).update(text=text | {"pasal": text["pasal"][:2]})
    html = client_opo.get(page(draft)).content.decode()
    assert "Pindahkan juga sekarang" not in html
    assert "Tolak usul ini" in html


def test_a_removal_tells_which_references_lose_their_target(client_opo, draft):
    text = text_of(draft)
    draft.text["pasal"][0]["body"] = [{"kind": "teks", "text": "Lihat Pasal {{#p3}}.", "children": []}]
    Agreement.objects.filter(pk=draft.pk).update(text=draft.text)
    goes = Change("p3", SuggestionKind.REMOVE, digest_of(text.pasal[2]))
    propose(draft, by=client_opo.person.actor(TODAY), changes=[goes])
    html = client_opo.get(page(draft)).content.decode()
    assert "1 rujukan kehilangan tujuannya" in html
    assert "Pasal 1 merujuk Pasal 3" in html


def test_we_answer_on_what_the_partner_reads_and_not_on_what_it_does_not(client_opo, draft):
    by = client_opo.person.actor(TODAY)
    shared, inside = (
        propose(draft, by=by, changes=[other_words(draft)], shared=flag)[0] for flag in (True, False)
    )
    react(shared, guest=factories.partner_link(draft), word="tolak", text="Terlalu berat.")
    assert "Terlalu berat." in client_opo.get(page(draft)).content.decode()
    act = reverse("suggestion-act", args=[draft.uid, shared.uid, "tanggapi"])
    client_opo.post(act, {"text": "Kami pertimbangkan."})
    assert Reaction.objects.last().text == "Kami pertimbangkan."
    empty = client_opo.post(act, {"text": " "})
    assert (empty.status_code, "Tulis tanggapannya" in empty.content.decode()) == (409, True)
    hidden = reverse("suggestion-act", args=[draft.uid, inside.uid, "tanggapi"])
    assert client_opo.post(hidden, {"text": "x"}).status_code == 403


def test_who_read_the_code_out_sees_why_another_takes_the_proposal_in(client_stf, client_opo, draft):
    link = factories.partner_link(draft)
    enter(link, code=read_out_code(link, by=client_stf.person.actor(TODAY)), address="203.0.113.7")
    (row,) = propose(draft, guest=link, changes=[other_words(draft)])
    assert "petugas lain yang menerima usulnya" in client_stf.get(page(draft)).content.decode()
    act = reverse("suggestion-act", args=[draft.uid, row.uid, "terima"])
    assert client_stf.post(act).status_code == 409
    assert client_opo.post(act).status_code == 302
    row.refresh_from_db()
    assert row.state == "diterima"
