"""Recording that the yearly report on cooperation abroad was delivered (Permendagri 25/2020 Ps 35-37)."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from agreements.models import AbroadReport, Agreement
from agreements.models.agreement import ran_in
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.periods import Year
from agreements.rules.permissions import MAY, Act, entitled_post, refusals
from agreements.rules.reporting import delivery_complaints
from agreements.workflow.history import record


def deliver(year, *, by, today, fields, paper):
    """Record a delivery of a `Year`'s report, in the history of every dossier it tells of; return the row.

    `fields`: recipient (code of `ReportRecipient`), sent_on, number, note; `paper`: the `StoredFile` of the
    letter with its receipt. Raises `NotAllowed`, `NotReady`, or `Stale` where that recipient has it already.
    """
    if reasons := refusals(by, Act.DELIVER_ABROAD):
        raise NotAllowed(*reasons)
    dossiers = dossiers_of(year)
    if reasons := delivery_complaints(year, fields["sent_on"], today, ran=bool(dossiers)):
        raise NotReady(*reasons)
    post = entitled_post(by, MAY[Act.DELIVER_ABROAD])
    stored = {name: getattr(paper, name) for name in ("name", "sha256", "size", "media_type")}
    try:
        with transaction.atomic():
            row = AbroadReport.objects.create(
                year=year.year, by_id=by.user_id, post=post.label, **fields, **stored
            )
            _tell(row, dossiers, by, post, "mencatat penyampaian")
    except IntegrityError:
        raise Stale("Penyampaian kepada penerima itu sudah dicatat orang lain. Periksa halamannya.") from None
    return row


def take_back(report, *, by, reason):
    """Take a recorded delivery back, with a reason; return it. Raises `NotAllowed`, `NotReady` or `Stale`."""
    if reasons := refusals(by, Act.DELIVER_ABROAD):
        raise NotAllowed(*reasons)
    if not reason.strip():
        raise NotReady("Alasan wajib diisi: mengapa catatan penyampaian ini dibatalkan.")
    with transaction.atomic():
        locked = AbroadReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
        if locked.void_by_id:
            raise Stale("Catatan ini sudah dibatalkan orang lain.")
        locked.void_by_id, locked.void_at, locked.void_reason = by.user_id, timezone.now(), reason.strip()
        locked.save(update_fields=["void_by", "void_at", "void_reason"])
        post = entitled_post(by, MAY[Act.DELIVER_ABROAD])
        _tell(
            locked,
            dossiers_of(Year(report.year)),
            by,
            post,
            "membatalkan catatan penyampaian",
            reason.strip(),
        )
    return locked


def dossiers_of(year):
    """Take a `Year`; return the keys of the dossiers whose text abroad was in force in it."""
    rows = Agreement.objects.abroad().filter(ran_in(year))
    return sorted(set(rows.values_list("cooperation", flat=True)))


def _tell(row, dossiers, by, post, verb, note=""):
    words = f"{verb} laporan luar negeri tahun {row.year} kepada {row.get_recipient_display()}"
    data = {"abroad_report": str(row.uid), "sha256": row.sha256, "number": row.number}
    for key in dossiers:
        record(
            cooperation_id=key,
            by=by,
            post=post,
            act=Act.DELIVER_ABROAD,
            sentence=words,
            note=note,
            data=data,
        )
