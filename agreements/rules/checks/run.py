"""The registry of rules, and the one pass that runs them."""

from dataclasses import replace
from itertools import islice

from agreements.rules.checks import (
    abroad,
    around,
    every_kind,
    following,
    ksb,
    nk,
    pks,
    pks_matters,
    pks_signing,
    term,
    wording,
)
from agreements.rules.checks.finding import WEIGHT, Setting
from agreements.rules.checks.moment import SIGNED
from agreements.rules.checks.reading import Reading
from agreements.rules.enums import Severity

ROOMS = (every_kind, around, term, wording, following, ksb, pks_signing, pks, pks_matters, nk, abroad)
RULES = tuple(sorted((rule for room in ROOMS for rule in room.RULES), key=lambda rule: rule.id))
BY_ID = {rule.id: rule for rule in RULES}
MOST_OF_A_RULE = 50
AS_IT_IS = Setting()


def check(draft, today, settings=None):
    """Take a `Draft`, today's date and {rule: `Setting`}; return its findings, `tuple[Finding, ...]`.

    The heaviest come first, then by rule, then as the text goes; the same draft gives the same order. An
    agreement from before the present rules is only reported on: nothing holds it up.
    """
    reading, settings = Reading(draft, today), settings or {}
    findings = [
        finding
        for rule in RULES
        for finding in islice(rule.run(reading, settings.get(rule.id, AS_IT_IS)), MOST_OF_A_RULE)
    ]
    if draft.legacy:
        findings = [_reported(finding) for finding in findings]
    return tuple(sorted(findings, key=lambda finding: WEIGHT[finding.severity]))


def asked_once_signed(findings, draft):
    """Take findings and their `Draft`; return those that concern it still where it is signed."""
    if draft.state not in SIGNED or draft.legacy:
        return findings
    return tuple(finding for finding in findings if BY_ID[finding.rule].once_signed)


def _reported(finding):
    weight = max(finding.severity, Severity.WARNING, key=WEIGHT.get)
    return replace(finding, severity=weight)


def blocking(findings):
    """Take findings; return those that keep a draft from being submitted or signed."""
    return tuple(finding for finding in findings if finding.blocks)
