"""The mapping of an OPD: what it must hold, and the table of its moves.

Source: PP 28/2018 Ps 5, 17; Permendagri 22/2020 Ps 5, 7, 25(1).
"""

from agreements.rules.enums import Kind, Role
from agreements.rules.permissions import ALL, OWN
from agreements.rules.plan_words import MappingState, PlanAction
from agreements.rules.transitions import Transition

EDITABLE = (MappingState.DRAFT, MappingState.RETURNED)
BASIS = "PP 28/2018 Pasal 5, 17; Permendagri 22/2020 Pasal 5, 25 ayat (1)"
SECTION = {Role.STF: ALL, Role.KBG: ALL}
HEAD = {Role.OPH: OWN}
REMINDS_FROM = 10  # month of the year before
LONGEST_SPAN = 10  # years that one potential may cover

MAPPING_TABLE = (
    Transition(
        action=PlanAction.SUBMIT,
        sources=EDITABLE,
        target=MappingState.SUBMITTED,
        who=HEAD,
        ready=("has_items", "items_whole"),
        event="mengajukan pemetaan",
        basis=BASIS,
        note="Pengantar singkat",
    ),
    Transition(
        action=PlanAction.ACCEPT,
        sources=(MappingState.SUBMITTED,),
        target=MappingState.ACCEPTED,
        who=SECTION,
        event="menerima pemetaan",
        basis=BASIS,
        tone="success",
        note="Catatan",
    ),
    Transition(
        action=PlanAction.RETURN,
        sources=(MappingState.SUBMITTED,),
        target=MappingState.RETURNED,
        who=SECTION,
        event="mengembalikan pemetaan",
        basis=BASIS,
        tone="warning",
        note="Alasan (dibaca oleh OPD)",
        note_required=True,
    ),
    Transition(
        action=PlanAction.REOPEN,
        sources=(MappingState.ACCEPTED,),
        target=MappingState.RETURNED,
        who={Role.KBG: ALL},
        event="membuka kembali pemetaan",
        basis=BASIS,
        tone="warning",
        note="Alasan (dibaca oleh OPD)",
        note_required=True,
    ),
)


def has_items(mapping):
    """A mapping lists at least one potential cooperation."""
    return [] if mapping.items_kept else ["Pemetaan belum memuat potensi kerja sama. Tambahkan lebih dahulu."]


def items_whole(mapping):
    """Every item says what is needed for the yearly plan: its kind and its benefit."""
    found = []
    for item in mapping.items_kept:
        needed = (("jenis", item.kind), ("manfaat", item.benefit))
        if missing := [what for what, value in needed if not value]:
            found.append(f"{item.object[:80]}: {' dan '.join(missing)} belum diisi.")
    return found


def years_complaint(first, last, year):
    """Take the years of an item and of its mapping; return the complaint on its last year, or ""."""
    if last < first:
        return "Tahun akhir mendahului tahun mulai."
    if first < year:
        return f"Pemetaan tahun {year} memuat potensi yang mulai tahun {year} atau sesudahnya."
    if last - first >= LONGEST_SPAN:
        return f"Rentangnya lebih dari {LONGEST_SPAN} tahun. Periksa tahunnya."
    return ""


def reminds(day):
    """Whether the mapping of the next year is due by now: in the last quarter of the year before it."""
    return day.month >= REMINDS_FROM


def carried_years(first, last, year):
    """Take the years of a potential and the year of the new mapping; return its years there.

    What still runs goes on to its end; what was over is proposed for that year alone.
    """
    return (max(first, year), last) if last >= year else (year, year)


def carried(items, there):
    """Take last year's items and those of the new mapping; return (to copy, left out because it is there).

    One is there where urusan and object are the same, however spelt in capitals.
    """
    known = {_same(item) for item in there}
    fresh, left = [], []
    for item in items:
        (left if _same(item) in known else fresh).append(item)
        known.add(_same(item))
    return fresh, left


def _same(item):
    return item.affair_id, " ".join(item.object.casefold().split())


def needs_coordination(kind):
    """Whether a kind is mapped together with the neighbours in a forum (Permendagri 22/2020 Ps 5)."""
    return kind == Kind.KSDD_WAJIB


CHECKS = {check.__name__: check for check in (has_items, items_whole)}
