"""Usulan baru: with whom, in which kind, on what; and changing a dossier that is still an idea."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render

from agreements.forms.partner import PartnerForm
from agreements.models import Affair, Cooperation, Partner, PlanLink
from agreements.rules.enums import (
    AffairGroup,
    AttachmentKind,
    CityPower,
    Initiative,
    Kind,
    PlanException,
    Purpose,
)
from agreements.rules.errors import NotReady, Stale
from agreements.rules.permissions import Act
from agreements.views.access import actor_of, demand, find_cooperation, page
from agreements.views.advice import advice_for
from agreements.views.partner_forms import filled_by_region, save_partner
from agreements.views.proposal_forms import PARTNER, Proposal
from agreements.workflow import dossier as dossiers

FOUND = 8
LABELS = {"partners": "Mitra", "affairs": "Urusan", "plans": "Kaitan perencanaan"}
CODES = {"kind": Kind, "purpose": Purpose, "initiative": Initiative, "plan_exception": PlanException}


@dataclass(frozen=True)
class Clash:
    """Somebody saved first: the sentence, and what stands now beside what was typed."""

    reasons: tuple
    rows: tuple = ()


@page
def new(request):
    """Begin a dossier."""
    demand(request, Act.START_DOSSIER)
    proposal = _rearranged(Proposal(request)).build()
    if not (proposal.saving and proposal.is_valid()):
        return _form(request, proposal)
    given, agency = proposal.given(), proposal.form.cleaned_data["agency"]
    try:
        given |= {"plan_row": proposal.plan_row, "burden": proposal.burden}
        dossiers.start(by=actor_of(request), agency=agency, uid=proposal.uid, **given)
        messages.success(request, "Usulan tersimpan. Lengkapi bila perlu, lalu ajukan dari halaman ini.")
    except Stale as refusal:
        messages.info(request, " ".join(refusal.reasons))
    return redirect("cooperation", uid=proposal.uid)


@page
def edit(request, uid):
    """Change the data of a dossier that is still an idea or was returned."""
    dossier = find_cooperation(request, uid)
    demand(request, Act.EDIT_DOSSIER, dossier.agency_id)
    if request.method != "POST" and (reasons := dossiers.editing_refusals(dossier, actor_of(request))):
        messages.warning(request, " ".join(reasons))
        return redirect("cooperation", uid=uid)
    proposal = _rearranged(Proposal(request, dossier)).build()
    if not (proposal.saving and proposal.is_valid()):
        return _form(request, proposal)
    seen = proposal.form.cleaned_data["version"] or 0
    try:
        dossiers.edit(dossier, by=actor_of(request), seen=seen, **proposal.given())
    except Stale as refusal:
        return _clashed(request, proposal, refusal)
    except NotReady as refusal:
        return _form(request, proposal, Clash(tuple(refusal.reasons)))
    messages.success(request, "Data kerja sama tersimpan.")
    return redirect("cooperation", uid=uid)


def _rearranged(proposal):
    """Do what a button besides "Simpan" says to the form itself."""
    if proposal.do == "pilih":
        proposal.choose(proposal.target)
    elif proposal.do == "lepas":
        proposal.leave(proposal.target)
    elif proposal.do in ("kategori", "daerah"):
        proposal.partner_form = PartnerForm(prefix=PARTNER, initial=filled_by_region(proposal.data, PARTNER))
    elif proposal.do == "mitra":
        _new_partner(proposal)
    return proposal


def _new_partner(proposal):
    """Write the new partner and choose it; where it is refused its part of the form says why."""
    form = PartnerForm(proposal.data, prefix=PARTNER)
    kept = save_partner(proposal.request, form)
    if kept.partner is None:
        proposal.partner_form, proposal.alike = form, kept.alike
        return
    proposal.choose(str(kept.partner.uid))
    proposal.partner_form = PartnerForm(prefix=PARTNER)
    messages.success(proposal.request, f"Mitra {kept.partner.name} tersimpan dan dipilih.")


def _clashed(request, proposal, refusal):
    """Show both versions: what stands now, and what was typed, which stays in the form."""
    typed, given = proposal.form.columns(), proposal.given()
    mine = {name: dossiers.told(value) for name, value in typed.items()} | {
        "partners": [partner.name for partner in given["partners"]],
        "affairs": [str(affair) for affair in sorted(given["affairs"], key=lambda affair: affair.code)],
        "plans": [dossiers.plan_words(PlanLink(**plan)) for plan in given["plans"]],
    }
    fresh = Cooperation.objects.get(pk=proposal.dossier.pk)
    theirs = dossiers.as_told(fresh)
    rows = [(_label(name), _words(name, theirs[name]), _words(name, mine[name])) for name in theirs]
    clash = Clash(tuple(refusal.reasons), tuple(row for row in rows if row[1] != row[2]))
    return _form(request, proposal.renew(fresh.version), clash)


def _label(name):
    return LABELS.get(name) or str(Cooperation._meta.get_field(name).verbose_name).capitalize()


def _words(name, value):
    if name in CODES:
        return CODES[name](value).label if value else ""
    return "; ".join(sorted(value)) if isinstance(value, list) else value


def _form(request, proposal, clash=None):
    context = {
        "proposal": proposal,
        "dossier": proposal.dossier,
        "form": proposal.form,
        "plans": proposal.plans,
        "partner_form": proposal.partner_form,
        "alike": proposal.alike,
        "chosen": proposal.partners,
        "search": proposal.search,
        "found": _found(proposal),
        "groups": _affair_groups(proposal),
        "advice": advice_for(proposal.choice, proposal.form.kind_now, proposal.form.purpose_now),
        "adding": proposal.do in ("kategori", "daerah")
        or proposal.partner_form.is_bound
        or (proposal.data is None and bool(proposal.partner_form.initial)),
        "clash": clash,
        "evidence": _evidence(proposal.dossier),
        "lost_file": bool(request.FILES),
    }
    refused = proposal.partner_form.is_bound or (proposal.saving and not proposal.is_valid())
    status = 409 if clash else 400 if refused else 200
    return render(request, "cooperations/form.html", context, status=status)


def _evidence(dossier):
    """Return the names of the files that already prove the exception."""
    if dossier is None or not dossier.plan_exception:
        return []
    rows = dossier.attachments.filter(kind=AttachmentKind.PLAN_EVIDENCE, void=False)
    return list(rows.values_list("name", flat=True))


def _found(proposal):
    """Partners whose names hold every word searched for, without those already chosen."""
    if not proposal.search or "\0" in proposal.search:
        return []
    rows = Partner.objects.select_related("category").exclude(pk__in=[p.pk for p in proposal.partners])
    for word in proposal.search.split()[:6]:
        rows = rows.filter(name__icontains=word)
    return list(rows.order_by("name")[:FOUND])


def _affair_groups(proposal):
    """Urusan by group, those of the OPD first; each says where it is not wholly the city's."""
    marked = {str(pk) for pk in proposal.form["affairs"].value() or ()}
    own = _own_affairs(proposal)
    rows = [
        {
            "pk": affair.pk,
            "words": str(affair),
            "checked": str(affair.pk) in marked,
            "doubt": affair.get_city_power_display() if affair.city_power != CityPower.FULL else "",
            "note": affair.note,
            "group": "own" if affair.pk in own else affair.group,
        }
        for affair in Affair.objects.all()
    ]
    labels = {"own": "Urusan OPD ini"} | {group.value: group.label for group in AffairGroup}
    groups = [(label, [row for row in rows if row["group"] == code]) for code, label in labels.items()]
    return [(label, members) for label, members in groups if members]


def _own_affairs(proposal):
    dossier = proposal.dossier
    agencies = [dossier.agency_id] if dossier else actor_of(proposal.request).agency_ids
    return set(Affair.objects.filter(agencies__in=agencies).values_list("pk", flat=True))
