"""Parties and data: errors on their field, nothing typed is lost, no change is overwritten unseen."""

import pytest
from django.urls import reverse

from agreements.forms.party import COLUMNS
from agreements.models import Agreement
from agreements.rules.enums import Role, State
from tests import factories
from tests.views.watching import count, writes


@pytest.fixture
def draft(opd):
    return factories.agreement(agency=opd)


def parties_page(agreement):
    return reverse("agreement-parties", args=[agreement.uid])


def data_page(agreement):
    return reverse("agreement-data", args=[agreement.uid])


def parties_data(client, agreement, **changes):
    """The fields of the parties page as loaded, with `changes`."""
    context = client.get(parties_page(agreement)).context
    data = {"seen": context["seen"], "do": "save", "row": [form.prefix for form in context["form"].forms]}
    for form in context["form"].forms:
        data[f"{form.prefix}-partner"] = form.source.pk if form.source else ""
        for name in COLUMNS:
            data[f"{form.prefix}-{name}"] = form[name].value() or "" if name in form.fields else ""
    return data | changes


def facts(client, agreement, **changes):
    """The fields of the data page as loaded, with `changes`."""
    context = client.get(data_page(agreement)).context
    form = context["form"]
    data = {"seen": context["seen"], "do": "save", "basis": [row["pk"] for row in context["bases"].rows]}
    return data | {name: form[name].value() or "" for name in form.fields} | changes


def errors(answer, order, name):
    return list(answer.context["form"].forms[order - 1].errors.get(name, []))


