"""The draft of a version being written: saved against what was loaded, tried out beside."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from agreements.documents.agreement_pages import preview_html
from agreements.documents.trial import try_out
from agreements.forms.template_version import VersionForm
from agreements.forms.text import Part
from agreements.rules.comparing import word_changes
from agreements.rules.errors import NotAllowed, Refusal, Stale
from agreements.rules.indonesian import number
from agreements.rules.naskah import RECITALS, digests, words
from agreements.rules.naskah.fields import menu
from agreements.rules.naskah.tokens import Numbering
from agreements.rules.outlines import TITLES
from agreements.rules.permissions import Act
from agreements.rules.templating import Blueprint, Hint, blueprint_from, composable, required_subjects, typed
from agreements.views.access import actor_of, demand, only_post, page, today
from agreements.views.departing import clauses_found
from agreements.views.template_findings import counts_of, grouped_trial
from agreements.views.template_parts import find_template, find_version, form_words, moment, trail
from agreements.views.text_answers import answer, wants_json
from agreements.workflow import templates as acts

STRUCTURAL = ("add", "annex", "remove", "up", "down")
GONE = "Draf versi ini sudah dibuang. Tulisan Anda tidak tersimpan; salin bila masih diperlukan."
OVERTAKEN = "menyimpan draf ini setelah Anda membukanya"
ELSEWHERE = "Anda sendiri, di jendela lain,"


@page
def write_version(request, uid, ordinal):
    """Write the draft of a version; POST saves it (and answers JSON to the page's own script)."""
    template = find_template(uid)
    demand(request, Act.KEEP_TEMPLATES)
    if request.method == "POST":
        row = template.versions.select_related("template", "edited_by").filter(ordinal=ordinal).first()
        return _written(request, template, row)
    row = find_version(template, ordinal)
    if row.is_published:
        messages.info(request, acts.NO_DRAFT)
        return redirect("template-version", uid=uid, ordinal=ordinal)
    return _editor(request, row, VersionForm(blueprint_from(row.content), row.note), row.lock)


def _written(request, template, row):
    """Read what was sent and save it; `row`: the version, None where its draft was thrown away meanwhile."""
    form = VersionForm(blueprint_from(row.content) if row else Blueprint(), data=request.POST)
    if row is None or row.is_published:
        return _closed(request, template, form, [acts.NO_DRAFT if row else GONE])
    seen = _seen(request)
    if wants_json(request) and seen != row.lock and "base" not in request.POST:
        return JsonResponse({"again": True}, status=412)
    act, _, ident = request.POST.get("do", "").partition(":")
    target = form.rearrange(act, ident) if act in STRUCTURAL else ""
    if not form.is_valid():
        if wants_json(request):
            return JsonResponse({"reasons": form.reasons}, status=422)
        return _editor(request, row, form, seen, status=422)
    try:
        saved = acts.save_version(
            row, by=actor_of(request), seen=seen, blueprint=form.blueprint, note=form.note
        )
    except Refusal as refusal:
        return _not_saved(request, template, row, form, refusal)
    if wants_json(request):
        return JsonResponse(answer(form.text, form.blueprint.text, saved.lock))
    return _onward(request, saved, target)


def _seen(request):
    """Return the `lock` that the page had loaded, 0 where it says nothing of the kind."""
    seen = request.POST.get("lock", "")
    return int(seen) if seen.isdecimal() and len(seen) < 10 else 0


def _onward(request, saved, target):
    here = [saved.template.uid, saved.ordinal]
    messages.success(request, f"Draf versi {saved.ordinal} tersimpan.")
    chosen = "?digabung=1" if "merged" in request.POST else ""
    anchor = f"#pasal-{target}" if target else ""
    return redirect(f"{reverse('template-write', args=here)}{chosen}{anchor}")


def _not_saved(request, template, row, form, refusal):
    """Keep what was typed; after a stale save show beside each part what the other person wrote."""
    fresh = template.versions.select_related("template", "edited_by").filter(pk=row.pk).first()
    if fresh is None or fresh.is_published:
        return _closed(request, template, form, [acts.NO_DRAFT if fresh else GONE])
    if not isinstance(refusal, Stale):
        if wants_json(request):
            return JsonResponse({"reasons": refusal.reasons}, status=409)
        status = 403 if isinstance(refusal, NotAllowed) else 409
        return _editor(request, row, form, row.lock, refusal.reasons, status=status)
    theirs = blueprint_from(fresh.content)
    mine = actor_of(request).user_id == fresh.edited_by_id
    who = ELSEWHERE if mine else str(fresh.edited_by or "Orang lain")
    if wants_json(request):
        return JsonResponse(_overtaken(form, theirs, who), status=409)
    reasons = [f"{who} {OVERTAKEN}. Bandingkan bagian yang ditandai, ubah seperlunya, lalu simpan."]
    return _editor(request, fresh, form, fresh.lock, [*reasons, *_held_against(form, theirs)], status=409)


def _overtaken(form, theirs, who):
    """What the script is told where somebody else saved meanwhile: which parts both changed."""
    stored, ours = digests(theirs.text), digests(form.blueprint.text)
    changed = {ident for ident in stored if stored[ident] != form.text.base.get(ident)}
    return {
        "conflicts": [ident for ident in changed if stored[ident] != ours.get(ident)],
        "annexes": [part.id for part in form.text.annexes],
        "who": who,
        "said": f"{who} {OVERTAKEN}. Tulisan Anda belum disimpan dan tidak hilang.",
    }


def _held_against(form, theirs):
    """Put beside each part what is stored now; return sentences on what stands only there."""
    ours, numbers = Numbering(form.blueprint.text), Numbering(theirs.text)
    mine = {part.id: part for part in (*form.blueprint.text.pasal, *form.blueprint.text.lampiran)}
    differing, gone = {}, []
    for part in (*theirs.text.pasal, *theirs.text.lampiran):
        said = typed(part, numbers)
        if part.id not in mine:
            gone.append(part.title or "bagian tanpa judul")
        elif (words := typed(mine[part.id], ours)) != said:
            differing[part.id] = word_changes(words, said)
    if theirs.text.recitals != form.blueprint.text.recitals:
        pair = ("\n".join(text.recitals) for text in (form.blueprint.text, theirs.text))
        differing[RECITALS] = word_changes(*pair)
    form.held_against(differing)
    return [f"Hanya ada pada simpanan itu: {', '.join(gone)}."] if gone else []


def _closed(request, template, form, reasons):
    """The version takes no words any more; what was typed is given back."""
    if wants_json(request):
        return JsonResponse({"reasons": reasons}, status=409)
    kept = [form.recitals.body, *(f"{part.title}\n{part.body}" for part in form.text.all_parts[1:])]
    context = {
        "reason": " ".join(reasons),
        "kept_text": "\n\n".join(kept),
        "back_url": reverse("template", args=[template.uid]),
    }
    return render(request, "409.html", context, status=409)


def _editor(request, row, form, seen, reasons=(), status=200):
    template = row.template
    parts, basis = required_subjects(template.instrument)
    context = {
        "template": template,
        "version": row,
        "form": form,
        "seen": seen,
        "waits": status != 200,
        "reasons": [*reasons, *form.errors],
        "titles": sorted(set(TITLES.values())),
        "composable": [TITLES[key] for key in sorted(composable(template.instrument)) if key in TITLES],
        "required": list(parts.values()),
        "basis": basis,
        "blank": {"part": Part("__ID__"), "hint": Hint()},
        "blank_annex": {"part": Part("__ID__", annex=True), "hint": Hint()},
        "crumbs": trail(template, row, ("Tulis", "")),
        "form_words": form_words(template),
        "saved": moment(row.edited_at),
        "editor": row.edited_by,
        **_beside(row, form.blueprint or form.kept),
    }
    return render(request, "library/version_write.html", context, status=status)


@page
def typed_version(request, uid, ordinal):
    """Return what is being typed on paper with test answers, and what keeps it back; saves nothing."""
    only_post(request)
    row = find_version(find_template(uid), ordinal)
    demand(request, Act.KEEP_TEMPLATES)
    form = VersionForm(blueprint_from(row.content), row.note, request.POST)
    if not form.is_valid():
        return render(request, "agreements/preview_refused.html", {"reasons": form.reasons})
    return render(request, "library/typed.html", _beside(row, form.blueprint))


@page
def offered_clauses(request, uid):
    """The clauses to choose from, those of the pasal's subject first: a piece of the editor."""
    find_template(uid)
    demand(request, Act.KEEP_TEMPLATES)
    return clauses_found(request)


def _beside(row, blueprint):
    """What stands beside the text: the paper with test answers, the findings, the fields, the words."""
    tried = try_out(row, today(), blueprint=blueprint)
    groups = grouped_trial(tried, blueprint.text)
    return {
        "paper": preview_html(tried.draft),
        "groups": groups,
        "counts": counts_of(groups),
        "total": sum(len(group["items"]) for group in groups),
        "words": number(words(tried.draft.text)),
        "fields": menu(tried.draft),
    }
