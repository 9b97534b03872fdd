"""The public page behind the QR: what anybody may know of a signed instrument."""

from django.http import Http404
from django.shortcuts import render

from agreements.models import Agreement
from agreements.rules.enums import State
from agreements.views.access import today

SIGNED = (State.SIGNED, State.IN_FORCE, State.TERMINATED)


def verify(request, uid):
    """Show number, title, parties, dates, phase and hash; what is not signed does not exist here."""
    rows = Agreement.objects.select_related("revision").prefetch_related("parties")
    agreement = rows.filter(uid=uid, state__in=SIGNED).first()
    if agreement is None:
        raise Http404
    context = {"agreement": agreement, "phase": agreement.phase(today())}
    response = render(request, "verify/verify.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
