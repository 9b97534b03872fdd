"""The registry of rules, and the one pass that runs them."""

from itertools import islice

from agreements.rules.checks import every_kind, ksb, pks, pks_signing, term, wording
from agreements.rules.checks.reading import Reading
from agreements.rules.enums import Severity

RULES = tuple(
    sorted(
        (*every_kind.RULES, *term.RULES, *wording.RULES, *ksb.RULES, *pks_signing.RULES, *pks.RULES),
        key=lambda rule: rule.id,
    )
)
MOST_OF_A_RULE = 50
WEIGHT = {Severity.BLOCKING: 0, Severity.WARNING: 1, Severity.HINT: 2}


def check(draft, today):
    """Take a `Draft` and today's date; return its findings, `tuple[Finding, ...]`.

    The heaviest come first, then by rule, then as the text goes; the same draft gives the same order.
    """
    reading = Reading(draft, today)
    findings = [finding for rule in RULES for finding in islice(rule.run(reading), MOST_OF_A_RULE)]
    return tuple(sorted(findings, key=lambda finding: WEIGHT[finding.severity]))


def blocking(findings):
    """Take findings; return those that keep a draft from being submitted or signed."""
    return tuple(finding for finding in findings if finding.severity == Severity.BLOCKING)
