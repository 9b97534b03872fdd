"""The chooser's answers as an address carries them: read, looked up, and brought along to a proposal."""

from dataclasses import replace

from django.db.models import F, Q

from agreements.forms.cooperation import neighbours_of_ours
from agreements.forms.partner import told_by_region
from agreements.models import Affair, Border, Government, Guidance, Partner, PartnerCategory, Region
from agreements.rules.asking import AffairFacts, Category, Known, RegionFacts
from agreements.rules.enums import AffairGroup, CityPower, Initiative, Kind
from agreements.rules.questions import BURDEN_KEYS, ELSEWHERE, NO, TITLES, YES

LONGEST = 80
LAST = "tahun"  # with this answer the result is near, so that all rules are needed
NEAR, FAR = "Berbatasan menurut catatan", "Daerah lain"
COLUMNS = ("code", "name", "kinds", "allowed", "is_region", "is_foreign", "reason", "basis", "verified")


def given_in(data):
    """Take a QueryDict; return {key of a question: what was answered}, the last one where it stands twice."""
    return {key: data.get(key, "").replace("\0", "").strip()[:LONGEST] for key in TITLES if key in data}


def known_for(given):
    """Take the answers given; return what the database knows about them as `Known`. At most five queries."""
    return Known(
        categories=tuple(
            Category(**(row | {"kinds": tuple(row["kinds"])}))
            for row in PartnerCategory.objects.values(*COLUMNS)
        ),
        region=_region(given.get("daerah")),
        affair=_affair(given.get("urusan")),
        book=(Guidance.objects if LAST in given else Guidance.objects.deciding()).book(),
    )


def with_rules(known):
    """Return `known` with all rules, asked for where they are not at hand yet."""
    return known if known.book.stages else replace(known, book=Guidance.objects.book())


def _region(code):
    if not code or code == ELSEWHERE:
        return None
    rows = Region.objects.filter(Q(code=code) | Q(government__isnull=False))
    found = {row.code: row for row in rows.annotate(ours=F("government__pk"))}
    own = next((row for row in found.values() if row.ours), None)
    if code not in found or own is None:
        return RegionFacts(code, found[code].name) if code in found else None
    row, pair = found[code], sorted([found[code].pk, own.pk])
    touching = row.pk == own.province_id or Border.objects.filter(first=pair[0], second=pair[1]).exists()
    return RegionFacts(code, row.name, borders=touching, ourselves=row.pk == own.pk)


def _affair(code):
    row = Affair.objects.filter(code=code).first() if code and code != ELSEWHERE else None
    return AffairFacts(row.code, f"{row.code} {row.name}", row.city_power, row.note) if row else None


def groups_of(question):
    """Take a `Question`; return its answers on offer, [(group, [(value, label, note)])].

    Those that the database knows cost at most three queries.
    """
    if question.key in FROM_DATABASE:
        return FROM_DATABASE[question.key]()
    groups = {}
    for offer in question.options:
        groups.setdefault(offer.group, []).append((offer.value, offer.label, offer.note))
    return list(groups.items())


def _regions():
    near, own = neighbours_of_ours(), Government.objects.values_list("region_id", flat=True).first()
    rows = list(Region.objects.exclude(pk=own).values_list("pk", "code", "name", "province_id"))
    names, groups = {pk: name for pk, _, name, _ in rows}, {NEAR: []}
    for pk, code, name, province in rows:
        group = NEAR if pk in near else names.get(province or pk, FAR)
        groups.setdefault(group, []).append((code, name, ""))
    return [(group, found) for group, found in groups.items() if found]


def _affairs():
    labels = {group.value: group.label for group in AffairGroup}
    powers = {power.value: f" ({power.label.lower()})" for power in CityPower if power != CityPower.FULL}
    groups = {}
    for row in Affair.objects.all():
        words = f"{row}{powers.get(row.city_power, '')}"
        groups.setdefault(labels[row.group], []).append((row.code, words, ""))
    return list(groups.items())


FROM_DATABASE = {"daerah": _regions, "urusan": _affairs}


def brought_along(data):
    """Take the address of a new proposal; return the first values that the chooser gives its form."""
    given = given_in(data)
    code = given.get("urusan")
    affairs = list(Affair.objects.filter(code=code).values_list("pk", flat=True)) if code else []
    read = {"kind": ("jenis", Kind), "initiative": ("prakarsa", Initiative)}
    chosen = {name: given[key] for name, (key, words) in read.items() if given.get(key) in list(words)}
    return {"affairs": affairs} | chosen


def burden_brought_along(data):
    """Return the answers on the burden that the chooser was given, {question of `rules.burden`: bool}."""
    given = given_in(data)
    return {name: given[key] == YES for name, key in BURDEN_KEYS.items() if given.get(key) in (YES, NO)}


def partner_brought_along(data):
    """Return the first values of a new partner's form: category and region that were answered."""
    given = given_in(data)
    found = {}
    if code := given.get("kategori"):
        found["category"] = PartnerCategory.objects.filter(code=code).values_list("pk", flat=True).first()
    if code := given.get("daerah"):
        region = Region.objects.filter(code=code).first()
        found |= {"region": region.pk} | told_by_region(region) if region else {}
    return {name: value for name, value in found.items() if value}


def partner_of_region(data):
    """Return the uid, in a list, of the partner on record that is the region answered; else an empty list."""
    given = given_in(data)
    if not given.get("daerah"):
        return []
    rows = Partner.objects.filter(region__code=given["daerah"], category__code=given.get("kategori"))
    return list(rows.values_list("uid", flat=True)[:1])
