"""One version of a template: read, tried out and published, compared with another."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from agreements.documents.agreement_pages import agreement_pdf, preview_html
from agreements.documents.store import rendition
from agreements.documents.trial import try_on, try_out
from agreements.forms.template import TrialForm
from agreements.models import Agreement
from agreements.rules.comparing import word_changes
from agreements.rules.draft import as_printed
from agreements.rules.enums import Departs, State
from agreements.rules.errors import NotAllowed, NotReady, Refusal
from agreements.rules.naskah import Table, blocks, write
from agreements.rules.naskah.references import resolve
from agreements.rules.naskah.tokens import Numbering
from agreements.rules.permissions import Act
from agreements.rules.progress import short_name
from agreements.rules.templating import as_written, blueprint_from, departures, placed
from agreements.rules.templating.trial import sample_answers
from agreements.views.access import actor_of, demand, only_post, page, today
from agreements.views.findings import shown
from agreements.views.papers import pdf_response
from agreements.views.template_findings import counts_of, grouped_trial
from agreements.views.template_parts import (
    crumbs,
    find_template,
    find_version,
    form_words,
    keeps,
    kind_words,
    moment,
    trail,
)
from agreements.workflow import templates as acts

RECENT, USES = 50, 20
NOT_PUBLISHED = "Belum dapat diterbitkan"


@page
def version(request, uid, ordinal):
    """Read a version: each pasal with what its writer is told."""
    template = find_template(uid)
    row = find_version(template, ordinal)
    blueprint = blueprint_from(row.content)
    text, numbers = resolve(blueprint.text), Numbering(blueprint.text)
    context = {
        "template": template,
        "version": row,
        "who": str(row.published_by or row.edited_by or "Aplikasi"),
        "when": moment(row.published_at or row.edited_at),
        "form_words": form_words(template),
        "kinds": kind_words(template.kinds),
        "recitals": text.recitals,
        "composed_recitals": blueprint.composed_recitals,
        "parts": [_read(part, numbers, blueprint) for part in (*text.pasal, *text.lampiran)],
        "crumbs": [*trail(template, row)[:-1], {"label": f"Versi {ordinal}"}],
        "keeps": keeps(request),
        "older": row.ordinal - 1,
        "uses": _uses(row, actor_of(request)),
    }
    return render(request, "library/version.html", context)


def _uses(row, actor):
    """Return the newest instruments that began with this version, and how many more there are."""
    seen = Agreement.objects.visible_to(actor).filter(origin__version=row)
    newest = seen.select_related("agency").order_by("-state_since", "-pk")[:USES]
    shown = [
        {
            "url": reverse("agreement", args=[each.uid]),
            "title": f"{short_name(each.instrument)} {each.about}",
            "agency": str(each.agency),
            "state": State(each.state).label,
        }
        for each in newest
    ]
    return {"rows": shown, "more": row.drafts.count() - len(shown)}


def _read(part, numbers, blueprint):
    """Return what the page shows of a pasal or lampiran: its words and tables, and its hint."""
    runs = blocks(part.body)
    return {
        "id": part.id,
        "place": placed(part, numbers),
        "title": part.title,
        "runs": [
            {"head": run.rows[: run.heads], "rows": run.rows[run.heads :]}
            if isinstance(run, Table)
            else {"text": write(run)}
            for run in runs
        ],
        "hint": blueprint.hint(part.id),
    }


@page
def preview(request, uid, ordinal):
    """The version on paper with test answers, and what keeps it from being published."""
    template = find_template(uid)
    return _preview(request, template, find_version(template, ordinal))


@page
def preview_pdf(request, uid, ordinal):
    """The same paper as PDF, with the same answers; refused where it has gaps."""
    template = find_template(uid)
    row = find_version(template, ordinal)
    _, tried = _tried(request, template, row)
    stamp = timezone.localtime(row.published_at or row.edited_at)
    material = {"draft": as_printed(tried.draft), "stamp": stamp}
    try:
        data = rendition(material, lambda: agreement_pdf(tried.draft, stamp=stamp))
    except NotReady as lacking:
        return _preview(request, template, row, ("PDF belum dapat dibuat", lacking.reasons), 409)
    return pdf_response(request, data, f"{template.name} versi {ordinal} naskah uji.pdf")


def _tried(request, template, row):
    """Return the form of the test answers and what was `Tried` with them, or with the usual ones."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in template.kinds else template.kinds[0]
    seen = Agreement.objects.visible_to(actor_of(request)).filter(kind__in=template.kinds)
    newest = seen.filter(pk__in=seen.order_by("-state_since").values("pk")[:RECENT])
    given = {"kinds": template.kinds, "agreements": newest.select_related("cooperation", "agency", "parent")}
    start = sample_answers(kind, today()) | {"kind": kind}
    form = TrialForm(request.GET if "about" in request.GET else None, initial=start, **given)
    if not form.is_valid():
        return form, try_out(row, today(), kind=kind)
    answers = dict(form.cleaned_data) | {"above": start["above"]}
    agreement, kind = answers.pop("agreement"), answers.pop("kind")
    return form, try_on(row, agreement, today()) if agreement else try_out(row, today(), answers, kind)


