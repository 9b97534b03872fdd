"""Opening a dispute, and what its acts change beside the level."""

from django.db import transaction

from agreements.models import Dispute, Government
from agreements.models.agreement import SIGNED
from agreements.rules.enums import Action, RegionKind
from agreements.rules.errors import NotAllowed, NotReady
from agreements.rules.paths.disputes import route_of
from agreements.rules.permissions import MAY, Act, entitled_post, refusals
from agreements.rules.transitions import STAFF
from agreements.workflow.history import record


def disputable(dossier, by):
    """Return the texts of a dossier that this actor may name in a dispute: those that were signed."""
    rows = dossier.agreements.visible_to(by).filter(state__in=SIGNED)
    return rows.order_by("-signed_on", "-pk")


def open_dispute(dossier, *, by, matter, arisen_on, agreement=None):
    """Keep a dispute of a dossier, or of one signed text of it, at the level of talks; return the `Dispute`.

    Raises `NotAllowed`, or `NotReady` for a text that is not signed or not of the dossier.
    """
    if reasons := refusals(by, Act.OPEN_DISPUTE, dossier.agency_id):
        raise NotAllowed(*reasons)
    if agreement and not disputable(dossier, by).filter(pk=agreement.pk).exists():
        raise NotReady("Perselisihan dicatat atas naskah yang sudah ditandatangani.")
    with transaction.atomic():
        dispute = Dispute.objects.create(
            cooperation=dossier,
            agreement=agreement,
            matter=matter,
            arisen_on=arisen_on,
            route=route_of(dossier.kind, same_province=_same_province(dossier)),
            opened_by_id=by.user_id,
        )
        record(
            cooperation_id=dossier.pk,
            agreement=agreement,
            by=by,
            post=entitled_post(by, MAY[Act.OPEN_DISPUTE], dossier.agency_id),
            act=Act.OPEN_DISPUTE,
            sentence="mencatat perselisihan",
            states=("", dispute.state),
            note=matter,
            tells=STAFF,
        )
    return dispute


def _same_province(dossier):
    """Whether we and all partners are kabupaten or kota of one province."""
    government = Government.objects.select_related("region").first()
    regions = [partner.region for partner in dossier.partners.select_related("region")]
    if government is None or not regions or not all(regions):
        return False
    every = [government.region, *regions]
    local = all(region.kind != RegionKind.PROVINCE for region in every)
    return local and len({region.province_id for region in every}) == 1 and bool(every[0].province_id)


def entered(dispute, row, *, note):
    """Write what an act says onto the locked `Dispute`; return what the event keeps."""
    if row.action in (Action.SETTLE, Action.DECIDE):
        dispute.outcome = note
    return {"matter": dispute.matter}
