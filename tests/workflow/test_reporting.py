"""Semester reports: written by the OPD, judged by the section, locked once accepted."""

from datetime import date

import pytest
from django.db import InternalError, transaction

from agreements.documents.archive import StoredFile
from agreements.models import Event, Notice, Report
from agreements.rules.enums import AttachmentKind, Instrument, ReportState, Role, State
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.periods import semester_of
from agreements.workflow.reporting import judge_report, reporting_refusals, save_report
from tests import factories
from tests.workflow.test_transition import actor, together

TODAY = factories.today()
SEMESTER = semester_of(TODAY)
FULL = {"activities": "Pelayanan", "problems": "Tidak ada", "efforts": "Tidak ada"}
STORED = StoredFile("b" * 64, 10, "application/pdf", 1, "bukti.pdf")


@pytest.fixture
def pks(db):
    """A PKS in force since 200 days."""
    return factories.agreement(State.IN_FORCE, instrument=Instrument.PKS)


@pytest.fixture
def officer(pks):
    """The officer of its OPD."""
    return actor(Role.OPO, pks.agency)


def save(pks, by, seen=None, fields=FULL, **given):
    return save_report(pks, SEMESTER, by=by, fields=fields, seen=seen, **given)


def submitted(pks, by):
    return save(pks, by, submit=True)


def test_a_draft_is_kept_and_told_to_nobody(pks, officer):
    report = save(pks, officer, fields={"activities": "Rapat"})
    report.refresh_from_db()
    assert (report.state, report.version, report.activities) == (ReportState.DRAFT, 1, "Rapat")
    assert (report.created_by_id, report.submitted_by) == (officer.user_id, None)
    assert report.agreement.events.get().sentence == f"menyimpan laporan {SEMESTER}"
    assert Notice.objects.count() == 0


def test_a_submitted_report_has_who_and_when_and_is_told_to_the_section(pks, officer):
    report = submitted(pks, officer)
    report.refresh_from_db()
    assert (report.state, report.submitted_by_id) == (ReportState.SUBMITTED, officer.user_id)
    assert report.first_submitted_at == report.submitted_at
    assert set(Notice.objects.values_list("role", flat=True)) == {Role.STF, Role.KBG}


def test_what_the_law_asks_for_is_named_and_nothing_is_written(pks, officer):
    with pytest.raises(NotReady) as refused:
        save(pks, officer, fields=FULL | {"problems": " ", "efforts": ""}, submit=True)
    assert [reason.split(" (")[0] for reason in refused.value.reasons] == [
        "Laporan belum memuat permasalahan",
        "Laporan belum memuat upaya penyelesaian",
    ]
    assert (Report.objects.count(), Event.objects.count()) == (0, 0)


@pytest.mark.parametrize("role", [Role.STF, Role.KBG, Role.AUD, Role.SEK])
def test_only_the_opd_reports(pks, role):
    with pytest.raises(NotAllowed) as refused:
        save(pks, actor(role))
    assert "yang dapat: Petugas OPD, Kepala OPD" in refused.value.reasons[0]


def test_another_opd_does_not_report(pks):
    with pytest.raises(NotAllowed) as refused:
        save(pks, actor(Role.OPO))
    assert refused.value.reasons == ["Hanya OPD pemrakarsa yang dapat menyusun laporan semester."]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"state": State.READY}, "Laporan dan evaluasi disusun untuk naskah yang sudah berlaku."),
        ({"instrument": Instrument.ADDENDUM}, "Adendum dilaporkan"),
        ({"starts_on": date(TODAY.year + 1, 1, 1)}, "di luar masa berlaku"),
    ],
)
def test_what_does_not_run_is_not_reported(db, given, reason):
    row = factories.agreement(**{"state": State.IN_FORCE, "instrument": Instrument.PKS} | given)
    reasons = reporting_refusals(row, SEMESTER, actor(Role.OPO, row.agency), TODAY)
    assert len(reasons) == 1
    assert reason in reasons[0]


def test_a_semester_that_has_not_begun_is_not_reported(pks, officer):
    assert reporting_refusals(pks, SEMESTER, officer, TODAY) == []
    assert "belum dimulai" in reporting_refusals(pks, SEMESTER.following(), officer, TODAY)[0]


def test_an_ended_agreement_is_reported_up_to_its_early_end(db):
    row = factories.agreement(
        State.TERMINATED,
        instrument=Instrument.PKS,
        terminated_on=factories.days(-200),
        starts_on=factories.days(-400),
    )
    officer = actor(Role.OPO, row.agency)
    assert reporting_refusals(row, semester_of(factories.days(-200)), officer, TODAY) == []
    assert reporting_refusals(row, SEMESTER, officer, TODAY) != []


def test_a_stale_version_is_refused_and_the_first_words_stay(pks, officer):
    save(pks, officer)
    save(pks, officer, seen=1, fields={"activities": "Pertama"})
    with pytest.raises(Stale):
        save(pks, officer, seen=1, fields={"activities": "Kedua"})
    assert Report.objects.get().activities == "Pertama"


