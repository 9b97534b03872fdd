"""A partner's contact comes in by a link and a code; nobody guesses, nobody stays."""

import re
import threading
from datetime import timedelta

import pgtrigger
import pytest
from django.core import mail
from django.db import connections
from django.utils import timezone

from agreements.models import LinkTry, PartnerLink
from agreements.rules.enums import Role, State
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.sharing import SITTING
from agreements.workflow.commenting import comment
from agreements.workflow.sharing import (
    enter,
    find_link,
    hashed,
    opens,
    pass_turn,
    read_out_code,
    revoke,
    send_code,
    share,
)
from tests import factories

TODAY = factories.today()
HERE = "203.0.113.7"
FIELDS = {
    "name": "Rina Contoh",
    "office": "Kabag Hukum",
    "email": "rina@mitra.example",
    "phone": "",
    "with_lampiran": True,
    "with_comments": True,
    "may_download": False,
}


@pytest.fixture
def staff(db):
    return factories.user(Role.STF).actor(TODAY)


@pytest.fixture
def draft(opd):
    return factories.agreement(agency=opd)


@pytest.fixture
def link(draft):
    return factories.partner_link(draft)


def partner_of(agreement):
    return agreement.parties.get(order=2).partner


def given(agreement, by, **fields):
    return share(agreement, by=by, partner=partner_of(agreement), days=14, fields=FIELDS | fields)


def wrong_code(code):
    return f"{(int(code) + 1) % 1_000_000:06d}"


@pytest.fixture
def code(link, django_capture_on_commit_callbacks):
    """The code as it was mailed."""
    with django_capture_on_commit_callbacks(execute=True):
        assert send_code(link, address=HERE)
    return re.search(r"\b\d{6}\b", mail.outbox[-1].body).group()


