"""One cell of the review: what was read, what it becomes, and whether that is sure."""

from dataclasses import dataclass

from agreements.rules.word_roles import DROPPED, NAMES


@dataclass(frozen=True)
class Cell:
    """A piece of the file and what it becomes. `reason`: a sentence, where it is not sure or needs a word."""

    at: int
    source: str  # as it stands in the file, with its label
    role: str
    text: str = ""  # what is taken over, without the label
    label: str = ""  # as in the file: "(1)", "a."
    sure: bool = True
    reason: str = ""
    marks: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    heads: int = 0
    lines: tuple = ()  # of the table of activities: `word_activities.Line`
    merged: tuple = ()  # (row, column) of what belongs to a cell beside or above it in the file
    node: tuple | None = None  # (kind, depth) where a style of our own files tells them
    notes: tuple = ()
    hands: tuple = ()  # who changed something in it, and when
    where: str = ""  # "Pasal 3 ayat (2)", once the tree is settled
    foreign: str = ""  # of the other language: HEADING_OF, RECITAL_OF or WORDS_OF

    @property
    def becomes(self):
        """What it becomes, in words."""
        return NAMES[self.role]

    @property
    def is_table(self):
        """Whether it is a table."""
        return bool(self.rows)

    @property
    def taken(self):
        """Whether its words go into the text."""
        return self.role != DROPPED
