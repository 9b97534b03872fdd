"""The parties' word that they agree to a text: on its hash, until a word of it changes."""

from django.db import transaction
from django.utils import timezone

from agreements.documents.content import content_of, draft_of
from agreements.models import Agreement, Assent, GuestVisit
from agreements.rules.assenting import all_agree, standings
from agreements.rules.enums import FrozenAs, Role
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.naskah import digest
from agreements.rules.permissions import ALL, OWN, Act, Actor, refusals
from agreements.rules.suggesting import TALKING
from agreements.workflow.history import record
from agreements.workflow.revisions import freeze
from agreements.workflow.voices import locked_agreement, voice_of

TELLS = {Role.STF: ALL, Role.KBG: ALL, Role.OPO: OWN, Role.OPH: OWN}
NEEDS_PROOF = "menunggu dipastikan Kepala Bagian dengan bukti, karena kodenya dibacakan petugas kita"
READER = "Anda membacakan kode bagi mitra ini; orang lain yang {what}."
MOVED = "Naskah berubah sejak Anda membukanya. Baca lagi, lalu nyatakan setuju."


def text_mark(agreement, draft=None):
    """Return the hash of everything that the parties agree to, as it stands: what a revision would bear."""
    return digest(content_of(draft or draft_of(agreement)))


def standing_of(agreement, mark=None):
    """Return the `Standing` of each party of an instrument."""
    parties, assents = list(agreement.parties.all()), list(agreement.assents.order_by("pk"))
    if not assents:
        return standings(parties, (), "")
    return standings(parties, assents, mark or text_mark(agreement))


def assent(agreement, *, by=None, guest=None, partner=None, seen, note="", evidence=None):
    """Say that a party agrees to the text as it stands; return `(Assent, revision or None)`.

    `by`: an `Actor` for our own party, or for `partner` on paper, then with `evidence` (an `Attachment`);
    `guest`: a `PartnerLink` for its partner; `seen`: the `text_mark` that was read. Where every party has
    now agreed, the text is frozen and writing is closed; the word of a contact whose code one of ours read
    out counts once it is confirmed (`confirm`). Raises `NotAllowed`, `NotReady`, `Stale`.
    """
    with transaction.atomic():
        locked = locked_agreement(agreement)
        voice = voice_of(locked, Act.ASSENT, by=by, guest=guest)
        partner = guest.partner if guest else partner
        mark = text_mark(locked)
        if by and partner:
            _demand_paper(locked, partner, by, evidence)
        name = _demand_free(locked, partner, mark, seen, mailed=bool(guest) and not voice.reader)
        if guest and not voice.link.with_lampiran and locked.text.get("lampiran"):
            raise NotReady("Lampiran naskah tidak dibagikan melalui tautan ini; mintalah naskah seutuhnya.")
        row = Assent.objects.create(
            agreement=locked,
            partner=partner,
            party_name=name[:200],
            sha256=mark,
            evidence=evidence,
            note=note.strip(),
            **{key: value for key, value in voice.columns.items() if key != "side"},
        )
        revision = _freeze_if_all(locked, voice, mark)
        _tell(locked, voice, row, revision, on_paper=bool(by and partner))
    return row, revision


def _demand_paper(locked, partner, by, evidence):
    """Refuse a partner's word recorded without its paper, or by who read a code out to that partner."""
    if evidence is None:
        raise NotReady("Lampirkan bukti persetujuan mitra: berita acara, surat, atau surel yang dicetak.")
    visits = GuestVisit.objects.filter(link__agreement=locked, link__partner=partner)
    if visits.filter(spoken_by=by.user_id).exists():
        raise NotReady(READER.format(what="mencatat persetujuannya"))


def _demand_free(locked, partner, mark, seen, *, mailed):
    """Return the name of the party that agrees; refuse where it cannot now.

    `mailed`: whether it is said after a code that was mailed; that takes the place of a word that waits.
    """
    party = locked.parties.filter(partner=partner).order_by("order").first()
    if party is None:
        raise NotAllowed("Mitra ini bukan pihak dalam naskah.")
    if locked.state not in TALKING:
        raise NotReady("Naskah ini tidak sedang dibahas, sehingga persetujuan tidak dicatat lagi.")
    if seen != mark:
        raise Stale(MOVED)
    current = locked.assents.filter(partner=partner, void_at__isnull=True).first()
    if current and current.sha256 == mark and not (current.waits and mailed):
        ended = f" dan {NEEDS_PROOF}" if current.waits else ""
        raise Stale(f"Persetujuan {party.body} sudah dicatat atas nama {current.author}{ended}.")
    if current:
        again = "dinyatakan lagi dengan kode yang dikirim ke surel"
        _void([current], again if current.sha256 == mark else "naskah berubah")
    return party.body


def _freeze_if_all(locked, voice, mark):
    if not all_agree(standing_of(locked, mark)):
        return None
    author = voice.actor if voice.actor.user_id else Actor(voice.link.created_by_id, voice.actor.name)
    revision = freeze(locked, by=author, note="disepakati semua pihak", occasion=FrozenAs.AGREED)
    locked.agreed_revision, locked.turn_partner, locked.turn_since = revision, None, None
    locked.version += 1
    locked.save()
    return revision


def _tell(locked, voice, row, revision, *, on_paper):
    verb = "mencatat persetujuan" if on_paper else "menyatakan setuju dengan naskah:"
    ended = "; semua pihak setuju, naskah dibekukan" if revision else f"; {NEEDS_PROOF}" if row.waits else ""
    data = {"persetujuan": row.pk, "sidik_jari": row.sha256}
    record(
        cooperation_id=locked.cooperation_id,
        agreement=locked,
        by=voice.actor,
        post=voice.post,
        act=Act.ASSENT,
        sentence=f"{verb} {row.party_name[:150]}{ended}",
        states=(locked.state, locked.state),
        note=row.note,
        data=data | ({"revision": revision.sha256} if revision else {}),
        tells=TELLS,
    )


