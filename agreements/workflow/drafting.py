"""Beginning an instrument, and writing it: its text, parties and data, without losing anybody's words."""

from datetime import timedelta
from itertools import takewhile

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from agreements.documents.content import draft_of, text_of
from agreements.models import Agreement, Cooperation, Government, LegalBasis, Party, Regulation
from agreements.rules.enums import Authority, Instrument, Kind, State
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.naskah import RECITALS, Naskah, digest, merge, to_json
from agreements.rules.naskah import complaints as text_complaints
from agreements.rules.outlines import outline
from agreements.rules.paths import may_draft
from agreements.rules.permissions import MAY, Act, drafting_act, entitled_post, refusals
from agreements.rules.transitions import EDITABLE
from agreements.workflow.history import record
from agreements.workflow.indexing import cite, refresh

SIGNED = (State.SIGNED, State.IN_FORCE)
OVER = (State.TERMINATED, State.CANCELLED)
SITTING = timedelta(minutes=30)  # within it, saving the same pasal again is no news for the history
DATA_FIELDS = ("about", "place", "starts_on", "ends_on", "originals", "funding", "budget_code", "paper")
PARTY_FIELDS = (
    *("partner_id", "body", "signatory", "office", "office_status", "seat", "address", "unit"),
    *("authority", "authority_number", "authority_date", "authority_note", "number", "emblem"),
)
# what an instrument rests on when it is begun; keys of the reference library
USUAL_BASIS = {
    Kind.KSDD_WAJIB: ("UU-23-2014", "PP-28-2018", "PERMENDAGRI-22-2020"),
    Kind.KSDD_SUKARELA: ("UU-23-2014", "PP-28-2018", "PERMENDAGRI-22-2020"),
    Kind.KSDPK: ("UU-23-2014", "PP-28-2018", "PERMENDAGRI-22-2020"),
}


def beginning_refusals(dossier, instrument, by, parent=None, today=None):
    """Return the reasons why this actor may not begin `instrument` in the dossier now; empty = may."""
    today = today or timezone.localdate()
    reasons = refusals(by, drafting_act(instrument, dossier.kind), dossier.agency_id, dossier.kind)
    if not may_draft(dossier, instrument):
        reasons.append(
            f"Tahapnya belum sampai pada penyusunan naskah ini (kini {dossier.get_stage_display()})."
        )
    if instrument not in (Instrument.KSB, Instrument.PKS):
        reasons.append("Bentuk naskah ini dimulai dari naskah induknya.")
    if dossier.kind not in USUAL_BASIS:
        reasons.append("Jenis kerja sama ini tidak menggunakan KSB dan PKS.")
    if instrument == Instrument.PKS:
        reasons.extend(_parent_reasons(dossier, parent, today))
    return reasons + _twin_reasons(dossier, instrument, today)


def _twin_reasons(dossier, instrument, today):
    """One KSB at a time; and no second draft beside one in which nobody has written a word yet."""
    rows = dossier.agreements.filter(instrument=instrument).exclude(state__in=OVER)
    if instrument == Instrument.KSB and rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today)).exists():
        return ["Kerja sama ini sudah mempunyai KSB; lanjutkan atau perpanjang yang ada."]
    if instrument == Instrument.PKS and rows.filter(state=State.DRAFT, version=1).exists():
        return ["Rancangan PKS yang baru dimulai belum ditulis; lanjutkan yang itu."]
    return []


def _parent_reasons(dossier, parent, today):
    if parent is None:
        return ["Belum ada KSB yang ditandatangani dalam kerja sama ini; PKS lahir dari KSB."]
    if parent.cooperation_id != dossier.pk or parent.instrument != Instrument.KSB:
        return ["Naskah induk harus KSB dari kerja sama yang sama."]
    if parent.state not in SIGNED:
        return ["KSB belum ditandatangani; PKS baru dapat disusun setelah KSB ditandatangani."]
    if parent.ends_on and parent.ends_on < today:
        return ["KSB sudah berakhir; perpanjang KSB lebih dahulu."]
    return []


