"""Agreeing to a text: on its hash, by every party, until a word changes."""

import threading
from dataclasses import replace

import pgtrigger
import pytest
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from agreements.documents.content import text_of
from agreements.models import Agreement, Assent
from agreements.rules.enums import Action, Role, State
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.naskah import Lampiran, digests, parse, to_json
from agreements.rules.sharing import SITTING
from agreements.workflow.assenting import assent, confirm, disown, reopen, standing_of, text_mark
from agreements.workflow.drafting import (
    data_mark,
    parties_mark,
    save_data,
    save_parties,
    save_text,
    writing_refusals,
)
from agreements.workflow.sharing import enter, read_out_code
from agreements.workflow.suggesting import accept, propose
from tests import factories
from tests.workflow.test_suggesting import other_words

TODAY = factories.today()


@pytest.fixture
def head(opd):
    return factories.user(Role.OPH, opd).actor(TODAY)


@pytest.fixture
def staff(db):
    return factories.user(Role.STF).actor(TODAY)


@pytest.fixture
def draft(opd):
    return factories.agreement(agency=opd, text=factories.text("MAKSUD", "OBJEK"))


@pytest.fixture
def link(draft):
    return factories.partner_link(draft)


def fresh(agreement):
    return Agreement.objects.get(pk=agreement.pk)


def agree(agreement, **who):
    return assent(agreement, seen=text_mark(fresh(agreement)), **who)


def states(agreement):
    return [each.state for each in standing_of(fresh(agreement))]


def rewrite(agreement, by, words="Kata lain."):
    naskah = text_of(fresh(agreement))
    mine = replace(naskah, pasal=(replace(naskah.pasal[0], body=parse(words)), *naskah.pasal[1:]))
    return save_text(agreement, by=by, base=digests(naskah), mine=mine)


def test_both_sides_on_the_same_hash_freeze_the_text(draft, head, link):
    _, revision = agree(draft, by=head)
    assert (revision, states(draft)) == (None, ["setuju", "belum"])
    row, revision = agree(draft, guest=link)
    kept = fresh(draft)
    assert (kept.agreed_revision, kept.revision) == (revision, revision)
    assert (revision.sha256, row.sha256) == (text_mark(kept), text_mark(kept))
    assert revision.note == "disepakati semua pihak"
    last = draft.events.first()
    assert (last.actor, last.actor_name) == (None, "Rina Contoh")
    assert "semua pihak setuju, naskah dibekukan" in last.sentence
    assert last.data["revision"] == revision.sha256


def test_an_agreed_text_is_not_written_until_it_is_reopened_with_a_reason(draft, head, link, staff):
    agree(draft, by=head)
    agree(draft, guest=link)
    assert "sudah disepakati semua pihak" in writing_refusals(fresh(draft), staff)[0]
    for act in (
        lambda: rewrite(draft, staff),
        lambda: save_data(draft, by=staff, seen=data_mark(draft), fields={"about": "Lain"}),
        lambda: propose(draft, by=staff, changes=[other_words(draft)]),
    ):
        with pytest.raises(NotReady):
            act()
    with pytest.raises(NotReady, match="Alasan"):
        reopen(draft, by=staff, note=" ")
    reopen(draft, by=staff, note="Mitra meminta perubahan nama.")
    assert states(draft) == ["gugur", "gugur"]
    assert draft.events.first().note == "Mitra meminta perubahan nama."
    rewrite(draft, staff)
    with pytest.raises(Stale):
        reopen(draft, by=staff, note="Lagi.")


def test_a_change_lets_the_word_fall_and_tells_it(draft, head, staff):
    agree(draft, by=head)
    rewrite(draft, staff)
    assert states(draft) == ["gugur", "belum"]
    event = draft.events.first()
    assert event.sentence == "mengubah naskah; persetujuan Pemerintah Daerah Kota Contoh gugur"
    assert {notice.role for notice in event.notices.all()} == {Role.STF, Role.KBG, Role.OPO, Role.OPH}
    agree(draft, by=head)
    assert states(draft) == ["setuju", "belum"]


def test_it_is_told_even_where_the_same_person_is_still_writing(draft, head, staff):
    rewrite(draft, staff, "Satu.")
    agree(draft, by=head)
    rewrite(draft, staff, "Dua.")
    assert "gugur" in draft.events.first().sentence


def test_parties_are_part_of_what_is_agreed_and_the_place_is_not(draft, head, staff):
    agree(draft, by=head)
    save_data(draft, by=staff, seen=data_mark(draft), fields={"place": "Mojokerto"})
    assert states(draft) == ["setuju", "belum"]
    kept = [
        {"body": party.body, "partner": party.partner, "authority": "kepala_daerah"}
        for party in draft.parties.all()
    ]
    kept[1]["signatory"] = "Orang Lain"
    save_parties(draft, by=staff, seen=parties_mark(draft), parties=kept)
    assert states(draft) == ["gugur", "belum"]


