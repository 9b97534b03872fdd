"""The label that Word shows before an auto-numbered paragraph, from plain data of numbering.xml."""

import re
from dataclasses import dataclass, field

from agreements.rules.naskah.structure import roman

BULLET = "•"
MAX_LEVELS = 9
MAX_NUMBER = 9_999  # beyond it a hostile start would be written as letters or Roman numerals without end
PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True)
class Level:
    """One level of a list: how its number is written and where it begins."""

    form: str = "decimal"  # w:numFmt
    words: str = "%1."  # w:lvlText
    start: int = 1
    restart: int | None = None  # w:lvlRestart: level after which it begins anew; 0 = never
    legal: bool = False  # w:isLgl: every number of the label in digits
    style: str = ""  # w:pStyle: the paragraph style that wears this level


@dataclass(frozen=True)
class Series:
    """One w:num: which list it counts in, and where that list begins anew for it."""

    abstract: str
    starts: dict = field(default_factory=dict)  # {level: number}
    levels: dict = field(default_factory=dict)  # {level: Level} that stand in place of the list's own


@dataclass(frozen=True)
class Numbering:
    """All lists of a document."""

    lists: dict = field(default_factory=dict)  # {abstract id: {level: Level}}
    series: dict = field(default_factory=dict)  # {num id: Series}

    def level(self, number, at):
        """Return the `Level` that paragraphs of w:num `number` wear at level `at`, or None."""
        series = self.series.get(number)
        if series is None:
            return None
        return series.levels.get(at) or self.lists.get(series.abstract, {}).get(at)

    def level_of_style(self, number, style):
        """Return the level of w:num `number` that is tied to a paragraph style; 0 where none is."""
        series = self.series.get(number)
        levels = self.lists.get(series.abstract, {}) if series else {}
        return next((at for at, level in levels.items() if level.style and level.style == style), 0)


def letter(number):
    """Take a number from 1; return a, b, ... z, aa, bb, as Word writes them (not aa, ab)."""
    if number < 1:
        return ""
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)


def shown(number, form):
    """Take a number and a w:numFmt; return it written so. What is not known is written in digits."""
    if not 0 <= number <= MAX_NUMBER:
        return str(number)
    if form == "lowerLetter":
        return letter(number)
    if form == "upperLetter":
        return letter(number).upper()
    if form == "lowerRoman":
        return roman(number).lower()
    if form == "upperRoman":
        return roman(number)
    if form == "decimalZero":
        return f"{number:02d}"
    return "" if form == "none" else str(number)


class Counter:
    """Counts the numbered paragraphs of one document in reading order."""

    def __init__(self, numbering):
        self.numbering = numbering
        self._counts = {}  # {abstract id: {level: last number}}
        self._begun = set()  # (num id, level) whose own start was used

    def label(self, number, at):
        """Count one paragraph of w:num `number` at level `at`; return its label, "" where it shows none."""
        level = self.numbering.level(number, at)
        if level is None or not 0 <= at < MAX_LEVELS:
            return ""
        series = self.numbering.series[number]
        counts = self._counts.setdefault(series.abstract, {})
        self._count(number, at, level, counts)
        for deeper in [each for each in counts if each > at]:
            below = self.numbering.level(number, deeper)
            if below is None or below.restart is None or below.restart > at:
                del counts[deeper]
        if level.form == "bullet":
            return BULLET
        return PLACE.sub(
            lambda match: self._one(number, int(match[1]) - 1, level, counts), level.words
        ).strip()

    def _count(self, number, at, level, counts):
        starts = self.numbering.series[number].starts
        if at in starts and (number, at) not in self._begun:
            self._begun.add((number, at))
            counts[at] = starts[at]
        elif at in counts:
            counts[at] += 1
        else:
            counts[at] = starts.get(at, level.start)

    def _one(self, number, at, wearing, counts):
        level = self.numbering.level(number, at) or Level()
        value = counts.get(at, level.start)
        return shown(value, "decimal" if wearing.legal else level.form)
