"""One walk over a draft: its paragraphs with their places, its sections by subject, what is said where.

Knows when a sentence only denies a thing ("tidak memuat sanksi") or leaves it to the PKS
("diatur dalam Perjanjian Kerja Sama"), and that a lead ("... memuat:") speaks for the list below it.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from agreements.rules.checks.subjects import subjects_of
from agreements.rules.naskah import walk

LONGEST_EXCERPT = 160
REACH = 500
"""How far around the words a sentence is looked at, so that no paragraph can make the checker slow."""
MOST_HITS = 2000
SENTENCE_END = re.compile(r"[.;](?=\s|$)")
HOLDS_NONE = (
    "memuat|mengatur|menimbulkan|mengakibatkan|membebankan|melahirkan|menciptakan|mencakup|meliputi|mengandung|"
    "mengenal|menetapkan|memberikan|mengenakan|dikena(?:i|kan)|dimaksudkan|berisi|terdapat|ada|adanya|diatur|dimuat|"
    "berupa|berbentuk"
)
DENIES = re.compile(
    rf"\b(?:tidak|bukan|belum|tanpa)\b(?:\s+(?:akan|dapat|boleh|untuk|juga|merupakan)){{0,2}}\s+(?:{HOLDS_NONE})\b"
    r"(?:(?!\b(?:namun|tetapi|melainkan|kecuali)\b)[^.;:])*$"
    r"|\b(?:tidak|bukan)\s+"
    r"(?:(?:dapat|boleh|akan|saling|untuk|perlu|merupakan|menjadi|bersifat|melalui|ke|kepada|dikena\w+|dibebani|dituntut|"
    r"di(?:ajukan|selesaikan|bawa)|mem(?:iliki|punyai|peroleh|berikan)|meng(?:urangi|ajukan)|melakukan|menuntut|meminta)\s+)"
    r"{0,5}(?:[\w/]+\s+)?$"
    r"|\btanpa\s+(?:[\w/]+,?\s+){0,4}$"
    r"|\b(?:tidak|bukan)\s+merupakan\s+"
    r"(?:(?!\b(?:namun|tetapi|melainkan|kecuali|dan\s+(?:para\s+)?pihak)\b)[^.;:,]){0,100}$",
    re.IGNORECASE,
)
DENIED_AFTER = re.compile(
    r"^(?:(?!\b(?:yang|apabila|jika|bila|karena)\b)[\w\s,/]){0,60}?"
    r"\btidak\s+(?:akan\s+|dapat\s+)?(?:diatur|dimuat|dikenal|diberlakukan|menjadi\s+bagian)\b",
    re.IGNORECASE,
)
NEW_CLAUSE = re.compile(r",\s*(?=(?:maka|para\s+pihak|pihak)\b)", re.IGNORECASE)
TO_PKS = re.compile(
    r"\b(?:diatur|dimuat|dituangkan|ditetapkan|dicantumkan|dirinci|disepakati|dijabarkan|ditentukan)\b"
    r"[^.;]{0,60}\b(?:dalam|pada|melalui|dengan)\s+(?:suatu\s+|sebuah\s+)?"
    r"(?:perjanjian\s+kerja\s+sama|pks|kontrak|perjanjian\s+tersendiri)\b"
    r"|\b(?:perjanjian\s+kerja\s+sama|pks|kontrak)\b[^.;]{0,90}\b(?:memuat|mengatur|menetapkan|meliputi|mencakup)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Spot:
    """One title, paragraph or recital: where it stands, in whose list, and what is above it."""

    path: str
    text: str
    pasal_id: str = ""
    subjects: frozenset = frozenset()
    lead: str = ""  # the paragraphs above it that announce a list
    title: bool = False


@dataclass(frozen=True)
class Hit:
    """A place where a pattern was found."""

    spot: Spot
    match: re.Match
    at: int  # where in the paragraph the words begin that may be denied

    @cached_property
    def _start(self):
        text, start = self.spot.text, max(0, self.at - REACH)
        start = max((end.end() for end in SENTENCE_END.finditer(text, start, self.at)), default=start)
        return start + len(text[start : self.at]) - len(text[start : self.at].lstrip())

    @cached_property
    def sentence(self):
        """The sentence around the words, as far as it is looked at."""
        text, stop = self.spot.text, self.at + REACH
        end = SENTENCE_END.search(text, self.at, stop)
        return text[self._start : end.end() if end else stop].rstrip()

    @property
    def before(self):
        """The sentence up to the words."""
        return self.spot.text[self._start : self.at]

    @property
    def excerpt(self):
        """The sentence, shortened around the match."""
        if len(self.sentence) <= LONGEST_EXCERPT:
            return self.sentence
        start = max(0, min(len(self.before) - 60, len(self.sentence) - LONGEST_EXCERPT))
        return f"{'…' if start else ''}{self.sentence[start : start + LONGEST_EXCERPT].strip()}…"

    @property
    def denied(self):
        """Whether the sentence, or the lead above it, only says that there is none."""
        lead = self.spot.lead[-REACH:] if self.spot.lead.endswith(":") else ""
        after = self.sentence[len(self.before) :].partition(" ")[2]
        denied_above = lead and DENIES.search(lead.rstrip(": "))
        clause = NEW_CLAUSE.split(self.before)[-1]
        return bool(DENIES.search(clause) or DENIED_AFTER.search(after) or denied_above)

    @property
    def left_to_pks(self):
        """Whether the sentence, or the lead above it, leaves the matter to the PKS."""
        return bool(TO_PKS.search(self.sentence) or TO_PKS.search(self.spot.lead[-REACH:]))

    @property
    def is_meant(self):
        """Whether the words mean what they say here, neither denied nor left to the PKS."""
        return not (self.denied or self.left_to_pks)


@dataclass(frozen=True)
class Section:
    """One pasal as the rules see it."""

    number: int
    pasal: object
    subjects: frozenset
    spots: tuple[Spot, ...]  # without the title

    @property
    def text(self):
        """All its paragraphs on one line each."""
        return "\n".join(spot.text for spot in self.spots)

    @property
    def is_empty(self):
        """Whether nothing stands in it."""
        return not self.text.strip()


def _leads(nodes, above=""):
    """Yield, in the order of `walk`, what stands above each node."""
    for node in nodes:
        yield above
        yield from _leads(node.children, f"{above} {node.text}".strip())


def _spots(pasal, where, subjects):
    for (path, node), lead in zip(walk(pasal.body, where), _leads(pasal.body), strict=True):
        yield Spot(path, node.text, pasal.id, subjects, lead)


class Reading:
    """A draft read once; `today` is handed in."""

    def __init__(self, draft, today):
        self.draft, self.today = draft, today
        self.sections, self.spots = [], []
        for place, text in enumerate(draft.text.recitals, 1):
            self.spots.append(Spot(f"Konsiderans angka {place}", text))
        for number, pasal in enumerate(draft.text.pasal, 1):
            subjects = subjects_of(pasal)
            found = tuple(_spots(pasal, f"Pasal {number}", subjects))
            self.sections.append(Section(number, pasal, subjects, found))
            self.spots.append(Spot(f"Judul Pasal {number}", pasal.title, pasal.id, subjects, title=True))
            self.spots.extend(found)

    @cached_property
    def _whole(self):
        starts, at = [], 0
        for spot in self.spots:
            starts.append(at)
            at += len(spot.text) + 1
        return "\n".join(spot.text for spot in self.spots), starts

    def find(self, pattern, *, skip=()):
        """Take a compiled pattern; yield a `Hit` for each place, except in sections about `skip`.

        A group named `word` marks what may be denied; without it the whole match does.
        """
        text, starts = self._whole
        skip = set(skip)
        for match in islice(pattern.finditer(text), MOST_HITS):
            at = bisect_right(starts, match.start()) - 1
            spot = self.spots[at]
            if match.end() <= starts[at] + len(spot.text) and not (spot.subjects & skip):
                word = (
                    match.start("word") if "word" in pattern.groupindex and match["word"] else match.start()
                )
                yield Hit(spot, match, word - starts[at])

    def about(self, subject):
        """Take a subject (a key of the outline); return the sections about it that say something."""
        return [each for each in self.sections if subject in each.subjects and not each.is_empty]

    def text_about(self, subject):
        """Take a subject; return all text of its sections, "" where there is none."""
        return "\n".join(each.text for each in self.about(subject))

    @cached_property
    def _texts(self):
        return {each.pasal.id: each.text for each in self.sections}

    def text_of(self, pasal_id):
        """Take a pasal's id; return its paragraphs, "" where there is no such pasal."""
        return self._texts.get(pasal_id, "")

    @cached_property
    def text(self):
        """All that the draft says, titles and recitals too, a line each."""
        return self._whole[0]

    def is_meant_anywhere(self, pattern, *, skip=()):
        """Return the first hit of a pattern that is neither denied nor left to the PKS, or None."""
        return next((hit for hit in self.find(pattern, skip=skip) if hit.is_meant), None)

    def empty_about(self, subject):
        """Take a subject; return its first section that stands there empty, or None."""
        return next((each for each in self.sections if subject in each.subjects and each.is_empty), None)
