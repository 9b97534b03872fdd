"""Parts that the pages of the library share: chips, marks, tabs, pages of a list."""

from django.urls import reverse
from django.utils.formats import date_format

from agreements.rules.enums import RegulationStatus
from agreements.rules.permissions import Act, refusals
from agreements.views.access import actor_of

TONES = {
    RegulationStatus.IN_FORCE: "success",
    RegulationStatus.AMENDED: "info",
    RegulationStatus.PARTLY_REVOKED: "warning",
    RegulationStatus.REVOKED: "danger",
}
VERIFIED = {"label": "Terverifikasi", "tone": "success", "icon": "verified"}
UNVERIFIED = {"label": "Belum diverifikasi", "tone": "warning", "icon": "help"}
TABS = (("Pustaka", "regulations"), ("Belum di pustaka", "regulation-gaps"), ("Tenggat", "deadlines"))


def tabs(current):
    """Return the tabs of the library; `current`: name of the address shown."""
    shown = (*TABS, *WORK)
    return [{"label": label, "url": reverse(name), "current": name == current} for label, name in shown]


WORK = (
    ("Belum terverifikasi", "regulation-doubts"),
    ("Tindak lanjut", "review-tasks"),
    ("Peta", "regulation-map"),
)


def crumbs(entry, last):
    """Return the breadcrumbs of a page below an entry."""
    here = {"label": entry.short, "url": reverse("regulation", args=[entry.key])}
    return [{"label": "Peraturan", "url": reverse("regulations")}, here, {"label": last}]


def mark(verified):
    """Return the chip that says whether somebody checked it against the official text."""
    return VERIFIED if verified else UNVERIFIED


def status_chip(entry):
    """Return the chip of an entry's standing."""
    return {"label": entry.get_status_display(), "tone": TONES[entry.status]}


def day(date):
    """Return a date in words, or an empty string."""
    return date_format(date, "j F Y") if date else ""


def without(request, *names):
    """Return the query string without these parameters and without the page."""
    query = request.GET.copy()
    for name in (*names, "halaman"):
        query.pop(name, None)
    return query.urlencode()


def pager(request, sheet, what="peraturan"):
    """Return what the pager component needs, or None on a single page."""
    if sheet.paginator.num_pages == 1:
        return None
    rest = without(request)
    link = "?{}&halaman={}" if rest else "?{}halaman={}"
    return {
        "text": f"{sheet.start_index()}–{sheet.end_index()} dari {sheet.paginator.count} {what}",
        "prev": link.format(rest, sheet.number - 1) if sheet.has_previous() else "",
        "next": link.format(rest, sheet.number + 1) if sheet.has_next() else "",
    }


def panel_url(request, entry=None):
    """Return the address in the panel for those who keep or verify regulations; empty for others."""
    keeps = (Act.KEEP_REGULATIONS, Act.VERIFY_REGULATION)
    if all(refusals(actor_of(request), act) for act in keeps):
        return ""
    if entry:
        return reverse("admin:agreements_regulation_change", args=[entry.pk])
    return reverse("admin:agreements_regulation_changelist")
