"""Talking about a text: comments on its parts, replies, settling a thread, calling a post.

A note that is closed to others leaves no line in the dossier's history, which others read and count:
the note itself keeps who wrote it, as what and when, and the database lets nobody delete it.
"""

from django.db import transaction
from django.utils import timezone

from agreements.documents.content import text_of
from agreements.models import Comment, Mention
from agreements.rules.commenting import OVER, called, comment_complaints, mend_refusals, targets_of
from agreements.rules.enums import Role, Side, Visibility
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.permissions import ALL, OWN, Act, refusals
from agreements.rules.suggesting import part_label
from agreements.workflow.history import record
from agreements.workflow.voices import locked_agreement, voice_of

WRITERS = {Role.STF: ALL, Role.OPO: OWN, Role.OPH: OWN}
NOT_THERE = "Komentar itu tidak ada."


def comment(agreement, *, by=None, guest=None, text, part="", quote="", visibility=Visibility.INTERNAL):
    """Comment on a part of a text ("" for the whole); return the `Comment` that begins a thread.

    `by`: an `Actor` who may discuss, or `guest`: a `PartnerLink`, whose comments are always shared;
    `quote`: the passage that it is about. Raises `NotAllowed`, `NotReady`.
    """
    visibility = Visibility.SHARED if guest else Visibility(visibility)
    with transaction.atomic():
        locked = locked_agreement(agreement)
        voice = _voice(locked, visibility, by=by, guest=guest)
        _demand_sayable(locked, text, quote)
        row = _written(locked, voice, text, part=part, quote=quote.strip(), visibility=visibility)
        where = f"pada {row.part_name[:200]}" if row.part_name else "pada naskah"
        _tell(row, voice, f"memberi komentar {where}")
    return row


def reply(thread, *, by=None, guest=None, text):
    """Answer in a thread; return the `Comment`. What calls this person there counts as answered.

    Raises `NotAllowed`, `NotReady`, `Stale` (the thread was settled).
    """
    with transaction.atomic():
        locked = locked_agreement(thread.agreement)
        thread = _thread(thread)
        voice = _voice(locked, thread.visibility, by=by, guest=guest)
        _demand_sayable(locked, text)
        if thread.resolved_at:
            raise Stale("Percakapan ini sudah diselesaikan; buka kembali dahulu. Tulisan Anda masih ada.")
        row = _written(
            locked, voice, text, part=thread.part, visibility=Visibility(thread.visibility), thread=thread
        )
        _settle_mentions(thread, by)
        _tell(row, voice, f"membalas komentar {_on(thread)}")
    return row


def edit(comment, *, by=None, guest=None, text):
    """Mend one's own comment while it is fresh; return it. Raises `NotAllowed`, `NotReady`."""
    with transaction.atomic():
        locked = locked_agreement(comment.agreement)
        row = Comment.objects.select_for_update(of=("self",)).select_related("thread").get(pk=comment.pk)
        voice = _voice(locked, row.visibility, by=by, guest=guest)
        if reasons := edit_refusals(row, by=by, guest=guest):
            raise NotReady(*reasons)
        _demand_sayable(locked, text)
        before, row.text, row.edited_at = row.text, text.strip(), timezone.now()
        row.save()
        row.mentions.filter(done_at__isnull=True).delete()
        _call(locked, row)
        _tell(row, voice, f"mengubah komentarnya {_on(row)}", data={"sebelum": before})
    return row


def edit_refusals(row, *, by=None, guest=None):
    """Return why this person may not mend the comment now; empty = may."""
    own = row.link_id == guest.pk if guest else row.user_id is not None and row.user_id == by.user_id
    return mend_refusals(own, timezone.now() - row.at, bool((row.thread or row).resolved_at))


def resolve(thread, *, by):
    """Settle a thread; return it. Raises `NotAllowed`, `Stale`."""
    return _settled(thread, by, settled=True)


def reopen(thread, *, by):
    """Take a settled thread up again; return it. Raises `NotAllowed`, `Stale`."""
    return _settled(thread, by, settled=False)


