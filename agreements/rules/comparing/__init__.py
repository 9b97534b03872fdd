"""Two versions of one instrument: what was struck, added, moved and renumbered.

Import from here: `from agreements.rules.comparing import compare, word_changes`.
"""

from agreements.rules.comparing.activities import changed_activities
from agreements.rules.comparing.result import (
    ADDED,
    AWAY,
    CHANGED,
    REMOVED,
    SAME,
    ActivityChange,
    Comparison,
    Counts,
    Fact,
    Line,
    Notice,
    Part,
    RowChange,
    TableChange,
)
from agreements.rules.comparing.run import compare
from agreements.rules.comparing.words import Piece, changed_words, word_changes

__all__ = [
    "ADDED",
    "AWAY",
    "CHANGED",
    "REMOVED",
    "SAME",
    "ActivityChange",
    "Comparison",
    "Counts",
    "Fact",
    "Line",
    "Notice",
    "Part",
    "Piece",
    "RowChange",
    "TableChange",
    "changed_activities",
    "changed_words",
    "compare",
    "word_changes",
]
