"""Where a page of an instrument lies."""

from django.urls import reverse

from agreements.rules.progress import short_name


def crumbs(agreement, last=""):
    """Return the breadcrumbs of a page of an instrument; without `last`, the instrument is the last."""
    dossier = agreement.cooperation
    trail = [
        {"label": "Kerja Sama", "url": reverse("cooperations")},
        {"label": dossier.title, "url": reverse("cooperation", args=[dossier.uid])},
    ]
    name = short_name(agreement.instrument)
    if not last:
        return [*trail, {"label": name}]
    return [*trail, {"label": name, "url": reverse("agreement", args=[agreement.uid])}, {"label": last}]
