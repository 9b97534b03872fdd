"""A partner's contact: in by link and code, to one text alone, and out at once."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from agreements.documents.content import text_of
from agreements.models import Agreement, Comment, PartnerLink, Suggestion
from agreements.rules.enums import State, Visibility
from agreements.rules.naskah import Lampiran, to_json
from agreements.workflow.sharing import read_out_code, revoke
from agreements.workflow.suggesting import propose
from tests import factories
from tests.views.watching import writes
from tests.workflow.test_suggesting import other_words

TOKEN = "T" * 43


@pytest.fixture
def draft(opd):
    return factories.agreement(agency=opd, text=factories.text("MAKSUD", "OBJEK"))


@pytest.fixture
def link(draft):
    return factories.partner_link(draft, TOKEN)


def door(token=TOKEN):
    return reverse("guest-door", args=[token])


def staff():
    return factories.user("stf").actor(factories.today())


def come_in(link, token=TOKEN):
    """A browser that came in by the link and a code that was read out."""
    browser = Client()
    code = read_out_code(link, by=staff())
    assert browser.post(door(token), {"code": code}).url == reverse("guest-room")
    return browser


@pytest.fixture
def guest(link):
    return come_in(link)


def test_the_door_asks_for_a_code_and_a_get_sends_and_writes_nothing(link):
    browser = Client()
    assert not writes(browser, door())
    answer = browser.get(door())
    assert (answer.status_code, mail.outbox) == (200, [])
    assert link.agreement.about not in answer.content.decode()


def test_a_code_is_mailed_on_request_and_opens_the_room(client, link, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.post(door(), {"kirim": "1"})
    code = re.search(r"\b\d{6}\b", mail.outbox[0].body).group()
    assert client.get(reverse("guest-room")).status_code == 410
    client.post(door(), {"code": code})
    answer = client.get(reverse("guest-room"))
    assert answer.status_code == 200
    assert link.agreement.about in answer.content.decode()


def test_a_foreign_token_is_not_there(client, link):
    for token in ("x" * 43, PartnerLink.objects.get().token_hash, "a"):
        assert client.get(door(token)).status_code == 404
        assert client.post(door(token), {"code": "123456"}).status_code == 404


def test_a_link_that_is_over_says_so_and_tells_nothing(client, link, guest):
    PartnerLink.objects.update(expires_at=timezone.now())
    for browser, place in ((client, door()), (guest, reverse("guest-room"))):
        answer = browser.get(place)
        assert answer.status_code == 410
        assert link.agreement.about not in answer.content.decode()
        assert link.name not in answer.content.decode()


def test_a_revocation_ends_the_sitting_at_once(link, guest):
    assert guest.get(reverse("guest-room")).status_code == 200
    revoke(link, by=staff())
    assert guest.get(reverse("guest-room")).status_code == 410
    answer = guest.post(reverse("guest-comment"), {"text": "Masih di sini."})
    assert (answer.status_code, Comment.objects.count()) == (410, 0)


def test_a_signed_text_is_shared_no_more(link, guest):
    Agreement.objects.filter(pk=link.agreement_id).update(state=State.CANCELLED)
    assert guest.get(reverse("guest-room")).status_code == 410


def test_a_sitting_ends_after_a_working_day(link, guest):
    session = guest.session
    session["guest"] = session["guest"] | {"at": (timezone.now() - timedelta(hours=9)).timestamp()}
    session.save()
    assert guest.get(reverse("guest-room")).status_code == 410


def test_guessing_ends_after_a_few_tries(link):
    read_out_code(link, by=staff())
    browser = Client()
    told = [browser.post(door(), {"code": f"{at:06d}"}) for at in range(12)]
    assert {answer.status_code for answer in told} == {422}
    errors = [answer.context["form"].errors["code"][0] for answer in told]
    assert sum("tidak cocok" in error for error in errors) <= 5
    assert "terlalu sering" in errors[-1]
    assert browser.get(reverse("guest-room")).status_code == 410


def test_a_code_in_the_address_is_not_looked_at(client, link):
    code = read_out_code(link, by=staff())
    client.get(door(), {"code": code})
    assert client.get(reverse("guest-room")).status_code == 410


def patterns():
    """Every address of the site with made-up arguments, and the names of the guest's own."""
    made = {"uuid": "0b5f3c1e-1111-4222-8333-444455556666", "int": "1", "slug": "x", "str": "x"}

    def filled(route):
        return re.sub(r"<(?:(\w+):)?\w+>", lambda found: made.get(found[1] or "str", "x"), route)

    for pattern in get_resolver("agreements.urls").url_patterns:
        yield pattern.name, f"/{filled(str(pattern.pattern))}"


OPEN_TO_ALL = {"login", "logout", "verify", "guest-door", "guest-leave"}


