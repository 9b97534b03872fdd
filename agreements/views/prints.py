"""Everything that can be printed of an instrument or a dossier, grey with the reason where it cannot."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from agreements.documents.bilingual_pages import (
    bilingual_pdf,
    bilingual_unfit,
    matrix_pdf,
    paraf_sheet,
)
from agreements.documents.content import draft_of
from agreements.documents.docx_writing import matrix_docx
from agreements.documents.official import around, unit_letterhead
from agreements.documents.official_pages import official_pdf
from agreements.documents.printing import file_name, stamp_of
from agreements.documents.store import rendition
from agreements.models import OfficialPaper, Post
from agreements.rules.amending import amendments
from agreements.rules.draft import as_printed
from agreements.rules.enums import Instrument, PaperKind, Role, State
from agreements.rules.errors import NotReady
from agreements.rules.indonesian import long_date
from agreements.rules.layout import ABROAD
from agreements.rules.official import printing_refusals, report_unfit
from agreements.rules.transitions import PARAF_ORDER
from agreements.views.access import actor_of, find_agreement, find_cooperation, page, today
from agreements.views.crumbs import crumbs
from agreements.views.instrument import initials_of
from agreements.views.official import printed_rows
from agreements.views.papers import pdf_response, refused, word_response
from agreements.workflow.issuing import paper_around, unfit

RELATED = ("parent", "revision")
PARAF_FROM = (State.FINAL, State.INITIALLED, State.READY, State.SIGNED, State.IN_FORCE, State.TERMINATED)


@page
@require_GET
def of_agreement(request, uid):
    """The papers of an instrument."""
    agreement = find_agreement(request, uid, *RELATED)
    draft = draft_of(agreement)
    rows = OfficialPaper.objects.filter(agreement=agreement).select_related("attachment", "by")
    context = {
        "agreement": agreement,
        "dossier": agreement.cooperation,
        "groups": [("Naskah", _texts(agreement, draft)), ("Surat dan dokumen", _papers(request, agreement))],
        "printed": printed_rows(rows),
        "crumbs": crumbs(agreement, "Cetak"),
    }
    return render(request, "papers/prints.html", context)


def _texts(agreement, draft):
    """The instrument itself in its several forms."""
    address = reverse("agreement-pdf", args=[agreement.uid])
    ready = (
        [] if agreement.state == State.READY else ["Baru dapat dicetak setelah naskah siap ditandatangani."]
    )
    items = [
        _item("Naskah", address, "PDF/A-3 dengan struktur naskah di dalamnya"),
        _item("Naskah untuk ditandatangani", f"{address}?ttd", "tanpa tanda air", ready),
        _item(
            "Lembar paraf koordinasi",
            reverse("agreement-paraf-pdf", args=[agreement.uid]),
            "urutan pemaraf, dengan paraf yang sudah diberikan",
            [] if agreement.state in PARAF_FROM else ["Paraf dimulai setelah naskah final."],
        ),
    ]
    if agreement.kind in ABROAD:
        bilingual = reverse("agreement-bilingual-pdf", args=[agreement.uid])
        items.append(_item("Naskah dua bahasa", bilingual, "dua kolom per pasal", bilingual_unfit(draft)[:3]))
        word = reverse("agreement-bilingual-docx", args=[agreement.uid])
        items.append(_item("Naskah dua bahasa (Word)", word, "dua kolom, dapat dimuat kembali"))
    if agreement.instrument == Instrument.ADDENDUM:
        rows = _amendments(agreement, draft)
        lacking = [] if rows else ["Adendum ini dimulai tanpa memilih pasal yang diubah."]
        matrix = reverse("agreement-matrix-pdf", args=[agreement.uid])
        items.append(_item("Matriks sandingan", matrix, "bunyi semula dan bunyi baru", lacking))
        word = reverse("agreement-matrix-docx", args=[agreement.uid])
        items.append(_item("Matriks sandingan (Word)", word, "untuk dibahas; tidak dimuat kembali", lacking))
    return items


def _papers(request, agreement):
    """The letters and minutes of an instrument."""
    items = []
    for kind in (PaperKind.PROXY, PaperKind.MINUTES):
        of = paper_around(kind, agreement.cooperation, today(), agreement=agreement)
        reasons = [*printing_refusals(actor_of(request), kind, agreement.agency_id), *unfit(kind, of)]
        items.append(_item(kind.label, reverse("agreement-paper", args=[agreement.uid, kind]), "", reasons))
    closed = printing_refusals(actor_of(request), PaperKind.REPORT, agreement.agency_id)
    for report in agreement.reports.order_by("-year", "-half")[:4]:
        label = f"Laporan Semester {'I' if report.half == 1 else 'II'} {report.year}"
        address = reverse("report-paper", args=[report.uid])
        items.append(_item(label, address, "surat dan isinya", [*closed, *report_unfit(report.state)]))
    return items


def _item(label, url, hint="", reasons=()):
    return {"label": label, "url": url, "hint": hint, "reasons": list(reasons)}


@page
@require_GET
def of_dossier(request, uid):
    """The papers of a dossier."""
    dossier = find_cooperation(request, uid)
    by, items = actor_of(request), []
    for kind in (PaperKind.OFFER, PaperKind.TERMS, PaperKind.MINUTES):
        reasons = [
            *printing_refusals(by, kind, dossier.agency_id),
            *unfit(kind, paper_around(kind, dossier, today())),
        ]
        items.append(_item(kind.label, reverse("cooperation-paper", args=[dossier.uid, kind]), "", reasons))
    summary = _item(
        "Lembar ringkasan", reverse("cooperation-summary", args=[dossier.uid]), "keadaan hari ini"
    )
    texts = dossier.agreements.visible_to(by).exclude(state=State.CANCELLED).order_by("pk")
    linked = [
        _item(f"Cetakan {text}", reverse("agreement-prints", args=[text.uid]), text.get_state_display())
        for text in texts[:30]
    ]
    rows = OfficialPaper.objects.filter(cooperation=dossier, agreement=None).select_related(
        "attachment", "by"
    )
    groups = [("Kerja sama ini", [summary, *items]), *([("Naskah", linked)] if linked else [])]
    context = {
        "dossier": dossier,
        "groups": groups,
        "printed": printed_rows(rows),
        "crumbs": [
            {"label": "Kerja Sama", "url": reverse("cooperations")},
            {"label": dossier.title, "url": reverse("cooperation", args=[dossier.uid])},
            {"label": "Cetak"},
        ],
    }
    return render(request, "papers/prints.html", context)


@page
@require_GET
def bilingual(request, uid):
    """The text in two languages as PDF."""
    agreement = find_agreement(request, uid, *RELATED)
    draft, stamp = draft_of(agreement), stamp_of(agreement)
    material = {"draft": as_printed(draft), "stamp": stamp, "paper": "dua bahasa"}
    try:
        data = rendition(material, lambda: bilingual_pdf(draft, stamp=stamp))
    except NotReady as lacking:
        return refused(request, agreement, lacking.reasons)
    return pdf_response(request, data, file_name(agreement).replace(".pdf", " dua bahasa.pdf"))


def _amendments(agreement, draft):
    return amendments(draft_of(agreement.parent).text, draft.text) if agreement.parent else ()


@page
@require_GET
def matrix(request, uid):
    """Old words beside new ones of an addendum as PDF."""
    agreement = find_agreement(request, uid, *RELATED)
    draft, stamp = draft_of(agreement), stamp_of(agreement)
    rows = _amendments(agreement, draft)
    material = {"rows": [vars(row) for row in rows], "stamp": stamp, "draft": as_printed(draft)}
    try:
        data = rendition(material, lambda: matrix_pdf(draft, rows, stamp=stamp))
    except NotReady as lacking:
        return refused(request, agreement, lacking.reasons)
    return pdf_response(request, data, file_name(agreement).replace(".pdf", " matriks.pdf"))


@page
@require_GET
def matrix_word(request, uid):
    """Old words beside new ones of an addendum as DOCX."""
    agreement = find_agreement(request, uid, *RELATED)
    draft = draft_of(agreement)
    if not (rows := _amendments(agreement, draft)):
        return refused(request, agreement, ["Adendum ini dimulai tanpa memilih pasal yang diubah."])
    data = matrix_docx(draft, rows, stamp=stamp_of(agreement))
    return word_response(data, file_name(agreement).replace(".pdf", " matriks.docx"))


@page
@require_GET
def paraf(request, uid):
    """The lembar paraf koordinasi as PDF: who gives paraf in which order, and who has given it."""
    agreement = find_agreement(request, uid, *RELATED)
    draft, stamp = draft_of(agreement), stamp_of(agreement)
    if agreement.state not in PARAF_FROM:
        return refused(request, agreement, ["Paraf dimulai setelah naskah final."])
    of = around(agreement.cooperation, today())
    place = f"{of.government.seat}, {long_date(timezone.localtime(stamp).date())}" if of.government else ""
    sheet = paraf_sheet(draft, _paraf_rows(agreement), unit_letterhead(of, of.section), place)
    try:
        data = rendition({"sheet": sheet, "stamp": stamp}, lambda: official_pdf(sheet, stamp=stamp))
    except NotReady as lacking:
        return refused(request, agreement, lacking.reasons)
    return pdf_response(request, data, file_name(agreement).replace(".pdf", " lembar paraf.pdf"))


def _paraf_rows(agreement):
    """Return (office, name, when) in the order of the paraf; who holds the post today where none is given."""
    initials = list(agreement.initials.select_related("user").order_by("pk"))
    given = {row.role: row for row in initials_of(agreement, initials)}
    holders = {}
    for post in (
        Post.objects.held_on(today()).filter(role__in=PARAF_ORDER).select_related("user").order_by("pk")
    ):
        if post.role not in (Role.OPO, Role.OPH) or post.agency_id == agreement.agency_id:
            holders.setdefault(post.role, post)
    rows = []
    for role in PARAF_ORDER:
        if row := given.get(role):
            rows.append((row.post, str(row.user), long_date(timezone.localtime(row.at).date())))
        else:
            post = holders.get(role)
            rows.append((post.label if post else Role(role).label, str(post.user) if post else "", ""))
    return rows
