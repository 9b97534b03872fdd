"""The draft checker: `check(draft, today)` says what a draft lacks, with the article that asks for it."""

from agreements.rules.checks.finding import Finding, Rule
from agreements.rules.checks.run import RULES, blocking, check

__all__ = ["RULES", "Finding", "Rule", "blocking", "check"]
