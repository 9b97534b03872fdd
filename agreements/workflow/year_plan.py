"""The yearly plan: compiled from accepted mappings, discussed, approved, fixed by a Keputusan, revised."""

from django.db import IntegrityError, transaction
from django.db.models import Max

from agreements.models import MappingItem, YearPlan, YearPlanRow
from agreements.rules.enums import AttachmentKind
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.permissions import MAY, Act, entitled_post, refusals
from agreements.rules.plan_words import MappingState, PlanAction, PlanState
from agreements.rules.year_plan import CHECKS, PLAN_TABLE
from agreements.workflow.placing import let_go
from agreements.workflow.planning import enter, keep_paper, locked_move, tell

FIELDS = ("object", "kind", "quarter", "document", "code", "programme", "funding", "budget", "benefit")
COPIED = (
    *("lineage", "order", "item", "agency", "affair", "object", "partner", "candidate", "kind", "quarter"),
    *("document", "code", "programme", "funding", "budget", "priority", "benefit"),
)
FROM_ITEM = ("affair", "object", "partner", "kind", "document", "code", "programme", "priority", "benefit")


def compiling_refusals(plan, by):
    """Return the reasons why this actor may not change the rows of the plan now; empty = may."""
    if reasons := refusals(by, Act.COMPILE_PLAN):
        return reasons
    return [] if plan.state == PlanState.DRAFT else [_closed(plan)]


def _closed(plan):
    now = plan.get_state_display().lower()
    return f"Isi daftar hanya dapat diubah selama disusun; kini {now}."


def begin_plan(year, *, by):
    """Begin the list of a year; return the `YearPlan`. Raises `NotAllowed`, or `Stale` where there is one."""
    if reasons := refusals(by, Act.COMPILE_PLAN):
        raise NotAllowed(*reasons)
    try:
        with transaction.atomic():
            plan = YearPlan.objects.create(year=year, created_by_id=by.user_id)
            _tell(plan, by, "mulai menyusun daftar rencana")
    except IntegrityError:
        raise Stale(f"Daftar rencana {year} sudah dimulai orang lain.") from None
    return plan


def add_rows(plan, items, *, by):
    """Take accepted potentials into the list, at its end; return the new `YearPlanRow`s.

    One that is there already is left as it is. Raises `NotAllowed` or `NotReady`.
    """
    with transaction.atomic():
        locked = _open(plan, by)
        there = set(locked.rows.values_list("item_id", flat=True))
        fresh = [item for item in items if item.pk not in there]
        if any(not _may_enter(item, locked) for item in fresh):
            raise NotReady("Hanya potensi dari pemetaan yang sudah diterima yang masuk daftar tahun ini.")
        last = locked.rows.aggregate(last=Max("order"))["last"] or 0
        rows = [_row_of(item, locked, last + at) for at, item in enumerate(fresh, 1)]
        YearPlanRow.objects.bulk_create(rows)
        if rows:
            _touch(locked, by, f"memasukkan {len(rows)} potensi: {'; '.join(row.object for row in rows)}")
    return rows


def _may_enter(item, plan):
    accepted = item.mapping.state == MappingState.ACCEPTED
    return accepted and item.first_year <= plan.year <= item.last_year


def _row_of(item, plan, order):
    return YearPlanRow(
        plan=plan,
        order=order,
        item=item,
        agency_id=item.mapping.agency_id,
        candidate=item.candidate or ("" if item.partner_id else item.partner_words),
        **{name: getattr(item, name) for name in FROM_ITEM},
    )


def save_row(row, *, by, fields, seen):
    """Change a row while the list is compiled; return it. Raises `NotAllowed`, `NotReady` or `Stale`."""
    with transaction.atomic():
        plan = _open(row.plan, by)
        kept = _locked_row(plan, row, seen)
        for name in FIELDS:
            setattr(kept, name, fields[name])
        kept.version += 1
        kept.save()
        _touch(plan, by, f"mengubah rencana nomor {kept.order}: {kept.object}")
    return kept


def drop_row(row, *, by, seen):
    """Take a row out of the list, closing the gap in its numbers; return the plan. Raises as `save_row`."""
    with transaction.atomic():
        plan = _open(row.plan, by)
        kept = _locked_row(plan, row, seen)
        words = f"mengeluarkan rencana nomor {kept.order}: {kept.object}"
        let_go(kept, by=by)
        kept.delete()
        _number(list(plan.rows.order_by("order", "pk")))
        _touch(plan, by, words)
    return plan


def shift_row(row, step, *, by, seen):
    """Move a row one place up (-1) or down (1); return the plan. Raises as `save_row`."""
    with transaction.atomic():
        plan = _open(row.plan, by)
        kept = _locked_row(plan, row, seen)
        rows = list(plan.rows.select_for_update().order_by("order", "pk"))
        at = next(place for place, each in enumerate(rows) if each.pk == kept.pk)
        to = at + step
        if 0 <= to < len(rows):
            rows[at], rows[to] = rows[to], rows[at]
            _number(rows)
            _touch(plan, by, f"memindahkan {kept.object} ke nomor {to + 1}")
    return plan


