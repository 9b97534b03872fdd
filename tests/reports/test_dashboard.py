"""The dashboard's lists: the oldest waiting, orphans, news."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agreements.models import Agreement, clocks_on
from agreements.reports import dashboard
from tests import factories
from tests.reports.asking import actor

pytestmark = pytest.mark.django_db
today, days = factories.today, factories.days


def clocks():
    return clocks_on(today())


def test_what_waits_longest_comes_first_and_once(opd):
    now = timezone.now()
    factories.agreement("diajukan", about="Baru", state_since=now)
    factories.agreement("pembahasan", about="Lama", state_since=now - timedelta(days=9))
    factories.agreement("berlaku", about="Berlaku", state_since=now - timedelta(days=99))
    found = dashboard.oldest_waiting(dashboard.queues(actor("stf"), clocks()))
    assert [(row[1], row[4]) for row in found] == [("Lama", "tetapkan_final"), ("Baru", "mulai_telaah")]
    assert dashboard.oldest_waiting(dashboard.queues(actor("aud"), clocks())) == []
    assert dashboard.oldest_waiting(dashboard.queues(actor("opo", opd), clocks())) == []


def test_two_posts_with_one_queue_show_a_row_once():
    person = factories.user("stf")
    factories.post(person, "kbg")
    factories.agreement("diajukan", about="Satu")
    assert [
        row[1] for row in dashboard.oldest_waiting(dashboard.queues(person.actor(today()), clocks()))
    ] == ["Satu"]


def test_orphans_oldest_first_own_opd_only(opd):
    for about, since, agency in (("A", -10, opd), ("B", -20, opd), ("C", -30, None)):
        factories.agreement(
            "berlaku",
            about=about,
            agency=agency,
            signed_on=days(since),
            starts_on=days(since),
            ends_on=days(99),
        )
    Agreement.objects.filter(about="A").update(signed_children=1)
    assert [row[1] for row in dashboard.orphans(actor("stf"), today())] == ["C", "B"]
    assert [row[1] for row in dashboard.orphans(actor("opo", opd), today())] == ["B"]


def test_news_of_the_role_and_the_opd_newest_first(opd):
    draft = factories.agreement(agency=opd, about="Air")
    for sentence, role, agency in (
        ("pertama", "opo", opd),
        ("untuk OPD lain", "opo", factories.agency()),
        ("untuk semua", "opo", None),
        ("untuk staf", "stf", None),
    ):
        factories.notice(factories.event(draft, sentence=sentence), role, agency)
    found = dashboard.news(actor("opo", opd))
    assert [row[2] for row in found] == ["untuk semua", "pertama"]
    assert found[0][3:6] == ("Air", draft.uid, draft.cooperation.uid)
    assert [row[2] for row in dashboard.news(actor("stf"))] == ["untuk staf"]


def test_an_event_told_to_two_posts_is_one_piece_of_news(opd):
    person = factories.user("opo", opd)
    factories.post(person, "oph", opd)
    event = factories.event(factories.cooperation(title="Kerja sama air", agency=opd), sentence="memulai")
    factories.notice(event, "opo", opd)
    factories.notice(event, "oph", opd)
    (row,) = dashboard.news(person.actor(today()))
    assert row[2:5] == ("memulai", "Kerja sama air", None)


def test_nobody_without_a_post_has_anything():
    by = factories.user().actor(today())
    factories.agreement("berlaku", ends_on=days(10))
    assert dashboard.work(by, clocks(), dashboard.queues(by, clocks())) == ({}, {}, None, {})
    assert (
        dashboard.oldest_waiting(dashboard.queues(by, clocks())),
        dashboard.orphans(by, today()),
        dashboard.news(by),
    ) == ([], [], [])


def test_news_of_a_text_that_was_sent_back_or_came_back_leads_to_its_changes(opd):
    row = factories.agreement(agency=opd)
    acts = (("kembalikan", "telaah", True), ("ajukan", "dikembalikan", True), ("ajukan", "draf", False))
    for act, source, _ in acts:
        factories.notice(factories.event(row, act=act, from_state=source), "stf")
    assert [told[-1] for told in dashboard.news(actor("stf"))] == [leads for *_, leads in reversed(acts)]
