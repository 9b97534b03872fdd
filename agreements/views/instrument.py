"""The parts of an instrument's page as plain data for the components."""

import re
from itertools import count

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe

from agreements.models import Agreement
from agreements.reports.abroad import oldest_owed
from agreements.rules.enums import Action, Authority, ClockKey, Instrument, PostStatus, Role, State
from agreements.rules.indonesian import long_date
from agreements.rules.path import path
from agreements.rules.periods import PHASES, semester_of
from agreements.rules.progress import RUNNING, short_name
from agreements.rules.reporting import OWING
from agreements.rules.suggesting import TALKING
from agreements.rules.transitions import PARAF_ORDER, next_paraf
from agreements.views.clocks import told, whose
from agreements.views.tones import days_chip, state_chip, waiting

SECTION = re.compile(r'<section class="pasal">')
FRONT = {PostStatus.ACTING_PJ: "Pj. ", PostStatus.ACTING_PLT: "Plt. ", PostStatus.ACTING_PLH: "Plh. "}


def stepper(agreement, day, given):
    """Return the groups of the `stepper`; `given`: roles whose paraf stands on the frozen text."""
    before = ""
    if agreement.state == State.CANCELLED:
        before = (
            agreement.events.filter(to_state=State.CANCELLED).values_list("from_state", flat=True).first()
        )
    phase = agreement.phase(day)
    note = PHASES[phase][0].lower() if phase and phase != "berlaku" else ""
    if agreement.state == State.FINAL:
        note = f"paraf {len(given)} dari {len(PARAF_ORDER)}"
    return [
        {"label": g.label, "steps": [{"label": s.label, "state": s.state, "note": s.note} for s in g.steps]}
        for g in path(agreement.state, phase=phase, before=before or "", note=note)
    ]


def turn(agreement, clocks, given):
    """Return whose turn it is and for how long: `who`, `since`, `clock` (of views.clocks), or None.

    None where nobody is waited for.
    """
    if agreement.turn_partner_id and agreement.state in TALKING:
        since = waiting(agreement.turn_since, clocks.today)
        return {"who": f"Mitra, {agreement.turn_partner}", "since": since, "clock": None}
    who = whose(agreement.state, agreement.instrument, given, agreement.agency.short)
    if not who:
        return None
    found = clocks.of_state(agreement.state, agreement.kind, agreement.state_since)
    return {"who": who, "since": waiting(agreement.state_since, clocks.today), "clock": told(found)}


def deadlines(agreement, clocks):
    """Return the deadlines that run on an instrument beside its turn, as `views.clocks.told` gives them.

    PKS beneath a KSB, validity of a letter of intent, extension and yearly report abroad, the next report.
    """
    if agreement.state != State.IN_FORCE or agreement.phase(clocks.today) not in RUNNING:
        return []
    form, kind = agreement.instrument, agreement.kind
    running = []
    if form == Instrument.KSB and not agreement.signed_children:
        running.append((ClockKey.KSB_TO_PKS, agreement.signed_on))
    if form == Instrument.LOI:
        running.append((ClockKey.LOI_TERM, agreement.signed_on))
    if form == Instrument.NASKAH_LN:
        running.append((ClockKey.EXTENSION_ABROAD, agreement.ends_on))
        owed = oldest_owed(agreement, clocks.today)
        running.append((ClockKey.YEARLY_REPORT_ABROAD, owed.end))
    if form in OWING:
        running.append((ClockKey.SEMESTER_REPORT, semester_of(clocks.today).end))
    return [shown for shown in (told(clocks.standing(key, since, kind)) for key, since in running) if shown]


def facts(agreement):
    """Return the items of `facts`."""
    parent, before = agreement.parent, agreement.continues
    found = [
        {
            "label": "Nomor",
            "value": agreement.number,
            "hint": "" if agreement.number else "diambil saat siap ditandatangani",
        },
        {"label": "Jenis", "value": agreement.get_kind_display()},
        {"label": "OPD pemrakarsa", "value": agreement.agency.name},
        {"label": "Masa berlaku", "value": term(agreement)},
        {"label": "Tempat penandatanganan", "value": agreement.place},
        {"label": "Tanggal penandatanganan", "value": _day(agreement.signed_on)},
        {"label": "Pembiayaan", "value": agreement.get_funding_display(), "hint": agreement.budget_code},
        {
            "label": "Kelas publikasi",
            "value": agreement.get_publication_display(),
            "hint": agreement.publication_reason,
        },
        {"label": "Naskah asli", "value": f"{agreement.originals} rangkap, kertas {agreement.paper}"},
    ]
    if parent or agreement.no_parent_reason:
        found.append(
            _above("Naskah induk", parent)
            if parent
            else {"label": "Tanpa KSB", "value": agreement.no_parent_reason}
        )
    if before:
        found.append(_above("Melanjutkan", before))
    if agreement.terminated_on:
        ended = {
            "label": "Diakhiri",
            "value": _day(agreement.terminated_on),
            "hint": agreement.get_end_ground_display(),
        }
        found.append(ended)
    if agreement.edited_by:
        when = long_date(timezone.localtime(agreement.edited_at))
        found.append({"label": "Terakhir diubah", "value": when, "hint": str(agreement.edited_by)})
    return found


