"""`manage.py verify_history`: read every dossier's history and stored file, and name what does not fit."""

from django.core.management.base import BaseCommand, CommandError

from agreements.documents import archive
from agreements.models import Attachment, Cooperation, Revision
from agreements.rules.naskah import digest
from agreements.workflow.history import broken_links


class Command(BaseCommand):
    """Writes nothing; exits with an error where anything is broken."""

    help = "Periksa rantai riwayat, hash revisi, dan berkas yang tersimpan."

    def handle(self, *args, **options):
        """Check all and report."""
        broken = [line for dossier in Cooperation.objects.order_by("pk") for line in broken_links(dossier)]
        for revision in Revision.objects.select_related("agreement").iterator():
            if digest(revision.content) != revision.sha256:
                broken.append(
                    f"Revisi {revision.ordinal} naskah {revision.agreement.uid} tidak cocok dengan hashnya."
                )
        for file in Attachment.objects.iterator():
            try:
                archive.read(file.sha256)
            except (OSError, ValueError):
                broken.append(f"Berkas {file.uid} hilang atau tidak cocok dengan hashnya.")
        if broken:
            raise CommandError("\n".join(broken))
        self.stdout.write(f"{Cooperation.objects.count()} riwayat utuh; semua revisi dan berkas cocok.")
