"""What a worker does: one instrument rendered, or one finished job put together, at a time.

Who works on what is told by advisory locks of the database session: a worker that dies loses its locks
with its connection, at once, and another takes the piece up. How often a piece was begun is counted before it
is begun, so that one which kills its workers is given up in the end. Any piece may be done twice: the
files are written whole under the same name, and a row is only moved on from where it was.
"""

import logging
from contextlib import contextmanager

from django.db import DatabaseError, connection
from django.db.models import F
from django.utils import timezone

from agreements.documents.archive import write_whole
from agreements.documents.bundle import Entry, write_merged, write_zip
from agreements.documents.printing import agreement_file, file_name
from agreements.models import Agreement, Job, JobItem
from agreements.rules.bundling import ATTEMPTS, entry_name
from agreements.rules.enums import BundleForm, ItemState, JobState
from agreements.rules.errors import NotReady
from agreements.workflow.bulk import discard, folder_of, result_of

LOCK_ITEM, LOCK_JOB = 7301, 7302  # the first of the two numbers of an advisory lock
CANDIDATES = 16  # more than there are workers
RELATED = ("cooperation", "agency", "parent", "revision")
logger = logging.getLogger(__name__)


def work_once():
    """Do the next piece of work; return what was done: "naskah", "berkas", or "" where nothing waits."""
    for pk in _waiting():
        with _held(LOCK_ITEM, pk) as mine:
            if mine and _do_item(pk):
                return "naskah"
    for pk in _complete():
        with _held(LOCK_JOB, pk) as mine:
            if mine and _do_job(pk):
                return "berkas"
    return ""


def _waiting():
    """The next items: the first of every job before the second of any; nobody waits for a long one."""
    rows = JobItem.objects.filter(state=ItemState.WAITING, job__state=JobState.OPEN)
    return rows.order_by("order", "job").values_list("pk", flat=True)[:CANDIDATES]


def _complete():
    open_jobs = Job.objects.filter(state=JobState.OPEN).exclude(items__state=ItemState.WAITING)
    return open_jobs.order_by("pk").values_list("pk", flat=True)[:CANDIDATES]


@contextmanager
def _held(kind, pk):
    """Hold the lock of one piece while it is worked on; gives whether it could be had."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [kind, pk % 2**31])
        mine = cursor.fetchone()[0]
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [kind, pk % 2**31])


def _do_item(pk):
    rows = JobItem.objects.filter(pk=pk, state=ItemState.WAITING, job__state=JobState.OPEN)
    if not rows.update(attempts=F("attempts") + 1):
        return False
    item = JobItem.objects.select_related("job__owner").get(pk=pk)
    if item.attempts > ATTEMPTS:
        rows.update(state=ItemState.FAILED, reasons=["Pembuatan PDF terhenti berkali-kali."])
        return True
    rows.update(**_rendered(item))
    if not Job.objects.filter(pk=item.job_id, state=JobState.OPEN).exists():
        discard(item.job)
    return True


def _rendered(item):
    """Render one instrument for the job's owner; return what its row then says."""
    owner = item.job.owner
    seen = Agreement.objects.visible_to(owner.actor(timezone.localdate())).select_related(*RELATED)
    agreement = seen.filter(pk=item.agreement_id).first() if owner.is_active else None
    if agreement is None:
        return {
            "state": ItemState.GONE,
            "reasons": ["Naskah ini tidak ada dalam daftar yang boleh Anda lihat."],
        }
    try:
        data = agreement_file(agreement)
    except NotReady as lacking:
        return {"state": ItemState.REFUSED, "reasons": list(lacking.reasons)}
    except DatabaseError:
        raise
    except Exception:
        logger.exception("a PDF of job %s was not made", item.job.uid)
        return {
            "state": ItemState.FAILED,
            "reasons": ["Kesalahan di luar dugaan; admin sistem dapat melihatnya."],
        }
    write_whole(_piece(item), data)
    return {"state": ItemState.DONE, "name": entry_name(item.order, file_name(agreement))}


def _piece(item):
    return folder_of(item.job) / f"{item.order:04d}.pdf"


def _do_job(pk):
    rows = Job.objects.filter(pk=pk, state=JobState.OPEN)
    if not rows.update(attempts=F("attempts") + 1):
        return False
    job = rows.first()
    if job is None:
        return False
    done = list(job.items.filter(state=ItemState.DONE))
    if job.attempts > ATTEMPTS:
        _finish(job, rows, state=JobState.FAILED, error="Penyusunan berkas terhenti berkali-kali.")
    elif not done:
        _finish(
            job, rows, state=JobState.FAILED, error="Tidak satu pun naskah dapat dicetak; lihat alasannya."
        )
    elif any(not _piece(item).exists() for item in done):
        job.items.filter(pk__in=[item.pk for item in done if not _piece(item).exists()]).update(
            state=ItemState.WAITING
        )
    else:
        _put_together(job, done)
        _finish(job, rows, state=JobState.DONE, size=result_of(job).stat().st_size)
    return True


def _put_together(job, done):
    entries = [Entry(_piece(item), item.name, item.title) for item in done]
    if job.form == BundleForm.MERGED:
        write_merged(result_of(job), entries, title=f"Gabungan naskah kerja sama: {job.asked}")
        return
    moment = timezone.localtime(job.created_at)
    write_zip(result_of(job), entries, contents=contents(job), moment=moment)


def contents(job):
    """Return the list that lies in a ZIP: what came, and what did not with the reasons."""
    lines = [f"Naskah kerja sama: {job.asked}", ""]
    for item in job.items.all():
        told = item.name if item.state == ItemState.DONE else f"{item.order:03d} {item.title}: TIDAK IKUT"
        lines += [told, *(f"      {reason}" for reason in item.reasons)]
    return "\r\n".join(lines) + "\r\n"


def _finish(job, rows, **told):
    """Close a job that is still open; the single files go, and of one that was cancelled everything."""
    if not rows.update(finished_at=timezone.now(), **told) or told["state"] != JobState.DONE:
        discard(job)
        return
    for item in job.items.filter(state=ItemState.DONE):
        _piece(item).unlink(missing_ok=True)