def _number(rows):
    changed = []
    for order, row in enumerate(rows, 1):
        if row.order != order:
            row.order = order
            changed.append(row)
    YearPlanRow.objects.bulk_update(changed, ["order"])


def _open(plan, by):
    locked = YearPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if reasons := refusals(by, Act.COMPILE_PLAN):
        raise NotAllowed(*reasons)
    if locked.state != PlanState.DRAFT:
        raise NotReady(_closed(locked))
    return locked


def _locked_row(plan, row, seen):
    kept = plan.rows.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if kept is None:
        raise Stale("Rencana ini sudah dikeluarkan orang lain dari daftar.")
    if seen != kept.version:
        raise Stale("Rencana ini sudah diubah orang lain sejak Anda membukanya. Isian Anda dipertahankan.")
    return kept


def _touch(plan, by, sentence):
    plan.version += 1
    plan.save(update_fields=["version"])
    _tell(plan, by, sentence)


def _tell(plan, by, sentence):
    post = entitled_post(by, MAY[Act.COMPILE_PLAN])
    tell(plan=plan, by=by, post=post, act=Act.COMPILE_PLAN, sentence=sentence)


def move_plan(plan, action, *, by, note="", seen=None, data=None):
    """Make a move of the table on a plan; return the plan, for REVISE the revision that was begun.

    `data`: what the row's form gave, files as `StoredFile`. Raises `Stale`, `NotAllowed` or `NotReady`.
    """
    note = note.strip()
    with transaction.atomic():
        given = {"by": by, "note": note, "seen": seen}
        locked, row, post = locked_move(plan, PLAN_TABLE, CHECKS, action, **given)
        if row.action == PlanAction.REVISE:
            return _revise(locked, row, by, post, note)
        told = EFFECTS[row.action](locked, by, note, data or {}) or {}
        states = enter(locked, row)
        locked.save()
        tell(
            plan=locked, by=by, post=post, act=action, sentence=row.event, states=states, note=note, data=told
        )
    return locked


def _send(plan, by, note, data):
    plan.return_reason = ""


def _discuss(plan, by, note, data):
    plan.discussed_on, plan.discussion = data["discussed_on"], data["discussion"]
    if minutes := data.get("file"):
        keep_paper(minutes, kind=AttachmentKind.MINUTES, by=by, plan=plan)
        return {"sha256": minutes.sha256}
    return None


def _approve(plan, by, note, data):
    plan.approved_by_id = by.user_id


def _hand_back(plan, by, note, data):
    plan.return_reason, plan.approved_by = note, None


def _fix(plan, by, note, data):
    if plan.approved_by_id == by.user_id:
        raise NotAllowed("Anda sendiri yang menyetujui daftar ini; Keputusannya dicatat orang lain.")
    if plan.discussed_on and data["decree_on"] < plan.discussed_on:
        raise NotReady("Tanggal Keputusan mendahului pembahasan TKKSD. Periksa tanggalnya.")
    plan.decree_number, plan.decree_on = data["decree_number"], data["decree_on"]
    plan.fixed_by_id = by.user_id
    keep_paper(data["file"], kind=AttachmentKind.YEARLY_LIST, by=by, plan=plan)
    if plan.continues_id:
        before = YearPlan.objects.select_for_update(of=("self",)).get(pk=plan.continues_id)
        before.state, before.version = PlanState.REPLACED.value, before.version + 1
        before.save()
    return {"sha256": data["file"].sha256, "decree": plan.decree_number}


EFFECTS = {
    PlanAction.TO_TEAM: _send,
    PlanAction.DISCUSS: _discuss,
    PlanAction.APPROVE: _approve,
    PlanAction.RETURN: _hand_back,
    PlanAction.FIX: _fix,
}


def _revise(plan, row, by, post, note):
    fresh = YearPlan.objects.create(
        year=plan.year, ordinal=plan.ordinal + 1, continues=plan, reason=note, created_by_id=by.user_id
    )
    YearPlanRow.objects.bulk_create(
        YearPlanRow(plan=fresh, **{name: getattr(each, name) for name in COPIED}) for each in plan.rows.all()
    )
    for subject in (plan, fresh):
        tell(plan=subject, by=by, post=post, act=row.action, sentence=row.event, note=note)
    return fresh


def offered(plan):
    """Return the accepted potentials of the plan's year that are not in it yet."""
    rows = MappingItem.objects.filter(mapping__state=MappingState.ACCEPTED)
    rows = rows.filter(first_year__lte=plan.year, last_year__gte=plan.year)
    return rows.exclude(pk__in=plan.rows.filter(item__isnull=False).values("item"))
