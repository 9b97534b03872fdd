"""Talking about a text: who reads what, threads, and a closed note that leaves no trace for others."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import InternalError
from django.utils import timezone

from agreements.documents.content import text_of
from agreements.models import Comment, Event, Mention, Notice
from agreements.rules.enums import Role, State, Visibility
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.naskah import digests
from agreements.workflow.commenting import comment, edit, mark_read, reopen, reply, resolve
from agreements.workflow.drafting import save_text
from tests import factories

TODAY = factories.today()


def person(role, agency=None):
    return factories.user(role, agency).actor(TODAY)


@pytest.fixture
def officer(opd):
    return person(Role.OPO, opd)


@pytest.fixture
def councillor(db):
    return person(Role.TKS)


@pytest.fixture
def draft(opd):
    return factories.agreement(agency=opd, text=factories.text("MAKSUD", "OBJEK"))


def test_a_comment_belongs_to_a_pasal_and_is_told_once(draft, officer):
    row = comment(draft, by=officer, text=" Objek terlalu luas. ", part="p2", quote="Isi objek")
    assert (row.text, row.part_name, row.quote) == ("Objek terlalu luas.", "Pasal 2 OBJEK", "Isi objek")
    assert (row.visibility, row.author, row.side) == ("internal", officer.name, "kita")
    assert draft.events.get().sentence == "memberi komentar pada Pasal 2 OBJEK"


def test_it_stays_with_its_pasal_and_remembers_the_name_when_it_goes(draft, officer):
    row = comment(draft, by=officer, text="Tetap.", part="p2")
    naskah = text_of(draft)
    save_text(draft, by=officer, base=digests(naskah), mine=replace(naskah, pasal=naskah.pasal[:1]))
    answer = reply(row, by=officer, text="Masih tercatat.")
    assert (answer.part, answer.part_name) == ("p2", "Pasal 2 OBJEK")
    with pytest.raises(NotReady, match="sudah tidak ada"):
        comment(draft, by=officer, text="Baru.", part="p2")


@pytest.mark.parametrize("text", ["", "  ", "x" * 1_000_000])
def test_nothing_and_too_much_are_refused(draft, officer, text):
    with pytest.raises(NotReady):
        comment(draft, by=officer, text=text)
    assert Comment.objects.count() == Event.objects.count() == 0


def test_an_ended_text_is_not_discussed(opd, officer):
    with pytest.raises(NotReady, match="sudah berakhir"):
        comment(factories.agreement(State.TERMINATED, agency=opd), by=officer, text="Terlambat.")


READERS = {
    Role.STF: "internal bersama tkksd",
    Role.KBG: "internal bersama tkksd",
    Role.TKS: "internal bersama tkksd",
    Role.SEK: "internal bersama tkksd",
    Role.HKM: "internal bersama",
    Role.WKT: "internal bersama",
    Role.AUD: "internal bersama",
    Role.OPO: "internal bersama",
    Role.REG: "",
    Role.ADM: "",
}


@pytest.mark.parametrize(("role", "seen"), READERS.items())
def test_who_reads_what(opd, draft, role, seen):
    for visibility in Visibility:
        factories.comment(draft, visibility=visibility.value)
    reader = person(role, opd if role == Role.OPO else None)
    found = Comment.objects.visible_to(reader).values_list("visibility", flat=True)
    assert sorted(found) == sorted(seen.split())


def test_another_opd_reads_nothing(draft):
    factories.comment(draft)
    assert not Comment.objects.visible_to(person(Role.OPO)).exists()


def test_a_closed_note_leaves_no_trace_for_others(draft, officer, councillor):
    note = comment(draft, by=councillor, text="@TKKSD Mitra ini pernah lalai.", visibility=Visibility.CLOSED)
    reply(note, by=person(Role.STF), text="Dicatat.")
    resolve(note, by=councillor)
    assert (Event.objects.count(), Notice.objects.count()) == (0, 0)
    draft.cooperation.refresh_from_db()
    assert draft.cooperation.chain_length == 0
    with pytest.raises(NotAllowed, match="hanya untuk TKKSD"):
        reply(note, by=officer, text="Saya membaca.")
    with pytest.raises(NotAllowed):
        comment(draft, by=officer, text="Catatan.", visibility=Visibility.CLOSED)


def test_a_thread_is_settled_and_taken_up_again(draft, officer, councillor):
    thread = comment(draft, by=officer, text="Periksa.")
    settled = resolve(thread, by=councillor)
    assert settled.resolved_name == councillor.name
    with pytest.raises(Stale, match="buka kembali dahulu"):
        reply(thread, by=officer, text="Lagi.")
    with pytest.raises(Stale, match=f"diselesaikan oleh {councillor.name}"):
        resolve(thread, by=officer)
    assert reopen(thread, by=officer).resolved_at is None
    with pytest.raises(Stale, match="sudah terbuka"):
        reopen(thread, by=officer)
    assert [event.sentence.split()[0] for event in draft.events.order_by("pk")] == [
        "memberi",
        "menyelesaikan",
        "membuka",
    ]


def test_a_fresh_comment_is_mended_by_its_author_and_the_old_words_are_kept(draft, officer, councillor):
    row = comment(draft, by=officer, text="Slah ketik.")
    edit(row, by=officer, text="Salah ketik.")
    assert draft.events.first().data["sebelum"] == "Slah ketik."
    with pytest.raises(NotReady, match="Hanya penulisnya"):
        edit(row, by=councillor, text="Lain.")
    Comment.objects.filter(pk=row.pk).update(at=timezone.now() - timedelta(minutes=16))
    row.refresh_from_db()
    with pytest.raises(NotReady, match="15 menit"):
        edit(row, by=officer, text="Terlambat.")
    row.refresh_from_db()
    assert row.text == "Salah ketik."


def test_a_called_post_has_it_in_its_list_until_it_answered(draft, officer, opd):
    lawyer, other = person(Role.HKM), person(Role.STF)
    row = comment(draft, by=officer, text="Mohon @Bagian Hukum menelaah.")
    assert [mention.comment for mention in Mention.objects.waiting_for(lawyer)] == [row]
    assert not Mention.objects.waiting_for(other).exists()
    assert Notice.objects.get().role == Role.HKM
    reply(row, by=lawyer, text="Sudah.")
    assert not Mention.objects.waiting_for(lawyer).exists()


def test_an_opd_is_called_and_only_that_one(draft, councillor, officer, opd):
    row = comment(draft, by=councillor, text=f"@{opd.name} mohon data.")
    assert Mention.objects.waiting_for(officer).exists()
    assert not Mention.objects.waiting_for(person(Role.OPO)).exists()
    assert mark_read(row, by=person(Role.OPO)) == 0
    assert mark_read(row, by=officer) == 1
    assert not Mention.objects.waiting_for(officer).exists()


def test_a_settled_thread_calls_nobody(draft, councillor, officer, opd):
    row = comment(draft, by=councillor, text=f"@{opd.short} mohon data.")
    resolve(row, by=councillor)
    assert not Mention.objects.waiting_for(officer).exists()


def test_mending_calls_anew(draft, officer):
    row = comment(draft, by=officer, text="@Bagian Hukum")
    edit(row, by=officer, text="@TKKSD")
    assert [mention.name for mention in row.mentions.all()] == ["TKKSD"]


def test_a_contact_reads_and_writes_shared_comments_only(draft, officer):
    link = factories.partner_link(draft)
    inside, shared = (
        comment(draft, by=officer, text="Satu.", visibility=visibility)
        for visibility in (Visibility.INTERNAL, Visibility.SHARED)
    )
    answer = reply(shared, guest=link, text="Kami setuju. @TKKSD")
    assert (answer.visibility, answer.side, answer.author) == ("bersama", "mitra", "Rina Contoh")
    assert not answer.mentions.exists()
    assert (
        comment(draft, guest=link, text="Dari kami.", visibility=Visibility.INTERNAL).visibility == "bersama"
    )
    with pytest.raises(NotAllowed, match="tidak ada"):
        reply(inside, guest=link, text="Saya tahu.")
    event = draft.events.first()
    assert (event.actor, event.actor_name) == (None, "Rina Contoh")
    assert event.post.startswith("Kepala Bagian Kerja Sama, Kabupaten Mitra")


def test_a_link_that_ended_or_shares_no_comments_does_not_speak(draft):
    over = factories.partner_link(draft, expires_at=timezone.now())
    silent = factories.partner_link(draft, with_comments=False)
    elsewhere = factories.partner_link(factories.agreement())
    for link in (over, silent, elsewhere):
        with pytest.raises(NotAllowed):
            comment(draft, guest=link, text="Halo.")
    assert Comment.objects.count() == 0


def test_the_database_keeps_comments_and_their_one_author(draft, officer):
    row = comment(draft, by=officer, text="Satu.")
    with pytest.raises(InternalError), transaction.atomic():
        row.delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=row.pk).update(link=factories.partner_link(draft))
