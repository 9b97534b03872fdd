"""Fills an empty or example database with made-up instruments, for measuring."""

import io
from random import Random

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone

from agreements.management.bulk import continue_sequence, copy, last_key
from agreements.management.samples import Sampler, World, parties_of, partner_name, revision_of
from agreements.models import (
    Affair,
    Agency,
    Agreement,
    Cooperation,
    CooperationPartner,
    Evaluation,
    Event,
    Government,
    Notice,
    Partner,
    PartnerCategory,
    Party,
    Post,
    Region,
    Report,
    Revision,
    User,
)
from agreements.rules.enums import EvaluationState, ReportState, Role, Stage
from agreements.workflow.history import event_hash, hashed_fields

CHUNK = 4000  # dossiers written at once
KEYED = (Cooperation, Agreement, Revision)
PARTY = {
    "signatory": "Nama Contoh",
    "office": "Pimpinan",
    "seat": "Contoh",
    "address": "Jalan Contoh Nomor 1",
}


class Command(BaseCommand):
    """manage.py fill_agreements 100000"""

    help = "Mengisi basis data contoh dengan naskah rekaan untuk pengukuran. Bukan untuk data sungguhan."

    def add_arguments(self, parser):
        parser.add_argument("count", type=int, help="banyaknya naskah")
        parser.add_argument("--partners", type=int, default=200, help="banyaknya mitra")
        parser.add_argument("--seed", type=int, default=1, help="benih acak: benih sama, isi sama")

    def handle(self, *, count, partners, seed, **options):
        if Government.objects.filter(is_demo=False).exists():
            raise CommandError("Basis data ini bukan data contoh; tidak ada yang diisikan.")
        with transaction.atomic():
            world = prepare(partners)
            sampler = Sampler(world, Random(seed), [last_key(model) for model in KEYED])  # noqa: S311
            left = count
            while left > 0:
                left -= write(sampler, left, world)
            for model in KEYED:
                continue_sequence(model)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self.stdout.write(f"{count} naskah dibuat; seluruhnya {Agreement.objects.count()}.")


def prepare(partners):
    """Make what instruments refer to, where it is missing; return the `World`."""
    if not Affair.objects.exists():
        call_command("load_reference", agencies="mojokerto", stdout=io.StringIO())
    for number in range(Agency.objects.count(), 40):
        Agency.objects.create(code=f"UPTD-{number}", name=f"UPTD Contoh {number}", short=f"UPTD {number}")
    if not Government.objects.exists():
        make_government()
    people = make_people()
    names = make_partners(partners)
    return World(
        agencies=list(Agency.objects.order_by("pk").values_list("pk", flat=True)),
        partners=list(
            Partner.objects.filter(name__in=names).order_by("pk").values_list("pk", "name", "body")
        ),
        affairs=list(Affair.objects.order_by("pk").values_list("pk", flat=True)),
        fields=list(Affair.objects.order_by("pk").values_list("name", flat=True)),
        places=list(Region.objects.order_by("pk").values_list("name", flat=True)),
        officer=people[Role.OPO],
        staff=people[Role.STF],
        head=people[Role.KBG],
        today=timezone.localdate(),
    )


def make_government():
    Government.objects.create(
        region=Region.objects.filter(kind="kota").order_by("code").first(),
        body="Pemerintah Daerah Kota Contoh",
        short="Kota Contoh",
        head_name="Nama Contoh",
        head_office="Wali Kota Contoh",
        seat="Contoh",
        address="Jalan Contoh Nomor 1",
        is_demo=True,
    )


def make_people():
    """Make one account per role (`ukur-stf`, ...), without a password; return `{role: key}`."""
    people = {}
    agency = Agency.objects.order_by("pk").first()
    for role in Role:
        person, new = User.objects.get_or_create(
            username=f"ukur-{role.value}",
            defaults={"full_name": f"Contoh {role.label}", "is_example": True, "password": "!"},
        )
        if new:
            at = agency if role in (Role.OPO, Role.OPH) else None
            Post.objects.create(user=person, role=role.value, agency=at, title=role.label, start="2020-01-01")
        people[role] = person.pk
    return people


