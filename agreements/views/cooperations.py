"""Dossiers: the list, the page of one with its acts, and beginning its instruments."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from agreements.forms.attachment import AttachmentForm
from agreements.forms.cooperation import OWN, CooperationFilter
from agreements.models import Agreement, Approval, Cooperation, Evaluation, Initial, Report
from agreements.reports.clocks import late_cooperations
from agreements.rules.enums import CityPower, Instrument, ReportState, Stage, State
from agreements.rules.errors import NotAllowed, Refusal
from agreements.rules.paths.dprd import RUNNING, standings
from agreements.rules.paths.papers import groups_of_dossier
from agreements.rules.permissions import CITYWIDE, Act, refusals
from agreements.rules.planning import exception_complaints
from agreements.rules.progress import called, short_name
from agreements.views.access import actor_of, find_cooperation, only_post, page, today
from agreements.views.attachments import file_rows
from agreements.views.burden import dossier_approvals
from agreements.views.buttons import Refused, buttons_for, press, unopened
from agreements.views.chain import begin_buttons, chain, nexts, stepper, turn_in_list
from agreements.views.clocks import clocks_of
from agreements.views.clocks import told as told_clock
from agreements.views.disputes import dispute_rows
from agreements.views.headings import heading_panels
from agreements.views.history import events_seen, told
from agreements.views.offers import offer_rows
from agreements.views.paging import after, page_of
from agreements.views.planning_parts import list_warning, plan_row_of, plan_rows, row_told
from agreements.views.starting import begun_from, chosen_template
from agreements.views.studies import study_row
from agreements.views.tones import stage_chip, state_chip
from agreements.workflow.beginning import begin, parent_for
from agreements.workflow.dossier import editing_refusals
from agreements.workflow.placing import placing_refusals

AT_DPRD = Approval.objects.filter(state__in=RUNNING)
PER_PAGE = 25
LATEST = 10


@page
def cooperations(request):
    """The dossiers that exist for this person, newest first, narrowed by the filter."""
    form = CooperationFilter(request.GET)
    clocks = clocks_of(request)
    rows = form.narrow(Cooperation.objects.visible_to(actor_of(request)))
    if form.late:
        rows = rows.filter(late_cooperations(clocks, actor_of(request).roles if form.late == OWN else None))
    rows = after(rows, request.GET.get("setelah", "")).select_related("agency").order_by("-pk")
    seen = Agreement.objects.visible_to(actor_of(request)).exclude(state=State.CANCELLED).order_by("pk")
    rows = rows.prefetch_related("partners", Prefetch("agreements", seen), Prefetch("approvals", AT_DPRD))
    shown, pager = page_of(request, rows, PER_PAGE, "kerja sama")
    paraf = _paraf([item for dossier in shown for item in dossier.agreements.all()])
    context = {
        "form": form,
        "rows": [_row(dossier, clocks, paraf) for dossier in shown],
        "pager": pager,
        "narrowed": any(request.GET.get(name) for name in form.fields),
        "wide": bool(actor_of(request).roles & CITYWIDE),
        "may_take_legacy": not refusals(actor_of(request), Act.TAKE_LEGACY),
        "may_start": not refusals(actor_of(request), Act.START_DOSSIER),
    }
    return render(request, "cooperations/list.html", context)


def _row(dossier, clocks, paraf):
    day, instruments = clocks.today, list(dossier.agreements.all())
    return {
        "title": dossier.title,
        "url": reverse("cooperation", args=[dossier.uid]),
        "partners": ", ".join(partner.name for partner in dossier.partners.all()),
        "kind": dossier.get_kind_display(),
        "agency": dossier.agency.short,
        "chip": stage_chip(dossier, instruments, day),
        "turn": turn_in_list(dossier, instruments, clocks, paraf=paraf),
        "dprd": [told_clock(each) for row in dossier.approvals.all() for each in standings(row, clocks)],
        "instruments": [
            {"name": short_name(item.instrument), **state_chip(item, day)} for item in instruments
        ],
    }


@page
def cooperation(request, uid):
    """The page of one dossier."""
    return show(request, find_cooperation(request, uid))


def show(request, dossier, refused=None):
    """Render the dossier's page; `refused`: an act that was not done, told on the page with its status."""
    by, day = actor_of(request), today()
    instruments = list(_instruments(dossier, by))
    nodes = chain(dossier, instruments, by, day)
    buttons = buttons_for(request, dossier, refused=refused)
    events = list(events_seen(request, dossier)[: LATEST + 1])
    attach_reasons = refusals(by, Act.ATTACH, dossier.agency_id)
    planned = plan_row_of(dossier)
    context = {
        "dossier": dossier,
        "chip": stage_chip(dossier, instruments, day),
        "steps": stepper(dossier, instruments, day, reported=_reported(instruments)),
        "nodes": nodes,
        "begin": begin_buttons(dossier, instruments, nodes, by, day),
        "nexts": nexts(dossier, instruments, clocks_of(request), paraf=_paraf(instruments)),
        "buttons": [button for button in buttons if button["mine"] or button["forward"]],
        "others": [button for button in buttons if not (button["mine"] or button["forward"])],
        "refused": unopened(refused, buttons),
        "partners": list(dossier.partners.select_related("category", "region").order_by("places__order")),
        "disputes": dispute_rows(dossier.disputes.select_related("agreement")),
        "may_dispute": _may_dispute(dossier, instruments, by),
        "study": _study(dossier),
        "headings": heading_panels(dossier),
        "approvals": dossier_approvals(dossier, instruments),
        "offers": offer_rows(dossier),
        "affairs": _affairs(dossier),
        "plans": plan_rows(dossier.plans.all()),
        "plan_row": row_told(planned, by),
        "may_place": not placing_refusals(dossier, by),
        "list_warning": list_warning(dossier, planned),
        "before": _before(dossier, by),
        "exception_gaps": exception_complaints(dossier.exception_facts),
        "files": file_rows(_attachments(dossier, instruments), _file_address, named=True),
        "attach_form": None if attach_reasons else AttachmentForm(groups=groups_of_dossier(dossier)),
        "attach_reasons": attach_reasons,
        "edit_reasons": editing_refusals(dossier, by),
        "events": [told(event) for event in events[:LATEST]],
        "more_events": len(events) > LATEST,
    }
    status = refused.status if refused else 200
    return render(request, "cooperations/page.html", context, status=status)