def parent_ksb(dossier, today):
    """Return the dossier's latest signed KSB, one that still runs before any other, or None."""
    signed = dossier.agreements.filter(instrument=Instrument.KSB, state__in=SIGNED)
    running = [ksb for ksb in signed.order_by("-signed_on") if not ksb.ends_on or ksb.ends_on >= today]
    return running[0] if running else signed.order_by("-signed_on").first()


def begin(dossier, instrument, *, by, parent=None, about=""):
    """Begin a KSB or a PKS with the standard outline; return the `Agreement`.

    Raises `NotAllowed` or `NotReady`.
    """
    instrument = Instrument(instrument)
    act = drafting_act(instrument, dossier.kind)
    if reasons := refusals(by, act, dossier.agency_id, dossier.kind):
        raise NotAllowed(*reasons)
    with transaction.atomic():
        dossier = Cooperation.objects.select_for_update(of=("self",)).get(pk=dossier.pk)
        if reasons := beginning_refusals(dossier, instrument, by, parent):
            raise NotReady(*reasons)
        agreement = create(dossier, instrument, by=by, parent=parent, about=about or dossier.title)
        agreement.text = to_json(outline(draft_of(agreement)))
        agreement.save(update_fields=["text", "partner_names", "search_text"])
        cite(agreement)
        record(
            cooperation_id=dossier.pk,
            agreement=agreement,
            by=by,
            post=entitled_post(by, MAY[act], dossier.agency_id),
            act=act,
            sentence=f"memulai rancangan {instrument.name}",
            states=("", State.DRAFT),
        )
    return agreement


def create(dossier, instrument, *, by, about, parent=None, continues=None, no_parent_reason=""):
    """Write the rows of a new instrument with its parties and usual legal basis; return the `Agreement`.

    `no_parent_reason`: why a PKS stands without a KSB (only one from before the present rules).
    """
    government = Government.objects.select_related("region").first()
    if government is None:
        raise NotReady("Data pemerintah daerah belum diisi; admin sistem mengisinya pada halaman Admin.")
    partners = list(dossier.partners.order_by("places__order"))
    agreement = Agreement.objects.create(
        cooperation=dossier,
        instrument=instrument,
        kind=dossier.kind,
        agency_id=dossier.agency_id,
        parent=parent,
        continues=continues,
        no_parent_reason=no_parent_reason,
        about=about,
        created_by_id=by.user_id,
        edited_by_id=by.user_id,
        edited_at=timezone.now(),
        place=government.seat,
        originals=len(partners) + 1,
        paper=government.paper,
    )
    Party.objects.bulk_create([own_party(agreement, government), *partner_parties(agreement, partners)])
    keys = USUAL_BASIS.get(dossier.kind, ())
    found = {regulation.key: regulation for regulation in Regulation.objects.filter(key__in=keys)}
    LegalBasis.objects.bulk_create(
        LegalBasis(agreement=agreement, regulation=found[key], order=order)
        for order, key in enumerate(keys, start=1)
        if key in found
    )
    refresh(agreement)
    return agreement


def own_party(agreement, government):
    """Return ourselves as PIHAK KESATU, signed by the head of region (Permendagri 22/2020 Ps 10, 33)."""
    return Party(
        agreement=agreement,
        order=1,
        body=government.body,
        signatory=government.head_name,
        office=government.head_office,
        office_status=government.head_status,
        seat=government.seat,
        address=government.address,
        authority=Authority.HEAD_OF_REGION,
        emblem=government.emblem,
        unit=f"{agreement.agency.name} {government.short}",
    )


