"""Sharing a text with a partner's contact: a personal link, a one-time code, whose turn it is.

Only hashes are kept, of the token and of the code: who reads the database opens nothing with it. Who made
a link knows its address, so another one reads its code out: nobody of ours can sit down as the contact alone.
"""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from agreements.models import GuestVisit, LinkTry, PartnerLink, User
from agreements.rules.enums import Role
from agreements.rules.errors import NotReady, Stale
from agreements.rules.permissions import ALL, OWN, Act, refusals
from agreements.rules.sharing import (
    CODE_LIVES,
    HOUR,
    SHARED,
    code_refusals,
    sending_refusals,
    share_complaints,
    tidy_code,
    trying_refusals,
)
from agreements.rules.suggesting import TALKING
from agreements.workflow.history import record
from agreements.workflow.mailing import can_mail, mail_after_commit
from agreements.workflow.voices import ENDED, locked_agreement, voice_of

WRITERS = {Role.STF: ALL, Role.OPO: OWN, Role.OPH: OWN}
SENT, WRONG, RIGHT = "kirim", "salah", "masuk"
OWN_LINK = (
    "Tautan ini Anda buat sendiri. Kodenya dibacakan petugas lain, agar tidak seorang pun dapat masuk "
    "sendirian sebagai mitra."
)
OWN_ADDRESS = "Surel ini milik pengguna aplikasi ini. Isi surel narahubung mitra sendiri."
FIELDS = ("name", "office", "email", "phone", "with_lampiran", "with_comments", "may_download")


def hashed(token):
    """Return what is kept of a token: its keyed hash."""
    return salted_hmac("agreements.partner_link", token, algorithm="sha256").hexdigest()


def address_mark(address):
    """Return what is kept of the address of a browser, to slow down who guesses: its keyed hash."""
    return salted_hmac("agreements.link_address", address, algorithm="sha256").hexdigest()


def address_of(token):
    """Return the absolute web address of a link."""
    return f"{settings.KERJASAMA_URL}{reverse('guest-door', args=[token])}"


def share(agreement, *, by, partner, days, fields):
    """Share a text with a contact of `partner`; return `(PartnerLink, token)`. The token is never seen again.

    `fields`: dict of FIELDS; `days`: how long it lasts. The letter with the link is sent after commit, where
    there is an address and a mail server. Raises `NotAllowed`, `NotReady`.
    """
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        locked = locked_agreement(agreement)
        voice = voice_of(locked, Act.SHARE_TEXT, by=by)
        complaints = share_complaints(locked.state, fields["email"], fields["phone"], days)
        if fields["email"] and User.objects.filter(email__iexact=fields["email"]).exists():
            complaints.append(("email", OWN_ADDRESS))
        if not locked.parties.filter(partner=partner).exists():
            complaints.append(("partner", "Mitra ini bukan pihak dalam naskah."))
        if complaints:
            raise NotReady(*(sentence for _, sentence in complaints))
        link = PartnerLink.objects.create(
            agreement=locked,
            partner=partner,
            token_hash=hashed(token),
            created_by_id=by.user_id,
            expires_at=timezone.now() + timedelta(days=days),
            **{name: fields[name] for name in FIELDS},
        )
        until = timezone.localtime(link.expires_at)
        _tell(
            locked, voice, f"membagikan naskah kepada {link.name[:80]} ({partner}) selama {days} hari", link
        )
        context = {"link": link, "agreement": locked, "url": address_of(token), "until": until}
        mail_after_commit(link.email, f"Naskah untuk dibaca: {locked.about[:80]}", "partner_link", context)
    return link, token


def revoke(link, *, by):
    """Close a link at once, whoever is reading by it; return it. Raises `NotAllowed`, `Stale`."""
    with transaction.atomic():
        locked = locked_agreement(link.agreement)
        voice = voice_of(locked, Act.SHARE_TEXT, by=by)
        row = _locked_link(link)
        if row.revoked_at:
            raise Stale("Tautan ini sudah dicabut.")
        row.revoked_at, row.revoked_by_id, row.code_hash = timezone.now(), by.user_id, ""
        row.save()
        _tell(locked, voice, f"mencabut tautan {row.name[:80]} ({row.partner})", row)
    return row


def find_link(token):
    """Return the `PartnerLink` of a token, whether it still opens or not, or None."""
    rows = PartnerLink.objects.select_related("agreement__cooperation", "agreement__agency", "partner")
    return rows.filter(token_hash=hashed(token)).first()


def opens(link):
    """Whether a link still lets its contact in: not revoked, not expired, the text not signed yet."""
    return link.is_usable() and link.agreement.state in SHARED


def send_code(link, *, address):
    """Make a code and mail it after commit; return whether it goes by mail.

    Without an address or a mail server the contact asks the office, which reads a code out. Raises
    `NotReady` where the link is over or codes were asked for too often.
    """
    with transaction.atomic():
        row = _open_link(link)
        if not (row.email and can_mail()):
            return False
        now = timezone.now()
        sent = row.tries.filter(kind=SENT, at__gt=now - HOUR).values_list("at", flat=True)
        if reasons := sending_refusals(now, list(sent)):
            raise NotReady(*reasons)
        code = _fresh_code(row)
        LinkTry.objects.filter(at__lt=now - 24 * HOUR).delete()
        LinkTry.objects.create(link=row, kind=SENT, address=address_mark(address), at=now)
        context = {"link": row, "code": code, "agreement": row.agreement}
        return mail_after_commit(row.email, f"Kode masuk: {code}", "partner_code", context)


