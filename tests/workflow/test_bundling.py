"""Many PDFs in the background: each right checked, each refusal told, nothing hung, nothing done twice."""

import io
import threading
import zipfile
from datetime import timedelta

import pikepdf
import pytest
from django.db import connection, connections
from django.utils import timezone

from agreements.models import Agreement, Job, JobItem
from agreements.rules.enums import BundleForm, ItemState, JobState, Role
from agreements.rules.errors import NotReady
from agreements.workflow import bulk, bundling
from tests import factories


@pytest.fixture
def staff(db):
    return factories.user(Role.STF)


@pytest.fixture
def quick(monkeypatch):
    """The rendering itself is tested elsewhere: here a page of its own for each instrument."""
    monkeypatch.setattr(bundling, "agreement_file", one_page)


def one_page(agreement):
    out = io.BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        file.docinfo["/Subject"] = agreement.about
        file.save(out, deterministic_id=True)
    return out.getvalue()


def asked(person, rows, form=BundleForm.ZIP):
    return bulk.ask(by=person.actor(factories.today()), agreements=rows, form=form, asked="Status: Draf")


def work():
    return list(iter(bundling.work_once, ""))


def states(job):
    return list(job.items.values_list("state", flat=True))


def test_a_zip_holds_each_instrument_under_a_safe_name_and_a_list(staff, quick):
    rows = [factories.agreement(about="Air/Sanitasi: ..\\x") for _ in range(2)]
    job = asked(staff, rows)
    assert work() == ["naskah", "naskah", "berkas"]
    job.refresh_from_db()
    assert (job.state, job.size > 0, states(job)) == (JobState.DONE, True, [ItemState.DONE] * 2)
    with zipfile.ZipFile(bulk.result_of(job)) as bundle:
        assert bundle.testzip() is None
        assert bundle.namelist() == [
            "000 Daftar isi.txt",
            "001 KSB Air-Sanitasi_ .._x.pdf",
            "002 KSB Air-Sanitasi_ .._x.pdf",
        ]
        assert "Status: Draf" in bundle.read("000 Daftar isi.txt").decode()
    assert [path.name for path in bulk.folder_of(job).iterdir()] == ["hasil"]


def test_one_file_has_an_outline_and_labels_and_is_the_same_when_made_again(staff, quick):
    rows = [factories.agreement(about="Air"), factories.agreement(about="Jalan")]
    job = asked(staff, rows, BundleForm.MERGED)
    work()
    made = bulk.result_of(job).read_bytes()
    with pikepdf.open(bulk.result_of(job)) as file:
        assert len(file.pages) == 2
        with file.open_outline() as outline:
            assert [entry.title for entry in outline.root] == ["KSB Air", "KSB Jalan"]
        assert [page.label for page in file.pages] == ["1-1", "2-1"]
    again = asked(staff, rows, BundleForm.MERGED)
    work()
    assert (again.pk != job.pk, bulk.result_of(again).read_bytes()) == (True, made)


def test_what_cannot_be_printed_is_told_with_its_reason_and_the_others_come(staff):
    whole, lacking = factories.agreement(), factories.agreement()
    lacking.parties.filter(order=2).update(signatory="")
    job = asked(staff, [lacking, whole])
    work()
    refused, done = job.items.all()
    assert (refused.state, done.state) == (ItemState.REFUSED, ItemState.DONE)
    assert any("PIHAK KEDUA" in reason for reason in refused.reasons)
    with zipfile.ZipFile(bulk.result_of(job)) as bundle:
        assert bundle.namelist()[1:] == [done.name]
        assert "TIDAK IKUT" in bundle.read("000 Daftar isi.txt").decode()


def test_nothing_printable_ends_as_failed(staff):
    row = factories.agreement()
    row.parties.all().delete()
    job = asked(staff, [row])
    work()
    job.refresh_from_db()
    assert (job.state, "Tidak satu pun" in job.error) == (JobState.FAILED, True)


def test_the_right_is_asked_at_the_moment_of_rendering(db, quick):
    opd = factories.agency()
    officer = factories.user(Role.OPO, opd)
    mine, other = factories.agreement(agency=opd), factories.agreement()
    job = asked(officer, [mine, other])
    work()
    assert states(job) == [ItemState.DONE, ItemState.GONE]
    last = asked(officer, [mine])
    officer.posts.update(until=factories.days(-1))
    work()
    assert states(last) == [ItemState.GONE]


def test_an_error_of_one_stops_none_of_the_others(staff, monkeypatch):
    bad, good = factories.agreement(), factories.agreement()

    def render(agreement):
        if agreement.pk == bad.pk:
            raise RuntimeError("boom")
        return one_page(agreement)

    monkeypatch.setattr(bundling, "agreement_file", render)
    job = asked(staff, [bad, good])
    work()
    assert states(job) == [ItemState.FAILED, ItemState.DONE]
    assert Job.objects.get().state == JobState.DONE


def test_a_piece_that_kills_its_workers_is_given_up(staff, monkeypatch):
    job = asked(staff, [factories.agreement(), factories.agreement()])

    def killed(agreement):
        if agreement.pk == job.items.first().agreement_id:
            raise KeyboardInterrupt
        return one_page(agreement)

    monkeypatch.setattr(bundling, "agreement_file", killed)
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            bundling.work_once()
    work()
    assert states(job) == [ItemState.FAILED, ItemState.DONE]
    assert Job.objects.get().state == JobState.DONE


