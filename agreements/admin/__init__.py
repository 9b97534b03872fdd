"""The admin panel: regulations, reference data, people and read-only records."""

from agreements.admin import article, people, records, reference, regulation
from agreements.admin.site import panel

__all__ = ["article", "panel", "people", "records", "reference", "regulation"]
