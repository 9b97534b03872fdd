"""Suggesting changes of a text, part by part, and deciding on them; nobody's words are overwritten."""

from django.db import transaction
from django.utils import timezone

from agreements.documents.content import draft_of, text_of
from agreements.models import Suggestion
from agreements.rules.consequences import clashes, headline
from agreements.rules.enums import Role, Side, SuggestionKind, SuggestionSource, SuggestionState, Visibility
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.naskah import digests, merge
from agreements.rules.naskah.following import rebind
from agreements.rules.permissions import ALL, OWN, Act, refusals
from agreements.rules.suggesting import (
    MAX_CHANGES,
    MAX_REASON,
    TALKING,
    applied,
    change_complaints,
    find_part,
    is_outdated,
    part_from,
    part_label,
    seen_mark,
)
from agreements.workflow.drafting import lock_for_writing, put_text
from agreements.workflow.history import record
from agreements.workflow.voices import locked_agreement, voice_of

WRITERS = {Role.STF: ALL, Role.OPO: OWN, Role.OPH: OWN}
READER = "Anda membacakan kode yang dipakai pengusul ini; petugas lain yang menerima usulnya."
SHOWN = 6  # parts that an event names
CLOSED = "Naskah ini tidak sedang dibahas, sehingga usul perubahan tidak dapat ditambahkan."


def propose(agreement, *, by=None, guest=None, changes, note="", source=SuggestionSource.ROOM, shared=False):
    """Propose changes of a text; return the list of `Suggestion`s, in the order of `changes`.

    `by`: an `Actor` who may discuss, or `guest`: the `PartnerLink` by which a partner's contact came;
    `changes`: `rules.suggesting.Change`s; `note`: the reason of all that bring none of their own;
    `source`: enums.SuggestionSource; `shared`: whether the partner reads ours too. What
    changes nothing is to be left out by the caller. One event for all. Raises `NotAllowed`, `NotReady` with
    the reasons of the first that cannot be proposed.
    """
    changes, note = list(changes), note.strip()
    with transaction.atomic():
        locked = locked_agreement(agreement)
        voice = voice_of(locked, Act.DISCUSS, by=by, guest=guest)
        naskah = text_of(locked)
        _demand_proposable(locked, naskah, changes, note)
        seen = Visibility.SHARED if guest or shared else Visibility.INTERNAL
        rows = [_row(locked, naskah, change, voice, note, source, seen) for change in changes]
        Suggestion.objects.bulk_create(rows)
        record(
            cooperation_id=locked.cooperation_id,
            agreement=locked,
            by=voice.actor,
            post=voice.post,
            act=Act.DISCUSS,
            sentence=f"mengusulkan {len(rows)} perubahan: {_named(naskah, rows)}",
            note=note,
            data={"usulan": [str(row.uid) for row in rows], "asal": str(source)},
            tells=WRITERS,
        )
    return rows


def _demand_proposable(locked, naskah, changes, note):
    if locked.state not in TALKING or locked.agreed_revision_id:
        raise NotReady(CLOSED)
    if not changes:
        raise NotReady("Belum ada perubahan yang diusulkan.")
    if len(changes) > MAX_CHANGES:
        raise NotReady(f"Paling banyak {MAX_CHANGES} perubahan dalam satu usulan.")
    if len(note) > MAX_REASON:
        raise NotReady(f"Alasan terlalu panjang: paling banyak {MAX_REASON} karakter.")
    for change in changes:
        if reasons := change_complaints(naskah, change):
            raise NotReady(*reasons)


def _row(locked, naskah, change, voice, note, source, seen):
    return Suggestion(
        agreement=locked,
        part=change.part,
        part_name=_name(naskah, change)[:320],
        kind=str(change.kind),
        digest=change.digest,
        content=change.content,
        after=change.after,
        reason=change.reason.strip() or note,
        source=str(source),
        visibility=seen.value,
        **voice.columns,
    )


def _name(naskah, change):
    if change.kind == SuggestionKind.ADD:
        return f"Bagian baru {part_from(change.content).title}".strip()
    return part_label(naskah, change.part)


def _named(naskah, rows):
    """What the rows would do, cut to what an event holds; a move says from where to where."""
    names = list(
        dict.fromkeys(
            headline(naskah, row) if row.kind == SuggestionKind.MOVE else row.part_name for row in rows
        )
    )
    more = f" dan {len(names) - SHOWN} bagian lain" if len(names) > SHOWN else ""
    most = 200 if len(names) == 1 else 40
    return f"{'; '.join(name[:most] for name in names[:SHOWN])}{more}"[:240]


