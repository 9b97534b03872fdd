"""The HTML of an agreement as the blocks between which its pages may break, and cuts of it that begin at one.

Our own templates write this HTML: tags are closed, every typed `<` or `>` is escaped. So it is read with one
regular expression, which takes a few milliseconds where a parser of HTML takes a tenth of a second.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

# What holds blocks, and what is one whole, whatever stands within.
HOLDERS = frozenset({"section", "ol", "li", "table", "tbody"})
WHOLE = frozenset({"header", "div", "thead", "h1", "h2", "p", "tr"})
LINES = frozenset({"p", "tr"})  # a paragraph or a row: what a person types as one line
TAG = re.compile(rf"<(/?)({'|'.join(sorted(HOLDERS | WHOLE, key=len, reverse=True))})\b[^>]*>")
ARTICLE = re.compile(r"<article\b[^>]*>")
START = re.compile(r' start="(\d+)"')
# Higher than any page: what comes after it begins the next one, by a break of the very kind that it had.
FILLER = {"tbody": '<tr style="height:500mm"><td></td></tr>'}
FILLER_ELSEWHERE = '<div style="height:500mm"></div>'


@dataclass(frozen=True)
class Block:
    """One element: where its tag begins and ends, its tag, the block that holds it (-1: the article)."""

    at: int
    after: int
    tag: str
    holder: int
    items_before: int = 0  # of the list or table that holds it


class Blocks:
    """All blocks of the HTML of an agreement, in the order in which they begin."""

    def __init__(self, html):
        self.html = html
        self.article = ARTICLE.search(html)
        self.all = list(_blocks(html, self.article.end()))

    def holders(self, index):
        """Return the indexes of the blocks that hold this one, the outermost first."""
        found, block = [], self.all[index]
        while block.holder >= 0:
            found.append(block.holder)
            block = self.all[block.holder]
        return found[::-1]

    def begins(self, index):
        """Return at which character that block begins; the end of the HTML after the last one."""
        return self.all[index].at if index < len(self.all) else len(self.html)

    def first_from(self, at):
        """Return the index of the first block that begins at character `at` or later."""
        return bisect_left(self.all, at, key=lambda block: block.at)

    def opened(self, index, named=False):
        """Return the tags that are open where that block begins; a list has the number that it has come to.

        `named`: each with its index as id.
        """
        return "".join(self._open(*pair, named) for pair in pairwise([*self.holders(index), index]))

    def _open(self, index, inner, named):
        block = self.all[index]
        tag = self.html[block.at : block.after]
        if block.tag == "table":  # with its columns and its head
            tag = self.html[block.at : self.all[inner].at]
        elif block.tag == "ol":
            first = START.search(tag)
            number = (int(first[1]) if first else 1) + self.all[inner].items_before
            tag = f'{START.sub("", tag)[:-1]} start="{number}">'
        name = len(block.tag) + 1
        return f"{tag[:name]}{_id(index)}{tag[name:]}" if named else tag

    def cut(self, first, end):
        """Return the HTML from block `first` up to character `end`, each element with its index as id.

        Where `first` is not the very beginning, a page that is not meant to be seen goes before it.
        """
        head = self.html[: self.article.end()]
        if first == 0:
            return head + self._marked(0, end)
        holder = self.all[first].holder
        filler = FILLER.get(self.all[holder].tag if holder >= 0 else "", FILLER_ELSEWHERE)
        return head + self.opened(first, named=True) + filler + self._marked(first, end)

    def _marked(self, first, end):
        pieces, at = [], self.article.end() if first == 0 else self.begins(first)
        for index in range(first, self.first_from(end)):
            block = self.all[index]
            if block.tag == "thead":  # stands on every page of its table
                continue
            name = block.at + 1 + len(block.tag)
            pieces += [self.html[at:name], _id(index)]
            at = name
        return "".join([*pieces, self.html[at:end]])


def _id(index):
    return f' id="b{index}"'


def _blocks(html, begin):
    """Yield the blocks from character `begin` on."""
    open_ones, items, inside, depth = [], {}, "", 0
    index = 0
    for found in TAG.finditer(html, begin):
        closing, tag = found.groups()
        if inside:
            if tag == inside:
                depth += -1 if closing else 1
            inside = inside if depth else ""
        elif closing:
            open_ones.pop()
        else:
            holder = open_ones[-1] if open_ones else -1
            yield Block(found.start(), found.end(), tag, holder, items.get(holder, 0))
            items[holder] = items.get(holder, 0) + 1
            if tag in WHOLE:
                inside, depth = tag, 1
            else:
                open_ones.append(index)
            index += 1
