"""Many PDFs at once: asked for, cancelled, cleaned away. What the workers do stands in `bundling`."""

import hashlib
import shutil
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from agreements.models import Job, JobItem
from agreements.rules.bundling import KEPT, complaints
from agreements.rules.enums import Instrument, JobState
from agreements.rules.errors import NotReady


def ask(*, by, agreements, form, asked):
    """Ask for the PDFs of `agreements` (rows that this person sees, in order); return the `Job`.

    `by`: `Actor`; `form`: enums.BundleForm; `asked`: the selection in words. The same order while it runs
    is the same job. Raises `NotReady` where nothing or too much is asked for.
    """
    rows = list(agreements)
    signature = hashlib.sha256(f"{form} {[row.pk for row in rows]}".encode()).hexdigest()
    running = Job.objects.filter(owner_id=by.user_id, state=JobState.OPEN)
    if (same := running.filter(signature=signature).first()) is not None:
        return same
    if reasons := complaints(len(rows), running.count()):
        raise NotReady(*reasons)
    try:
        with transaction.atomic():
            job = Job.objects.create(owner_id=by.user_id, form=form, asked=asked[:500], signature=signature)
            JobItem.objects.bulk_create(
                JobItem(job=job, agreement=row, order=order, title=title_of(row))
                for order, row in enumerate(rows, 1)
            )
    except IntegrityError:  # pressed twice at the same moment
        return running.get(signature=signature)
    return job


def title_of(agreement):
    """Return what an instrument is called in a list: "PKS Pengolahan Sampah"."""
    return f"{Instrument(agreement.instrument).name} {agreement.about}"


def cancel(job, *, by):
    """Stop a job of one's own; what is being rendered is thrown away. Raises `NotReady` where it is over."""
    stopped = Job.objects.filter(pk=job.pk, owner_id=by.user_id, state=JobState.OPEN)
    if not stopped.update(state=JobState.CANCELLED, finished_at=timezone.now()):
        raise NotReady("Pekerjaan ini sudah berhenti, jadi tidak ada yang dibatalkan.")
    discard(job)


def folder_of(job):
    """Return where the files of a job lie."""
    return Path(settings.JOBS_DIR) / str(job.uid)


def result_of(job):
    """Return where the finished file of a job lies."""
    return folder_of(job) / "hasil"


def discard(job):
    """Remove the files of a job, if any."""
    shutil.rmtree(folder_of(job), ignore_errors=True)


def clean(*, now=None):
    """Remove files that were kept long enough; return how many jobs were cleaned. `now`: aware datetime."""
    old = (now or timezone.now()) - KEPT
    over = Job.objects.filter(finished_at__lt=old).exclude(state__in=(JobState.OPEN, JobState.EXPIRED))
    cleaned = 0
    for job in over:
        discard(job)
        cleaned += Job.objects.filter(pk=job.pk, state=job.state).update(state=JobState.EXPIRED, size=0)
    return cleaned
