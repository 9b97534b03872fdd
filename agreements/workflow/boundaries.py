"""Boundary points: kept by OPD and section, moved by the table of rules.boundaries, confirmed by Kabag."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from agreements.models import BoundaryPoint
from agreements.rules.boundaries import BoundaryAction, BoundaryState, PointCase, complaints, move
from agreements.rules.boundaries import holding_refusals as kind_refusals
from agreements.rules.boundary_records import LABELS, differences, texts_of
from agreements.rules.enums import AttachmentKind
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.permissions import MAY, Act, entitled_post, grant_refusals, refusals
from agreements.workflow.attaching import keep, take_in
from agreements.workflow.history import record

OPEN = (BoundaryState.DIFFERS, BoundaryState.DISCUSSED)


def keeping_refusals(dossier, by):
    """Return the reasons why this actor keeps no points in the dossier; empty = may."""
    return refusals(by, Act.KEEP_BORDER, dossier.agency_id) + kind_refusals(dossier.kind, dossier.stage)


def demand_keeping(dossier, by):
    """Raise `NotAllowed` or `NotReady` where this actor keeps no points in the dossier."""
    if reasons := refusals(by, Act.KEEP_BORDER, dossier.agency_id):
        raise NotAllowed(*reasons)
    if reasons := kind_refusals(dossier.kind, dossier.stage):
        raise NotReady(*reasons)


def editing_refusals(point, by):
    """Return the reasons why this actor may not change the point's data now; empty = may."""
    reasons = keeping_refusals(point.cooperation, by)
    if not reasons and point.state not in OPEN:
        now = point.get_state_display().lower()
        reasons = [f"Titik {point.code} sudah {now}, sehingga datanya terkunci."]
    return reasons


def add_point(dossier, given, *, by, uid=None):
    """Begin a point of the dossier out of a `PointRecord`; return it.

    `uid`: given by the page, so that sending it twice begins one point. Raises `NotAllowed`, `NotReady`
    (also where the code is taken) or `Stale` where that uid is there already.
    """
    demand_keeping(dossier, by)
    with transaction.atomic():
        point = BoundaryPoint(cooperation=dossier, created_by_id=by.user_id, edited_by_id=by.user_id)
        if uid is not None:
            point.uid = uid
        point.write(given)
        _save(point)
        tell(point, by, Act.KEEP_BORDER, "mencatat titik batas", data={"changes": _first(given)})
    return point


def edit_point(point, given, *, by, seen):
    """Change the point's data to a `PointRecord`; return it. Where nothing differs nothing is written.

    `seen`: the version that the person edited. Raises `NotAllowed`, `NotReady` or `Stale`.
    """
    demand_keeping(point.cooperation, by)
    with transaction.atomic():
        locked = lock(point)
        if reasons := editing_refusals(locked, by):
            raise NotReady(*reasons)
        if seen != locked.version:
            raise Stale("Titik ini sudah diubah orang lain sejak Anda membukanya. Isian Anda dipertahankan.")
        changes = differences(locked.record, given)
        if changes:
            rewrite(locked, given, by)
            tell(locked, by, Act.KEEP_BORDER, "mengubah titik batas", data={"changes": changes})
    return locked


def rewrite(point, given, by):
    """Write a `PointRecord` over a locked point; to be called inside an act's transaction."""
    point.write(given)
    point.edited_by_id = by.user_id
    point.version += 1
    _save(point)


def _save(point):
    try:
        with transaction.atomic():
            point.save()
    except IntegrityError as error:
        if "boundary_code_once" in str(error):
            taken = f"Kode {point.code} sudah dipakai titik lain dalam kerja sama ini."
            raise NotReady(taken) from None
        if "uid" in str(error):
            raise Stale("Titik ini sudah tersimpan.") from None
        raise


def _first(given):
    return [(LABELS[name], "", text) for name, text in texts_of(given).items() if text]


def lock(point):
    """Return the point as it stands, its row locked until the transaction ends."""
    rows = BoundaryPoint.objects.select_related("cooperation").select_for_update(of=("self",))
    return rows.get(pk=point.pk)


