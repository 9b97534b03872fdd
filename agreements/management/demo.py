"""The demo: a city's cooperation of the last years, replayed through the same acts that people do.

The story stands in agreements/seeds/demo-*.json, in days before today; names of people are examples.
"""

import json
from datetime import timedelta
from itertools import count

from agreements.management.demo_clock import days_ago
from agreements.management.demo_papers import exception_proof
from agreements.management.demo_paths import walk
from agreements.management.reference import SEEDS
from agreements.models import (
    Affair,
    Agency,
    Cooperation,
    Government,
    Partner,
    PartnerCategory,
    Post,
    Region,
    User,
)
from agreements.rules.enums import Initiative, Role
from agreements.rules.examples import PASSWORD
from agreements.rules.naming import normalised
from agreements.workflow import dossier as dossiers

DATA_SETS = ("mojokerto", "cimahi")


def story_of(name):
    """Return the story of a data set as a dict, with its dossiers in the middle of each path.

    Raises FileNotFoundError for an unknown one.
    """
    story = json.loads((SEEDS / f"demo-{name}.json").read_text())
    for part, rows in json.loads((SEEDS / f"demo-paths-{name}.json").read_text()).items():
        story[part] += rows
    return story


class Cast:
    """The people of the story, found by role and OPD."""

    def __init__(self, today):
        self.today = today
        self.serial = count(1)

    def actor(self, role, agency=None):
        """Return the `Actor` of whoever holds that role (at that OPD)."""
        posts = Post.objects.filter(role=role)
        post = posts.filter(agency=agency).first() if agency else posts.order_by("pk").first()
        if post is None:
            post = self._extra(role, agency)
        return post.user.actor(self.today)

    def _extra(self, role, agency):
        """An officer or head of an OPD that has no account of its own; nobody can sign in as them."""
        word = "Petugas" if role == Role.OPO else "Kepala"
        person = User(username=f"{word}.{agency.code}".lower(), full_name=f"{word} {agency.short} (contoh)")
        person.is_example = True
        person.set_unusable_password()
        person.save()
        return self.give_post(person, role, agency, f"{word} {agency.short}")

    def give_post(self, person, role, agency, title):
        """Write a post held for ten years already."""
        start = self.today - timedelta(days=3650)
        return Post.objects.create(user=person, role=role, agency=agency, title=title, start=start)


def load_people(story, today):
    """Write the government, the accounts and the partners; return `(Cast, {key: Partner})`."""
    given = dict(story["government"])
    region = Region.objects.get(code=given.pop("region"))
    Government.objects.create(region=region, is_demo=True, **given)
    cast = Cast(today)
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    for row in story["people"]:
        person = User(username=row["username"], full_name=row["name"], is_example=True)
        person.is_staff = row["role"] in (Role.ADM, Role.REG)
        person.set_password(PASSWORD)
        person.save()
        post = cast.give_post(person, row["role"], agencies.get(row.get("agency")), row["title"])
        Post.objects.filter(pk=post.pk).update(status=row.get("status", post.status))
    return cast, load_partners(story["partners"])


def load_partners(rows):
    """Write the partners of a story; return `{key: Partner}`."""
    return {row["key"]: _partner(row) for row in rows}


def _partner(row):
    given = {key: value for key, value in row.items() if key not in ("key", "category", "region")}
    region = Region.objects.get(code=row["region"]) if row.get("region") else None
    given.setdefault("emblem", "daerah-contoh" if region else "")
    return Partner.objects.create(
        category=PartnerCategory.objects.get(code=row["category"]),
        region=region,
        normalised=normalised(row["name"]),
        **given,
    )


def begin_dossier(row, cast, partners):
    """Replay a dossier up to its stage; return the `Cooperation`."""
    agency = Agency.objects.get(code=row["agency"])
    author = (
        cast.actor(Role.STF) if row.get("initiative") == Initiative.THEIRS else cast.actor(Role.OPO, agency)
    )
    names = ("kind", "title", "object", "scope", "background", "benefit", "location")
    fields = {name: row.get(name, "") for name in names}
    fields |= {
        "initiative": row.get("initiative", Initiative.OURS.value),
        "plan_exception": row.get("exception", ""),
        "plan_exception_note": row.get("exception_note", ""),
        "plan_exception_number": row.get("exception_number", ""),
    }
    with days_ago(row["begun"]) as day:
        if row.get("exception"):
            fields["plan_exception_on"] = day - timedelta(days=3)
        dossier = dossiers.start(
            by=author,
            agency=agency,
            partners=[partners[key] for key in row["partners"]],
            affairs=list(Affair.objects.filter(code__in=row["affairs"])),
            plans=[{**plan, "year": day.year + plan["year"]} for plan in row["plans"]],
            fields=fields,
            evidence=exception_proof(row) if row.get("exception") else None,
        )
    walk(dossier, row, cast)
    return Cooperation.objects.get(pk=dossier.pk)