def test_what_was_not_read_is_not_agreed_to(draft, head, staff):
    seen = text_mark(draft)
    rewrite(draft, staff)
    with pytest.raises(Stale, match="Naskah berubah sejak"):
        assent(draft, by=head, seen=seen)
    assert Assent.objects.count() == 0


def test_nobody_agrees_twice(draft, head, staff):
    agree(draft, by=head)
    with pytest.raises(Stale, match=f"sudah dicatat atas nama {head.name}"):
        agree(draft, by=staff)


def test_who_may_not_agree_for_us(draft, opd, link):
    for role, agency in ((Role.OPO, opd), (Role.TKS, None), (Role.OPH, None)):
        with pytest.raises(NotAllowed):
            agree(draft, by=factories.user(role, agency).actor(TODAY))
    with pytest.raises(NotAllowed):
        agree(factories.agreement(), guest=link)


def test_a_partner_agrees_on_paper_only_with_the_paper(draft, staff, link):
    with pytest.raises(NotReady, match="Lampirkan bukti"):
        agree(draft, by=staff, partner=link.partner)
    paper = factories.attachment(draft)
    row, _ = agree(draft, by=staff, partner=link.partner, evidence=paper, note="Rapat 3 Maret.")
    assert (row.partner, row.evidence, row.author) == (link.partner, paper, staff.name)
    assert draft.events.first().sentence.startswith("mencatat persetujuan Pemerintah Daerah Kabupaten")


def test_who_was_not_given_the_lampiran_does_not_agree_to_it(draft):
    naskah = replace(text_of(draft), lampiran=(Lampiran("l1", "RINCIAN"),))
    Agreement.objects.filter(pk=draft.pk).update(text=to_json(naskah))
    with pytest.raises(NotReady, match="Lampiran naskah tidak dibagikan"):
        agree(draft, guest=factories.partner_link(draft, with_lampiran=False))
    agree(draft, guest=factories.partner_link(draft))


def test_a_settled_text_is_not_agreed_to_again(opd, head):
    with pytest.raises(NotReady, match="tidak sedang dibahas"):
        agree(factories.agreement(State.FINAL, agency=opd), by=head)


def test_an_agreed_text_shows_its_revision_in_the_state_it_had(draft, head, link):
    agree(draft, by=head)
    agree(draft, guest=link)
    event = draft.events.get(data__has_key="revision")
    assert (event.from_state, event.to_state, event.act) == ("draf", "draf", "setujui_naskah")
    assert event.act not in set(Action)


@pytest.mark.django_db(transaction=True)
def test_both_sides_at_one_moment_freeze_the_text_once():
    agency = factories.agency()
    draft = factories.agreement(agency=agency)
    link, head = factories.partner_link(draft), factories.user(Role.OPH, agency).actor(TODAY)
    mark, start, frozen = text_mark(draft), threading.Barrier(2), []

    def speak(**who):
        start.wait()
        frozen.append(assent(draft, seen=mark, **who)[1])
        connections.close_all()

    threads = [threading.Thread(target=speak, kwargs=who) for who in ({"by": head}, {"guest": link})]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(row is None for row in frozen) == [False, True]
    assert draft.revisions.count() == 1
    assert fresh(draft).agreed_revision_id


@pytest.fixture
def chief(db):
    return factories.user(Role.KBG).actor(TODAY)


@pytest.fixture
def spoken(link, staff):
    """The link, by which its contact came in with a code that `staff` read out."""
    assert enter(link, code=read_out_code(link, by=staff), address="203.0.113.7") == []
    return link


def paper(agreement):
    return factories.attachment(agreement.cooperation)


def test_a_word_after_a_spoken_code_waits_and_freezes_nothing(draft, head, spoken, staff):
    agree(draft, by=head)
    row, revision = agree(draft, guest=spoken)
    assert (row.waits, row.spoken_by_id, revision, states(draft)) == (
        True,
        staff.user_id,
        None,
        ["setuju", "menunggu"],
    )
    assert "menunggu dipastikan Kepala Bagian" in draft.events.first().sentence
    with pytest.raises(Stale, match="menunggu dipastikan"):
        agree(draft, guest=spoken)