def test_no_other_page_opens_for_a_guest(guest, draft):
    for name, address in patterns():
        if name in OPEN_TO_ALL or (name or "").startswith("guest-"):
            continue
        answer = guest.get(address)
        assert (name, answer.status_code in (302, 404, 405)) == (name, True), (address, answer.status_code)
        if answer.status_code == 302:
            assert answer.url.startswith(reverse("login")), address


@pytest.mark.parametrize(
    "name", ["agreement", "discussion", "agreement-pdf", "agreement-write", "share", "assent"]
)
def test_not_even_of_the_shared_text(guest, draft, name):
    answer = guest.get(reverse(name, args=[draft.uid]))
    assert (answer.status_code, answer.url.startswith(reverse("login"))) == (302, True)


def test_what_is_internal_is_not_in_the_page(opd, draft, link, guest):
    person = factories.user("opo", opd, full_name="Nama Orang Dalam")
    for visibility in Visibility:
        factories.comment(
            draft,
            user=person,
            post="Petugas Dinas Kesehatan",
            visibility=visibility.value,
            text=f"Teks {visibility.value}",
        )
    inside = propose(draft, by=person.actor(factories.today()), changes=[other_words(draft)])[0]
    html = guest.get(reverse("guest-room")).content.decode()
    assert "Teks bersama" in html
    assert "Petugas Dinas Kesehatan" in html
    for hidden in ("Teks internal", "Teks tkksd", "Nama Orang Dalam", str(inside.uid), "Kata usulan"):
        assert hidden not in html
    assert "Riwayat" not in html


def test_what_is_not_shared_is_not_shown(draft, opd):
    naskah = text_of(draft)
    with_lampiran = to_json(type(naskah)(naskah.recitals, naskah.pasal, (Lampiran("l1", "RINCIAN RAHASIA"),)))
    Agreement.objects.filter(pk=draft.pk).update(text=with_lampiran)
    link = factories.partner_link(draft, TOKEN, with_lampiran=False, with_comments=False, may_download=False)
    factories.comment(draft, visibility=Visibility.SHARED.value, text="Komentar bersama")
    guest = come_in(link)
    html = guest.get(reverse("guest-room")).content.decode()
    assert "RINCIAN RAHASIA" not in html
    assert "Komentar bersama" not in html
    for name in ("guest-pdf", "guest-docx"):
        assert guest.get(reverse(name)).status_code == 404
    assert guest.get(reverse("guest-suggest", args=["l1"])).status_code == 404
    answer = guest.post(reverse("guest-reply", args=[Comment.objects.get().uid]), {"text": "x"})
    assert answer.status_code == 404


def test_what_is_shared_can_be_taken_along_as_word_and_as_pdf(draft, guest):
    answer = guest.get(reverse("guest-docx"))
    assert (answer.content[:2], "no-store" in answer["Cache-Control"]) == (b"PK", True)
    assert answer["Content-Disposition"].startswith("attachment")
    refused = guest.get(reverse("guest-pdf"), follow=True)
    assert refused.content[:4] == b"%PDF" or "PDF belum dapat dibuat" in refused.content.decode()


def test_a_guest_comments_and_replies_in_shared_threads_only(draft, guest):
    guest.post(reverse("guest-comment"), {"text": "Mohon penjelasan.", "part": "p2"})
    assert Comment.objects.get().visibility == Visibility.SHARED
    inside = factories.comment(draft)
    assert guest.post(reverse("guest-reply", args=[inside.uid]), {"text": "Ketahuan."}).status_code == 404
    elsewhere = factories.comment(factories.agreement(), visibility=Visibility.SHARED.value)
    assert guest.post(reverse("guest-reply", args=[elsewhere.uid]), {"text": "Lain."}).status_code == 404
    assert draft.events.first().actor_id is None


def test_too_long_a_comment_of_a_guest_stays_in_its_field(guest):
    text = "x" * 1_000_000
    answer = guest.post(reverse("guest-comment"), {"text": text})
    assert (answer.status_code, answer.context["form"]["text"].value()) == (422, text)


def test_a_guest_proposes_and_takes_back(draft, guest):
    address = reverse("guest-suggest", args=["p2"])
    digest = guest.get(address).context["form"]["digest"].value()
    guest.post(address, {"title": "OBJEK", "body": "(1) Menurut mitra.", "digest": digest})
    row = Suggestion.objects.get()
    assert (row.side, row.source, row.user) == ("mitra", "tautan", None)
    assert "Menurut mitra." in guest.get(reverse("guest-room")).content.decode()
    ours = propose(draft, by=staff(), changes=[other_words(draft)])[0]
    assert guest.post(reverse("guest-withdraw", args=[ours.uid])).status_code == 404
    guest.post(reverse("guest-withdraw", args=[row.uid]))
    row.refresh_from_db()
    assert (row.state, row.decided_name) == ("ditarik", "Rina Contoh")


