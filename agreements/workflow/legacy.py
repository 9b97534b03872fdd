"""Taking in an agreement signed before this register, with its scan; a second person validates it."""

from django.db import transaction

from agreements.models import Agreement, Cooperation, CooperationPartner
from agreements.rules.enums import AttachmentKind, Instrument, Role, Stage, State
from agreements.rules.errors import NotAllowed
from agreements.rules.legacy import treatment
from agreements.rules.naskah import Naskah, to_json
from agreements.rules.permissions import ALL, MAY, Act, entitled_post, refusals
from agreements.workflow.attaching import keep
from agreements.workflow.beginning import create
from agreements.workflow.history import record
from agreements.workflow.indexing import refresh

WITHOUT_PARENT = "Naskah lama; ditandatangani sebelum dicatat dalam register ini."
DATES = ("signed_on", "starts_on", "ends_on")


def take_in_legacy(*, by, agency, partner, kind, instrument, affairs, fields, scan):
    """Write the dossier and the signed text of an old agreement; return the `Agreement`. One event.

    `fields`: `about`, `object`, `number`, `partner_number`, `place` and the DATES; `scan`: `StoredFile`.
    Its words are those of the scan. Raises `NotAllowed`.
    """
    if reasons := refusals(by, Act.TAKE_LEGACY, agency.pk):
        raise NotAllowed(*reasons)
    found = treatment(fields["signed_on"], kind, instrument)
    with transaction.atomic():
        dossier = _dossier(by, agency, partner, kind, affairs, fields)
        reason = WITHOUT_PARENT if instrument in (Instrument.PKS, Instrument.ADDENDUM) else ""
        agreement = create(dossier, instrument, by=by, about=fields["about"], no_parent_reason=reason)
        _signed(agreement, by, fields)
        keep(scan, kind=AttachmentKind.SCAN, by=by, cooperation=dossier, agreement=agreement)
        record(
            cooperation_id=dossier.pk,
            agreement=agreement,
            by=by,
            post=entitled_post(by, MAY[Act.TAKE_LEGACY], agency.pk),
            act=Act.TAKE_LEGACY,
            sentence="mencatat naskah lama dengan pindaiannya",
            states=("", State.SIGNED),
            note=found.words,
            data={"treatment": found.label, "basis": found.basis, "scan": scan.sha256},
            tells={Role.KBG: ALL},
        )
    return Agreement.objects.get(pk=agreement.pk)


def _dossier(by, agency, partner, kind, affairs, fields):
    dossier = Cooperation.objects.create(
        kind=kind,
        title=fields["about"][:250],
        object=fields["object"],
        agency=agency,
        stage=Stage.ACCEPTED.value,
        legacy=True,
        created_by_id=by.user_id,
    )
    CooperationPartner.objects.create(cooperation=dossier, partner=partner)
    dossier.affairs.set(affairs)
    return dossier


def _signed(agreement, by, fields):
    agreement.bases.all().delete()
    agreement.parties.filter(partner=None).update(number=fields["number"])
    agreement.parties.exclude(partner=None).update(number=fields["partner_number"])
    for name in (*DATES, "number", "place"):
        setattr(agreement, name, fields[name])
    agreement.legacy, agreement.text = True, to_json(Naskah())
    agreement.state, agreement.signed_entry_by_id = State.SIGNED.value, by.user_id
    agreement.save()
    refresh(agreement)
    agreement.save(update_fields=["partner_names", "search_text"])
