"""Loads regions, borders, urusan, partner categories, regulations and deadlines; on demand the OPD of a city.

Only what is missing is made: a row that somebody has changed stays as it is, unless --refresh is given.
"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError, transaction

from agreements.management.check_rules import load_check_rules
from agreements.management.deadlines import load_deadlines
from agreements.management.layouts import load_layouts
from agreements.management.reference import SEEDS, is_province, read, read_agencies
from agreements.management.seedfiles import SeedError, code_of
from agreements.management.templates import load_clauses, load_templates
from agreements.models import (
    Affair,
    Agency,
    Article,
    Border,
    BoundaryTolerance,
    Country,
    Guidance,
    PartnerCategory,
    Region,
    Regulation,
    Relation,
)

SET_BY_PEOPLE = {"id", "verified_by", "verified_on", "active"}


class Command(BaseCommand):
    """manage.py load_reference [--agencies CITY] [--refresh]"""

    help = "Memuat data acuan: daerah, perbatasan, urusan, kategori mitra, dan peraturan."

    def add_arguments(self, parser):
        parser.add_argument("--agencies", metavar="KOTA", help="muat juga OPD kota itu (mojokerto, cimahi)")
        parser.add_argument("--refresh", action="store_true", help="kembalikan baris yang ada ke isi berkas")
        parser.add_argument("--seeds", type=Path, default=SEEDS, help="folder berkas data acuan")

    def handle(self, *, agencies, refresh, seeds, **options):
        try:
            reference = read(seeds)
            codes = {code_of(one) for one in reference.affairs}
            offices = read_agencies(seeds, agencies, codes) if agencies else []
        except SeedError as error:
            raise CommandError(str(error)) from None
        try:
            with transaction.atomic():
                self.load(reference, refresh=refresh)
                if offices:
                    self.tell("perangkat daerah", load_agencies(offices, refresh=refresh))
        except IntegrityError as error:
            raise CommandError(
                f"tidak ada yang dimuat, karena berbenturan dengan data yang ada: {error}"
            ) from None

    def load(self, reference, *, refresh):
        self.tell("daerah", load_regions(reference.regions, refresh=refresh))
        self.tell("negara", keep(Country, reference.countries, by=["name"], refresh=refresh))
        self.tell("perbatasan", load_borders(reference.borders, refresh=refresh))
        self.tell("urusan", keep(Affair, reference.affairs, by=["code"], refresh=refresh))
        self.tell("kategori mitra", keep(PartnerCategory, reference.categories, by=["code"], refresh=refresh))
        self.tell("peraturan", keep(Regulation, reference.regulations, by=["key"], refresh=refresh))
        self.tell("pasal", load_articles(reference.articles, refresh=refresh))
        self.tell("hubungan antarperaturan", load_relations(reference.relations, refresh=refresh))
        self.tell("tenggat", load_deadlines(reference.deadlines, refresh=refresh))
        self.tell("toleransi titik batas", load_tolerance())
        self.tell("aturan pemeriksaan", load_check_rules())
        self.tell("templat naskah", load_templates())
        self.tell("klausul", load_clauses())
        self.tell("tata letak naskah", load_layouts())
        self.tell("aturan penentu", keep(Guidance, reference.guidance, by=["code"], refresh=refresh))

    def tell(self, what, counts):
        made, changed, left = counts
        self.stdout.write(f"{what}: {made} dibuat, {changed} diperbarui, {left} dibiarkan")


def keep(model, seeds, *, by, refresh):
    """Make the rows that are missing by the natural key `by`; with `refresh` put the others back.

    Returns (made, changed, left alone).
    """
    there = {tuple(getattr(row, name) for name in by): row for row in model.objects.select_related()}
    items = [(tuple(getattr(one.item, name) for name in by), one.item) for one in seeds]
    new = [item for key, item in items if key not in there]
    model.objects.bulk_create(new)
    fields = [f for f in model._meta.fields if f.name not in SET_BY_PEOPLE]
    pairs = [(there[key], item) for key, item in items if key in there]
    changed = [row for row, item in pairs if refresh and put_back(row, item, fields)]
    if changed:
        model.objects.bulk_update(changed, [f.name for f in fields])
    return len(new), len(changed), len(pairs) - len(changed)


def put_back(row, item, fields):
    """Give `row` the values of `item`; return whether anything differed.

    A regulation that a person has verified, and its articles, are left alone.
    """
    if getattr(getattr(row, "regulation", row), "verified_by_id", None):
        return False
    differing = [f.attname for f in fields if getattr(row, f.attname) != getattr(item, f.attname)]
    for name in differing:
        setattr(row, name, getattr(item, name))
    return bool(differing)


def total(*counts):
    return tuple(map(sum, zip(*counts, strict=True)))


def keys_of(model, name):
    """Return `{natural key: primary key}`."""
    return dict(model.objects.values_list(name, "pk"))


def load_regions(seeds, *, refresh):
    provinces = keep(Region, list(filter(is_province, seeds)), by=["code"], refresh=refresh)
    pk = keys_of(Region, "code")
    others = [one for one in seeds if not is_province(one)]
    for one in others:
        one.item.province_id = pk[one.links["province"]]
    return total(provinces, keep(Region, others, by=["code"], refresh=refresh))


def load_borders(seeds, *, refresh):
    pk = keys_of(Region, "code")
    for one in seeds:
        # The table wants the lower primary key first, which need not be the lower code.
        one.item.first_id, one.item.second_id = sorted(pk[code] for code in one.links.values())
    return keep(Border, seeds, by=["first_id", "second_id"], refresh=refresh)


def load_articles(seeds, *, refresh):
    pk = keys_of(Regulation, "key")
    for one in seeds:
        one.item.regulation_id = pk[one.links["regulation"]]
    return keep(Article, seeds, by=["regulation_id", "number"], refresh=refresh)


def load_relations(seeds, *, refresh):
    pk = keys_of(Regulation, "key")
    for one in seeds:
        one.item.source_id, one.item.target_id = pk[one.links["source"]], pk[one.links["target"]]
    return keep(Relation, seeds, by=["source_id", "kind", "target_id"], refresh=refresh)


def load_tolerance():
    """Make the one row of the tolerance where there is none, as it begins: local practice, unverified."""
    made = not BoundaryTolerance.objects.exists()
    if made:
        BoundaryTolerance.objects.create()
    return int(made), 0, int(not made)


def load_agencies(seeds, *, refresh):
    """Make or put back the agencies, parents first, and the urusan of those made or put back."""
    before = keys_of(Agency, "code")
    tops = keep(Agency, [one for one in seeds if not one.links["parent"]], by=["code"], refresh=refresh)
    pk = keys_of(Agency, "code")
    parts = [one for one in seeds if one.links["parent"]]
    for one in parts:
        one.item.parent_id = pk[one.links["parent"]]
    counts = total(tops, keep(Agency, parts, by=["code"], refresh=refresh))
    link_affairs([one for one in seeds if refresh or code_of(one) not in before])
    return counts


def link_affairs(seeds):
    agency, affair, link = keys_of(Agency, "code"), keys_of(Affair, "code"), Agency.affairs.through
    link.objects.filter(agency_id__in=[agency[code_of(one)] for one in seeds]).delete()
    link.objects.bulk_create(
        link(agency_id=agency[code_of(one)], affair_id=affair[code])
        for one in seeds
        for code in one.links["affairs"]
    )
