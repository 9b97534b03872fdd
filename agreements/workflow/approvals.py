"""The burden test of a text, and what acts on the way to the DPRD change beside its state."""

from dataclasses import asdict

from django.db import transaction

from agreements.models import Agreement, Approval, clocks_on
from agreements.rules.burden import Burden, judge
from agreements.rules.dprd_readiness import WITH_TEST
from agreements.rules.enums import Action, ApprovalState, AttachmentKind, Instrument, Kind, Role, State
from agreements.rules.errors import NotAllowed, NotReady
from agreements.rules.paths.dprd import SPENT, deemed_by
from agreements.rules.permissions import ALL, MAY, Act, entitled_post, refusals
from agreements.rules.transitions import UNSIGNED
from agreements.workflow.history import record

SIGNED = (State.SIGNED, State.IN_FORCE)
ABROAD = (Kind.KSDPL, Kind.KSDLL)


def newest(agreement):
    """Return the burden test that counts for a text, or None."""
    return agreement.approvals.first()


def testing_refusals(agreement, by, last):
    """Return the reasons why this actor may not test the text's burden now; `last`: its `newest` test."""
    reasons = refusals(by, Act.TEST_BURDEN, agreement.agency_id)
    if agreement.instrument not in WITH_TEST:
        reasons.append("Uji beban disusun untuk PKS, adendum, dan nota kesepakatan.")
    elif agreement.state not in UNSIGNED:
        reasons.append(f"Uji beban disusun sebelum penandatanganan; kini {agreement.get_state_display()}.")
    elif last and last.state not in SPENT:
        reasons.append(f"Uji beban naskah ini sudah ada: {last.get_state_display()}.")
    return reasons


def keep_burden(agreement, *, by, burden, words=""):
    """Keep a burden test of a text; return the `Approval`. One event.

    `burden`: `Burden` with all answers. Raises `NotAllowed` or `NotReady`.
    """
    if reasons := refusals(by, Act.TEST_BURDEN, agreement.agency_id):
        raise NotAllowed(*reasons)
    with transaction.atomic():
        locked = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
        if reasons := testing_refusals(locked, by, newest(locked)):
            raise NotReady(*reasons)
        verdict = judge(locked.kind, burden)
        if verdict.needed is None:
            raise NotReady(verdict.reason)
        approval = Approval.objects.create(
            cooperation_id=locked.cooperation_id,
            agreement=locked,
            needed=verdict.needed,
            reason=verdict.reason,
            words=words,
            tested_by_id=by.user_id,
            **asdict(burden),
        )
        record(
            cooperation_id=locked.cooperation_id,
            agreement=locked,
            by=by,
            post=entitled_post(by, MAY[Act.TEST_BURDEN], locked.agency_id),
            act=Act.TEST_BURDEN,
            sentence="menyusun uji beban",
            states=("", ApprovalState.TESTED),
            note=words,
            data={"verdict": verdict.reason, "answers": asdict(burden)},
            tells={Role.KBG: ALL},
        )
    return approval


def sent_abroad(dossier, paper, by):
    """The plan of a cooperation abroad is at the DPRD, always (PP 28/2018 Ps 30, 38)."""
    verdict = judge(dossier.kind, Burden())
    Approval.objects.create(
        cooperation=dossier,
        needed=True,
        reason=verdict.reason,
        tested_by_id=by.user_id,
        state=ApprovalState.SENT.value,
        sent_number=paper["number"],
        sent_on=paper["dated"],
    )


def enclosures(approval):
    """Return what the law puts beside the request: (words, whether it is there); P22 Ps 12, 34, 56."""
    dossier, text = approval.cooperation, approval.agreement
    attached = set(dossier.attachments.filter(void=False).values_list("kind", flat=True))
    if dossier.kind in ABROAD:
        stated = dossier.agreements.filter(instrument=Instrument.LOI, state__in=SIGNED).exists()
        plan = AttachmentKind.FOREIGN_PLAN in attached
        return (("pernyataan kehendak yang ditandatangani", stated), ("rencana kerja sama", plan))
    if dossier.kind == Kind.SINERGI:
        plan = dossier.agreements.filter(instrument=Instrument.RK).exclude(state=State.CANCELLED).exists()
        return (("rancangan nota kesepakatan", True), ("rencana kerja", plan))
    above = bool(text.no_parent_reason) or bool(text.parent and text.parent.state in SIGNED)
    name = "PKS" if text.instrument == Instrument.ADDENDUM else "KSB"
    found = ((f"{name} yang sudah ditandatangani", above), ("rancangan naskah", bool(text.text)))
    if dossier.kind == Kind.KSDPK:
        found += (("profil perusahaan mitra", AttachmentKind.PROFILE in attached),)
    return found


def _sent(approval, paper, _day):
    approval.sent_number, approval.sent_on = paper["number"], paper["dated"]


def _opined(approval, paper, _day):
    approval.opinion_on = paper["dated"]


def _followed(approval, paper, _day):
    approval.followed_on = paper["dated"]


def _settled(approval, paper, _day):
    approval.settled_number, approval.settled_on = paper["number"], paper["dated"]


def _deemed(approval, _paper, day):
    approval.settled_on, approval.deemed_basis = day, deemed_by(approval, clocks_on(day))


EFFECTS = {
    Action.SEND_DPRD: _sent,
    Action.RECORD_OPINION: _opined,
    Action.FOLLOW_UP: _followed,
    Action.RECORD_APPROVAL: _settled,
    Action.RECORD_REJECTION: _settled,
    Action.DEEM: _deemed,
}


def entered(approval, row, *, data, day):
    """Write what an act of the table says onto the locked `Approval`; return what the event keeps."""
    paper = next((data["papers"][str(kind)] for kind in row.papers), None)
    if row.action in EFFECTS:
        EFFECTS[row.action](approval, paper, day)
    told = {"verdict": approval.reason}
    return told | ({"deemed": approval.deemed_basis} if row.action == Action.DEEM else {})
