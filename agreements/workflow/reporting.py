"""Semester reports of the OPD (Permendagri 22/2020 Ps 17, 39)."""

from django.db import transaction
from django.utils import timezone

from agreements.models import Agreement, Report
from agreements.rules.enums import ReportState, Role, State
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.periods import semesters_between
from agreements.rules.permissions import ALL, MAY, OWN, Act, entitled_post, refusals
from agreements.workflow.history import record

FIELDS = (
    *("activities", "results", "problems", "efforts", "other"),
    *("people_served", "revenue", "spent", "services"),
)
REQUIRED = {
    "activities": "kegiatan yang dilaksanakan",
    "problems": "permasalahan",
    "efforts": "upaya penyelesaian",
}
EDITABLE = (ReportState.DRAFT, ReportState.RETURNED)
SECTION = {Role.STF: ALL, Role.KBG: ALL}
OPD = {Role.OPO: OWN, Role.OPH: OWN}


def reporting_refusals(agreement, semester, by, today):
    """Return the reasons why this actor may not report on the instrument for that `Semester`; empty = may."""
    reasons = refusals(by, Act.REPORT, agreement.agency_id)
    if agreement.state not in (State.IN_FORCE, State.TERMINATED):
        reasons.append("Laporan disusun untuk naskah yang sudah berlaku.")
    else:
        end = agreement.terminated_on or agreement.ends_on
        if semester not in semesters_between(agreement.starts_on, end, today):
            reasons.append(f"{semester} berada di luar masa berlaku naskah, atau belum dimulai.")
    return reasons


def save_report(agreement, semester, *, by, fields, seen=None, submit=False, today=None):
    """Write the report of a `Semester`, and submit it where asked; return the `Report`.

    `fields`: values of FIELDS; `seen`: its version, None for a new one.
    Raises `NotAllowed`, `NotReady`, `Stale`.
    """
    today = today or timezone.localdate()
    if reasons := reporting_refusals(agreement, semester, by, today):
        raise NotAllowed(*reasons)
    with transaction.atomic():
        Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
        report, new = Report.objects.get_or_create(
            agreement=agreement,
            year=semester.year,
            half=semester.half,
            defaults={"created_by_id": by.user_id},
        )
        _demand_editable(report, seen, new)
        for name, value in fields.items():
            setattr(report, name, value)
        report.version += 0 if new else 1
        if submit:
            _submit(report, by)
        report.save()
        act = Act.SUBMIT_REPORT if submit else Act.REPORT
        _tell(
            report,
            by,
            act,
            f"{'menyampaikan' if submit else 'menyimpan'} {str(report).lower()}",
            tells=SECTION,
        )
    return report


def _demand_editable(report, seen, new):
    if report.state not in EDITABLE:
        raise NotReady(f"Laporan ini sudah {report.get_state_display().lower()} dan tidak dapat diubah.")
    if not new and seen != report.version:
        raise Stale("Laporan sudah diubah orang lain sejak Anda membukanya. Isian Anda dipertahankan.")


def _submit(report, by):
    empty = [words for name, words in REQUIRED.items() if not str(getattr(report, name)).strip()]
    if empty:
        raise NotReady(f"Laporan belum memuat {', '.join(empty)} (Permendagri 22/2020 Pasal 17 ayat (5)).")
    report.state = ReportState.SUBMITTED
    report.submitted_by_id, report.submitted_at = by.user_id, timezone.now()


def judge_report(report, *, by, accept, reason="", seen=None):
    """Accept a submitted report or return it with a reason; return it.

    Raises `NotAllowed`, `NotReady`, `Stale`.
    """
    if reasons := refusals(by, Act.RECEIVE_REPORT, report.agreement.agency_id):
        raise NotAllowed(*reasons)
    if not accept and not reason.strip():
        raise NotReady("Alasan pengembalian wajib diisi.")
    with transaction.atomic():
        locked = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
        if locked.state != ReportState.SUBMITTED or (seen is not None and seen != locked.version):
            raise Stale(f"Laporan ini kini {locked.get_state_display()}; muat ulang halaman.")
        locked.state = ReportState.ACCEPTED if accept else ReportState.RETURNED
        locked.return_reason = "" if accept else reason.strip()
        locked.version += 1
        locked.save()
        verb = "menerima" if accept else "mengembalikan"
        _tell(locked, by, Act.RECEIVE_REPORT, f"{verb} {str(locked).lower()}", note=reason, tells=OPD)
    return locked


def _tell(report, by, act, sentence, note="", tells=None):
    agreement = report.agreement
    record(
        cooperation_id=agreement.cooperation_id,
        agreement=agreement,
        by=by,
        post=entitled_post(by, MAY[act], agreement.agency_id),
        act=act,
        sentence=sentence,
        note=note,
        data={"report": str(report.uid)},
        tells=tells if act != Act.REPORT else None,
    )
