"""Beginning an instrument: whether it may be begun now, its rows, parties, legal basis and outline."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from agreements.documents.content import draft_of
from agreements.models import Agreement, Cooperation, Government, Layout, LegalBasis, Party, Regulation
from agreements.rules.enums import Authority, Instrument, Kind, State
from agreements.rules.errors import NotAllowed, NotReady
from agreements.rules.indonesian import listed
from agreements.rules.kinds import chain_of
from agreements.rules.layout import form_of, usual
from agreements.rules.naskah import to_json
from agreements.rules.paths import may_draft
from agreements.rules.permissions import MAY, drafting_act, entitled_post, refusals
from agreements.rules.progress import short_name
from agreements.workflow.history import record
from agreements.workflow.indexing import cite, refresh
from agreements.workflow.origins import remember, version_for

SIGNED = (State.SIGNED, State.IN_FORCE)
OVER = (State.TERMINATED, State.CANCELLED)
KSDD_BASIS = ("UU-23-2014", "PP-28-2018", "PERMENDAGRI-22-2020")
ABROAD_BASIS = ("UU-37-1999", "UU-24-2000", "UU-23-2014", "PP-28-2018", "PERMENDAGRI-25-2020")
# what an instrument rests on when it is begun; keys of the reference library
USUAL_BASIS = {
    Kind.KSDD_WAJIB: KSDD_BASIS,
    Kind.KSDD_SUKARELA: KSDD_BASIS,
    Kind.KSDPK: KSDD_BASIS,
    Kind.SINERGI: KSDD_BASIS,
    Kind.KSDPL: ABROAD_BASIS,
    Kind.KSDLL: ABROAD_BASIS,
}
# what an instrument hangs beneath: a text abroad rests on its letter of intent as a PKS on its KSB
UMBRELLA = {
    Instrument.PKS: Instrument.KSB,
    Instrument.RK: Instrument.NK,
    Instrument.NASKAH_LN: Instrument.LOI,
}
MANY = (Instrument.PKS, Instrument.RK)  # of which a dossier may have several that run


def beginning_refusals(dossier, instrument, by, parent=None, today=None):
    """Return the reasons why this actor may not begin `instrument` in the dossier now; empty = may."""
    today = today or timezone.localdate()
    reasons = refusals(by, drafting_act(instrument, dossier.kind), dossier.agency_id, dossier.kind)
    if not may_draft(dossier, instrument):
        reasons.append(
            f"Tahapnya belum sampai pada penyusunan naskah ini (kini {dossier.get_stage_display()})."
        )
    forms = chain_of(dossier.kind)
    if instrument == Instrument.ADDENDUM:
        reasons.append("Bentuk naskah ini dimulai dari naskah induknya.")
    elif instrument not in forms:
        names = listed([short_name(form) for form in forms])
        kind = dossier.get_kind_display()
        reasons.append(f"{kind} tidak memakai {short_name(instrument)}; naskahnya {names}.")
    elif instrument in UMBRELLA:
        reasons.extend(_parent_reasons(dossier, instrument, parent, today))
    return reasons + _twin_reasons(dossier, instrument, parent, today)


def _twin_reasons(dossier, instrument, parent, today):
    """One KSB, NK or text abroad at a time; and no second draft beside one that nobody has written in yet."""
    rows = dossier.agreements.filter(instrument=instrument).exclude(state__in=OVER)
    name = short_name(instrument)
    alive = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    if instrument not in MANY and instrument != Instrument.ADDENDUM and rows.filter(alive).exists():
        return [f"Kerja sama ini sudah mempunyai {name}; lanjutkan atau perpanjang yang ada."]
    if instrument == Instrument.PKS and rows.filter(state=State.DRAFT, version=1).exists():
        return [f"Rancangan {name} yang baru dimulai belum ditulis; lanjutkan yang itu."]
    if instrument == Instrument.RK and parent and next_year(parent, today) is None:
        return ["Setiap tahun dalam jangka waktu nota kesepakatan sudah mempunyai rencana kerja."]
    return []


def _parent_reasons(dossier, instrument, parent, today):
    above, name = UMBRELLA[instrument], short_name(instrument)
    mother = short_name(above)
    if parent is None and instrument == Instrument.RK:
        return ["Belum ada nota kesepakatan dalam kerja sama ini; rencana kerja adalah lampirannya."]
    if parent is None:
        return [f"Belum ada {mother} yang ditandatangani dalam kerja sama ini; {name} lahir dari {mother}."]
    if parent.cooperation_id != dossier.pk or parent.instrument != above:
        return [f"Naskah induk harus {mother} dari kerja sama yang sama."]
    if parent.state not in SIGNED and instrument != Instrument.RK:
        return [f"{mother} belum ditandatangani; {name} baru dapat disusun setelah {mother} ditandatangani."]
    if parent.ends_on and parent.ends_on < today:
        again = "tandatangani yang baru" if above == Instrument.LOI else f"perpanjang {mother}"
        return [f"{mother} sudah berakhir; {again} lebih dahulu."]
    return []


def parent_for(dossier, instrument, today):
    """Return what a new `instrument` of the dossier would hang beneath, one that still runs first, or None.

    A PKS and a text abroad rest on a signed KSB or letter of intent; a rencana kerja is written beside its
    nota kesepakatan, which is signed with it.
    """
    if instrument not in UMBRELLA:
        return None
    rows = dossier.agreements.filter(instrument=UMBRELLA[instrument])
    beside = instrument == Instrument.RK
    rows = rows.exclude(state__in=OVER) if beside else rows.filter(state__in=SIGNED)
    found = list(rows.order_by("-signed_on", "-pk"))
    running = [row for row in found if not row.ends_on or row.ends_on >= today]
    return next(iter(running or found), None)


def next_year(parent, today):
    """Return the first year from this one on without a rencana kerja beneath a nota kesepakatan, or None."""
    first = max(parent.starts_on.year, today.year) if parent.starts_on else today.year
    last = parent.ends_on.year if parent.ends_on else first + 50
    plans = parent.children.filter(instrument=Instrument.RK).exclude(state__in=OVER)
    taken = set(plans.values_list("year", flat=True))
    return next((year for year in range(first, last + 1) if year not in taken), None)


def begin(dossier, instrument, *, by, parent=None, about="", template=None, continues=None):
    """Begin an instrument; return the `Agreement`. `parent` as of `parent_for`.

    `template`: the `Template` that was chosen; without it the most particular one that fits, and where
    there is none the standard outline. `continues`: the old agreement that it goes on from, where that is
    not to be looked up. Raises `NotAllowed` or `NotReady`.
    """
    instrument = Instrument(instrument)
    act = drafting_act(instrument, dossier.kind)
    if reasons := refusals(by, act, dossier.agency_id, dossier.kind):
        raise NotAllowed(*reasons)
    with transaction.atomic():
        dossier = Cooperation.objects.select_for_update(of=("self",)).get(pk=dossier.pk)
        if reasons := beginning_refusals(dossier, instrument, by, parent):
            raise NotReady(*reasons)
        version = version_for(instrument, dossier.kind, template)
        year = next_year(parent, timezone.localdate()) if instrument == Instrument.RK else None
        agreement = create(
            dossier,
            instrument,
            by=by,
            parent=parent,
            continues=continues or _legacy_before(dossier, instrument),
            about=about or _about(dossier, parent, year),
            year=year,
        )
        if year:
            take_over(parent, agreement)
        agreement.text = to_json(remember(agreement, version, draft_of(agreement)))
        agreement.save()
        cite(agreement)
        record(
            cooperation_id=dossier.pk,
            agreement=agreement,
            by=by,
            post=entitled_post(by, MAY[act], dossier.agency_id),
            act=act,
            sentence=f"memulai rancangan {short_name(instrument)}{_from(version)}"[:300],
            states=("", State.DRAFT),
        )
    return agreement


def _from(version):
    return f" dari templat {version}" if version else ""


def _about(dossier, parent, year):
    return f"{parent.about[:285]} Tahun {year}" if year else dossier.title


def _legacy_before(dossier, instrument):
    """Return the old agreement that a text goes on from, or None.

    The dossier's own, by the first text of the same form; a nota kesepakatan also follows an old PKS or KSB
    (PP 28/2018 Ps 49).
    """
    old = dossier.continues
    if old and old.instrument == instrument and not old.continued_by.exclude(state__in=OVER).exists():
        return old
    if instrument != Instrument.NK:
        return None
    old = dossier.agreements.filter(instrument__in=(Instrument.PKS, Instrument.KSB), state=State.IN_FORCE)
    return old.order_by("-signed_on").first()


def take_over(parent, agreement):
    """Give a rencana kerja the parties of its nota kesepakatan and the part of its term in that year."""
    agreement.parties.all().delete()
    Party.objects.bulk_create(copied_parties(parent, agreement))
    first, last = date(agreement.year, 1, 1), date(agreement.year, 12, 31)
    agreement.starts_on = max(first, parent.starts_on or first)
    agreement.ends_on = min(last, parent.ends_on or last)
    for name in ("originals", "paper", "place"):
        setattr(agreement, name, getattr(parent, name))
    refresh(agreement)


COPIED = (
    *("partner", "body", "signatory", "office", "office_status", "seat", "address", "country"),
    *("authority", "authority_number", "authority_date", "authority_note", "emblem", "unit", "more"),
)


def copied_parties(source, new):
    """Return the parties of `source` as rows of `new`, without their numbers."""
    return [
        Party(agreement=new, order=party.order, **{name: getattr(party, name) for name in COPIED})
        for party in source.parties.all()
    ]


def create(dossier, instrument, *, by, about, parent=None, continues=None, year=None, no_parent_reason=""):
    """Write the rows of a new instrument with its parties and usual legal basis; return the `Agreement`.

    `no_parent_reason`: why a PKS stands without a KSB (only one from before the present rules); `year`: of a
    rencana kerja.
    """
    government = Government.objects.select_related("region").first()
    if government is None:
        raise NotReady("Data pemerintah daerah belum diisi; admin sistem mengisinya pada halaman Admin.")
    partners = list(dossier.partners.order_by("places__order"))
    chosen = _layout(instrument, dossier.kind, parent)
    paper = chosen("kertas")
    agreement = Agreement.objects.create(
        cooperation=dossier,
        instrument=instrument,
        kind=dossier.kind,
        agency_id=dossier.agency_id,
        parent=parent,
        continues=continues,
        year=year,
        no_parent_reason=no_parent_reason,
        about=about,
        created_by_id=by.user_id,
        edited_by_id=by.user_id,
        edited_at=timezone.now(),
        place=government.seat,
        originals=len(partners) + 1,
        paper=government.paper if paper == "pemda" else paper,
    )
    Party.objects.bulk_create(_parties(agreement, government, partners, chosen("pihak_kesatu")))
    keys = USUAL_BASIS.get(dossier.kind, ())
    found = {regulation.key: regulation for regulation in Regulation.objects.filter(key__in=keys)}
    LegalBasis.objects.bulk_create(
        LegalBasis(agreement=agreement, regulation=found[key], order=order)
        for order, key in enumerate(keys, start=1)
        if key in found
    )
    refresh(agreement)
    return agreement


def _layout(instrument, kind, parent):
    """Return key -> value of the layout that a new instrument begins with."""
    form = form_of(instrument, parent.instrument if parent else "")
    row = Layout.objects.filter(instrument=form, kind=kind).values_list("choices", flat=True).first() or {}
    return lambda key: row.get(key) or usual(key, form, kind)


def _parties(agreement, government, partners, first):
    """Return all parties: we are PIHAK KESATU, but the ministry in a nota kesepakatan (annex C).

    `first`: "kita" or "mitra", as the layout has it.
    """
    if first == "mitra":
        own = own_party(agreement, government, order=len(partners) + 1)
        return [*partner_parties(agreement, partners, first=1), own]
    return [own_party(agreement, government, order=1), *partner_parties(agreement, partners, first=2)]


def own_party(agreement, government, *, order):
    """Return ourselves as a party, signed by the head of region (Permendagri 22/2020 Ps 10, 33, 57)."""
    return Party(
        agreement=agreement,
        order=order,
        body=government.body,
        signatory=government.head_name,
        office=government.head_office,
        office_status=government.head_status,
        seat=government.seat,
        address=government.address,
        country="Republik Indonesia" if agreement.kind in (Kind.KSDPL, Kind.KSDLL) else "",
        authority=Authority.HEAD_OF_REGION,
        emblem=government.emblem,
        unit=f"{agreement.agency.name} {government.short}",
    )


def partner_parties(agreement, partners, *, first):
    """Return the partners as parties from the place `first` on, signed by their leaders."""
    abroad = agreement.kind in (Kind.KSDPL, Kind.KSDLL)
    return [
        Party(
            agreement=agreement,
            order=order,
            partner=partner,
            body=partner.body,
            signatory=partner.leader,
            office=partner.leader_office,
            seat=partner.seat,
            address=partner.address,
            country=partner.country if abroad else "",
            authority=Authority.HEAD_OF_REGION if partner.region_id else Authority.HEAD_OF_BODY,
            authority_note="" if partner.region_id else partner.legality,
            emblem=partner.emblem,
        )
        for order, partner in enumerate(partners, start=first)
    ]