def test_markup_of_a_guest_is_only_words_on_both_sides(client_stf, draft, guest):
    evil = "<script>alert(1)</script>"
    guest.post(reverse("guest-comment"), {"text": evil})
    guest.post(reverse("guest-suggest", args=["baru"]), {"title": evil, "body": evil, "reason": evil})
    for browser, place in (
        (guest, reverse("guest-room")),
        (client_stf, reverse("discussion", args=[draft.uid])),
        (client_stf, reverse("agreement-write", args=[draft.uid])),
    ):
        html = browser.get(place).content.decode()
        assert evil not in html
        assert "&lt;script&gt;" in html


def test_a_word_on_a_text_that_was_changed_since_is_not_taken(draft, guest):
    mark = guest.get(reverse("guest-room")).context["mark"]
    Agreement.objects.filter(pk=draft.pk).update(about="Judul lain")
    answer = guest.post(reverse("guest-agree"), {"mark": mark}, follow=True)
    assert "Naskah berubah sejak Anda membukanya" in answer.content.decode()
    assert draft.assents.count() == 0
    guest.post(reverse("guest-agree"), {"mark": answer.context["mark"]})
    assert draft.assents.get().party_name.startswith("Pemerintah Daerah Kabupaten Mitra")


def test_pages_are_kept_nowhere_and_their_address_is_told_to_nobody(link, guest):
    for answer in (guest.get(door()), guest.get(reverse("guest-room")), Client().get(reverse("guest-room"))):
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "same-origin"
        assert "noindex" in answer["X-Robots-Tag"]
        assert "noindex" in answer.content.decode()


def test_a_get_of_the_room_writes_nothing_and_acts_are_posts(guest):
    assert not writes(guest, reverse("guest-room"))
    for name in ("guest-comment", "guest-agree", "guest-turn", "guest-leave"):
        assert guest.get(reverse(name)).status_code == 404


def test_leaving_ends_it(guest):
    guest.post(reverse("guest-leave"))
    assert guest.get(reverse("guest-room")).status_code == 410


def test_a_guest_of_one_link_sees_nothing_of_another(draft, guest):
    other = factories.agreement(about="Naskah orang lain")
    factories.partner_link(other, "U" * 43)
    assert "Naskah orang lain" not in guest.get(reverse("guest-room")).content.decode()
    assert guest.get(door("U" * 43)).status_code == 200
    assert guest.get(reverse("guest-room")).context["agreement"] == draft


def test_staff_makes_a_link_that_is_shown_once(client_stf, draft):
    address = reverse("share", args=[draft.uid])
    partner = draft.parties.get(order=2).partner
    data = {"partner": partner.pk, "name": "Rina", "email": "rina@mitra.example", "days": 7}
    answer = client_stf.post(address, data)
    shown = answer.context["made"]["address"]
    assert (answer.status_code, "no-store" in answer["Cache-Control"]) == (201, True)
    token = shown.rstrip("/").rsplit("/", 1)[1]
    assert Client().get(door(token)).status_code == 200
    assert token not in client_stf.get(address).content.decode()
    assert token not in client_stf.get(reverse("discussion", args=[draft.uid])).content.decode()
    refused = client_stf.post(address, data | {"email": "", "name": "Sari"})
    assert (refused.status_code, refused.context["form"]["name"].value()) == (422, "Sari")


def test_who_may_not_share_is_told(client_hkm, client_tks, draft, link):
    for browser in (client_hkm, client_tks):
        assert browser.get(reverse("share", args=[draft.uid])).status_code == 403
        act = reverse("link-act", args=[draft.uid, link.uid, "cabut"])
        assert browser.post(act).status_code == 403
    link.refresh_from_db()
    assert link.revoked_at is None


def test_a_code_that_is_read_out_is_shown_once_and_the_link_is_closed(client_stf, draft, link):
    answer = client_stf.post(reverse("link-act", args=[draft.uid, link.uid, "kode"]))
    code = answer.context["spoken"]["code"]
    assert code not in client_stf.get(reverse("discussion", args=[draft.uid])).content.decode()
    browser = Client()
    browser.post(door(), {"code": code})
    assert browser.get(reverse("guest-room")).status_code == 200
    client_stf.post(reverse("link-act", args=[draft.uid, link.uid, "cabut"]))
    assert browser.get(reverse("guest-room")).status_code == 410


def test_the_turn_goes_to_the_partner_and_back(client_stf, draft, link, guest):
    partner = link.partner
    client_stf.post(reverse("turn-pass", args=[draft.uid]), {"kepada": str(partner.uid), "note": "Silakan."})
    page = client_stf.get(reverse("agreement", args=[draft.uid]))
    assert page.context["turn"]["who"] == f"Mitra, {partner}"
    assert guest.get(reverse("guest-room")).context["my_turn"]
    guest.post(reverse("guest-turn"), {"note": "Selesai."})
    draft.refresh_from_db()
    assert draft.turn_partner is None
