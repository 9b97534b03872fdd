"""Pelaksanaan: each list shows what waits, to whom it exists; the map's figures open their lists."""

import re
from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agreements.models import DeadlineRule, clocks_on
from agreements.reports import running
from agreements.rules.enums import EvaluationState, Instrument, ReportState, Role, State
from agreements.rules.indonesian import long_date
from agreements.rules.periods import semester_of
from agreements.rules.reporting import IN_TIME, LATE, MISSING, due
from tests import factories
from tests.views.watching import count, writes

TODAY = factories.today()
LAST = semester_of(TODAY).previous()
URL = reverse("reports")
PARTS = ["lapor", "masuk", "evaluasi", "setujui", "semua", "peta"]


@pytest.fixture(autouse=True)
def _a_month_to_report(db):
    factories.deadline("laporan_semester", 31)


def pks(agency=None, **given):
    """A PKS in force since 900 days."""
    given = {"starts_on": factories.days(-900), "instrument": Instrument.PKS} | given
    return factories.agreement(
        given.pop("state", State.IN_FORCE), **({"agency": agency} if agency else {}), **given
    )


def moment(day):
    return timezone.make_aware(datetime.combine(day, time(12)))


def reported(row, semester=LAST, state=ReportState.ACCEPTED, late=False):
    """A report of `semester`, delivered on its due day or the day after."""
    at = moment(due(semester, clocks_on(TODAY)) + timedelta(days=late))
    given = {"year": semester.year, "half": semester.half}
    if state in (ReportState.SUBMITTED, ReportState.ACCEPTED):
        given |= {"submitted_at": at, "first_submitted_at": at}
    return factories.report(row, state, **given)


def shown(client, part, **query):
    return client.get(URL, {"bagian": part, **query})


@pytest.mark.parametrize(
    ("client", "part"),
    [
        ("client_opo", "lapor"),
        ("client_oph", "lapor"),
        ("client_stf", "masuk"),
        ("client_kbg", "masuk"),
        ("client_sek", "setujui"),
        ("client_wkt", "peta"),
        ("client_aud", "peta"),
    ],
)
def test_everybody_sees_their_own_work_first(client, part, request):
    page = request.getfixturevalue(client).get(URL)
    assert (page.status_code, page.context["tab"]) == (200, part)


def test_a_stranger_is_asked_to_sign_in(client, db):
    assert client.get(URL).status_code == 302


@pytest.mark.parametrize("part", PARTS)
def test_each_part_is_empty_with_a_word_of_help_and_writes_nothing(client_stf, part):
    page = shown(client_stf, part)
    assert 'class="empty-title"' in page.content.decode()
    assert writes(client_stf, f"{URL}?bagian={part}") == []


def test_owed_semesters_stand_with_due_day_lateness_and_the_way_to_the_form(client_opo, opd):
    row = pks(opd, starts_on=LAST.start)
    html = shown(client_opo, "lapor").content.decode()
    assert reverse("report-new", args=[row.uid, LAST.year, LAST.half]) in html
    late = (TODAY - due(LAST, clocks_on(TODAY))).days
    assert (f"Terlambat {late} hari" if late > 0 else "hari lagi") in html


def test_a_delivered_report_is_no_longer_owed_but_a_returned_one_is(client_opo, opd):
    done, back = pks(opd, starts_on=LAST.start), pks(opd, starts_on=LAST.start)
    reported(done)
    reported(back, state=ReportState.RETURNED)
    page = shown(client_opo, "lapor")
    assert [row["title"] for row in page.context["rows"]] == [back.about]
    assert "Dikembalikan" in page.content.decode()
    assert "Lanjutkan" in page.content.decode()


def test_another_opd_sees_nothing_of_it(client_opo):
    pks()
    for part in PARTS:
        assert shown(client_opo, part).context["rows"] == []


def test_a_reader_is_offered_no_form(client_aud, opd):
    row = pks(opd)
    assert (
        reverse("report-new", args=[row.uid, LAST.year, LAST.half])
        not in shown(client_aud, "lapor").content.decode()
    )


@pytest.mark.parametrize(
    ("given", "owed"),
    [
        ({}, True),
        ({"starts_on": LAST.end}, True),
        ({"starts_on": LAST.end + timedelta(days=1)}, False),
        ({"ends_on": LAST.start}, True),
        ({"ends_on": LAST.start - timedelta(days=1)}, False),
        ({"ends_on": None}, True),
        ({"state": State.TERMINATED, "terminated_on": LAST.start}, True),
        ({"state": State.TERMINATED, "terminated_on": LAST.start - timedelta(days=1)}, False),
        ({"state": State.SIGNED}, False),
        ({"instrument": Instrument.KSB}, False),
        ({"instrument": Instrument.ADDENDUM}, False),
    ],
)
def test_what_touched_the_last_semester_owes_a_report_of_it(db, given, owed):
    row = pks(**given)
    by = factories.user(Role.STF).actor(TODAY)
    assert running.owing(by).filter(running.standing(LAST, MISSING), pk=row.pk).exists() is owed


def test_the_oldest_debt_stands_first(client_stf):
    new, old = pks(starts_on=LAST.start), pks()
    assert [row["title"] for row in shown(client_stf, "lapor").context["rows"]] == [old.about, new.about]


