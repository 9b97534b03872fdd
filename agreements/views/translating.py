"""The page of a translation: Indonesian left, the other language right, part by part."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse

from agreements.documents.bilingual import ENGLISH, parts_of, suggested
from agreements.documents.content import draft_of
from agreements.rules.errors import NotAllowed, Refusal, Stale
from agreements.rules.layout import ABROAD
from agreements.rules.permissions import Act
from agreements.rules.translating import (
    CODES,
    LANGUAGES,
    MISSING,
    RIGHT_TO_LEFT,
    STALE,
    complaints,
    pairs,
)
from agreements.views.access import actor_of, demand, find_agreement, page
from agreements.views.crumbs import crumbs
from agreements.workflow.drafting import writing_refusals
from agreements.workflow.translating import save_translation, translation_mark


@page
def translation(request, uid):
    """Write the other language beside the Indonesian text; POST saves it."""
    agreement = find_agreement(request, uid, "parent", "revision")
    demand(request, Act.EDIT_TEXT, agreement.agency_id)
    draft = draft_of(agreement)
    parts = parts_of(draft)
    if request.method != "POST":
        return _shown(request, agreement, draft, parts, agreement.translation.get("language") or ENGLISH)
    language = " ".join(request.POST.get("bahasa", "").split())
    typed = {part.id: _typed(request.POST, part.id) for part in parts}
    try:
        save_translation(
            agreement,
            by=actor_of(request),
            seen=request.POST.get("seen", ""),
            language=language,
            typed=typed,
        )
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refusal as refusal:
        status = 409 if isinstance(refusal, Stale) else 422
        return _shown(request, agreement, draft, parts, language, typed, refusal.reasons, status)
    messages.success(request, "Terjemahan tersimpan.")
    return redirect("agreement-translation", uid=uid)


def _typed(data, ident):
    words = data.get(f"isi-{ident}", "").replace("\r\n", "\n").strip()
    return (" ".join(data.get(f"judul-{ident}", "").split()), words, f"sesuai-{ident}" in data)


def _shown(request, agreement, draft, parts, language, typed=None, reasons=(), status=200):
    wrong = dict(complaints(language, typed)) if typed else {}
    rows = [_row(draft, pair, language, typed, wrong) for pair in pairs(agreement.translation, parts)]
    closed = [] if agreement.kind in ABROAD else ["Terjemahan hanya untuk naskah dengan pihak luar negeri."]
    context = {
        "agreement": agreement,
        "rows": rows,
        "language": language,
        "languages": LANGUAGES,
        "tongue": CODES.get(language, ""),
        "direction": "rtl" if CODES.get(language) in RIGHT_TO_LEFT else "",
        "missing": sum(row["state"] == MISSING for row in rows),
        "stale": sum(row["state"] == STALE for row in rows),
        "seen": translation_mark(agreement),
        "reasons": reasons,
        "closed": [*closed, *writing_refusals(agreement, actor_of(request))],
        "crumbs": crumbs(agreement, "Terjemahan"),
        "word": reverse("agreement-bilingual-docx", args=[agreement.uid]),
        "upload": reverse("word-upload", args=[agreement.uid]),
        "pdf": reverse("agreement-bilingual-pdf", args=[agreement.uid]),
    }
    return render(request, "agreements/translation.html", context, status=status)


def _row(draft, pair, language, typed, wrong):
    title, words, sure = typed[pair.source.id] if typed else (pair.title, pair.words, False)
    offer = suggested(draft, pair.source) if language == ENGLISH and not words and not typed else ""
    return {
        "id": pair.source.id,
        "label": pair.source.label,
        "title": pair.source.title,
        "words": pair.source.words,
        "their_title": title,
        "their_words": words or offer,
        "offered": bool(offer),
        "state": pair.state,
        "sure": sure,
        "error": wrong.get(pair.source.id, ""),
        "lines": min(max(pair.source.words.count("\n") + len(pair.source.words) // 60 + 1, 2), 18),
    }