def term(agreement):
    """Return "4 Agustus 2026 sampai dengan 3 Agustus 2031", as far as it is known."""
    start, end = _day(agreement.starts_on), _day(agreement.ends_on)
    if start and end:
        return f"{start} sampai dengan {end}"
    return f"mulai {start}, tanpa tanggal berakhir" if start else f"sampai dengan {end}" if end else ""


def _above(label, other):
    name = f"{short_name(other.instrument)} {other.number}".strip()
    return {"label": label, "value": name, "url": reverse("agreement", args=[other.uid]), "hint": other.about}


def _day(day):
    return long_date(day) if day else ""


def party_rows(agreement):
    """Return each party: label, body, who signs, by what right, own number."""
    return [
        {
            "label": party.label,
            "order": party.order,
            "body": party.body,
            "url": reverse("partner", args=[party.partner.uid]) if party.partner_id else "",
            "signatory": party.signatory,
            "office": office(party),
            "authority": _authority(party),
            "number": party.number,
        }
        for party in agreement.parties.all()
    ]


def office(party):
    """Return the office of who signs for a `Party`; an acting holder is named as such, once."""
    front = FRONT.get(party.office_status, "")
    return party.office if party.office.startswith(front) else f"{front}{party.office}"


def _authority(party):
    if party.authority not in (Authority.POWER_OF_ATTORNEY, Authority.BODY_MANDATE):
        return party.get_authority_display()
    number, day = (
        party.authority_number or "nomor belum ada",
        _day(party.authority_date) or "tanggal belum ada",
    )
    return f"{party.get_authority_display()}, {number}, {day}"


def returned(agreement):
    """Return why the text was sent back: {who, post, note, when}, or None where it is not."""
    if agreement.state != State.RETURNED:
        return None
    event = agreement.events.filter(act=Action.RETURN).first()
    if event is None:
        return None
    when = long_date(timezone.localtime(event.at))
    return {"who": event.actor_name, "post": event.post, "note": event.note, "when": when}


def prints(agreement):
    """Return the links to its paper: (label, address); a text that is ready has a copy to be signed."""
    address = reverse("agreement-pdf", args=[agreement.uid])
    copy = [("Cetak untuk ditandatangani", f"{address}?ttd")] if agreement.state == State.READY else []
    return [*copy, ("Unduh PDF", address)]


def initials_of(agreement, rows):
    """Return those of the paraf that stand on the text that is or was to be signed.

    `rows`: all paraf ever given, oldest first. Signing freezes a revision of its own.
    """
    signed = agreement.is_signed and rows
    revision = rows[-1].revision_id if signed else agreement.revision_id
    return [row for row in rows if row.revision_id == revision]


def paraf_sheet(agreement, initials):
    """Return the rows of the paraf sheet, or [] before the text is final."""
    if agreement.state not in (State.FINAL, State.INITIALLED, State.READY) and not agreement.is_signed:
        return []
    by_role = {initial.role: initial for initial in initials}
    turn_now = next_paraf(tuple(by_role)) if agreement.state == State.FINAL else None
    return [_paraf(role, by_role.get(role), role == turn_now) for role in PARAF_ORDER]


def _paraf(role, initial, is_turn):
    note = "giliran sekarang" if is_turn else "belum"
    if initial:
        at = timezone.localtime(initial.at)
        note = f"{initial.user}, {long_date(at)} pukul {at:%H.%M}"
    return {"label": initial.post if initial else Role(role).label, "ok": bool(initial), "note": note}


def revision_rows(agreement, revisions):
    """Return what the page shows of the frozen revisions."""
    return [
        {
            "ordinal": row.ordinal,
            "note": row.note,
            "who": str(row.author),
            "when": long_date(timezone.localtime(row.at)),
            "sha": row.sha256,
            "current": row.pk == agreement.revision_id,
            "url": reverse("agreement-revision", args=[agreement.uid, row.ordinal]),
            "pdf": reverse("agreement-revision-pdf", args=[agreement.uid, row.ordinal]),
        }
        for row in revisions
    ]


def family(agreement, by, day):
    """Return the nodes of `chain`: what is above, this instrument, and what hangs beneath or continues it."""
    below = Agreement.objects.visible_to(by).exclude(state=State.CANCELLED)
    below = below.filter(parent=agreement) | below.filter(continues=agreement)
    own = _node(agreement, day, current=True) | {
        "children": [
            _node(child, day, note="perpanjangan" if child.continues_id == agreement.pk else "")
            for child in below.order_by("pk")[:50]
        ]
    }
    above = agreement.parent or agreement.continues
    nodes = [_node(above, day) | {"children": [own]}] if above else [own]
    return nodes if above or own["children"] else []


def _node(item, day, *, current=False, note=""):
    days = days_chip(item, day)
    return {
        "kind": short_name(item.instrument),
        "title": item.about,
        "url": "" if current else reverse("agreement", args=[item.uid]),
        "number": item.number,
        "chip": state_chip(item, day),
        "note": note or (days["text"] if days else ""),
        "current": current,
    }


def anchored(paper):
    """Take the preview's own HTML; return it with an id for each pasal, so that findings can point there."""
    places = count(1)
    return mark_safe(SECTION.sub(lambda _: f'<section class="pasal" id="ps-{next(places)}">', paper))  # noqa: S308 - our own template's output
