"""The only door for a state: lock, check again, write, one event, notices; all in one transaction."""

from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from agreements.models import Agreement, Approval, Cooperation, Dispute
from agreements.rules.enums import Action, FrozenAs
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.permissions import entitled_post, grant_refusals
from agreements.rules.readiness import complaints
from agreements.rules.transitions import find, moves_from, next_paraf
from agreements.workflow import disputes
from agreements.workflow.approvals import entered
from agreements.workflow.cases import case_of, judgement, state_of, table_of
from agreements.workflow.clocks import judged_by
from agreements.workflow.effects import EFFECTS
from agreements.workflow.history import record
from agreements.workflow.revisions import freeze
from agreements.workflow.stages import carried_out, keep_papers, waits_since

FROZEN_AS = {
    Action.SUBMIT: FrozenAs.SUBMITTED,
    Action.RETURN: FrozenAs.RETURNED,
    Action.FINALISE: FrozenAs.FINAL,
    Action.SIGN: FrozenAs.SIGNED,
}


def perform(subject, action, *, by, note="", seen=None, data=None, day=None):
    """Do `action` (enums.Action) on a dossier or an instrument; return the subject as it stands after.

    `by`: `Actor`; `seen`: the version that the person looked at; `data`: what the row's form gave;
    `day`: today's date where it is not the clock's. Raises `Stale` where somebody was first, `NotAllowed`,
    `NotReady` with the reasons; then nothing is changed. Source: rules.transitions.
    """
    day = day or timezone.localdate()
    with transaction.atomic():
        locked = _locked(subject)
        row = find(table_of(locked), action, state_of(locked), getattr(locked, "instrument", None))
        if row is None or (seen is not None and seen != locked.version):
            raise Stale(*_what_happened(locked, action))
        post = entitled_post(by, row.who, locked.agency_id)
        if post is None:
            raise NotAllowed(*grant_refusals(by, row.who, locked.agency_id, row.deed))
        case = case_of(locked, by=by, post=post, day=day, data=data or {} if row.asks else data)
        post, case = post_in_turn(row, by, post, case)
        reasons = (
            [] if note.strip() or not row.note_required else [f"{row.note} wajib diisi."]
        ) + complaints(row, case)
        if reasons:
            raise NotReady(*reasons)
        return _carry_out(locked, row, by=by, post=post, note=note.strip(), data=data or {}, case=case)


def _locked(subject):
    rows = type(subject).objects.select_for_update(of=("self",))
    return rows.get(pk=subject.pk)


def post_in_turn(row, by, post, case):
    """Where several of a person's posts entitle, act from the one whose turn it is (paraf)."""
    if row.action != Action.INITIAL:
        return post, case
    turn = next_paraf(case.paraf_given)
    mine = next((held for held in by.posts if held.role == turn), post)
    return mine, replace(case, post_role=mine.role)


def _what_happened(subject, action):
    """Say who was first; the person keeps what they typed."""
    last = subject.events.first()
    now = subject.get_stage_display() if isinstance(subject, Cooperation) else subject.get_state_display()
    told = f" Terakhir, {last.actor_name} {last.sentence}." if last else ""
    return [f"{Action(action).label} tidak dilakukan karena keadaan sudah berubah: kini {now}.{told}"]


def _carry_out(subject, row, *, by, post, note, data, case):
    source = state_of(subject)
    if row.action == Action.SUBMIT:
        subject.submitted_by_id = by.user_id
    clock = judged_by(subject, source, case.today)
    told = _changed(subject, row, by=by, post=post, note=note, data=data, day=case.today)
    target = row.target
    if row.completes and next_paraf((*case.paraf_given, post.role)) is None:
        target = row.completes
    if target != source:
        told = {**(told or {}), **clock}
    told = {**(told or {}), **judgement(row, case)}
    _enter(subject, target, waits_since(row, data))
    if row.freezes:
        frozen = freeze(subject, by=by, note=row.event, occasion=FROZEN_AS[row.action])
        told = {**(told or {}), "revision": frozen.sha256}
    subject.version += 1
    subject.save()
    record(
        cooperation_id=subject.pk if isinstance(subject, Cooperation) else subject.cooperation_id,
        agreement=_text_of(subject),
        by=by,
        post=post,
        act=row.action,
        sentence=row.event,
        states=(source, target),
        note=note,
        data=told,
        tells=row.tells,
    )
    return subject


def _text_of(subject):
    """Return the instrument that an act is about, or None."""
    return subject if isinstance(subject, Agreement) else getattr(subject, "agreement", None)


def _changed(subject, row, *, by, post, note, data, day):
    """Let the act change what it changes beside the state; return what the event keeps of it."""
    if isinstance(subject, Cooperation):
        return carried_out(subject, row, by=by, data=data)
    if isinstance(subject, Approval):
        kept = keep_papers(subject.cooperation, data.get("papers", {}), by=by, agreement=subject.agreement)
        return kept | entered(subject, row, data=data, day=day)
    if isinstance(subject, Dispute):
        kept = keep_papers(subject.cooperation, data.get("papers", {}), by=by)
        return kept | disputes.entered(subject, row, note=note)
    effect = EFFECTS.get(row.action)
    return effect(subject, by=by, post=post, note=note, data=data, day=day) if effect else {}


def _enter(subject, target, since):
    if isinstance(subject, Cooperation):
        subject.stage, subject.stage_since = str(target), since or timezone.now()
        return
    moved = subject.state != target
    subject.state = str(target)
    subject.state_since = timezone.now() if moved else subject.state_since


def moves(subject):
    """Return the rows of the table that leave the subject's present state."""
    return moves_from(table_of(subject), state_of(subject), getattr(subject, "instrument", None))
