"""Templates: the text that a draft begins with, as the regulation admin keeps it.

Import from here: `from agreements.rules.templating import Blueprint, fill`.
"""

from agreements.rules.templating.blueprint import (
    Blueprint,
    Hint,
    blueprint_from,
    blueprint_json,
    digest_of_blueprint,
)
from agreements.rules.templating.departing import (
    Departure,
    departures,
    from_clauses,
    placed,
    restored,
    typed,
)
from agreements.rules.templating.filling import Start, as_written, fill, origins_of, started
from agreements.rules.templating.judging import (
    Complaint,
    complaints,
    composable,
    is_required,
    required_subjects,
    text_faults,
)

__all__ = [
    "Blueprint",
    "Complaint",
    "Departure",
    "Hint",
    "Start",
    "as_written",
    "blueprint_from",
    "blueprint_json",
    "complaints",
    "composable",
    "departures",
    "digest_of_blueprint",
    "fill",
    "from_clauses",
    "is_required",
    "origins_of",
    "placed",
    "required_subjects",
    "restored",
    "started",
    "text_faults",
    "typed",
]
