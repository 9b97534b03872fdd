"""Sharing a text with a partner's contact: how long, what is missing, how often a code may be tried.

A link is a bearer's secret, so a code that goes another way stands behind it; six digits are few, so they
live a quarter of an hour and are tried five times (compare NIST SP 800-63B 5.1.3 and 5.2.2).
"""

import re
from datetime import timedelta

from agreements.rules.enums import State

LONGEST = timedelta(days=90)
USUAL = timedelta(days=14)
CODE_LIVES = timedelta(minutes=15)
SITTING = timedelta(hours=8)
HOUR = timedelta(hours=1)
TRIES = 5  # of one code
WRONG_OF_LINK = 10  # in an hour, whatever code
WRONG_OF_ADDRESS = 20  # in an hour, whatever link
SENT_OF_LINK = 5  # codes in an hour
PAUSE = timedelta(seconds=45)  # between two codes
SHARED = (
    *(State.DRAFT, State.RETURNED, State.SUBMITTED, State.REVIEW, State.LEGAL_REVIEW, State.DISCUSSION),
    *(State.FINAL, State.INITIALLED, State.READY),
)
LATER = "Terlalu banyak percobaan. Tunggu satu jam, atau mintalah bantuan petugas yang membagikan naskah."
CODE = re.compile(r"[0-9]{6}")


def share_complaints(state, email, phone, days):
    """Take the state of a text and what the form gave; return [(field, sentence)], empty = may be shared."""
    found = []
    if state not in SHARED:
        found.append(("", "Naskah ini sudah ditandatangani atau berakhir, sehingga tidak dibagikan lagi."))
    if not (email or phone):
        found.append(
            ("email", "Isi surel atau nomor telepon narahubung; kode dikirim atau dibacakan ke sana.")
        )
    if not 1 <= days <= LONGEST.days:
        found.append(("days", f"Masa berlaku 1 sampai {LONGEST.days} hari."))
    return found


def sending_refusals(now, sent):
    """Take the moments of the codes sent for a link, newest first; return why no other is sent now."""
    recent = [at for at in sent if now - at < HOUR]
    if recent and now - recent[0] < PAUSE:
        return ["Kode baru saja dikirim. Tunggu sebentar sebelum meminta lagi."]
    return [LATER] if len(recent) >= SENT_OF_LINK else []


def trying_refusals(wrong_of_link, wrong_of_address):
    """Take how often a wrong code was given in the last hour; return why no other is looked at."""
    return [LATER] if wrong_of_link >= WRONG_OF_LINK or wrong_of_address >= WRONG_OF_ADDRESS else []


def code_refusals(now, expires_at, tries):
    """Return why the code that was sent last is not valid any more; empty = it may be tried."""
    if expires_at is None or now > expires_at:
        return ["Kode sudah tidak berlaku. Minta kode baru."]
    return ["Kode ini sudah terlalu sering dicoba. Minta kode baru."] if tries >= TRIES else []


def tidy_code(typed):
    """Take what was typed; return the six digits, spaces and dashes left out, or ""."""
    digits = re.sub(r"[\s-]", "", typed)
    return digits if CODE.fullmatch(digits) else ""


def masked(email, phone):
    """Return where a code goes, as its owner knows it and a stranger does not: "r***@kota.go.id"."""
    if email:
        name, _, host = email.partition("@")
        return f"{name[:1]}***@{host}"
    return f"telepon yang berakhir {phone[-3:]}" if phone else ""
