"""One version of a template: read, written, tried out and published, compared with another."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from agreements.documents.agreement_pages import preview_html
from agreements.documents.trial import try_on, try_out
from agreements.forms.template import TrialForm, VersionForm
from agreements.models import Agreement
from agreements.rules.comparing import word_changes
from agreements.rules.enums import Departs
from agreements.rules.errors import NotAllowed, Refusal, Stale
from agreements.rules.naskah import write
from agreements.rules.naskah.fields import FIELDS, PARTY, field_token, party_field
from agreements.rules.naskah.references import resolve
from agreements.rules.outlines import TITLES
from agreements.rules.permissions import Act
from agreements.rules.templating import blueprint_from, composable, departures, required_subjects
from agreements.rules.templating.trial import sample_answers
from agreements.views.access import actor_of, demand, only_post, page, today
from agreements.views.findings import counted, shown
from agreements.views.template_parts import (
    crumbs,
    find_template,
    find_version,
    form_words,
    keeps,
    kind_words,
    moment,
)
from agreements.workflow import templates as acts

STRUCTURAL = ("add", "remove", "up", "down")
RECENT = 50
FIELD_ROWS = [
    *((field_token(name), each.label) for name, each in FIELDS.items()),
    *((party_field(2, name), f"{each.label} PIHAK KEDUA") for name, each in PARTY.items()),
]


def _trail(template, version, *more):
    here = (template.name, reverse("template", args=[template.uid]))
    number = (f"Versi {version.ordinal}", reverse("template-version", args=[template.uid, version.ordinal]))
    return crumbs(here, number, *more)


@page
def version(request, uid, ordinal):
    """Read a version: each pasal with what its writer is told."""
    template = find_template(uid)
    row = find_version(template, ordinal)
    blueprint = blueprint_from(row.content)
    text = resolve(blueprint.text)
    context = {
        "template": template,
        "version": row,
        "who": str(row.published_by or row.edited_by or "Aplikasi"),
        "when": moment(row.published_at or row.edited_at),
        "form_words": form_words(template),
        "kinds": kind_words(template.kinds),
        "recitals": text.recitals,
        "composed_recitals": blueprint.composed_recitals,
        "pasal": [
            {"number": number, "title": each.title, "text": write(each.body), "hint": blueprint.hint(each.id)}
            for number, each in enumerate(text.pasal, 1)
        ],
        "crumbs": [*_trail(template, row)[:-1], {"label": f"Versi {ordinal}"}],
        "keeps": keeps(request),
        "older": row.ordinal - 1,
    }
    return render(request, "library/version.html", context)


@page
def write_version(request, uid, ordinal):
    """Write the draft of a version; every button saves it."""
    template = find_template(uid)
    row = find_version(template, ordinal)
    demand(request, Act.KEEP_TEMPLATES)
    if row.is_published:
        messages.info(request, acts.NO_DRAFT)
        return redirect("template-version", uid=uid, ordinal=ordinal)
    kept = blueprint_from(row.content)
    if request.method != "POST":
        return _editor(request, row, VersionForm(kept, row.note), row.lock)
    form = VersionForm(kept, data=request.POST)
    act, _, ident = request.POST.get("do", "").partition(":")
    target = form.rearrange(act, ident) if act in STRUCTURAL else ""
    seen = request.POST.get("seen", "")
    seen = int(seen) if seen.isdecimal() and len(seen) < 10 else 0
    if not form.is_valid():
        return _editor(request, row, form, seen, status=422)
    try:
        saved = acts.save_version(
            row, by=actor_of(request), seen=seen, blueprint=form.blueprint, note=form.note
        )
    except Refusal as refusal:
        return _not_saved(request, template, row, form, refusal)
    if act == "try":
        return redirect("template-preview", uid=uid, ordinal=ordinal)
    messages.success(request, f"Draf versi {saved.ordinal} tersimpan.")
    anchor = f"#pasal-{target}" if target else ""
    return redirect(f"{reverse('template-write', args=[uid, ordinal])}{anchor}")


def _not_saved(request, template, row, form, refusal):
    """Keep what was typed; after a stale save show beside each pasal what the other person wrote."""
    fresh = template.versions.filter(pk=row.pk).first()
    if isinstance(refusal, Stale) and fresh and not fresh.is_published:
        theirs = resolve(blueprint_from(fresh.content).text)
        words = {pasal.id: f"{pasal.title}\n{write(pasal.body)}" for pasal in theirs.pasal}
        for card in form.cards:
            mine, kept = f"{card.part.title}\n{card.part.body}", words.pop(card.part.id, None)
            if kept is not None and kept.split() != mine.split():
                card.theirs = word_changes(mine, kept)
        gone = [text.partition("\n")[0] for text in words.values()]
        reasons = [*refusal.reasons, *([f"Hanya ada di simpanan itu: {', '.join(gone)}."] if gone else [])]
        return _editor(request, fresh, form, fresh.lock, reasons, status=409)
    status = 403 if isinstance(refusal, NotAllowed) else 409
    return _editor(request, row, form, row.lock, refusal.reasons, status=status)


def _editor(request, row, form, seen, reasons=(), status=200):
    template = row.template
    parts, basis = required_subjects(template.instrument)
    context = {
        "template": template,
        "version": row,
        "form": form,
        "seen": seen,
        "reasons": [*reasons, *form.errors],
        "titles": sorted(set(TITLES.values())),
        "composable": [TITLES[key] for key in sorted(composable(template.instrument)) if key in TITLES],
        "required": list(parts.values()),
        "basis": basis,
        "fields": FIELD_ROWS,
        "crumbs": _trail(template, row, ("Tulis", "")),
        "form_words": form_words(template),
        "saved": moment(row.edited_at),
        "editor": row.edited_by,
    }
    return render(request, "library/version_write.html", context, status=status)


@page
def preview(request, uid, ordinal):
    """The version on paper with test answers, and what keeps it from being published."""
    template = find_template(uid)
    return _preview(request, template, find_version(template, ordinal))


def _preview(request, template, row, refused=(), status=200):
    kind = request.GET.get("kind", "")
    kind = kind if kind in template.kinds else template.kinds[0]
    seen = Agreement.objects.visible_to(actor_of(request)).filter(kind__in=template.kinds)
    newest = seen.filter(pk__in=seen.order_by("-state_since").values("pk")[:RECENT])
    given = {"kinds": template.kinds, "agreements": newest.select_related("cooperation", "agency", "parent")}
    sent = "about" in request.GET
    start = sample_answers(kind, today()) | {"kind": kind}
    form = TrialForm(request.GET if sent else None, initial=start, **given)
    if sent and form.is_valid():
        answers = dict(form.cleaned_data)
        agreement = answers.pop("agreement")
        kind = answers.pop("kind")
        answers["above"] = start["above"]
        tried = try_on(row, agreement, today()) if agreement else try_out(row, today(), answers, kind)
    else:
        tried = try_out(row, today(), kind=kind)
    context = {
        "template": template,
        "version": row,
        "form": form,
        "sent": sent,
        "paper": preview_html(tried.draft),
        "complaints": tried.complaints,
        "findings": [_found(each) for each in tried.findings],
        "counts": counted(tried.findings),
        "on_facts": [_found(each) for each in tried.on_facts],
        "ready": not row.is_published and not acts.publishing_reasons(row, today()),
        "refused": refused,
        "keeps": keeps(request),
        "crumbs": _trail(template, row, ("Pratinjau", "")),
        "form_words": form_words(template),
    }
    return render(request, "library/preview.html", context, status=status)


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
        return _preview(request, template, find_version(template, ordinal), refusal.reasons, status)
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
    start = [(pasal, pasal.id) for pasal in old.text.pasal]
    rows = departures(old, {}, new.text, start)
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
        "label": f"Pasal {row.number}" if row.number else "Pasal yang dihapus",
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
