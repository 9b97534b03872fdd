"""The only door for a state of planning: lock, check again, write, one line of history; in one transaction.

As `workflow.transition` for dossiers; planning hangs on no dossier and keeps its own append-only history.
"""

from django.utils import timezone

from agreements.models import PlanEvent, PlanPaper
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.permissions import entitled_post, grant_refusals
from agreements.rules.transitions import find


def tell(*, by, post, act, sentence, states=("", ""), note="", data=None, **subject):
    """Write one line of history of `mapping=` or `coordination=`, inside the act's transaction."""
    return PlanEvent.objects.create(
        actor_id=by.user_id,
        actor_name=by.name,
        post=post.label if post else "",
        act=str(act),
        sentence=sentence[:400],
        from_state=str(states[0]),
        to_state=str(states[1]),
        note=note,
        data=data or {},
        at=timezone.now(),
        **subject,
    )


def keep_paper(stored, *, kind, by, **subject):
    """Write the row of a `StoredFile` of planning, inside an act's transaction; return the `PlanPaper`."""
    return PlanPaper.objects.create(
        kind=kind,
        name=stored.name,
        sha256=stored.sha256,
        size=stored.size,
        media_type=stored.media_type,
        pages=stored.pages,
        by_id=by.user_id,
        **subject,
    )


def refusals_of(row, subject, checks, by, agency_id=None):
    """Return the reasons why this actor may not make the move `row` on the subject now; empty = may."""
    if entitled_post(by, row.who, agency_id) is None:
        return grant_refusals(by, row.who, agency_id, row.deed)
    return [reason for name in row.ready for reason in checks[name](subject)]


def locked_move(subject, table, checks, action, *, by, note, seen, agency_id=None):
    """Lock the subject and check the move again; return `(locked, row, post)`. Call it inside a transaction.

    `seen`: the version that the person looked at. Raises `Stale`, `NotAllowed` or `NotReady`.
    """
    locked = type(subject).objects.select_for_update(of=("self",)).get(pk=subject.pk)
    row = find(table, action, locked.state)
    if row is None or (seen is not None and seen != locked.version):
        last = locked.events.first()
        told = f" Terakhir, {last.actor_name} {last.sentence}." if last else ""
        raise Stale(f"Keadaan sudah berubah: kini {locked.get_state_display()}.{told}")
    if entitled_post(by, row.who, agency_id) is None:
        raise NotAllowed(*grant_refusals(by, row.who, agency_id, row.deed))
    reasons = [] if note or not row.note_required else [f"{row.note} wajib diisi."]
    reasons += [reason for name in row.ready for reason in checks[name](locked)]
    if reasons:
        raise NotReady(*reasons)
    return locked, row, entitled_post(by, row.who, agency_id)


def enter(subject, row):
    """Give the locked subject the state that `row` leads to, and a new version (not saved here)."""
    source, subject.state = subject.state, str(row.target)
    subject.state_since = timezone.now()
    subject.version += 1
    return source, subject.state
