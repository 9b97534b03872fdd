"""`manage.py load_demo mojokerto|cimahi`: fill an empty database with a city's example cooperation."""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from agreements.management.demo import DATA_SETS, begin_dossier, load_people, story_of
from agreements.management.demo_abroad import load_abroad, report_abroad
from agreements.management.demo_boundaries import mark_borders
from agreements.management.demo_days import write_days_off
from agreements.management.demo_discussion import write_discussion
from agreements.management.demo_findings import write_findings
from agreements.management.demo_planning import load_planning
from agreements.management.demo_prints import dress_papers, print_papers
from agreements.management.demo_radar import load_radar
from agreements.management.demo_running import replay_dispute, take_legacy
from agreements.management.demo_sinergi import load_sinergi
from agreements.management.demo_steps import replay
from agreements.management.demo_templates import load_templates_story
from agreements.models import Agency, Agreement, Cooperation, Government


class Command(BaseCommand):
    """Loads once: a database that knows a government or a dossier is left as it is."""

    help = "Isi basis data kosong dengan data contoh sebuah kota."

    def add_arguments(self, parser):
        """The data set."""
        parser.add_argument("name", choices=DATA_SETS)

    def handle(self, *args, name, **options):
        """Load, in one transaction."""
        if Government.objects.exists() or Cooperation.objects.exists():
            self.stdout.write("Basis data sudah berisi; data contoh tidak dimuat lagi.")
            return
        try:
            with transaction.atomic():
                cast = self.load(story_of(name), name)
                write_findings(name, cast)
                write_discussion(cast)
                mark_borders(name)
        except OSError as error:
            raise CommandError(f"Data contoh tidak dapat dimuat: {error}") from error
        total = f"{Cooperation.objects.count()} kerja sama, {Agreement.objects.count()} naskah"
        self.stdout.write(f"Data contoh {name} dimuat: {total}.")

    def load(self, story, name):
        """Write the people, then replay every dossier, the oldest first; return the `Cast`."""
        call_command("load_reference", agencies=story["agencies"], stdout=self.stdout)
        write_days_off(timezone.localdate())
        cast, partners = load_people(story, timezone.localdate())
        dress_papers(name, partners)
        for row in sorted(story["dossiers"], key=lambda row: -row["begun"]):
            if "legacy" in row:
                agency = Agency.objects.get(code=row["agency"])
                take_legacy(row, cast, partners[row["partners"][0]], agency)
                continue
            dossier = begin_dossier(row, cast, partners)
            for instrument in row["instruments"]:
                replay(dossier, instrument, cast)
            if "dispute" in row:
                replay_dispute(dossier, row["dispute"], cast)
        load_sinergi(name, cast)
        load_abroad(name, cast)
        report_abroad(cast)
        load_radar(cast)
        load_planning(name, cast, partners)
        load_templates_story(cast)
        print_papers(name, cast)
        return cast
