"""The deadlines for readers: every clock with its articles, the days off, and a small calculator."""

from datetime import timedelta

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from agreements.forms.deadline import DeadlineCalculator
from agreements.models import DayOff, DeadlineRule
from agreements.rules.days_off import WEEKEND, first_unknown
from agreements.rules.deadlines import standing
from agreements.rules.enums import ClockUnit, Kind
from agreements.rules.indonesian import day_name, long_date
from agreements.rules.permissions import Act, refusals
from agreements.views.access import actor_of, page, today
from agreements.views.clocks import clocks_of
from agreements.views.regulation_parts import UNVERIFIED, VERIFIED, mark, tabs

ALL_KINDS = "Semua jenis kerja sama"


@page
@require_safe
def deadlines(request):
    """All deadlines in use, those of the law first."""
    rules = list(DeadlineRule.objects.filter(active=True).prefetch_related("bases__article__regulation"))
    form = DeadlineCalculator(
        request.GET if "aturan" in request.GET or "mulai" in request.GET else None,
        rules=[(rule.key, str(rule)) for rule in rules],
        initial={"mulai": today()},
    )
    rows = [_row(rule) for rule in rules]
    context = {
        "tabs": tabs("deadlines"),
        "groups": [
            ("Menurut peraturan", "undang", [row for row in rows if row["mark"] is VERIFIED]),
            (
                "Praktik setempat atau belum dipastikan",
                "setempat",
                [row for row in rows if row["mark"] is UNVERIFIED],
            ),
        ],
        "form": form,
        "result": _reckoned(form, clocks_of(request)) if form.is_bound and form.is_valid() else None,
        "unknown": first_unknown(today().year),
        "own_days": [_own_day(day) for day in DayOff.objects.filter(day__gte=today())[:20][::-1]],
        "panel_url": _panel_url(request),
    }
    return render(request, "deadlines/page.html", context)


def _row(rule):
    kinds = rule.kind_words
    return {
        "key": rule.key,
        "label": rule.label,
        "length": f"{rule.length} sebelumnya" if rule.backward else rule.length,
        "counted_from": rule.counted_from,
        "kinds": ALL_KINDS if len(kinds) == len(Kind) else ", ".join(kind.label for kind in kinds),
        "citation": rule.citation,
        "articles": [_article(base.article) for base in rule.bases.all()],
        "mark": mark(rule.verified),
        "deemed": rule.deemed_citation if rule.deems_approved else "",
        "told": ", ".join(role.label for role in rule.role_words),
        "note": rule.note,
    }


def _article(article):
    law = article.regulation
    return {
        "name": f"{law.short} Pasal {article.number}",
        "url": f"{reverse('regulation', args=[law.key])}#pasal-{article.pk}",
        "doubt": not article.verified,
    }


def _reckoned(form, clocks):
    """Take a sound form; return the due day, and which days off were skipped on the way to it."""
    clock = clocks.rule(form.cleaned_data["aturan"])
    start = form.cleaned_data["mulai"]
    found = standing(clock, start, clocks.today, clocks.days_off)
    first, last = sorted([start, found.due])
    counts_worked = clock.unit == ClockUnit.WORKING_DAYS
    skipped = _skipped(first, last, clocks.days_off) if counts_worked else []
    return {
        "label": clock.label,
        "length": clock.length,
        "start": long_date(start),
        "due": long_date(found.due),
        "day": day_name(found.due),
        "backward": clock.backward,
        "words": found.words if start <= clocks.today or clock.backward else "",
        "over": found.over,
        "doubt": found.doubt,
        "deemed": clock.deemed_basis if clock.deems_approved else "",
        "counts_worked": counts_worked,
        "weekends": sum(day.weekday() in WEEKEND for day, _ in skipped),
        "skipped": [
            {"day": f"{day_name(day)}, {long_date(day)}", "name": name}
            for day, name in skipped
            if day.weekday() not in WEEKEND
        ],
    }


def _skipped(first, last, days_off):
    days = (first + timedelta(days=n) for n in range(1, (last - first).days))
    return [(day, why) for day, why in ((day, days_off.why(day)) for day in days) if why]


def _own_day(day):
    return {
        "day": f"{day_name(day.day)}, {long_date(day.day)}",
        "name": day.name,
        "what": "libur" if day.off else "hari kerja",
        "decree": day.decree,
    }


def _panel_url(request):
    keeps = (Act.KEEP_REGULATIONS, Act.VERIFY_REGULATION)
    if all(refusals(actor_of(request), act) for act in keeps):
        return ""
    return reverse("admin:agreements_deadlinerule_changelist")
