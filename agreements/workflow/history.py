"""The history of a dossier: events chained by hash, and the notices that go with them."""

import hashlib
import json
from datetime import UTC

from django.utils import timezone

from agreements.models import Cooperation, Event, Notice
from agreements.rules.permissions import OWN


def event_hash(row):
    """Take an event's kept fields as a dict (previous hash among them); return its sha256 in hex."""
    text = json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def hashed_fields(event):
    """Return the fields of an `Event` that its hash covers."""
    return {
        "cooperation": event.cooperation_id,
        "agreement": event.agreement_id,
        "ordinal": event.ordinal,
        "actor": event.actor_id,
        "actor_name": event.actor_name,
        "post": event.post,
        "act": event.act,
        "sentence": event.sentence,
        "from": event.from_state,
        "to": event.to_state,
        "note": event.note,
        "data": event.data,
        "at": event.at.astimezone(UTC).isoformat(),
        "previous": event.previous,
    }


def record(
    *,
    cooperation_id,
    by,
    post,
    act,
    sentence,
    agreement=None,
    states=("", ""),
    note="",
    data=None,
    tells=None,
):
    """Write one event of a dossier and its notices; to be called inside the act's transaction.

    `by`: `Actor`; `post`: the `PostFacts` that entitled, or None; `sentence`: verb phrase in Indonesian;
    `tells`: {role: OWN|ALL}. Locks the dossier's row, so that ordinals run 1..n. Returns the `Event`.
    """
    dossier = Cooperation.objects.select_for_update(of=("self",)).get(pk=cooperation_id)
    event = Event(
        cooperation=dossier,
        agreement=agreement,
        ordinal=dossier.chain_length + 1,
        actor_id=by.user_id,
        actor_name=by.name,
        post=post.label if post else "",
        act=str(act),
        sentence=sentence,
        from_state=str(states[0]),
        to_state=str(states[1]),
        note=note,
        data=data or {},
        at=timezone.now(),
        previous=dossier.chain_head,
    )
    event.hash = event_hash(hashed_fields(event))
    event.save(force_insert=True)
    Cooperation.objects.filter(pk=dossier.pk).update(chain_length=event.ordinal, chain_head=event.hash)
    Notice.objects.bulk_create(
        Notice(event=event, role=str(role), agency_id=dossier.agency_id if scope == OWN else None)
        for role, scope in (tells or {}).items()
    )
    return event


def broken_links(cooperation):
    """Read a dossier's history; return an Indonesian sentence on the first entry that breaks its chain.

    A list, empty where the chain is whole (trust.md 5).
    """
    previous, count = "", 0
    for count, event in enumerate(cooperation.events.order_by("ordinal"), start=1):
        whole = event.hash == event_hash(hashed_fields(event))
        if event.ordinal != count or event.previous != previous or not whole:
            return [f"Riwayat {cooperation.uid} tidak cocok dengan rantainya sejak butir {event.ordinal}."]
        previous = event.hash
    if (count, previous) != (cooperation.chain_length, cooperation.chain_head):
        return [f"Riwayat {cooperation.uid} tidak berakhir di tempat yang tercatat."]
    return []
