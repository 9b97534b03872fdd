"""The admin panel: regulations, reference data, people and read-only records."""

from agreements.admin import (
    article,
    boundary,
    check_rule,
    deadline,
    people,
    planning,
    records,
    reference,
    regulation,
)
from agreements.admin.site import panel

__all__ = [
    "article",
    "boundary",
    "check_rule",
    "deadline",
    "panel",
    "people",
    "planning",
    "records",
    "reference",
    "regulation",
]
