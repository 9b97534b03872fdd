"""Which articles the program's own rules rest on: checker, outlines, moves, burden test, reports.

One list of `Use`s, read by the pages that tell what a changed regulation touches, and by its test: every
use names at least one regulation, or says that it is the house's own practice.
"""

from dataclasses import dataclass
from functools import cache, cached_property

from agreements.rules import burden, reporting
from agreements.rules.boundaries import BOUNDARY_TABLE
from agreements.rules.checks.run import RULES
from agreements.rules.citations import citations, touches
from agreements.rules.enums import Instrument, Kind, Word
from agreements.rules.outlines import TITLES
from agreements.rules.outlines.basis import FORMS, PASAL
from agreements.rules.paths import PATHS
from agreements.rules.transitions import AGREEMENT_TABLE


class UseGroup(Word):
    """What rests on a regulation, beside agreements."""

    TEMPLATE = "templat", "Templat naskah"
    CLAUSE = "klausul", "Klausul"
    OUTLINE = "kerangka", "Kerangka naskah baku"
    CHECK = "pemeriksa", "Aturan pemeriksa naskah"
    MOVE = "langkah", "Langkah, uji beban, dan laporan"
    CLOCK = "tenggat", "Tenggat"
    TOLERANCE = "toleransi", "Toleransi titik batas"
    GUIDANCE = "panduan", "Panduan jenis kerja sama"
    CATEGORY = "kategori", "Kategori mitra"
    IMPLEMENTS = "pelaksana", "Peraturan pelaksananya"


@dataclass(frozen=True)
class Use:
    """One thing that rests on law. `basis`: its articles as written; `verified`: of the thing, if told."""

    group: UseGroup
    name: str
    basis: str
    verified: bool | None = None
    ident: str = ""  # of the rule, or of the row that holds it

    @cached_property
    def cited(self):
        """The `Citation`s of its basis."""
        return citations(self.basis)

    def rests_on(self, key, numbers=()):
        """Whether it rests on the regulation of this signature, or on one of these pasal of it."""
        return any(one.key == key and touches(one.article, numbers) for one in self.cited)


@cache
def own_uses():
    """Return the `Use`s that stand in the program itself."""
    return (*_outlines(), *_checks(), *_moves())


def _outlines():
    for form, basis in FORMS.items():
        yield Use(UseGroup.OUTLINE, f"Bentuk {Instrument(form).label}", basis)
    for key, title in TITLES.items():
        yield Use(UseGroup.OUTLINE, f"Pasal {title.capitalize()}", PASAL.get(key, ""))


def _checks():
    for rule in RULES:
        yield Use(UseGroup.CHECK, f"{rule.id} {rule.about}", "; ".join(rule.basis), ident=rule.id)


def _moves():
    for label, basis in dict.fromkeys((row.label, row.basis) for row in AGREEMENT_TABLE):
        yield Use(UseGroup.MOVE, f"Naskah: “{label}”", basis)
    for row in BOUNDARY_TABLE:
        yield Use(UseGroup.MOVE, f"Titik batas: “{row.label}”", row.basis)
    steps = {}
    for (kind, _), rows in PATHS.items():
        for row in rows:
            steps.setdefault((row.label, row.basis), {})[Kind(kind).label] = None
    for (label, basis), kinds in steps.items():
        yield Use(UseGroup.MOVE, f"Kerja sama: “{label}” ({', '.join(kinds)})", basis)
    for kind, sources in burden.TRIGGER.items():
        basis = "; ".join(source.citation for source in sources)
        yield Use(UseGroup.MOVE, f"Uji beban {Kind(kind).label}", basis)
    for kind in (Kind.KSDD_SUKARELA, Kind.KSDPK):
        yield Use(UseGroup.MOVE, f"Laporan semester {Kind(kind).label}", reporting.article(kind))
