"""The statuses by which a register is filtered: states, and what the dates make of them."""

from datetime import date, timedelta

from django.db.models import Q

from agreements.rules.enums import Instrument, State
from agreements.rules.periods import SOON

PROCESS = tuple(
    state.value for state in State if state not in (State.IN_FORCE, State.TERMINATED, State.CANCELLED)
)
SIGNED = (State.SIGNED.value, State.IN_FORCE.value, State.TERMINATED.value)


def running(today):
    """In force on `today`: validated, begun, not over."""
    return Q(state=State.IN_FORCE, starts_on__lte=today, end_key__gte=today)


def ending(today, first=0, last=SOON):
    """In force on `today` with `first` to `last` days left; `last` None: any later day."""
    until = date.max - timedelta(days=1) if last is None else today + timedelta(days=last)
    return running(today) & Q(end_key__range=(today + timedelta(days=first), until))


def over(today):
    """Validated, and the last day is past."""
    return Q(state=State.IN_FORCE, end_key__lt=today)


def finished(today):
    """Over, or terminated before the term was."""
    ended = Q(state=State.IN_FORCE, end_key__lt=today) | Q(state=State.TERMINATED)
    return Q(end_key__lte=today) & ended


def orphan(today):
    """A KSB in force beneath which no PKS was validated."""
    return running(today) & Q(instrument=Instrument.KSB, signed_children=0)


DERIVED = {  # code: label, condition of the day
    "proses": ("Dalam proses", lambda today: Q(state__in=PROCESS)),
    "bertanda_tangan": ("Sudah ditandatangani", lambda today: Q(state__in=SIGNED)),
    "berjalan": ("Berjalan", running),
    "akan_berakhir": (f"Akan berakhir (≤ {SOON} hari)", ending),
    "belum_berlaku": ("Belum berlaku", lambda today: Q(state=State.IN_FORCE, starts_on__gt=today)),
    "berakhir": ("Berakhir", over),
    "selesai": ("Berakhir atau diakhiri", finished),
}
STATUSES = [(code, label) for code, (label, _) in DERIVED.items()]
STATUSES += [(state.value, state.label) for state in State if state != State.IN_FORCE]


def condition(status, today):
    """Take a code of STATUSES and today; return the condition on instruments as a `Q`."""
    return DERIVED[status][1](today) if status in DERIVED else Q(state=status)


BUCKETS = {  # code: label, first day, last day, tone
    "0-30": ("0–30 hari", 0, 30, "danger"),
    "31-90": ("31–90 hari", 31, 90, "warning"),
    "91-180": ("91–180 hari", 91, 180, "info"),
    "181": ("lebih dari 180 hari", 181, None, "success"),
    "tanpa": ("tanpa batas waktu", None, None, "neutral"),
}


def bucket(code, today):
    """Take a code of BUCKETS and today; return the condition on instruments as a `Q`."""
    _, first, last, _ = BUCKETS[code]
    return running(today) & Q(end_key=date.max) if first is None else ending(today, first, last)
