"""What stands beside the text in a Word file, translation and activities, as questions of the review."""

from dataclasses import dataclass

from agreements.rules.word_plan import BY_DEFAULT, FILE, NOW, SAME


@dataclass(frozen=True)
class Beside:
    """One question. `before` and `after`: what stands here and in the file, as lines; "" where it lacks.

    `id` names its choice; `part` the part of the text that it belongs to, or ""; `value` is what would be
    kept of the file's side, None where it goes; `closed`: why it cannot be taken, as a sentence.
    """

    id: str
    part: str
    fate: str
    label: str
    before: str = ""
    after: str = ""
    value: object = None
    choice: str = NOW
    closed: str = ""
    unsure: tuple[str, ...] = ()  # sentences on what of the file could not be read

    @property
    def is_question(self):
        """Whether there is anything to choose or to be told."""
        return self.fate != SAME or bool(self.unsure)

    @property
    def is_taken(self):
        """Whether the file's side comes in."""
        return self.choice == FILE and self.fate != SAME


def choice_of(ident, fate, choices, closed=""):
    """Return what holds: as chosen, else what the fate has by default; what is closed stays as it is."""
    choice = choices.get(ident, BY_DEFAULT.get(fate, NOW))
    return FILE if choice == FILE and not closed else NOW