def partner_parties(agreement, partners):
    """Return the partners as PIHAK KEDUA and so on, signed by their leaders."""
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
            authority=Authority.HEAD_OF_REGION if partner.region_id else Authority.HEAD_OF_BODY,
            authority_note="" if partner.region_id else partner.legality,
            emblem=partner.emblem,
        )
        for order, partner in enumerate(partners, start=2)
    ]


def writing_refusals(agreement, by, act=Act.EDIT_TEXT):
    """Return the reasons why this actor may not change the text, parties or data now; empty = may."""
    if agreement.state not in EDITABLE:
        now = agreement.get_state_display()
        return [
            f"Naskah hanya dapat diubah selama Draf atau Dikembalikan; kini {now}. Minta dikembalikan dahulu."
        ]
    return refusals(by, act, agreement.agency_id)


def _lock_for_writing(agreement, by, act):
    locked = (
        Agreement.objects.select_for_update(of=("self",)).select_related("cooperation").get(pk=agreement.pk)
    )
    reasons = writing_refusals(locked, by, act)
    if reasons:
        raise (NotReady if locked.state not in EDITABLE else NotAllowed)(*reasons)
    return locked


def save_text(agreement, *, by, base, mine):
    """Save a text against the parts that its editor had loaded; nobody's words are lost.

    `base`: {pasal id (and RECITALS): digest as loaded}; `mine`: the editor's `Naskah`. What only one side
    changed is merged; returns `(agreement, conflicts)`, conflicts as (id, mine, theirs) where both did:
    then nothing is written. Raises `NotAllowed`, `NotReady` (too long, not editable now).
    """
    if reasons := text_complaints(mine):
        raise NotReady(*reasons)
    with transaction.atomic():
        locked = _lock_for_writing(agreement, by, Act.EDIT_TEXT)
        stored = text_of(locked)
        merged, conflicts = merge(base, mine, stored)
        if conflicts or merged == stored:
            return locked, conflicts
        if reasons := text_complaints(merged):
            raise NotReady(*reasons)
        locked.text = to_json(merged)
        parts = _changed(stored, merged)
        told = {"pasal": list(parts.values()), "parts": list(parts)}
        silent = set(parts) <= _told_in_this_sitting(locked, by)
        _save_edit(locked, by, Act.EDIT_TEXT, "mengubah naskah", told, silent=silent)
        cite(locked, [*parts])
    return locked, ()


def _changed(before, after):
    """Return {id: name} of what differs: pasal by their title, the recitals, the order."""
    known, kept = {p.id: p for p in before.pasal}, {p.id for p in after.pasal}
    changed = [pasal for pasal in after.pasal if known.get(pasal.id) != pasal]
    changed += [pasal for pasal in before.pasal if pasal.id not in kept]
    parts = {pasal.id: pasal.title or "(tanpa judul)" for pasal in changed}
    parts |= {RECITALS: "KONSIDERANS"} if before.recitals != after.recitals else {}
    return parts or {"": "URUTAN PASAL"}


def _told_in_this_sitting(locked, by):
    """Return what the history already says that this person is changing: a page saves itself every moment."""
    recent = locked.events.filter(at__gte=timezone.now() - SITTING)[:50]
    mine = takewhile(lambda event: (event.act, event.actor_id) == (Act.EDIT_TEXT, by.user_id), recent)
    return {part for event in mine for part in event.data.get("parts", ())}


def data_mark(agreement):
    """Return the digest of what the data page edits: what `save_data` is given back as `seen`."""
    fields = {name: str(getattr(agreement, name) or "") for name in DATA_FIELDS}
    bases = agreement.bases.order_by("order", "pk").values_list("regulation_id", flat=True)
    return digest(fields | {"bases": list(bases)})


def parties_mark(agreement):
    """Return the digest of the parties as kept: what `save_parties` is given back as `seen`."""
    rows = agreement.parties.order_by("order").values(*PARTY_FIELDS)
    return digest({"parties": [{name: str(value or "") for name, value in row.items()} for row in rows]})