def test_reports_wait_to_be_received_oldest_first(client_stf):
    late, early = pks(), pks()
    reported(late, state=ReportState.SUBMITTED, late=True)
    report = reported(early, state=ReportState.SUBMITTED)
    page = shown(client_stf, "masuk")
    assert [row["title"] for row in page.context["rows"]] == [early.about, late.about]
    assert reverse("report", args=[report.uid]) in page.content.decode()
    assert page.content.decode().count(">Terlambat</span>") == 1


def test_what_is_evaluated_or_proposed_is_no_longer_to_be_evaluated(client_stf):
    term = {"year": LAST.year, "half": LAST.half}
    rows = {state: pks() for state in (None, *EvaluationState)}
    for state, row in rows.items():
        if state:
            factories.evaluation(row, state, **term)
    first = pks()
    reported(first)
    titles = [row["title"] for row in shown(client_stf, "evaluasi").context["rows"]]
    assert titles == [first.about, rows[None].about, rows[EvaluationState.DRAFT].about]


def test_proposed_evaluations_wait_to_be_approved(client_kbg):
    row = pks()
    evaluation = factories.evaluation(
        row, EvaluationState.PROPOSED, proposed_by=factories.user(), proposed_at=timezone.now(), score="76.25"
    )
    html = shown(client_kbg, "setujui").content.decode()
    assert reverse("evaluation", args=[evaluation.uid]) in html
    assert "76,25" in html


def test_pks_stand_before_ksb(client_stf):
    ksb = factories.agreement(State.IN_FORCE)
    row = pks()
    assert [each["title"] for each in shown(client_stf, "semua").context["rows"]] == [row.about, ksb.about]


def test_the_map_counts_in_time_late_and_missing_and_each_figure_opens_its_list(client_stf, opd):
    rows = [pks(opd) for _ in range(4)]
    reported(rows[0])
    reported(rows[1])
    reported(rows[2], late=True)
    reported(rows[3], state=ReportState.DRAFT)
    pks(starts_on=factories.days(-1))
    page = shown(client_stf, "peta")
    (row,) = page.context["rows"]
    last = row["cells"][-1]
    assert {figure["how"]: figure["count"] for figure in last["figures"]} == {IN_TIME: 2, LATE: 1, MISSING: 1}
    assert last["level"] == 2
    for figure in last["figures"]:
        found = client_stf.get(figure["url"])
        assert len(found.context["rows"]) == figure["count"]
        assert len(found.context["chips"]) == 2
    assert [figure["count"] for figure in row["cells"][0]["figures"]] == [4]


def test_a_figure_says_in_words_what_it_counts(client_stf, opd):
    pks(opd)
    html = shown(client_stf, "peta").content.decode()
    assert re.search(r"1<span class=\"visually-hidden\"> belum masuk, Dinas Kesehatan, Semester", html)


@pytest.mark.parametrize(
    "query",
    [
        {"setelah": "x"},
        {"setelah": "9.99999999999999999999"},
        {"semester": "2026-3", "keadaan": "belum"},
        {"semester": "٢٠٢٦-1"},
        {"opd": "tidak\x00ada"},
        {"opd": "entah"},
        {"keadaan": "lain"},
        {"bagian": "lain"},
        {"setelah": "2026-01-01T00:00:00_1"},
    ],
)
@pytest.mark.parametrize("part", ["semua", "masuk"])
def test_odd_addresses_are_answered(client_stf, part, query):
    pks()
    assert client_stf.get(URL, {"bagian": part} | query).status_code == 200


@pytest.mark.parametrize("part", ["lapor", "semua", "evaluasi"])
def test_pages_follow_each_other_without_gap_or_double(client_stf, part, monkeypatch):
    monkeypatch.setattr("agreements.views.running_lists.SIZE", 2)
    made = {pks(starts_on=LAST.start if number % 2 else factories.days(-900)).about for number in range(5)}
    found, url = [], f"{URL}?bagian={part}"
    while url:
        page = client_stf.get(url)
        found += [row["title"] for row in page.context["rows"]]
        url = page.context["pager"]["next_url"] and URL + page.context["pager"]["next_url"]
    assert (len(found), set(found)) == (5, made)


def test_waiting_reports_page_by_the_moment_they_came(client_stf, monkeypatch):
    monkeypatch.setattr("agreements.views.running_lists.SIZE", 2)
    for number in range(5):
        reported(pks(), state=ReportState.SUBMITTED, late=number)
    found, url = [], f"{URL}?bagian=masuk"
    while url:
        page = client_stf.get(url)
        found += [row["url"] for row in page.context["rows"]]
        url = page.context["pager"]["next_url"] and URL + page.context["pager"]["next_url"]
    assert len(found) == len(set(found)) == 5


@pytest.mark.parametrize("part", PARTS)
def test_the_number_of_queries_does_not_grow(client_stf, part):
    def one():
        row = pks()
        reported(row, state=ReportState.SUBMITTED)
        factories.evaluation(row, EvaluationState.PROPOSED)
        reported(pks(), state=ReportState.RETURNED)

    one()
    before = count(client_stf, f"{URL}?bagian={part}")
    one()
    one()
    assert count(client_stf, f"{URL}?bagian={part}") == before <= 12


def test_the_page_says_until_when_reports_are_awaited_as_the_deadline_has_it(client_stf):
    until = long_date(due(LAST, clocks_on(TODAY)))
    assert f"ditunggu sampai {until}." in client_stf.get(URL).content.decode()
    DeadlineRule.objects.update(active=False)
    assert "ditunggu sampai" not in client_stf.get(URL).content.decode()
