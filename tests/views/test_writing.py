"""The writing room: saved against what was loaded, merged, never lost; previewed and checked beside."""

import json

import pytest
from django.urls import reverse

from agreements.documents.content import text_of
from agreements.models import Agreement
from agreements.rules.enums import Role, State
from agreements.rules.naskah import parse
from tests import factories
from tests.views.watching import count, statements, writes


@pytest.fixture
def draft(opd):
    return factories.agreement(agency=opd, text=factories.text("MAKSUD", "OBJEK", "PENUTUP"))


def room(agreement):
    return reverse("agreement-write", args=[agreement.uid])


def page_data(client, agreement, **changes):
    """The fields of the page as this person loaded it, with `changes`."""
    form = client.get(room(agreement)).context["form"]
    data = {"base": form.base_json, "body-konsiderans": form.recitals.body}
    data["pasal"] = [part.id for part in form.parts]
    for part in form.parts:
        data |= {f"key-{part.id}": part.key, f"title-{part.id}": part.title, f"body-{part.id}": part.body}
    return data | changes


def autosave(client, agreement, data):
    return client.post(room(agreement), data, headers={"accept": "application/json"})


def stored(agreement):
    return text_of(Agreement.objects.get(pk=agreement.pk))


def bodies(agreement):
    return {pasal.id: pasal.body for pasal in stored(agreement).pasal}


def test_the_room_shows_each_pasal_in_the_typing_language(client_opo, draft):
    page = client_opo.get(room(draft))
    assert [part.title for part in page.context["form"].parts] == ["MAKSUD", "OBJEK", "PENUTUP"]
    html = page.content.decode()
    assert 'name="title-p1" value="MAKSUD"' in html
    assert "Isi objek." in html
    assert html.count('<section class="pasal">') == 2
    assert html.count('<section class="pasal pasal-akhir">') == 1
    assert page.context["groups"]


def test_a_save_keeps_the_words_and_says_so(client_opo, draft):
    data = page_data(client_opo, draft, **{"body-p2": "(1) Kata baru:\n  a. satu;\n  b. dua."})
    answer = client_opo.post(room(draft), data, follow=True)
    assert bodies(draft)["p2"] == parse("(1) Kata baru:\na. satu;\nb. dua.")
    assert [str(message) for message in answer.context["messages"]] == ["Naskah tersimpan."]


def test_the_script_saves_only_the_parts_that_it_sends(client_opo, draft):
    data = page_data(client_opo, draft)
    sent = {
        "base": data["base"],
        "pasal": data["pasal"],
        "title-p1": "MAKSUD",
        "body-p1": "1) Satu.\n2) Dua.",
    }
    answer = autosave(client_opo, draft, sent).json()
    assert bodies(draft)["p1"] == parse("(1) Satu.\n(2) Dua.")
    assert answer["order"] == ["p1", "p2", "p3"]
    assert answer["parts"] == {"p1": {"key": "", "title": "MAKSUD", "body": "(1) Satu.\n(2) Dua."}}
    again = autosave(client_opo, draft, {"base": json.dumps(answer["base"]), "pasal": answer["order"]}).json()
    assert (again["parts"], again["base"]) == ({}, answer["base"])


@pytest.mark.parametrize(
    ("act", "order"),
    [("up:p2", "p2 p1 p3"), ("down:p2", "p1 p3 p2"), ("remove:p2", "p1 p3")],
)
def test_the_buttons_rearrange_without_a_script(client_opo, draft, act, order):
    data = page_data(client_opo, draft, do=act, **{"body-p3": "Yang diketik ikut tersimpan."})
    client_opo.post(room(draft), data)
    assert [pasal.id for pasal in stored(draft).pasal] == order.split()
    assert bodies(draft)["p3"] == parse("Yang diketik ikut tersimpan.")


def test_a_new_pasal_is_added_and_the_page_goes_there(client_opo, draft):
    answer = client_opo.post(room(draft), page_data(client_opo, draft, do="add:p1"))
    new = stored(draft).pasal[1]
    assert [pasal.id for pasal in stored(draft).pasal] == ["p1", new.id, "p2", "p3"]
    assert answer.url == f"{room(draft)}#pasal-{new.id}"


def test_two_people_in_two_pasal_are_merged_with_a_word(client_opo, client_stf, draft):
    loaded = page_data(client_opo, draft)
    client_stf.post(room(draft), page_data(client_stf, draft, **{"body-p3": "Penutup staf."}))
    answer = client_opo.post(room(draft), loaded | {"body-p1": "Maksud OPD."}, follow=True)
    assert (bodies(draft)["p1"], bodies(draft)["p3"]) == (parse("Maksud OPD."), parse("Penutup staf."))
    (message,) = answer.context["messages"]
    assert str(message) == (
        f"Naskah tersimpan. Perubahan dari {client_stf.person} pada Pasal 3 PENUTUP ikut digabungkan."
    )


