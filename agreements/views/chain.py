"""The dossier drawn: its steps, the chain of its instruments, and what is next and by whom."""

from django.urls import reverse

from agreements.rules.enums import Instrument, Role, State
from agreements.rules.indonesian import number
from agreements.rules.kinds import chain_of
from agreements.rules.progress import SIGNED, called, short_name, steps, what_is_next
from agreements.views.clocks import told
from agreements.views.starting import template_choice
from agreements.views.tones import days_chip, state_chip, waiting
from agreements.workflow.beginning import MANY, beginning_refusals, parent_for

AT_OPD = {Role.OPO, Role.OPH}
OTHER = {Instrument.PKS: "lain", Instrument.RK: "tahun berikutnya"}


def stepper(dossier, instruments, today, *, reported):
    """Return the groups of the `stepper` component."""
    groups = steps(dossier, instruments, today, reported=reported)
    return [
        {
            "label": group.label,
            "steps": [{"label": s.label, "state": s.state, "note": s.note} for s in group.steps],
        }
        for group in groups
    ]


def nexts(dossier, instruments, clocks, *, paraf):
    """Return what is next: dicts of `what`, `who`, `since`, `url`, `clock`, as the page prints them.

    `clocks`: the `Clocks` of today; `clock`: its deadline as `views.clocks.told` gives it, or None.
    """
    return [
        {
            "what": item.what,
            "who": who(item.roles, dossier.agency.short),
            "since": waiting(item.since, clocks.today),
            "url": reverse("agreement", args=[item.subject.uid]) if item.subject else "",
            "clock": told(_deadline(item, dossier, clocks)),
        }
        for item in what_is_next(dossier, instruments, clocks.today, paraf=paraf)
    ]


def _deadline(item, dossier, clocks):
    """Return the `Standing` of what is next: of its own clock, of the instrument's state or of the stage."""
    if item.clock:
        return clocks.standing(item.clock, item.since, dossier.kind)
    if item.subject:
        return clocks.of_state(item.subject.state, dossier.kind, item.since)
    return clocks.of_stage(dossier.stage, dossier.kind, item.since)


def turn_in_list(dossier, instruments, clocks, *, paraf):
    """Return the one of `nexts` that presses most, for a list; None where nobody is waited for."""
    found = nexts(dossier, instruments, clocks, paraf=paraf)
    order = {"danger": 0, "warning": 1, "info": 2}
    return min(found, key=lambda item: order[item["clock"]["tone"]] if item["clock"] else 3, default=None)


def who(roles, agency):
    """Take roles and the short name of the OPD; return them in words, OPD roles with its name."""
    labels = [Role(role).label for role in roles]
    names = [
        label.replace("OPD", agency) if role in AT_OPD else label
        for role, label in zip(roles, labels, strict=True)
    ]
    return " atau ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def chain(dossier, instruments, by, today):
    """Return the nodes of the `chain` component: KSB, NK or LoI, beneath it what rests on it, evaluations.

    What is missing is a dashed node; its `begin` says which instrument it is, and `reasons` why this person
    may not begin it now (empty: may).
    """
    shown = [item for item in instruments if item.state != State.CANCELLED]
    there = {item.pk for item in shown}
    roots = [item for item in shown if item.parent_id not in there]
    nodes = [_node(item, shown, today) for item in roots]
    return nodes + _missing(dossier, shown, nodes, by, today)


def _node(item, shown, today):
    days = days_chip(item, today)
    children = [_node(child, shown, today) for child in shown if child.parent_id == item.pk]
    return {
        "pk": item.pk,
        "kind": short_name(item.instrument),
        "title": item.about,
        "url": reverse("agreement", args=[item.uid]),
        "number": item.number,
        "chip": state_chip(item, today),
        "note": days["text"] if days else "",
        "children": children + [_evaluation(row) for row in item.evaluations.all()],
    }


def _evaluation(row):
    score = f"nilai {number(row.score)}" if row.score is not None else "belum dinilai"
    return {
        "kind": "Evaluasi",
        "title": str(row.semester),
        "url": reverse("evaluation", args=[row.uid]),
        "chip": {"label": row.get_state_display(), "tone": "success" if row.approved_by_id else "info"},
        "note": f"{score}; {row.get_recommendation_display().lower()}" if row.recommendation else score,
    }


def _missing(dossier, shown, nodes, by, today):
    """Dash the instruments that the kind expects; return those that hang beneath nothing."""
    upper, lower = chain_of(dossier.kind)
    above = [item for item in shown if item.instrument == upper]
    below = [item for item in shown if item.instrument == lower]
    if not above and not below:
        node = _dashed(dossier, upper, by, today)
        return [node | {"children": [_dashed(dossier, lower, by, today)]}]
    if above and not below:
        signed = [item for item in above if item.state in SIGNED]
        mother = next(node for node in nodes if node["pk"] == (signed or above)[0].pk)
        mother["children"].append(_dashed(dossier, lower, by, today))
    return []


def _dashed(dossier, form, by, today):
    return {
        "kind": short_name(form),
        "title": f"{short_name(form)} belum disusun",
        "missing": True,
        "begin": str(form),
        "reasons": beginning_refusals(dossier, form, by, parent_for(dossier, form, today), today),
        "children": [],
    }


def begin_buttons(dossier, instruments, nodes, by, today):
    """Take the nodes of the chain; return for `action_form` the acts that begin what is missing.

    What already stands once is offered again only to those who may: a KSB may bear several PKS, a nota
    kesepakatan has a rencana kerja for every year.
    """
    missing = [row for node in nodes for row in (node, *node.get("children", ())) if row.get("begin")]
    if missing:
        return [
            _begin(dossier, row["begin"], f"Susun {called(row['begin'])}", row["reasons"]) for row in missing
        ]
    upper, lower = chain_of(dossier.kind)
    if lower in MANY and any(item.instrument == upper for item in instruments):
        parent = parent_for(dossier, lower, today)
        if not beginning_refusals(dossier, lower, by, parent, today):
            return [_begin(dossier, lower, f"Susun {called(lower)} {OTHER[lower]}", [])]
    return []


def _begin(dossier, form, label, reasons):
    return {
        "key": f"susun-{form}",
        "label": label,
        "url": reverse("agreement-new", args=[dossier.uid, str(form)]),
        "tone": "secondary",
        "icon": "file-plus",
        "reasons": reasons,
        "hidden": {},
        "fields": None if reasons else template_choice(form, dossier.kind),
    }
