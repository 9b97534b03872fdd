"""The writing room: references and fields as words, lampiran, small saves, the pages as printed."""

import base64
import json

import pytest
from django.core import signing
from django.urls import reverse

from agreements.documents.content import draft_of, text_of
from agreements.models import Agreement
from agreements.rules.naskah import Lampiran, Table, digests, from_json, to_json
from agreements.rules.naskah.references import bind
from tests import factories
from tests.views.test_writing import autosave, page_data, room
from tests.views.watching import CHANGING, statements


@pytest.fixture
def draft(opd):
    text = from_json(factories.text("MAKSUD", "OBJEK", "PENUTUP"))
    return factories.agreement(agency=opd, text=to_json(text))


def stored(agreement):
    return text_of(Agreement.objects.get(pk=agreement.pk))


def small(agreement, **fields):
    """What the script sends when it knows what the server holds."""
    return {"seen": str(Agreement.objects.get(pk=agreement.pk).version)} | fields


def put(client, agreement, **bodies):
    fields = {}
    for ident, body in bodies.items():
        fields |= {f"title-{ident}": "JUDUL", f"key-{ident}": "", f"body-{ident}": body}
    return autosave(client, agreement, small(agreement, **fields))


def test_typed_references_are_kept_as_tokens_and_shown_as_words(client_opo, draft):
    assert put(client_opo, draft, p1="Lihat Pasal 3.").status_code == 200
    assert stored(draft).pasal[0].body[0].text == "Lihat Pasal {{#p3}}."
    form = client_opo.get(room(draft)).context["form"]
    assert form.parts[0].body == "Lihat Pasal 3."


def test_a_move_tells_the_page_the_new_numbers(client_opo, draft):
    put(client_opo, draft, p1="Lihat Pasal 3.")
    answer = autosave(client_opo, draft, small(draft, order="p3,p1,p2", shown="p1,p2,p3")).json()
    assert answer["order"] == ["p3", "p1", "p2"]
    assert answer["parts"]["p1"]["body"] == "Lihat Pasal 1."
    assert "p2" not in answer["parts"]


def test_numbers_typed_before_a_move_are_read_as_they_stood(client_opo, draft):
    fields = {"title-p1": "A", "body-p1": "Lihat Pasal 2.", "order": "p2,p1,p3", "shown": "p1,p2,p3"}
    autosave(client_opo, draft, small(draft, **fields))
    assert stored(draft).pasal[1].body[0].text == "Lihat Pasal {{#p2}}."


def test_without_a_script_moving_reads_the_numbers_of_the_page(client_opo, draft):
    data = page_data(client_opo, draft, **{"body-p1": "Lihat Pasal 2.", "do": "down:p1"})
    client_opo.post(room(draft), data)
    assert [pasal.id for pasal in stored(draft).pasal] == ["p2", "p1", "p3"]
    assert stored(draft).pasal[1].body[0].text == "Lihat Pasal {{#p2}}."


def test_a_removed_pasal_stands_as_gone_and_comes_back(client_opo, draft):
    put(client_opo, draft, p1="Lihat Pasal 3.")
    kept = stored(draft).pasal[2]
    gone = autosave(client_opo, draft, small(draft, order="p1,p2", shown="p1,p2,p3")).json()
    assert gone["parts"]["p1"]["body"] == "Lihat Pasal [terhapus]."
    fields = {"order": "p1,p3,p2", "shown": "p1,p2", "title-p3": kept.title, "body-p3": "Penutup."}
    back = autosave(client_opo, draft, small(draft, **fields)).json()
    assert back["parts"]["p1"]["body"] == "Lihat Pasal 2."


def test_an_ayat_put_in_elsewhere_is_no_conflict_for_who_writes_here(client_opo, client_stf, draft):
    put(client_opo, draft, p1="(1) Satu.\n(2) Dua.")
    put(client_opo, draft, p2="Lihat Pasal 1 ayat (2).")
    loaded = page_data(client_stf, draft, **{"body-p3": "Kata staf."})
    put(client_opo, draft, p1="(1) Baru.\n(2) Satu.\n(3) Dua.")
    answer = autosave(client_stf, draft, loaded)
    assert answer.status_code == 200
    assert (
        draft_of(Agreement.objects.get(pk=draft.pk)).text.pasal[1].body[0].text == "Lihat Pasal 1 ayat (3)."
    )


