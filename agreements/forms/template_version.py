"""The editor of a version: its text as the writing room sends it, and what stands beside each part."""

from dataclasses import dataclass, field

from agreements.forms.text import Part, TextForm
from agreements.rules.naskah import RECITALS
from agreements.rules.templating import Blueprint, Hint

MAX_NOTE, MAX_GUIDANCE = 300, 500


@dataclass
class Card:
    """One pasal or lampiran of the editor: its words as a `Part`, and what stands beside them."""

    part: Part
    hint: Hint
    theirs: tuple = field(default_factory=tuple)  # pieces of what somebody else saved meanwhile


class VersionForm:
    """Reads the editor of a version; `kept`: the `Blueprint` as it stands now.

    What was not sent stays as it is kept. After `is_valid()`: `blueprint`.
    """

    def __init__(self, kept, note="", data=None):
        self.kept, self.text = kept, TextForm(kept.text, data)
        self.note, self.composed_recitals = note, kept.composed_recitals
        if data is not None and self.recitals.sent:
            self.note = _line(data.get(f"note-{RECITALS}", ""), MAX_NOTE)
            self.composed_recitals = f"composed-{RECITALS}" in data
        self._hints = {part.id: self._hint(part, data) for part in self.text.all_parts[1:]}
        self._theirs, self.blueprint = {}, None

    def _hint(self, part, data):
        if data is None or not part.sent:
            return self.kept.hint(part.id)
        return Hint(
            required=f"required-{part.id}" in data,
            composed=f"composed-{part.id}" in data and not part.annex,
            guidance=_line(data.get(f"guidance-{part.id}", ""), MAX_GUIDANCE),
        )

    @property
    def cards(self):
        """The pasal as `Card`s."""
        return [self._card(part) for part in self.text.parts]

    @property
    def annexes(self):
        """The lampiran as `Card`s."""
        return [self._card(part) for part in self.text.annexes]

    def _card(self, part):
        return Card(part, self._hints.get(part.id, Hint()), self._theirs.get(part.id, ()))

    @property
    def recitals(self):
        """The recitals as a `Part`."""
        return self.text.recitals

    @property
    def recitals_theirs(self):
        """Pieces of what somebody else saved of the recitals meanwhile."""
        return self._theirs.get(RECITALS, ())

    @property
    def errors(self):
        """What is wrong with the whole, as sentences."""
        return self.text.errors

    @property
    def reasons(self):
        """What is wrong with the whole and with each part, as sentences."""
        return [*self.errors, *(reason for part in self.text.all_parts for reason in part.errors)]

    def held_against(self, theirs):
        """Show beside each part what somebody else saved: `{id: pieces of the comparison}`."""
        self._theirs = theirs

    def rearrange(self, act, ident):
        """As `TextForm.rearrange`; return the id to look at next."""
        return self.text.rearrange(act, ident)

    def is_valid(self):
        """Read the text; False where something is too long, told at the part or in `errors`."""
        if not self.text.is_valid():
            return False
        self.blueprint = Blueprint(self.text.naskah, self._hints, self.composed_recitals)
        return True


def _line(text, limit):
    return " ".join(text.split())[:limit]
