"""The side panel of a proposal: what follows from partners and object, and the articles that say so."""

from django.urls import reverse
from django.utils.http import urlencode

from agreements.rules.choosing import way_sentence
from agreements.rules.enums import Occasion
from agreements.rules.indonesian import listed
from agreements.rules.progress import short_name
from agreements.views.law import cited, quotes


def advice_for(choice, kind, purpose=""):
    """Take a `rules.choosing.Choice`, the codes of kind ("": not chosen) and purpose; return the panel.

    At most two queries.
    """
    option = choice.option(kind)
    return {
        "refusals": choice.refusals,
        "options": [{"label": item.kind.label, "text": item.explanation} for item in choice.options],
        "option": _option(option) if option else None,
        "elsewhere": [way_sentence(rule) for rule in choice.elsewhere],
        "elsewhere_quotes": [] if choice.options else quotes(_sources(choice.elsewhere)),
        "chooser": f"{reverse('chooser')}?{urlencode({'objek': purpose})}" if purpose else reverse("chooser"),
    }


def _sources(rules):
    return tuple(source for rule in rules for source in rule.sources)


def _option(option):
    return {
        "label": option.kind.label,
        "text": option.explanation,
        "verified": option.verified,
        "cautions": option.cautions,
        "chain": [instrument_words(rule) | _basis(rule) for rule in option.chain],
        "papers": [paper_words(rule) | _basis(rule) for rule in option.papers],
        "stages": [rule.name for rule in option.stages],
        "quotes": quotes(option.sources + (option.chain[0].sources[:2] if option.chain else ())),
    }


def _basis(rule):
    return {"basis": cited(rule.sources), "verified": rule.verified}


def instrument_words(rule):
    """Take an `InstrumentRule`; return it as pages print it."""
    copy = f", ditembuskan kepada {rule.copy_to}" if rule.copy_to else ""
    return {
        "name": short_name(rule.instrument),
        "full": rule.instrument.label,
        "drafter": rule.drafter,
        "signer": rule.signer,
        "partner_signer": rule.partner_signer,
        "paper": f"{rule.paper}{copy}",
        "proxy": rule.proxy.label,
        "term": rule.term,
    }


def paper_words(rule):
    """Take a `PaperRule`; return it as pages print it."""
    heads = f"Memuat {len(rule.headings)} hal: {listed(rule.headings)}" if rule.headings else ""
    return {
        "name": rule.name,
        "writer": rule.writer,
        "note": rule.text,
        "headings": heads,
        "occasion": "" if rule.occasion == Occasion.ALWAYS else rule.occasion.label,
    }
