"""The act of waving a blocking finding through, with a reason that auditors see."""

from django.db import transaction
from django.utils import timezone

from agreements.documents.checking import examine
from agreements.models import Agreement, Override
from agreements.rules.errors import NotAllowed, NotReady
from agreements.rules.overriding import override_refusals, withdrawal_refusals
from agreements.rules.permissions import ALL, MAY, OWN, Act, Role, entitled_post, refusals
from agreements.workflow.history import record

TELLS = {Role.OPO: OWN, Role.OPH: OWN, Role.STF: ALL, Role.AUD: ALL}


def found_by(agreement, mark, day):
    """Return the finding of an agreement that bears `mark`, or None."""
    return next((each for each in examine(agreement, day).findings if each.mark == mark), None)


def override(agreement, *, by, mark, reason, day=None):
    """Wave through the blocking finding that bears `mark`; return the `Override`.

    It holds for this finding only: a change of the words or facts that it is about brings the finding back.
    Raises `NotAllowed` and `NotReady` with the reasons. Source: law.md section 10.
    """
    act = Act.OVERRIDE_FINDING
    with transaction.atomic():
        locked = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
        reasons = refusals(by, act, locked.agency_id)
        if reasons:
            raise NotAllowed(*reasons)
        finding = found_by(locked, mark, day or timezone.localdate())
        reasons = override_refusals(locked, finding, by.user_id, reason)
        if reasons:
            raise NotReady(*reasons)
        post = entitled_post(by, MAY[act], locked.agency_id)
        return _written(locked, finding, by=by, post=post, reason=reason.strip())


def withdraw(agreement, *, by, mark, reason, day=None):
    """Take back what was waved through on the finding that bears `mark`; return the `Override`. One event.

    The finding holds the text up again; the row stays, with who took it back and why. Raises `NotAllowed` and
    `NotReady` with the reasons. Source: law.md section 10.
    """
    act = Act.WITHDRAW_OVERRIDE
    with transaction.atomic():
        locked = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
        if reasons := refusals(by, act, locked.agency_id):
            raise NotAllowed(*reasons)
        finding = found_by(locked, mark, day or timezone.localdate())
        if reasons := withdrawal_refusals(locked, finding, reason):
            raise NotReady(*reasons)
        row, post = locked.overrides.standing().get(mark=mark), entitled_post(by, MAY[act], locked.agency_id)
        row.withdrawn_at, row.withdrawn_by_id = timezone.now(), by.user_id
        row.withdrawn_name, row.withdrawn_post = by.name, post.label
        row.withdrawn_reason = reason.strip()
        row.save()
        record(
            cooperation_id=locked.cooperation_id,
            agreement=locked,
            by=by,
            post=post,
            act=act,
            sentence=f"menarik pengecualian atas temuan {row.rule}; temuan menghalangi lagi",
            note=row.withdrawn_reason,
            data={"temuan": row.rule, "kalimat": row.sentence},
            tells=TELLS,
        )
    return row


def _written(agreement, finding, *, by, post, reason):
    row = Override.objects.create(
        agreement=agreement,
        rule=finding.rule,
        mark=finding.mark,
        sentence=finding.sentence[:500],
        excerpt=finding.excerpt[:300],
        where=finding.where[:120],
        reason=reason,
        by_id=by.user_id,
        by_name=by.name,
        post=post.label,
        role=post.role,
        at=timezone.now(),
    )
    record(
        cooperation_id=agreement.cooperation_id,
        agreement=agreement,
        by=by,
        post=post,
        act=Act.OVERRIDE_FINDING,
        sentence=f"mengesampingkan temuan {finding.rule} yang menghalangi",
        note=reason,
        data={"temuan": [[finding.rule, finding.severity.value]], "kalimat": finding.sentence},
        tells=TELLS,
    )
    return row