def _preview(request, template, row, refused=("", ()), status=200):
    """Render the page; `refused`: what was not done, and the reasons."""
    form, tried = _tried(request, template, row)
    writes = keeps(request) and not row.is_published
    groups = grouped_trial(tried, blueprint_from(row.content).text, _way(row) if writes else None)
    context = {
        "template": template,
        "version": row,
        "form": form,
        "paper": preview_html(tried.draft),
        "groups": groups,
        "counts": counts_of(groups),
        "stops": len(tried.reasons),
        "on_facts": [_found(each) for each in tried.on_facts],
        "ready": writes and not acts.publishing_reasons(row, today()),
        "refused": {"title": refused[0], "reasons": refused[1]},
        "writes": writes,
        "query": request.GET.urlencode() if form.is_bound else "",
        "crumbs": trail(template, row, ("Pratinjau", "")),
        "form_words": form_words(template),
    }
    return render(request, "library/preview.html", context, status=status)


def _way(row):
    return reverse("template-write", args=[row.template.uid, row.ordinal])


def _found(finding):
    return shown(finding) | {"where": finding.where, "jump_url": "", "jump_label": ""}


@page
def publish(request, uid, ordinal):
    """Publish the draft of a version."""
    only_post(request)
    template = find_template(uid)
    row = find_version(template, ordinal)
    demand(request, Act.KEEP_TEMPLATES)
    seen = request.POST.get("seen", "")
    seen = int(seen) if seen.isdecimal() and len(seen) < 10 else 0
    try:
        acts.publish(row, by=actor_of(request), seen=seen, note=request.POST.get("note", ""), today=today())
    except Refusal as refusal:
        status = 403 if isinstance(refusal, NotAllowed) else 409
        return _preview(
            request, template, find_version(template, ordinal), (NOT_PUBLISHED, refusal.reasons), status
        )
    messages.success(request, f"Versi {ordinal} terbit; naskah baru dapat dimulai dengannya.")
    return redirect("template", uid=uid)


@page
def compare(request, uid):
    """Two versions of one template, pasal by pasal, with the words that were struck and added."""
    template = find_template(uid)
    numbers = [request.GET.get("dari", ""), request.GET.get("ke", "")]
    if not all(number.isdecimal() and len(number) < 6 for number in numbers):
        raise Http404
    before, after = (find_version(template, int(number)) for number in numbers)
    old, new = blueprint_from(before.content), blueprint_from(after.content)
    rows = departures(old, {}, new.text, as_written(old))
    recitals = word_changes("\n".join(old.text.recitals), "\n".join(new.text.recitals))
    context = {
        "template": template,
        "before": before,
        "after": after,
        "versions": list(template.versions.values_list("ordinal", flat=True)),
        "recitals": recitals if old.text.recitals != new.text.recitals else (),
        "rows": [_compared(row, old, new) for row in rows if _differs(row, old, new)],
        "same": sum(not _differs(row, old, new) for row in rows),
        "crumbs": crumbs((template.name, reverse("template", args=[uid])), ("Bandingkan versi", "")),
    }
    return render(request, "library/compare.html", context)


def _differs(row, old, new):
    return row.kind != Departs.SAME or _hint_changes(row, old, new)


NAMES = {"required": "wajib", "composed": "disusun dari data", "guidance": "petunjuk"}


def _hint_changes(row, old, new):
    was, now = old.hint(row.ident), new.hint(row.ident)
    if row.kind in (Departs.ADDED, Departs.MISSING) or was == now:
        return []
    return [label for name, label in NAMES.items() if getattr(was, name) != getattr(now, name)]


def _compared(row, old, new):
    return {
        "label": row.place or f"{'Lampiran' if row.annex else 'Pasal'} yang dihapus",
        "title": row.title,
        "chip": TONES[row.kind] | ({"label": "Petunjuk berubah"} if row.kind == Departs.SAME else {}),
        "pieces": row.pieces,
        "hints": _hint_changes(row, old, new),
    }


TONES = {
    Departs.SAME: {"label": Departs.SAME.label, "tone": "neutral"},
    Departs.CHANGED: {"label": Departs.CHANGED.label, "tone": "warning"},
    Departs.ADDED: {"label": Departs.ADDED.label, "tone": "info"},
    Departs.MISSING: {"label": Departs.MISSING.label, "tone": "danger"},
}
