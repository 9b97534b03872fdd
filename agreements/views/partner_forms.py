"""Writing down a partner: new or changed, with a word of warning where one like it is there already."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse

from agreements.forms.partner import COLUMNS, PartnerForm, told_by_region
from agreements.models import Partner, Region
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.permissions import Act
from agreements.views.access import actor_of, demand, find_partner, page
from agreements.workflow.partners import keep_partner, look_alikes


@dataclass(frozen=True)
class Kept:
    """What came of saving: the partner, or the look-alikes or the clash that stood in the way."""

    partner: Partner | None = None
    alike: list = field(default_factory=list)
    clash: tuple = ()


def save_partner(request, form, partner=None):
    """Save a bound `PartnerForm`; return a `Kept`. Raises PermissionDenied with the reasons."""
    if not form.is_valid():
        return Kept()
    fields = form.columns()
    try:
        saved = keep_partner(
            by=actor_of(request),
            fields=fields,
            partner=partner,
            seen=form.cleaned_data["version"],
            sure=form.cleaned_data["sure"],
        )
    except NotAllowed as refusal:
        raise PermissionDenied(" ".join(refusal.reasons)) from None
    except Stale as refusal:
        return Kept(clash=tuple(refusal.reasons))
    except NotReady as refusal:
        for reason in refusal.reasons:
            form.add_error("name", reason)
        return Kept(alike=alike_rows(fields["name"], partner))
    return Kept(partner=saved)


def alike_rows(name, but=None):
    """Return the partners that look like `name`, as the warning prints them."""
    return [
        {"name": row.name, "category": row.category.name, "seat": row.seat, "url": address(row)}
        for row in look_alikes(name, but=but)
    ]


def address(partner):
    """Return the address of a partner's page."""
    return reverse("partner", args=[partner.uid])


def filled_by_region(data, prefix=""):
    """Take what was typed; return it with what the chosen region tells in the places still empty."""
    lead = f"{prefix}-" if prefix else ""
    typed = {name: data.get(f"{lead}{name}", "") for name in (*COLUMNS, "version")}
    key = typed["region"]
    region = Region.objects.filter(pk=key).first() if key.isdecimal() and len(key) < 10 else None
    told = told_by_region(region) if region else {}
    if region:
        before = told_by_region_named(typed["name"])
        typed |= {name: value for name, value in told.items() if typed[name] in ("", before.get(name))}
    return {name: value for name, value in typed.items() if value}


def told_by_region_named(name):
    """Return what an earlier choice of the region of that name had filled in, so that it may be replaced."""
    region = Region.objects.filter(name=name).first() if "\0" not in name else None
    return told_by_region(region) if region else {}


@page
def new(request):
    """Write down a new partner."""
    demand(request, Act.EDIT_PARTNER)
    return _edited(request)


@page
def edit(request, uid):
    """Change a partner."""
    demand(request, Act.EDIT_PARTNER)
    return _edited(request, find_partner(request, uid))


def _edited(request, partner=None):
    """Show the form, let a button rearrange it, or save it."""
    do = request.POST.get("do", "")
    if request.method != "POST":
        return _form(request, PartnerForm(partner=partner), partner)
    if do in ("kategori", "daerah"):
        return _form(request, PartnerForm(partner=partner, initial=filled_by_region(request.POST)), partner)
    form = PartnerForm(request.POST, partner=partner)
    kept = save_partner(request, form, partner)
    if kept.partner:
        messages.success(request, f"Mitra {kept.partner.name} tersimpan.")
        return redirect("partner", uid=kept.partner.uid)
    if kept.clash:
        return _clashed(request, form, partner, kept.clash)
    return _form(request, form, partner, alike=kept.alike, status=400)


def _clashed(request, form, partner, reasons):
    """Show what stands now beside what was typed, and let the form save over it."""
    fresh = find_partner(request, partner.uid)
    mine = form.columns()
    rows = [
        (PartnerForm.base_fields[name].label, getattr(fresh, name) or "", mine[name] or "")
        for name in COLUMNS
        if (getattr(fresh, name) or "") != (mine[name] or "")
    ]
    data = request.POST.copy()
    data["version"] = str(fresh.version)
    clash = {"reasons": reasons, "rows": rows}
    return _form(request, PartnerForm(data, partner=fresh), fresh, clash=clash, status=409)


def _form(request, form, partner, *, alike=(), clash=None, status=200):
    context = {"form": form, "partner": partner, "alike": alike, "clash": clash}
    return render(request, "partners/form.html", context, status=status)


@page
def alike(request):
    """The look-alikes of a name that is being typed, as a part of a page."""
    name = next((value for key, value in request.GET.items() if key.endswith("name")), "")[:200]
    rows = alike_rows(name) if len(name) > 3 and "\0" not in name else []
    return render(request, "partners/_alike.html", {"alike": rows, "live": True})