def save_data(agreement, *, by, seen, fields, bases=None):
    """Save title, place, term, funding, paper and legal basis; return the agreement.

    `seen`: the `data_mark` of what the person edited (or the version).
    Raises `NotAllowed`, `NotReady` or `Stale`.
    """
    with transaction.atomic():
        locked = _lock_for_writing(agreement, by, Act.EDIT_TEXT)
        _demand_fresh(locked, seen, data_mark(locked), "Data naskah")
        before = draft_of(locked)
        changed = {
            name: [str(getattr(locked, name) or ""), str(value or "")] for name, value in fields.items()
        }
        for name, value in fields.items():
            setattr(locked, name, value)
        told = {name: pair for name, pair in changed.items() if pair[0] != pair[1]}
        if bases is not None:
            told |= _rebase(locked, bases)
        if not told:
            return locked
        _refill(locked, before)
        _save_edit(locked, by, Act.EDIT_TEXT, "mengubah data naskah", told)
    return locked


def _rebase(locked, bases):
    """Put these regulations in the place of the legal basis; return what the history tells of it."""
    old = [basis.regulation for basis in locked.bases.select_related("regulation")]
    if old == bases:
        return {}
    locked.bases.all().delete()
    LegalBasis.objects.bulk_create(
        LegalBasis(agreement=locked, regulation=regulation, order=order)
        for order, regulation in enumerate(bases, start=1)
    )
    return {"bases": [[str(row) for row in old], [str(row) for row in bases]]}


def save_parties(agreement, *, by, seen, parties):
    """Replace the parties, in order; return the agreement. `parties`: list of dicts of `Party` fields.

    `seen`: the `parties_mark` of what the person edited (or the version).
    Raises `NotAllowed`, `NotReady` or `Stale`.
    """
    with transaction.atomic():
        locked = _lock_for_writing(agreement, by, Act.EDIT_PARTIES)
        _demand_fresh(locked, seen, parties_mark(locked), "Para pihak")
        if not 2 <= len(parties) <= 12:
            raise NotReady("Naskah mempunyai 2 sampai 12 pihak.")
        before = draft_of(locked)
        locked.parties.all().delete()
        Party.objects.bulk_create(
            Party(agreement=locked, order=order, **party) for order, party in enumerate(parties, start=1)
        )
        _refill(locked, before)
        _save_edit(
            locked, by, Act.EDIT_PARTIES, "mengubah para pihak", {"pihak": [p["body"] for p in parties]}
        )
    return locked


def _refill(locked, before):
    """Let new facts flow into the pasal that still stand as the outline gave them; what was written stays."""
    old, new = outline(before), outline(draft_of(locked))
    given, fresh = {p.id: p for p in old.pasal}, {p.id: p for p in new.pasal}
    stored = text_of(locked)
    pasal = tuple(fresh.get(p.id, p) if given.get(p.id) == p else p for p in stored.pasal)
    recitals = new.recitals if stored.recitals == old.recitals else stored.recitals
    filled = Naskah(recitals, pasal)
    if filled != stored:
        locked.text = to_json(filled)
        cite(locked, [*_changed(stored, filled)])


def _demand_fresh(locked, seen, mark, what):
    """Refuse where this part, and not only another one, was changed by somebody meanwhile."""
    if seen not in (mark, locked.version):
        name = locked.edited_by or "orang lain"
        raise Stale(
            f"{what} sudah diubah oleh {name} sejak Anda membukanya. Isian Anda dipertahankan; periksa lagi."
        )


def _save_edit(locked, by, act, sentence, data, *, silent=False):
    locked.version += 1
    locked.edited_by_id, locked.edited_at = by.user_id, timezone.now()
    refresh(locked)
    locked.save()
    if silent:
        return
    record(
        cooperation_id=locked.cooperation_id,
        agreement=locked,
        by=by,
        post=entitled_post(by, MAY[act], locked.agency_id),
        act=act,
        sentence=sentence,
        data=data,
    )
