"""Answering a suggestion that both sides read: the partner's yes or no to ours, and a word of either side."""

from django.db import transaction

from agreements.models import Reaction, Suggestion
from agreements.rules.enums import ReactionWord, Role, Side, Visibility
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.permissions import ALL, OWN, Act
from agreements.rules.suggesting import TALKING, reaction_complaints
from agreements.workflow.history import record
from agreements.workflow.voices import locked_agreement, voice_of

WRITERS = {Role.STF: ALL, Role.OPO: OWN, Role.OPH: OWN}
VERBS = {
    ReactionWord.AGREE: "setuju dengan usul",
    ReactionWord.REFUSE: "tidak setuju dengan usul",
    ReactionWord.REMARK: "menanggapi usul",
}


def react(suggestion, *, by=None, guest=None, word, text=""):
    """Answer an open suggestion that both sides read; return the `Reaction`.

    `by`: an `Actor` who may discuss, with a remark alone, or `guest`: a `PartnerLink`; `word`:
    enums.ReactionWord. Raises `NotAllowed`, `NotReady`, `Stale` (it was decided meanwhile).
    """
    word, text = ReactionWord(word), text.strip()
    with transaction.atomic():
        locked = locked_agreement(suggestion.agreement)
        voice = voice_of(locked, Act.DISCUSS, by=by, guest=guest)
        row = Suggestion.objects.select_for_update(of=("self",)).get(pk=suggestion.pk)
        _demand_read_by_both(row, voice.link)
        if not row.is_open or locked.state not in TALKING or locked.agreed_revision_id:
            raise Stale(
                "Usul ini sudah diputuskan atau naskahnya tidak dibahas lagi. Tulisan Anda masih ada."
            )
        may_choose = voice.side == Side.PARTNER and row.side == Side.OURS
        if complaints := reaction_complaints(word, text, may_choose):
            raise NotReady(*complaints)
        reaction = Reaction.objects.create(suggestion=row, word=word.value, text=text, **voice.columns)
        record(
            cooperation_id=locked.cooperation_id,
            agreement=locked,
            by=voice.actor,
            post=voice.post,
            act=Act.DISCUSS,
            sentence=f"{VERBS[word]} atas {row.part_name[:150]} dari {row.author[:80]}",
            note=text,
            data={"usulan": [str(row.uid)]},
            tells=WRITERS,
        )
    return reaction


def _demand_read_by_both(row, link):
    """What a contact does not read is not there for it; to what the partner does not read nobody answers."""
    if link and not (
        link.with_comments and Suggestion.objects.seen_by(link.partner_id).filter(pk=row.pk).exists()
    ):
        raise NotAllowed("Usul itu tidak ada.")
    if not link and row.visibility != Visibility.SHARED:
        raise NotAllowed("Usul ini tidak dibaca mitra; bahas dalam komentar internal.")