def make_partners(count):
    categories = list(PartnerCategory.objects.filter(allowed=True))
    names = [partner_name(number) for number in range(count)]
    Partner.objects.bulk_create(
        (
            Partner(
                category=categories[at % len(categories)],
                name=name,
                body=name,
                normalised=name.lower(),
                seat="Contoh",
                address="Jalan Contoh Nomor 1",
            )
            for at, name in enumerate(names)
        ),
        ignore_conflicts=True,
    )
    return names


def write(sampler, most, world):
    """Write up to `CHUNK` dossiers with at most `most` instruments; return how many instruments."""
    made, count = [], 0
    while len(made) < CHUNK and count < most:
        made.append(sampler.next_dossier())
        count += len(made[-1][3])
    cut(made[-1][3], max(0, count - most))
    dossiers, rows = [each[0] for each in made], [row for each in made for row in each[3]]
    events = [first_event(dossier, world) for dossier in dossiers]
    for dossier, event in zip(dossiers, events, strict=True):
        dossier |= {"chain_head": event.hash, "created_by_id": world.officer}
    copy(Cooperation, dossiers, stage=Stage.ACCEPTED.value, chain_length=1)
    pairs = [({"cooperation_id": dossier["id"]}, partner[0], affair) for dossier, partner, affair, _ in made]
    copy(CooperationPartner, [at | {"partner_id": partner} for at, partner, _ in pairs], order=1)
    copy(Cooperation.affairs.through, [at | {"affair_id": affair} for at, _, affair in pairs])
    copy(Agreement, rows, place="Kota Contoh")
    copy(Revision, [revision_of(row) for row in rows if row["revision_id"]], ordinal=1)
    parties = [party for each in made for row in each[3] for party in parties_of(row, each[1])]
    copy(Party, parties, **PARTY)
    tell(events)
    report([row for row in rows if row["state"] == "berlaku" and row["ends_on"] >= world.today], world)
    return len(rows)


def cut(rows, number):
    """Drop that many instruments from the end of a dossier's list."""
    del rows[len(rows) - number :]
    if number and rows:
        rows[0]["signed_children"] = 0


def first_event(dossier, world):
    """Return the unsaved first line of a dossier's history, chained as the workflow does it."""
    event = Event(
        cooperation_id=dossier["id"],
        ordinal=1,
        actor_id=world.officer,
        actor_name="Contoh Petugas OPD",
        post="Petugas OPD",
        act="mulai_kerja_sama",
        sentence="memulai kerja sama",
        at=dossier["created_at"],
    )
    event.hash = event_hash(hashed_fields(event))
    return event


def tell(events):
    """Write events, and news of each for the section."""
    Event.objects.bulk_create(events)
    Notice.objects.bulk_create(Notice(event=event, role=Role.STF.value) for event in events)


def report(running, world):
    """Give every second running PKS a report of this semester, every eighth an approved evaluation."""
    pks = [row["id"] for row in running if row["instrument"] == "pks"]
    term = {"year": world.today.year, "half": 1 if world.today.month <= 6 else 2}
    now = timezone.now()
    Report.objects.bulk_create(
        Report(
            agreement_id=key,
            state=ReportState.SUBMITTED.value if key % 40 == 0 else ReportState.ACCEPTED.value,
            created_by_id=world.officer,
            submitted_by_id=world.officer,
            submitted_at=now,
            **term,
        )
        for key in pks[::2]
    )
    Evaluation.objects.bulk_create(
        Evaluation(
            agreement_id=key,
            state=EvaluationState.APPROVED.value,
            created_by_id=world.staff,
            approved_by_id=world.head,
            approved_at=now,
            **term,
        )
        for key in pks[::8]
    )
