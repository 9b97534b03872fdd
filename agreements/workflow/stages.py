"""What an act on a dossier changes beside its stage: papers that came with it, and the offer they are about.

Each runs inside the act's transaction and returns what the event keeps, as plain data.
"""

from datetime import datetime, time

from django.utils import timezone

from agreements.models import Offer
from agreements.rules.enums import Action, AttachmentKind, Direction, OfferAnswer
from agreements.workflow.approvals import sent_abroad
from agreements.workflow.attaching import keep


def carried_out(dossier, row, *, by, data):
    """Take the locked dossier, the table's row and what its panel gave; keep it all, return what is told."""
    papers = data.get("papers", {})
    told = keep_papers(dossier, papers, by=by)
    if row.action == Action.ASK_DPRD:
        sent_abroad(dossier, papers[AttachmentKind.DPRD_REQUEST], by)
    if row.action in LETTERS_OF:
        kind, effect = LETTERS_OF[row.action]
        effect(dossier, papers[kind])
    return told | ({"ticks": data["ticks"]} if data.get("ticks") else {})


def waits_since(row, data):
    """Take a row of the dossier's table and what its panel gave; return since when the next stage waits.

    What waits for somebody's answer to a letter waits since the letter's day, not since it was entered: that
    is how the law counts, and pages, lists and acts all read the one column. None: since now.
    """
    kind = WAITED_FROM.get(row.action)
    day = data.get("papers", {}).get(kind, {}).get("dated") if kind else None
    if day is None or day >= timezone.localdate():
        return None
    return timezone.make_aware(datetime.combine(day, time.min))


def keep_papers(dossier, papers, *, by, agreement=None):
    """Write the rows of the papers that came with an act; return what the event keeps of them."""
    told = [_kept(dossier, agreement, kind, paper, by) for kind, paper in papers.items()]
    return {"papers": told} if told else {}


def _kept(dossier, agreement, kind, paper, by):
    stored, number, dated = paper["file"], paper.get("number", ""), paper.get("dated")
    keep(stored, kind=kind, by=by, cooperation=dossier, agreement=agreement, number=number, dated=dated)
    named = {"kind": str(kind), "sha256": stored.sha256}
    return named | ({"number": number, "dated": str(dated)} if number or dated else {})


def _begun(direction):
    def begin(dossier, paper):
        Offer.objects.create(
            cooperation=dossier, direction=direction, number=paper["number"], dated=paper["dated"]
        )

    return begin


def _received(dossier, paper):
    """A letter that comes in again after it was sent back replaces the one that is still open."""
    dossier.offers.filter(answer="").delete()
    _begun(Direction.IN)(dossier, paper)


def _open(dossier):
    return dossier.offers.select_for_update().filter(answer="")


def _asked_again(dossier, paper):
    _open(dossier).update(again_number=paper["number"], again_on=paper["dated"])


def _reported(dossier, paper):
    _open(dossier).update(report_number=paper["number"], report_on=paper["dated"])


def _answered(answer):
    def write(dossier, paper):
        _open(dossier).update(answer=answer, answer_number=paper["number"], answer_on=paper["dated"])

    return write


ANSWER = AttachmentKind.OFFER_ANSWER
WAITED_FROM = {  # act: the letter whose answer is waited for from then on
    Action.SEND_OFFER: AttachmentKind.OFFER,
    Action.ASK_AGAIN: AttachmentKind.OFFER_AGAIN,
    Action.REPORT_SILENCE: AttachmentKind.OFFER_REPORT,
    Action.ASK_DPRD: AttachmentKind.DPRD_REQUEST,
}
LETTERS_OF = {
    Action.SEND_OFFER: (AttachmentKind.OFFER, _begun(Direction.OUT)),
    Action.REGISTER: (AttachmentKind.OFFER, _received),
    Action.ASK_AGAIN: (AttachmentKind.OFFER_AGAIN, _asked_again),
    Action.REPORT_SILENCE: (AttachmentKind.OFFER_REPORT, _reported),
    Action.ANSWERED_YES: (ANSWER, _answered(OfferAnswer.YES)),
    Action.ANSWERED_NO: (ANSWER, _answered(OfferAnswer.NO)),
    Action.REPLY_YES: (ANSWER, _answered(OfferAnswer.YES)),
    Action.REPLY_NO: (ANSWER, _answered(OfferAnswer.NO)),
}
