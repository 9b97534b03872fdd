"""Ticking what the kajian and the rencana kerja sama of a cooperation abroad hold."""

from django.db import transaction

from agreements.models import Cooperation, Guidance
from agreements.rules.enums import Stage
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.foreign_papers import ABROAD, COLUMNS, PLAN, STUDY, STUDY_RULE, closed_reasons, gaps
from agreements.rules.foreign_papers import headings_of as headings_from
from agreements.rules.permissions import MAY, Act, entitled_post, refusals
from agreements.workflow.history import record

NAMES = {STUDY: "kajian", PLAN: "rencana kerja sama"}


def headings_of(paper):
    """Take STUDY or PLAN; return its headings as (code, words). The study's are a row of the chooser."""
    words = Guidance.objects.filter(code=STUDY_RULE).values_list("headings", flat=True).first()
    return headings_from(paper, words or ())


def ticked_of(dossier, paper):
    """Return {code: where it stands} of a dossier's paper."""
    return getattr(dossier, COLUMNS[paper])


def heading_gaps(dossier):
    """Return what a `Case` is told: the headings that the dossier's stage still waits for."""
    if dossier.kind not in ABROAD or dossier.stage not in (Stage.STUDY, Stage.PLANNING):
        return {}
    paper = STUDY if dossier.stage == Stage.STUDY else PLAN
    name = "study_gaps" if paper == STUDY else "plan_gaps"
    return {name: tuple(gaps(headings_of(paper), ticked_of(dossier, paper)))}


def heading_refusals(dossier, paper, by):
    """Return the reasons why this actor may not tick the headings of a paper now; empty = may."""
    return refusals(by, Act.KEEP_HEADINGS, dossier.agency_id) + closed_reasons(
        dossier.kind, dossier.stage, paper
    )


def keep_headings(dossier, paper, *, by, seen, where):
    """Keep where each heading stands in the paper; return the `Cooperation`. One event where it changed.

    `where`: {code: place in the paper, "" = not there}; `seen`: {code: place} as the person had it. Basis:
    Permendagri 25/2020 Ps 12, 15. Raises `NotAllowed`, `NotReady` or `Stale`.
    """
    with transaction.atomic():
        locked = Cooperation.objects.select_for_update(of=("self",)).get(pk=dossier.pk)
        if reasons := refusals(by, Act.KEEP_HEADINGS, locked.agency_id):
            raise NotAllowed(*reasons)
        if reasons := closed_reasons(locked.kind, locked.stage, paper):
            raise NotReady(*reasons)
        before = ticked_of(locked, paper)
        if before != seen:
            raise Stale("Pokok ini sudah diubah orang lain sejak Anda membukanya. Isian Anda dipertahankan.")
        after = {code: where[code] for code, _ in headings_of(paper) if where.get(code)}
        if after == before:
            return locked
        setattr(locked, COLUMNS[paper], after)
        locked.version += 1
        locked.save()
        record(
            cooperation_id=locked.pk,
            by=by,
            post=entitled_post(by, MAY[Act.KEEP_HEADINGS], locked.agency_id),
            act=Act.KEEP_HEADINGS,
            sentence=f"mencatat pokok {NAMES[paper]}",
            data={"headings": [before, after]},
        )
    return locked
