"""What an evaluation leads to: an extension (a new instrument) or an addendum (law.md 8.5 rows 13-14)."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Subquery

from agreements.documents.content import ACTIVITY_FIELDS, draft_of, text_of
from agreements.models import Activity, Agreement, Evaluation, LegalBasis, Party
from agreements.rules.amending import CHANGED, REMOVED, choice_complaints
from agreements.rules.enums import EvaluationState, Instrument, Kind, Recommendation, State
from agreements.rules.errors import NotAllowed, NotReady
from agreements.rules.indonesian import ORDINALS
from agreements.rules.naskah import to_json
from agreements.rules.outlines import refilled
from agreements.rules.paths import OPEN
from agreements.rules.permissions import MAY, Act, entitled_post, refusals
from agreements.workflow.beginning import copied_parties, create, parent_for
from agreements.workflow.history import record
from agreements.workflow.indexing import cite, refresh
from agreements.workflow.origins import begun_with, inherit, remember, version_for

GOES_ON = (Recommendation.CONTINUE, Recommendation.IMPROVE, Recommendation.EXPAND)
OVER = (State.SIGNED, State.IN_FORCE, State.TERMINATED, State.CANCELLED)
RENEWABLE = (Instrument.KSB, Instrument.PKS, Instrument.NK, Instrument.NASKAH_LN)
AMENDABLE = (Instrument.PKS, Instrument.NK, Instrument.NASKAH_LN)
OTHERWISE = {  # what follows those that are not extended
    Instrument.RK: "Rencana kerja tidak diperpanjang; susun rencana kerja tahun berikutnya.",
    Instrument.LOI: "Pernyataan kehendak berlaku paling lama satu tahun; susun yang baru bila masih perlu.",
}


def renewal_refusals(agreement, by, today, told=None):
    """Return the reasons why an extension cannot be begun now; empty = may.

    Begun before the end, after an approved evaluation that does not say "hentikan", by the present
    procedure: a PKS beneath a KSB that runs; what was once agreed with the central government goes on as a
    nota kesepakatan (PP 28/2018 Ps 49; law.md 8.5 row 14, 8.6). `told`: its `course_of`, where at hand.
    """
    reasons = refusals(by, Act.RENEW, agreement.agency_id) + _running_reasons(agreement, today)
    if agreement.instrument not in RENEWABLE:
        return [*reasons, OTHERWISE.get(agreement.instrument, "Adendum tidak diperpanjang tersendiri.")]
    if agreement.kind == Kind.SINERGI and agreement.instrument != Instrument.NK:
        return [*reasons, "Naskah dengan Pemerintah Pusat dilanjutkan sebagai nota kesepakatan; susun NK."]
    told = told or course_of(agreement, today)
    if told["recommendation"] is None:
        reasons.append("Perpanjangan dimulai dari evaluasi yang disetujui; naskah ini belum dievaluasi.")
    elif told["recommendation"] not in GOES_ON:
        reasons.append("Evaluasi terakhir merekomendasikan hentikan, sehingga tidak diperpanjang.")
    if told["continued"]:
        reasons.append("Perpanjangan naskah ini sudah dimulai.")
    if agreement.instrument == Instrument.PKS and told["ksb"] is None:
        reasons.append(
            "PKS baru lahir dari KSB, dan kerja sama ini belum mempunyai KSB; susun KSB lebih dahulu."
        )
    elif agreement.instrument == Instrument.PKS and not told["ksb"]:
        reasons.append("KSB di atasnya sudah berakhir; perpanjang KSB lebih dahulu.")
    return reasons


def course_of(agreement, today):
    """Return in one query what decides how an instrument goes on, as a dict.

    `recommendation` of the last approved evaluation; whether it is `continued` or being `amended`; `ksb`:
    whether a signed KSB of the dossier runs today, None where there is none.
    """
    approved = Evaluation.objects.filter(agreement=OuterRef("pk"), state=EvaluationState.APPROVED)
    next_ones = Agreement.objects.filter(continues=OuterRef("pk")).exclude(state=State.CANCELLED)
    amending = Agreement.objects.filter(parent=OuterRef("pk"), instrument=Instrument.ADDENDUM)
    signed = Agreement.objects.filter(
        cooperation=OuterRef("cooperation"),
        instrument=Instrument.KSB,
        state__in=(State.SIGNED, State.IN_FORCE),
    )
    runs = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    return Agreement.objects.values(
        recommendation=Subquery(approved.values("recommendation")[:1]),
        continued=Exists(next_ones),
        amended=Exists(amending.exclude(state__in=OVER)),
        ksb=Subquery(signed.annotate(runs=runs).order_by("-runs").values("runs")[:1]),
    ).get(pk=agreement.pk)


def addendum_refusals(agreement, by, today, told=None):
    """Return the reasons why an addendum cannot be begun now; empty = may.

    Permendagri 22/2020 Ps 15, 37, 58; 25/2020 Ps 20(5). `told`: its `course_of`, where at hand.
    """
    reasons = refusals(by, Act.RENEW, agreement.agency_id) + _running_reasons(agreement, today)
    if agreement.instrument not in AMENDABLE:
        reasons.append("Adendum dibuat atas PKS, nota kesepakatan, atau naskah kerja sama luar negeri.")
    elif (told or course_of(agreement, today))["amended"]:
        reasons.append("Masih ada adendum yang sedang disusun atas naskah ini.")
    return reasons


def _running_reasons(agreement, today):
    if agreement.cooperation.stage not in OPEN:
        return ["Kerja sama ini sudah ditutup atau belum diterima."]
    if agreement.state != State.IN_FORCE:
        return ["Hanya naskah yang berlaku yang dapat diperpanjang atau diubah dengan adendum."]
    if agreement.ends_on and agreement.ends_on < today:
        return ["Naskah sudah berakhir; mulai naskah baru menurut prosedur yang berlaku sekarang."]
    return []


def begin_renewal(agreement, *, by, today):
    """Begin the extension of an instrument as a new instrument of the same form with its text; return it.

    It is meant to begin the day after the end of what it continues. Raises `NotAllowed` or `NotReady`.
    """
    with transaction.atomic():
        source = _locked(agreement)
        _demand(renewal_refusals(source, by, today), source, by)
        parent = parent_for(source.cooperation, source.instrument, today)
        new = create(
            source.cooperation, source.instrument, by=by, about=source.about, parent=parent, continues=source
        )
        _copy(source, new)
        new.starts_on = source.ends_on + timedelta(days=1) if source.ends_on else None
        new.text = to_json(continued_text(source, new))
        inherit(source, new)
        return _begun(source, new, by, "memulai perpanjangan")


def begin_addendum(agreement, *, by, today, amended=(), removed=(), inserted=()):
    """Begin an addendum beneath what it changes; return it. Raises `NotAllowed` or `NotReady`.

    `amended`: ids of its pasal that are to change, each quoted as it stands to be edited; `removed`: of those
    that fall away; `inserted`: of those after which a new one stands.
    """
    with transaction.atomic():
        source = _locked(agreement)
        _demand(addendum_refusals(source, by, today), source, by)
        new = create(
            source.cooperation, Instrument.ADDENDUM, by=by, about=addendum_title(source), parent=source
        )
        _copy(source, new)
        new.ends_on = source.ends_on
        version = version_for(Instrument.ADDENDUM, new.kind)
        new.text = to_json(
            remember(new, version, draft_of(new), amended_pasal(source, amended, removed, inserted))
        )
        return _begun(source, new, by, "memulai adendum")


def change_refusals(plan, by, today):
    """Return the reasons why a rencana kerja cannot be changed now; empty = may. Its NK stays as it is."""
    reasons = refusals(by, Act.RENEW, plan.agency_id) + _running_reasons(plan, today)
    if plan.instrument != Instrument.RK:
        return [*reasons, "Yang diubah dengan versi baru adalah rencana kerja."]
    rows = plan.parent.children.filter(instrument=Instrument.RK, year=plan.year)
    if rows.exclude(state__in=(State.IN_FORCE, State.TERMINATED, State.CANCELLED)).exists():
        reasons.append("Perubahan rencana kerja tahun ini sudah disusun; lanjutkan yang itu.")
    return reasons


def begin_change(plan, *, by, today):
    """Begin the next version of a rencana kerja with its text and activities; return it.

    It takes the place of the old one when it is validated. Raises `NotAllowed` or `NotReady`.
    """
    with transaction.atomic():
        source = _locked(plan)
        _demand(change_refusals(source, by, today), source, by)
        new = create(
            source.cooperation,
            Instrument.RK,
            by=by,
            about=source.about,
            parent=source.parent,
            continues=source,
            year=source.year,
        )
        _copy(source, new)
        Activity.objects.bulk_create(
            Activity(agreement=new, order=row.order, **{name: getattr(row, name) for name in ACTIVITY_FIELDS})
            for row in source.activities.all()
        )
        inherit(source, new)
        new.text, new.starts_on, new.ends_on = source.text, max(source.starts_on, today), source.ends_on
        return _begun(source, new, by, "memulai perubahan rencana kerja")


def _locked(agreement):
    rows = Agreement.objects.select_for_update(of=("self",)).select_related("cooperation", "agency")
    return rows.get(pk=agreement.pk)


def _demand(reasons, agreement, by):
    if reasons:
        raise (NotAllowed if refusals(by, Act.RENEW, agreement.agency_id) else NotReady)(*reasons)


def addendum_title(source):
    """Return what the next addendum is about: what it changes, with "(Perubahan Kedua)" and so on.

    The paper itself says before it that this is an addendum of the agreement.
    """
    earlier = source.children.filter(instrument=Instrument.ADDENDUM).exclude(state=State.CANCELLED).count()
    which = f" (Perubahan {ORDINALS[earlier].title()})" if 0 < earlier < len(ORDINALS) else ""
    return source.about[: 300 - len(which)] + which


def amended_pasal(source, changed, removed=(), inserted=()):
    """Take ids of pasal of an instrument; return `(number, Pasal, deed)` in the order of its text.

    Raises `NotReady` for an id that its text does not have, or a choice that contradicts itself.
    """
    pasal = draft_of(source).text.pasal
    if reasons := choice_complaints([each.id for each in pasal], changed, removed, inserted):
        raise NotReady(*reasons)
    found = []
    for number, each in enumerate(pasal, 1):
        deeds = (("ubah", changed), ("hapus", removed), ("sisip", inserted))
        found += [(number, each, deed) for deed, ids in deeds if each.id in ids]
    return tuple(found)


def amended_before(source):
    """Return `{pasal id: number of the addendum}` of the pasal that an addendum in force already changed."""
    rows = source.children.filter(instrument=Instrument.ADDENDUM, state=State.IN_FORCE).order_by("signed_on")
    return {
        pasal.id.removeprefix(front): row.number
        for row in rows
        for pasal in text_of(row).pasal
        for front in (CHANGED, REMOVED)
        if pasal.id.startswith(front)
    }


def continued_text(source, new):
    """Return the text of the extension: the old one, with new facts where nobody wrote otherwise."""
    before = draft_of(source)
    old, fresh = begun_with(source, before, draft_of(new))
    return refilled(text_of(source), old, fresh, before)


def _copy(source, new):
    new.parties.all().delete()
    Party.objects.bulk_create(copied_parties(source, new))
    new.bases.all().delete()
    LegalBasis.objects.bulk_create(
        LegalBasis(agreement=new, regulation_id=basis.regulation_id, order=basis.order)
        for basis in source.bases.all()
    )
    for name in ("funding", "budget_code", "originals", "paper"):
        setattr(new, name, getattr(source, name))


def _begun(source, new, by, sentence):
    refresh(new)
    new.save()
    cite(new)
    record(
        cooperation_id=source.cooperation_id,
        agreement=new,
        by=by,
        post=entitled_post(by, MAY[Act.RENEW], source.agency_id),
        act=Act.RENEW,
        sentence=sentence,
        states=("", State.DRAFT),
        data={"from": str(source.uid)},
    )
    return new