def test_putting_together_that_never_ends_well_is_given_up(staff, quick, monkeypatch):
    job = asked(staff, [factories.agreement()])

    def killed(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(bundling, "write_zip", killed)
    bundling.work_once()
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            bundling.work_once()
    work()
    job.refresh_from_db()
    assert (job.state, bulk.folder_of(job).exists()) == (JobState.FAILED, False)


def test_a_file_that_was_lost_meanwhile_is_made_again(staff, quick):
    job = asked(staff, [factories.agreement(), factories.agreement()])
    bundling.work_once()
    bundling.work_once()
    next(bulk.folder_of(job).glob("0001.pdf")).unlink()
    assert work() == ["berkas", "naskah", "berkas"]
    assert Job.objects.get().state == JobState.DONE


def test_pressed_twice_is_one_job(staff, quick):
    rows = [factories.agreement()]
    assert asked(staff, rows) == asked(staff, rows)
    assert asked(staff, rows, BundleForm.MERGED) != asked(staff, rows)


def test_cancelled_work_leaves_nothing_even_what_is_rendered_just_then(staff, monkeypatch):
    rows = [factories.agreement(), factories.agreement()]
    job = asked(staff, rows)

    def cancelled_meanwhile(agreement):
        bulk.cancel(job, by=staff.actor(factories.today()))
        return one_page(agreement)

    monkeypatch.setattr(bundling, "agreement_file", cancelled_meanwhile)
    bundling.work_once()
    assert work() == []
    job.refresh_from_db()
    assert (job.state, bulk.folder_of(job).exists()) == (JobState.CANCELLED, False)
    with pytest.raises(NotReady):
        bulk.cancel(job, by=staff.actor(factories.today()))


def test_nobody_cancels_the_work_of_another(staff, quick):
    job = asked(staff, [factories.agreement()])
    with pytest.raises(NotReady):
        bulk.cancel(job, by=factories.user(Role.KBG).actor(factories.today()))
    job.refresh_from_db()
    assert job.is_open


def test_too_many_and_none_are_refused_with_the_way_out(staff, monkeypatch):
    with pytest.raises(NotReady, match="Belum ada naskah"):
        asked(staff, [])
    monkeypatch.setattr("agreements.rules.bundling.MOST", 1)
    with pytest.raises(NotReady, match="Persempit"):
        asked(staff, [factories.agreement(), factories.agreement()])
    monkeypatch.setattr("agreements.rules.bundling.MOST_OPEN", 1)
    asked(staff, [factories.agreement()])
    with pytest.raises(NotReady, match="yang berjalan"):
        asked(staff, [factories.agreement()])


def test_a_short_job_does_not_wait_for_a_long_one(staff, quick):
    long = asked(staff, [factories.agreement() for _ in range(4)])
    short = asked(factories.user(Role.KBG), [factories.agreement()])
    for _ in range(2):
        bundling.work_once()
    assert states(short) == [ItemState.DONE]
    assert states(long).count(ItemState.DONE) == 1


def test_files_are_kept_for_some_days_and_then_cleaned(staff, quick):
    job = asked(staff, [factories.agreement()])
    work()
    assert bulk.clean() == 0
    assert bulk.result_of(job).exists()
    assert bulk.clean(now=timezone.now() + timedelta(days=8)) == 1
    job.refresh_from_db()
    assert (job.state, bulk.folder_of(job).exists()) == (JobState.EXPIRED, False)


@pytest.mark.django_db(transaction=True)
def test_what_one_holds_another_leaves_and_what_a_dead_one_held_is_taken_up():
    staff = factories.user(Role.STF)
    job = asked(staff, [factories.agreement(), factories.agreement()])
    first, second = job.items.values_list("pk", flat=True)
    holding, dying = threading.Event(), threading.Event()

    def other_worker():
        with bundling._held(bundling.LOCK_ITEM, first):
            holding.set()
            dying.wait(10)
            connection.close()  # as when the process is killed

    other = threading.Thread(target=dead_in_the_end, args=(other_worker,))
    other.start()
    holding.wait(10)
    with bundling._held(bundling.LOCK_ITEM, first) as mine:
        assert mine is False
    with bundling._held(bundling.LOCK_ITEM, second) as mine:
        assert mine is True
    dying.set()
    other.join(10)
    with bundling._held(bundling.LOCK_ITEM, first) as mine:
        assert mine is True
    assert set(JobItem.objects.values_list("state", flat=True)) == {ItemState.WAITING}


def dead_in_the_end(work):
    try:
        work()
    except Exception:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_two_workers_share_a_job_and_each_instrument_is_rendered_once(monkeypatch):
    rendered, lock = [], threading.Lock()

    def render(agreement):
        with lock:
            rendered.append(agreement.pk)
        return one_page(agreement)

    monkeypatch.setattr(bundling, "agreement_file", render)
    rows = [factories.agreement() for _ in range(8)]
    asked(factories.user(Role.STF), rows)

    def worker():
        while Job.objects.filter(state=JobState.OPEN).exists():
            bundling.work_once()
        connections.close_all()

    workers = [threading.Thread(target=worker) for _ in range(2)]
    for each in workers:
        each.start()
    for each in workers:
        each.join(30)
    assert sorted(rendered) == sorted(Agreement.objects.values_list("pk", flat=True))
    assert Job.objects.get().state == JobState.DONE
