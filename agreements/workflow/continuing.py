"""From an agreement of before the present rules to what follows it in the form of today."""

from django.db import transaction

from agreements.models import Agreement, Cooperation
from agreements.rules.enums import Initiative, Purpose, Stage, State
from agreements.rules.errors import NotAllowed, NotReady
from agreements.rules.indonesian import long_date
from agreements.rules.legacy import has_way_of_today, next_form
from agreements.rules.permissions import MAY, Act, entitled_post, refusals
from agreements.rules.progress import short_name
from agreements.workflow import dossier as dossiers
from agreements.workflow.beginning import begin, beginning_refusals
from agreements.workflow.history import record

FOLLOWED = (State.IN_FORCE, State.TERMINATED)
DROPPED = (Stage.CANCELLED, Stage.REFUSED, Stage.NOT_FEASIBLE)


def continuing_refusals(agreement, by, today):
    """Return the reasons why an old agreement cannot be gone on from now; empty = may.

    Before its end or after it: what runs, runs on to its end (PP 28/2018 Ps 48-50).
    """
    reasons = refusals(by, Act.RENEW, agreement.agency_id)
    if not agreement.legacy or not has_way_of_today(agreement.kind, agreement.instrument):
        return [
            *reasons,
            "Hanya naskah lama yang dilanjutkan begini; naskah lain diperpanjang.",
        ]
    if agreement.state not in FOLLOWED:
        return [*reasons, "Naskah lama ini belum divalidasi."]
    if next_of(agreement):
        return [*reasons, "Lanjutan naskah ini sudah dimulai."]
    form = next_form(agreement.kind, agreement.instrument)
    if form is None:
        return reasons + refusals(by, Act.START_DOSSIER, agreement.agency_id)
    return reasons + beginning_refusals(agreement.cooperation, form, by, today=today)


def next_of(agreement):
    """Return what goes on from an agreement and was not dropped, `Agreement` or `Cooperation`, or None."""
    text = agreement.continued_by.exclude(state=State.CANCELLED).first()
    return text or agreement.continued_in.exclude(stage__in=DROPPED).first()


def go_on(agreement, *, by, today):
    """Begin what follows an old agreement, with its data; return the new `Agreement` or `Cooperation`.

    Raises `NotAllowed` or `NotReady`. Basis: PP 28/2018 Ps 48-50; Permendagri 22/2020 Ps 62.
    """
    with transaction.atomic():
        rows = Agreement.objects.select_for_update(of=("self",)).select_related("cooperation__agency")
        old = rows.get(pk=agreement.pk)
        if reasons := continuing_refusals(old, by, today):
            barred = refusals(by, Act.RENEW, old.agency_id)
            raise (NotAllowed if barred else NotReady)(*reasons)
        form = next_form(old.kind, old.instrument)
        if form:
            return begin(old.cooperation, form, by=by, about=old.about, continues=old)
        return _new_dossier(old, by)


def _new_dossier(old, by):
    before = old.cooperation
    dossier = dossiers.start(
        by=by,
        agency=before.agency,
        partners=list(before.partners.order_by("places__order")),
        affairs=list(before.affairs.all()),
        plans=[],
        fields=_fields(old, before),
        continues=old,
    )
    record(
        cooperation_id=before.pk,
        agreement=old,
        by=by,
        post=entitled_post(by, MAY[Act.RENEW], old.agency_id),
        act=Act.RENEW,
        sentence="memulai usulan baru yang melanjutkan naskah ini",
        data={"next": str(dossier.uid)},
    )
    return Cooperation.objects.get(pk=dossier.pk)


def _fields(old, before):
    number = f" Nomor {old.number}" if old.number else ""
    words = (
        f"Melanjutkan {short_name(old.instrument)} {old.about}{number} tanggal {long_date(old.signed_on)}."
    )
    return {
        "kind": old.kind,
        "purpose": before.purpose or Purpose.SERVICE.value,
        "initiative": Initiative.OURS.value,
        "title": old.about[:250],
        "object": before.object,
        "scope": before.scope,
        "background": before.background or words,
        "benefit": before.benefit,
        "location": before.location,
        **dict.fromkeys(("plan_exception", "plan_exception_note", "plan_exception_number"), ""),
        "plan_exception_on": None,
    }
