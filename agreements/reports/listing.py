"""The register's set as rows of plain values, for a sheet and for paper."""

from agreements.models import Agency
from agreements.reports.keyset import in_order
from agreements.rules.enums import Instrument, Kind, State
from agreements.rules.periods import days_left, phase, phase_label

HEADS = (
    *("No.", "Bentuk", "Nomor", "Tentang", "Mitra", "OPD", "Jenis", "Status"),
    *("Ditandatangani", "Mulai berlaku", "Berakhir", "Sisa hari", "Naskah lama"),
)
FIELDS = (
    *("instrument", "number", "about", "partner_names", "agency_id", "kind", "state"),
    *("signed_on", "starts_on", "ends_on", "terminated_on", "legacy"),
)
FORMS = {form.value: form.label for form in Instrument}
KINDS = {kind.value: kind.label for kind in Kind}
STATES = {state.value: state.label for state in State}


def status_label(state, starts_on, ends_on, today):
    """Return the status in words: the phase where dates decide."""
    told = phase(state, starts_on, ends_on, today)
    return phase_label(told) if told else STATES[state]


def listed_rows(rows, order, today, most):
    """Take an unsorted set, its `Order`, today and a limit; yield up to `most` tuples in the order of HEADS.

    Rows are read from the database in pieces.
    """
    agencies = dict(Agency.objects.values_list("pk", "short"))
    chosen = in_order(rows, order).values_list(*FIELDS)[:most]
    for number, row in enumerate(chosen.iterator(chunk_size=2000), 1):
        form, own_number, about, partners, agency, kind, state, signed, starts, ends, stopped, legacy = row
        running = state == State.IN_FORCE and ends
        yield (
            number,
            FORMS[form],
            own_number,
            about,
            partners,
            agencies.get(agency, ""),
            KINDS[kind],
            status_label(state, starts, ends, today),
            signed,
            starts,
            stopped or ends,
            days_left(ends, today) if running else None,
            "ya" if legacy else "",
        )
