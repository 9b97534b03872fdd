"""How semesters, their reports and their evaluations look: short names, chips, what is due and how late."""

from django.urls import reverse
from django.utils import timezone

from agreements.rules.enums import EvaluationState, ReportState
from agreements.rules.indonesian import long_date
from agreements.rules.reporting import ABOVE, DELIVERED, EDITABLE, LATE, OWING, days_late, due, timeliness

REPORTS = {
    ReportState.DRAFT: ("neutral", "write"),
    ReportState.SUBMITTED: ("info", "send"),
    ReportState.RETURNED: ("warning", "return"),
    ReportState.ACCEPTED: ("success", "ok"),
}
EVALUATIONS = {
    EvaluationState.DRAFT: ("neutral", "write"),
    EvaluationState.PROPOSED: ("info", "send"),
    EvaluationState.APPROVED: ("success", "ok"),
}


def short(semester):
    """Take a `Semester`; return "Sem. I 2026"."""
    return f"Sem. {'I' if semester.half == 1 else 'II'} {semester.year}"


def long(semester):
    """Take a `Semester`; return "Semester I 2026"."""
    return f"Semester {'I' if semester.half == 1 else 'II'} {semester.year}"


def report_chip(report):
    """Take a `Report`; return the dict of `chip`."""
    tone, icon = REPORTS[ReportState(report.state)]
    return {"label": report.get_state_display(), "tone": tone, "icon": icon}


def evaluation_chip(row):
    """Take an `Evaluation`; return the dict of `chip`."""
    tone, icon = EVALUATIONS[EvaluationState(row.state)]
    return {"label": row.get_state_display(), "tone": tone, "icon": icon}


def first_day(report):
    """Return the day on which a report first came, or None."""
    came = report.first_submitted_at or report.submitted_at
    return timezone.localtime(came).date() if came else None


def was_late(report, clocks):
    """Return whether a delivered report first came after its due day; `clocks`: the `Clocks` of today."""
    return report.state in DELIVERED and timeliness(report.semester, first_day(report), clocks) == LATE


def due_words(semester, clocks):
    """Take a `Semester` without a report and the `Clocks` of today; return (words, tone).

    The words tell how long until it is due, or since when it is late.
    """
    late = days_late(semester, clocks)
    if semester.end >= clocks.today:
        return f"berjalan sampai {long_date(semester.end)}", "neutral"
    if late is None:
        return "tanpa batas waktu", "neutral"
    if late > 0:
        return f"terlambat {late} hari", "danger"
    return ("jatuh tempo hari ini", "warning") if late == 0 else (f"{-late} hari lagi", "warning")


def paper(agreement, semester, report, clocks, *, may):
    """Return one semester of an instrument as a cell: chip, note, address, verb; None where it did not run.

    `clocks`: the `Clocks` of today; `may`: whether this person may report on it; then an unfinished report
    leads to its form.
    """
    words, tone = due_words(semester, clocks)
    last = due(semester, clocks)
    unfinished = report is None or report.state in EDITABLE
    may = may and agreement.instrument not in ABOVE
    owed = agreement.instrument in OWING
    late = "terlambat" if report and was_late(report, clocks) else ""
    over = semester.end < clocks.today
    if report:
        chip = report_chip(report)
    elif owed:
        chip = {"label": "Belum" if over else "Berjalan", "tone": tone, "icon": "due" if over else "clock"}
    else:
        chip = None
    form = reverse("report-new", args=[agreement.uid, semester.year, semester.half])
    view = reverse("report", args=[report.uid]) if report else ""
    verb = "" if not (may and unfinished) else "Lanjutkan" if report else "Susun laporan"
    return {
        "name": long(semester),
        "due": long_date(last) if last else "tanpa batas waktu",
        "words": words[:1].upper() + words[1:],
        "tone": tone,
        "chip": chip,
        "begun": report is not None,
        "note": late or (words if unfinished and owed and over else "") or ("" if owed else "tidak wajib"),
        "url": form if verb else view,
        "verb": verb,
    }
