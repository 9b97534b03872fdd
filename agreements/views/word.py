"""The text as a Word file: out for people who work in Word, and in to be reviewed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from agreements.documents.content import draft_of
from agreements.documents.docx_writing import agreement_docx, bilingual_docx
from agreements.documents.printing import file_name, stamp_of
from agreements.forms.word import WordForm, chosen
from agreements.models import WordImport
from agreements.rules.enums import WordMode, WordState
from agreements.rules.errors import BadFile, NotReady, Refusal, Stale
from agreements.rules.indonesian import long_date
from agreements.rules.layout import ABROAD
from agreements.rules.permissions import Act, refusals
from agreements.rules.word_plan import FILE
from agreements.rules.word_plan import KEPT as LACKING
from agreements.views.access import actor_of, find_agreement, find_word_import, page
from agreements.views.crumbs import crumbs
from agreements.views.papers import word_response
from agreements.views.word_review import shown
from agreements.workflow.drafting import writing_refusals
from agreements.workflow.word_imports import choose, drop, look, receive, take, taking_refusals
from agreements.workflow.word_tidying import KEPT


@page
@require_GET
def download(request, uid):
    """The text as it stands as a DOCX; with gaps too, for that is what people work on."""
    agreement = find_agreement(request, uid, "parent", "revision")
    data = agreement_docx(draft_of(agreement), stamp=stamp_of(agreement))
    return word_response(data, file_name(agreement).replace(".pdf", ".docx"))


@page
@require_GET
def bilingual(request, uid):
    """The text abroad as a DOCX of two columns; what is not translated yet is an empty cell."""
    agreement = find_agreement(request, uid, "parent", "revision")
    if agreement.kind not in ABROAD:
        raise Http404
    data = bilingual_docx(draft_of(agreement), stamp=stamp_of(agreement))
    return word_response(data, file_name(agreement).replace(".pdf", " dua bahasa.docx"))


@page
def upload(request, uid):
    """Bring a Word file in: it is looked through and waits on its review page; the text stays as it is."""
    agreement = find_agreement(request, uid, "parent")
    if reasons := taking_refusals(agreement, actor_of(request)):
        raise PermissionDenied(" ".join(reasons))
    form = WordForm(request.POST or None, request.FILES or None) if request.method == "POST" else WordForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            row = receive(agreement, by=actor_of(request), data=file.read(), name=file.name)
        except (BadFile, NotReady) as refusal:
            for reason in refusal.reasons:
                form.add_error("file", reason)
        else:
            return redirect("word-review", uid=agreement.uid, item=row.uid)
    context = {
        "agreement": agreement,
        "form": form,
        "waiting": _waiting(agreement, request.user),
        "edit_reasons": writing_refusals(agreement, actor_of(request)),
        "days": KEPT.days,
        "crumbs": crumbs(agreement, "Muat dari Word"),
    }
    return render(request, "word/upload.html", context, status=400 if request.method == "POST" else 200)


def _waiting(agreement, user):
    """Files of this person that were uploaded here and not decided on."""
    rows = WordImport.objects.filter(agreement=agreement, by=user, state=WordState.WAITING)[:20]
    return [
        {"name": row.name, "uid": row.uid, "when": f"{long_date(at)} pukul {at:%H.%M}"}
        for row, at in ((row, timezone.localtime(row.at)) for row in rows)
    ]


@page
def review(request, uid, item):
    """The file cell by cell and what it would do to the text; POST keeps choices, takes it in or drops it."""
    agreement = find_agreement(request, uid, "parent")
    row = find_word_import(request, agreement, item)
    if not row.is_waiting:
        messages.info(request, f"Berkas {row.name} sudah {row.get_state_display().lower()}.")
        return redirect("agreement", uid=agreement.uid)
    if request.method != "POST":
        return _page(request, agreement, row)
    try:
        return _act(request, agreement, row)
    except Stale as refusal:
        row.refresh_from_db()
        return _page(request, agreement, row, refusal.reasons, status=409)
    except Refusal as refusal:
        row.refresh_from_db()
        return _page(request, agreement, row, refusal.reasons, status=422)


def _act(request, agreement, row):
    by, act = actor_of(request), request.POST.get("do", "")
    if act == "drop":
        drop(row, by=by)
        messages.success(request, f"Berkas {row.name} dibatalkan. Naskah tidak berubah.")
        return redirect("agreement", uid=agreement.uid)
    given = chosen(request.POST, row.cells)
    if act == "missing":
        given["parts"] |= {part.id: FILE for part in look(row).plan.rows if part.fate == LACKING}
    row = choose(row, by=by, **given)
    if act != "take":
        messages.success(request, "Pilihan Anda dipakai; hasilnya di bawah. Naskah belum berubah.")
        wide = "?semua=1" if "semua" in request.POST else ""
        return redirect(f"{request.path}{wide}#hasil")
    count = take(row, by=by, seen=request.POST.get("seen", ""), comments="comments" in request.POST)
    if row.mode == WordMode.SUGGESTION:
        messages.success(request, f"{count} usul perubahan dari {row.name} tersimpan dan menunggu keputusan.")
        return redirect("discussion", uid=agreement.uid)
    messages.success(
        request, f"{count} bagian naskah dimuat dari {row.name}. Berkasnya tersimpan di Dokumen."
    )
    return redirect("agreement-write", uid=agreement.uid)


def _page(request, agreement, row, reasons=(), status=200):
    found = look(row, agreement=agreement)
    context = {
        "agreement": agreement,
        "row": row,
        "reasons": reasons,
        "edit_reasons": writing_refusals(agreement, actor_of(request)),
        "talks": not refusals(actor_of(request), Act.DISCUSS, agreement.agency_id),
        "crumbs": crumbs(agreement, "Muat dari Word"),
        **shown(found, row, everything="semua" in request.GET or "semua" in request.POST),
    }
    return render(request, "word/review.html", context, status=status)
