"""Giving a dossier its place in the yearly plan afterwards: on a row that is there, or on one written for it.

A fixed list is never written to: a new row enters the list that is compiled, which for a year that has its
Keputusan is an amendment (Permendagri 22/2020 Ps 25(2)); it binds once its own Keputusan is recorded.
"""

from django.db import transaction
from django.db.models import Max

from agreements.models import Cooperation, YearPlan, YearPlanRow
from agreements.rules.errors import NotAllowed, NotReady, Stale
from agreements.rules.permissions import MAY, Act, entitled_post, refusals
from agreements.rules.plan_words import PlanState
from agreements.rules.planning import placing_complaints
from agreements.rules.progress import OVER
from agreements.workflow.history import record
from agreements.workflow.planning import tell


def placing_refusals(dossier, by):
    """Return the reasons why this actor may not place the dossier in a yearly plan now; empty = may."""
    reasons = refusals(by, Act.PLACE_IN_PLAN, dossier.agency_id)
    return reasons or placing_complaints(over=dossier.stage in OVER, legacy=dossier.legacy)


def place(dossier, row, *, by, seen):
    """Place a dossier on a row of its own OPD in a fixed list; return the dossier.

    `seen`: the version that the person looked at. Raises `NotAllowed`, `NotReady` or `Stale`.
    """
    with transaction.atomic():
        _locked_plan(row.plan_id)
        kept = YearPlanRow.objects.select_related("plan").get(pk=row.pk)
        locked = _unplaced(dossier, by, seen)
        if kept.plan.state != PlanState.FIXED or kept.agency_id != locked.agency_id:
            raise NotReady("Rencana ini milik OPD lain, atau daftarnya tidak lagi berlaku. Pilih yang lain.")
        _put(locked, kept, by, f"menempatkan kerja sama pada {_words(kept)}")
    return locked


def propose(dossier, plan, *, by, seen, priority, quarter):
    """Write a row for a dossier at the end of a list that is compiled; return the `YearPlanRow`.

    `priority`: code of `Priority`; `quarter`: 1 to 4 or None. The row copies the dossier's data and the
    planning link of the list's year. Raises `NotAllowed`, `NotReady` or `Stale`.
    """
    with transaction.atomic():
        open_plan = _locked_plan(plan.pk)
        if reasons := refusals(by, Act.COMPILE_PLAN):
            raise NotAllowed(*reasons)
        if open_plan.state != PlanState.DRAFT:
            raise NotReady(f"{open_plan} tidak lagi disusun; kini {open_plan.get_state_display().lower()}.")
        locked = _unplaced(dossier, by, seen)
        row = _row_for(locked, open_plan, priority, quarter)
        row.save()
        open_plan.version += 1
        open_plan.save(update_fields=["version"])
        _put(locked, row, by, f"mengusulkan kerja sama sebagai {_words(row)}")
    return row


def release(dossier, *, by, seen, note):
    """Take a dossier off the row of a list on which it was placed, with a reason; return it.

    The row stays. Raises `NotAllowed`, `NotReady` or `Stale`.
    """
    with transaction.atomic():
        if dossier.plan_row_id:
            _locked_plan(dossier.plan_row.plan_id)
        locked = _locked(dossier, by, seen)
        if locked.plan_row is None:
            raise NotReady("Kerja sama ini tidak tercantum dalam daftar rencana.")
        if not note.strip():
            raise NotReady("Alasan wajib diisi: mengapa kerja sama ini keluar dari rencana itu.")
        words = f"melepaskan kerja sama dari {_words(locked.plan_row)}"
        _put(locked, None, by, words, note=note.strip())
    return locked


def let_go(row, *, by):
    """Take off every dossier that was written into a row which leaves its list, inside that act."""
    for dossier in Cooperation.objects.select_for_update(of=("self",)).filter(plan_row=row).order_by("pk"):
        _put(dossier, None, by, f"mengeluarkan kerja sama dari {_words(row)}", tells_plan=False)


def _locked_plan(key):
    """Lock a list: always before a dossier, as taking a row out does, so that none waits in a ring."""
    return YearPlan.objects.select_for_update(of=("self",)).get(pk=key)


def _locked(dossier, by, seen):
    locked = Cooperation.objects.select_for_update(of=("self",)).get(pk=dossier.pk)
    if reasons := refusals(by, Act.PLACE_IN_PLAN, locked.agency_id):
        raise NotAllowed(*reasons)
    if reasons := placing_complaints(over=locked.stage in OVER, legacy=locked.legacy):
        raise NotReady(*reasons)
    if seen != locked.version:
        raise Stale("Kerja sama ini sudah diubah orang lain sejak Anda membukanya. Periksa lagi.")
    return locked


def _unplaced(dossier, by, seen):
    locked = _locked(dossier, by, seen)
    if locked.plan_row_id:
        raise NotReady(f"Kerja sama ini sudah tercantum: {locked.plan_row.place_words}. Lepaskan dahulu.")
    return locked


def _row_for(dossier, plan, priority, quarter):
    affair = dossier.affairs.order_by("code").first()
    if affair is None:
        raise NotReady("Urusan kerja sama ini belum dipilih. Lengkapi datanya, lalu ulangi.")
    partners = list(dossier.partners.order_by("places__order"))
    links = sorted(dossier.plans.all(), key=lambda link: (link.year != plan.year, link.pk))
    place_in_planning = {}
    if links:
        place_in_planning = {"document": links[0].document, "code": links[0].code, "programme": links[0].name}
    return YearPlanRow(
        plan=plan,
        order=(plan.rows.aggregate(last=Max("order"))["last"] or 0) + 1,
        agency_id=dossier.agency_id,
        affair=affair,
        object=dossier.title,
        partner=partners[0] if len(partners) == 1 else None,
        candidate=", ".join(each.name for each in partners)[:200] if len(partners) > 1 else "",
        kind=dossier.kind,
        quarter=quarter,
        priority=priority,
        benefit=dossier.benefit,
        **place_in_planning,
    )


def _words(row):
    return f"rencana nomor {row.order}, {row.plan}"


def _put(dossier, row, by, sentence, *, note="", tells_plan=True):
    """Write the dossier's place and what history keeps of it, of the dossier and of the list."""
    before, post = dossier.plan_row, entitled_post(by, MAY[Act.PLACE_IN_PLAN], dossier.agency_id)
    dossier.plan_row = row
    dossier.version += 1
    dossier.save(update_fields=["plan_row", "version"])
    places = [each.place_words if each else "" for each in (before, row)]
    given = {"by": by, "post": post, "act": Act.PLACE_IN_PLAN, "note": note}
    record(cooperation_id=dossier.pk, sentence=sentence, data={"plan_row": places}, **given)
    if tells_plan:
        tell(plan=(row or before).plan, sentence=f"{sentence}: {dossier.title}", **given)
