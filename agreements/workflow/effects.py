"""What an act on an instrument changes beside its state; each runs inside the act's transaction.

Each takes the locked `Agreement` and returns what the event keeps of it, as plain data.
"""

from django.db.models import F
from django.utils import timezone

from agreements.models import Agreement, Initial
from agreements.rules.enums import Action, AttachmentKind, EndGround, Instrument, State
from agreements.workflow.attaching import keep
from agreements.workflow.history import record
from agreements.workflow.indexing import refresh
from agreements.workflow.numbers import take_number, void_numbers


def give_up_number(agreement, *, reason):
    """Void the number that was taken, so that the returned text may be numbered anew."""
    void_numbers(agreement, reason=reason)
    agreement.number = ""
    agreement.parties.update(number="")
    refresh(agreement)


def returned(agreement, *, note, **_):
    """A returned text loses its number; its paraf belong to the frozen revision and stay there."""
    give_up_number(agreement, reason=note)
    return {}


def initialled(agreement, *, by, post, **_):
    """A paraf on the frozen text."""
    Initial.objects.create(
        agreement=agreement,
        revision_id=agreement.revision_id,
        role=post.role,
        user_id=by.user_id,
        post=post.label,
    )
    return {"revision": agreement.revision.sha256}


def made_ready(agreement, *, by, data, day, **_):
    """Our number is taken; place and date of the signing are planned."""
    number = take_number(agreement, by=by, day=data.get("planned_on") or day)
    agreement.number = number.text
    agreement.place = data.get("place") or agreement.place
    agreement.parties.filter(partner__isnull=True).update(number=number.text)
    refresh(agreement)
    return {"number": number.text, "planned_on": str(data.get("planned_on") or "")}


def signed(agreement, *, by, data, **_):
    """Date, place, term, the partners' numbers, the checklist and the scan."""
    for name in ("signed_on", "starts_on", "ends_on", "place", "checklist"):
        setattr(agreement, name, data[name])
    agreement.signed_entry_by_id = by.user_id
    for order, number in data.get("numbers", {}).items():
        agreement.parties.filter(order=int(order), partner__isnull=False).update(number=number)
    stored = data["scan"]
    keep(stored, kind=AttachmentKind.SCAN, by=by, cooperation=agreement.cooperation, agreement=agreement)
    refresh(agreement)
    return {"scan": stored.sha256, "signed_on": str(data["signed_on"]), "place": data["place"]}


def validated(agreement, *, by, post, **_):
    """A second person confirms the signed entry; the parent counts a signed child."""
    agreement.validated_by_id, agreement.validated_at = by.user_id, timezone.now()
    if agreement.parent_id:
        Agreement.objects.filter(pk=agreement.parent_id).update(signed_children=F("signed_children") + 1)
    return (
        _replaced(agreement, by, post)
        if agreement.instrument == Instrument.RK and agreement.continues_id
        else {}
    )


def _replaced(agreement, by, post):
    """The version of the rencana kerja before this one is over from its day on; the NK is not touched."""
    old = Agreement.objects.select_for_update().get(pk=agreement.continues_id)
    if old.state != State.IN_FORCE or old.year != agreement.year:
        return {}
    old.terminated_on, old.end_ground = agreement.starts_on, EndGround.REPLACED
    source, old.state, old.state_since = old.state, State.TERMINATED.value, timezone.now()
    old.version += 1
    refresh(old)
    old.save()
    record(
        cooperation_id=old.cooperation_id,
        agreement=old,
        by=by,
        post=post,
        act=Action.TERMINATE,
        sentence="mengganti rencana kerja ini dengan perubahannya",
        states=(source, State.TERMINATED),
        data={"replaced_by": str(agreement.uid)},
    )
    return {"replaces": str(old.uid)}


def scan_rejected(agreement, **_):
    """The scan is void and the entry is made again; the number stays."""
    agreement.attachments.filter(kind=AttachmentKind.SCAN).update(void=True)
    agreement.signed_on = None
    agreement.signed_entry_by = None
    agreement.checklist = {}
    return {}


def terminated(agreement, *, by, data, **_):
    """The end before the term: ground, day and paper."""
    agreement.terminated_on, agreement.end_ground = data["terminated_on"], data["end_ground"]
    if data.get("paper"):
        keep(
            data["paper"],
            kind=AttachmentKind.TERMINATION,
            by=by,
            cooperation=agreement.cooperation,
            agreement=agreement,
        )
    return {"ground": str(data["end_ground"]), "on": str(data["terminated_on"])}


EFFECTS = {
    Action.RETURN: returned,
    Action.INITIAL: initialled,
    Action.READY: made_ready,
    Action.SIGN: signed,
    Action.VALIDATE: validated,
    Action.REJECT_SCAN: scan_rejected,
    Action.TERMINATE: terminated,
    Action.CANCEL: returned,
}
