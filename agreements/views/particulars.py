"""What stands beside the text of an instrument: its parties and its data.

One form a page. Buttons that only rearrange it (search, add, remove, move) write nothing and give back
everything that was typed.
"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from agreements.documents.checking import examine
from agreements.forms.agreement import FIELDS, BasesForm, DataForm
from agreements.forms.party import MOST, PartiesForm
from agreements.models import Partner
from agreements.rules.errors import NotAllowed, Refusal
from agreements.rules.permissions import Act
from agreements.views.access import actor_of, demand, find_agreement, page, today
from agreements.views.crumbs import crumbs
from agreements.views.findings import by_field
from agreements.workflow.drafting import data_mark, parties_mark, save_data, save_parties, writing_refusals

FOUND = 8
RELATED = ("parent", "edited_by")


@page
def parties(request, uid):
    """Change the parties: order, signatories, their right to sign, their own numbers."""
    agreement = find_agreement(request, uid, *RELATED)
    demand(request, Act.EDIT_PARTIES, agreement.agency_id)
    kept = list(agreement.parties.select_related("partner"))
    act, sent = request.POST.get("do", "save"), request.method == "POST"
    form = PartiesForm(
        kept, agreement=agreement, data=request.POST if sent else None, act="" if act == "save" else act
    )
    seen, refusal, status = request.POST.get("seen") or parties_mark(agreement), None, 200
    if sent and act == "save":
        refusal = _save(
            form.is_valid(),
            lambda: save_parties(
                agreement,
                by=actor_of(request),
                seen=seen,
                parties=form.columns(),
                witnesses=form.beside.cleaned_data["pendamping"],
            ),
        )
        if refusal == "":
            messages.success(request, "Para pihak tersimpan.")
            return redirect("agreement-parties", uid=uid)
        seen, status = _after(refusal, seen, parties_mark(agreement))
    context = {
        **_frame(request, agreement, "Para pihak", refusal),
        "form": form,
        "seen": seen,
        "kept": kept,
        "full": len(form.forms) >= MOST,
        **_candidates(request, agreement, form),
    }
    return render(request, "agreements/parties.html", context, status=status)


def _candidates(request, agreement, form):
    """Who may be added: the dossier's partners that are not parties yet, and what the search finds."""
    there = {row.source.pk for row in form.forms if row.source}
    dossier = agreement.cooperation.partners.exclude(pk__in=there).order_by("places__order")
    words = request.POST.get("cari", "").strip()[:100]
    found = Partner.objects.none()
    if words:
        found = Partner.objects.select_related("category").exclude(pk__in=there)
        for word in words.split()[:5]:
            found = found.filter(name__icontains=word)
    return {"dossier_partners": list(dossier), "words": words, "found": list(found[:FOUND])}


@page
def data(request, uid):
    """Change title, place, term, originals, funding, paper and legal basis."""
    agreement = find_agreement(request, uid, *RELATED)
    demand(request, Act.EDIT_TEXT, agreement.agency_id)
    act, sent = request.POST.get("do", "save"), request.method == "POST"
    count = agreement.parties.count()
    kept = [str(pk) for pk in agreement.bases.values_list("regulation_id", flat=True)]
    bases = BasesForm(request.POST.getlist("basis") if sent else kept, _basis_act(request, act))
    if sent and act == "save":
        form = DataForm(request.POST, parties=count)
    else:
        typed = request.POST if sent else {name: getattr(agreement, name) for name in FIELDS}
        form = DataForm(initial={name: typed.get(name) for name in FIELDS}, parties=count)
    seen, refusal, status = request.POST.get("seen") or data_mark(agreement), None, 200
    if sent and act == "save":
        refusal = _save(
            form.is_valid() and not bases.error,
            lambda: save_data(
                agreement,
                by=actor_of(request),
                seen=seen,
                fields=form.columns(),
                bases=bases.regulations(),
            ),
        )
        if refusal == "":
            messages.success(request, "Data naskah tersimpan.")
            return redirect("agreement-data", uid=uid)
        seen, status = _after(refusal, seen, data_mark(agreement))
    context = {
        **_frame(request, agreement, "Data naskah", refusal),
        "form": form,
        "bases": bases,
        "seen": seen,
    }
    return render(request, "agreements/data.html", context, status=status)


def _basis_act(request, act):
    return f"basis-add:{request.POST.get('add_basis', '')}" if act == "basis-add" else act


def _save(valid, write):
    """Do the act; return "" where it is done, None where the form is wrong, else the `Refusal`."""
    if not valid:
        return None
    try:
        write()
    except Refusal as refusal:
        return refusal
    return ""


def _after(refusal, seen, mark):
    """Return what the page holds on to and its status: after a stale save, saving again is a choice."""
    if refusal is None:
        return seen, 422
    return mark, 403 if isinstance(refusal, NotAllowed) else 409


def _frame(request, agreement, title, refusal):
    findings = examine(agreement, today()).findings
    return {
        "agreement": agreement,
        "crumbs": crumbs(agreement, title),
        "closed": writing_refusals(agreement, actor_of(request)),
        "refusal": refusal,
        "found_here": by_field(findings, "parties" if title == "Para pihak" else ""),
        "back": reverse("agreement", args=[agreement.uid]),
    }