def test_two_people_who_begin_the_same_report_do_not_overwrite_each_other(pks, officer):
    save(pks, officer)
    with pytest.raises(Stale):
        save(pks, actor(Role.OPH, pks.agency), seen=None)


def test_a_submitted_report_is_no_more_changed(pks, officer):
    report = submitted(pks, officer)
    with pytest.raises(NotReady) as refused:
        save(pks, officer, seen=report.version)
    assert refused.value.reasons == ["Laporan ini sudah disampaikan dan tidak dapat diubah."]


def test_evidence_is_kept_with_the_report_and_may_be_taken_back(pks, officer):
    report = save(pks, officer, evidence=[STORED])
    file = report.attachments.get()
    assert (file.kind, file.agreement_id, file.void) == (AttachmentKind.EVIDENCE, pks.pk, False)
    assert Event.objects.get().data["evidence"] == [STORED.sha256]
    save(pks, officer, seen=1, dropped=[file.uid])
    file.refresh_from_db()
    assert file.void


def test_evidence_of_a_refused_report_is_not_kept(pks, officer):
    with pytest.raises(NotReady):
        save(pks, officer, fields={}, evidence=[STORED], submit=True)
    assert pks.attachments.count() == 0


def test_the_section_accepts(pks, officer):
    staff = actor(Role.STF)
    report = judge_report(submitted(pks, officer), by=staff, accept=True)
    report.refresh_from_db()
    assert (report.state, report.judged_by_id) == (ReportState.ACCEPTED, staff.user_id)
    told = Notice.objects.filter(event=Event.objects.first()).values_list("role", "agency")
    assert set(told) == {(Role.OPO, pks.agency_id), (Role.OPH, pks.agency_id)}


def test_a_returned_report_has_its_reason_and_keeps_the_day_it_first_came(pks, officer):
    first = submitted(pks, officer)
    came = first.first_submitted_at
    judge_report(first, by=actor(Role.STF), accept=False, reason=" Lengkapi bukti. ")
    report = Report.objects.get()
    assert (report.state, report.return_reason) == (ReportState.RETURNED, "Lengkapi bukti.")
    again = save(pks, officer, seen=report.version, submit=True)
    assert again.first_submitted_at == came
    assert again.submitted_at > came
    assert (again.judged_by, again.judged_at) == (None, None)


def test_a_return_asks_for_a_reason(pks, officer):
    report = submitted(pks, officer)
    with pytest.raises(NotReady):
        judge_report(report, by=actor(Role.STF), accept=False, reason="  ")
    report.refresh_from_db()
    assert report.state == ReportState.SUBMITTED


@pytest.mark.parametrize("role", [Role.OPO, Role.AUD, Role.HKM])
def test_others_do_not_judge(pks, officer, role):
    report = submitted(pks, officer)
    with pytest.raises(NotAllowed):
        judge_report(report, by=actor(role, pks.agency if role == Role.OPO else None), accept=True)


def test_nobody_accepts_what_they_sent_themselves(pks):
    both = factories.user(Role.OPO, pks.agency)
    factories.post(both, Role.STF)
    report = submitted(pks, both.actor(TODAY))
    with pytest.raises(NotAllowed) as refused:
        judge_report(report, by=both.actor(TODAY), accept=True)
    assert "orang kedua" in refused.value.reasons[0]


def test_a_report_is_judged_once_and_only_as_it_was_seen(pks, officer):
    report = submitted(pks, officer)
    with pytest.raises(Stale):
        judge_report(report, by=actor(Role.STF), accept=True, seen=report.version + 1)
    judge_report(report, by=actor(Role.STF), accept=True, seen=report.version)
    with pytest.raises(Stale) as refused:
        judge_report(report, by=actor(Role.KBG), accept=False, reason="Terlambat.")
    assert "kini diterima" in refused.value.reasons[0]


def test_the_database_keeps_an_accepted_report_as_it_is(pks, officer):
    report = judge_report(submitted(pks, officer), by=actor(Role.STF), accept=True)
    with pytest.raises(InternalError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(problems="Lain")
    with pytest.raises(InternalError), transaction.atomic():
        report.delete()


@pytest.mark.django_db(transaction=True)
def test_of_two_judgements_at_once_one_counts():
    pks = factories.agreement(State.IN_FORCE, instrument=Instrument.PKS)
    report = submitted(pks, actor(Role.OPO, pks.agency))
    people = [actor(Role.STF), actor(Role.KBG)]
    results = together(
        2, lambda n: judge_report(Report.objects.get(), by=people[n], accept=n == 0, reason="Kurang.")
    )
    assert [type(result) for result in results if isinstance(result, Exception)] == [Stale]
    report.refresh_from_db()
    assert report.version == 2
    assert pks.events.count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_who_begin_at_once_one_is_told():
    pks = factories.agreement(State.IN_FORCE, instrument=Instrument.PKS)
    people = [actor(Role.OPO, pks.agency), actor(Role.OPH, pks.agency)]
    results = together(2, lambda n: save(pks, people[n], fields=FULL | {"results": str(n)}))
    assert [type(result) for result in results if isinstance(result, Exception)] == [Stale]
    assert Report.objects.count() == 1
