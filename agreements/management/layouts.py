"""Makes the rows of the layout: one for each instrument of each kind, as the annex has it."""

from agreements.models import Layout
from agreements.rules.layout import PAIRS


def load_layouts():
    """Make the rows that are missing; rows that are there stay as they are. Returns (made, changed, left)."""
    there = set(Layout.objects.values_list("instrument", "kind"))
    missing = [pair for pair in PAIRS if (pair[0].value, pair[1].value) not in there]
    Layout.objects.bulk_create(Layout(instrument=form, kind=kind) for form, kind in missing)
    return len(missing), 0, len(PAIRS) - len(missing)