def test_parties_are_saved_in_order(client_opo, draft):
    data = parties_data(client_opo, draft, **{"p1-signatory": "Budi Baru", "p2-number": "9/X/2026"})
    answer = client_opo.post(parties_page(draft), data | {"row": ["p2", "p1"]}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == ["Para pihak tersimpan."]
    first, second = draft.parties.order_by("order")
    assert (first.partner_id is not None, first.number) == (True, "9/X/2026")
    assert (second.partner_id, second.signatory, second.number) == (None, "Budi Baru", "")


def test_the_emblem_stays_though_the_page_does_not_know_it(client_opo, draft):
    draft.parties.filter(order=2).update(emblem="mitra-contoh")
    client_opo.post(parties_page(draft), parties_data(client_opo, draft, **{"p1-seat": "Baru"}))
    assert draft.parties.get(order=2).emblem == "mitra-contoh"


@pytest.mark.parametrize(
    ("changes", "order", "name", "words"),
    [
        ({"p2-body": "  "}, 2, "body", "tidak boleh kosong"),
        ({"p2-body": "x" * 201}, 2, "body", "Terlalu panjang: 201 karakter"),
        ({"p1-authority": "raja"}, 1, "authority", "raja"),
        ({"p1-authority_date": "2026-02-30"}, 1, "authority_date", "tidak ada dalam kalender"),
        ({"p1-authority_date": "0202-01-01"}, 1, "authority_date", "tidak masuk akal"),
        ({"p1-authority": "surat_kuasa", "p1-authority_number": "7"}, 1, "authority_date", "diisi bersama"),
    ],
)
def test_an_error_stands_at_its_field_and_everything_typed_is_kept(
    client_opo, draft, changes, order, name, words
):
    data = parties_data(client_opo, draft, **({"p1-signatory": "Tetap Ada"} | changes))
    answer = client_opo.post(parties_page(draft), data)
    assert answer.status_code == 422
    assert words in " ".join(errors(answer, order, name))
    assert 'value="Tetap Ada"' in answer.content.decode()
    assert draft.parties.get(order=1).signatory == "Budi Contoh"


def test_a_partner_is_added_moved_and_taken_away_without_saving(client_opo, draft):
    other = factories.partner(name="Kabupaten Lain")
    data = parties_data(client_opo, draft, do=f"add:{other.pk}", **{"p1-signatory": "Ketikan"})
    forms = client_opo.post(parties_page(draft), data).context["form"].forms
    assert [form.source for form in forms] == [None, draft.parties.get(order=2).partner, other]
    assert (forms[0]["signatory"].value(), forms[2]["office"].value()) == ("Ketikan", "Bupati Mitra")
    up = parties_data(client_opo, draft, do="up:2")
    forms = client_opo.post(parties_page(draft), up).context["form"].forms
    assert [form.source is None for form in forms] == [False, True]
    gone = parties_data(client_opo, draft, do="remove:2")
    assert len(client_opo.post(parties_page(draft), gone).context["form"].forms) == 1
    ours = parties_data(client_opo, draft, do="remove:1")
    assert len(client_opo.post(parties_page(draft), ours).context["form"].forms) == 2
    assert draft.parties.count() == 2


def test_partners_are_found_by_their_words(client_opo, draft):
    found = factories.partner(name="Universitas Angkasa Raya")
    data = parties_data(client_opo, draft, do="search", cari="raya angkasa")
    assert client_opo.post(parties_page(draft), data).context["found"] == [found]


def test_one_party_alone_or_without_ourselves_is_refused(client_opo, draft):
    data = parties_data(client_opo, draft)
    alone = client_opo.post(parties_page(draft), data | {"row": ["p1"]})
    assert alone.context["form"].errors == ["Naskah mempunyai 2 sampai 12 pihak; sekarang 1."]
    other = factories.partner()
    data |= {"row": ["p2", "p3"], "p3-partner": other.pk, "p3-body": "Lain", "p3-office_status": "definitif"}
    assert client_opo.post(parties_page(draft), data).context["form"].errors == [
        "Tepat satu pihak adalah pemerintah daerah kita sendiri."
    ]
    assert draft.parties.count() == 2


def test_a_thirteenth_party_is_not_added(client_opo, opd):
    many = factories.agreement(agency=opd, partners=[factories.partner() for _ in range(11)])
    data = parties_data(client_opo, many, do=f"add:{factories.partner().pk}")
    answer = client_opo.post(parties_page(many), data)
    assert answer.context["form"].errors == ["Naskah mempunyai paling banyak 12 pihak."]
    assert len(answer.context["form"].forms) == 12


def test_a_stale_page_keeps_what_was_typed_and_asks_again(client_opo, client_stf, draft):
    mine = parties_data(client_opo, draft, **{"p1-signatory": "Milik Saya"})
    client_stf.post(parties_page(draft), parties_data(client_stf, draft, **{"p1-signatory": "Milik Staf"}))
    answer = client_opo.post(parties_page(draft), mine)
    assert answer.status_code == 409
    assert 'value="Milik Saya"' in answer.content.decode()
    assert f"Para pihak sudah diubah oleh {client_stf.person}" in answer.content.decode()
    assert draft.parties.get(order=1).signatory == "Milik Staf"
    client_opo.post(parties_page(draft), mine | {"seen": answer.context["seen"]})
    assert draft.parties.get(order=1).signatory == "Milik Saya"


def test_what_the_checker_says_of_the_parties_stands_beside(client_opo, draft):
    draft.parties.filter(order=2).update(signatory="Dr. Sari, S.H.", address="")
    found = client_opo.get(parties_page(draft)).context["found_here"]
    assert {row["rule_id"] for row in found} >= {"C-05", "C-18"}
    assert "#id_p2-address" in [row["jump_url"] for row in found]


def test_data_is_saved(client_opo, draft):
    start, end = factories.days(10), factories.days(400)
    data = facts(client_opo, draft, about=" Air  bersih ", starts_on=start, ends_on=end, funding="apbd")
    answer = client_opo.post(data_page(draft), data, follow=True)
    assert [str(message) for message in answer.context["messages"]] == ["Data naskah tersimpan."]
    row = Agreement.objects.get(pk=draft.pk)
    assert (row.about, row.starts_on, row.ends_on, row.funding) == ("Air bersih", start, end, "apbd")


@pytest.mark.parametrize(
    ("changes", "name", "words"),
    [
        ({"about": ""}, "about", "tidak boleh kosong"),
        ({"about": "x" * 301}, "about", "Terlalu panjang"),
        ({"starts_on": "2026-05-01", "ends_on": "2026-04-30"}, "ends_on", "mendahului tanggal mulai"),
        ({"originals": "1"}, "originals", "2"),
        ({"originals": "banyak"}, "originals", ""),
        ({"paper": "A3"}, "paper", "A3"),
        ({"funding": "hibah"}, "funding", "hibah"),
        ({"starts_on": "31/31/2026"}, "starts_on", "tidak ada dalam kalender"),
    ],
)
def test_wrong_data_is_told_at_its_field_and_kept(client_opo, draft, changes, name, words):
    answer = client_opo.post(data_page(draft), facts(client_opo, draft, place="Tempat Ketikan", **changes))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [name]
    assert words in " ".join(answer.context["form"].errors[name])
    assert 'value="Tempat Ketikan"' in answer.content.decode()
    assert Agreement.objects.get(pk=draft.pk).about == draft.about


def test_what_is_kept_from_the_public_has_its_reason(client_opo, draft):
    answer = client_opo.post(data_page(draft), facts(client_opo, draft, publication="dikecualikan"))
    assert answer.status_code == 422
    assert "memerlukan alasannya" in str(answer.context["form"].errors["publication_reason"])
    reason = {"publication_reason": "Rahasia dagang, uji konsekuensi 3/2026"}
    answer = client_opo.post(data_page(draft), facts(client_opo, draft, publication="terbuka", **reason))
    assert "hanya bila" in str(answer.context["form"].errors["publication"])
    client_opo.post(data_page(draft), facts(client_opo, draft, publication="dikecualikan", **reason))
    draft.refresh_from_db()
    assert (draft.publication, draft.publication_reason) == ("dikecualikan", reason["publication_reason"])
    page = client_opo.get(reverse("agreement", args=[draft.uid])).content.decode()
    assert "Rahasia dagang" in page


def test_the_class_of_publication_is_asked_for_until_it_is_chosen(client_opo, draft):
    shown = client_opo.get(data_page(draft)).content.decode()
    assert "Kelas publikasi naskah belum ditetapkan." in shown
    client_opo.post(data_page(draft), facts(client_opo, draft, publication="terbuka"))
    assert "Kelas publikasi naskah belum ditetapkan." not in client_opo.get(data_page(draft)).content.decode()


def test_originals_are_as_many_as_parties(client_opo, opd):
    three = factories.agreement(agency=opd, partners=[factories.partner(), factories.partner()])
    answer = client_opo.post(data_page(three), facts(client_opo, three, originals="2"))
    assert answer.context["form"].errors["originals"] == ["Ada 3 pihak; naskah asli paling sedikit 3."]


def test_the_legal_basis_is_an_ordered_choice_with_the_revoked_marked(client_opo, draft):
    first, second = factories.regulation(), factories.regulation(status="dicabut")
    added = facts(client_opo, draft, do="basis-add", add_basis=first.pk, place="Ketikan")
    answer = client_opo.post(data_page(draft), added)
    assert [row["pk"] for row in answer.context["bases"].rows] == [str(first.pk)]
    assert answer.context["form"]["place"].value() == "Ketikan"
    moved = facts(client_opo, draft, basis=[first.pk, second.pk], do=f"basis-up:{second.pk}")
    rows = client_opo.post(data_page(draft), moved).context["bases"].rows
    assert [(row["pk"], row["revoked"]) for row in rows] == [(str(second.pk), True), (str(first.pk), False)]
    client_opo.post(data_page(draft), facts(client_opo, draft, basis=[second.pk, first.pk, 999999, "x"]))
    assert [basis.regulation for basis in draft.bases.all()] == [second, first]


def test_stale_data_is_kept_in_the_page(client_opo, client_stf, draft):
    mine = facts(client_opo, draft, place="Milik Saya")
    client_stf.post(data_page(draft), facts(client_stf, draft, place="Milik Staf"))
    answer = client_opo.post(data_page(draft), mine)
    assert (answer.status_code, answer.context["form"]["place"].value()) == (409, "Milik Saya")
    assert Agreement.objects.get(pk=draft.pk).place == "Milik Staf"


@pytest.mark.parametrize("page", [parties_page, data_page])
def test_what_was_handed_in_is_shown_with_the_reason_and_not_changed(client_opo, opd, page):
    final = factories.agreement(State.FINAL, agency=opd)
    assert "kini Naskah final" in client_opo.get(page(final)).content.decode()
    data = (parties_data if page is parties_page else facts)(client_opo, final)
    assert client_opo.post(page(final), data | {"place": "Lain"}).status_code == 409
    assert Agreement.objects.get(pk=final.pk).version == final.version


@pytest.mark.parametrize("page", [parties_page, data_page])
@pytest.mark.parametrize("role", [Role.KBG, Role.HKM, Role.AUD])
def test_a_reader_is_told_why_not_and_a_stranger_finds_nothing(request, client, draft, page, role):
    answer = request.getfixturevalue(f"client_{role.value}").get(page(draft))
    assert (answer.status_code, "tidak dapat mengubah" in answer.content.decode()) == (403, True)
    client.force_login(factories.user(Role.OPO))
    assert client.get(page(draft)).status_code == 404


@pytest.mark.parametrize("page", [parties_page, data_page])
def test_opening_writes_nothing_and_asks_the_same_for_many(client_opo, opd, draft, page):
    many = factories.agreement(agency=opd, partners=[factories.partner() for _ in range(3)])
    client_opo.get(page(draft))
    assert writes(client_opo, page(draft)) == []
    assert count(client_opo, page(draft)) == count(client_opo, page(many)) <= 15
