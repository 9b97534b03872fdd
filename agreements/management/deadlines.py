"""Reads and loads agreements/seeds/deadlines.json: the deadlines of the law and of the house."""

from types import SimpleNamespace

from agreements.management.seedfiles import distinct, json_of, json_rows, seed
from agreements.models import Article, DeadlineArticle, DeadlineRule
from agreements.rules.deadlines import rule_complaints
from agreements.rules.enums import Kind, Role

NAMES = (
    "key",
    "label",
    "amount",
    "unit",
    "kinds",
    "counted_from",
    "citation",
    "escalate_to",
    "verified",
    "note",
)


def read_deadlines(folder, cited):
    """Take the folder and `{(regulation, article): ...}`; return the rules as `Seed`s, checked."""
    path = folder / "deadlines.json"
    found = []
    for row in json_rows(path.name, json_of(path), "deadlines"):
        one = seed(row, DeadlineRule, NAMES, ["articles", "deemed"])
        row.known(row.words("kinds"), set(Kind), "jenis kerja sama")
        row.known(row.words("escalate_to"), set(Role), "jabatan")
        bases = [(base.get("regulation"), base.get("article")) for base in row.values["articles"]]
        deemed = row.values["deemed"]
        if deemed:
            one.item.deems_approved, one.item.deemed_citation = True, deemed["citation"]
        row.known([*bases, *([pair_of(deemed)] if deemed else [])], cited, "pasal")
        for _, sentence in rule_complaints(facts_of(one.item, deemed)):
            row.fail(sentence)
        found.append(one)
    distinct(found, lambda one: one.item.key)
    return found


def pair_of(base):
    """Return the natural key of an article named in a seed."""
    return base["regulation"], base["article"]


def facts_of(item, deemed):
    """Return a rule as `rule_complaints` looks at it."""
    names = ("key", "amount", "unit", "kinds", "escalate_to", "deems_approved", "deemed_citation", "active")
    return SimpleNamespace(article=deemed, **{name: getattr(item, name) for name in names})


def load_deadlines(seeds, *, refresh):
    """Make the rules whose key has no row; with `refresh` put back those that no person verified.

    Returns (made, changed, left alone).
    """
    articles = {
        (key, number): pk
        for pk, key, number in Article.objects.values_list("pk", "regulation__key", "number")
    }
    there = {rule.key: rule for rule in DeadlineRule.objects.order_by("active", "pk")}
    new = [one for one in seeds if one.item.key not in there]
    old = [one for one in seeds if refresh and one.item.key in there]
    for one in seeds:
        deemed = one.links["deemed"]
        one.item.deemed_article_id = articles[pair_of(deemed)] if deemed else None
    DeadlineRule.objects.bulk_create(one.item for one in new)
    changed = [one for one in old if put_back(there[one.item.key], one.item)]
    link(new, articles)
    return len(new), len(changed), len(seeds) - len(new) - len(changed)


def put_back(rule, item):
    """Give a rule the values of its seed unless a person verified it; return whether anything differed."""
    names = [*NAMES, "deems_approved", "deemed_citation", "deemed_article_id"]
    differing = [name for name in names if getattr(rule, name) != getattr(item, name)]
    if rule.verified_by_id or not differing:
        return False
    for name in differing:
        setattr(rule, name, getattr(item, name))
    rule.save()
    return True


def link(new, articles):
    """Write the articles that new rules rest on."""
    DeadlineArticle.objects.bulk_create(
        DeadlineArticle(rule=one.item, article_id=articles[pair_of(base)])
        for one in new
        for base in one.links["articles"]
    )
