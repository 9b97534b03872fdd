"""Services that people at the border need: who serves them, and whether that is agreed."""

from django.db import transaction

from agreements.models import BorderService
from agreements.rules.boundaries import Serving
from agreements.rules.errors import NotReady, Stale
from agreements.rules.permissions import MAY, Act, entitled_post
from agreements.workflow.boundaries import demand_keeping
from agreements.workflow.history import record

FIELDS = ("affair", "name", "point", "serving", "agreed", "basis", "people", "note")


def keep_service(dossier, fields, *, by, service=None, seen=None):
    """Write a border service of the dossier, a new one or `service`; return it.

    `fields`: values of FIELDS; `seen`: the version that the person edited. What is agreed says who serves and
    on what it rests. Where nothing differs nothing is written. Raises `NotAllowed`, `NotReady` or `Stale`.
    """
    demand_keeping(dossier, by)
    if reasons := agreement_complaints(fields):
        raise NotReady(*reasons)
    with transaction.atomic():
        if service is None:
            kept = BorderService(cooperation=dossier, created_by_id=by.user_id, version=0)
        else:
            kept = _locked(service, seen)
        changes = [name for name in FIELDS if service is None or getattr(kept, name) != fields[name]]
        if changes:
            for name in changes:
                setattr(kept, name, fields[name])
            kept.version += 1
            kept.save()
            _tell(kept, by, "mencatat" if service is None else "mengubah")
    return kept


def agreement_complaints(fields):
    """Return what an agreed service lacks; empty where it is not agreed or lacks nothing."""
    lacking = []
    if fields["agreed"] and fields["serving"] == Serving.OPEN:
        lacking.append("Layanan yang disepakati menyebut pihak yang melayani.")
    if fields["agreed"] and not fields["basis"].strip():
        lacking.append("Layanan yang disepakati menyebut dasarnya, misalnya pasal PKS atau berita acara.")
    return lacking


def drop_service(service, *, by, note, seen):
    """Take a service off the lists, with the reason; it stays in the history. Returns it.

    Raises `NotAllowed`, `NotReady` or `Stale`.
    """
    demand_keeping(service.cooperation, by)
    if not note.strip():
        raise NotReady("Alasan penghapusan wajib diisi.")
    with transaction.atomic():
        kept = _locked(service, seen)
        kept.void = True
        kept.version += 1
        kept.save()
        _tell(kept, by, "menghapus", note)
    return kept


def _locked(service, seen):
    rows = BorderService.objects.select_related("cooperation").select_for_update(of=("self",))
    kept = rows.get(pk=service.pk)
    if kept.void or seen != kept.version:
        raise Stale("Layanan ini sudah diubah orang lain sejak Anda membukanya. Isian Anda dipertahankan.")
    return kept


def _tell(service, by, verb, note=""):
    dossier, where = service.cooperation, {}
    if service.point_id:
        where = {"point": str(service.point.uid)}
    record(
        cooperation_id=dossier.pk,
        by=by,
        post=entitled_post(by, MAY[Act.KEEP_BORDER], dossier.agency_id),
        act=Act.KEEP_BORDER,
        sentence=f"{verb} layanan perbatasan {service.name}",
        note=note.strip(),
        data={"service": str(service.uid), "serving": service.serving, "agreed": service.agreed, **where},
    )
