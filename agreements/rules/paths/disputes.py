"""A dispute goes up by levels, each with its berita acara; the last decision is final and binding.

Source: Permendagri 22/2020 Ps 18-21 (regions); PP 28/2018 Ps 21 (third party: talks, then the contract);
Permendagri 25/2020 Ps 40-41 (abroad). For sinergi the law names nothing beyond talks.
"""

import itertools

from agreements.rules.enums import Action, AttachmentKind, DisputeRoute, DisputeState, Kind
from agreements.rules.transitions import OPD, STAFF, Transition

S, R = DisputeState, DisputeRoute
LEVELS = {
    R.PROVINCE: (S.TALKS, S.TEAM, S.TEAM_PROVINCE, S.GOVERNOR, S.MINISTER),
    R.REGIONS: (S.TALKS, S.MINISTER),
    R.CONTRACT: (S.TALKS, S.FORUM),
    R.ABROAD: (S.TALKS, S.MINISTER),
    R.SYNERGY: (S.TALKS,),
}
BASIS = {
    R.PROVINCE: "Permendagri 22/2020 Pasal 18, 19, 20",
    R.REGIONS: "Permendagri 22/2020 Pasal 18, 21",
    R.CONTRACT: "PP 28/2018 Pasal 21",
    R.ABROAD: "Permendagri 25/2020 Pasal 40, 41",
    R.SYNERGY: "Permendagri 22/2020 Pasal 42",
}
PAPER = (AttachmentKind.DISPUTE,)


def route_of(kind, *, same_province):
    """Take a kind and whether all are kabupaten/kota of one province; return the `DisputeRoute`."""
    if kind in (Kind.KSDD_WAJIB, Kind.KSDD_SUKARELA):
        return R.PROVINCE if same_province else R.REGIONS
    if kind == Kind.KSDPK:
        return R.CONTRACT
    return R.SYNERGY if kind == Kind.SINERGI else R.ABROAD


def _table(route):
    levels = LEVELS[route]
    rows = [_settle(route, levels)]
    rows += [_up(route, here, there) for here, there in itertools.pairwise(levels)]
    return (*rows, _decide(route, levels[-1])) if levels[1:] else tuple(rows)


def _settle(route, levels):
    return Transition(
        action=Action.SETTLE,
        sources=levels,
        target=S.SETTLED,
        who=STAFF,
        papers=PAPER,
        event="mencatat penyelesaian perselisihan",
        basis=BASIS[route],
        tells=OPD | STAFF,
        tone="success",
        note="Isi kesepakatan",
        note_required=True,
    )


def _up(route, here, there):
    return Transition(
        action=Action.ESCALATE,
        sources=(here,),
        target=there,
        who=STAFF,
        papers=PAPER,
        event=f"membawa perselisihan ke tingkat {there.label}",
        basis=BASIS[route],
        tells=OPD | STAFF,
        tone="warning",
        button=f"Bawa ke {there.label}" if there != S.FORUM else "Selesaikan menurut kontrak",
        note="Mengapa belum selesai",
        note_required=True,
    )


def _decide(route, last):
    return Transition(
        action=Action.DECIDE,
        sources=(last,),
        target=S.DECIDED,
        who=STAFF,
        papers=PAPER,
        event="mencatat putusan atas perselisihan",
        basis=BASIS[route],
        tells=OPD | STAFF,
        note="Isi putusan",
        note_required=True,
        confirm="Putusan bersifat akhir dan mengikat; perselisihan ditutup.",
    )


DISPUTE_TABLES = {route: _table(route) for route in R}
