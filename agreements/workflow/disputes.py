"""Opening a dispute, and what its acts change beside the level."""

from django.db import transaction

from agreements.models import Dispute, Government
from agreements.rules.enums import Action, RegionKind
from agreements.rules.errors import NotAllowed
from agreements.rules.paths.disputes import route_of
from agreements.rules.permissions import MAY, Act, entitled_post, refusals
from agreements.rules.transitions import STAFF
from agreements.workflow.history import record


def open_dispute(dossier, *, by, matter, arisen_on):
    """Keep a dispute of a dossier, at the level of talks; return the `Dispute`. Raises `NotAllowed`."""
    if reasons := refusals(by, Act.OPEN_DISPUTE, dossier.agency_id):
        raise NotAllowed(*reasons)
    with transaction.atomic():
        dispute = Dispute.objects.create(
            cooperation=dossier,
            matter=matter,
            arisen_on=arisen_on,
            route=route_of(dossier.kind, same_province=_same_province(dossier)),
            opened_by_id=by.user_id,
        )
        record(
            cooperation_id=dossier.pk,
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