def test_a_save_whose_page_is_behind_is_asked_for_its_digests(client_opo, draft):
    before = stored(draft)
    answer = autosave(client_opo, draft, small(draft) | {"seen": "0", "body-p1": "Hilang?"})
    assert answer.status_code == 412
    assert stored(draft) == before


def test_the_answer_to_a_small_save_holds_what_changed_and_no_more(client_opo, draft):
    told = put(client_opo, draft, p1="Satu kata.").json()
    assert list(told["base"]) == list(told["parts"]) == ["p1"]
    assert told["version"] == str(Agreement.objects.get(pk=draft.pk).version)


def test_fields_stand_as_typed_and_print_their_words(client_opo, draft):
    put(client_opo, draft, p1="Tentang {{tentang}}.")
    page = client_opo.get(room(draft))
    assert page.context["form"].parts[0].body == "Tentang {{tentang}}."
    assert f"Tentang {draft.about}." in page.context["paper"]
    assert "{{pihak_kesatu.nama}}" in page.content.decode()


def test_a_token_typed_by_hand_is_an_unknown_field(client_opo, draft):
    put(client_opo, draft, p1="Lihat {{#p2}}.")
    assert stored(draft).pasal[0].body[0].text == "Lihat {{p2}}."


def test_a_lampiran_is_added_written_and_shown(client_opo, draft):
    fields = {"annexes": "l1", "title-l1": "RINCIAN", "body-l1": "| No. | Isi |\n|---|---|\n| 1 | Pasal 1 |"}
    assert autosave(client_opo, draft, small(draft, **fields)).status_code == 200
    table = Table((("No.", "Isi"), ("1", "Pasal {{#p1}}")), 1)
    assert stored(draft).lampiran == (Lampiran("l1", "RINCIAN", (table,)),)
    (part,) = client_opo.get(room(draft)).context["form"].annexes
    assert part.body.endswith("| 1 | Pasal 1 |")


def test_without_a_script_a_lampiran_is_added_and_removed(client_opo, draft):
    client_opo.post(room(draft), page_data(client_opo, draft, do="annex:", lampiran=[""]))
    (part,) = stored(draft).lampiran
    data = page_data(client_opo, draft, do=f"remove:{part.id}", lampiran=["", part.id])
    client_opo.post(room(draft), data)
    assert stored(draft).lampiran == ()


def test_a_page_that_knows_of_no_lampiran_leaves_them(client_opo, draft):
    autosave(client_opo, draft, small(draft, **{"annexes": "l1", "title-l1": "A", "body-l1": "x"}))
    client_opo.post(room(draft), page_data(client_opo, draft, **{"body-p1": "Baru."}))
    assert len(stored(draft).lampiran) == 1


def test_the_words_of_a_lampiran_are_saved_where_nothing_moved(client_opo, draft):
    autosave(client_opo, draft, small(draft, **{"annexes": "l1", "title-l1": "A", "body-l1": "x"}))
    autosave(client_opo, draft, small(draft, **{"title-l1": "A", "body-l1": "y"}))
    assert stored(draft).lampiran[0].body[0].text == "y"


def test_two_people_at_one_lampiran_are_asked_and_lose_nothing(client_opo, client_stf, draft):
    autosave(client_opo, draft, small(draft, **{"annexes": "l1", "title-l1": "A", "body-l1": "| a |"}))
    base = json.dumps(digests(stored(draft)))
    fields = {"base": base, "order": "p1,p2,p3", "annexes": "l1", "title-l1": "A"}
    autosave(client_opo, draft, fields | {"body-l1": "| petugas |"})
    answer = client_stf.post(room(draft), fields | {"body-l1": "| staf |"})
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "petugas" in html
    assert "staf" in html
    assert 'name="lampiran" value="l1"' in html
    (row,) = answer.context["rows"]
    data = {"base": answer.context["form"].base_json, "pasal": ["p1", "p2", "p3"], "lampiran": ["", "l1"]}
    data |= {"seen-l1": row["seen"], "choice-l1": "own", "own-title-l1": "A", "own-body-l1": "| keduanya |"}
    client_stf.post(room(draft), data)
    assert stored(draft).lampiran[0].body[0].rows == (("keduanya",),)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"annexes": "l1", "body-l1": "|" + " a |" * 40}, "kolom"),
        ({"annexes": "l1", "body-l1": "x" * 2_000_000}, "terlalu panjang"),
        ({"order": ",".join(f"p{n}" for n in range(5000))}, "5000 bagian"),
    ],
)
def test_what_is_too_large_is_refused_and_the_text_stays(client_opo, draft, fields, reason):
    before = stored(draft)
    answer = autosave(client_opo, draft, small(draft, **fields))
    assert answer.status_code == 422
    assert reason in " ".join(answer.json()["reasons"])
    assert stored(draft) == before


