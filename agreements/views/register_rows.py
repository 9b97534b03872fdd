"""Rows of a list of instruments, ready to print: the template only writes them out."""

from functools import lru_cache
from uuid import UUID

from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse

from agreements.models import Initial
from agreements.reports.statuses import PROCESS
from agreements.rules.enums import ClockKey, Instrument, State
from agreements.rules.indonesian import days_left_words, long_date
from agreements.rules.periods import PHASES, days_left, phase
from agreements.rules.progress import RUNNING
from agreements.views.clocks import place_or_days, pressing, whose
from agreements.views.tones import STATES

COLUMNS = (
    *("uid", "about", "instrument", "number", "agency_id", "partner_names"),
    *("state", "starts_on", "ends_on", "signed_on", "terminated_on", "state_since", "legacy"),
    *("kind", "revision_id", "signed_children"),
)
FINAL_AT, REVISION_AT = COLUMNS.index("state"), COLUMNS.index("revision_id")
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


def flat_rows(rows, agencies, clocks):
    """Take rows of COLUMNS, `{key: short name}` of the OPD and the `Clocks` of today; return tuples of text.

    (address, title, form and number, partners, OPD, tone, icon, status, waiting, its tone, signed on, days
    left, last day, tone, icon). One question where a text waits for a paraf, else none.
    """
    pattern, sprite = reverse("agreement", args=[NOBODY]), static("img/icons.svg")
    given = _paraf_given(rows)
    return [_flat(row, agencies, clocks, given, pattern, sprite) for row in rows]


@lru_cache(maxsize=2048)
def row_html(row):
    """Take a tuple of `flat_rows`; return it as a row of the table. Equal words are written out once."""
    return render_to_string("register/_row.html", {"rows": (row,)})


def _paraf_given(rows):
    """Return `{revision: (role, ...)}` of the paraf on the final texts among the rows."""
    final = [row[REVISION_AT] for row in rows if row[FINAL_AT] == State.FINAL]
    found = dict.fromkeys(final, ())
    if final:
        for revision, role in Initial.objects.filter(revision__in=final).values_list("revision", "role"):
            found[revision] += (role,)
    return found


def _flat(row, agencies, clocks, given, pattern, sprite):
    uid, title, form, number, agency, partners, state, starts, ends, signed, stopped, since, legacy, *more = (
        row
    )
    kind, revision, children = more
    today, short = clocks.today, agencies.get(agency, "")
    status, tone = status_words(state, starts, ends, today)
    if state in PROCESS:
        waiting = _waiting(whose(state, form, given.get(revision, ()), short), clocks, state, kind, since)
    elif form == Instrument.KSB and not children and state == State.IN_FORCE:
        waiting = _promised(clocks.standing(ClockKey.KSB_TO_PKS, signed, kind), starts, ends, today)
    else:
        waiting = ("", "")
    days, last, days_tone, days_icon = _days(state, ends, stopped, today)
    return (
        pattern.replace(str(NOBODY), str(uid)),
        title,
        " · ".join(part for part in (SHORT[form], number, "naskah lama" if legacy else "") if part),
        partners,
        short,
        tone,
        f"{sprite}#tone-{tone}",
        status,
        *waiting,
        long_date(signed) if signed else "",
        days,
        last,
        days_tone,
        f"{sprite}#{days_icon}",
    )


def _waiting(who, clocks, state, kind, since):
    """Return whose turn it is and for how long, and its tone where the deadline is near or over."""
    found = clocks.of_state(state, kind, since)
    words = " · ".join(part for part in (who, place_or_days(found, since, clocks.today)) if part)
    return words, pressing(found)


def _promised(found, starts, ends, today):
    """Return how long a KSB that runs is without PKS, and its tone."""
    if found is None or phase(State.IN_FORCE, starts, ends, today) not in RUNNING:
        return "", ""
    return f"belum ada PKS · {found.place}", pressing(found)


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
