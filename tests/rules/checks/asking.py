"""Short questions to the checker."""

from agreements.rules.checks import check
from tests.rules.drafts import TODAY


def findings(draft, rule=None):
    """The findings in a draft, of one rule where it is named."""
    return [each for each in check(draft, TODAY) if rule in (None, each.rule)]


def severities(draft, rule):
    """The weights of one rule's findings: "E", "W", "I"."""
    return [each.severity.value for each in findings(draft, rule)]


def rules(draft):
    """The ids of all rules that found something."""
    return {each.rule for each in findings(draft)}