def test_sharing_keeps_a_hash_and_mails_the_link_after_commit(
    draft, staff, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        link, token = given(draft, staff)
        assert mail.outbox == []
    (letter,) = mail.outbox
    assert (letter.to, f"/tamu/{token}/" in letter.body) == (["rina@mitra.example"], True)
    assert (len(token) >= 43, token in str(PartnerLink.objects.values().get())) == (True, False)
    assert find_link(token) == link
    assert find_link(hashed(token)) is None
    assert draft.events.get().sentence.startswith("membagikan naskah kepada Rina Contoh (Kabupaten Mitra")


def test_sharing_that_is_not_kept_mails_nothing(draft, staff, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(NotReady, match="surel atau nomor"):
        given(draft, staff, email="")
    assert (mail.outbox, PartnerLink.objects.count()) == ([], 0)


def test_only_a_party_and_only_before_signing(opd, draft, staff):
    with pytest.raises(NotReady, match="bukan pihak"):
        share(draft, by=staff, partner=factories.partner(), days=3, fields=FIELDS)
    with pytest.raises(NotReady, match="sudah ditandatangani"):
        given(factories.agreement(State.SIGNED, agency=opd), staff)


@pytest.mark.parametrize("role", [Role.TKS, Role.HKM, Role.AUD])
def test_who_may_not_share(draft, role):
    with pytest.raises(NotAllowed):
        given(draft, factories.user(role).actor(TODAY))


def test_the_right_code_opens_once(link, code):
    assert enter(link, code=f" {code[:3]} {code[3:]} ", address=HERE) == []
    link.refresh_from_db()
    assert link.last_used_at is not None
    assert "tidak berlaku" in enter(link, code=code, address=HERE)[0]
    event = link.agreement.events.get()
    assert (event.actor_name, "dikirim ke surel" in event.sentence) == ("Rina Contoh", True)


def test_only_the_hash_of_a_code_is_kept(link, code):
    link.refresh_from_db()
    assert code not in str(PartnerLink.objects.values().get(pk=link.pk))
    assert len(link.code_hash) == 64
    assert HERE not in str(list(LinkTry.objects.values()))


def test_five_wrong_codes_end_a_code(link, code):
    for _ in range(5):
        assert enter(link, code=wrong_code(code), address=HERE) == [
            "Kode tidak cocok. Periksa lagi keenam angkanya."
        ]
    assert "terlalu sering dicoba" in enter(link, code=code, address=HERE)[0]


def test_ten_wrong_codes_close_the_link_for_an_hour_even_to_a_fresh_code(link, staff):
    for _ in range(2):
        code = read_out_code(link, by=staff)
        for _ in range(5):
            enter(link, code=wrong_code(code), address=HERE)
    code = read_out_code(link, by=staff)
    assert "Terlalu banyak percobaan" in enter(link, code=code, address="198.51.100.9")[0]
    LinkTry.objects.update(at=timezone.now() - timedelta(hours=2))
    assert enter(link, code=code, address=HERE) == []


def test_one_address_that_guesses_at_many_links_is_slowed_down(draft, staff):
    for _ in range(4):
        link = factories.partner_link(draft)
        code = read_out_code(link, by=staff)
        for _ in range(5):
            enter(link, code=wrong_code(code), address=HERE)
    other = factories.partner_link(draft)
    code = read_out_code(other, by=staff)
    assert "Terlalu banyak" in enter(other, code=code, address=HERE)[0]
    assert enter(other, code=code, address="198.51.100.9") == []


def test_a_code_ends_after_a_quarter_of_an_hour(link, code):
    PartnerLink.objects.update(code_expires_at=timezone.now() - timedelta(seconds=1))
    assert "tidak berlaku" in enter(link, code=code, address=HERE)[0]


def test_a_code_of_another_link_opens_nothing(draft, link, code):
    other = factories.partner_link(draft)
    PartnerLink.objects.filter(pk=other.pk).update(
        code_hash=PartnerLink.objects.get(pk=link.pk).code_hash,
        code_expires_at=timezone.now() + timedelta(minutes=5),
    )
    assert enter(other, code=code, address=HERE) != []


def test_a_second_code_takes_the_place_of_the_first_and_not_too_soon(link, code, staff):
    with pytest.raises(NotReady, match="baru saja dikirim"):
        send_code(link, address=HERE)
    fresh = read_out_code(link, by=staff)
    assert fresh == code or enter(link, code=code, address=HERE) != []
    assert enter(link, code=fresh, address=HERE) == []
    assert "dibacakan petugas" in link.agreement.events.first().sentence


def test_without_a_mail_server_nothing_is_sent_and_no_code_is_made(link, settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "django.core.mail.backends.smtp.EmailBackend", ""
    assert send_code(link, address=HERE) is False
    link.refresh_from_db()
    assert (link.code_hash, mail.outbox) == ("", [])


def test_a_contact_with_a_telephone_alone_is_read_a_code(draft, staff):
    link = factories.partner_link(draft, email="", phone="08123456789")
    assert send_code(link, address=HERE) is False
    assert enter(link, code=read_out_code(link, by=staff), address=HERE) == []


def test_a_revoked_link_is_closed_at_once(link, code, staff):
    revoke(link, by=staff)
    assert not opens(PartnerLink.objects.get(pk=link.pk))
    for act in (lambda: enter(link, code=code, address=HERE), lambda: send_code(link, address=HERE)):
        with pytest.raises(NotReady, match="tidak berlaku"):
            act()
    with pytest.raises(Stale):
        revoke(link, by=staff)


def test_an_expired_link_and_a_signed_text_open_nothing(draft, link):
    assert opens(link)
    assert not opens(factories.partner_link(draft, expires_at=timezone.now()))
    assert not opens(factories.partner_link(factories.agreement(State.SIGNED)))


def test_the_turn_is_passed_with_a_note_and_comes_back(draft, staff, link):
    partner = partner_of(draft)
    passed = pass_turn(draft, by=staff, partner=partner, note="Mohon dibaca.")
    assert (passed.turn_partner, passed.turn_since is not None) == (partner, True)
    assert draft.events.first().note == "Mohon dibaca."
    with pytest.raises(Stale):
        pass_turn(draft, by=staff, partner=partner)
    back = pass_turn(draft, guest=link, partner=partner, note="Sudah kami baca.")
    assert back.turn_partner is None
    assert draft.events.first().actor_name == "Rina Contoh"


def test_a_partner_without_a_link_has_no_turn(draft, staff):
    with pytest.raises(NotReady, match="Bagikan naskah"):
        pass_turn(draft, by=staff, partner=partner_of(draft))


@pytest.mark.django_db(transaction=True)
def test_many_who_guess_at_once_get_five_tries_of_a_code():
    draft = factories.agreement()
    link = factories.partner_link(draft)
    code = read_out_code(link, by=factories.user(Role.STF).actor(TODAY))
    start, told = threading.Barrier(12), []

    def guess():
        start.wait()
        told.extend(enter(PartnerLink.objects.get(pk=link.pk), code=wrong_code(code), address=HERE))
        connections.close_all()

    threads = [threading.Thread(target=guess) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum("tidak cocok" in words for words in told) == 5
    assert LinkTry.objects.filter(kind="salah").count() == 5


def test_who_made_the_link_does_not_read_its_code_out(draft, staff, opd):
    link, _ = given(draft, staff)
    with pytest.raises(NotReady, match="Anda buat sendiri"):
        read_out_code(link, by=staff)
    link.refresh_from_db()
    assert link.code_hash == ""
    officer = factories.user(Role.OPO, opd).actor(TODAY)
    assert enter(link, code=read_out_code(link, by=officer), address=HERE) == []


@pytest.mark.parametrize("role", [Role.KBG, Role.HKM, Role.TKS, Role.SEK])
def test_who_confirms_or_only_reads_reads_no_code_out(link, role):
    with pytest.raises(NotAllowed):
        read_out_code(link, by=factories.user(role).actor(TODAY))


def test_the_address_of_one_of_ours_is_no_contacts(draft, staff):
    factories.user(Role.HKM, email="Sari@kota.example")
    with pytest.raises(NotReady, match="milik pengguna aplikasi"):
        given(draft, staff, email="sari@kota.example")
    assert PartnerLink.objects.count() == 0


def test_a_spoken_entry_is_told_to_every_contact_of_that_partner_and_kept(
    draft, link, staff, django_capture_on_commit_callbacks
):
    factories.partner_link(draft, email="kepala@mitra.example")
    factories.partner_link(draft, email="lama@mitra.example", expires_at=timezone.now())
    code = read_out_code(link, by=staff)
    with django_capture_on_commit_callbacks(execute=True):
        enter(link, code=code, address=HERE)
    assert sorted(letter.to[0] for letter in mail.outbox) == ["kepala@mitra.example", "rina@mitra.example"]
    visit = link.visits.get()
    assert (visit.spoken_by_id, visit.reader_post) == (staff.user_id, staff.posts[0].label)
    assert visit.reader_post in mail.outbox[0].body
    assert staff.name not in mail.outbox[0].body


def test_a_mailed_entry_is_kept_and_told_to_nobody(link, code, django_capture_on_commit_callbacks):
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        enter(link, code=code, address=HERE)
    assert (mail.outbox, link.visits.get().spoken_by_id) == ([], None)


def test_every_word_of_a_spoken_sitting_bears_it_and_none_after_it(draft, link, staff):
    enter(link, code=read_out_code(link, by=staff), address=HERE)
    row = comment(draft, guest=link, text="Mohon penjelasan.")
    assert (row.spoken_by_id, row.post.endswith("(melalui tautan, kode dibacakan petugas)")) == (
        staff.user_id,
        True,
    )
    with pgtrigger.ignore():
        link.visits.update(at=timezone.now() - SITTING)
    later = comment(draft, guest=link, text="Terima kasih.")
    assert (later.spoken_by_id, later.post.endswith("(melalui tautan)")) == (None, True)
