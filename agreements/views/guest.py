"""What a partner's contact sees and does: the shared text, shared comments, proposals, the partner's word."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from agreements.documents.agreement_pages import agreement_pdf, preview_html
from agreements.documents.docx_writing import agreement_docx
from agreements.documents.printing import file_name, stamp_of
from agreements.documents.store import rendition
from agreements.forms.discussion import CommentForm
from agreements.rules.assenting import standings
from agreements.rules.draft import as_printed
from agreements.rules.enums import Instrument
from agreements.rules.errors import NotReady, Refusal
from agreements.rules.naskah import RECITALS
from agreements.rules.suggesting import MAX_REASON, TALKING
from agreements.views.access import only_post, today
from agreements.views.discussion_rows import moment, part_choices
from agreements.views.discussion_sides import turn_of
from agreements.views.guest_door import government_name, guest_page
from agreements.views.guest_rows import shared_draft, shared_text, suggestions, threads, visits
from agreements.views.papers import pdf_response, word_response
from agreements.workflow import assenting, commenting, sharing
from agreements.workflow.voices import reader_of


@guest_page
def room(request, link):
    """The shared text, and beside it what is discussed with the partner."""
    return show(request, link)


@guest_page
def comment(request, link):
    """Comment on the shared text."""
    only_post(request)
    form = _form(link, request.POST)
    if not form.is_valid():
        return show(request, link, form=form, status=422)
    data = form.cleaned_data
    try:
        row = commenting.comment(
            link.agreement, guest=link, text=data["text"], part=data["part"], quote=data["quote"]
        )
    except Refusal as refusal:
        form.add_error(None, refusal.reasons)
        return show(request, link, form=form, status=409)
    return done(request, link, "Komentar terkirim.", f"#k-{row.uid}")


@guest_page
def reply(request, link, comment):
    """Answer in a shared thread."""
    only_post(request)
    if not link.with_comments:
        raise Http404
    row = get_object_or_404(link.agreement.comments.shared().select_related("agreement"), uid=comment)
    text = request.POST.get("text", "").replace("\r\n", "\n")
    try:
        commenting.reply(row, guest=link, text=text)
    except Refusal as refusal:
        kept = {"uid": str(comment), "text": text, "reasons": refusal.reasons}
        return show(request, link, kept=kept, status=409)
    return done(request, link, "Balasan terkirim.", f"#k-{comment}")


@guest_page
def agree(request, link):
    """Say that the partner agrees to the text as it was read."""
    only_post(request)
    try:
        row, revision = assenting.assent(link.agreement, guest=link, seen=request.POST.get("mark", ""))
    except Refusal as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return redirect("guest-room")
    told = "Semua pihak setuju; naskah dibekukan." if revision else "Persetujuan Anda tercatat."
    told = "Persetujuan Anda tercatat dan menunggu buktinya." if row.waits else told
    return done(request, link, told)


@guest_page
def disown(request, link):
    """Say that who came in with a spoken code was none of the partner's."""
    only_post(request)
    try:
        assenting.disown(link.agreement, guest=link, note=request.POST.get("note", "")[:MAX_REASON])
    except Refusal as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return redirect("guest-room")
    return done(request, link, "Dicatat. Kepala Bagian diberi tahu; persetujuan yang menunggu bukti gugur.")


@guest_page
def pass_turn(request, link):
    """Pass the turn back to us, with a note."""
    only_post(request)
    try:
        sharing.pass_turn(link.agreement, guest=link, note=request.POST.get("note", "")[:2000])
    except Refusal as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return redirect("guest-room")
    return done(request, link, "Giliran diserahkan kembali. Terima kasih.")


@guest_page
@require_GET
def paper(request, link):
    """The PDF of the shared text, where downloading is allowed."""
    if not link.may_download:
        raise Http404
    draft, stamp = shared_draft(link), stamp_of(link.agreement)
    material = {"draft": as_printed(draft), "stamp": stamp, "signing_copy": False}
    try:
        data = rendition(material, lambda: agreement_pdf(draft, stamp=stamp))
    except NotReady:
        messages.error(
            request, "PDF belum dapat dibuat karena isian naskah belum lengkap; baca di layar dahulu."
        )
        return redirect("guest-room")
    return pdf_response(request, data, file_name(link.agreement))


@guest_page
@require_GET
def word(request, link):
    """The shared text as a Word file, where downloading is allowed."""
    if not link.may_download:
        raise Http404
    data = agreement_docx(shared_draft(link), stamp=stamp_of(link.agreement))
    return word_response(data, file_name(link.agreement).replace(".pdf", ".docx"))


def done(request, link, told, anchor=""):
    """Note that the contact did something, say so and go back to the room."""
    sharing.used(link)
    messages.success(request, told)
    return redirect(f"{reverse('guest-room')}{anchor}")


def _form(link, data=None):
    form = CommentForm(data, parts=part_choices(shared_text(link)), closed=False)
    del form.fields["visibility"]
    return form


def show(request, link, *, form=None, kept=None, status=200):
    """Render the room; `form`: a comment that was not taken; `kept`: other words that were not."""
    agreement, naskah = link.agreement, shared_text(link)
    draft = shared_draft(link)
    mark = assenting.text_mark(agreement)
    standing = standings(agreement.parties.all(), agreement.assents.order_by("pk"), mark)
    talking = agreement.state in TALKING and agreement.agreed_revision_id is None
    turn = turn_of(agreement, today())
    rows, came = suggestions(link, kept), visits(link)
    context = {
        "link": link,
        "agreement": agreement,
        "instrument": Instrument(agreement.instrument),
        "until": moment(link.expires_at),
        "paper": preview_html(draft),
        "parts": [
            {"id": ident, "label": label, "movable": ident != RECITALS}
            for ident, label in part_choices(naskah)
        ],
        "threads": threads(link, naskah, kept) if link.with_comments else [],
        "ours": [row for row in rows if row["ours"]],
        "suggestions": [row for row in rows if not row["ours"]],
        "visits": came,
        "came_spoken": any(each["reader"] for each in came),
        "form": (form or _form(link)) if link.with_comments else None,
        "form_open": form is not None,
        "talking": talking,
        "mark": mark,
        "standing": [
            {"name": each.name, "state": each.state, "why": each.assent and each.assent.void_reason}
            for each in standing
        ],
        "agreed": any(each.key == link.partner_id and each.state == "setuju" for each in standing),
        "waits": any(each.key == link.partner_id and each.state == "menunggu" for each in standing),
        "spoken": reader_of(link) is not None,
        "frozen": agreement.agreed_revision_id is not None,
        "my_turn": bool(turn) and agreement.turn_partner_id == link.partner_id,
        "since": turn["since"] if turn else "",
        "government_name": government_name(),
    }
    return render(request, "guest/room.html", context, status=status)
