"""The writing room: the text pasal by pasal, saved against what was loaded, previewed and checked beside."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from agreements.documents.agreement_pages import preview_html
from agreements.documents.checking import examine
from agreements.documents.content import text_of
from agreements.forms.text import Part, TextForm
from agreements.rules.enums import Instrument
from agreements.rules.errors import Refusal
from agreements.rules.indonesian import number
from agreements.rules.moves import EDITABLE
from agreements.rules.naskah import words
from agreements.rules.naskah.fields import menu
from agreements.rules.outlines import TITLES
from agreements.rules.permissions import Act
from agreements.views.access import actor_of, demand, find_agreement, only_post, page, today
from agreements.views.crumbs import crumbs
from agreements.views.discussion_short import in_room
from agreements.views.findings import counted, grouped
from agreements.views.instrument import returned
from agreements.views.merging import author_of, changed_by_others, clash_rows, places
from agreements.views.text_answers import answer, wants_json
from agreements.workflow.drafting import save_text, writing_refusals

STRUCTURAL = ("add", "annex", "remove", "up", "down")


@page
def writing_room(request, uid):
    """Write the text of an instrument; POST saves it (and answers JSON to the page's own script)."""
    agreement = find_agreement(request, uid, "parent", "edited_by", "turn_partner")
    demand(request, Act.EDIT_TEXT, agreement.agency_id)
    stored = text_of(agreement)
    if request.method != "POST":
        if agreement.state not in EDITABLE or agreement.agreed_revision_id:
            return _closed(request, agreement, stored)
        return _room(request, agreement, TextForm(stored))
    if request.POST.get("seen", str(agreement.version)) != str(agreement.version):
        return JsonResponse({"again": True}, status=412)
    form = TextForm(stored, request.POST)
    act, _, ident = request.POST.get("do", "").partition(":")
    target = form.rearrange(act, ident) if act in STRUCTURAL else ident
    if not form.is_valid():
        return _not_taken(request, agreement, form)
    return _saved(request, agreement, form, target)


@page
def preview(request, uid):
    """Return the text being typed as it will stand on paper, and what the checker finds; saves nothing."""
    only_post(request)
    agreement = find_agreement(request, uid, "parent")
    form = TextForm(text_of(agreement), request.POST)
    if not form.is_valid():
        return render(request, "agreements/preview_refused.html", {"reasons": _reasons(form)})
    return render(request, "agreements/preview.html", _beside(agreement, form.naskah))


def _saved(request, agreement, form, target):
    """Carry out the save and answer: JSON to the script, else a message and the page again."""
    others = changed_by_others(form)
    try:
        saved, conflicts = save_text(agreement, by=actor_of(request), base=form.merge_base, mine=form.naskah)
    except Refusal as refusal:
        return _refused(request, agreement, form, refusal.reasons)
    if conflicts:
        return _clash(request, saved, form, conflicts)
    told = ""
    if others:
        who = author_of(agreement, others, actor_of(request))
        told = f"Perubahan dari {who} pada {', '.join(others.values())} ikut digabungkan."
    if wants_json(request):
        return JsonResponse(answer(form, text_of(saved), saved.version, told))
    messages.success(request, f"Naskah tersimpan. {told}".strip())
    merged = "?digabung=1" if "merged" in request.POST else ""
    anchor = f"#pasal-{target}" if target else ""
    return redirect(f"{reverse('agreement-write', args=[agreement.uid])}{merged}{anchor}")


def _clash(request, agreement, form, conflicts):
    """The same part was changed by two people: show both, lose neither."""
    idents = [ident for ident, _, _ in conflicts]
    who = author_of(agreement, idents, actor_of(request))
    if wants_json(request):
        return JsonResponse({"conflicts": idents, "annexes": _annex_ids(form), "who": who}, status=409)
    context = {
        "agreement": agreement,
        "form": form,
        "rows": clash_rows(conflicts, form),
        "places": places(conflicts, form),
        "clashing": set(idents),
        "who": who,
    }
    return render(request, "agreements/merge.html", context, status=409)


def _annex_ids(form):
    return [part.id for part in (*form.annexes, *form.stored.lampiran)]


def _refused(request, agreement, form, reasons):
    """The text cannot be saved now (handed in meanwhile, no right any more); what was typed is given back."""
    if wants_json(request):
        return JsonResponse({"reasons": reasons}, status=409)
    typed = [form.recitals.body, *(f"{part.title}\n{part.body}" for part in form.all_parts[1:])]
    context = {
        "reason": " ".join(reasons),
        "kept_text": "\n\n".join(typed),
        "back_url": reverse("agreement", args=[agreement.uid]),
    }
    return render(request, "409.html", context, status=409)


def _not_taken(request, agreement, form):
    if wants_json(request):
        return JsonResponse({"reasons": _reasons(form)}, status=422)
    return _room(request, agreement, form, status=422)


def _reasons(form):
    return [*form.errors, *(reason for part in form.all_parts for reason in part.errors)]


def _room(request, agreement, form, status=200):
    context = {
        "agreement": agreement,
        "form": form,
        "returned": returned(agreement),
        "talk": in_room(request, agreement, form.stored),
        "blank": Part("__ID__"),
        "blank_annex": Part("__ID__", annex=True),
        "instrument": Instrument(agreement.instrument),
        "titles": sorted(set(TITLES.values())),
        "crumbs": crumbs(agreement, "Tulis naskah"),
        **_beside(agreement, form.naskah or form.stored),
    }
    return render(request, "agreements/writing.html", context, status=status)


def _closed(request, agreement, naskah):
    context = {
        "agreement": agreement,
        "reasons": writing_refusals(agreement, actor_of(request)),
        "crumbs": crumbs(agreement, "Tulis naskah"),
        **_beside(agreement, naskah),
    }
    return render(request, "agreements/writing_closed.html", context)


def _beside(agreement, naskah):
    """What stands beside the text: the paper, the findings, the list of pasal, the number of words."""
    examined = examine(agreement, today(), naskah)
    findings = examined.findings
    return {
        "agreement": agreement,
        "paper": preview_html(examined.draft),
        "fields": menu(examined.draft),
        "groups": grouped(findings, naskah, agreement),
        "counts": counted(findings),
        "total": len(findings),
        "words": number(words(examined.draft.text)),
    }
