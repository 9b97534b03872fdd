"""The pages of a text being typed, as they would be printed, laid out only where they can have changed.

Text flows forward, and where a page ends is decided by nothing beyond the page that follows it. So a page is
known to be right where its text, and that of the next page, are what they were when it was last laid out; and
a layout begun at a page whose first block is known gives the very pages that one of the whole text gives
(`tests/documents/test_live_pages.py` compares them pixel for pixel). What is known goes to whoever asked and
comes back with the next question, so nothing is kept here between two of them.
"""

import hashlib
from bisect import bisect_right
from dataclasses import asdict, dataclass, field, replace
from itertools import accumulate

from agreements.documents.agreement_pages import PAPERS, SHEETS, agreement_html, margins
from agreements.documents.completeness import too_large
from agreements.documents.page_blocks import LINES, Blocks
from agreements.documents.pdf import Typeset
from agreements.documents.store import shape
from agreements.documents.wording import watermark
from agreements.rules.errors import NotReady

# How many characters of HTML stand on a page where no page is known yet, and how far beyond the pages that
# are asked for a layout reaches: they are right only where more than another page follows.
USUAL_PAGE = 3500
REACHES = (1500, 15_000)
FORWARD = 5  # pages laid out at once where the rest of a text follows
MOST_DRAWN = 3
FOOTER = (
    "@page :first {{ counter-increment: page {before} }}"
    '.kaki-halaman::before {{ content: "Halaman " counter(page) " dari {total}" }}'
)


@dataclass(frozen=True)
class Mark:
    """What is known of a page that was laid out. Digests and places are those of the HTML of that moment."""

    first: int  # index of the block that stands first on it
    clean: bool  # it begins with that block, not within it
    upto: int  # the character up to which blocks begin on it
    before: str  # digest of the HTML up to there
    onward: str  # digest of where and with what it begins and of all that follows; "" where that is not known
    look: str  # digest of all that shows on it but its number and the number of pages


@dataclass(frozen=True)
class Known:
    """The pages of a text as far as they are known. `tail`: those of an older text, to its end."""

    marks: tuple[Mark, ...] = ()
    tail: tuple[Mark, ...] = ()
    total: int = 0  # pages that the text has, or had; 0 where that was never known
    whole: bool = False  # every page is known, and none has changed

    def plain(self):
        """Return it as plain data for JSON."""
        return asdict(self)

    @classmethod
    def read(cls, data):
        """Take what `plain` gave; return the `Known`."""
        lists = {name: tuple(Mark(**mark) for mark in data[name]) for name in ("marks", "tail")}
        return cls(total=data["total"], whole=data["whole"], **lists)

    def key(self, number):
        """Return what names the image of page `number`; two images of one name are the same."""
        return _key(self.marks[number - 1], number, self.total)


