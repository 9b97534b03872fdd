"""All rules of the checker for everybody: what each asks, on which article, how heavy, verified or not."""

from django.shortcuts import render
from django.urls import reverse

from agreements.documents.checking import rule_rows, settings_from
from agreements.rules.checks import RULES, Setting
from agreements.rules.checks.basis import in_short
from agreements.rules.enums import Instrument, Kind, Severity
from agreements.rules.permissions import Act, refusals
from agreements.rules.progress import short_name
from agreements.views.access import actor_of, page
from agreements.views.findings import TONES
from agreements.views.regulation_parts import UNVERIFIED, VERIFIED

PRACTICE = {"label": "Praktik, bukan bunyi pasal", "tone": "info", "icon": "info"}
FORMS = tuple(Instrument)


@page
def check_rules(request):
    """The list, of one form where it is asked for."""
    settings = settings_from(row["json"] for row in rule_rows())
    form = request.GET.get("bentuk", "")
    rules = [rule for rule in RULES if form not in list(FORMS) or form in rule.instruments]
    by = actor_of(request)
    context = {
        "rows": [_row(rule, settings.get(rule.id)) for rule in rules],
        "tabs": _tabs(form),
        "crumbs": [{"label": "Peraturan", "url": reverse("regulations")}, {"label": "Aturan pemeriksaan"}],
        "panel_url": ""
        if refusals(by, Act.KEEP_REGULATIONS)
        else reverse("admin:agreements_checkrule_changelist"),
        "overrides_url": "" if refusals(by, Act.READ_OVERRIDES) else reverse("overrides"),
    }
    return render(request, "regulations/rules.html", context)


def _tabs(form):
    address = reverse("check-rules")
    every = [{"label": "Semua", "url": address, "current": form not in list(FORMS), "count": len(RULES)}]
    return every + [
        {
            "label": short_name(each),
            "url": f"{address}?bentuk={each.value}",
            "current": form == each,
            "count": sum(each in rule.instruments for rule in RULES),
        }
        for each in FORMS
    ]


def _row(rule, setting):
    setting = setting or Setting(verified=not rule.from_practice)
    severity = setting.severity or rule.severity
    return {
        "id": rule.id,
        "about": rule.about,
        "severity": {"label": severity.label, "tone": TONES[severity]},
        "changed": _changed(rule, setting),
        "active": setting.active,
        "forms": ", ".join(short_name(each) for each in FORMS if each in rule.instruments)
        if len(rule.instruments) < len(FORMS)
        else "Semua bentuk",
        "kinds": ", ".join(each.label for each in Kind if each in rule.kinds)
        if len(rule.kinds) < len(Kind)
        else "",
        "articles": [
            {
                "label": each.label,
                "url": f"{reverse('regulation', args=[each.regulation])}#pasal-{each.article}",
                "gist": each.gist,
            }
            for each in setting.articles
        ],
        "law": in_short(each.label for each in setting.articles),
        "basis": "" if setting.articles else "; ".join(rule.basis),
        "mark": VERIFIED if setting.verified else PRACTICE if rule.from_practice else UNVERIFIED,
    }


def _changed(rule, setting):
    """Return in words what the admin set otherwise than the rule itself says."""
    said = []
    if not setting.active:
        said.append("dimatikan")
    if setting.severity and setting.severity != rule.severity:
        said.append(f"bobot menurut aturan: {Severity(rule.severity).label.lower()}")
    labels = {each.name: each for each in rule.parameters}
    said += [
        f"{labels[name].label.lower()}: {value} (menurut peraturan {labels[name].default})"
        for name, value in setting.values.items()
        if name in labels
    ]
    return "; ".join(said)
