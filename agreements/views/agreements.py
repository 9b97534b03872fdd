"""The page of one instrument: where it stands, whose turn it is, what can be done, what belongs to it."""

from django.contrib import messages
from django.db.models import Prefetch, prefetch_related_objects
from django.shortcuts import redirect, render
from django.urls import reverse

from agreements.documents.agreement_pages import preview_html
from agreements.documents.checking import Examined, examine
from agreements.documents.content import draft_of
from agreements.forms.attachment import AttachmentForm
from agreements.forms.signing import FORMS
from agreements.models import Party
from agreements.reports.belongings import belongings
from agreements.reports.citing import library
from agreements.rules.dprd_readiness import WITH_TEST
from agreements.rules.enums import Instrument, State
from agreements.rules.indonesian import number
from agreements.rules.layout import ABROAD
from agreements.rules.naskah import words
from agreements.rules.paths.papers import groups_of_text
from agreements.rules.permissions import Act, refusals
from agreements.rules.readiness import Case
from agreements.views.access import actor_of, find_agreement, page, today
from agreements.views.attachments import file_rows
from agreements.views.burden import text_approval
from agreements.views.buttons import buttons_for, press, unopened
from agreements.views.citing import cited_rows, shelves
from agreements.views.clocks import keep_clocks
from agreements.views.crumbs import crumbs
from agreements.views.departing import told_standing
from agreements.views.discussion_short import in_short
from agreements.views.disputes import dispute_rows
from agreements.views.findings import counted, grouped
from agreements.views.follow_up import follow_up
from agreements.views.history import events_seen, told
from agreements.views.instrument import (
    anchored,
    deadlines,
    facts,
    family,
    initials_of,
    paraf_sheet,
    party_rows,
    prints,
    returned,
    revision_rows,
    stepper,
    turn,
)
from agreements.views.legacy import next_fact, old_rules
from agreements.views.signing import prepared
from agreements.views.tones import days_chip, state_chip
from agreements.workflow.approvals import newest
from agreements.workflow.cases import papers, work_plans
from agreements.workflow.departing import ORIGIN, newest_version
from agreements.workflow.drafting import writing_refusals
from agreements.workflow.word_imports import taking_refusals

LATEST = 10
PARTIES = Prefetch("parties", Party.objects.select_related("partner__category"))
RELATED = ("parent", "continues", "revision", "edited_by", "cooperation__agency", "turn_partner")


@page
def agreement(request, uid):
    """The page of one instrument."""
    return show(request, _found(request, uid))


def _found(request, uid):
    return find_agreement(request, uid, *RELATED, ORIGIN, newest=newest_version())


@page
def act(request, uid, action):
    """Do an act of the table on an instrument."""
    pressed = press(request, find_agreement(request, uid), action, forms=FORMS, prepare=prepared)
    if pressed.refused:
        return show(request, _found(request, uid), pressed.refused)
    messages.success(request, f"Anda {pressed.event}.")
    return redirect("agreement", uid=uid)


