"""Semester reports of the OPD (Permendagri 22/2020 Ps 17, 39)."""

from django.db import transaction
from django.utils import timezone

from agreements.models import Agreement, Report
from agreements.rules.enums import AttachmentKind, ReportState, Role, State
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.periods import semesters_between
from agreements.rules.permissions import ALL, MAY, OWN, Act, entitled_post, refusals
from agreements.rules.reporting import ABOVE, EDITABLE, missing
from agreements.workflow.attaching import keep
from agreements.workflow.history import record

FIELDS = (
    *("activities", "results", "problems", "efforts", "other"),
    *("people_served", "revenue", "spent", "services"),
)
SECTION = {Role.STF: ALL, Role.KBG: ALL}
OPD = {Role.OPO: OWN, Role.OPH: OWN}


def reporting_refusals(agreement, semester, by, today):
    """Return the reasons why this actor may not report on the instrument for that `Semester`; empty = may."""
    return refusals(by, Act.REPORT, agreement.agency_id) + running_complaints(agreement, semester, today)


def running_complaints(agreement, semester, today):
    """Return the reasons why nothing can be reported or evaluated of the instrument for that `Semester`."""
    if agreement.instrument in ABOVE:
        return [ABOVE[agreement.instrument]]
    if agreement.state not in (State.IN_FORCE, State.TERMINATED):
        return ["Laporan dan evaluasi disusun untuk naskah yang sudah berlaku."]
    end = agreement.terminated_on or agreement.ends_on
    if semester not in semesters_between(agreement.starts_on, end, today):
        return [f"{semester} berada di luar masa berlaku naskah, atau belum dimulai."]
    return []


def save_report(
    agreement, semester, *, by, fields, seen=None, submit=False, today=None, evidence=(), dropped=()
):
    """Write the report of a `Semester`, and submit it where asked; return the `Report`.

    `fields`: values of FIELDS; `seen`: its version, None for a new one; `evidence`: `StoredFile`s to add;
    `dropped`: uids of evidence that no longer counts. Raises `NotAllowed`, `NotReady`, `Stale`.
    """
    today = today or timezone.localdate()
    act = Act.SUBMIT_REPORT if submit else Act.REPORT
    if reasons := reporting_refusals(agreement, semester, by, today):
        raise NotAllowed(*reasons)
    if reasons := refusals(by, act, agreement.agency_id):
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
        _change_evidence(report, evidence, dropped, by)
        data = {"evidence": [stored.sha256 for stored in evidence]} if evidence else {}
        _tell(report, by, act, "menyampaikan" if submit else "menyimpan", data=data, tells=SECTION)
    return report


def _demand_editable(report, seen, new):
    if report.state not in EDITABLE:
        raise NotReady(f"Laporan ini sudah {report.get_state_display().lower()} dan tidak dapat diubah.")
    if not new and seen != report.version:
        raise Stale("Laporan sudah diubah orang lain sejak Anda membukanya. Isian Anda dipertahankan.")


def _submit(report, by):
    kept = {name: getattr(report, name) for name in FIELDS}
    if empty := missing(kept, report.agreement.kind):
        raise NotReady(*empty.values())
    report.state = ReportState.SUBMITTED
    report.submitted_by_id, report.submitted_at = by.user_id, timezone.now()
    report.first_submitted_at = report.first_submitted_at or report.submitted_at
    report.judged_by = report.judged_at = None


def _change_evidence(report, evidence, dropped, by):
    report.attachments.filter(uid__in=dropped).update(void=True)
    for stored in evidence:
        keep(
            stored,
            kind=AttachmentKind.EVIDENCE,
            by=by,
            cooperation=report.agreement.cooperation,
            agreement=report.agreement,
            report=report,
        )


def judge_report(report, *, by, accept, reason="", seen=None):
    """Accept a submitted report or return it with a reason; return it.

    Raises `NotAllowed` (also for one's own), `NotReady`, `Stale`.
    """
    if reasons := judging_refusals(report, by):
        raise NotAllowed(*reasons)
    if not accept and not reason.strip():
        raise NotReady("Alasan pengembalian wajib diisi.")
    with transaction.atomic():
        locked = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
        if locked.state != ReportState.SUBMITTED or (seen is not None and seen != locked.version):
            raise Stale(
                f"Laporan ini kini {locked.get_state_display().lower()}; keputusan Anda tidak disimpan."
            )
        if reasons := judging_refusals(locked, by):
            raise NotAllowed(*reasons)
        locked.state = ReportState.ACCEPTED if accept else ReportState.RETURNED
        locked.return_reason = "" if accept else reason.strip()
        locked.judged_by_id, locked.judged_at = by.user_id, timezone.now()
        locked.version += 1
        locked.save()
        verb = "menerima" if accept else "mengembalikan"
        _tell(locked, by, Act.RECEIVE_REPORT, verb, note=reason.strip(), tells=OPD)
    return locked


def judging_refusals(report, by):
    """Return the reasons why this actor may not accept or return the report; empty = may."""
    reasons = refusals(by, Act.RECEIVE_REPORT, report.agreement.agency_id)
    if not reasons and report.submitted_by_id == by.user_id:
        reasons = ["Anda sendiri yang menyampaikan laporan ini; penerimaan dilakukan orang kedua."]
    return reasons


def _tell(report, by, act, verb, note="", data=None, tells=None):
    agreement = report.agreement
    record(
        cooperation_id=agreement.cooperation_id,
        agreement=agreement,
        by=by,
        post=entitled_post(by, MAY[act], agreement.agency_id),
        act=act,
        sentence=f"{verb} laporan {report.semester}",
        note=note,
        data={"report": str(report.uid), **(data or {})},
        tells=tells if act != Act.REPORT else None,
    )
