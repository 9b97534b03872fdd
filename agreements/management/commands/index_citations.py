"""`manage.py index_citations`: read again which regulations every text cites."""

from django.core.management.base import BaseCommand
from django.db import transaction

from agreements.models import Agreement
from agreements.workflow.indexing import cite

CHUNK = 200


class Command(BaseCommand):
    """Needed only after an update that recognises more spellings; saving a text does it by itself."""

    help = "Baca ulang peraturan yang dikutip semua naskah."

    def handle(self, *args, **options):
        """Each text under its row's lock, so that nobody's saving is overtaken."""
        rows = changed = 0
        for key in Agreement.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=CHUNK):
            with transaction.atomic():
                locked = Agreement.objects.select_for_update(of=("self",)).only("text").get(pk=key)
                changed += bool(cite(locked))
            rows += 1
        self.stdout.write(f"{rows} naskah dibaca; kutipan {changed} naskah diperbarui.")