def test_marks_of_direction_go_and_every_script_stays(client_opo, draft):
    put(client_opo, draft, p1="\u202eKata اتفاق 👩‍💼 \u2066Pasal 3\u2069.")
    assert stored(draft).pasal[0].body[0].text == "Kata اتفاق 👩‍💼 Pasal {{#p3}}."


def pages(agreement):
    return reverse("agreement-pages", args=[agreement.uid])


def test_the_pages_are_drawn_from_what_is_typed(client_opo, draft):
    before = stored(draft)
    data = page_data(client_opo, draft, **{"body-p1": "Kata baru."})
    answer = client_opo.post(pages(draft), data).json()
    assert answer["images"]["1"]["key"] == answer["pages"][0]
    assert base64.b64decode(answer["images"]["1"]["png"]).startswith(b"\x89PNG")
    assert answer["total"] == len(answer["pages"])
    assert answer["lines"]["p1"][0] in range(1, answer["total"] + 1)
    sent = statements(client_opo, pages(draft), "post", data=data)
    assert [sql for sql in sent if sql.upper().startswith(CHANGING)] == []
    assert stored(draft) == before


def test_the_pages_that_are_there_are_not_sent_again(client_opo, draft):
    data = page_data(client_opo, draft, **{"body-p1": "Kata baru."})
    first = client_opo.post(pages(draft), data).json()
    told = data | {"known": first["known"], "held": " ".join(first["pages"]), "wanted": "1,2,x,-1,99999"}
    assert client_opo.post(pages(draft), told).json()["images"] == {}
    changed = client_opo.post(pages(draft), told | {"body-p1": "Kata lain."}).json()
    assert changed["images"]
    assert changed["pages"] != first["pages"]


@pytest.mark.parametrize(
    "known",
    ["", "rusak", "x:y:z", signing.dumps({"known": 1}), signing.dumps([])],
    ids=["none", "torn", "forged", "of another page", "a list of another page"],
)
def test_what_this_page_did_not_sign_is_as_nothing_known(client_opo, draft, known):
    data = page_data(client_opo, draft)
    answer = client_opo.post(pages(draft), data | {"known": known}).json()
    assert "1" in answer["images"]


def test_the_pages_say_why_they_cannot_be_drawn(client_opo, draft):
    answer = client_opo.post(pages(draft), page_data(client_opo, draft, **{"body-p1": "x" * 70_000})).json()
    assert list(answer) == ["reasons"]
    assert "terlalu panjang" in " ".join(answer["reasons"])


def test_only_who_writes_may_ask_for_the_pages(client_opo, client_aud, client, draft):
    assert client_opo.get(pages(draft)).status_code == 404
    assert client_aud.post(pages(draft), {}).status_code == 403
    assert client.post(pages(draft), {}).status_code == 302


def test_the_merge_page_shows_words_not_tokens(client_opo, client_stf, draft):
    text = bind(stored(draft))
    assert text == stored(draft)
    loaded = page_data(client_stf, draft, **{"body-p1": "Staf: lihat Pasal 3."})
    put(client_opo, draft, p1="Petugas: lihat Pasal 2.")
    html = client_stf.post(room(draft), loaded).content.decode()
    assert "{{#" not in html
    assert "Staf: lihat" in html.replace("<mark>", "").replace("</mark>", "")