def read_out_code(link, *, by):
    """Make a code that the office reads out to the contact; return it, this once.

    `by`: an `Actor` who may, and who did not make the link. Raises `NotAllowed`, `NotReady`.
    """
    with transaction.atomic():
        locked = locked_agreement(link.agreement)
        voice = voice_of(locked, Act.READ_CODE, by=by)
        row = _open_link(link)
        if reasons := reading_refusals(row, by):
            raise NotReady(*reasons)
        code = _fresh_code(row, reader=by.user_id, post=voice.post.label)
        _tell(locked, voice, f"membuat kode untuk dibacakan kepada {row.name[:80]} ({row.partner})", row)
    return code


def reading_refusals(link, by):
    """Return why this actor may not read a code out for the link; empty = may."""
    reasons = refusals(by, Act.READ_CODE, link.agreement.agency_id)
    return reasons or ([OWN_LINK] if link.created_by_id == by.user_id else [])


def enter(link, *, code, address):
    """Take the code; return the reasons why the contact does not come in, none where the code is right.

    A code opens once. A wrong one is counted, which is why this answers instead of raising.
    """
    with transaction.atomic():
        row, now = _open_link(link), timezone.now()
        mark = address_mark(address)
        wrong = LinkTry.objects.filter(kind=WRONG, at__gt=now - HOUR)
        reasons = trying_refusals(wrong.filter(link=row).count(), wrong.filter(address=mark).count())
        reasons = reasons or code_refusals(
            now, row.code_expires_at if row.code_hash else None, row.code_tries
        )
        if reasons:
            return reasons
        given = _code_hash(row, tidy_code(code))
        right = bool(tidy_code(code)) and constant_time_compare(given, row.code_hash)
        LinkTry.objects.create(link=row, kind=RIGHT if right else WRONG, address=mark, at=now)
        if not right:
            row.code_tries += 1
            row.save()
            return ["Kode tidak cocok. Periksa lagi keenam angkanya."]
        row.code_hash, row.last_used_at = "", now
        row.save()
        _come_in(row, now)
    return []


def _come_in(row, now):
    """Note the visit; where one of ours read the code out, tell it to all contacts of that partner."""
    visit = GuestVisit.objects.create(
        link=row, at=now, spoken_by_id=row.code_reader_id, reader_post=row.code_reader_post
    )
    voice = voice_of(row.agreement, Act.DISCUSS, guest=row)
    way = f"dibacakan petugas ({visit.reader_post})" if visit.spoken_by_id else "dikirim ke surel"
    _tell(row.agreement, voice, f"membuka naskah melalui tautan, dengan kode yang {way}"[:300], row)
    if visit.spoken_by_id is None:
        return
    contacts = row.agreement.links.usable().filter(partner=row.partner_id).exclude(email="")
    context = {"link": row, "visit": visit, "agreement": row.agreement, "at": timezone.localtime(now)}
    for address in sorted(set(contacts.values_list("email", flat=True))):
        mail_after_commit(address, "Naskah dibuka dengan kode yang dibacakan", "partner_visit", context)


def used(link):
    """Note that the contact did something just now."""
    PartnerLink.objects.filter(pk=link.pk).update(last_used_at=timezone.now())


def pass_turn(agreement, *, by=None, guest=None, partner=None, note=""):
    """Say whose turn it is: `partner`'s, or ours (None); return the instrument.

    A contact passes it to us. Raises `NotAllowed`, `NotReady`, `Stale` (it is theirs already).
    """
    partner = None if guest else partner
    with transaction.atomic():
        locked = locked_agreement(agreement)
        voice = voice_of(locked, Act.SHARE_TEXT, by=by, guest=guest)
        if locked.state not in TALKING:
            raise NotReady("Naskah ini tidak sedang dibahas, sehingga tidak ada giliran yang diserahkan.")
        if partner and not locked.links.usable().filter(partner=partner).exists():
            raise NotReady(
                "Bagikan naskah kepada mitra ini lebih dahulu; tanpa tautan ia tidak dapat membacanya."
            )
        if locked.turn_partner_id == (partner.pk if partner else None):
            raise Stale("Giliran sudah di sana.")
        locked.turn_partner, locked.turn_since = partner, timezone.now()
        locked.save(update_fields=["turn_partner", "turn_since"])
        to = f"kepada {partner}" if partner else "kembali kepada pemerintah daerah"
        _tell(locked, voice, f"menyerahkan giliran {to}", None, note=note.strip(), tells=WRITERS)
    return locked


def _locked_link(link):
    rows = PartnerLink.objects.select_for_update(of=("self",))
    return rows.select_related("agreement__cooperation", "agreement__agency", "partner").get(pk=link.pk)


def _open_link(link):
    row = _locked_link(link)
    if not opens(row):
        raise NotReady(ENDED)
    return row


def _fresh_code(row, *, reader=None, post=""):
    code = f"{secrets.randbelow(1_000_000):06d}"
    row.code_hash, row.code_tries = _code_hash(row, code), 0
    row.code_reader_id, row.code_reader_post = reader, post[:150]
    row.code_expires_at = timezone.now() + CODE_LIVES
    row.save()
    return code


def _code_hash(row, code):
    return salted_hmac("agreements.link_code", f"{row.pk}:{code}", algorithm="sha256").hexdigest()


def _tell(locked, voice, sentence, link, *, note="", tells=None):
    record(
        cooperation_id=locked.cooperation_id,
        agreement=locked,
        by=voice.actor,
        post=voice.post,
        act=Act.SHARE_TEXT,
        sentence=sentence,
        note=note,
        data={"tautan": str(link.uid)} if link else {},
        tells=tells,
    )
