"""Beginning and editing a dossier."""

import uuid

from django.db import IntegrityError, transaction

from agreements.models import Cooperation, CooperationPartner, PlanLink
from agreements.rules.enums import Stage
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.permissions import MAY, Act, entitled_post, refusals
from agreements.workflow.history import record

FIELDS = (
    *("kind", "initiative", "title", "object", "scope", "background", "benefit", "location"),
    *("plan_exception", "plan_exception_note"),
)
EDITABLE = (Stage.IDEA, Stage.RETURNED)


def start(*, by, agency, partners, affairs, plans, fields, uid=None):
    """Begin a dossier of the OPD `agency`; return the `Cooperation`.

    `fields`: values of FIELDS; `partners`: `Partner`s in order; `affairs`: `Affair`s; `plans`: list of dicts
    of `PlanLink` fields; `uid`: given by the page, so that sending it twice begins one dossier.
    Raises `NotAllowed`, or `Stale` where that uid is there already.
    """
    reasons = refusals(by, Act.START_DOSSIER, agency.pk)
    if reasons:
        raise NotAllowed(*reasons)
    with transaction.atomic():
        dossier = _created(uid or uuid.uuid4(), agency=agency, created_by_id=by.user_id, **fields)
        _set_sets(dossier, partners, affairs, plans)
        _tell(dossier, by, Act.START_DOSSIER, "memulai usulan kerja sama", as_told(dossier))
    return dossier


def _created(uid, **columns):
    try:
        with transaction.atomic():
            return Cooperation.objects.create(uid=uid, **columns)
    except IntegrityError:
        if Cooperation.objects.filter(uid=uid).exists():
            raise Stale("Usulan ini sudah tersimpan.") from None
        raise


def edit(dossier, *, by, seen, partners, affairs, plans, fields):
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
    return locked


def as_told(dossier):
    """Return what history keeps of a dossier's data: FIELDS, and its partners, urusan and plans in words."""
    return {name: getattr(dossier, name) for name in FIELDS} | {
        "partners": [place.partner.name for place in dossier.places.select_related("partner")],
        "affairs": [str(affair) for affair in dossier.affairs.order_by("code")],
        "plans": [plan_words(plan) for plan in dossier.plans.all()],
    }


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
