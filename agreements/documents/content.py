"""From the rows of an agreement to the plain data that checker, printer and hash look at."""

from dataclasses import asdict, replace
from datetime import date

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import Coalesce, JSONObject
from django.urls import reverse

from agreements.documents.approved import dprd_facts, letter_facts, letters_told, tests_told
from agreements.documents.dressing import chosen_layout, frozen_layout, kept_emblems, laid_out
from agreements.documents.surroundings import (
    affairs_beyond,
    agreed_words,
    bodies_above,
    borders,
    papers,
    relations,
    taken_numbers,
)
from agreements.models import Activity, Agreement, Cooperation, LegalBasis, PlanLink, Regulation
from agreements.rules.checks.moment import SIGNED
from agreements.rules.checks.subjects import subjects_of
from agreements.rules.draft import ActivityFacts, Draft, ParentFacts, PartyFacts, PlanFacts
from agreements.rules.enums import Instrument, RegulationStatus, State
from agreements.rules.naskah import Naskah, from_json, plain_text, to_json
from agreements.rules.naskah.fields import printed

PARTY_FIELDS = (
    *("order", "body", "signatory", "office", "office_status", "seat", "address", "country"),
    *("authority", "authority_number", "authority_date", "authority_note", "number", "emblem", "unit"),
)
SELDOM = ("country", "more")  # kept only where there is one, so that other texts keep their hash
AGREED = ("about", "text", "start", "end", "originals", "funding", "budget_code", "year", "activities")
AGREED_IF_ANY = ("witnesses", "translation")
ACTIVITY_FIELDS = (
    *("programme", "output", "target", "location", "first_quarter", "last_quarter"),
    *("task_ours", "unit_ours", "budget_ours", "estimate_ours"),
    *("task_theirs", "unit_theirs", "budget_theirs", "estimate_theirs"),
)
PLAN_FIELDS = ("document", "year", "code", "name", "page")


def text_of(agreement):
    """Return the working text of an `Agreement` as it is kept: references and fields are tokens in it.

    Only who writes it takes this; who prints, compares or freezes takes `draft_of(agreement).text`.
    """
    return from_json(agreement.text) if agreement.text else Naskah()


def party_facts(party, neighbours=None, taken=(), relations=None):
    """Take a `Party` (its partner's category at hand); return `PartyFacts`.

    `neighbours`: keys of the regions that border ours, None where it is not known; `taken`: orders of the
    parties whose number another agreement bears; `relations`: {country in capitals: diplomatic or not}.
    """
    given = {name: getattr(party, name) for name in PARTY_FIELDS}
    given |= {"number_taken": party.order in taken, "more": tuple(map(tuple, party.more))}
    if not party.partner_id:
        return PartyFacts(ours=True, **given)
    partner, category = party.partner, party.partner.category
    known = neighbours is not None and category.is_region and partner.region_id
    return PartyFacts(
        ours=False,
        category=category.code,
        legal_form=partner.legal_form,
        kinds=tuple(category.kinds) if category.allowed else (),
        borders=partner.region_id in neighbours if known else None,
        diplomatic=(relations or {}).get(partner.country.upper()),
        **given,
    )


def _scope_of(agreement):
    """Return what an agreement says of its object and scope, in plain words."""
    facts = Draft(agreement.instrument, agreement.kind, agreement.about, (), Naskah())
    if "{{objek}}" in str(agreement.text):
        facts = replace(facts, object=agreement.cooperation.object)
    pasal = printed(text_of(agreement), facts).pasal
    return " ".join(plain_text(each.body) for each in pasal if subjects_of(each) & {"objek", "ruang_lingkup"})


def parent_facts(parent, bodies=(), above=("", None)):
    """Take the agreement above or None, the names of its parties, and form and end of what stands above it.

    Returns `ParentFacts` or None.
    """
    if parent is None:
        return None
    return ParentFacts(
        instrument=parent.instrument,
        title=parent.about,
        number=parent.number,
        state=parent.state,
        signed_on=parent.signed_on,
        start=parent.starts_on,
        end=parent.terminated_on or parent.ends_on,
        bodies=tuple(bodies),
        scope=_scope_of(parent),
        above=above[0] or "",
        above_end=above[1],
    )


def _parties(agreement):
    """Return the parties with their partners: as prefetched, where the floor above did so."""
    fetched = "parties" in getattr(agreement, "_prefetched_objects_cache", {})
    return agreement.parties.all() if fetched else agreement.parties.select_related("partner__category")


