"""What stands beside a discussion: whose turn it is, who agreed, the partner's links."""

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone

from agreements.documents.content import draft_of
from agreements.models import GuestVisit, Partner
from agreements.rules.assenting import OURS, final_notes, standings
from agreements.rules.enums import State
from agreements.rules.permissions import Act, refusals
from agreements.rules.sharing import masked
from agreements.rules.suggesting import TALKING
from agreements.views.access import actor_of, today
from agreements.views.clocks import whose
from agreements.views.discussion_rows import moment
from agreements.views.tones import waiting
from agreements.workflow.assenting import confirm_refusals, text_mark
from agreements.workflow.mailing import can_mail
from agreements.workflow.sharing import opens, reading_refusals

ASSENTED = {
    "setuju": ("Setuju", "success"),
    "menunggu": ("Menunggu bukti", "warning"),
    "gugur": ("Gugur", "warning"),
    "belum": ("Belum", "neutral"),
}


def partners_of(agreement):
    """Return the partners that are parties, in the order of the text."""
    return Partner.objects.filter(parties__agreement=agreement).order_by("parties__order").distinct()


def turn_of(agreement, day):
    """Return whose turn it is in the discussion: `who`, `since`, `is_partner`; None once it is over."""
    if agreement.state not in TALKING:
        return None
    if agreement.turn_partner_id:
        return {
            "who": f"Mitra, {agreement.turn_partner}",
            "since": waiting(agreement.turn_since, day),
            "is_partner": True,
        }
    who = whose(agreement.state, agreement.instrument, (), agreement.agency.short)
    since = max(agreement.state_since, agreement.turn_since or agreement.state_since)
    return {"who": who, "since": waiting(since, day), "is_partner": False} if who else None


def sides(request, agreement):
    """Return the context of the column beside the discussion."""
    by = actor_of(request)
    mark = text_mark(agreement, draft_of(agreement))
    standing = standings(
        agreement.parties.all(), agreement.assents.select_related("spoken_by").order_by("pk"), mark
    )
    talking = agreement.state in TALKING
    links = agreement.links.select_related("partner", "created_by").prefetch_related(
        Prefetch("visits", GuestVisit.objects.select_related("spoken_by"))
    )
    return {
        "mark": mark,
        "turn": turn_of(agreement, today()),
        "talking": talking,
        "standing": [_standing(agreement, each, by) for each in standing],
        "assent": _assent(agreement, by, standing, talking),
        "notes": final_notes(standing) if agreement.state == State.DISCUSSION else [],
        "links": [_link(agreement, link, by) for link in links],
        "share_reasons": refusals(by, Act.SHARE_TEXT, agreement.agency_id),
        "reopen_reasons": refusals(by, Act.REOPEN_TEXT, agreement.agency_id),
        "passable": _passable(agreement) if talking else [],
        "mails": can_mail(),
        "now": timezone.now(),
    }


def _standing(agreement, each, by):
    label, tone = ASSENTED[each.state]
    row, waits = each.assent, each.state == "menunggu"
    return {
        "name": each.name,
        "label": label,
        "tone": tone,
        "told": _told(row, each.key) if row else "",
        "waits": waits,
        "confirm_reasons": confirm_refusals(row, agreement, by) if waits else [],
        "confirm_url": reverse("assent-confirm", args=[agreement.uid, row.pk]) if waits else "",
    }


def _told(row, is_partner):
    """Who said it, when and by which way."""
    way = "dicatat dengan bukti" if is_partner else ""
    if row.link_id:
        way = f"melalui tautan, kode dibacakan {row.spoken_by}" if row.spoken_by_id else "melalui tautan"
    sure = f"dipastikan {row.confirmed_name} dengan bukti" if row.confirmed_at else ""
    fell = f"gugur: {row.void_reason}" if row.void_at else ""
    return ", ".join(filter(None, (row.author, moment(row.at), way, sure, fell)))


def _assent(agreement, by, standing, talking):
    """What this person may say of the text: for us, or for a partner that agreed on paper."""
    reasons = refusals(by, Act.ASSENT, agreement.agency_id)
    if not talking:
        reasons = reasons or ["Naskah ini tidak sedang dibahas."]
    ours = next((each for each in standing if each.key == OURS), None)
    return {
        "reasons": reasons,
        "ours": bool(ours and ours.state != "setuju"),
        "partners": [each for each in standing if each.key != OURS and each.state in ("belum", "gugur")],
        "url": reverse("assent", args=[agreement.uid]),
    }


def _link(agreement, link, by):
    last = next(iter(link.visits.all()), None)
    open_now = opens(link)
    ended = (
        "dicabut"
        if link.revoked_at
        else "sudah lewat"
        if not link.is_usable()
        else "naskah tidak dibagikan lagi"
    )
    return {
        "name": link.name,
        "office": link.office,
        "partner": str(link.partner),
        "open": open_now,
        "state": f"berlaku sampai {moment(link.expires_at)}" if open_now else ended,
        "maker": str(link.created_by),
        "place": masked(link.email, link.phone),
        "reading": reading_refusals(link, by),
        "own": link.created_by_id == by.user_id,
        "reader": str(last.spoken_by) if last and last.spoken_by_id else "",
        "used": moment(link.last_used_at) if link.last_used_at else "belum pernah dipakai",
        "mailed": bool(link.email) and can_mail(),
        "url": f"{reverse('discussion', args=[agreement.uid])}tautan/{link.uid}/",
    }


def _passable(agreement):
    """To whom the turn can be passed: partners with a link that opens, or back to us."""
    keys = set(agreement.links.usable().values_list("partner", flat=True))
    if agreement.turn_partner_id:
        return [("", "Kembali kepada kita")]
    return [(str(row.uid), str(row)) for row in partners_of(agreement) if row.pk in keys]
