"""Reads the rules of the chooser from agreements/seeds/guidance.json; writes nothing.

A rule that contradicts itself or another is refused as it is in the admin panel.
"""

from agreements.management.seedfiles import code_of, distinct, json_of, json_rows, seed
from agreements.models import Guidance
from agreements.models.guidance import COLUMNS
from agreements.rules.contradictions import complaints
from agreements.rules.enums import GuidanceTopic
from agreements.rules.kinds import kept_as, source_of

SHARED = ("code", "kinds", "articles", "verified", "text")
SECTIONS = {
    "kinds": (GuidanceTopic.KIND, ()),
    "instruments": (
        GuidanceTopic.INSTRUMENT,
        (
            *("instrument", "actor", "signer", "partner_signer", "proxy", "paper", "copy_to"),
            *("max_years", "secretariat_years", "extendable"),
        ),
    ),
    "papers": (GuidanceTopic.PAPER, ("name", "actor", "occasion", "headings")),
    "stages": (GuidanceTopic.STAGE, ("name", "actor", "occasion", "clocks", "after")),
    "objects": (GuidanceTopic.OBJECT, ("purpose", "own_rules", "way", "headings")),
}


def read_guidance(folder, regulations, articles):
    """Take the folder and the `Seed`s of the library; return the rules in their order."""
    path = folder / "guidance.json"
    found, rules = json_of(path), []
    for section, (topic, names) in SECTIONS.items():
        for row in json_rows(path.name, found, section):
            one = seed(row, Guidance, [*SHARED, *names])
            one.item.topic = topic.value
            one.item.articles = [kept_as(source_of(text)) for text in row.words("articles")]
            one.item.order = len(rules) + 1
            rules.append(one)
    distinct(rules, code_of)
    _refuse(rules, _library(regulations, articles))
    return rules


def _library(regulations, articles):
    """Return {(key, article): verified}, the regulation itself under ""."""
    whole = {(one.item.key, ""): one.item.verified for one in regulations}
    return whole | {(one.links["regulation"], one.item.number): one.item.verified for one in articles}


def _refuse(rules, library):
    rows = [_row(one) for one in rules]
    for one, row in zip(rules, rows, strict=True):
        found = complaints(row, [other for other in rows if other is not row], library)
        if found:
            one.row.fail("; ".join(f"{column}: {sentence}" for column, sentence in found))


def _row(one):
    return {name: getattr(one.item, name) for name in COLUMNS}