def _may_dispute(dossier, instruments, by):
    """Whether this person may record a dispute: there is something signed to differ about."""
    return any(item.is_signed for item in instruments) and not refusals(
        by, Act.OPEN_DISPUTE, dossier.agency_id
    )


def _before(dossier, by):
    """Return words and address of the old agreement that a dossier goes on from, or None."""
    old = dossier.continues
    if old is None:
        return None
    seen = Agreement.objects.visible_to(by).filter(pk=old.pk).exists()
    return {"words": str(old), "url": reverse("agreement", args=[old.uid]) if seen else ""}


def _study(dossier):
    """Return the newest meeting of TKKSD; {} while it is awaited, None where there is nothing to say."""
    last = dossier.studies.select_related("by").first()
    return study_row(last) if last else {"meeting": ""} if dossier.stage == Stage.STUDY else None


def _instruments(dossier, by):
    evaluations = Prefetch("evaluations", Evaluation.objects.order_by("year", "half"))
    return dossier.agreements.visible_to(by).prefetch_related(evaluations).order_by("pk")


def _reported(instruments):
    sent = (ReportState.SUBMITTED, ReportState.ACCEPTED)
    return Report.objects.filter(agreement__in=instruments, state__in=sent).exists()


def _paraf(instruments):
    """Return {pk: roles} of the paraf on the frozen texts."""
    final = {item.pk: item.revision_id for item in instruments if item.state == State.FINAL}
    rows = Initial.objects.filter(agreement__in=final, revision__in=final.values()) if final else []
    return {pk: tuple(row.role for row in rows if row.agreement_id == pk) for pk in final}


def _affairs(dossier):
    return [
        {
            "words": str(affair),
            "doubt": affair.get_city_power_display() if affair.city_power != CityPower.FULL else "",
            "note": affair.note,
        }
        for affair in dossier.affairs.all()
    ]


def _file_address(row):
    return reverse("file", args=[row.uid])


def _attachments(dossier, instruments):
    """Papers of the dossier and of those of its instruments that exist for this person."""
    seen = {item.pk for item in instruments} | {None}
    rows = dossier.attachments.select_related("by", "agreement")
    return [row for row in rows if row.agreement_id in seen]


@page
def act(request, uid, action):
    """Do an act of the table on a dossier."""
    dossier = find_cooperation(request, uid)
    pressed = press(request, dossier, action)
    if pressed.refused:
        return show(request, find_cooperation(request, uid), pressed.refused)
    messages.success(request, f"Anda {pressed.event}.")
    return redirect("cooperation", uid=uid)


@page
def begin_agreement(request, uid, instrument):
    """Begin an instrument in the dossier; its text is written on the next page."""
    only_post(request)
    dossier = find_cooperation(request, uid)
    if instrument not in set(Instrument) - {Instrument.ADDENDUM}:
        raise Http404
    parent = parent_for(dossier, instrument, today())
    template = chosen_template(request.POST.get("template", ""))
    try:
        agreement = begin(dossier, instrument, by=actor_of(request), parent=parent, template=template)
    except Refusal as refusal:
        status = 403 if isinstance(refusal, NotAllowed) else 409
        label = f"Susun {called(instrument)}"
        return show(request, dossier, Refused(instrument, label, tuple(refusal.reasons), status))
    messages.success(request, f"Rancangan {called(instrument)} dimulai dengan {begun_from(agreement)}.")
    return redirect("agreement-write", uid=agreement.uid)
