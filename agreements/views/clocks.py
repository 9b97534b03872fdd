"""Deadlines as pages show them: whose turn, which day of how many, how late, on which article."""

from functools import lru_cache

from django.urls import reverse

from agreements.models import clocks_on
from agreements.rules.enums import Role
from agreements.rules.indonesian import long_date
from agreements.rules.transitions import AGREEMENT_TABLE, turn_of
from agreements.views.access import today
from agreements.views.tones import waiting

ROOMS = {
    Role.STF: "Bagian Pemerintahan",
    Role.KBG: "Bagian Pemerintahan",
    Role.HKM: "Bagian Hukum",
    Role.SEK: "Sekretaris Daerah",
    Role.WKT: "Wali Kota",
}  # whose turn it is, by room rather than by post; the others are of the OPD
SOON = 2  # with no more days left than this a deadline is near


def clocks_of(request):
    """Take a request; return the `Clocks` of today, asked of the database once."""
    if not hasattr(request, "_clocks"):
        request._clocks = clocks_on(today())
    return request._clocks


def keep_clocks(request, clocks):
    """Take the `Clocks` that came with another question, so that nobody asks again; return them."""
    request._clocks = clocks
    return clocks


@lru_cache(maxsize=256)
def _roles(state, form, given):
    return turn_of(AGREEMENT_TABLE, state, form, given)


def whose(state, form, given, agency):
    """Take an instrument's state and form, the roles whose paraf is there and its OPD; return whose turn.

    By room: "Bagian Hukum", "Dinkes atau Bagian Pemerintahan"; "" where nobody is waited for.
    """
    return " atau ".join(dict.fromkeys(ROOMS.get(role, agency) for role in _roles(state, form, given)))


def tone_of(found):
    """Take a `Standing`; return its tone."""
    return "danger" if found.over else "warning" if found.left <= SOON else "info"


def pressing(found):
    """Take a `Standing` or None; return the tone of what is near its end or over, else ""."""
    tone = tone_of(found) if found else "info"
    return "" if tone == "info" else tone


def told(found):
    """Take a `Standing` or None; return what a page shows of it, or None."""
    if found is None:
        return None
    clock = found.clock
    return {
        "label": clock.label,
        "place": found.place,
        "words": found.words,
        "tone": tone_of(found),
        "over": found.over,
        "due": long_date(found.due),
        "basis": clock.basis,
        "verified": clock.verified,
        "doubt": found.doubt,
        "deemed": _deemed(found) if found.deemed else "",
        "url": f"{reverse('deadlines')}#{clock.key}",
    }


def _deemed(found):
    return (
        f"Batas {long_date(found.due)} lewat tanpa sikap, sehingga sejak {long_date(found.deemed_from)} "
        f"dianggap setuju menurut {found.clock.deemed_basis}. "
        "Hal ini baru berlaku setelah seseorang mencatat konfirmasinya."
    )


def place_or_days(found, since, day):
    """Return where a deadline stands in short; without a deadline how many days it waits: "4 hari"."""
    return found.place if found else waiting(since, day)
