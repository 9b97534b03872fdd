"""The public page behind the QR: what anybody may know of a signed instrument."""

from django.http import Http404
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from agreements.models import Agreement, Government
from agreements.rules.indonesian import long_date
from agreements.rules.progress import SIGNED
from agreements.views.access import today
from agreements.views.instrument import office, term
from agreements.views.tones import days_chip, state_chip

KEPT_SECONDS = 60


@require_safe
def verify(request, uid):
    """Show number, title, parties, dates, phase and hash; what is not signed does not exist here.

    No names of people: who signs is told by office alone.
    """
    rows = Agreement.objects.select_related("revision").prefetch_related("parties")
    agreement = rows.filter(uid=uid, state__in=SIGNED).first()
    if agreement is None:
        raise Http404
    day = today()
    context = {
        "agreement": agreement,
        "chip": state_chip(agreement, day),
        "days": days_chip(agreement, day),
        "signed_on": long_date(agreement.signed_on),
        "term": term(agreement),
        "ended_on": long_date(agreement.terminated_on) if agreement.terminated_on else "",
        "keeper": Government.objects.values_list("body", flat=True).first(),
        "checked_on": long_date(day),
        "parties": [
            {
                "label": party.label,
                "body": party.body,
                "office": office(party),
                "number": party.number,
            }
            for party in agreement.parties.all()
        ],
    }
    response = render(request, "verify/verify.html", context)
    response["X-Robots-Tag"] = "noindex, nofollow"
    if not request.user.is_authenticated:
        patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response
