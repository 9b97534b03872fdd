"""Writing an instrument: its text, parties and data, without losing anybody's words."""

from datetime import timedelta
from itertools import takewhile

from django.db import transaction
from django.utils import timezone

from agreements.documents.content import ACTIVITY_FIELDS, draft_of, text_of
from agreements.models import Activity, Agreement, LegalBasis, Party
from agreements.rules.activities import MOST, faults
from agreements.rules.enums import Instrument
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.indonesian import listed
from agreements.rules.moves import EDITABLE
from agreements.rules.naskah import RECITALS, digest, merge, to_json
from agreements.rules.naskah import complaints as text_complaints
from agreements.rules.naskah.following import rebind
from agreements.rules.outlines import refilled
from agreements.rules.permissions import MAY, Act, entitled_post, refusals
from agreements.workflow.assenting import TELLS as ASSENT_TELLS
from agreements.workflow.assenting import fallen
from agreements.workflow.history import record
from agreements.workflow.indexing import cite, refresh
from agreements.workflow.origins import begun_with

SITTING = timedelta(minutes=30)  # within it, saving the same pasal again is no news for the history
AGREED = (
    "Naskah ini sudah disepakati semua pihak dan dibekukan. Agar dapat diubah, buka kembali dengan alasan di "
    "halaman Pembahasan."
)
DATA_FIELDS = (
    *("about", "place", "starts_on", "ends_on", "originals", "funding", "budget_code", "paper"),
    *("publication", "publication_reason"),
)
PARTY_FIELDS = (
    *("partner_id", "body", "signatory", "office", "office_status", "seat", "address", "country", "unit"),
    *("authority", "authority_number", "authority_date", "authority_note", "number", "emblem"),
    "more",
)


def writing_refusals(agreement, by, act=Act.EDIT_TEXT):
    """Return the reasons why this actor may not change the text, parties or data now; empty = may."""
    if agreement.state not in EDITABLE:
        now = agreement.get_state_display()
        return [
            f"Naskah hanya dapat diubah selama Draf atau Dikembalikan; kini {now}. Minta dikembalikan dahulu."
        ]
    if agreement.agreed_revision_id:
        return [AGREED]
    return refusals(by, act, agreement.agency_id)


def _lock_for_writing(agreement, by, act):
    locked = (
        Agreement.objects.select_for_update(of=("self",)).select_related("cooperation").get(pk=agreement.pk)
    )
    reasons = writing_refusals(locked, by, act)
    if reasons:
        closed = locked.state not in EDITABLE or locked.agreed_revision_id
        raise (NotReady if closed else NotAllowed)(*reasons)
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


def lock_for_writing(agreement, *, by):
    """Lock an instrument whose text is to be written; return it. Raises `NotAllowed`, `NotReady`.

    To be called inside the act's transaction.
    """
    return _lock_for_writing(agreement, by, Act.EDIT_TEXT)


def put_text(locked, naskah, *, by, act, sentence, note="", data=None, tells=None):
    """Put another text into a locked instrument, with one event that names its parts.

    Its references and fields may stand as words, as people read them: they become tokens again.

    To be called inside the act's transaction. Raises `NotReady` where the text is beyond the limits.
    """
    if reasons := text_complaints(naskah):
        raise NotReady(*reasons)
    stored = text_of(locked)
    naskah = rebind(stored, naskah, values=draft_of(locked))
    parts = _changed(stored, naskah)
    locked.text = to_json(naskah)
    told = {"pasal": list(parts.values()), "parts": list(parts), **(data or {})}
    _save_edit(locked, by, act, sentence, told, note=note, tells=tells)
    cite(locked, [*parts])


def put_beside(locked, *, by, sentence, data):
    """Save what was changed on a locked instrument beside its text, with one event.

    To be called inside the act's transaction.
    """
    _save_edit(locked, by, Act.EDIT_TEXT, sentence, data)


