"""The picture of an emblem, for previews and the panel."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from agreements.models import Emblem
from agreements.views.access import page


@page
@require_GET
def emblem(request, sha256):
    """Give the PNG of that hash; it never changes."""
    data = Emblem.objects.filter(sha256=sha256).values_list("data", flat=True).first()
    if data is None:
        raise Http404
    response = HttpResponse(bytes(data), content_type="image/png")
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response