def test_the_head_of_section_confirms_it_with_evidence_and_the_text_is_frozen(draft, head, spoken, chief):
    agree(draft, by=head)
    row, _ = agree(draft, guest=spoken)
    with pytest.raises(NotReady, match="Lampirkan buktinya"):
        confirm(row, by=chief, evidence=None)
    row, revision = confirm(row, by=chief, evidence=paper(draft), note="Surat tanggal 2 Maret.")
    assert (states(draft), fresh(draft).agreed_revision) == (["setuju", "setuju"], revision)
    assert (row.confirmed_name, row.note) == (chief.name, "Surat tanggal 2 Maret.")
    assert draft.events.first().sentence.endswith("dengan bukti; semua pihak setuju, naskah dibekukan")
    with pytest.raises(Stale, match="sudah dipastikan"):
        confirm(row, by=chief, evidence=paper(draft))


@pytest.mark.parametrize("role", [Role.STF, Role.OPH, Role.HKM, Role.TKS])
def test_nobody_else_confirms(opd, draft, spoken, role):
    row, _ = agree(draft, guest=spoken)
    person = factories.user(role, opd if role == Role.OPH else None).actor(TODAY)
    with pytest.raises(NotAllowed):
        confirm(row, by=person, evidence=paper(draft))
    assert states(draft)[1] == "menunggu"


def test_who_read_the_code_confirms_nothing_though_a_second_post_lets_it(draft, link):
    both = factories.user(Role.STF)
    factories.post(both, Role.KBG)
    both = both.actor(TODAY)
    enter(link, code=read_out_code(link, by=both), address="203.0.113.7")
    row, _ = agree(draft, guest=link)
    with pytest.raises(NotAllowed, match="orang lain"):
        confirm(row, by=both, evidence=paper(draft))
    with pytest.raises(NotReady, match="orang lain yang mencatat"):
        assent(draft, by=both, partner=link.partner, seen=text_mark(fresh(draft)), evidence=paper(draft))
    with pytest.raises(IntegrityError), transaction.atomic():
        Assent.objects.filter(pk=row.pk).update(
            confirmed_by=both.user_id,
            confirmed_name="X",
            confirmed_at=timezone.now(),
            evidence=paper(draft),
        )


def test_a_mailed_code_makes_the_word_whole_without_us(draft, head, spoken):
    agree(draft, by=head)
    waiting, _ = agree(draft, guest=spoken)
    with pgtrigger.ignore():
        spoken.visits.update(at=timezone.now() - SITTING)
    _, revision = agree(draft, guest=spoken)
    waiting.refresh_from_db()
    assert revision is not None
    assert waiting.void_reason == "dinyatakan lagi dengan kode yang dikirim ke surel"


def test_a_changed_text_leaves_nothing_to_confirm(draft, spoken, chief, staff):
    row, _ = agree(draft, guest=spoken)
    rewrite(draft, staff)
    with pytest.raises(Stale, match="sudah gugur"):
        confirm(row, by=chief, evidence=paper(draft))


def test_what_came_in_by_a_spoken_code_is_taken_in_by_another_than_its_reader(draft, spoken, staff):
    (row,) = propose(draft, guest=spoken, changes=[other_words(draft)])
    with pytest.raises(NotReady, match="petugas lain yang menerima"):
        accept(row, by=staff)
    accept(row, by=factories.user(Role.STF).actor(TODAY))
    row.refresh_from_db()
    assert row.state == "diterima"


def test_a_partner_disowns_who_came_in_and_the_waiting_word_falls(draft, spoken, chief):
    other = factories.partner_link(draft, email="kepala@mitra.example")
    row, _ = agree(draft, guest=spoken)
    assert disown(draft, guest=other, note="Bukan kami.") == 1
    row.refresh_from_db()
    assert (row.void_reason, states(draft)[1]) == ("mitra menyatakan bukan pihaknya yang masuk", "gugur")
    event = draft.events.first()
    assert (event.actor_name, event.note) == (other.name, "Bukan kami.")
    assert event.sentence.endswith("bukan pihaknya; persetujuan yang menunggu bukti gugur")
    assert Role.KBG in set(event.notices.values_list("role", flat=True))
    with pytest.raises(Stale, match="sudah gugur"):
        confirm(row, by=chief, evidence=paper(draft))


def test_only_a_spoken_entry_of_ones_own_partner_is_disowned_and_no_confirmed_word(draft, link, chief, staff):
    with pytest.raises(NotReady, match="Belum ada yang masuk"):
        disown(draft, guest=link)
    enter(link, code=read_out_code(link, by=staff), address="203.0.113.7")
    stranger = factories.partner_link(draft, partner=factories.partner())
    with pytest.raises(NotReady, match="Belum ada yang masuk"):
        disown(draft, guest=stranger)
    row, _ = agree(draft, guest=link)
    confirm(row, by=chief, evidence=paper(draft))
    assert disown(draft, guest=link) == 0
    assert states(draft)[1] == "setuju"
