"""Everything that the review of a Word file shows, from its bytes and the instrument: plain data."""

from dataclasses import dataclass, field, replace

from agreements.documents.bilingual import kept_of
from agreements.documents.content import draft_of, text_of
from agreements.documents.docx_reading import read_docx
from agreements.documents.layout import sides_of
from agreements.documents.wording import party_label
from agreements.rules.enums import Instrument
from agreements.rules.layout import ABROAD
from agreements.rules.naskah import RECITALS, digest, digest_of, digests
from agreements.rules.word_blocks import Source, accepted, rejected
from agreements.rules.word_building import Built, build
from agreements.rules.word_matching import Marks, marks_from, matched
from agreements.rules.word_parties import doubts
from agreements.rules.word_plan import Plan, changes, outcome, plan
from agreements.rules.word_reading import read
from agreements.rules.word_roles import ACTIVITIES
from agreements.rules.word_tracking import hands_of, reasons_of
from agreements.rules.word_translation import ELSEWHERE, translation_rows
from agreements.rules.word_words import WordMode
from agreements.rules.word_year import ELSEWHERE as NO_YEAR
from agreements.rules.word_year import Year, year_of


@dataclass(frozen=True)
class Review:
    """One look at a file: its cells, what they do to the text, and what comes of the choices made."""

    source: Source
    built: Built
    plan: Plan
    marks: Marks
    mode: WordMode
    stored: object
    naskah: object  # the text that would be stored
    changes: tuple = ()  # what would be proposed
    doubts: tuple = ()  # facts of the parties that differ
    hands: tuple = ()  # who changed something with tracked changes
    notes: tuple = field(default=())  # comments in the margin: (part id, its label, Note)
    elsewhere: str = ""  # the file was made from another instrument
    beside: tuple = ()  # `rules.word_beside.Beside`: what stands beside the text
    year: Year = field(default_factory=Year)  # the activities of a rencana kerja
    left: tuple[str, ...] = ()  # sentences on what was read and is not taken

    @property
    def seen(self):
        """The digest of all that the person is shown: the text as stored, and what the file would do to it.

        Which side is chosen for a part is not in it: that stands in the very form that is sent.
        """
        rows = [
            [row.id, row.fate, None if row.after is None else digest_of(row.after)] for row in self.plan.rows
        ]
        beside = [[row.id, row.fate, row.before, row.after] for row in self.beside]
        moved = list(self.plan.moved)
        return digest({"over": digests(self.stored), "rows": rows, "moved": moved, "beside": beside})

    @property
    def is_tracked(self):
        """Whether the file holds tracked changes."""
        return bool(self.source.changes)


def review(data, agreement, *, seed, mode, cells=None, parts=None):
    """Take the bytes of a file and the instrument; return the `Review`.

    `seed` decides the ids of new parts; `mode`: a `WordMode`; `cells`: {place: role} and `parts`:
    {id: choice}, as chosen. Raises `BadFile`.
    """
    source = read_docx(data)
    draft, stored, marks = draft_of(agreement), text_of(agreement), marks_from(source.marks)
    elsewhere = marks.reference if marks.reference not in ("", draft.reference) else ""
    marks = Marks() if elsewhere else marks
    built = build(read(accepted(source.blocks)), cells)
    found = matched(built, marks, draft.text, seed)
    was = _before(source, marks, draft.text, seed) if source.changes else None
    bases = marks
    if was and not marks.digests and mode == WordMode.SUGGESTION:
        bases = replace(
            marks, digests={p.id: digest_of(p) for p in [*was.naskah.pasal, *was.naskah.lampiran]}
        )
        bases = replace(bases, recitals=digest_of(was.naskah.recitals))
    made = plan(stored, draft.text, found, bases, parts)
    hands = hands_of(found, was)
    said, left = _translation(built, found, marks, draft, parts or {})
    year, beyond = _year(built, marks, draft, parts or {})
    return Review(
        source=source,
        built=built,
        plan=made,
        marks=marks,
        mode=WordMode(mode),
        stored=stored,
        naskah=outcome(made, stored),
        changes=tuple(changes(made, stored, reasons_of(found, was))),
        doubts=tuple(doubts(built.cells, [(party_label(party), party) for party in draft.parties])),
        hands=tuple(hands),
        notes=tuple((ident, made_label(made, ident), note) for ident, note in _notes(found, built)),
        elsewhere=elsewhere,
        beside=(*said, *year.rows),
        year=year,
        left=(*left, *beyond),
    )


def _year(built, marks, draft, choices):
    """Return (the `Year` of the table of activities, sentences on what is left out)."""
    lines = [line for cell in built.cells if cell.role == ACTIVITIES for line in cell.lines]
    if not lines:
        return Year(), ()
    if draft.instrument != Instrument.RK:
        return Year(), (NO_YEAR,)
    return year_of(lines, draft.activities, sides_of(draft), marks.activities, choices), ()


def _translation(built, found, marks, draft, choices):
    """Return (the questions on the translation, sentences on what is left out)."""
    if not built.tongues:
        return (), ()
    if draft.kind not in ABROAD:
        return (), (ELSEWHERE,)
    return translation_rows(built.tongues, found, marks.translation, kept_of(draft), choices)


def _before(source, marks, shown, seed):
    """The file as it was before its tracked changes."""
    return matched(build(read(rejected(source.blocks))), marks, shown, f"{seed}-before")


def _notes(found, built):
    """Yield (part id, comment), each once."""
    of = {place: ident for ident, part in found.parts.items() for place in part.cells}
    for cell in built.cells:
        for note in cell.notes:
            yield of.get(cell.at, RECITALS if cell.role == "konsiderans" else ""), note


def made_label(made, ident):
    """Return what the plan calls a part."""
    return next((row.label for row in made.rows if row.id == ident), "")
