"""Printing a paper from the dossier: its words, its file and one event, kept so that it is the same again."""

from django.db import transaction
from django.utils import timezone

from agreements.documents import archive
from agreements.documents.content import draft_of
from agreements.documents.official import around, official_sheet
from agreements.documents.official_pages import official_pdf
from agreements.models import Cooperation, Guidance, OfficialPaper
from agreements.rules.enums import AttachmentKind, Initiative, Occasion, PaperKind
from agreements.rules.errors import NotAllowed, NotReady
from agreements.rules.guidance import book_of
from agreements.rules.indonesian import long_date
from agreements.rules.layout import form_of
from agreements.rules.official import (
    GRANTS,
    HEAD_OF_AGENCY,
    OTHER_OFFICIAL,
    offer_unfit,
    printing_refusals,
    proxy_unfit,
    report_unfit,
    terms_unfit,
)
from agreements.rules.permissions import Act, entitled_post
from agreements.workflow.attaching import keep
from agreements.workflow.history import record

KAK = "Kerangka Acuan Kerja"


def paper_around(kind, dossier, today, *, agreement=None, report=None):
    """Return all that a paper of that kind is filled from (`documents.official.Around`)."""
    more = {}
    if kind in (PaperKind.PROXY, PaperKind.TERMS):
        book = book_of(Guidance.objects.rows())
        more["headings"] = _headings(book, dossier)
        more["rule"] = _rule(book, agreement)
    if agreement is not None:
        more["draft"] = draft_of(agreement)
    return around(dossier, today, agreement=agreement, report=report, **more)


def _headings(book, dossier):
    """Return the headings of the KAK that the law asks of us for that kind, from the rows of the chooser."""
    theirs = dossier.initiative == Initiative.THEIRS
    wanted = (Occasion.ALWAYS, Occasion.THEIR_OFFER if theirs else Occasion.OWN_OFFER)
    rows = [rule for rule in book.papers_of(dossier.kind) if rule.name.startswith(KAK)]
    return next((rule.headings for rule in rows if rule.occasion in wanted and rule.headings), ())


def _rule(book, agreement):
    if agreement is None:
        return None
    form = form_of(agreement.instrument, agreement.parent.instrument if agreement.parent else "")
    return book.instruments.get((agreement.kind, form))


def unfit(kind, of):
    """Return the reasons why a paper of that kind does not belong to what it is filled from; empty = does."""
    if of.government is None:
        return ["Data pemerintah daerah belum diisi; admin sistem mengisinya pada halaman Admin."]
    if kind == PaperKind.OFFER:
        missing = [] if of.partners else ["Mitra belum dipilih; isi pada data kerja sama."]
        return offer_unfit(of.dossier.kind, of.dossier.initiative) or missing
    if kind == PaperKind.TERMS:
        return terms_unfit(of.headings)
    if kind == PaperKind.PROXY:
        over = ["Naskah ini sudah ditandatangani."] if of.agreement.is_signed else []
        return proxy_unfit(of.rule) or over
    return report_unfit(of.report.state) if kind == PaperKind.REPORT else []


def issue(kind, of, *, by, given):
    """Print a paper and keep it; return the `OfficialPaper`. One event.

    `of`: `paper_around`; `given`: {name of an Ask: what was typed}. The copies of a surat kuasa are recorded
    (Permendagri 22/2020 Ps 14). Raises `NotAllowed` or `NotReady` with everything that is missing.
    """
    kind = PaperKind(kind)
    if reasons := printing_refusals(by, kind, of.dossier.agency_id):
        raise NotAllowed(*reasons)
    if reasons := unfit(kind, of) + _incomplete(kind, of, given):
        raise NotReady(*reasons)
    sheet, at = official_sheet(kind, of, given), timezone.now()
    stored = archive.store(official_pdf(sheet, stamp=at), name=f"{kind.label} {of.dossier.title[:60]}.pdf")
    with transaction.atomic():
        Cooperation.objects.select_for_update(of=("self",)).get(pk=of.dossier.pk)
        _demand_new_number(kind, of, given)
        return _kept(kind, of, by, given, sheet, stored, at)


def _incomplete(kind, of, given):
    """What the form cannot know by itself."""
    if kind != PaperKind.PROXY:
        return []
    who = given.get("who", HEAD_OF_AGENCY)
    if who == OTHER_OFFICIAL and not given.get("appointment"):
        return ["Dasar penunjukan pejabat penerima kuasa belum diisi (Permendagri 22/2020 Pasal 36)."]
    head = of.dossier.agency.head_title or f"Kepala {of.dossier.agency.name}"
    bare = given["office"].removeprefix("Plt. ").removeprefix("Plh. ").removeprefix("Pj. ")
    if who == HEAD_OF_AGENCY and bare.casefold() != head.casefold():
        return [f"Kuasa atas naskah ini diberikan kepada {head}; jabatan yang ditulis “{given['office']}”."]
    if of.rule.copy_to and not given.get("copies", "").strip():
        return [f"Surat kuasa ini ditembuskan kepada {of.rule.copy_to}; isi Tembusan."]
    return []


def _demand_new_number(kind, of, given):
    number = given.get("number", "")
    if number and of.dossier.printed.filter(kind=kind, number=number).exists():
        raise NotReady(f"Nomor {number} sudah dipakai pada cetakan lain berkas ini; cetak ulang yang itu.")


def _kept(kind, of, by, given, sheet, stored, at):
    number, dated = given.get("number", ""), given["dated"]
    post = entitled_post(by, GRANTS[kind], of.dossier.agency_id)
    paper = OfficialPaper.objects.create(
        cooperation=of.dossier,
        agreement=of.agreement,
        report=of.report,
        kind=kind,
        number=number,
        dated=dated,
        copies=sheet["copies"],
        content=sheet,
        attachment=keep(
            stored,
            kind=AttachmentKind.PRINTED,
            by=by,
            cooperation=of.dossier,
            agreement=of.agreement,
            number=number,
            dated=dated,
        ),
        by_id=by.user_id,
        post=post.label if post else "",
        at=at,
    )
    named = f" Nomor {number}" if number else ""
    record(
        cooperation_id=of.dossier.pk,
        agreement=of.agreement,
        by=by,
        post=post,
        act=Act.ISSUE_PAPER,
        sentence=f"mencetak {kind.label.lower()}{named} tanggal {long_date(dated)}",
        note=f"Tembusan: {'; '.join(sheet['copies'])}" if sheet["copies"] else "",
        data={"sha256": stored.sha256, "paper": str(paper.uid)},
    )
    return paper