def confirm(assent, *, by, evidence, note=""):
    """Confirm, with its paper, the word of a contact whose code one of ours read out.

    `assent`: an `Assent` that waits; `by`: an `Actor` who may and did not read that code; `evidence`: an
    `Attachment`. Returns `(Assent, revision or None)`. Raises `NotAllowed`, `NotReady`, `Stale`.
    """
    with transaction.atomic():
        locked = locked_agreement(assent.agreement)
        voice = voice_of(locked, Act.CONFIRM_ASSENT, by=by)
        row = Assent.objects.select_for_update(of=("self",)).get(pk=assent.pk)
        mark = text_mark(locked)
        if reasons := confirm_refusals(row, locked, by):
            raise NotAllowed(*reasons)
        if row.void_at or row.sha256 != mark:
            raise Stale("Persetujuan ini sudah gugur karena naskah berubah; tidak ada yang dipastikan.")
        if not row.waits:
            raise Stale(f"Persetujuan ini sudah dipastikan oleh {row.confirmed_name}.")
        if evidence is None:
            raise NotReady(
                "Lampirkan buktinya: surat, berita acara, atau pernyataan mitra yang ditandatangani."
            )
        row.evidence, row.note = evidence, note.strip() or row.note
        row.confirmed_by_id, row.confirmed_name, row.confirmed_at = by.user_id, by.name[:150], timezone.now()
        row.save()
        revision = _freeze_if_all(locked, voice, mark)
        _tell_confirmed(locked, voice, row, revision)
    return row, revision


def confirm_refusals(row, agreement, by):
    """Return why this actor may not confirm a word that waits; empty = may."""
    reasons = refusals(by, Act.CONFIRM_ASSENT, agreement.agency_id)
    if not reasons and row.spoken_by_id == by.user_id:
        return [READER.format(what="memastikan persetujuannya")]
    return reasons


def _tell_confirmed(locked, voice, row, revision):
    ended = "; semua pihak setuju, naskah dibekukan" if revision else ""
    record(
        cooperation_id=locked.cooperation_id,
        agreement=locked,
        by=voice.actor,
        post=voice.post,
        act=Act.CONFIRM_ASSENT,
        sentence=f"memastikan persetujuan {row.party_name[:150]} dengan bukti{ended}",
        note=row.note,
        data={"persetujuan": row.pk, "sidik_jari": row.sha256}
        | ({"revision": revision.sha256} if revision else {}),
        tells=TELLS,
    )


def disown(agreement, *, guest, note=""):
    """A contact says that who came in with a spoken code was none of its side; return how many words fell.

    `guest`: a `PartnerLink`. Words of its party that wait fall; the section and its head are told. Raises
    `NotAllowed`, `NotReady` (nobody came in so).
    """
    with transaction.atomic():
        locked = locked_agreement(agreement)
        voice = voice_of(locked, Act.ASSENT, guest=guest)
        visits = GuestVisit.objects.spoken().filter(link__agreement=locked, link__partner=guest.partner)
        if not visits.exists():
            raise NotReady("Belum ada yang masuk untuk pihak Anda dengan kode yang dibacakan.")
        rows = [
            row for row in locked.assents.filter(partner=guest.partner, void_at__isnull=True) if row.waits
        ]
        _void(rows, "mitra menyatakan bukan pihaknya yang masuk")
        fell = "; persetujuan yang menunggu bukti gugur" if rows else ""
        record(
            cooperation_id=locked.cooperation_id,
            agreement=locked,
            by=voice.actor,
            post=voice.post,
            act=Act.ASSENT,
            sentence=f"menyatakan bahwa yang masuk dengan kode dibacakan petugas bukan pihaknya{fell}",
            note=note.strip(),
            tells=TELLS,
        )
    return len(rows)


def reopen(agreement, *, by, note):
    """Take an agreed text up again: writing opens, the parties' words fall. Return the instrument.

    Raises `NotAllowed`, `NotReady` (no reason given), `Stale` (it is open).
    """
    if not note.strip():
        raise NotReady("Alasan membuka kembali wajib diisi; para pihak membacanya.")
    with transaction.atomic():
        locked = locked_agreement(agreement)
        voice = voice_of(locked, Act.REOPEN_TEXT, by=by)
        if locked.agreed_revision_id is None:
            raise Stale("Naskah ini sudah terbuka.")
        if locked.state not in TALKING:
            raise NotReady("Naskah ini tidak sedang dibahas lagi; minta dikembalikan dahulu.")
        locked.agreed_revision = None
        locked.version += 1
        locked.save()
        _void(locked.assents.filter(void_at__isnull=True), "naskah dibuka kembali")
        record(
            cooperation_id=locked.cooperation_id,
            agreement=locked,
            by=by,
            post=voice.post,
            act=Act.REOPEN_TEXT,
            sentence="membuka kembali naskah yang sudah disepakati",
            note=note.strip(),
            tells=TELLS,
        )
    return locked


def fallen(locked):
    """Let the assents to other words than the text has now fall; return the names of their parties.

    To be called inside the act that changed the text, after it was saved.
    """
    rows = list(locked.assents.filter(void_at__isnull=True))
    if not rows:
        return []
    mark = text_mark(Agreement.objects.select_related("cooperation", "agency", "parent").get(pk=locked.pk))
    gone = [row for row in rows if row.sha256 != mark]
    _void(gone, "naskah berubah")
    return [row.party_name for row in gone]


def _void(rows, reason):
    for row in rows:
        row.void_at, row.void_reason = timezone.now(), reason
        row.save()
