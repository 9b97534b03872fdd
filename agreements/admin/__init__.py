"""The admin panel: regulations, reference data, people and read-only records."""

from agreements.admin import article, boundary, deadline, people, records, reference, regulation
from agreements.admin.site import panel

__all__ = ["article", "boundary", "deadline", "panel", "people", "records", "reference", "regulation"]
