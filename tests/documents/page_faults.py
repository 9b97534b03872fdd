"""Looking at pages as a person would: what stands where, and what must not be so on paper."""

import re
import subprocess
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

MM = 72 / 25.4
PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
FOOT = 27 * MM  # the footer and the paraf boxes
SLACK = 1.5  # points


@dataclass(frozen=True)
class Word:
    """One word and its box, in points from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True)
class Page:
    """One page: its size and its words as they lie there."""

    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def body(self):
        """The words above the footer."""
        return [word for word in self.words if word.top < self.height - FOOT]

    @property
    def lines(self):
        """The lines of the body, top to bottom, as text."""
        rows = {}
        for word in self.body:
            rows.setdefault(round(word.bottom / 3), []).append(word)
        return [" ".join(w.text for w in sorted(rows[y], key=lambda w: w.left)) for y in sorted(rows)]


def pages_of(data):
    """Take the bytes of a PDF; return its `Page`s."""
    command = ["pdftotext", "-bbox", "-", "-"]
    out = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
    found = []
    for width, height, inner in PAGE.findall(out):
        words = tuple(
            Word(*map(float, box), unescape(text)) for *box, text in WORD.findall(inner) if text.strip()
        )
        found.append(Page(float(width), float(height), words))
    return found


def faults(data, *, headings, closing, signing, sides=(28, 22)):
    """Take a PDF and what its text says; return sentences on what is wrong with its pages.

    `headings`: titles of the pasal in capitals; `closing`: how the closing sentence begins; `signing`: words
    that must stand on the page of the closing sentence, after it; `sides`: left and right margin in mm.
    """
    pages = pages_of(data)
    found = []
    for number, page in enumerate(pages, 1):
        found += [f"page {number}: {fault}" for fault in _of_page(page, headings, sides)]
        if not page.body:
            found.append(f"page {number} is empty")
    return found + _of_signatures(pages, closing, signing)


def _of_page(page, headings, sides):
    last = page.lines[-1] if page.lines else ""
    if re.fullmatch(r"Pasal \d+", last) or any(last and title.endswith(last) for title in headings):
        yield f"the heading “{last}” stands alone at its end"
    left, right = sides[0] * MM - SLACK, page.width - sides[1] * MM + SLACK
    wide = page.width > page.height
    for word in page.body:
        if not wide and not left <= word.left <= word.right <= right:
            yield f"“{word.text}” stands in the margin"
        if not 0 <= word.left <= word.right <= page.width or not 0 <= word.top <= word.bottom <= page.height:
            yield f"“{word.text}” stands off the page"
    yield from _overlaps(page)


def _overlaps(page):
    ordered = sorted(page.body, key=lambda word: (round(word.top / 2), word.left))
    for one, other in pairwise(ordered):
        same_line = min(one.bottom, other.bottom) - max(one.top, other.top) > 0.6 * (one.bottom - one.top)
        if same_line and other.left < one.right - 2 and other.right > one.left + 2:
            yield f"“{one.text}” and “{other.text}” lie upon each other"


def _of_signatures(pages, closing, signing):
    found = []
    with_closing = [page for page in pages if closing in " ".join(page.lines)]
    if len(with_closing) != 1:
        return [f"the closing sentence stands on {len(with_closing)} pages"]
    text = " ".join(word.text for word in with_closing[0].words)
    after = text[text.index(closing.split()[0]) :]
    for words in signing:
        missing = [word for word in words.split() if word not in after]
        if missing:
            found.append(f"signature of “{words}” is not on the page of the closing sentence")
    return found
