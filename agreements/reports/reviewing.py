"""What must be reviewed because a regulation was marked: lists, progress and the own queue."""

from django.db.models import Count, Q

from agreements.models import RegulationMark, ReviewTask
from agreements.reports.queues import scope
from agreements.rules.enums import TaskState
from agreements.rules.permissions import MAY, Act, refusals

OPEN = Q(state=TaskState.OPEN)


def tasks(actor):
    """Return the tasks that exist for the actor."""
    return ReviewTask.objects.visible_to(actor)


def mine(actor):
    """Return the open tasks that the actor's posts may work off, or None where there can be none."""
    own = scope(actor, MAY[Act.REVIEW_CITING])
    kept = None if refusals(actor, Act.KEEP_REGULATIONS) else Q(agreement__isnull=True)
    if own is None and kept is None:
        return None
    on_agreements = own & Q(agreement__isnull=False) if own is not None else Q(pk__in=[])
    return ReviewTask.objects.filter(OPEN).filter(on_agreements | (kept or Q(pk__in=[])))


def marks(actor):
    """Return the marks that were not taken back, newest first.

    Each has `all_tasks` and `open_tasks`: how many of its tasks the actor may see.
    """
    rows = RegulationMark.objects.filter(undoes=None, undone_by=None).select_related("regulation", "source")
    return _counted(rows, actor)


def history(actor, regulation):
    """Return every mark of a regulation, taken back or not, newest first, with counts as in `marks`."""
    return _counted(regulation.marks.select_related("source", "regulation", "by", "undone_by"), actor)


def _counted(rows, actor):
    seen = Q(tasks__in=tasks(actor))
    return rows.annotate(
        all_tasks=Count("tasks", filter=seen),
        open_tasks=Count("tasks", filter=seen & Q(tasks__state=TaskState.OPEN)),
    )
