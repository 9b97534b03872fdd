"""Looking at pages as a person would: what stands where, and what must not be so on paper."""

import re
import subprocess
from collections import Counter
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

MM = 72 / 25.4
PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
FOOT = 27 * MM  # the footer and the paraf boxes
SLACK = 1.5  # points
KNOWABLE = 3  # words of its own from which a paragraph is known again on a page


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


def faults(data, *, headings, closing, signing, sides=(28, 22), paragraphs=(), grids=()):
    """Take a PDF and what its text says; return sentences on what is wrong with its pages.

    `headings`: titles of the pasal in capitals; `closing`: how the closing sentence begins; `signing`: words
    that must stand on the page of the closing sentence, after it; `sides`: left and right margin in mm;
    `paragraphs`: texts that shall not leave one line alone on a page; `grids`: (head, first row) of tables.
    """
    pages = pages_of(data)
    found = []
    for number, page in enumerate(pages, 1):
        found += [f"page {number}: {fault}" for fault in _of_page(page, headings, sides)]
        if not page.body:
            found.append(f"page {number} is empty")
    found += _of_signatures(pages, closing, signing)
    return found + lone_lines(pages, paragraphs) + lone_heads(pages, grids)


def lone_lines(pages, paragraphs):
    """Return which paragraphs leave a line alone on a page; only those with words of their own are known."""
    owners = Counter(word for text in paragraphs for word in set(text.split()))
    found = []
    for text in paragraphs:
        words = {word for word in text.split() if owners[word] == 1}
        if len(words) < KNOWABLE:
            continue
        heights = [{round(w.bottom) for w in page.body if w.text in words} for page in pages]
        counts = [len(lines) for lines in heights if lines]
        if len(counts) > 1 and min(counts) < 2:
            found.append(f"one line of “{text[:30]}” stands alone on a page")
    return found


def lone_heads(pages, grids):
    """Return the tables whose head stands on a page without a row beneath it."""
    said = [{word.text for word in page.body} for page in pages]
    return [
        f"the head “{head[:30]}” stands without a row"
        for head, row in grids
        if any(set(head.split()) <= page for page in said)
        and not set(row.split()[:1]) <= next(page for page in said if set(head.split()) <= page)
    ]


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
    found += lone_closing(pages, closing)
    text = " ".join(word.text for word in with_closing[0].words)
    after = text[text.index(closing.split()[0]) :]
    for words in signing:
        missing = [word for word in words.split() if word not in after]
        if missing:
            found.append(f"signature of “{words}” is not on the page of the closing sentence")
    return found


def lone_closing(pages, closing, least=2):
    """Return what is wrong where the words of `closing` stand beneath too few lines of the text."""
    found = []
    for page in pages[1:]:
        heads = [at for at, line in enumerate(page.lines) if closing.split()[0] in line]
        if closing in " ".join(page.lines) and heads and heads[-1] < least:
            found.append(f"only {heads[-1]} lines of the text stand above “{closing}”")
    return found