def beside(agreement, **more):
    """Return in one query what stands in other tables, and what `more` (columns of it) asks for."""
    bases = LegalBasis.objects.filter(agreement=OuterRef("pk")).order_by("order", "pk")
    codes = Cooperation.affairs.through.objects.filter(cooperation=OuterRef("cooperation"))
    plans = PlanLink.objects.filter(cooperation=OuterRef("cooperation"))
    cited = {name: f"regulation__{name}" for name in ("kind", "number", "year", "issuer", "title", "status")}
    return Agreement.objects.values(
        regulations=ArraySubquery(bases.values(json=JSONObject(**cited))),
        affairs=ArraySubquery(codes.order_by("affair__code").values("affair__code")),
        plans=ArraySubquery(plans.values(json=JSONObject(**{name: name for name in PLAN_FIELDS}))),
        affairs_beyond=affairs_beyond(),
        neighbours=borders(),
        taken=taken_numbers(),
        relations=relations(),
        bodies_above=bodies_above(),
        papers=papers(),
        agreed=agreed_words(agreement),
        tests=tests_told(),
        letters=letters_told(),
        layouts=chosen_layout(),
        pictures=kept_emblems(),
        kept_layout=F("revision__layout"),
        above=F("parent__parent__instrument"),
        above_end=Coalesce("parent__parent__terminated_on", "parent__parent__ends_on"),
        **more,
    ).get(pk=agreement.pk)


def activity_facts(row, year):
    """Take an `Activity` and the year of its rencana kerja; return `ActivityFacts`."""
    return ActivityFacts(year=year, **{name: getattr(row, name) for name in ACTIVITY_FIELDS})


def _activities(agreement):
    """Return the rows of a rencana kerja; of a nota kesepakatan, those of its first year's."""
    if agreement.instrument == Instrument.RK:
        return tuple(activity_facts(row, agreement.year) for row in agreement.activities.all())
    if agreement.instrument != Instrument.NK:
        return ()
    plans = Agreement.objects.filter(parent=agreement, instrument=Instrument.RK)
    first = (
        plans.exclude(state__in=(State.CANCELLED, State.TERMINATED)).order_by("year", "pk").values("pk")[:1]
    )
    rows = Activity.objects.filter(agreement__in=first).select_related("agreement")
    return tuple(activity_facts(row, row.agreement.year) for row in rows)


def page_address(agreement):
    """Return the absolute web address of the agreement's public page, for the QR."""
    return f"{settings.KERJASAMA_URL}{reverse('verify', args=[agreement.uid])}"


def draft_of(agreement, around=None):
    """Take an `Agreement`; return its `Draft`. Two queries, one where the parties were prefetched;
    one more for the activities of a sinergi.

    `around`: what `beside` found, where the floor asked it already.
    """
    cooperation, around = agreement.cooperation, around or beside(agreement)
    regulations = [Regulation(**row) for row in around["regulations"]]
    neighbours = {row["pk"] for row in around["neighbours"]} or None
    rows = list(_parties(agreement))
    known = {row["name"]: row["diplomatic"] for row in around["relations"]}
    parties = tuple(party_facts(party, neighbours, around["taken"], known) for party in rows)
    signed = agreement.state in SIGNED
    draft = Draft(
        instrument=agreement.instrument,
        kind=agreement.kind,
        about=agreement.about,
        parties=parties,
        text=text_of(agreement),
        legal_basis=tuple(regulation.citation for regulation in regulations),
        revoked_basis=tuple(r.citation for r in regulations if r.status == RegulationStatus.REVOKED),
        place=agreement.place,
        signing_date=agreement.signed_on,
        start=agreement.starts_on,
        end=agreement.ends_on,
        originals=agreement.originals,
        funding=agreement.funding,
        budget_code=agreement.budget_code,
        affairs=tuple(around["affairs"]),
        plans=tuple(PlanFacts(**row) for row in around["plans"]),
        plan_exception=cooperation.plan_exception,
        plan_exception_evidence=cooperation.exception_is_proven,
        affairs_beyond=tuple(around["affairs_beyond"]),
        parent=parent_facts(agreement.parent, around["bodies_above"], (around["above"], around["above_end"])),
        no_parent_reason=agreement.no_parent_reason,
        state=agreement.state,
        paper=agreement.paper,
        address=page_address(agreement),
        reference=str(agreement.uid)[:8],
        object=cooperation.object,
        scope=tuple(line.strip(" -•;.") for line in cooperation.scope.splitlines() if line.strip()),
        location=cooperation.location,
        agency=agreement.agency.name,
        stamped=bool(agreement.checklist.get("meterai")) if signed else None,
        legacy=agreement.legacy,
        papers=frozenset(around["papers"]),
        **dprd_facts(around["tests"]),
        **letter_facts(agreement.kind, around["letters"]),
        publication=agreement.publication,
        plan_headings=_plan_headings(cooperation),
        year=agreement.year,
        activities=_activities(agreement),
        witnesses=tuple(map(tuple, agreement.witnesses)),
        translation=agreement.translation,
        **laid_out(agreement, rows, around),
    )
    draft = with_text(draft, draft.text)
    return replace(draft, as_agreed=_as_agreed(draft, around["agreed"]))


