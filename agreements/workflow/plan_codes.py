"""Loading the codes of planning and budget documents: all rows of a table, or none."""

from dataclasses import dataclass

from django.db import transaction

from agreements.models import Agency, PlanCode
from agreements.rules.errors import NotAllowed
from agreements.rules.permissions import Act, refusals

KEPT = ("name", "page")


@dataclass(frozen=True)
class Loading:
    """What loading a table does: codes that are new, changed and already there as they are."""

    new: tuple = ()
    changed: tuple = ()
    same: int = 0


def compare(rows, *, lock=False):
    """Take `rules.plan_codes.CodeRow`s; return the `Loading` that they are, as unsaved `PlanCode`s."""
    agencies = dict(Agency.objects.values_list("code", "pk"))
    there = PlanCode.objects.filter(
        document__in={row.document for row in rows}, year__in={row.year for row in rows}
    )
    there = there.select_for_update() if lock else there
    known = {(code.document, code.year, code.code, code.agency_id): code for code in there}
    new, changed, same = [], [], 0
    for row in rows:
        agency = agencies[row.agency] if row.agency else None
        kept = known.get((row.document, row.year, row.code, agency))
        if kept is None:
            new.append(_made(row, agency))
        elif (kept.name, kept.page) != (row.name, row.page):
            kept.name, kept.page = row.name, row.page
            changed.append(kept)
        else:
            same += 1
    return Loading(tuple(new), tuple(changed), same)


def _made(row, agency):
    return PlanCode(
        document=row.document, year=row.year, code=row.code, name=row.name, page=row.page, agency_id=agency
    )


def load_codes(rows, *, by):
    """Write the `CodeRow`s of a table that has no fault; return the `Loading`. Raises `NotAllowed`.

    A code that is there already gets the name and page of the table; none is taken away. Who changed what
    is kept row by row by the database (pghistory).
    """
    if reasons := refusals(by, Act.IMPORT_CODES):
        raise NotAllowed(*reasons)
    with transaction.atomic():
        loading = compare(rows, lock=True)
        PlanCode.objects.bulk_create(loading.new, batch_size=500)
        PlanCode.objects.bulk_update(loading.changed, KEPT, batch_size=500)
    return loading