def test_the_script_is_given_what_others_wrote(client_opo, client_stf, draft):
    loaded = page_data(client_opo, draft)
    client_stf.post(room(draft), page_data(client_stf, draft, **{"body-p3": "Penutup staf."}))
    sent = {"base": loaded["base"], "pasal": loaded["pasal"], "title-p1": "MAKSUD", "body-p1": "Maksud OPD."}
    answer = autosave(client_opo, draft, sent).json()
    assert answer["parts"]["p3"]["body"] == "Penutup staf."
    assert str(client_stf.person) in answer["told"]


@pytest.fixture
def clash(client_opo, client_stf, draft):
    """Both changed pasal 1; the officer also pasal 2. Returns the officer's data and the answer."""
    loaded = page_data(client_opo, draft)
    client_stf.post(room(draft), page_data(client_stf, draft, **{"body-p1": "Kata staf yang lain."}))
    data = loaded | {"body-p1": "Kata OPD yang lain.", "body-p2": "Objek dari OPD."}
    return data, client_opo.post(room(draft), data)


def test_the_same_pasal_changed_by_both_is_shown_side_by_side(client_stf, draft, clash):
    _, answer = clash
    assert answer.status_code == 409
    (row,) = answer.context["rows"]
    assert [piece["text"] for piece in row["mine"] if piece["marked"]] == ["OPD"]
    assert [piece["text"] for piece in row["theirs"] if piece["marked"]] == ["staf"]
    assert answer.context["who"] == str(client_stf.person)
    assert bodies(draft)["p1"] == parse("Kata staf yang lain.")
    assert "Objek dari OPD." in answer.content.decode()


def resolution(answer, **choice):
    """What the merge page sends: its hidden fields and the choice."""
    form, (row,) = answer.context["form"], answer.context["rows"]
    data = {"base": form.base_json, "merged": "1", "pasal": [part.id for part in answer.context["places"]]}
    for part in answer.context["places"]:
        data |= {f"key-{part.id}": part.key, f"title-{part.id}": part.title, f"body-{part.id}": part.body}
    return data | {"seen-p1": row["seen"], "own-title-p1": row["title"], "own-body-p1": row["body"]} | choice


@pytest.mark.parametrize(
    ("choice", "result"),
    [
        ({"choice-p1": "mine"}, "Kata OPD yang lain."),
        ({"choice-p1": "theirs"}, "Kata staf yang lain."),
        ({"choice-p1": "own", "own-body-p1": "Kata bersama."}, "Kata bersama."),
    ],
)
def test_a_choice_ends_the_clash_and_loses_nothing_else(client_opo, draft, clash, choice, result):
    answer = client_opo.post(room(draft), resolution(clash[1], **choice))
    assert answer.url.startswith(f"{room(draft)}?digabung=1")
    assert (bodies(draft)["p1"], bodies(draft)["p2"]) == (parse(result), parse("Objek dari OPD."))


def test_without_a_choice_the_merge_page_comes_again(client_opo, draft, clash):
    assert client_opo.post(room(draft), resolution(clash[1])).status_code == 409
    assert bodies(draft)["p1"] == parse("Kata staf yang lain.")


def test_a_third_change_meanwhile_is_a_new_clash(client_opo, client_stf, draft, clash):
    client_stf.post(room(draft), page_data(client_stf, draft, **{"body-p1": "Kata staf ketiga."}))
    answer = client_opo.post(room(draft), resolution(clash[1], **{"choice-p1": "mine"}))
    assert answer.status_code == 409
    assert bodies(draft)["p1"] == parse("Kata staf ketiga.")


def test_the_script_is_told_which_part_clashes_and_by_whom(client_opo, client_stf, draft, clash):
    answer = autosave(client_opo, draft, clash[0])
    told = {"conflicts": ["p1"], "annexes": [], "who": str(client_stf.person)}
    assert (answer.status_code, answer.json()) == (409, told)


def test_a_pasal_removed_here_and_changed_there_is_asked_about(client_opo, client_stf, draft):
    loaded = page_data(client_opo, draft, do="remove:p1")
    client_stf.post(room(draft), page_data(client_stf, draft, **{"body-p1": "Kata staf."}))
    answer = client_opo.post(room(draft), loaded)
    (row,) = answer.context["rows"]
    assert (answer.status_code, row["mine"]) == (409, None)
    assert [part.id for part in answer.context["places"]] == ["p1", "p2", "p3"]
    client_opo.post(room(draft), resolution(answer, **{"choice-p1": "mine", "gone-p1": "1"}))
    assert [pasal.id for pasal in stored(draft).pasal] == ["p2", "p3"]


