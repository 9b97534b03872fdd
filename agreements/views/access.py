"""Who asks, and what exists for them: every page fetches through here."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agreements.models import Agreement, Approval, Attachment, Cooperation, Dispute, Partner, WordImport
from agreements.rules.permissions import refusals


def today():
    """Return today's date in the government's time zone."""
    return timezone.localdate()


def actor_of(request):
    """Take a signed-in request; return its `Actor` (posts held today), asked of the database once."""
    if not hasattr(request, "_actor"):
        request._actor = request.user.actor(today())
    return request._actor


def page(view):
    """Decorate a view that only signed-in people may open."""

    @login_required
    @wraps(view)
    def guarded(request, *args, **kwargs):
        return view(request, *args, **kwargs)

    return guarded


def find_cooperation(request, uid, *related):
    """Return the dossier if it exists for this person; 404 otherwise."""
    rows = Cooperation.objects.visible_to(actor_of(request)).select_related("agency", *related)
    return get_object_or_404(rows, uid=uid)


def find_agreement(request, uid, *related, **told):
    """Return the instrument if it exists for this person; 404 otherwise. `told`: annotations of it."""
    rows = Agreement.objects.visible_to(actor_of(request)).select_related("cooperation", "agency", *related)
    return get_object_or_404(rows.annotate(**told) if told else rows, uid=uid)


def find_approval(request, uid):
    """Return a burden test if its text, or its dossier where it has none, exists for this person."""
    actor = actor_of(request)
    seen = Q(agreement__in=Agreement.objects.visible_to(actor)) | Q(
        agreement__isnull=True, cooperation__in=Cooperation.objects.visible_to(actor)
    )
    related = ("cooperation__agency", "agreement__parent", "tested_by")
    return get_object_or_404(Approval.objects.filter(seen).select_related(*related), uid=uid)


def find_dispute(request, uid):
    """Return a dispute if its dossier exists for this person; 404 otherwise."""
    seen = Cooperation.objects.visible_to(actor_of(request))
    rows = Dispute.objects.filter(cooperation__in=seen)
    rows = rows.select_related("cooperation__agency", "opened_by", "agreement")
    return get_object_or_404(rows, uid=uid)


def find_attachment(request, uid):
    """Return a stored file if what it belongs to exists for this person; 404 otherwise."""
    actor = actor_of(request)
    seen = Q(agreement__in=Agreement.objects.visible_to(actor)) | Q(
        agreement__isnull=True, cooperation__in=Cooperation.objects.visible_to(actor)
    )
    return get_object_or_404(Attachment.objects.filter(seen), uid=uid)


def find_word_import(request, agreement, uid):
    """Return a Word file that this person uploaded to an instrument; for everybody else it is not there."""
    rows = WordImport.objects.filter(agreement=agreement, by=request.user)
    return get_object_or_404(rows, uid=uid)


def find_partner(request, uid):
    """Return a partner; everyone signed in may read partners."""
    return get_object_or_404(Partner.objects.select_related("category", "region"), uid=uid)


def demand(request, act, agency_id=None, kind=""):
    """Raise PermissionDenied (403) with the reasons where this person may not do `act`."""
    reasons = refusals(actor_of(request), act, agency_id, kind)
    if reasons:
        raise PermissionDenied(" ".join(reasons))


def only_post(request):
    """Raise 404 for anything but POST, so that a GET never changes anything."""
    if request.method != "POST":
        raise Http404
