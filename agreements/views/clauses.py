"""The clause library: the list, one clause with its variants side by side, and its forms."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agreements.forms.template import ClauseFilter, ClauseForm, VariantForm
from agreements.models import Clause
from agreements.rules.errors import NotAllowed, Refusal
from agreements.rules.outlines import TITLES
from agreements.rules.permissions import Act
from agreements.views.access import actor_of, demand, only_post, page
from agreements.views.regulation_parts import pager
from agreements.views.regulations import filter_chips
from agreements.views.template_parts import (
    EVENTS,
    article_rows,
    button,
    crumbs,
    find_clause,
    keeps,
    tabs,
    told,
)
from agreements.workflow import clauses as acts

PER_PAGE = 30
LIVE = Count("variants", filter=Q(variants__archived=False), distinct=True)


@page
def clauses(request):
    """The list, searched; archived ones last."""
    rows = Clause.objects.annotate(count=LIVE).order_by("archived", "title")
    found = ClauseFilter(request.GET, rows)
    sheet = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "tabs": tabs("clauses"),
        "form": found.form,
        "chips": filter_chips(request, found.form),
        "rows": [
            {
                "url": reverse("clause", args=[row.uid]),
                "title": row.title,
                "note": row.note,
                "subject": TITLES.get(row.key, row.key).capitalize(),
                "count": row.count,
                "archived": row.archived,
            }
            for row in sheet.object_list
        ],
        "pager": pager(request, sheet, "klausul"),
        "keeps": keeps(request),
    }
    return render(request, "library/clauses.html", context)


@page
def clause(request, uid):
    """One clause, its variants side by side."""
    return show(request, find_clause(uid))


def show(request, row, refused="", reasons=(), status=200):
    """Render the page of a clause; `refused`: what was pressed in vain, with its reasons."""
    keeper = keeps(request)
    context = {
        "clause": row,
        "subject": TITLES.get(row.key, row.key).capitalize(),
        "crumbs": crumbs(("Klausul", reverse("clauses")), (row.title, "")),
        "variants": [
            {
                "row": variant,
                "edit": reverse("variant-edit", args=[row.uid, variant.uid]),
                "buttons": [_archiving(row, variant, refused, reasons)] if keeper else [],
            }
            for variant in row.variants.all()
        ],
        "buttons": [_archiving(row, None, refused, reasons)] if keeper else [],
        "articles": article_rows(row),
        "events": [told(event) for event in row.events.all()[:EVENTS]],
        "keeps": keeper,
    }
    return render(request, "library/clause.html", context, status=status)


def _archiving(clause, variant, refused, reasons):
    row = variant or clause
    place = f"varian-{variant.pk}" if variant else "klausul"
    url = reverse("clause-archive", args=[clause.uid])
    hidden = {"seen": row.version, "variant": variant.uid if variant else ""}
    if row.archived:
        return button(f"buka-{place}", "Buka kembali", url, hidden=hidden, icon="refresh")
    wrong = {"open": True, "errors": list(reasons)} if refused == place else {}
    note = {"needs_note": True, "note_required": True, "note_label": "Alasan", "icon": "lock"}
    return button(f"arsip-{place}", "Arsipkan", url, hidden=hidden, **note, **wrong)


@page
def archive(request, uid):
    """Archive a clause or one of its variants, or bring it back."""
    only_post(request)
    row = find_clause(uid)
    demand(request, Act.KEEP_TEMPLATES)
    chosen = request.POST.get("variant", "")
    variant = _variant(row, chosen) if chosen else None
    subject, seen = variant or row, request.POST.get("seen", "")
    seen = int(seen) if seen.isdecimal() and len(seen) < 10 else 0
    note = request.POST.get("note", "")
    try:
        done = acts.set_archived(subject, not subject.archived, by=actor_of(request), seen=seen, note=note)
    except Refusal as refusal:
        place = f"varian-{variant.pk}" if variant else "klausul"
        return show(request, find_clause(uid), place, refusal.reasons, _status(refusal))
    messages.success(request, f"{done} {'diarsipkan' if done.archived else 'dibuka kembali'}.")
    return redirect("clause", uid=uid)


def _variant(clause, uid):
    try:
        uid = UUID(uid)
    except ValueError:
        raise Http404 from None
    return get_object_or_404(clause.variants.select_related("clause"), uid=uid)


def _status(refusal):
    return 403 if isinstance(refusal, NotAllowed) else 409


@page
def new_clause(request):
    """Make a clause; its first variant is written on the next page."""
    demand(request, Act.KEEP_TEMPLATES)
    return _clause_form(request, None)


@page
def edit_clause(request, uid):
    """Change the data of a clause."""
    demand(request, Act.KEEP_TEMPLATES)
    return _clause_form(request, find_clause(uid))


def _clause_form(request, row):
    kept = (
        {name: getattr(row, name) for name in acts.FIELDS} | {"articles": row.articles.all()} if row else {}
    )
    form = ClauseForm(request.POST or None, initial=kept)
    seen, status = request.POST.get("seen", "") or (row.version if row else ""), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            saved, status = _kept(
                form,
                "title",
                lambda: acts.save_clause(
                    row,
                    by=actor_of(request),
                    seen=_number(seen),
                    fields=form.columns(),
                    articles=form.cleaned_data["articles"],
                ),
            )
            if saved:
                messages.success(request, f"Klausul {saved} tersimpan.")
                return redirect("clause", uid=saved.uid) if row else redirect("variant-new", uid=saved.uid)
            seen = find_clause(row.uid).version if row else ""
    title = f"Ubah klausul {row}" if row else "Klausul baru"
    trail = crumbs(("Klausul", reverse("clauses")), (title, ""))
    context = {"form": form, "title": title, "crumbs": trail, "seen": seen}
    return render(request, "library/template_form.html", context, status=status)


def _number(text):
    return int(text) if str(text).isdecimal() and len(str(text)) < 10 else None


def _kept(form, field, write):
    """Do the act; return what it made and the status, with its refusal on the form where it is refused."""
    try:
        return write(), 200
    except Refusal as refusal:
        for reason in refusal.reasons:
            form.add_error(field, reason)
        return None, _status(refusal)


@page
def new_variant(request, uid):
    """Write another wording of a clause."""
    row = find_clause(uid)
    demand(request, Act.KEEP_TEMPLATES)
    return _variant_form(request, row, None)


@page
def edit_variant(request, uid, variant):
    """Change one wording; what it said before stays in the history."""
    row = find_clause(uid)
    demand(request, Act.KEEP_TEMPLATES)
    return _variant_form(request, row, get_object_or_404(row.variants, uid=variant))


def _variant_form(request, row, variant):
    kept = {name: getattr(variant, name) for name in acts.VARIANT_FIELDS} if variant else {}
    form = VariantForm(request.POST or None, initial=kept)
    seen, status = request.POST.get("seen", "") or (variant.version if variant else ""), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            saved, status = _kept(
                form,
                None,
                lambda: acts.save_variant(
                    row, variant, by=actor_of(request), seen=_number(seen), fields=form.columns()
                ),
            )
            if saved:
                messages.success(request, f"Varian “{saved.name}” tersimpan.")
                return redirect("clause", uid=row.uid)
            seen = row.variants.get(pk=variant.pk).version if variant else ""
    title = f"Ubah varian “{variant.name}”" if variant else "Varian baru"
    here = (row.title, reverse("clause", args=[row.uid]))
    trail = crumbs(("Klausul", reverse("clauses")), here, (title, ""))
    context = {"form": form, "title": title, "crumbs": trail, "seen": seen, "clause": row}
    return render(request, "library/template_form.html", context, status=status)
