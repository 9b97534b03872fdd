"""The door of a partner's contact: a personal link, then a one-time code, then a session for that link alone.

A GET of the address changes nothing, so that a mail scanner that follows links uses nothing up.
"""

from functools import wraps

from axes.helpers import get_client_ip_address
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control

from agreements.forms.discussion import CodeForm
from agreements.models import Government, PartnerLink
from agreements.rules.errors import NotReady
from agreements.rules.sharing import SITTING, masked
from agreements.views.access import only_post
from agreements.workflow.mailing import can_mail
from agreements.workflow.sharing import enter, find_link, opens, send_code

KEY = "guest"


def unseen(view):
    """Decorate a page of a contact: in no cache, in no search engine, its address told to no other site.

    Not "no-referrer": with it browsers send `Origin: null`, which the guard against forged forms refuses.
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return guarded


def government_name():
    """Return what our government is called on a contact's pages."""
    return Government.objects.values_list("short", flat=True).first() or "Pemerintah daerah"


@unseen
def door(request, token):
    """Ask for the code; POST sends one ("kirim") or takes it."""
    link = find_link(token)
    if link is None:
        raise Http404
    if not opens(link):
        return closed(request)
    if request.method == "POST" and "kirim" in request.POST:
        return _sent(request, link, token)
    form, status = CodeForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                reasons = enter(link, code=form.cleaned_data["code"], address=get_client_ip_address(request))
            except NotReady:
                return closed(request)
            if not reasons:
                return _let_in(request, link)
            for reason in reasons:
                form.add_error("code", reason)
    return _door(request, link, form, status)


def _sent(request, link, token):
    try:
        mailed = send_code(link, address=get_client_ip_address(request))
    except NotReady as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return redirect("guest-door", token=token)
    if mailed:
        messages.success(request, f"Kode dikirim ke {masked(link.email, link.phone)}. Berlaku 15 menit.")
    else:
        messages.info(request, "Hubungi petugas yang mengirim tautan ini; ia membacakan kodenya.")
    return redirect("guest-door", token=token)


def _door(request, link, form, status):
    context = {
        "form": form,
        "name": link.name,
        "mails": bool(link.email) and can_mail(),
        "place": masked(link.email, link.phone),
        "government_name": government_name(),
    }
    return render(request, "guest/door.html", context, status=status)


def _let_in(request, link):
    """Begin a session of this link alone; what the browser held of another link is gone."""
    request.session.cycle_key()
    request.session[KEY] = {"link": link.pk, "at": timezone.now().timestamp()}
    return redirect("guest-room")


def closed(request):
    """Say that a link is over; nothing is told of the text or of who shared it."""
    return render(request, "guest/closed.html", {"government_name": government_name()}, status=410)


def guest_page(view):
    """Decorate a page that only the contact of an open link may see; hands in the `PartnerLink`.

    The link is read at every request, so that a revocation or an expiry ends the sitting at once.
    """

    @unseen
    @wraps(view)
    def guarded(request, *args, **kwargs):
        kept = request.session.get(KEY)
        fresh = kept and timezone.now().timestamp() - kept["at"] < SITTING.total_seconds()
        if not fresh:
            return closed(request)
        rows = PartnerLink.objects.select_related("agreement__cooperation", "agreement__agency", "partner")
        link = rows.filter(pk=kept["link"]).first()
        if link is None or not opens(link):
            request.session.pop(KEY, None)
            return closed(request)
        return view(request, link, *args, **kwargs)

    return guarded


@unseen
def leave(request):
    """End the sitting."""
    only_post(request)
    request.session.pop(KEY, None)
    return render(request, "guest/left.html", {"government_name": government_name()})
