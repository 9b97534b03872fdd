"""The page of a discussion: who reads what, what is kept when it is not taken, what it costs."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agreements.models import Comment, Suggestion
from agreements.rules.enums import State, SuggestionState, Visibility
from agreements.workflow.suggesting import propose
from tests import factories
from tests.views.test_home import tiles_of
from tests.views.watching import count, writes
from tests.workflow.test_suggesting import other_words

CLOSED_WORDS = "Rahasia TKKSD tentang mitra"


@pytest.fixture
def draft(opd):
    return factories.agreement(agency=opd, text=factories.text("MAKSUD", "OBJEK", "PENUTUP"))


def page(agreement):
    return reverse("discussion", args=[agreement.uid])


def act_of(comment, act):
    return reverse("comment-act", args=[comment.agreement.uid, comment.uid, act])


def proposed(agreement, **given):
    by = factories.user("hkm").actor(factories.today())
    return propose(agreement, by=by, changes=[other_words(agreement, **given)])[0]


def test_a_comment_is_written_and_shown_at_its_pasal(client_opo, draft):
    data = {"text": "Objek terlalu luas.", "part": "p2", "visibility": "internal"}
    answer = client_opo.post(page(draft), data, follow=True)
    (group,) = answer.context["groups"]
    assert (group["label"], group["threads"][0]["text"]) == ("Pasal 2 OBJEK", "Objek terlalu luas.")
    assert answer.redirect_chain[0][0].endswith(f"#k-{Comment.objects.get().uid}")


@pytest.mark.parametrize(
    ("client", "status"),
    [("stf", 200), ("tks", 200), ("aud", 200), ("opo", 200), ("reg", 404), ("adm", 404)],
)
def test_who_may_open_it(request, draft, client, status):
    assert request.getfixturevalue(f"client_{client}").get(page(draft)).status_code == status


def test_who_looks_on_reads_but_does_not_write(client_aud, draft):
    answer = client_aud.get(page(draft))
    assert answer.context["form"] is None
    assert client_aud.post(page(draft), {"text": "Halo", "visibility": "internal"}).status_code == 403
    assert Comment.objects.count() == 0


def test_another_opd_finds_nothing(client_opo):
    assert client_opo.get(page(factories.agreement())).status_code == 404


@pytest.mark.parametrize("client", ["opo", "hkm", "aud", "wkt"])
def test_a_closed_note_shows_nowhere_to_others(request, opd, draft, client, client_tks):
    data = {"text": f"{CLOSED_WORDS} @TKKSD", "part": "p2", "visibility": "tkksd"}
    assert client_tks.post(page(draft), data).status_code == 302
    note = Comment.objects.get()
    reader = request.getfixturevalue(f"client_{client}")
    places = [page(draft), f"{page(draft)}?tampil=selesai", f"{page(draft)}?bagian=p2"]
    places += [reverse("agreement", args=[draft.uid]), reverse("home"), reverse("mentions")]
    places += [reverse("cooperation-history", args=[draft.cooperation.uid])]
    if client == "opo":
        places.append(reverse("agreement-write", args=[draft.uid]))
    for place in places:
        html = reader.get(place).content.decode()
        assert CLOSED_WORDS not in html, place
        assert "1 komentar" not in html, place
    counts = [tab["count"] for tab in reader.get(page(draft)).context["tabs"]]
    assert counts == [0, 0, 0, 0, 0]
    assert reader.post(act_of(note, "balas"), {"text": "Saya baca."}).status_code in (403, 404)
    assert CLOSED_WORDS in client_tks.get(page(draft)).content.decode()


def test_an_opd_is_not_offered_closed_notes(client_opo, draft):
    assert "tkksd" not in dict(client_opo.get(page(draft)).context["form"].fields["visibility"].choices)
    answer = client_opo.post(page(draft), {"text": "Catatan", "visibility": "tkksd"})
    assert (answer.status_code, Comment.objects.count()) == (422, 0)


def test_a_megabyte_is_refused_and_stays_in_its_field(client_opo, draft):
    text = "panjang " * 131_072
    answer = client_opo.post(page(draft), {"text": text, "visibility": "internal"})
    assert (answer.status_code, Comment.objects.count()) == (422, 0)
    assert answer.context["form"]["text"].value().strip() == text.strip()
    assert "terlalu panjang" in answer.context["form"].errors["text"][0]
    thread = factories.comment(draft)
    answer = client_opo.post(act_of(thread, "balas"), {"text": text})
    assert answer.status_code == 409
    assert answer.context["groups"][0]["threads"][0]["kept"].text == text


def test_markup_in_a_comment_is_only_words(client_opo, draft):
    evil = '<script>alert(1)</script><img src=x onerror="alert(2)">'
    data = {"text": evil, "quote": evil, "visibility": "internal"}
    client_opo.post(page(draft), data)
    for place in (page(draft), reverse("agreement-write", args=[draft.uid])):
        html = client_opo.get(place).content.decode()
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert "&lt;script&gt;alert(1)" in html


def test_threads_are_answered_settled_and_filtered(client_opo, client_hkm, draft):
    thread = factories.comment(draft, user=client_opo.person)
    client_hkm.post(act_of(thread, "balas"), {"text": "Sudah benar."})
    client_hkm.post(act_of(thread, "selesai"))
    assert client_opo.get(page(draft)).context["groups"] == []
    (group,) = client_opo.get(f"{page(draft)}?tampil=selesai").context["groups"]
    assert group["threads"][0]["replies"][0]["text"] == "Sudah benar."
    assert client_hkm.post(act_of(thread, "selesai")).status_code == 409
    client_hkm.post(act_of(thread, "buka"))
    assert len(client_opo.get(f"{page(draft)}?tampil=saya").context["groups"]) == 1


def test_a_comment_is_mended_by_its_author_only_while_it_is_fresh(client_opo, client_hkm, draft):
    row = factories.comment(draft, user=client_opo.person)
    client_opo.post(act_of(row, "ubah"), {"text": "Lebih baik."})
    row.refresh_from_db()
    assert row.text == "Lebih baik."
    assert client_hkm.post(act_of(row, "ubah"), {"text": "Orang lain."}).status_code == 409
    Comment.objects.filter(pk=row.pk).update(at=timezone.now() - timedelta(hours=1))
    assert client_opo.post(act_of(row, "ubah"), {"text": "Terlambat."}).status_code == 409
    assert "Ubah</summary>" not in client_opo.get(page(draft)).content.decode()


def test_acts_are_posts_and_known(client_opo, draft):
    row = factories.comment(draft)
    assert client_opo.get(act_of(row, "selesai")).status_code == 404
    assert client_opo.post(act_of(row, "lain")).status_code == 404


def test_a_suggestion_is_typed_as_in_the_writing_room(client_hkm, draft):
    address = reverse("suggest", args=[draft.uid, "p2"])
    form = client_hkm.get(address).context["form"]
    assert (form["title"].value(), form["body"].value()) == ("OBJEK", "Isi objek.")
    data = {"title": "OBJEK", "body": "(1) Objek baru.", "digest": form["digest"].value(), "reason": "Jelas."}
    client_hkm.post(address, data)
    row = Suggestion.objects.get()
    assert (row.part, row.kind, row.reason, row.content["body"][0]["text"]) == (
        *("p2", "ubah", "Jelas."),
        "Objek baru.",
    )
    again = client_hkm.post(address, data | {"body": "Isi objek."})
    assert (again.status_code, Suggestion.objects.count()) == (422, 1)


def test_a_new_pasal_and_a_removal_are_proposed(client_hkm, draft):
    new = reverse("suggest", args=[draft.uid, "baru"])
    client_hkm.post(new, {"title": "SANKSI", "body": "Tidak ada.", "after": "p2"})
    gone = reverse("suggest", args=[draft.uid, "p3"])
    digest = client_hkm.get(gone).context["form"]["digest"].value()
    client_hkm.post(gone, {"title": "PENUTUP", "body": "x", "digest": digest, "remove": "on"})
    assert [(row.kind, row.part, row.after) for row in Suggestion.objects.all()] == [
        ("tambah", "", "p2"),
        ("hapus", "p3", ""),
    ]
    assert client_hkm.get(reverse("suggest", args=[draft.uid, "p9"])).status_code == 404


def decide(client, row, act, **data):
    return client.post(reverse("suggestion-act", args=[row.agreement.uid, row.uid, act]), data)


def test_a_suggestion_is_accepted_from_the_writing_room(client_opo, draft):
    row = proposed(draft)
    room = reverse("agreement-write", args=[draft.uid])
    (group,) = client_opo.get(room).context["talk"]["groups"]
    assert [piece["kind"] for piece in group["suggestions"][0]["pieces"]].count("ins") >= 1
    answer = decide(client_opo, row, "terima", kembali="tulis")
    assert answer.url == f"{room}#pasal-p2"
    row.refresh_from_db()
    assert row.state == SuggestionState.ACCEPTED


def test_an_outdated_one_is_shown_with_both_texts_and_chosen(client_opo, draft):
    row, other = proposed(draft), proposed(draft, words="(1) Usulan kedua.")
    decide(client_opo, other, "terima")
    assert decide(client_opo, row, "terima").status_code == 409
    answer = client_opo.get(page(draft))
    shown = answer.context["groups"][0]["suggestions"][0]
    assert shown["late"]
    assert ("Usulan kedua." in shown["now"], "Kata usulan." in shown["proposed"]) == (True, True)
    assert decide(client_opo, row, "terima", over=shown["seen"]).status_code == 302


def test_a_rejection_without_a_reason_is_asked_again(client_opo, draft):
    row = proposed(draft)
    answer = decide(client_opo, row, "tolak", text=" ")
    assert answer.status_code == 409
    assert "Alasan penolakan wajib diisi" in answer.content.decode()
    decide(client_opo, row, "tolak", text="Sudah diatur.")
    assert "Sudah diatur." in client_opo.get(f"{page(draft)}?tampil=selesai").content.decode()


def test_who_may_not_write_sees_why(client_hkm, draft):
    row = proposed(draft)
    html = client_hkm.get(page(draft)).content.decode()
    assert "Jabatan Anda tidak dapat mengubah naskah" in html
    assert decide(client_hkm, row, "terima").status_code == 403


def test_what_calls_me_waits_on_the_dashboard_until_it_is_read(client_opo, client_hkm, draft):
    client_opo.post(page(draft), {"text": "Mohon @Bagian Hukum telaah.", "visibility": "internal"})
    assert tiles_of(client_hkm)["Disebut"] == "1"
    assert reverse("mentions") in client_hkm.get(reverse("home")).content.decode()
    (row,) = client_hkm.get(reverse("mentions")).context["rows"]
    client_hkm.post(row["done_url"])
    assert client_hkm.get(reverse("mentions")).context["rows"] == []
    assert "Disebut" not in tiles_of(client_hkm)


def test_before_handing_in_it_is_told_what_is_open_with_the_partner(client_opo, draft):
    factories.comment(draft, visibility=Visibility.SHARED.value)
    factories.comment(draft)
    answer = client_opo.get(reverse("agreement", args=[draft.uid]))
    assert answer.context["talk"]["notes"] == ["1 komentar bersama mitra belum diselesaikan."]
    assert answer.context["talk"]["words"] == "2 komentar terbuka"


def test_before_final_it_is_told_who_has_not_agreed(client_stf, opd):
    agreement = factories.agreement(State.DISCUSSION, agency=opd)
    (note,) = client_stf.get(reverse("agreement", args=[agreement.uid])).context["talk"]["notes"]
    assert note.startswith(
        "Belum ada pernyataan setuju atas naskah ini dari Pemerintah Daerah Kota Contoh dan"
    )


def test_a_get_writes_nothing_and_asks_the_same_however_much_there_is(client_opo, draft, opd):
    more = factories.agreement(agency=opd, text=draft.text)
    for agreement, rows in ((draft, 1), (more, 3)):
        for _ in range(rows):
            thread = factories.comment(agreement, part="p1")
            factories.comment(agreement, thread=thread, part="p1")
            factories.partner_link(agreement)
            proposed(agreement)
    assert not writes(client_opo, page(draft))
    assert count(client_opo, page(draft)) == count(client_opo, page(more))
    rooms = [reverse("agreement-write", args=[each.uid]) for each in (draft, more)]
    assert count(client_opo, rooms[0]) == count(client_opo, rooms[1])
    assert not writes(client_opo, reverse("mentions"))
