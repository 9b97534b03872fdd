"""Rows of a list of instruments, ready to print: the template only writes them out."""

from uuid import UUID

from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone

from agreements.reports.statuses import PROCESS
from agreements.rules.enums import Instrument, State
from agreements.rules.indonesian import days_left_words, long_date
from agreements.rules.periods import PHASES, days_left, phase
from agreements.views.tones import STATES

COLUMNS = (
    *("uid", "about", "instrument", "number", "agency_id", "partner_names"),
    *("state", "starts_on", "ends_on", "signed_on", "terminated_on", "state_since", "legacy"),
)
SHORT = {form.value: form.name for form in Instrument} | {
    Instrument.LOI: "LoI",
    Instrument.NASKAH_LN: "Naskah LN",
    Instrument.ADDENDUM: "Adendum",
}
STATE_WORDS = {state.value: (state.label, STATES[state]) for state in State}
NOBODY = UUID(int=0)
ICONS = {"danger": "error", "warning": "alert", "info": "clock", "neutral": "calendar"}


def urgency(left):
    """Take the days left (negative once over); return the tone of the days-left column."""
    if left < 0 or left > 180:
        return "neutral"
    return "info" if left > 90 else "warning" if left > 30 else "danger"


def status_words(state, starts_on, ends_on, today):
    """Return (label, tone) of the status: the phase where dates decide."""
    told = phase(state, starts_on, ends_on, today)
    return PHASES[told] if told else STATE_WORDS[state]


def flat_rows(rows, agencies, today):
    """Take rows of COLUMNS, `{key: short name}` of the OPD and today; return tuples of text for the template.

    (address, title, form and number, partners, OPD, tone, icon, status, waiting, signed on, days left, last
    day, tone, icon)
    """
    pattern, sprite = reverse("agreement", args=[NOBODY]), static("img/icons.svg")
    return [_flat(row, agencies, today, pattern, sprite) for row in rows]


def _flat(row, agencies, today, pattern, sprite):
    uid, title, form, number, agency, partners, state, starts, ends, signed, stopped, since, legacy = row
    status, tone = status_words(state, starts, ends, today)
    waiting = (today - timezone.localtime(since).date()).days if state in PROCESS else 0
    days, last, days_tone, days_icon = _days(state, ends, stopped, today)
    return (
        pattern.replace(str(NOBODY), str(uid)),
        title,
        " · ".join(part for part in (SHORT[form], number, "naskah lama" if legacy else "") if part),
        partners,
        agencies.get(agency, ""),
        tone,
        f"{sprite}#tone-{tone}",
        status,
        f"sejak {waiting} hari" if waiting > 0 else "",
        long_date(signed) if signed else "",
        days,
        last,
        days_tone,
        f"{sprite}#{days_icon}",
    )


def _days(state, ends, stopped, today):
    """Return what the days-left column says: (words, last day, tone, icon)."""
    if stopped:
        return "diakhiri", long_date(stopped), "neutral", "stop"
    if state != State.IN_FORCE:
        return "", "", "", ""
    if ends is None:
        return "tanpa batas waktu", "", "neutral", "calendar"
    left = days_left(ends, today)
    tone = urgency(left)
    return days_left_words(left), long_date(ends), tone, ICONS[tone]
