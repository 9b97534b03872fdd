"""The checker on an agreement of the register: its rules as the admin set them, findings waved through."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from agreements.documents.content import beside, draft_of, with_text
from agreements.models import CheckRule, CheckRuleArticle, Override
from agreements.rules.checks import Cited, asked_once_signed, check
from agreements.rules.checks.configuring import setting_from
from agreements.rules.draft import Draft
from agreements.rules.enums import Severity
from agreements.rules.regulations import short_name

RULE_COLUMNS = ("rule", "severity", "active", "parameters", "verified")
WAVED_COLUMNS = ("mark", "reason", "by_name", "post", "at")


@dataclass(frozen=True)
class Waved:
    """Who waved a finding through, as what, why and when."""

    reason: str
    by_name: str
    post: str
    at: datetime


@dataclass(frozen=True)
class Examined:
    """A draft with its findings, and {rule: what an admin set otherwise}."""

    draft: Draft
    findings: tuple
    rules: dict


def rule_rows():
    """Return the kept rows of rules as JSON columns, each with its articles."""
    links = CheckRuleArticle.objects.filter(rule=OuterRef("pk")).order_by("pk")
    law = {name: f"article__regulation__{name}" for name in ("key", "kind", "number", "year")}
    of_article = {name: f"article__{name}" for name in ("gist", "verified")}
    articles = links.values(json=JSONObject(pk="article_id", pasal="article__number", **law, **of_article))
    columns = {name: name for name in RULE_COLUMNS}
    return CheckRule.objects.order_by("rule").values(
        json=JSONObject(**columns, articles=ArraySubquery(articles))
    )


def settings_from(rows):
    """Take rows of `rule_rows`; return {rule: `Setting`}."""
    return {
        row["rule"]: setting_from(row | {"articles": [_cited(article) for article in row["articles"]]})
        for row in rows
    }


def set_now():
    """Return {rule: what an admin set otherwise} as it stands, where no text is examined. One query."""
    return deviations(settings_from(row["json"] for row in rule_rows()))


def _cited(row):
    law = short_name(row["kind"], row["number"], row["year"])
    return Cited(f"{law} Pasal {row['pasal']}", row["key"], row["pk"], row["gist"], row["verified"])


def examine(agreement, day, text=None):
    """Take an `Agreement`, today's date and the text being typed, if any; return what is `Examined`.

    Two queries, one where the parties were prefetched.
    """
    waved = Override.objects.standing().filter(agreement=OuterRef("pk"))
    around = beside(
        agreement,
        rules=ArraySubquery(rule_rows()),
        waved=ArraySubquery(waved.values(json=JSONObject(**{name: name for name in WAVED_COLUMNS}))),
    )
    draft, settings = draft_of(agreement, around), settings_from(around["rules"])
    draft = draft if text is None else with_text(draft, text)
    through = {row["mark"]: _waved(row) for row in around["waved"]}
    found = asked_once_signed(check(draft, day, settings), draft)
    return Examined(draft, tuple(_judged(each, through) for each in found), deviations(settings))


def _waved(row):
    return Waved(row["reason"], row["by_name"], row["post"], datetime.fromisoformat(row["at"]))


def _judged(finding, through):
    if finding.severity == Severity.BLOCKING and finding.mark in through:
        return replace(finding, override=through[finding.mark])
    return finding


def deviations(settings):
    """Return {rule: {what was set otherwise than the rule itself says}}, for the record of a decision."""
    return {
        code: {
            **({"bobot": each.severity.value} if each.severity else {}),
            **({} if each.active else {"aktif": False}),
            **each.values,
        }
        for code, each in settings.items()
        if each.severity or not each.active or each.values
    }