@dataclass(frozen=True)
class Pages:
    """The answer: what is known now, images as {page: (key, PNG)}, and the pages of each part's lines."""

    known: Known
    images: dict[int, tuple[str, bytes]] = field(default_factory=dict)
    lines: dict[str, list[int]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Text:
    """The HTML of a text with its blocks, and how it is typeset."""

    blocks: Blocks
    style: dict
    salt: bytes

    @property
    def html(self):
        return self.blocks.html

    def digest(self, *words):
        total = hashlib.blake2b(self.salt, digest_size=9)
        for each in words:
            total.update(f"{each}\n".encode())
        return total.hexdigest()

    def digests_upto(self, ends):
        """Return for each place, in rising order, the digest of the HTML up to there."""
        total, at, found = hashlib.blake2b(self.salt, digest_size=9), 0, []
        for end in ends:
            total.update(self.html[at:end].encode())
            at = end
            found.append(total.copy().hexdigest())
        return found


@dataclass(frozen=True)
class _Stretch:
    """What to lay out: from page `start` on, so that pages `shown` to `last` are right."""

    start: int
    block: int  # the block that page `start` begins with
    shown: int
    last: int


@dataclass(frozen=True)
class _Laid:
    """A stretch laid out: marks of its pages that begin where they should; the first `final` also end so."""

    typeset: Typeset
    marks: list[Mark]
    final: int
    ended: bool  # it reaches the end of the text
    skipped: int  # pages before the first, not meant to be seen


def follow(draft, *, stamp, known, wanted=(), held=frozenset()):
    """Take a `Draft` being typed and what is `Known` of its pages; lay out a stretch; return `Pages`.

    First where the text differs from what is known; where it does not, around the `wanted` pages (numbers)
    whose image is not among the keys `held`; else the pages not known yet. So one call costs about the same
    for any length, and calling again until `whole` gives all. Gaps are no hindrance here. Raises NotReady
    where the text is too large to be laid out, or has letters that cannot be drawn.
    """
    if lacking := [*too_large(draft), *([] if draft.paper in PAPERS else ["Ukuran kertas tidak dikenal."])]:
        raise NotReady(*lacking)
    text = _text(draft, stamp)
    same = _same_pages(text, known)
    changed = same < len(known.marks)
    lacking = [page for page in wanted if page <= same and known.key(page) not in held]
    if changed:
        stretch, now, laid = _followed(text, known, same)
    elif lacking:
        stretch, now, laid = _again(text, known, min(lacking))
    elif not known.whole:
        stretch, now, laid = _forward(text, known)
    else:
        return Pages(known, {}, _lines(draft, text, known))
    total = known.total
    if now.whole and not total:  # a short text, known at once: its first pages say of how many they are
        total, (stretch, now, laid) = now.total, _again(text, now, 1)
    pages = range(stretch.shown, min(stretch.last, stretch.start + laid.final - 1) + 1)
    if not changed and known.marks:
        pages = [page for page in pages if page in wanted]
    return Pages(now, _drawn(now, laid, stretch, total, pages, held), _lines(draft, text, now))


def _text(draft, stamp):
    mark = watermark(draft)
    style = {"sheets": SHEETS, "size": draft.paper, "watermark": mark, "extra": margins(draft)}
    salt = hashlib.blake2b(f"{shape()} {sorted(style.items())}".encode(), digest_size=16).digest()
    return _Text(Blocks(agreement_html(draft, stamp=stamp, mark=mark)), style, salt)


def _same_pages(text, known):
    """Return of how many pages, from the first on, the text is what it was."""
    now = text.digests_upto([mark.upto for mark in known.marks])
    for at, (mark, digest) in enumerate(zip(known.marks, now, strict=True)):
        if mark.before != digest:
            return at
    return len(known.marks)


def _followed(text, known, same):
    """The text changed on the page after the `same` first: lay that one out, and the one before."""
    stretch = _stretch(known, same, max(same, 1), same + 1)
    laid = _laid(text, known, stretch)
    stale = known.marks[same:] if known.whole else known.tail
    return stretch, _joined(text, known, stretch, laid, stale, after=same + 1), laid


def _again(text, known, page):
    """Lay out a few pages that are known, to draw them."""
    stretch = _stretch(known, page, page, min(page + MOST_DRAWN - 1, len(known.marks)))
    return stretch, known, _laid(text, known, stretch)


def _forward(text, known):
    """Lay out the next pages that are not known yet."""
    done = len(known.marks)
    stretch = _stretch(known, done, done + 1, done + (FORWARD if done else 2))
    laid = _laid(text, known, stretch)
    return stretch, _joined(text, known, stretch, laid, known.tail, after=done), laid


def _stretch(known, right, shown, last):
    """Begin at the last page that is known to begin with a block, none after page `right`."""
    for page in range(min(right, len(known.marks)), 1, -1):
        if known.marks[page - 1].clean:
            return _Stretch(page, known.marks[page - 1].first, shown, last)
    return _Stretch(1, 0, shown, last)


def _laid(text, known, stretch):
    """Lay out a stretch, further where page `last` is not right yet."""
    far = _end_of(text, known, stretch)
    for reach in REACHES:
        laid = _lay_out(text, known, stretch, far + reach)
        if laid.ended or stretch.start + laid.final > stretch.last:
            return laid
    return _lay_out(text, known, stretch, len(text.html))


def _end_of(text, known, stretch):
    """Guess at which character the page after `last` ends."""
    page = stretch.last + 1
    if page <= len(known.marks):
        return known.marks[page - 1].upto
    end, count = (known.marks[-1].upto, len(known.marks)) if known.marks else (USUAL_PAGE, 1)
    begin = text.blocks.begins(0)
    return end + (page - count) * max(USUAL_PAGE, (end - begin) // count)


def _lay_out(text, known, stretch, end):
    """Lay out a stretch up to about character `end`; return a `_Laid`."""
    blocks = text.blocks
    end = blocks.begins(blocks.first_from(end))
    skipped = 1 if stretch.block else 0
    footer = FOOTER.format(before=stretch.start - skipped, total=known.total or "…")
    typeset = Typeset(blocks.cut(stretch.block, end), once=footer, **text.style)
    pages = [
        {int(name[1:]): place for name, place in page.items() if name[:1] == "b"} for page in typeset.places
    ]
    ended = end == len(text.html)
    count = len(pages) - skipped - (0 if ended else 1)
    marks = _marks(text, pages, range(skipped, skipped + count))
    return _Laid(typeset, marks, max(0, count - (0 if ended else 1)), ended, skipped)


def _marks(text, pages, wanted):
    """Return the marks of those pages. `pages`: for each page, {block: where it begins and ends there}."""
    blocks = text.blocks
    firsts = [_first(blocks, pages, at) for at in range(len(pages))]
    uptos = list(accumulate((blocks.begins(max(page, default=-1) + 1) for page in pages), max))
    before = dict(zip(wanted, text.digests_upto([uptos[at] for at in wanted]), strict=True))
    spots = [_spot(text, pages, firsts, uptos, at) for at in range(len(pages))] + ["end"]
    found = []
    for at in wanted:
        first, clean = firsts[at]
        spot, opened, begin = spots[at], blocks.opened(first), blocks.begins(first)
        known_where = spot[:1] != "?"
        found.append(
            Mark(
                first=first,
                clean=clean,
                upto=uptos[at],
                before=before[at],
                onward=text.digest(spot, opened, text.html[begin:]) if known_where else "",
                look=text.digest(spot, opened, text.html[begin : uptos[at]], spots[at + 1]),
            )
        )
    return found


def _first(blocks, pages, at):
    """Return the block that stands first on a page, and whether the page begins with it."""
    page, previous = pages[at], pages[at - 1] if at else {}
    carried = page.keys() & previous.keys()
    fresh = page.keys() - previous.keys()
    if fresh and carried <= set(blocks.holders(min(fresh))):
        return min(fresh), True
    return max(carried, default=0), False


def _spot(text, pages, firsts, uptos, at):
    """Say how much of its first block stands on a page: enough to know with which line it begins.

    Where that block fills the page and goes on, only all the text before tells it.
    """
    first, clean = firsts[at]
    if clean:
        return f"new {pages[at][first][0]:.3f}"
    if at + 1 < len(pages) and first in pages[at + 1]:
        return "?" + text.digests_upto([uptos[at]])[0]
    begin, end = pages[at].get(first, (0, 0))
    return f"rest {begin:.3f} {end:.3f}"


def _joined(text, known, stretch, laid, stale, after):
    """Put the pages laid out behind those known before them; where one meets the `stale` pages, those follow.

    `after`: the page that changed; only a page after it can be as one that was.
    """
    old = {mark.onward: at for at, mark in enumerate(stale) if mark.onward}
    for at, mark in enumerate(laid.marks):
        if stretch.start + at > after and mark.onward in old:
            rest = _moved(text, stale[old[mark.onward] :], mark)
            marks = (*known.marks[: stretch.start - 1], *laid.marks[:at], *rest)
            return Known(marks, (), len(marks), True)
    marks = (*known.marks[: stretch.start - 1], *laid.marks[: laid.final])
    if laid.ended:
        return Known(marks, (), len(marks), True)
    return Known(marks, stale, known.total, False)


def _moved(text, marks, there):
    """Take marks of pages that now begin where the mark `there` says; return them as of the text now."""
    blocks, characters = there.first - marks[0].first, there.upto - marks[0].upto
    before = text.digests_upto([mark.upto + characters for mark in marks])
    return tuple(
        replace(mark, first=mark.first + blocks, upto=mark.upto + characters, before=digest)
        for mark, digest in zip(marks, before, strict=True)
    )


def _drawn(now, laid, stretch, total, pages, held):
    """Draw those pages whose image is not held; return {page: (key, PNG)}."""
    keys = {page: _key(now.marks[page - 1], page, total) for page in pages}
    drawn = [page for page in pages if keys[page] not in held]
    images = laid.typeset.drawn([page - stretch.start + laid.skipped for page in drawn])
    return {page: (keys[page], image) for page, image in zip(drawn, images, strict=True)}


def _key(mark, number, total):
    return f"{mark.look}-{number}-{total}"


def _lines(draft, text, known):
    """Return for each pasal and lampiran its first page and that of each line (paragraph or row)."""
    ends = [mark.upto for mark in known.marks]
    found, parts = {}, iter((*draft.text.pasal, *draft.text.lampiran))
    pages = None
    for block in text.blocks.all:
        if block.tag == "section" and "rencana" not in text.html[block.at : block.after]:
            pages = found.setdefault(next(parts).id, [])
        elif block.holder < 0:
            pages = None
        page = bisect_right(ends, block.at) + 1
        if pages is not None and page <= len(ends) and (block.tag in LINES or not pages):
            pages.append(page)
    return {part: pages for part, pages in found.items() if pages}