def mark_read(thread, *, by):
    """Say that what calls this person's posts in a thread was read; return how many it were."""
    with transaction.atomic():
        return _settle_mentions(thread, by)


def _settled(thread, by, *, settled):
    with transaction.atomic():
        locked = locked_agreement(thread.agreement)
        row = _thread(thread)
        voice = _voice(locked, row.visibility, by=by)
        if bool(row.resolved_at) == settled:
            raise Stale(
                f"Percakapan ini sudah diselesaikan oleh {row.resolved_name}."
                if settled
                else "Percakapan ini sudah terbuka."
            )
        row.resolved_at = timezone.now() if settled else None
        row.resolved_name = by.name if settled else ""
        row.save()
        _tell(row, voice, f"{'menyelesaikan' if settled else 'membuka kembali'} percakapan {_on(row)}")
    return row


def _voice(locked, visibility, *, by=None, guest=None):
    """Return who speaks; what this person may not read does not exist for them."""
    hidden = visibility != Visibility.SHARED if guest else visibility == Visibility.CLOSED
    if hidden and (guest or refusals(by, Act.NOTE_CLOSED, locked.agency_id)):
        raise NotAllowed(NOT_THERE if guest else "Catatan TKKSD hanya untuk TKKSD dan sekretariatnya.")
    voice = voice_of(locked, Act.DISCUSS, by=by, guest=guest)
    if guest and not voice.link.with_comments:
        raise NotAllowed("Komentar tidak dibagikan melalui tautan ini.")
    return voice


def _thread(comment):
    return Comment.objects.select_for_update(of=("self",)).get(pk=comment.thread_id or comment.pk)


def _demand_sayable(locked, text, quote=""):
    if locked.state in OVER:
        raise NotReady("Naskah ini sudah berakhir; pembahasannya hanya dapat dibaca.")
    if complaints := comment_complaints(text, quote):
        raise NotReady(*(sentence for _, sentence in complaints))


def _written(locked, voice, text, *, part, visibility, quote="", thread=None):
    name = part_label(text_of(locked), part) if part else ""
    if part and not name and thread is None:
        raise NotReady("Bagian naskah itu sudah tidak ada; muat ulang halaman ini.")
    row = Comment.objects.create(
        agreement=locked,
        thread=thread,
        part=part,
        part_name=(name or (thread.part_name if thread else ""))[:320],
        quote=quote,
        text=text.strip(),
        visibility=visibility.value,
        **voice.columns,
    )
    if voice.side == Side.OURS:
        _call(locked, row)
    return row


def _call(locked, row):
    agency = locked.agency
    targets = targets_of(agency.pk, (agency.name, agency.short), row.visibility)
    Mention.objects.bulk_create(
        Mention(comment=row, role=each.role, agency_id=each.agency_id, name=each.name)
        for each in called(row.text, targets)
    )


def _settle_mentions(thread, by):
    """What calls one of this person's posts in the thread is done."""
    if by is None:
        return 0
    own = Comment.objects.filter(pk=thread.pk) | Comment.objects.filter(thread=thread.pk)
    waiting = Mention.objects.waiting_for(by).filter(comment__in=own.values("pk"))
    return Mention.objects.filter(pk__in=list(waiting.values_list("pk", flat=True))).update(
        done_at=timezone.now(), done_by_id=by.user_id
    )


def _on(row):
    return f"pada {row.part_name[:200]}" if row.part_name else "pada naskah"


def _tell(row, voice, sentence, data=None):
    if row.visibility == Visibility.CLOSED:
        return
    tells = {mention.role: ALL for mention in row.mentions.all() if mention.role}
    if voice.side == Side.PARTNER or row.mentions.filter(agency__isnull=False).exists():
        tells = WRITERS | tells
    record(
        cooperation_id=row.agreement.cooperation_id,
        agreement=row.agreement,
        by=voice.actor,
        post=voice.post,
        act=Act.DISCUSS,
        sentence=sentence,
        data={"komentar": str(row.uid), **(data or {})},
        tells=tells,
    )
