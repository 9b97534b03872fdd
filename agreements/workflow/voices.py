"""Who speaks in the discussion of a text: an officer by a post, or a partner's contact by a link."""

from dataclasses import dataclass

from django.utils import timezone

from agreements.models import Agreement, PartnerLink
from agreements.rules.enums import Side
from agreements.rules.errors import NotAllowed
from agreements.rules.permissions import MAY, Actor, PostFacts, entitled_post, refusals
from agreements.rules.sharing import SITTING

ENDED = "Tautan ini sudah tidak berlaku. Mintalah tautan baru kepada pemerintah daerah yang membagikannya."


@dataclass(frozen=True)
class Voice:
    """An author: the `Actor` and post that the history names, and the columns that keep who it was.

    `reader`: key of who of ours read the code out by which a contact came in, None where it was mailed.
    """

    actor: Actor
    post: PostFacts
    side: Side
    link: PartnerLink | None = None
    reader: int | None = None

    @property
    def columns(self):
        """The columns of a row that this voice writes."""
        return {
            "user_id": self.actor.user_id,
            "link": self.link,
            "spoken_by_id": self.reader,
            "author": self.actor.name[:150],
            "post": self.post.label[:150],
            "side": self.side.value,
        }


def locked_agreement(agreement):
    """Lock an instrument for an act of its discussion; return it. To be called inside the transaction."""
    rows = Agreement.objects.select_for_update(of=("self",)).select_related("cooperation", "agency")
    return rows.get(pk=agreement.pk)


def voice_of(agreement, act, *, by=None, guest=None):
    """Return the `Voice` of who does `act`: `by` (an `Actor`) or `guest` (a `PartnerLink` that still opens).

    The link is read again, so that one that was revoked a moment ago speaks no more. Raises `NotAllowed`.
    """
    if guest is not None:
        return _guest(agreement, guest)
    if reasons := refusals(by, act, agreement.agency_id):
        raise NotAllowed(*reasons)
    return Voice(by, entitled_post(by, MAY[act], agreement.agency_id), Side.OURS)


def _guest(agreement, guest):
    link = PartnerLink.objects.usable().select_related("partner").filter(pk=guest.pk).first()
    if link is None or link.agreement_id != agreement.pk:
        raise NotAllowed(ENDED)
    reader = reader_of(link)
    way = " (melalui tautan, kode dibacakan petugas)" if reader else " (melalui tautan)"
    label = f"{link.office or 'Narahubung'}, {link.partner.name}"[: 150 - len(way)] + way
    return Voice(Actor(None, link.name), PostFacts(role="", label=label), Side.PARTNER, link, reader)


def reader_of(link):
    """Return the key of who of ours read out a code with which somebody may be sitting there, or None.

    As long as such a sitting can last, every word by the link counts as said in it: nobody can tell two
    browsers of one link apart later, so that the doubt goes against the word.
    """
    since = timezone.now() - SITTING
    return link.visits.spoken().filter(at__gt=since).values_list("spoken_by", flat=True).first()
