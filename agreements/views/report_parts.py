"""The parts of a report's pages: what the agreement tells, what is typed, the figures of before."""

from django.db.models import Q

from agreements.documents.content import draft_of
from agreements.forms.report import NUMBERS, TEXTS, ReportForm
from agreements.rules.indonesian import listed, number
from agreements.rules.naskah import plain_text
from agreements.rules.reporting import DELIVERED
from agreements.views.history import events_seen, told
from agreements.views.instrument import term

PURPOSE = "maksud_tujuan"  # key of the pasal that holds it


def agreement_facts(agreement):
    """Return the items of `facts` that a report takes from its agreement (Permendagri 22/2020 Ps 17(5))."""
    parties = listed(f"{party.body} ({party.label})" for party in agreement.parties.all())
    number_and_form = f"{agreement.get_instrument_display()} Nomor {agreement.number}"
    return [
        {"label": "Judul", "value": agreement.about},
        {"label": "Bentuk naskah", "value": number_and_form},
        {"label": "Para pihak", "value": parties},
        {"label": "Maksud dan tujuan", "value": purpose(agreement)},
        {
            "label": "Objek",
            "value": agreement.cooperation.object[:1].upper() + agreement.cooperation.object[1:],
        },
        {"label": "Jangka waktu", "value": term(agreement)},
    ]


def purpose(agreement):
    """Return the words of the pasal on purpose, or "" where the text has none."""
    for pasal in draft_of(agreement).text.pasal:
        if pasal.key == PURPOSE or "MAKSUD" in pasal.title.upper():
            return " ".join(plain_text(pasal.body).split())
    return ""


def previous_report(agreement, semester):
    """Return the latest delivered report of a semester before this one, or None."""
    before = Q(year__lt=semester.year) | Q(year=semester.year, half__lt=semester.half)
    return agreement.reports.filter(before, state__in=DELIVERED).first()


def texts(report):
    """Return what was written as (label, words); a text that was left empty says so."""
    return [(ReportForm.base_fields[name].label, getattr(report, name) or "Tidak ada.") for name in TEXTS]


def numbers(report, last=None, form=None):
    """Return each benefit as a number: label, value of `report`, last semester's, and its field of `form`."""
    return [
        {
            "label": ReportForm.base_fields[name].label,
            "value": shown(getattr(report, name)) if report else "",
            "last": shown(getattr(last, name)) if last else "",
            "field": form[name] if form else None,
        }
        for name in NUMBERS
    ]


def words_of_last(last):
    """Return last semester's texts as (label, words), those that are not empty."""
    if last is None:
        return []
    pairs = ((last._meta.get_field(name).verbose_name, getattr(last, name)) for name in TEXTS)
    return [(label[:1].upper() + label[1:], words) for label, words in pairs if words]


def shown(value):
    """Take a count, rupiah or None; return it as Indonesians write it, "tidak diisi" for None."""
    return "tidak diisi" if value is None else number(value)


def clashes(form, report):
    """Return (label, what is stored now) of each field that differs from what is typed."""
    kept = form.kept
    return [
        (form[name].label, shown(getattr(report, name)) if name in NUMBERS else getattr(report, name))
        for name in (*TEXTS, *NUMBERS)
        if kept[name] != getattr(report, name)
    ]


def kept_text(form):
    """Return all that was typed, as text to be copied."""
    names = (*TEXTS, *NUMBERS)
    return "\n\n".join(f"{form[name].label}:\n{form[name].value()}" for name in names if form[name].value())


def story(request, agreement, **about):
    """Return the events of a report or evaluation, as `timeline` prints them; `about`: the event's data."""
    events = events_seen(request, agreement.cooperation).filter(agreement=agreement)
    found = events.filter(**{f"data__{key}": value for key, value in about.items()})[:30]
    return [told(event) | {"sentence": event.sentence} for event in found]
