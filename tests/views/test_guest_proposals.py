"""What a partner's contact proposes and answers, and that no address of the guest shows or does more."""

import itertools
import zipfile
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from agreements.documents.content import text_of
from agreements.models import Agreement, Comment, Reaction, Suggestion
from agreements.rules.enums import Role, State, SuggestionKind, Visibility
from agreements.rules.naskah import Lampiran, to_json
from agreements.rules.suggesting import change_of
from agreements.workflow.commenting import comment, reply
from agreements.workflow.reacting import react
from agreements.workflow.suggesting import propose, reject
from tests import factories
from tests.views.test_guest import come_in, staff
from tests.views.watching import writes
from tests.workflow.test_suggesting import other_words

TOKEN = "T" * 43


@pytest.fixture
def draft(opd):
    return factories.agreement(agency=opd, text=factories.text("MAKSUD", "OBJEK", "PENUTUP"))


@pytest.fixture
def link(draft):
    return factories.partner_link(draft, TOKEN)


@pytest.fixture
def guest(link):
    return come_in(link)


def test_another_place_is_proposed_once_its_consequences_were_seen(draft, guest):
    address = reverse("guest-move", args=["p3"])
    assert not writes(guest, address)
    data = {
        "after": "depan",
        "reason": "Lebih runtut.",
        "digest": guest.get(address).context["form"]["digest"].value(),
    }
    seen = guest.post(address, data | {"lihat": "1"})
    html = seen.content.decode()
    assert (seen.status_code, Suggestion.objects.count()) == (200, 0)
    assert "pindahkan Pasal 3 PENUTUP ke tempat pertama" in html
    assert "Lebih runtut." in html
    assert seen.context["preview"]["consequences"]["words"] == "3 nomor ikut berubah"
    guest.post(address, data)
    row = Suggestion.objects.get()
    assert (row.kind, row.part, row.after, row.source) == (SuggestionKind.MOVE, "p3", "", "tautan")
    assert "pindahkan Pasal 3 PENUTUP ke tempat pertama" in guest.get(reverse("guest-room")).content.decode()


def test_the_place_where_it_stands_is_no_proposal(guest):
    address = reverse("guest-move", args=["p3"])
    answer = guest.post(address, {"after": "p2", "reason": "Tetap ada.", "digest": "x"})
    assert (answer.status_code, "sudah berada di sana" in answer.content.decode()) == (422, True)
    assert answer.context["form"]["reason"].value() == "Tetap ada."
    for nowhere in ("konsiderans", "x", "baru"):
        assert guest.get(reverse("guest-move", args=[nowhere])).status_code == 404


def test_ours_that_are_shared_are_answered(draft, guest):
    (ours,) = propose(draft, by=staff(), changes=[other_words(draft)], shared=True)
    room, address = reverse("guest-room"), reverse("guest-react", args=[ours.uid])
    assert "Kata usulan." in guest.get(room).content.decode()
    guest.post(address, {"word": "setuju"})
    refused = guest.post(address, {"word": "tolak", "text": ""})
    assert (refused.status_code, "Tulis alasannya" in refused.content.decode()) == (409, True)
    guest.post(address, {"word": "tolak", "text": "Terlalu berat."})
    assert list(Reaction.objects.values_list("word", "text")) == [("setuju", ""), ("tolak", "Terlalu berat.")]
    assert guest.post(address, {"word": "apa"}).status_code == 404
    reject(ours, by=staff(), answer="Tidak jadi.")
    late = guest.post(address, {"word": "komentar", "text": "Sayang."})
    html = late.content.decode()
    assert (late.status_code, "sudah diputuskan" in html, "Sayang." in html) == (409, True, True)


def test_every_form_of_the_room_is_one_that_the_guard_against_forged_forms_takes(draft, link, guest):
    propose(draft, by=staff(), changes=[other_words(draft)], shared=True)
    propose(draft, guest=link, changes=[other_words(draft)])
    forms = guest.get(reverse("guest-room")).content.decode().split("<form")[1:]
    assert len(forms) > 4
    assert all("csrfmiddlewaretoken" in form.split("</form>")[0] for form in forms)


def test_nothing_is_proposed_or_answered_once_the_text_is_no_longer_discussed(draft, guest):
    (ours,) = propose(draft, by=staff(), changes=[other_words(draft)], shared=True)
    Agreement.objects.filter(pk=draft.pk).update(state=State.FINAL)
    move = guest.post(reverse("guest-move", args=["p3"]), {"after": "depan", "digest": "x"})
    assert (move.status_code, "tidak sedang dibahas" in move.content.decode()) == (409, True)
    assert guest.post(reverse("guest-react", args=[ours.uid]), {"word": "setuju"}).status_code == 409
    assert (Suggestion.objects.count(), Reaction.objects.count()) == (1, 0)


def test_the_contact_reads_by_which_way_people_came_in_and_no_name_of_ours(draft, guest):
    html = guest.get(reverse("guest-room")).content.decode()
    assert "kode dibacakan petugas" in html
    assert "Bila Anda menyatakan setuju di sini" in html
    guest.post(reverse("guest-agree"), {"mark": guest.get(reverse("guest-room")).context["mark"]})
    html = guest.get(reverse("guest-room")).content.decode()
    assert "menunggu bukti dari pihak Anda" in html
    assert "Orang Contoh" not in html
    guest.post(reverse("guest-disown"), {"note": "Bukan kami."})
    html = guest.get(reverse("guest-room")).content.decode()
    assert "persetujuan yang menunggu bukti gugur" in html
    assert draft.events.first().note == "Bukan kami."
    assert guest.get(reverse("guest-disown")).status_code == 404


