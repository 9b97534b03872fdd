"""The admin panel: regulations, reference data, people and read-only records."""

from agreements.admin import (
    article,
    boundary,
    check_rule,
    deadline,
    guidance,
    layout,
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
    "guidance",
    "layout",
    "panel",
    "people",
    "planning",
    "records",
    "reference",
    "regulation",
]
