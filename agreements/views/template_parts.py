"""Parts that the pages of templates and clauses share: chips, tabs, rows of history, buttons."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from agreements.models import Clause, Template
from agreements.rules.enums import Kind, TemplateAct, TemplateState
from agreements.rules.permissions import Act, refusals
from agreements.rules.progress import short_name
from agreements.views.access import actor_of

CHIPS = {
    TemplateState.DRAFT: "neutral",
    TemplateState.PUBLISHED: "success",
    TemplateState.ARCHIVED: "warning",
}
ICONS = {
    TemplateAct.CREATE: "file-plus",
    TemplateAct.EDIT: "edit",
    TemplateAct.NEW_VERSION: "branch",
    TemplateAct.DISCARD: "trash",
    TemplateAct.PUBLISH: "send",
    TemplateAct.ARCHIVE: "lock",
    TemplateAct.REOPEN: "refresh",
}
EVENTS = 30


def find_template(uid):
    """Return a template; everyone signed in may read them."""
    return get_object_or_404(Template.objects.with_current(), uid=uid)


def find_clause(uid):
    """Return a clause; everyone signed in may read them."""
    return get_object_or_404(Clause, uid=uid)


def find_version(template, ordinal):
    """Return a version of a template by its number; 404 where there is none."""
    rows = template.versions.select_related("template", "published_by", "edited_by")
    return get_object_or_404(rows, ordinal=ordinal)


def keeps(request):
    """Whether this person keeps templates and clauses."""
    return not refusals(actor_of(request), Act.KEEP_TEMPLATES)


def tabs(current):
    """Return the tabs; `current`: name of the address shown."""
    rows = (("Templat", "templates"), ("Klausul", "clauses"))
    return [{"label": label, "url": reverse(name), "current": name == current} for label, name in rows]


def crumbs(*rows):
    """Return the breadcrumbs below the list of templates: (label, url) pairs, the last without one."""
    return [
        {"label": "Templat & klausul", "url": reverse("templates")},
        *({"label": label, "url": url} for label, url in rows),
    ]


def trail(template, version, *more):
    """Return the breadcrumbs of a version's page: its template, the version, and (label, url) pairs."""
    here = (template.name, reverse("template", args=[template.uid]))
    number = (f"Versi {version.ordinal}", reverse("template-version", args=[template.uid, version.ordinal]))
    return crumbs(here, number, *more)


def state_chip(template):
    """Return the chip of a template's state."""
    state = TemplateState(template.state)
    return {"label": state.label, "tone": CHIPS[state]}


def kind_words(codes):
    """Take kinds; return them in words."""
    return "Semua jenis" if set(codes) == set(Kind) else ", ".join(Kind(code).label for code in codes)


def form_words(template):
    """Return the short name of a template's instrument."""
    return short_name(template.instrument)


def moment(at):
    """Return a time in words: "4 Agustus 2026 09.12"."""
    return date_format(timezone.localtime(at), "j F Y H.i") if at else ""


def told(event):
    """Return one line of history for the timeline."""
    at = timezone.localtime(event.at)
    return {
        "when": date_format(at, "j F Y H.i"),
        "when_iso": at.isoformat(),
        "who": event.actor_name,
        "post": event.post,
        "sentence": event.sentence,
        "note": event.note,
        "icon": ICONS.get(TemplateAct(event.act), "history"),
        "tone": "success" if event.act == TemplateAct.PUBLISH else "neutral",
    }


def article_rows(subject):
    """Return the legal basis of a template or clause as quotes."""
    return [
        {
            "citation": f"{row.regulation.short} Pasal {row.number}",
            "text": row.gist,
            "url": f"{reverse('regulation', args=[row.regulation.key])}#pasal-{row.pk}",
            "verified": row.verified,
        }
        for row in subject.articles.select_related("regulation").order_by("pk")
    ]


def button(key, label, url, **more):
    """Return one dict of `action_form`."""
    return {"key": key, "label": label, "url": url, "tone": "secondary", "reasons": [], "hidden": {}} | more
