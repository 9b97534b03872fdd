"""Templates: the list, one template with its versions and history, its data, and what is done to it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, Count, When
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from agreements.forms.template import NewTemplateForm, TemplateFilter, TemplateForm
from agreements.models import Template
from agreements.rules.enums import Instrument, TemplateAct, TemplateState
from agreements.rules.errors import NotAllowed, Refusal, Stale
from agreements.rules.permissions import Act
from agreements.rules.templating.built import built
from agreements.views.access import actor_of, demand, only_post, page
from agreements.views.regulation_parts import pager
from agreements.views.regulations import filter_chips
from agreements.views.template_parts import (
    EVENTS,
    article_rows,
    button,
    crumbs,
    find_template,
    form_words,
    keeps,
    kind_words,
    moment,
    state_chip,
    tabs,
    told,
)
from agreements.workflow import templates as acts

PER_PAGE = 30
FORM_ORDER = Case(*(When(instrument=form.value, then=at) for at, form in enumerate(Instrument)))


@page
def templates(request):
    """The list, filtered; archived ones where they are asked for."""
    rows = Template.objects.with_current().annotate(used=Count("versions__drafts", distinct=True))
    if not request.GET.get("status"):
        rows = rows.exclude(state=TemplateState.ARCHIVED)
    found = TemplateFilter(request.GET, rows.order_by(FORM_ORDER, "name"))
    sheet = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "tabs": tabs("templates"),
        "form": found.form,
        "chips": filter_chips(request, found.form),
        "rows": [_row(template) for template in sheet.object_list],
        "pager": pager(request, sheet, "templat"),
        "keeps": keeps(request),
    }
    return render(request, "library/templates.html", context)


def _row(template):
    return {
        "url": reverse("template", args=[template.uid]),
        "name": template.name,
        "note": template.note,
        "form": form_words(template),
        "kinds": kind_words(template.kinds),
        "chip": state_chip(template),
        "newest": template.newest,
        "unpublished": template.unpublished,
        "used": template.used,
    }


@page
def template(request, uid):
    """One template."""
    return show(request, find_template(uid))


def show(request, row, refused=None, reasons=(), status=200):
    """Render the page of a template; `refused`: key of the act that was not done, with its reasons."""
    rows = row.versions.select_related("published_by", "edited_by").annotate(used=Count("drafts"))
    versions = list(rows.order_by("-ordinal"))
    draft = next((version for version in versions if not version.is_published), None)
    context = {
        "template": row,
        "chip": state_chip(row),
        "form_words": form_words(row),
        "kinds": kind_words(row.kinds),
        "crumbs": crumbs((row.name, "")),
        "versions": [_version(row, version) for version in versions],
        "compare": len(versions) > 1,
        "ordinals": [version.ordinal for version in versions],
        "articles": article_rows(row),
        "events": [told(event) for event in row.events.all()[:EVENTS]],
        "buttons": _buttons(row, draft, refused, reasons) if keeps(request) else [],
        "reasons": reasons,
        "draft": draft,
        "keeps": keeps(request),
    }
    return render(request, "library/template.html", context, status=status)


def _version(template, version):
    who = version.published_by if version.is_published else version.edited_by
    return {
        "ordinal": version.ordinal,
        "url": reverse("template-version", args=[template.uid, version.ordinal]),
        "published": version.is_published,
        "current": version.pk == template.current,
        "note": version.note,
        "who": str(who) if who else "Aplikasi",
        "when": moment(version.published_at or version.edited_at),
        "sha": version.sha256[:12],
        "used": version.used,
    }


def _buttons(row, draft, refused, reasons):
    def act(key, label, **more):
        url = reverse("template-act", args=[row.uid, key])
        wrong = {"open": True, "errors": list(reasons)} if key == refused else {}
        return button(key, label, url, hidden={"seen": row.version}, **more, **wrong)

    note = {"needs_note": True, "note_required": True, "note_label": "Alasan"}
    if row.state == TemplateState.ARCHIVED:
        return [act(TemplateAct.REOPEN, "Buka kembali", icon="refresh")]
    if draft is None:
        found = [act(TemplateAct.NEW_VERSION, "Mulai versi baru", icon="branch", tone="primary")]
    else:
        write = reverse("template-write", args=[row.uid, draft.ordinal])
        preview = reverse("template-preview", args=[row.uid, draft.ordinal])
        found = [
            button(
                "tulis", f"Tulis draf versi {draft.ordinal}", "", link=write, icon="write", tone="primary"
            ),
            button("coba", "Pratinjau dan terbitkan", "", link=preview, icon="eye"),
        ]
    if draft is not None and draft.ordinal > 1:
        confirm = "Draf versi ini dibuang; kata-katanya tinggal dalam riwayat."
        found.append(act(TemplateAct.DISCARD, "Buang draf", icon="trash", tone="danger", confirm=confirm))
    return [*found, act(TemplateAct.ARCHIVE, "Arsipkan", icon="lock", **note)]


@page
def new(request):
    """Make a template; its first version is written on the next page."""
    demand(request, Act.KEEP_TEMPLATES)
    form = NewTemplateForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            made, status = _made(request, form)
            if made:
                messages.success(request, f"Templat {made} dibuat. Tulis versi pertamanya di sini.")
                return redirect("template-write", uid=made.uid, ordinal=1)
    context = {"form": form, "crumbs": crumbs(("Templat baru", "")), "title": "Templat baru"}
    return render(request, "library/template_form.html", context, status=status)


def _made(request, form):
    fields = form.columns()
    outline = form.cleaned_data["start"] == NewTemplateForm.OUTLINE
    blueprint = built(fields["instrument"], fields["kinds"]) if outline else None
    articles = form.cleaned_data["articles"]
    try:
        return acts.create(by=actor_of(request), fields=fields, articles=articles, blueprint=blueprint), 200
    except Refusal as refusal:
        for reason in refusal.reasons:
            form.add_error("name", reason)
        return None, _status(refusal)


@page
def edit(request, uid):
    """Change the data of a template."""
    row = find_template(uid)
    demand(request, Act.KEEP_TEMPLATES)
    kept = {name: getattr(row, name) for name in acts.FIELDS} | {"articles": row.articles.all()}
    form = TemplateForm(request.POST or None, initial=kept)
    seen, status = request.POST.get("seen") or row.version, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            refusal = _edited(request, row, form, seen)
            if refusal is None:
                messages.success(request, "Data templat tersimpan.")
                return redirect("template", uid=uid)
            status, seen = _status(refusal), find_template(uid).version
    trail = crumbs((row.name, reverse("template", args=[uid])), ("Ubah data", ""))
    context = {"form": form, "crumbs": trail, "title": f"Ubah data {row}", "seen": seen, "template": row}
    return render(request, "library/template_form.html", context, status=status)


def _edited(request, row, form, seen):
    seen = int(seen) if str(seen).isdecimal() else 0
    try:
        articles = form.cleaned_data["articles"]
        acts.edit(row, by=actor_of(request), seen=seen, fields=form.columns(), articles=articles)
    except Refusal as refusal:
        for reason in refusal.reasons:
            form.add_error(None if isinstance(refusal, Stale) else "name", reason)
        return refusal
    return None


def _status(refusal):
    return 403 if isinstance(refusal, NotAllowed) else 409


@page
def act(request, uid, action):
    """Begin a version, throw its draft away, archive or bring back a template."""
    only_post(request)
    row = find_template(uid)
    demand(request, Act.KEEP_TEMPLATES)
    if action not in DONE:
        raise Http404
    try:
        said = DONE[action](request, row)
    except Refusal as refusal:
        return show(request, find_template(uid), action, refusal.reasons, _status(refusal))
    messages.success(request, said)
    draft = row.versions.filter(published_at=None).first()
    if action == TemplateAct.NEW_VERSION and draft:
        return redirect("template-write", uid=uid, ordinal=draft.ordinal)
    return redirect("template", uid=uid)


def _given(request):
    seen = request.POST.get("seen", "")
    return {"by": actor_of(request), "seen": int(seen) if seen.isdecimal() else None}


def _begin_version(request, row):
    source = request.POST.get("source", "")
    found = row.versions.filter(ordinal=source).first() if source.isdecimal() and len(source) < 6 else None
    version = acts.begin_version(row, by=actor_of(request), source=found)
    return f"Draf versi {version.ordinal} dimulai; ubah pasalnya di sini."


def _discard(request, row):
    draft = row.versions.filter(published_at=None).first()
    if draft is None:
        raise Stale("Tidak ada draf versi pada templat ini.")
    acts.discard(draft, by=actor_of(request), seen=None)
    return f"Draf versi {draft.ordinal} dibuang."


def _archive(request, row):
    acts.archive(row, **_given(request), note=request.POST.get("note", ""))
    return "Templat diarsipkan: tidak ditawarkan lagi untuk naskah baru."


def _reopen(request, row):
    acts.reopen(row, **_given(request), note=request.POST.get("note", ""))
    return "Templat dibuka kembali."


DONE = {
    TemplateAct.NEW_VERSION: _begin_version,
    TemplateAct.DISCARD: _discard,
    TemplateAct.ARCHIVE: _archive,
    TemplateAct.REOPEN: _reopen,
}
