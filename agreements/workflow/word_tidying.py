"""Word files that nobody takes in any more: their rows and bytes go, by the workers."""

from datetime import timedelta

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from agreements.documents import archive
from agreements.models import WordImport
from agreements.rules.enums import WordState

KEPT = timedelta(days=30)  # since anybody touched it
YOUNG = timedelta(days=1)  # bytes stored since may belong to a row that is only being written


def tidy(*, now=None):
    """Remove files that wait or were put aside, untouched for `KEPT`; return how many. `now`: aware datetime.

    One that is being decided on is left alone, and so are bytes that another row has. What was taken in
    stays: it says where words of the text came from.
    """
    now, gone = now or timezone.now(), 0
    over = WordImport.objects.filter(_is_over(now - KEPT)).values_list("pk", flat=True)
    for pk in list(over):
        gone += _removed(pk, now)
    return gone


def _is_over(old):
    return Q(state__in=(WordState.WAITING, WordState.DROPPED), touched_at__lt=old)


def _removed(pk, now):
    """Remove one, looked at again under its lock; return whether it went."""
    with transaction.atomic():
        rows = WordImport.objects.select_for_update(skip_locked=True, of=("self",))
        row = rows.filter(_is_over(now - KEPT), pk=pk).first()
        if row is None:
            return False
        row.delete()
    if not is_used(row.sha256):
        archive.discard(row.sha256, before=now - YOUNG)
    return True


def is_used(sha256):
    """Whether any row of any table has bytes of that hash."""
    return any(model.objects.filter(sha256=sha256).exists() for model in _holders())


def _holders():
    for model in apps.get_app_config("agreements").get_models():
        try:
            model._meta.get_field("sha256")
        except FieldDoesNotExist:
            continue
        yield model
