"""Starting a dossier from a row of the yearly plan: which row, and what it already says."""

from agreements.forms.cooperation import read_uid
from agreements.reports.year_plan import startable
from agreements.views.access import actor_of

FIELD = "rencana"  # in the address
HIDDEN = "rencana_butir"  # in the form that goes with it


def row_asked(request):
    """Return the row of a fixed plan from which this person starts a dossier, or None."""
    posted = request.method == "POST"
    uid = read_uid(request.POST.get(HIDDEN, "") if posted else request.GET.get(FIELD, ""))
    return startable(actor_of(request)).filter(uid=uid).first() if uid else None


def prefilled(row):
    """Return the initial values of a dossier's form that a row gives; none for None."""
    if row is None:
        return {}
    return {
        "title": row.object[:250],
        "object": row.object,
        "benefit": row.benefit,
        "kind": row.kind,
        "agency": row.agency_id,
        "affairs": [row.affair_id],
    }


def partners_of_row(row):
    """Return the uids of the partners that a row names."""
    return [row.partner.uid] if row and row.partner_id else []


def plans_of_row(row):
    """Return the planning links that a row gives, as a form takes them."""
    if row is None or not row.code:
        return []
    return [
        {"document": row.document, "year": row.plan.year, "code": row.code, "name": row.programme, "page": ""}
    ]
