"""`manage.py draw_workflow`: write docs/workflow.md from the table."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from agreements.rules.drawing import workflow_page


class Command(BaseCommand):
    """Writes the page."""

    help = "Gambar docs/workflow.md dari tabel langkah."
    requires_system_checks = []

    def handle(self, *args, **options):
        """Write the file."""
        Path(settings.BASE_DIR, "docs", "workflow.md").write_text(workflow_page())