HIDDEN = "RAHASIAKITA"


@pytest.fixture
def secrets(draft, opd):
    """A discussion full of what this guest must not read; returns the rows that are not its own."""
    naskah = text_of(draft)
    lampiran = Lampiran("l1", f"RINCIAN {HIDDEN}")
    Agreement.objects.filter(pk=draft.pk).update(
        text=to_json(type(naskah)(naskah.recitals, naskah.pasal, (lampiran,)))
    )
    draft.refresh_from_db()
    person = factories.user(Role.STF, full_name=f"Sari {HIDDEN}").actor(factories.today())
    member = factories.user(Role.TKS).actor(factories.today())
    other = factories.partner_link(draft, "U" * 43, partner=factories.partner(), name=f"Pihak lain {HIDDEN}")
    on_lampiran = {"part": "l1", "quote": f"Kutipan {HIDDEN}", "visibility": Visibility.SHARED}
    return [
        comment(draft, by=person, text=f"Internal {HIDDEN}"),
        comment(draft, by=member, text=f"Tertutup {HIDDEN}", visibility=Visibility.CLOSED),
        comment(draft, by=person, text="Bersama, tentang lampiran.", **on_lampiran),
        *propose(draft, by=person, changes=[other_words(draft, words=f"(1) {HIDDEN}")], note=HIDDEN),
        *propose(draft, by=person, changes=[change_of(Lampiran("l1", f"LAIN {HIDDEN}"), "")], shared=True),
        *propose(draft, guest=other, changes=[other_words(draft, words=f"(1) {HIDDEN}")], note=HIDDEN),
        factories.comment(factories.agreement(about=HIDDEN), visibility=Visibility.SHARED.value, text=HIDDEN),
    ]


def guest_addresses(uids):
    """Every address of the guest's, with every part and every row of the whole database in it."""
    given = {
        "part": ["p1", "p2", "l1", "baru", "konsiderans"],
        "comment": uids,
        "suggestion": uids,
    }
    for pattern in get_resolver("agreements.urls").url_patterns:
        name = pattern.name or ""
        if not name.startswith("guest-") or name in ("guest-door", "guest-leave", "guest-pdf"):
            continue
        names = list(pattern.pattern.converters)
        for values in itertools.product(*(given[each] for each in names)):
            yield name, reverse(name, args=values)


def words_of(answer):
    if answer.content[:2] == b"PK":
        return zipfile.ZipFile(BytesIO(answer.content)).read("word/document.xml").decode()
    return answer.content.decode()


def test_no_address_of_the_guest_shows_or_touches_what_is_not_shared(draft, secrets):
    guest = come_in(factories.partner_link(draft, TOKEN, with_lampiran=False))
    uids = [str(row.uid) for row in secrets]
    before = (
        list(Comment.objects.filter(side="kita").values_list("pk", "text", "visibility", "resolved_at")),
        list(Suggestion.objects.values_list("pk", "state", "visibility")),
        Agreement.objects.get(pk=draft.pk).text,
    )
    posts = {"text": "x", "word": "komentar", "after": "p1", "lihat": "1", "body": "x", "part": "l1"}
    seen = set()
    for name, address in guest_addresses(uids):
        for answer in (guest.get(address), guest.post(address, posts)):
            assert HIDDEN not in words_of(answer), (address, answer.status_code)
            assert answer.status_code < 500, address
        seen.add(name)
    assert seen >= {"guest-room", "guest-docx", "guest-reply", "guest-react", "guest-move", "guest-withdraw"}
    ours = Comment.objects.filter(side="kita")
    assert before[0] == list(ours.values_list("pk", "text", "visibility", "resolved_at"))
    kept = Suggestion.objects.filter(uid__in=uids).values_list("pk", "state", "visibility")
    assert set(before[1]) == set(kept)
    assert Agreement.objects.get(pk=draft.pk).text == before[2]
    assert not Reaction.objects.exists()
    assert set(
        Comment.objects.filter(side="mitra", thread__isnull=False).values_list("thread", flat=True)
    ) <= {secrets[2].pk}


def answered(draft, link, words):
    """A thread with a reply, and one suggestion of each side with an answer."""
    thread = comment(draft, guest=link, text=words, part="p1")
    reply(thread, by=staff(), text="Terima kasih.")
    for who in ({"by": staff(), "shared": True}, {"guest": link}):
        (row,) = propose(draft, changes=[other_words(draft, words=f"(1) {words}")], **who)
        react(row, guest=link, word="komentar", text="Kami baca.")


@pytest.mark.parametrize("place", ["room", "discussion", "writing"])
def test_more_that_is_said_asks_no_more_questions(draft, link, client_stf, place):
    browser, address = {
        "room": (come_in(link), reverse("guest-room")),
        "discussion": (client_stf, reverse("discussion", args=[draft.uid])),
        "writing": (client_stf, reverse("agreement-write", args=[draft.uid])),
    }[place]
    answered(draft, link, "Satu.")
    browser.get(address)
    with CaptureQueriesContext(connection) as one:
        assert browser.get(address).status_code == 200
    for words in ("Dua.", "Tiga.", "Empat."):
        answered(draft, link, words)
    with CaptureQueriesContext(connection) as four:
        assert "Empat." in browser.get(address).content.decode()
    assert len(four) == len(one)
