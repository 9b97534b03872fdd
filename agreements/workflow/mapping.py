"""The mapping of an OPD: its items, its moves, and the coordination of what is shared with the neighbours."""

from dataclasses import dataclass

from django.db import transaction

from agreements.models import Coordination, Mapping, MappingItem, PlanCode, PlanLink
from agreements.rules.enums import AttachmentKind
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.mapping import (
    CHECKS,
    EDITABLE,
    MAPPING_TABLE,
    carried,
    carried_years,
    needs_coordination,
)
from agreements.rules.permissions import MAY, Act, entitled_post, refusals
from agreements.rules.plan_words import MappingState, PlanAction
from agreements.workflow.planning import enter, keep_paper, locked_move, tell

FIELDS = (
    *("affair", "object", "need", "partner", "candidate", "category", "kind", "document", "code"),
    *("programme", "first_year", "last_year", "priority", "benefit"),
)


def editing_refusals(agency, mapping, by):
    """Return the reasons why this actor may not change items now; `mapping` None: not begun. Empty = may."""
    if reasons := refusals(by, Act.MAP, agency.pk):
        return reasons
    return [] if mapping is None or mapping.state in EDITABLE else [_closed(mapping)]


def _closed(mapping):
    now = mapping.get_state_display().lower()
    return f"Pemetaan ini sudah {now}, tidak dapat diubah. Minta Bagian Pemerintahan mengembalikannya."


def save_item(agency, year, *, by, fields, item=None, seen=None):
    """Write a potential cooperation of an OPD; return the `MappingItem`. The first begins the mapping.

    `fields`: values of FIELDS; `item`: the one to change, `seen`: its version that the person edited.
    Raises `NotAllowed`, `NotReady` (no longer open) or `Stale`.
    """
    with transaction.atomic():
        mapping = _open(agency, year, by)
        new = item is None
        kept = MappingItem(mapping=mapping) if new else _locked_item(mapping, item, seen)
        for name, value in fields.items():
            setattr(kept, name, value)
        kept.version += 0 if new else 1
        kept.save()
        _touch(mapping, by, f"{'menambah' if new else 'mengubah'} potensi: {kept.object}")
    return kept


@dataclass(frozen=True)
class Carried:
    """What came of copying: objects copied, left out as they are there, and copied without their code."""

    copied: tuple
    left: tuple
    uncoded: tuple


def copy_last_year(agency, year, *, by):
    """Copy the potentials of last year's mapping of an OPD as drafts of `year`; return what was `Carried`.

    What is there already is left alone; a planning code that the new year's document does not hold is left
    empty. One line of history names all. Raises `NotAllowed`, or `NotReady` where there is nothing to copy.
    """
    with transaction.atomic():
        mapping = _open(agency, year, by)
        before = MappingItem.objects.filter(mapping__agency=agency, mapping__year=year - 1)
        fresh, left = carried(list(before), list(mapping.items.all()))
        if not fresh:
            raise NotReady(
                f"Semua potensi tahun {year - 1} sudah ada dalam pemetaan ini."
                if left
                else f"Pemetaan tahun {year - 1} tidak memuat potensi yang dapat disalin."
            )
        uncoded = _copied(mapping, fresh)
        told = {"copied": [item.object for item in fresh], "left": [item.object for item in left]}
        words = f"menyalin {len(fresh)} potensi dari pemetaan {year - 1}"
        _touch(mapping, by, words, note="; ".join(told["copied"]), data=told | {"uncoded": uncoded})
    return Carried(tuple(told["copied"]), tuple(told["left"]), tuple(uncoded))


def _copied(mapping, items):
    """Write the copies; return the objects whose code the new year does not hold."""
    rows, places = [], []
    for item in items:
        row = MappingItem(mapping=mapping, **{name: getattr(item, name) for name in FIELDS})
        row.first_year, row.last_year = carried_years(item.first_year, item.last_year, mapping.year)
        rows.append(row)
        places.append(PlanLink(document=row.document, year=mapping.year, code=row.code))
    coded = [place for place in places if place.code]
    unknown = {id(place) for place in PlanCode.objects.unknown(coded)} if coded else set()
    lost = [row for row, place in zip(rows, places, strict=True) if id(place) in unknown]
    for row in lost:
        row.document = row.code = row.programme = ""
    MappingItem.objects.bulk_create(rows)
    return [row.object for row in lost]


