"""The draft checker: `check(draft, today)` says what a draft lacks, with the article that asks for it."""

from agreements.rules.checks.finding import Cited, Finding, Rule, Setting
from agreements.rules.checks.run import BY_ID, RULES, asked_once_signed, blocking, check

__all__ = ["BY_ID", "RULES", "Cited", "Finding", "Rule", "Setting", "asked_once_signed", "blocking", "check"]
