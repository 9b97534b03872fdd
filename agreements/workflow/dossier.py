"""Beginning and editing a dossier."""

import uuid
from datetime import date

from django.db import IntegrityError, transaction

from agreements.models import Cooperation, CooperationPartner, PlanLink
from agreements.rules.boundaries import BoundaryState, kind_refusals
from agreements.rules.enums import AttachmentKind, Stage
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.indonesian import long_date
from agreements.rules.permissions import MAY, Act, entitled_post, refusals
from agreements.rules.plan_words import PlanState
from agreements.workflow.attaching import keep_told
from agreements.workflow.history import record

FIELDS = (
    *("kind", "purpose", "initiative", "title", "object", "scope", "background", "benefit", "location"),
    *("plan_exception", "plan_exception_note", "plan_exception_number", "plan_exception_on"),
)
EDITABLE = (Stage.IDEA, Stage.RETURNED)


def start(
    *,
    by,
    agency,
    partners,
    affairs,
    plans,
    fields,
    uid=None,
    evidence=None,
    plan_row=None,
    burden=None,
    continues=None,
):
    """Begin a dossier of the OPD `agency`; return the `Cooperation`.

    `fields`: values of FIELDS; `partners`: `Partner`s in order; `affairs`: `Affair`s; `plans`: list of dicts
    of `PlanLink` fields; `uid`: given by the page, so that sending it twice begins one dossier; `evidence`:
    a `StoredFile` that proves the planning exception; `plan_row`: the `YearPlanRow` that it carries out;
    `burden`: what the chooser was told of the burden, {question: bool}; `continues`: the old `Agreement` that
    it goes on from.
    Raises `NotAllowed`, or `Stale` where that uid is there already.
    """
    reasons = refusals(by, Act.START_DOSSIER, agency.pk)
    if reasons:
        raise NotAllowed(*reasons)
    if plan_row and (plan_row.agency_id != agency.pk or plan_row.plan.state != PlanState.FIXED):
        raise NotReady("Rencana ini milik OPD lain, atau daftarnya tidak lagi berlaku.")
    with transaction.atomic():
        columns = {"agency": agency, "plan_row": plan_row, "created_by_id": by.user_id}
        columns |= {"burden_answers": burden or {}, "continues": continues}
        dossier = _created(uid or uuid.uuid4(), **columns, **fields)
        _set_sets(dossier, partners, affairs, plans)
        _tell(dossier, by, Act.START_DOSSIER, "memulai usulan kerja sama", as_told(dossier))
        _keep_evidence(dossier, by, evidence)
    return dossier


def _created(uid, **columns):
    try:
        with transaction.atomic():
            return Cooperation.objects.create(uid=uid, **columns)
    except IntegrityError:
        if Cooperation.objects.filter(uid=uid).exists():
            raise Stale("Usulan ini sudah tersimpan.") from None
        raise


def edit(dossier, *, by, seen, partners, affairs, plans, fields, evidence=None):
    """Change the data of a dossier that is still an idea or was returned; return it.

    `seen`: the version that the person edited; the rest as for `start`. Where nothing differs nothing is
    written. Raises `NotAllowed`, `NotReady` or `Stale`.
    """
    with transaction.atomic():
        locked = Cooperation.objects.select_for_update(of=("self",)).get(pk=dossier.pk)
        if reasons := editing_refusals(locked, by):
            raise (NotReady if locked.stage not in EDITABLE else NotAllowed)(*reasons)
        if seen != locked.version:
            last = locked.events.order_by("-ordinal").first()
            who = last.actor_name if last else "orang lain"
            raise Stale(f"Data ini sudah diubah {who} sejak Anda membukanya. Isian Anda dipertahankan.")
        if reasons := points_refusals(locked, fields["kind"]):
            raise NotReady(*reasons)
        before = as_told(locked)
        for name, value in fields.items():
            setattr(locked, name, value)
        _set_sets(locked, partners, affairs, plans)
        after = as_told(locked)
        changed = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
        if changed:
            locked.version += 1
            locked.save()
            _tell(locked, by, Act.EDIT_DOSSIER, "mengubah data kerja sama", changed)
        _keep_evidence(locked, by, evidence)
    return locked


def points_refusals(dossier, kind):
    """Return the reasons why the dossier may not become `kind`: it has boundary points; empty = may."""
    if kind == dossier.kind:
        return []
    points = dossier.boundary_points.exclude(state=BoundaryState.VOID)
    return kind_refusals(kind, points.count())


def as_told(dossier):
    """Return what history keeps of a dossier's data: FIELDS, and its partners, urusan and plans in words."""
    return {name: told(getattr(dossier, name)) for name in FIELDS} | {
        "partners": [place.partner.name for place in dossier.places.select_related("partner")],
        "affairs": [str(affair) for affair in dossier.affairs.order_by("code")],
        "plans": [plan_words(plan) for plan in dossier.plans.all()],
    }


def told(value):
    """Return a column as history keeps it: days as Indonesians write them."""
    return long_date(value) if isinstance(value, date) else value or ""


def _keep_evidence(dossier, by, stored):
    if stored:
        keep_told(stored, kind=AttachmentKind.PLAN_EVIDENCE, by=by, cooperation=dossier)


def plan_words(plan):
    """Take a `PlanLink`; return it in words: document, year, code, name, page."""
    page = f"hal. {plan.page}" if plan.page else ""
    return ", ".join(part for part in (str(plan), plan.name, page) if part)


def editing_refusals(dossier, by):
    """Return the reasons why this actor may not edit the dossier's data now; empty = may."""
    if dossier.stage not in EDITABLE:
        return [
            f"Data hanya dapat diubah selama usulan atau dikembalikan; kini {dossier.get_stage_display()}."
        ]
    return refusals(by, Act.EDIT_DOSSIER, dossier.agency_id)


def _set_sets(dossier, partners, affairs, plans):
    dossier.places.all().delete()
    CooperationPartner.objects.bulk_create(
        CooperationPartner(cooperation=dossier, partner=partner, order=order)
        for order, partner in enumerate(partners, start=1)
    )
    dossier.affairs.set(affairs)
    dossier.plans.all().delete()
    PlanLink.objects.bulk_create(PlanLink(cooperation=dossier, **plan) for plan in plans)


def _tell(dossier, by, act, sentence, data):
    post = entitled_post(by, MAY[act], dossier.agency_id)
    record(cooperation_id=dossier.pk, by=by, post=post, act=act, sentence=sentence, data=data)