def show(request, agreement, refused=None):
    """Render the page; `refused`: an act that was not done, told on the page with its status."""
    by, day = actor_of(request), today()
    prefetch_related_objects([agreement], PARTIES)
    owned = belongings(agreement, day, by)
    clocks = keep_clocks(request, owned.clocks)
    initials = initials_of(agreement, owned.initials)
    examined = _examined(agreement, day)
    tested = newest(agreement) if agreement.instrument in WITH_TEST else None
    case = Case(
        subject=agreement,
        today=day,
        user_id=by.user_id,
        draft=examined.draft,
        findings=examined.findings,
        rules=examined.rules,
        attached=frozenset(row.kind for row in owned.attachments if not row.void),
        paraf_given=tuple(initial.role for initial in initials),
        parent=agreement.parent,
        approval=tested,
        work_plans=work_plans(agreement),
        papers=papers(agreement),
    )
    buttons = buttons_for(request, agreement, forms=FORMS, refused=refused, case=case)
    context = {
        "agreement": agreement,
        "instrument": Instrument(agreement.instrument),
        "crumbs": crumbs(agreement),
        "chip": state_chip(agreement, day),
        "days": days_chip(agreement, day),
        "steps": stepper(agreement, day, case.paraf_given),
        "turn": turn(agreement, clocks, case.paraf_given),
        "deadlines": deadlines(agreement, clocks),
        "buttons": [button for button in buttons if button["mine"] or button["forward"]],
        "others": [button for button in buttons if not (button["mine"] or button["forward"])],
        "refused": unopened(refused, buttons),
        "prints": prints(agreement),
        "bilingual": agreement.kind in ABROAD,
        "returned": returned(agreement),
        "edit_reasons": writing_refusals(agreement, by),
        "word_in": not taking_refusals(agreement, by),
        "facts": [*facts(agreement), *next_fact(request, agreement)],
        "parties": party_rows(agreement),
        "paraf": paraf_sheet(agreement, initials),
        "revisions": revision_rows(agreement, owned.revisions),
        "nodes": family(agreement, by, day),
        "old": old_rules(agreement),
        "burden": _burden(agreement, by, tested),
        "follow": follow_up(request, agreement, owned),
        "standing": told_standing(agreement, case.draft),
        "talk": in_short(request, agreement, owned, examined.draft),
        **_disputes(agreement, owned, by),
        **_text(
            case, library(), writable=not writing_refusals(agreement, by), waivable=_waivable(agreement, by)
        ),
        **_papers(agreement, owned, by),
        **_history(request, agreement),
    }
    return render(request, "agreements/page.html", context, status=refused.status if refused else 200)


def _burden(agreement, by, tested):
    return text_approval(agreement, by, tested) if agreement.instrument in WITH_TEST else None


def _waivable(agreement, by):
    return not agreement.is_signed and not refusals(by, Act.OVERRIDE_FINDING, agreement.agency_id)


def _disputes(agreement, owned, by):
    """What the parties of a signed text differ about; nothing before it is signed."""
    return {
        "disputes": dispute_rows(owned.disputes) if agreement.is_signed else None,
        "may_dispute": not refusals(by, Act.OPEN_DISPUTE, agreement.agency_id),
    }


def _is_checked(agreement):
    """Whether the checker still has something to say: before validation, or of an old agreement's text."""
    if agreement.legacy:
        return bool(agreement.text.get("pasal"))
    return not agreement.is_signed or agreement.state == State.SIGNED


def _examined(agreement, day):
    return examine(agreement, day) if _is_checked(agreement) else Examined(draft_of(agreement), (), {})


def _text(case, shelf, *, writable, waivable):
    """The text as it stands on paper, what it cites and, while it is checked, what the checker finds."""
    agreement, draft = case.subject, case.draft
    return {
        "paper": anchored(preview_html(draft, shelves(shelf))),
        "cited": cited_rows(draft.text, shelf),
        "groups": grouped(case.findings, draft.text, agreement, writable=writable, waivable=waivable),
        "counts": counted(case.findings),
        "checked": _is_checked(agreement),
        "words": number(words(draft.text)),
    }


def _papers(agreement, owned, by):
    reasons = refusals(by, Act.ATTACH, agreement.agency_id)
    return {
        "files": file_rows(owned.attachments, lambda row: reverse("file", args=[row.uid])),
        "reviews": [reverse("review-task", args=[row.pk]) for row in owned.reviews],
        "attach_form": None if reasons else AttachmentForm(groups=groups_of_text()),
        "attach_reasons": reasons,
    }


def _history(request, agreement):
    events = list(events_seen(request, agreement.cooperation).filter(agreement=agreement)[: LATEST + 1])
    return {"events": [_told(event) for event in events[:LATEST]], "more_events": len(events) > LATEST}


def _told(event):
    """An event of this page: which instrument it is about goes without saying, which pasal does not."""
    parts = event.data.get("pasal") if isinstance(event.data, dict) else None
    sentence = (
        f"{event.sentence}: {', '.join(parts[:4])}{' …' if len(parts) > 4 else ''}"
        if parts
        else event.sentence
    )
    return told(event) | {"sentence": sentence}
