"""What the dashboard knows of a person's work: counts of queues, the oldest waiting, orphans, news."""

from django.db.models import Value

from agreements.models import Agreement, Cooperation, Notice
from agreements.reports import running
from agreements.reports.approvals import open_tests
from agreements.reports.clocks import late_cooperations
from agreements.reports.counting import counts
from agreements.reports.queues import waiting
from agreements.reports.statuses import orphan
from agreements.rules.enums import Action, Role, State
from agreements.rules.permissions import Act, refusals

SECTION = {Role.STF, Role.KBG}  # who works on burden tests and requests to the DPRD
FOLLOWED = (  # key as in the address of Pelaksanaan; whose work it is; the set
    ("lapor", Act.REPORT, running.to_report),
    ("masuk", Act.RECEIVE_REPORT, lambda actor, today: running.waiting_reports(actor)),
    ("evaluasi", Act.EVALUATE, running.to_evaluate),
    ("setujui", Act.APPROVE_EVALUATION, lambda actor, today: running.waiting_evaluations(actor)),
)
NEWS = (
    *("event_id", "event__at", "event__actor_name", "event__sentence", "event__agreement__about"),
    *("event__cooperation__title", "event__agreement__uid", "event__cooperation__uid"),
    *("event__act", "event__from_state"),
)
LATE = "lewat"  # the queue of what is brought to the actor's roles
WAITING_SHOWN = 6
NEWS_SHOWN = 8
ORPHANS_SHOWN = 5


def queues(actor, clocks):
    """Return `{key of QUEUES: set of instruments}` of an actor; `clocks`: the `Clocks` of today."""
    rows = Agreement.objects.visible_to(actor)
    return {key: rows.filter(mine) for key, mine in waiting(actor, clocks).items()}


def work(actor, clocks, mine, more=()):
    """Return counts (None: more than CAP): queues of the register, parts of Pelaksanaan, late dossiers, more.

    `mine`: the `queues` of the actor; `more`: `{name: set}` of other work that is counted with it. The third
    is None also where lateness is brought to others.
    """
    queues = {f"q-{key}": rows for key, rows in mine.items()}
    parts = {f"p-{key}": of(actor, clocks.today) for key, act, of in FOLLOWED if not refusals(actor, act)}
    parts |= {"p-beban": open_tests(actor)} if actor.roles & SECTION else {}
    late = Cooperation.objects.visible_to(actor).filter(late_cooperations(clocks, actor.roles))
    more = {f"m-{name}": rows for name, rows in dict(more).items()}
    found = counts(queues | parts | more | ({"late": late} if LATE in mine else {}))
    return (
        {name[2:]: number for name, number in found.items() if name in queues},
        {name[2:]: number for name, number in found.items() if name in parts},
        found.get("late"),
        {name[2:]: found[name] for name in more},
    )


def oldest_waiting(mine):
    """Take `queues`; return (uid, title, form, since, queue, state, kind) of what waits longest.

    What is only brought to them, because it is late elsewhere, is no turn of theirs.
    """
    sets = [
        rows.annotate(queue=Value(key))
        .order_by("state_since", "pk")
        .values_list("uid", "about", "instrument", "state_since", "queue", "state", "kind")[:WAITING_SHOWN]
        for key, rows in mine.items()
        if key != LATE
    ]
    found = {row[0]: row for row in _together(sets)}
    return sorted(found.values(), key=lambda row: row[3])[:WAITING_SHOWN]


def orphans(actor, today):
    """Return (uid, title, partners, OPD, signed on, kind) of the KSB longest without a PKS."""
    oldest = Agreement.objects.visible_to(actor).filter(orphan(today)).order_by("signed_key", "pk")
    # The keys first: they and their dates stand in one index.
    rows = Agreement.objects.filter(pk__in=oldest.values("pk")[:ORPHANS_SHOWN]).order_by("signed_key", "pk")
    return list(rows.values_list("uid", "about", "partner_names", "agency__short", "signed_on", "kind"))


def news(actor):
    """Return the newest news: (at, who, sentence, title, uid of the instrument or None, uid of the dossier,
    whether its words may have changed since they were sent back).
    """
    posts = {(post.role, agency) for post in actor.posts for agency in (None, post.agency_id)}
    sets = [
        Notice.objects.filter(role=role, agency=agency).order_by("-pk").values_list("pk", *NEWS)[:NEWS_SHOWN]
        for role, agency in posts
    ]
    told = {}
    for _, event, *rest in sorted(_together(sets), reverse=True):
        told.setdefault(event, rest)
    return [
        (at, who, sentence, about or title, agreement, dossier, _sent_back(*deed) and agreement is not None)
        for at, who, sentence, about, title, agreement, dossier, *deed in _by_time(told.values())
    ]


def _by_time(rows):
    """The last that were told, in the order in which they happened: what is entered later may be older."""
    return sorted(list(rows)[:NEWS_SHOWN], key=lambda row: row[0], reverse=True)


def _sent_back(act, source):
    return act == Action.RETURN or (act == Action.SUBMIT and source == State.RETURNED)


def _together(sets):
    if not sets:
        return []
    return list(sets[0].union(*sets[1:], all=True)) if len(sets) > 1 else list(sets[0])