def _changed(before, after):
    """Return {id: name} of what differs: pasal by their title, the recitals, the order."""
    old, new = (*before.pasal, *before.lampiran), (*after.pasal, *after.lampiran)
    known, kept = {p.id: p for p in old}, {p.id for p in new}
    changed = [part for part in new if known.get(part.id) != part]
    changed += [part for part in old if part.id not in kept]
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
    told = [{name: str(value or "") for name, value in row.items()} for row in rows]
    return digest({"parties": told} | ({"witnesses": agreement.witnesses} if agreement.witnesses else {}))


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


def save_parties(agreement, *, by, seen, parties, witnesses=None):
    """Replace the parties, in order; return the agreement. `parties`: list of dicts of `Party` fields.

    `witnesses`: who signs beside them, as [name, office]; None leaves those that there are.
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
        if witnesses is not None:
            locked.witnesses = witnesses
        _refill(locked, before)
        _save_edit(
            locked, by, Act.EDIT_PARTIES, "mengubah para pihak", {"pihak": [p["body"] for p in parties]}
        )
    return locked


def activities_mark(agreement):
    """Return the digest of the activities as kept: what `save_activities` is given back as `seen`."""
    rows = agreement.activities.order_by("order").values(*ACTIVITY_FIELDS)
    return digest({"activities": [dict(row) for row in rows]})


def save_activities(agreement, *, by, seen, rows):
    """Replace the activities of a rencana kerja, in order; return the agreement.

    `rows`: list of dicts of ACTIVITY_FIELDS; `seen`: the `activities_mark` of what the person edited.
    Raises `NotAllowed`, `NotReady` (no rencana kerja, too many, not editable now) or `Stale`.
    """
    if agreement.instrument != Instrument.RK:
        raise NotReady("Hanya rencana kerja yang memuat kegiatan.")
    with transaction.atomic():
        locked = _lock_for_writing(agreement, by, Act.EDIT_TEXT)
        _demand_fresh(locked, seen, activities_mark(locked), "Kegiatan")
        if told := put_activities(locked, rows):
            _save_edit(locked, by, Act.EDIT_TEXT, "mengubah kegiatan rencana kerja", told)
    return locked


def put_activities(locked, rows):
    """Put these activities in the place of those of a locked rencana kerja; return what its event tells.

    {} where nothing changed. To be called inside the act's transaction. Raises `NotReady` with what is wrong.
    """
    if len(rows) > MOST:
        raise NotReady(f"Rencana kerja memuat paling banyak {MOST} kegiatan; sekarang {len(rows)}.")
    wrong = [f"Kegiatan {at}: {fault}" for at, row in enumerate(rows, 1) for fault in faults(row)]
    if wrong:
        raise NotReady(*wrong)
    mark = activities_mark(locked)
    before = list(locked.activities.values_list("programme", flat=True))
    locked.activities.all().delete()
    Activity.objects.bulk_create(
        Activity(agreement=locked, order=order, **row) for order, row in enumerate(rows, start=1)
    )
    if activities_mark(locked) == mark:
        return {}
    return {"kegiatan": [before, [row["programme"] for row in rows]]}


def _refill(locked, before):
    """Let new facts flow into the pasal that still stand as they were begun; what was written stays."""
    old, new = begun_with(locked, before, draft_of(locked))
    stored = text_of(locked)
    filled = refilled(stored, old, new, before)
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


def _save_edit(locked, by, act, sentence, data, *, silent=False, note="", tells=None):
    locked.version += 1
    locked.edited_by_id, locked.edited_at = by.user_id, timezone.now()
    refresh(locked)
    locked.save()
    if gone := fallen(locked):
        sentence = f"{sentence[:150]}; persetujuan {listed(gone)[:120]} gugur"
        data, tells = data | {"persetujuan_gugur": gone}, ASSENT_TELLS | (tells or {})
    elif silent:
        return
    record(
        cooperation_id=locked.cooperation_id,
        agreement=locked,
        by=by,
        post=entitled_post(by, MAY[act], locked.agency_id),
        act=act,
        sentence=sentence,
        note=note,
        data=data,
        tells=tells,
    )
