"""The parties' word that they agree to a text: on its hash, until a word of it changes."""

from django.db import transaction
from django.utils import timezone

from agreements.documents.content import content_of, draft_of
from agreements.models import Agreement, Assent
from agreements.rules.assenting import all_agree, standings
from agreements.rules.enums import FrozenAs, Role
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.naskah import digest
from agreements.rules.permissions import ALL, OWN, Act, Actor
from agreements.rules.suggesting import TALKING
from agreements.workflow.history import record
from agreements.workflow.revisions import freeze
from agreements.workflow.voices import locked_agreement, voice_of

TELLS = {Role.STF: ALL, Role.KBG: ALL, Role.OPO: OWN, Role.OPH: OWN}
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
    now agreed, the text is frozen and writing is closed. Raises `NotAllowed`, `NotReady`, `Stale`.
    """
    with transaction.atomic():
        locked = locked_agreement(agreement)
        voice = voice_of(locked, Act.ASSENT, by=by, guest=guest)
        partner = guest.partner if guest else partner
        mark = text_mark(locked)
        name = _demand_free(locked, partner, mark, seen)
        if guest and not voice.link.with_lampiran and locked.text.get("lampiran"):
            raise NotReady("Lampiran naskah tidak dibagikan melalui tautan ini; mintalah naskah seutuhnya.")
        if by and partner and evidence is None:
            raise NotReady("Lampirkan bukti persetujuan mitra: berita acara, surat, atau surel yang dicetak.")
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


def _demand_free(locked, partner, mark, seen):
    """Return the name of the party that agrees; refuse where it cannot now."""
    party = locked.parties.filter(partner=partner).order_by("order").first()
    if party is None:
        raise NotAllowed("Mitra ini bukan pihak dalam naskah.")
    if locked.state not in TALKING:
        raise NotReady("Naskah ini tidak sedang dibahas, sehingga persetujuan tidak dicatat lagi.")
    if seen != mark:
        raise Stale(MOVED)
    current = locked.assents.filter(partner=partner, void_at__isnull=True).first()
    if current and current.sha256 == mark:
        raise Stale(f"Persetujuan {party.body} sudah dicatat atas nama {current.author}.")
    if current:
        _void([current], "naskah berubah")
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
    ended = "; semua pihak setuju, naskah dibekukan" if revision else ""
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
