"""Sharing a text with a partner's contact, closing a link, reading a code out, passing the turn."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agreements.forms.discussion import ShareForm
from agreements.rules.errors import NotAllowed, Refusal
from agreements.rules.permissions import Act
from agreements.views.access import actor_of, demand, only_post, page
from agreements.views.crumbs import crumbs
from agreements.views.discussion import find_discussed, show
from agreements.views.discussion_rows import moment
from agreements.views.discussion_sides import partners_of
from agreements.workflow import sharing
from agreements.workflow.mailing import can_mail


@page
def share(request, uid):
    """Make a personal link for a contact; its address is shown this once."""
    agreement = find_discussed(request, uid)
    demand(request, Act.SHARE_TEXT, agreement.agency_id)
    partners = partners_of(agreement)
    form = ShareForm(
        request.POST or None, partners=partners, state=agreement.state, initial=_contact(partners.first())
    )
    made, status = None, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                made = _made(agreement, actor_of(request), form.cleaned_data)
                status = 201
            except Refusal as refusal:
                form.add_error(None, refusal.reasons)
                status = 409
    context = {
        "agreement": agreement,
        "crumbs": crumbs(agreement, "Bagikan kepada mitra"),
        "form": form,
        "made": made,
        "nobody": not partners,
        "mails": can_mail(),
    }
    response = render(request, "discussion/share.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _contact(partner):
    """What is known of the contact already."""
    if partner is None:
        return {}
    return {
        "partner": partner,
        "name": partner.contact_name,
        "email": partner.contact_email,
        "phone": partner.contact_phone,
    }


def _made(agreement, by, data):
    fields = {name: data[name] for name in sharing.FIELDS}
    link, token = sharing.share(agreement, by=by, partner=data["partner"], days=data["days"], fields=fields)
    return {
        "name": link.name,
        "address": sharing.address_of(token),
        "until": moment(link.expires_at),
        "mailed": bool(link.email) and can_mail(),
        "email": link.email,
    }


@page
def link_act(request, uid, link, act):
    """Close a link at once, or make a code to be read out; the code is shown this once."""
    only_post(request)
    agreement = find_discussed(request, uid)
    demand(request, Act.SHARE_TEXT, agreement.agency_id)
    row = get_object_or_404(agreement.links.select_related("agreement"), uid=link)
    try:
        if act == "cabut":
            sharing.revoke(row, by=actor_of(request))
            messages.success(request, f"Tautan {row.name} dicabut; tidak dapat dibuka lagi.")
        elif act == "kode":
            code = sharing.read_out_code(row, by=actor_of(request))
            spoken = {"name": row.name, "code": f"{code[:3]} {code[3:]}"}
            response = show(request, agreement, extra={"spoken": spoken})
            response["Cache-Control"] = "no-store"
            return response
        else:
            raise Http404
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from None
    except Refusal as refusal:
        messages.error(request, " ".join(refusal.reasons))
    return redirect(f"{reverse('discussion', args=[uid])}#tautan")


@page
def pass_turn(request, uid):
    """Pass the turn to a partner or back to us, with a note."""
    only_post(request)
    agreement = find_discussed(request, uid)
    demand(request, Act.SHARE_TEXT, agreement.agency_id)
    asked = request.POST.get("kepada", "")
    partner = next((row for row in partners_of(agreement) if str(row.uid) == asked), None)
    note = request.POST.get("note", "")[:2000]
    if asked and partner is None:
        raise Http404
    try:
        sharing.pass_turn(agreement, by=actor_of(request), partner=partner, note=note)
    except Refusal as refusal:
        extra = {"turn_refused": {"reasons": refusal.reasons, "note": note}}
        return show(request, agreement, extra=extra, status=409)
    messages.success(request, f"Giliran diserahkan kepada {partner or 'pemerintah daerah'}.")
    return redirect("discussion", uid=uid)
