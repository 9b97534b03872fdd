"""What an evaluation leads to: an extension (a new instrument) or an addendum (law.md 8.5 rows 13-14)."""

from django.db import transaction

from agreements.documents.content import draft_of, text_of
from agreements.models import LegalBasis, Party
from agreements.rules.enums import EvaluationState, Instrument, Recommendation, State
from agreements.rules.errors import NotAllowed, NotReady
from agreements.rules.naskah import to_json
from agreements.rules.outlines import outline
from agreements.rules.permissions import MAY, Act, entitled_post, refusals
from agreements.workflow.drafting import create
from agreements.workflow.history import record

GOES_ON = (Recommendation.CONTINUE, Recommendation.IMPROVE, Recommendation.EXPAND)
ALIVE = (State.DRAFT, State.RETURNED, State.SUBMITTED, State.REVIEW, State.LEGAL_REVIEW, State.DISCUSSION)
COPIED = (
    *("partner", "body", "signatory", "office", "office_status", "seat", "address"),
    *("authority", "authority_number", "authority_date", "authority_note", "emblem", "unit"),
)


def renewal_refusals(agreement, by, today):
    """Return the reasons why an extension cannot be begun now; empty = may.

    Begun before the end, after an approved evaluation that does not say "hentikan" (law.md 8.5 row 14).
    """
    reasons = refusals(by, Act.RENEW, agreement.agency_id) + _running_reasons(agreement, today)
    last = agreement.evaluations.filter(state=EvaluationState.APPROVED).first()
    if last is None:
        reasons.append("Perpanjangan dimulai dari evaluasi yang disetujui; naskah ini belum dievaluasi.")
    elif last.recommendation not in GOES_ON:
        reasons.append("Evaluasi terakhir merekomendasikan hentikan, sehingga tidak diperpanjang.")
    if agreement.continued_by.exclude(state=State.CANCELLED).exists():
        reasons.append("Perpanjangan naskah ini sudah dimulai.")
    return reasons


def addendum_refusals(agreement, by, today):
    """Return the reasons why an addendum cannot be begun now; empty = may (Permendagri 22/2020 Ps 15, 37)."""
    reasons = refusals(by, Act.RENEW, agreement.agency_id) + _running_reasons(agreement, today)
    if agreement.instrument != Instrument.PKS:
        reasons.append("Adendum dibuat atas PKS.")
    if agreement.children.filter(instrument=Instrument.ADDENDUM, state__in=ALIVE).exists():
        reasons.append("Masih ada adendum yang sedang disusun atas naskah ini.")
    return reasons


def _running_reasons(agreement, today):
    if agreement.state != State.IN_FORCE:
        return ["Hanya naskah yang berlaku yang dapat diperpanjang atau diubah dengan adendum."]
    if agreement.ends_on and agreement.ends_on < today:
        return ["Naskah sudah berakhir; mulai naskah baru menurut prosedur yang berlaku sekarang."]
    return []


def begin_renewal(agreement, *, by, today):
    """Begin the extension of an instrument as a new one of the same form, with its text; return it."""
    _demand(renewal_refusals(agreement, by, today), agreement, by)
    return _begin(agreement, agreement.instrument, by, "memulai perpanjangan", continues=agreement)


def begin_addendum(agreement, *, by, today):
    """Begin an addendum beneath a PKS; return it."""
    _demand(addendum_refusals(agreement, by, today), agreement, by)
    return _begin(agreement, Instrument.ADDENDUM, by, "memulai adendum")


def _demand(reasons, agreement, by):
    if reasons:
        raise (NotAllowed if refusals(by, Act.RENEW, agreement.agency_id) else NotReady)(*reasons)


def _begin(source, instrument, by, sentence, continues=None):
    dossier = source.cooperation
    with transaction.atomic():
        parent = source if continues is None else source.parent
        about = (
            source.about
            if continues
            else f"Perubahan atas Perjanjian Kerja Sama tentang {source.about}"[:300]
        )
        new = create(dossier, instrument, by=by, about=about, parent=parent, continues=continues)
        _copy(source, new)
        new.text = to_json(text_of(source) if continues else outline(draft_of(new)))
        new.save()
        record(
            cooperation_id=dossier.pk,
            agreement=new,
            by=by,
            post=entitled_post(by, MAY[Act.RENEW], dossier.agency_id),
            act=Act.RENEW,
            sentence=sentence,
            states=("", State.DRAFT),
            data={"from": str(source.uid)},
        )
    return new


def _copy(source, new):
    new.parties.all().delete()
    Party.objects.bulk_create(
        Party(agreement=new, order=party.order, **{name: getattr(party, name) for name in COPIED})
        for party in source.parties.all()
    )
    new.bases.all().delete()
    LegalBasis.objects.bulk_create(
        LegalBasis(agreement=new, regulation_id=basis.regulation_id, order=basis.order)
        for basis in source.bases.all()
    )
    for name in ("funding", "budget_code", "originals", "paper"):
        setattr(new, name, getattr(source, name))
