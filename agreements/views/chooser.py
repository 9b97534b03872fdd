"""Penentu: question and answer to the kind of cooperation and all that follows.

Nothing is written: the answers live in the address, which can be kept, shared and opened again.
"""

from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.http import urlencode

from agreements.forms.chooser import given_in, groups_of, known_for, with_rules
from agreements.rules.advising import LAWFUL, advise
from agreements.rules.asking import interview
from agreements.rules.permissions import Act, refusals
from agreements.rules.questions import BURDEN_KEYS, SELECT, TITLES, UNKNOWN
from agreements.views.access import actor_of, page
from agreements.views.advice import instrument_words, paper_words
from agreements.views.clocks import clocks_of
from agreements.views.law import looked_up, quotes

CARRIED = ("kategori", "daerah", "objek", "urusan", "prakarsa", *BURDEN_KEYS.values())


@page
def chooser(request):
    """The open question, or the result once all is answered."""
    given = given_in(request.GET)
    reopened = request.GET.get("ubah", "")
    known = known_for(given)
    talk = interview(given, known, stop_at=reopened)
    context = {
        "told": talk.told,
        "answers": _review(talk),
        "restart": reverse("chooser"),
        "back": _back(talk),
        "number": len(talk.answers) + 1,
    }
    if talk.question is not None:
        return render(request, "chooser/question.html", context | _asked(request, talk, given))
    advice = advise(talk, with_rules(known) if talk.kind else known)
    return render(request, "chooser/result.html", context | _told(request, talk, advice))


def address_of(answers, **more):
    """Return the address of the chooser with these `asking.Answer`s."""
    pairs = {answer.question.key: answer.value for answer in answers} | more
    return f"{reverse('chooser')}?{urlencode(pairs)}" if pairs else reverse("chooser")


def _review(talk):
    """The answers so far, each with the address that opens its question again and keeps the others."""
    here = address_of(talk.answers)
    return [
        {
            "title": TITLES[answer.question.key],
            "words": answer.words,
            "url": f"{here}&ubah={answer.question.key}",
        }
        for answer in talk.answers
    ]


def _back(talk):
    """Address of the question before the open one, or ""."""
    return address_of(talk.answers, ubah=talk.answers[-1].question.key) if talk.answers else ""


def _asked(request, talk, given):
    question = talk.question
    listed = question.shape == SELECT
    sent = request.GET.get("tanya") == question.key
    return {
        "question": question,
        "groups": [(name, _options(rows) if listed else rows) for name, rows in groups_of(question)],
        "chosen": given.get(question.key, ""),
        "chosen_words": talk.reopened,
        "kept": {key: value for key, value in given.items() if key != question.key and value},
        "missing": sent and not given.get(question.key),
        "skip": address_of(talk.answers, **{question.key: UNKNOWN}),
    }


def _options(rows):
    """Some hundred <option>s, written here because a template's loop costs five times as much."""
    return format_html_join(
        "", '<option value="{}">{}</option>', ((value, label) for value, label, _ in rows)
    )


def _told(request, talk, advice):
    standing = looked_up(_all_sources(advice))
    clocks = clocks_of(request).rules if advice.stages else {}
    rows = {
        "chain": [_with_basis(instrument_words(rule), rule, standing) for rule in advice.chain],
        "papers": [
            _with_basis(paper_words(called.rule), called.rule, standing) | {"open": called.needed is None}
            for called in advice.papers
        ],
        "stages": [_stage(called, standing, clocks) for called in advice.stages],
    }
    basis = [standing[source] for source in advice.sources]
    gate = [standing[source] for source in advice.verdict.sources] if advice.verdict else []
    return {
        "advice": advice,
        "lawful": advice.outcome == LAWFUL,
        "drawn": _drawn(rows["chain"]),
        "basis": basis,
        "mark": _mark(advice.verified, basis) if basis else "",
        "gate_basis": gate,
        "gate_mark": _mark(True, gate),
        "quotes": quotes(advice.sources, standing),
        "begin": _begin(request, talk, advice),
        "share": request.build_absolute_uri(address_of(talk.answers)),
        **rows,
    }


def _all_sources(advice):
    rules = [*advice.chain, *(called.rule for called in (*advice.papers, *advice.stages))]
    gate = advice.verdict.sources if advice.verdict else ()
    return [*advice.sources, *gate, *(source for rule in rules for source in rule.sources)]


def _with_basis(words, rule, standing):
    """Add the articles of a rule, each with its standing, and what is to be said of them all."""
    basis = [standing[source] for source in rule.sources]
    return words | {"articles": basis, "mark": _mark(rule.verified, basis)}


def _mark(verified, basis):
    """What stands behind the articles: "sure" where rule and articles are verified, else the doubt or ""."""
    if not basis:
        return "praktik setempat, belum diverifikasi"
    if not all(row["verified"] for row in basis):
        return ""
    return "sure" if verified else "aturan ini belum diverifikasi"


def _stage(called, standing, clocks):
    """A stage as the page prints it; a clock without an active row is not shown."""
    rule = called.rule
    words = {"name": rule.name, "actor": rule.actor, "note": rule.text, "open": called.needed is None}
    words["clocks"] = [_clock(clocks[key]) for key in rule.clocks if key in clocks]
    return _with_basis(words, rule, standing)


def _clock(clock):
    silence = "; diam dianggap setuju" if clock.deems_approved else ""
    doubt = "" if clock.verified else "praktik setempat, belum diverifikasi"
    return {"words": f"{clock.label}: {clock.length}{silence}", "doubt": doubt}


def _drawn(chain):
    """The instruments as nodes of the component `chain`, each below the one before it."""
    nodes = []
    for row in reversed(chain):
        nodes = [{"kind": row["name"], "title": row["full"], "note": row["term"], "children": nodes}]
    return nodes


def _begin(request, talk, advice):
    """Address of a new proposal with these answers, or "" where none may be begun."""
    if advice.outcome != LAWFUL or refusals(actor_of(request), Act.START_DOSSIER):
        return ""
    carried = {key: talk.value(key) for key in CARRIED if talk.value(key)}
    return f"{reverse('cooperation-new')}?{urlencode(carried | {'jenis': advice.kind.value})}"
