"""From what runs to what follows: the buttons, the extension, the addendum and which pasal it changes."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse

from agreements.documents.content import draft_of
from agreements.rules.enums import Instrument
from agreements.rules.errors import NotAllowed, Refusal
from agreements.rules.indonesian import long_date
from agreements.rules.naskah import plain_text
from agreements.rules.permissions import Act
from agreements.views.access import actor_of, demand, find_agreement, only_post, page, today
from agreements.views.crumbs import crumbs
from agreements.workflow.renewal import (
    AMENDABLE,
    addendum_refusals,
    addendum_title,
    amended_before,
    begin_addendum,
    begin_change,
    begin_renewal,
    change_refusals,
    course_of,
    renewal_refusals,
)


def renewal_buttons(request, agreement):
    """Return the dicts of `action_form` that begin an extension or an addendum of an instrument in force.

    Grey with its reasons where it cannot be begun now; an addendum is asked about on a page of its own.
    """
    by, day = actor_of(request), today()
    if agreement.instrument == Instrument.RK:
        return [_change(agreement, by, day)]
    told = course_of(agreement, day)
    extend = {
        "key": "perpanjang",
        "label": "Mulai perpanjangan",
        "url": reverse("agreement-renew", args=[agreement.uid]),
        "icon": "branch",
        "confirm": "Naskah baru disusun dengan isi dan para pihak naskah ini, dan dapat diubah sebagai draf.",
        "reasons": renewal_refusals(agreement, by, day, told),
    }
    if agreement.instrument not in AMENDABLE:
        return [extend]
    amend = {
        "key": "adendum",
        "label": "Mulai adendum",
        "link": reverse("agreement-addendum", args=[agreement.uid]),
        "icon": "file-plus",
        "reasons": addendum_refusals(agreement, by, day, told),
    }
    return [extend, amend]


def _change(agreement, by, day):
    return {
        "key": "perubahan",
        "label": "Mulai perubahan rencana kerja",
        "url": reverse("agreement-change", args=[agreement.uid]),
        "icon": "branch",
        "confirm": "Versi baru disusun dengan kegiatan yang ada; nota kesepakatannya tidak berubah.",
        "reasons": change_refusals(agreement, by, day),
    }


@page
def change(request, uid):
    """Begin the next version of a rencana kerja."""
    only_post(request)
    agreement = find_agreement(request, uid, "parent")
    try:
        new = begin_change(agreement, by=actor_of(request), today=today())
    except Refusal as refusal:
        return _refused(request, agreement, refusal, "Perubahan")
    messages.success(request, "Perubahan rencana kerja dimulai dengan kegiatan yang ada.")
    return redirect("agreement-activities", uid=new.uid)


@page
def renew(request, uid):
    """Begin the extension of an instrument."""
    only_post(request)
    agreement = find_agreement(request, uid)
    try:
        new = begin_renewal(agreement, by=actor_of(request), today=today())
    except Refusal as refusal:
        return _refused(request, agreement, refusal)
    start = f" Mulai berlaku diusulkan {long_date(new.starts_on)}." if new.starts_on else ""
    messages.success(
        request,
        f"Perpanjangan dimulai dengan isi naskah lama.{start} Periksa jangka waktu dan dasar hukumnya.",
    )
    return redirect("agreement-write", uid=new.uid)


@page
def addendum(request, uid):
    """Ask which pasal are to change; POST begins the addendum with them."""
    agreement = find_agreement(request, uid)
    demand(request, Act.RENEW, agreement.agency_id)
    if request.method != "POST":
        return _choice(request, agreement, addendum_refusals(agreement, actor_of(request), today()))
    chosen = {name: request.POST.getlist(name) for name in ("pasal", "hapus", "sisip")}
    try:
        new = begin_addendum(
            agreement,
            by=actor_of(request),
            today=today(),
            amended=chosen["pasal"],
            removed=chosen["hapus"],
            inserted=chosen["sisip"],
        )
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refusal as refusal:
        return _choice(request, agreement, refusal.reasons, chosen, status=409)
    messages.success(request, "Adendum dimulai. Ubah bunyi baru pada tiap pasal, lalu isi mulai berlakunya.")
    return redirect("agreement-write", uid=new.uid)


def _choice(request, agreement, reasons, chosen=None, status=200):
    chosen = chosen or {"pasal": (), "hapus": (), "sisip": ()}
    earlier = amended_before(agreement)
    rows = [
        {
            "id": pasal.id,
            "number": number,
            "title": pasal.title,
            "text": plain_text(pasal.body),
            "chosen": pasal.id in chosen["pasal"],
            "removed": pasal.id in chosen["hapus"],
            "inserted": pasal.id in chosen["sisip"],
            "earlier": earlier.get(pasal.id, ""),
        }
        for number, pasal in enumerate(draft_of(agreement).text.pasal, 1)
    ]
    context = {
        "agreement": agreement,
        "rows": rows,
        "reasons": reasons,
        "title": addendum_title(agreement),
        "crumbs": crumbs(agreement, "Mulai adendum"),
    }
    return render(request, "evaluations/addendum.html", context, status=status)


def _refused(request, agreement, refusal, what="Perpanjangan"):
    if isinstance(refusal, NotAllowed):
        raise PermissionDenied(str(refusal))
    messages.error(request, f"{what} tidak dimulai. {refusal}")
    return redirect("agreement", uid=agreement.uid)
