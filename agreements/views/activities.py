"""The activities of a rencana kerja: the table that is filled in, and one year beside the one before.

One form a page. Buttons that only rearrange it (add, remove, move) write nothing and keep what was typed.
"""

from dataclasses import asdict

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from agreements.documents.content import activity_facts
from agreements.documents.redline import WORDS, activity_groups
from agreements.forms.activity import ActivitiesForm
from agreements.models import Agreement
from agreements.rules.activities import MOST, gaps, total
from agreements.rules.comparing import REMOVED, changed_activities
from agreements.rules.enums import Instrument, State
from agreements.rules.errors import NotAllowed, Refusal
from agreements.rules.indonesian import money
from agreements.rules.permissions import Act
from agreements.views.access import actor_of, demand, find_agreement, page
from agreements.views.crumbs import crumbs
from agreements.workflow.drafting import activities_mark, save_activities, writing_refusals

RELATED = ("parent", "edited_by")
BETWEEN_YEARS = WORDS | {REMOVED: "Tidak dilanjutkan"}


@page
def activities(request, uid):
    """Fill in the activities; for who may only read, they stand on the page of the rencana kerja."""
    agreement = _plan(request, uid)
    demand(request, Act.EDIT_TEXT, agreement.agency_id)
    act, sent = request.POST.get("do", "save"), request.method == "POST"
    form = ActivitiesForm(
        list(agreement.activities.all()),
        data=request.POST if sent else None,
        act="" if act == "save" else act,
    )
    seen, refusal, status = request.POST.get("seen") or activities_mark(agreement), None, 200
    if sent and act == "save":
        refusal = _save(request, agreement, form, seen)
        if refusal == "":
            messages.success(request, "Kegiatan tersimpan.")
            return redirect("agreement-activities", uid=uid)
        status = 422 if refusal is None else 403 if isinstance(refusal, NotAllowed) else 409
        seen = seen if refusal is None else activities_mark(agreement)
    context = {
        "agreement": agreement,
        "crumbs": crumbs(agreement, "Kegiatan"),
        "closed": writing_refusals(agreement, actor_of(request)),
        "refusal": refusal,
        "form": form,
        "seen": seen,
        "full": len(form.forms) >= MOST,
        "lacking": _lacking(agreement) if not sent else [],
        "back": reverse("agreement", args=[uid]),
        "before": _year_before(request, agreement),
    }
    return render(request, "agreements/activities.html", context, status=status)


def _save(request, agreement, form, seen):
    """Do the act; return "" where it is done, None where the form is wrong, else the `Refusal`."""
    if not form.is_valid():
        return None
    try:
        save_activities(agreement, by=actor_of(request), seen=seen, rows=form.columns())
    except Refusal as refusal:
        return refusal
    return ""


def _plan(request, uid):
    agreement = find_agreement(request, uid, *RELATED)
    if agreement.instrument != Instrument.RK:
        raise Http404
    return agreement


def _lacking(agreement):
    """Return what each kept activity does not say yet, as (place, programme, words)."""
    rows = enumerate(agreement.activities.all(), 1)
    found = ((place, row.programme, gaps(activity_facts(row, agreement.year))) for place, row in rows)
    return [(place, name, ", ".join(words)) for place, name, words in found if words]


def _year_before(request, agreement):
    """Return the rencana kerja of the latest earlier year beneath the same nota kesepakatan, or None."""
    rows = Agreement.objects.visible_to(actor_of(request)).exclude(state=State.CANCELLED)
    rows = rows.filter(parent=agreement.parent_id, instrument=Instrument.RK)
    if agreement.continues_id:
        return rows.filter(pk=agreement.continues_id).first()
    return rows.filter(year__lt=agreement.year).order_by("-year", "-pk").first()


@page
def compared(request, uid):
    """One year's activities beside those of the year, or the version, before."""
    agreement = _plan(request, uid)
    before = _year_before(request, agreement)
    old = _facts(before) if before else ()
    new = _facts(agreement)
    context = {
        "agreement": agreement,
        "before": before,
        "crumbs": crumbs(agreement, "Perbandingan"),
        "groups": _groups(old, new, before.year == agreement.year) if before else [],
        "sums": _sums(old, new),
        "back": reverse("agreement", args=[uid]),
    }
    return render(request, "agreements/activities_compared.html", context)


def _facts(agreement):
    return tuple(activity_facts(row, agreement.year) for row in agreement.activities.all())


def _groups(old, new, one_year):
    changes = changed_activities([asdict(row) for row in old], [asdict(row) for row in new])
    return activity_groups(changes, WORDS if one_year else BETWEEN_YEARS)


def _sums(old, new):
    sides = (("Pemerintah daerah", "estimate_ours"), ("Kementerian/lembaga", "estimate_theirs"))
    return [(label, _money(total(old, name)), _money(total(new, name))) for label, name in sides]


def _money(value):
    return "" if value is None else money(value)