def case_of(point, by, today, data=None):
    """Return the `PointCase` of a point for an `Actor` on that day."""
    return PointCase(
        measured=point.field_lat is not None,
        edited_by=point.edited_by_id,
        user_id=by.user_id,
        today=today,
        data=data,
    )


def move_refusals(point, row, by, today):
    """Return the reasons why this actor may not do the `row` of the table to the point now; empty = may."""
    dossier = point.cooperation
    return (
        grant_refusals(by, row.who, dossier.agency_id, row.deed)
        or kind_refusals(dossier.kind, dossier.stage)
        or complaints(row, case_of(point, by, today))
    )


def move_point(point, action, *, by, note, seen, data=None, today=None):
    """Do a move (rules.boundaries.BoundaryAction) on a point; return it as it stands after.

    `note`: why; `seen`: the version that the person looked at; `data`: for AGREE dict of number, day and
    paper (bytes, name) of the berita acara. Raises `NotAllowed`, `NotReady`, `Stale` or `BadFile`.
    """
    today = today or timezone.localdate()
    with transaction.atomic():
        locked = lock(point)
        row = move(action, locked.state)
        if row is None or seen != locked.version:
            now = locked.get_state_display().lower()
            label = BoundaryAction(action).label
            raise Stale(f"“{label}” tidak dilakukan: titik {locked.code} sudah berubah dan kini {now}.")
        _demand_move(locked, row, by, note, data, today)
        source, told = locked.state, _effect(locked, action, by, data)
        locked.state, locked.state_since = row.target.value, timezone.now()
        locked.version += 1
        locked.save()
        states = (source, row.target)
        tell(locked, by, action, row.event, row=row, note=note, data=told, states=states)
    return locked


def _demand_move(point, row, by, note, data, today):
    dossier = point.cooperation
    if reasons := grant_refusals(by, row.who, dossier.agency_id, row.deed):
        raise NotAllowed(*reasons)
    reasons = kind_refusals(dossier.kind, dossier.stage)
    reasons += complaints(row, case_of(point, by, today, data=(data or {}) if row.form else None))
    if row.note_required and not note.strip():
        reasons.append(f"{row.note} wajib diisi.")
    if reasons:
        raise NotReady(*reasons)


def _effect(point, action, by, data):
    """Write what comes with a move; return what history keeps of it."""
    if action == BoundaryAction.AGREE:
        contents, name = data["paper"]
        stored = take_in(contents, name=name)
        paper = keep(stored, kind=AttachmentKind.MINUTES, by=by, cooperation=point.cooperation)
        point.papers.add(paper)
        point.agreed_on, point.agreed_number = data["day"], data["number"]
        point.agreed_paper, point.agreed_by_id = paper, by.user_id
        return {"minutes": point.agreed_number, "on": str(point.agreed_on), "sha256": stored.sha256}
    kept = {}
    if action == BoundaryAction.REOPEN:
        kept = {"minutes": point.agreed_number, "on": str(point.agreed_on)}
        point.agreed_on = point.agreed_paper = point.agreed_by = None
        point.agreed_number = ""
    return kept


def add_paper(point, *, by, kind, data, name):
    """Keep a photo or paper with a point: one event; return the `Attachment`.

    Raises `NotAllowed`, `NotReady` or `BadFile`.
    """
    demand_keeping(point.cooperation, by)
    stored = take_in(data, name=name)
    with transaction.atomic():
        locked = lock(point)
        row = keep(stored, kind=kind, by=by, cooperation=locked.cooperation)
        locked.papers.add(row)
        sentence = f"mengunggah {AttachmentKind(kind).label.lower()} untuk titik batas"
        tell(locked, by, Act.KEEP_BORDER, sentence, data={"sha256": stored.sha256})
    return row


def tell(point, by, act, sentence, *, row=None, note="", data=None, states=("", "")):
    """Write the event of an act on a point; to be called inside the act's transaction.

    `row`: of the table, where the act is a move.
    """
    dossier = point.cooperation
    record(
        cooperation_id=dossier.pk,
        by=by,
        post=entitled_post(by, row.who if row else MAY[Act.KEEP_BORDER], dossier.agency_id),
        act=act,
        sentence=f"{sentence} {point.code}",
        states=states,
        note=note.strip(),
        data={"point": str(point.uid), **(data or {})},
        tells=row.tells if row else None,
    )
