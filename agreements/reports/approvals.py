"""Burden tests and requests to the DPRD that are still open."""

from django.db.models import Q

from agreements.models import Agreement, Approval, Cooperation
from agreements.rules.enums import ApprovalState
from agreements.rules.paths.dprd import AT_DPRD

OPEN = (ApprovalState.TESTED, ApprovalState.TO_SEND, *AT_DPRD)


def open_tests(actor):
    """Return the open ones whose text, or whose dossier where they have none, exists for this actor."""
    seen = Q(agreement__in=Agreement.objects.visible_to(actor)) | Q(
        agreement__isnull=True, cooperation__in=Cooperation.objects.visible_to(actor)
    )
    return Approval.objects.filter(seen, state__in=OPEN)