def _plan_headings(cooperation):
    """Return the headings of the plan abroad that are ticked; None where nobody began to tick them."""
    ticked = cooperation.plan_headings
    return frozenset(code for code, where in ticked.items() if where) if ticked else None


def _as_agreed(draft, agreed):
    """Return whether the words are those of the frozen content; None where there is none to compare."""
    if agreed is None:
        return None
    now = content_of(draft)
    seldom = all(now.get(name) == agreed.get(name) for name in AGREED_IF_ANY)
    return seldom and all(now[name] == agreed[name] for name in AGREED if name in agreed)


def with_text(draft, naskah):
    """Return `draft` with another text as it is kept (a preview of what is being typed), printed."""
    return replace(draft, text=printed(naskah, draft))


def content_of(draft):
    """Return what a revision keeps: JSON data of everything that the parties agree to.

    Numbers, dates of signing and the state are not part of it before signing; they come with the signed
    revision, so that the same words have the same hash from submission to signature.
    """
    signed = draft.state in ("ditandatangani", "berlaku", "diakhiri")
    parties = [
        {
            name: _plain(getattr(party, name))
            for name in (*PARTY_FIELDS, "more", "ours", "category")
            if (signed or name != "number") and (name not in SELDOM or getattr(party, name))
        }
        for party in draft.parties
    ]
    content = {
        "instrument": draft.instrument,
        "kind": draft.kind,
        "about": draft.about,
        "parties": parties,
        "text": to_json(draft.text),
        "legal_basis": list(draft.legal_basis),
        "start": _plain(draft.start),
        "end": _plain(draft.end),
        "originals": draft.originals,
        "funding": draft.funding,
        "budget_code": draft.budget_code,
        "paper": draft.paper,
    }
    if draft.instrument == Instrument.RK:
        content |= {"year": draft.year, "activities": [asdict(row) for row in draft.activities]}
    if draft.witnesses:
        content["witnesses"] = _plain(draft.witnesses)
    if draft.translation:
        content["translation"] = draft.translation
    if signed:
        content |= {"place": draft.place, "signed_on": _plain(draft.signing_date)}
    return content


def _plain(value):
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def draft_from(content, agreement, layout=None):
    """Take a revision's content and its agreement; return the `Draft` as it stood then.

    `layout`: the revision's own, so that what was frozen is laid out as it was.
    """
    parties = tuple(_party_from(row) for row in content["parties"])
    dates = _dated(
        {key: content.get(key) for key in ("start", "end", "signed_on")}, "start", "end", "signed_on"
    )
    return replace(
        draft_of(agreement),
        about=content["about"],
        parties=parties,
        text=from_json(content["text"]),
        legal_basis=tuple(content["legal_basis"]),
        start=dates["start"],
        end=dates["end"],
        originals=content["originals"],
        funding=content["funding"],
        budget_code=content["budget_code"],
        paper=content["paper"],
        place=content.get("place", ""),
        signing_date=dates["signed_on"],
        year=content.get("year"),
        activities=tuple(ActivityFacts(**row) for row in content.get("activities", ())),
        witnesses=tuple(map(tuple, content.get("witnesses", ()))),
        translation=content.get("translation", {}),
        **(frozen_layout(layout) if layout else {}),
    )


def _party_from(row):
    more = tuple(map(tuple, row.get("more", ())))
    return PartyFacts(**_dated({"number": "", **row, "more": more}, "authority_date"))


def _dated(row, *names):
    return {**row, **{name: date.fromisoformat(row[name]) if row.get(name) else None for name in names}}