def accept(suggestion, *, by, answer="", over=""):
    """Take a suggestion into the text; return the instrument. The same merge as a save: nothing is lost.

    `by`: an `Actor` who may write the text; `over`: the digest of the part as the reader saw it beside an
    outdated suggestion (`seen_mark`), where the reader chose the suggestion all the same.
    Raises `Stale` where somebody decided first or the part was changed since, `NotAllowed`, `NotReady`.
    """
    with transaction.atomic():
        locked = lock_for_writing(suggestion.agreement, by=by)
        row = _undecided(suggestion)
        if reasons := accept_refusals(row, by):
            raise NotReady(*reasons)
        stored = text_of(locked)
        merged = _merged(row, stored, over, draft_of(locked))
        _decide(row, SuggestionState.ACCEPTED, by=by, answer=answer)
        put_text(
            locked,
            merged,
            by=by,
            act=Act.ACCEPT_CHANGE,
            sentence=f"menerima usul perubahan {row.part_name[:150]} dari {row.author[:100]}",
            note=row.answer,
            data={"usulan": [str(row.uid)]},
            tells=WRITERS,
        )
    return locked


def accept_refusals(suggestion, by):
    """Return why this actor, who may write the text, may not take this suggestion into it; empty = may.

    Who read out the code by which a partner came in does not also say yes to what came in by it.
    """
    spoken = suggestion.spoken_by_id is not None and suggestion.spoken_by_id == by.user_id
    return [READER] if spoken else []


def _merged(row, stored, over, draft):
    """Return the text with the suggestion in it, by the three-way merge of every save."""
    moves = row.kind == SuggestionKind.MOVE
    if moves and find_part(stored, row.part) is None:
        raise Stale(f"{row.part_name} sudah dihapus, sehingga tidak dapat dipindahkan. Tolak usulnya.")
    if is_outdated(stored, row) and over != seen_mark(stored, row):
        raise Stale(
            f"{row.part_name} sudah {'berpindah tempat' if moves else 'diubah'} sejak usul ini ditulis. "
            "Bandingkan dengan naskah sekarang, lalu pilih; belum ada yang diubah."
        )
    merged, _ = merge(digests(stored), applied(stored, row), stored)
    if rebind(stored, merged, values=draft) == stored:
        raise Stale("Naskah sudah berbunyi seperti usul ini. Tolak usulnya agar daftar bersih.")
    return merged


def in_the_way(suggestion):
    """Return the open suggestions that this one stands in the way of: what is told where it was accepted."""
    rows = [suggestion, *suggestion.agreement.suggestions.open().exclude(pk=suggestion.pk)]
    return clashes(rows).get(suggestion.pk, [])


def reject(suggestion, *, by, answer):
    """Turn a suggestion down with an answer that its author reads; return it.

    Raises `NotAllowed`, `NotReady` (no answer), `Stale` where somebody decided first.
    """
    if not answer.strip():
        raise NotReady("Alasan penolakan wajib diisi; pengusul membacanya.")
    return _closed(suggestion, SuggestionState.REJECTED, by=by, answer=answer)


def withdraw(suggestion, *, by=None, guest=None):
    """Take one's own suggestion back; return it. Raises `NotAllowed`, `Stale`."""
    return _closed(suggestion, SuggestionState.WITHDRAWN, by=by, guest=guest)


def withdraw_refusals(suggestion, *, by=None, guest=None):
    """Return why this person may not take the suggestion back; empty = may."""
    own = suggestion.link_id == guest.pk if guest else suggestion.user_id == by.user_id
    return [] if own else ["Hanya pengusulnya yang dapat menarik usul ini."]


def reject_refusals(agreement, by):
    """Return why this actor may not turn suggestions of this instrument down; empty = may."""
    return refusals(by, Act.REJECT_CHANGE, agreement.agency_id)


def _closed(suggestion, state, *, by=None, guest=None, answer=""):
    taken_back = state == SuggestionState.WITHDRAWN
    with transaction.atomic():
        locked = locked_agreement(suggestion.agreement)
        voice = voice_of(locked, Act.DISCUSS if taken_back else Act.REJECT_CHANGE, by=by, guest=guest)
        row = _undecided(suggestion)
        if taken_back and (reasons := withdraw_refusals(row, by=by, guest=guest)):
            raise NotAllowed(*reasons)
        _decide(row, state, by=voice.actor, answer=answer)
        verb = "menarik usulnya atas" if taken_back else "menolak usul perubahan"
        whose = "" if taken_back else f" dari {row.author[:100]}"
        record(
            cooperation_id=locked.cooperation_id,
            agreement=locked,
            by=voice.actor,
            post=voice.post,
            act=Act.DISCUSS if taken_back else Act.REJECT_CHANGE,
            sentence=f"{verb} {row.part_name[:150]}{whose}",
            note=row.answer,
            data={"usulan": [str(row.uid)]},
            tells=WRITERS if row.side == Side.OURS else None,
        )
    return row


def _undecided(suggestion):
    """Lock the suggestion; say who was first where somebody decided already."""
    row = Suggestion.objects.select_for_update(of=("self",)).get(pk=suggestion.pk)
    if not row.is_open:
        raise Stale(f"Usul ini sudah {row.get_state_display().lower()} oleh {row.decided_name}.")
    return row


def _decide(row, state, *, by, answer):
    answer = answer.strip()
    if len(answer) > MAX_REASON:
        raise NotReady(f"Jawaban terlalu panjang: paling banyak {MAX_REASON} karakter.")
    row.state, row.answer = state.value, answer
    row.decided_by_id, row.decided_name, row.decided_at = by.user_id, by.name, timezone.now()
    row.save()
