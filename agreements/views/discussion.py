"""The discussion of a text ("Pembahasan"): comments, suggestions, whose turn it is, who agreed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from agreements.documents.content import text_of
from agreements.forms.discussion import CommentForm
from agreements.models import Comment
from agreements.rules.commenting import targets_of
from agreements.rules.enums import Instrument, Visibility
from agreements.rules.errors import NotAllowed, Refusal
from agreements.rules.naskah import RECITALS
from agreements.rules.permissions import Act, refusals
from agreements.views.access import actor_of, demand, find_agreement, only_post, page
from agreements.views.crumbs import crumbs
from agreements.views.discussion_rows import Typed, part_choices, threads_of
from agreements.views.discussion_sides import sides
from agreements.views.suggestion_rows import suggestions_of
from agreements.workflow import commenting

RELATED = ("parent", "turn_partner", "agreed_revision")
TABS = {
    "": ("Terbuka", lambda row: not row.get("resolved") and row.get("open", True)),
    "saya": ("Milik saya", lambda row: row["mine"]),
    "disebut": ("Menyebut saya", lambda row: row.get("waiting", False)),
    "usul": ("Usul perubahan", lambda row: "pieces" in row),
    "selesai": ("Selesai", lambda row: bool(row.get("resolved")) or not row.get("open", True)),
}
DONE = {
    "balas": "Balasan terkirim.",
    "ubah": "Komentar diubah.",
    "selesai": "Percakapan diselesaikan.",
    "buka": "Percakapan dibuka kembali.",
    "dibaca": "Ditandai sudah dibaca.",
}


def find_discussed(request, uid):
    """Return the instrument whose discussion this person may read; 404 or 403 otherwise."""
    agreement = find_agreement(request, uid, *RELATED)
    demand(request, Act.READ_DISCUSSION, agreement.agency_id)
    return agreement


@page
def discussion(request, uid):
    """Read the discussion of a text; POST adds a comment."""
    agreement = find_discussed(request, uid)
    if request.method != "POST":
        return show(request, agreement)
    demand(request, Act.DISCUSS, agreement.agency_id)
    form = _form(request, agreement, request.POST)
    if not form.is_valid():
        return show(request, agreement, form=form, status=422)
    data = form.cleaned_data
    try:
        row = commenting.comment(
            agreement,
            by=actor_of(request),
            **{name: data[name] for name in ("text", "part", "quote", "visibility")},
        )
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from None
    except Refusal as refusal:
        form.add_error(None, refusal.reasons)
        return show(request, agreement, form=form, status=409)
    messages.success(request, "Komentar terkirim.")
    return redirect(f"{reverse('discussion', args=[uid])}#k-{row.uid}")


@page
def comment_act(request, uid, comment, act):
    """Reply, mend, settle, take up again, or say that it was read."""
    only_post(request)
    agreement, by = find_discussed(request, uid), actor_of(request)
    if act not in DONE:
        raise Http404
    row = get_object_or_404(Comment.objects.visible_to(by).filter(agreement=agreement), uid=comment)
    text = request.POST.get("text", "").replace("\r\n", "\n")
    try:
        _carry_out(act, row, by, text)
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from None
    except Refusal as refusal:
        kept = Typed(str(comment), act, text, refusal.reasons)
        return show(request, agreement, kept=kept, status=409)
    messages.success(request, DONE[act])
    thread = row.thread or row
    return redirect(f"{reverse('discussion', args=[uid])}{_back(request)}#k-{thread.uid}")


def _carry_out(act, row, by, text):
    if act == "balas":
        commenting.reply(row, by=by, text=text)
    elif act == "ubah":
        commenting.edit(row, by=by, text=text)
    elif act == "dibaca":
        commenting.mark_read(row, by=by)
    else:
        (commenting.resolve if act == "selesai" else commenting.reopen)(row, by=by)


def _back(request):
    """The tab from which an act came, so that one goes on where one was."""
    tab = request.POST.get("tampil", "")
    return f"?tampil={tab}" if tab in TABS and tab else ""


def _form(request, agreement, data=None):
    naskah, by = text_of(agreement), actor_of(request)
    parts = part_choices(naskah)
    known = dict(parts)
    asked = request.GET.get("bagian", "")
    initial = {"part": asked if asked in known else "", "quote": request.GET.get("kutipan", "")[:500]}
    closed = not refusals(by, Act.NOTE_CLOSED, agreement.agency_id)
    return CommentForm(data, parts=parts, closed=closed, initial=initial)


def show(request, agreement, *, form=None, kept=None, extra=None, status=200):
    """Render the page; `form`: a comment that was not taken; `kept`: words of another act that was not."""
    by, naskah = actor_of(request), text_of(agreement)
    threads = threads_of(by, agreement, naskah, kept)
    suggestions = suggestions_of(by, agreement, naskah, kept=kept)
    tab = request.GET.get("tampil", "")
    tab = tab if tab in TABS else ""
    part = request.GET.get("bagian", "")
    parts = part_choices(naskah)
    known = dict(parts)
    hidden = kept and kept.uid
    chosen = [
        row
        for row in [*threads, *suggestions]
        if (hidden == row["uid"] or TABS[tab][1](row)) and (part not in known or _of(row) == part)
    ]
    may = not refusals(by, Act.DISCUSS, agreement.agency_id)
    context = {
        "agreement": agreement,
        "instrument": Instrument(agreement.instrument),
        "crumbs": crumbs(agreement, "Pembahasan"),
        "groups": _groups(parts, chosen),
        "tabs": _tabs(agreement, tab, [*threads, *suggestions]),
        "tab": tab,
        "part": {"id": part, "label": known[part]} if part in known else None,
        "form": (form or _form(request, agreement)) if may else None,
        "form_open": bool(form or "bagian" in request.GET),
        "targets": _targets(agreement),
        "kept": kept,
        "discuss_reasons": refusals(by, Act.DISCUSS, agreement.agency_id),
        **sides(request, agreement),
        **(extra or {}),
    }
    return render(request, "discussion/page.html", context, status=status)


def _of(row):
    return row.get("beside", row["part"])


def _targets(agreement):
    names = (agreement.agency.name, agreement.agency.short)
    return list(
        dict.fromkeys(each.name for each in targets_of(agreement.agency_id, names, Visibility.INTERNAL))
    )


def _tabs(agreement, tab, rows):
    here = reverse("discussion", args=[agreement.uid])
    return [
        {
            "label": label,
            "url": f"{here}?tampil={key}" if key else here,
            "current": key == tab,
            "count": sum(1 for row in rows if fits(row)),
        }
        for key, (label, fits) in TABS.items()
    ]


def _groups(parts, rows):
    """Put the rows under the part that they belong to, in the order of the text; what is gone comes last."""
    order = {"": 0} | {ident: place for place, (ident, _) in enumerate(parts, 1)}
    known, groups = {"": "Seluruh naskah"} | dict(parts), {}
    for row in rows:
        ident = _of(row)
        label = known.get(ident, row["label"])
        group = groups.setdefault(
            ident,
            {
                "id": ident,
                "label": label,
                "gone": ident not in known,
                "movable": ident not in ("", RECITALS),
                "threads": [],
                "suggestions": [],
            },
        )
        group["suggestions" if "pieces" in row else "threads"].append(row)
    return sorted(groups.values(), key=lambda group: order.get(group["id"], len(order)))