def test_a_text_of_two_megabytes_is_refused_and_kept_in_the_page(client_opo, draft):
    long = "x" * 2_000_000
    data = page_data(client_opo, draft, **{"body-p1": long})
    answer = client_opo.post(room(draft), data)
    assert answer.status_code == 422
    assert answer.context["form"].parts[0].body == long
    assert "Isi pasal terlalu panjang: 2.000.000 karakter" in answer.content.decode()
    assert autosave(client_opo, draft, data).json()["reasons"][0].startswith("Isi pasal terlalu panjang")
    assert stored(draft) == text_of(draft)


def test_markup_is_only_words(client_opo, draft):
    data = page_data(
        client_opo, draft, **{"title-p1": '"><script>x</script>', "body-p1": "</textarea><b>x</b>"}
    )
    client_opo.post(room(draft), data)
    html = client_opo.get(room(draft)).content.decode()
    assert "<script>x" not in html
    assert "</textarea><b>" not in html
    assert stored(draft).pasal[0].body[0].text == "</textarea><b>x</b>"


def test_a_text_handed_in_meanwhile_is_not_saved_and_not_lost(client_opo, draft):
    data = page_data(client_opo, draft, **{"body-p1": "Terlambat."})
    Agreement.objects.filter(pk=draft.pk).update(state=State.SUBMITTED)
    answer = client_opo.post(room(draft), data)
    assert (answer.status_code, "Terlambat." in answer.content.decode()) == (409, True)
    assert "hanya dapat diubah selama Draf" in autosave(client_opo, draft, data).json()["reasons"][0]
    assert stored(draft) == text_of(draft)


def test_a_text_that_cannot_be_written_now_is_read_with_the_reason(client_opo, opd):
    final = factories.agreement(State.FINAL, agency=opd)
    page = client_opo.get(room(final))
    assert (page.status_code, "form" in page.context) == (200, False)
    assert "kini Naskah final" in page.content.decode()


@pytest.mark.parametrize("role", [Role.KBG, Role.HKM, Role.SEK, Role.AUD, Role.TKS, Role.WKT])
def test_who_only_reads_is_told_why_it_cannot_write(request, draft, role):
    client = request.getfixturevalue(f"client_{role.value}")
    for answer in (client.get(room(draft)), client.post(room(draft), {})):
        assert answer.status_code == 403
        assert "tidak dapat mengubah naskah" in answer.content.decode()


def test_for_another_opd_there_is_no_such_text(client, draft):
    client.force_login(factories.user(Role.OPO))
    preview = reverse("agreement-preview", args=[draft.uid])
    assert [client.get(room(draft)).status_code, client.post(preview).status_code] == [404, 404]


def test_who_is_not_signed_in_is_led_to_the_login(client, draft):
    assert client.get(room(draft)).url == f"{reverse('login')}?next={room(draft)}"


def test_the_preview_shows_the_typed_words_and_their_findings_and_writes_nothing(client_opo, draft):
    address = reverse("agreement-preview", args=[draft.uid])
    typed = page_data(client_opo, draft, **{"body-p2": "PIHAK KESATU wajib membayar denda."})
    html = client_opo.post(address, typed).content.decode()
    assert "PIHAK KESATU wajib membayar denda." in html
    assert 'id="temuan-isi" hx-swap-oob' in html
    assert "KSB-02" in html
    changing = [
        sql
        for sql in statements(client_opo, address, "post", data=typed)
        if sql.startswith(("INSERT", "UPDATE", "DELETE"))
    ]
    assert changing == []
    assert stored(draft) == text_of(draft)
    assert client_opo.get(address).status_code == 404


def test_the_preview_of_a_text_that_is_too_long_says_so(client_opo, draft):
    address = reverse("agreement-preview", args=[draft.uid])
    answer = client_opo.post(address, page_data(client_opo, draft, **{"body-p1": "x" * 70_000}))
    assert "terlalu panjang" in answer.content.decode()


def test_opening_the_room_writes_nothing(client_opo, draft):
    assert writes(client_opo, room(draft)) == []


def test_the_room_asks_as_much_for_three_pasal_as_for_thirty(client_opo, draft, opd):
    titles = [f"PASAL {at}" for at in range(30)]
    long = factories.agreement(agency=opd, text=factories.text(*titles))
    client_opo.get(room(draft))
    assert count(client_opo, room(draft)) == count(client_opo, room(long)) <= 16
