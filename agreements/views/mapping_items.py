"""Filling in one potential cooperation of a mapping: new, changed, taken out; what the rules say of it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from agreements.forms.mapping import PREFIX, ItemForm, advice, partner_named
from agreements.models import MappingItem, Partner, PartnerCategory
from agreements.rules.errors import Refusal
from agreements.rules.permissions import Act
from agreements.views.access import actor_of, demand, only_post, page
from agreements.views.mapping import find_agency
from agreements.workflow.mapping import drop_item, editing_refusals, save_item

NAMES = 300  # of recorded partners offered while typing


def find_item(request, uid):
    """Return a potential whose mapping exists for this person; 404 otherwise."""
    rows = MappingItem.objects.visible_to(actor_of(request))
    return get_object_or_404(rows.select_related("mapping__agency", "partner", "category"), uid=uid)


@page
def new_item(request, code, year):
    """Add a potential; the first begins the mapping."""
    agency = find_agency(request, code, year)
    demand(request, Act.MAP, agency.pk)
    given = {"agency": agency, "year": year}
    if request.method != "POST":
        start = {
            "affair": request.GET.get("urusan", ""),
            "first_year": year,
            "last_year": year,
            "priority": "2",
        }
        return _item_form(request, agency, year, ItemForm(initial=start, **given))
    form = ItemForm(request.POST, **given)
    return _saved(request, agency, year, form)


@page
def edit_item(request, uid):
    """Change a potential of a mapping that is still open."""
    item = find_item(request, uid)
    agency, year = item.mapping.agency, item.mapping.year
    demand(request, Act.MAP, agency.pk)
    given = {"agency": agency, "year": year}
    if request.method != "POST":
        if reasons := editing_refusals(agency, item.mapping, actor_of(request)):
            messages.warning(request, " ".join(reasons))
            return redirect("mapping", code=agency.code, year=year)
        kept = {name: getattr(item, name) for name in ItemForm.base_fields}
        kept |= {"affair": item.affair_id, "category": item.category_id}
        kept["candidate"] = item.partner.name if item.partner_id else item.candidate
        return _item_form(request, agency, year, ItemForm(initial=kept, **given), item)
    return _saved(request, agency, year, ItemForm(request.POST, **given), item)


def _saved(request, agency, year, form, item=None):
    if not form.is_valid():
        return _item_form(request, agency, year, form, item, status=400)
    seen = (form.cleaned_data["version"] or 0) if item else None
    fields, by = form.columns(), actor_of(request)
    try:
        kept = save_item(agency, year, by=by, fields=fields, item=item, seen=seen)
    except Refusal as refusal:
        for reason in refusal.reasons:
            form.add_error(None, reason)
        return _item_form(request, agency, year, form, item, status=409)
    messages.success(request, f"Potensi “{kept.object}” tersimpan.")
    return redirect("mapping", code=agency.code, year=year)


def _item_form(request, agency, year, form, item=None, status=200):
    place = reverse("mapping", args=[agency.code, year])
    context = {
        "agency": agency,
        "year": year,
        "form": form,
        "item": item,
        "partners": Partner.objects.order_by("name").values_list("name", flat=True)[:NAMES],
        "advice": _advice(form["candidate"].value() or "", form["category"].value()),
        "prefix": PREFIX,
        "crumbs": [
            {"label": "Pemetaan", "url": f"{reverse('planning')}?tahun={year}"},
            {"label": f"{agency.short} {year}", "url": place},
            {"label": "Ubah potensi" if item else "Potensi baru"},
        ],
        "back_url": place,
    }
    return render(request, "planning/item_form.html", context, status=status)


@page
@require_safe
def item_advice(request):
    """The kinds that a candidate or a category allows, while a potential is being filled in."""
    demand(request, Act.READ_MAPPING)
    name, category = (request.GET.get(f"{PREFIX}-{each}", "") for each in ("candidate", "category"))
    return render(request, "planning/_item_advice.html", {"advice": _advice(name, category)})


def _category(key):
    is_key = key.isascii() and key.isdecimal() and len(key) < 10
    return PartnerCategory.objects.filter(pk=int(key)).first() if is_key else None


def _advice(name, category):
    """Return what the rules say of a candidate's name and a category's key: kinds, or why there are none."""
    partner = partner_named(str(name)[:200].replace("\0", ""))
    category = partner.category if partner else _category(str(category or ""))
    choice = advice(partner, category)
    return {
        "who": partner.name if partner else category.name if category else "",
        "recorded": bool(partner),
        "category": category.name if category else "",
        "options": [(option.kind.label, option.explanation) for option in choice.options],
        "refusals": choice.refusals,
        "basis": category.basis if category else "",
        "verified": category.verified if category else True,
    }


@page
def drop(request, uid):
    """Take a potential out of its mapping."""
    only_post(request)
    item = find_item(request, uid)
    agency, year = item.mapping.agency, item.mapping.year
    demand(request, Act.MAP, agency.pk)
    version = request.POST.get("version", "")
    seen = int(version) if version.isascii() and version.isdecimal() and len(version) < 9 else 0
    try:
        drop_item(item, by=actor_of(request), seen=seen)
    except Refusal as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, f"Potensi “{item.object}” dihapus dari pemetaan.")
    return redirect("mapping", code=agency.code, year=year)
