"""What waits for a person: a queue for each move of the table that a post of theirs may make, and a few more.

A queue is a condition on instruments. Tiles count it and the register lists it, so both say the same.
"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from agreements.models import Initial
from agreements.reports.clocks import late_agreements
from agreements.rules.enums import Action, Role, State
from agreements.rules.permissions import ALL, OWN
from agreements.rules.transitions import AGREEMENT_TABLE, PARAF_ORDER

HELD_UP = (Action.RETURN, Action.CANCEL, Action.TERMINATE, Action.REJECT_SCAN)


@dataclass(frozen=True)
class Queue:
    """One kind of waiting work, as its tile shows it."""

    key: str
    label: str
    hint: str
    icon: str
    tone: str = "accent"


QUEUES = {
    queue.key: queue
    for queue in (
        Queue("lewat", "Lewat tenggat", "Dieskalasikan kepada Anda", "alert", "danger"),
        Queue(
            "perbaiki",
            "Dikembalikan, perlu diperbaiki",
            "Perbaiki, ajukan lagi",
            "return",
            "warning",
        ),
        Queue("ajukan", "Draf yang disusun", "Lengkapi, lalu ajukan", "edit", "neutral"),
        Queue("mulai_telaah", "Perlu ditelaah", "Pengajuan baru", "inbox"),
        Queue("teruskan_hukum", "Siap ke Bagian Hukum", "Telaah kerja sama berjalan", "send"),
        Queue("setujui_hukum", "Menunggu telaah hukum", "Diteruskan Bagian Pemerintahan", "gavel"),
        Queue("tetapkan_final", "Dalam pembahasan", "Menunggu naskah final", "users", "info"),
        Queue("paraf", "Menunggu paraf Anda", "Naskah final", "stamp"),
        Queue("siapkan_ttd", "Paraf lengkap", "Siapkan penandatanganan", "calendar"),
        Queue("catat_ttd", "Menunggu tanda tangan", "Catat setelah ditandatangani", "sign"),
        Queue("validasi", "Menunggu validasi", "Periksa pindaian dan datanya", "verified"),
        Queue("bahas", "Dalam pembahasan TKKSD", "Rapat teknis", "users", "info"),
        Queue("tanda_tangan", "Siap ditandatangani", "Naskah final, paraf lengkap", "sign"),
    )
}


def scope(actor, grants):
    """Take `{role: OWN|ALL}`; return the condition on the OPD that the actor's posts give, or None."""
    if any(grants.get(post.role) == ALL for post in actor.posts):
        return Q()
    own = [post.agency_id for post in actor.posts if grants.get(post.role) == OWN]
    return Q(agency__in=own) if own else None


def waiting(actor, clocks=None):
    """Take an `Actor`; return `{key of QUEUES: Q}`: the queues that the actor's posts have.

    `clocks`: the `Clocks` of today; with them also what is late and brought to one of the actor's roles.
    """
    found = {}
    for row in AGREEMENT_TABLE:
        mine = scope(actor, row.who)
        if mine is None or row.action in HELD_UP or row.action == Action.INITIAL:
            continue
        for key, states in _split(row):
            here = mine & Q(state__in=states, instrument__in=row.instruments) & _not_mine(row, actor)
            found[key] = found[key] | here if key in found else here
    more = {"paraf": _paraf(actor), **_looking_on(actor), "lewat": _escalated(actor, clocks)}
    found |= {key: condition for key, condition in more.items() if condition is not None}
    return {key: found[key] for key in QUEUES if key in found}


def _split(row):
    """Name the queue of a row: its action; a returned text is told apart from a fresh draft."""
    if row.action != Action.SUBMIT:
        return [(row.action.value, [str(state) for state in row.sources])]
    return [("ajukan", [State.DRAFT.value]), ("perbaiki", [State.RETURNED.value])]


def _not_mine(row, actor):
    """Leave out what four eyes keep from this person (rules.readiness)."""
    kept = Q()
    if "not_own_submission" in row.ready:
        kept &= Q(submitted_by__isnull=True) | ~Q(submitted_by=actor.user_id)
    if "second_person" in row.ready:
        kept &= Q(signed_entry_by__isnull=True) | ~Q(signed_entry_by=actor.user_id)
    return kept


def _paraf(actor):
    """Final texts whose next paraf is one of the actor's."""
    who = next(row.who for row in AGREEMENT_TABLE if row.action == Action.INITIAL)
    found = None
    for place, role in enumerate(PARAF_ORDER):
        mine = scope(actor, {role: who[role]})
        if mine is None:
            continue
        turn = mine & Q(state=State.FINAL) & ~_initialled(role)
        for before in PARAF_ORDER[:place]:
            turn &= Q(_initialled(before))
        found = turn if found is None else found | turn
    return found


def _escalated(actor, clocks):
    """What is late and brought to these roles, or None where no rule names them."""
    told = clocks and any(set(clock.roles) & actor.roles for clock in clocks.rules.values())
    return late_agreements(clocks, actor.roles) if told else None


def _initialled(role):
    return Exists(Initial.objects.filter(revision=OuterRef("revision"), role=role))


def _looking_on(actor):
    """Work that these roles follow although the move is another's."""
    return {
        "bahas": Q(state=State.DISCUSSION) if Role.TKS in actor.roles else None,
        "tanda_tangan": Q(state=State.READY) if Role.WKT in actor.roles else None,
    }