def drop_item(item, *, by, seen=None):
    """Take a potential cooperation out of its mapping; return the mapping. Raises as `save_item`."""
    with transaction.atomic():
        mapping = _open(item.mapping.agency, item.mapping.year, by)
        kept = _locked_item(mapping, item, seen)
        if kept.plan_rows.exists() or kept.coordinations.exists():
            raise NotReady("Potensi ini sudah masuk daftar rencana atau dikoordinasikan; ubah isinya saja.")
        words = kept.object
        kept.delete()
        _touch(mapping, by, f"menghapus potensi: {words}")
    return mapping


def _open(agency, year, by):
    """Return the locked mapping, begun where it is the first item. Raises NotAllowed or NotReady."""
    if reasons := refusals(by, Act.MAP, agency.pk):
        raise NotAllowed(*reasons)
    Mapping.objects.get_or_create(agency=agency, year=year, defaults={"created_by_id": by.user_id})
    mapping = Mapping.objects.select_for_update(of=("self",)).get(agency=agency, year=year)
    if mapping.state not in EDITABLE:
        raise NotReady(_closed(mapping))
    return mapping


def _locked_item(mapping, item, seen):
    kept = mapping.items.select_for_update().filter(pk=item.pk).first()
    if kept is None:
        raise Stale("Potensi ini sudah dihapus orang lain.")
    if seen is not None and seen != kept.version:
        raise Stale("Potensi ini sudah diubah orang lain sejak Anda membukanya. Isian Anda dipertahankan.")
    return kept


def _touch(mapping, by, sentence, **more):
    mapping.version += 1
    mapping.save(update_fields=["version"])
    post = entitled_post(by, MAY[Act.MAP], mapping.agency_id)
    tell(mapping=mapping, by=by, post=post, act=Act.MAP, sentence=sentence, **more)


def move(mapping, action, *, by, note="", seen=None):
    """Make a move of the table on a mapping; return it. Raises `Stale`, `NotAllowed` or `NotReady`."""
    note = note.strip()
    with transaction.atomic():
        locked, row, post = locked_move(
            mapping, MAPPING_TABLE, CHECKS, action, by=by, note=note, seen=seen, agency_id=mapping.agency_id
        )
        if row.action == PlanAction.SUBMIT:
            locked.submitted_by_id, locked.judged_by, locked.return_reason = by.user_id, None, ""
        else:
            _judge(locked, row, by, note)
        states = enter(locked, row)
        locked.save()
        tell(mapping=locked, by=by, post=post, act=action, sentence=row.event, states=states, note=note)
    return locked


def _judge(mapping, row, by, note):
    if mapping.submitted_by_id == by.user_id:
        raise NotAllowed("Anda sendiri yang mengajukan pemetaan ini; orang lain yang memutuskannya.")
    mapping.judged_by_id = by.user_id
    mapping.return_reason = "" if row.target == MappingState.ACCEPTED else note


def record_coordination(year, *, by, fields, items, paper):
    """Record what a forum agreed on potentials of KSDD wajib; return the `Coordination`.

    `fields`: forum, held_on, place, minutes_number, result; `items`: `MappingItem`s; `paper`: `StoredFile` of
    the berita acara signed by the heads of region (Permendagri 22/2020 Ps 5). Raises NotAllowed, NotReady.
    """
    if reasons := refusals(by, Act.COORDINATE):
        raise NotAllowed(*reasons)
    if not items or any(not needs_coordination(item.kind) for item in items):
        raise NotReady("Pilih potensi KSDD wajib yang dibahas; jenis lain tidak dibahas di forum ini.")
    with transaction.atomic():
        kept = Coordination.objects.create(year=year, created_by_id=by.user_id, **fields)
        kept.items.set(items)
        keep_paper(paper, kind=AttachmentKind.COORDINATION, by=by, coordination=kept)
        tell(
            coordination=kept,
            by=by,
            post=entitled_post(by, MAY[Act.COORDINATE]),
            act=Act.COORDINATE,
            sentence=f"mencatat hasil {kept.get_forum_display().lower()}",
            data={"items": [str(item.uid) for item in items], "sha256": paper.sha256},
        )
    return kept
