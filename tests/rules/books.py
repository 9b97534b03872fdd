"""The rules of the chooser as they are seeded, without a database."""

import json
from functools import cache
from pathlib import Path

from agreements.rules.asking import Category
from agreements.rules.guidance import book_of

SEEDS = Path("agreements/seeds")
TOPICS = {
    "kinds": "jenis",
    "instruments": "naskah",
    "papers": "dokumen",
    "stages": "tahap",
    "objects": "objek",
}
EMPTY = {
    **dict.fromkeys(("name", "text", "instrument", "actor", "signer", "partner_signer", "paper"), ""),
    **dict.fromkeys(("copy_to", "after", "purpose", "way"), ""),
    "articles": [],
    "headings": [],
    "clocks": [],
    "max_years": None,
    "secretariat_years": None,
    "proxy": "tidak",
    "occasion": "selalu",
    "own_rules": False,
    "extendable": False,
    "verified": False,
}


def row(topic, code, kinds, **given):
    """A rule as a row of columns; what is not given is empty."""
    return {**EMPTY, "topic": topic, "code": code, "kinds": list(kinds), **given}


@cache
def seeded_rows():
    """All rules of the seed file, as rows."""
    found = json.loads((SEEDS / "guidance.json").read_text())
    return tuple(
        {**EMPTY, "topic": topic, **each} for section, topic in TOPICS.items() for each in found[section]
    )


@cache
def seeded_book():
    """The `Book` of the seed file."""
    return book_of(seeded_rows())


@cache
def seeded_categories():
    """The partner categories of the seed file."""
    rows = json.loads((SEEDS / "partner_categories.json").read_text())["categories"]
    names = ("code", "name", "allowed", "is_region", "is_foreign", "reason", "verified")
    return tuple(
        Category(kinds=tuple(each["kinds"]), **{name: each[name] for name in names}) for each in rows
    )


@cache
def library():
    """{(key, article): verified} of the seeded library, a regulation itself under ""."""
    found = {}
    for law in json.loads((SEEDS / "regulations.json").read_text())["regulations"]:
        found[law["key"], ""] = law["verified"]
        found |= {(law["key"], each["number"]): each["verified"] for each in law["articles"]}
    return found
