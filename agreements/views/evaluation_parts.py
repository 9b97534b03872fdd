"""The parts of an evaluation's pages: indicators with their last values, and what they come to."""

from django.db.models import Q

from agreements.forms.evaluation import SCORES
from agreements.rules.enums import EvaluationState
from agreements.rules.scoring import GUIDES, HIGHEST, WHOLE, category, score, suggestion


def told_now(row):
    """Return what is stored now as (label, words), to stand beside what was typed."""
    found = [
        (f"{each.name} ({each.weight}%)", f"nilai {each.score or 'belum'}. {each.evidence}".strip())
        for each in row.indicators.all()
    ]
    return [*found, ("Kesimpulan", row.conclusion), ("Rekomendasi", row.get_recommendation_display())]


def indicator_rows(form, last):
    """Return each indicator: its form, what to look at, and the last value beside it."""
    before = {each.name.casefold(): each for each in last.indicators.all()} if last else {}
    found = []
    for row in form.rows:
        name = row["name"].value() or ""
        found.append({"form": row, "guide": GUIDES.get(name, ""), "last": before.get(name.casefold())})
    return found


def standing(form):
    """Return sum of weights, score, category and suggestion of what stands in the form now."""
    given = [
        (_whole(row["weight"].value(), WHOLE), _whole(row["score"].value(), HIGHEST)) for row in form.rows
    ]
    total = sum(weight for weight, _ in given)
    found = {"weights": total, "whole": WHOLE, "open": sum(not mark for _, mark in given)}
    if total == WHOLE and not found["open"]:
        points = score([{"weight": weight, "score": mark} for weight, mark in given])
        found |= {"score": points, "category": category(points), "suggestion": suggestion(points)}
    return found


def _whole(value, most):
    """Take what was typed; return the whole number from 1 to `most` that it is, else 0."""
    text = str(value or "")
    return int(text) if text in map(str, range(1, most + 1)) else 0


def previous_evaluation(agreement, semester):
    """Return the latest approved evaluation of a semester before this one, or None."""
    before = Q(year__lt=semester.year) | Q(year=semester.year, half__lt=semester.half)
    return agreement.evaluations.filter(before, state=EvaluationState.APPROVED).first()


def bars(row, last):
    """Return each indicator of a written evaluation as a bar with its words and the last value."""
    before = {each.name.casefold(): each.score for each in last.indicators.all()} if last else {}
    words = {mark: word.lower() for mark, word in SCORES}
    return [
        {
            "name": each.name,
            "weight": each.weight,
            "score": each.score or 0,
            "text": f"{each.score} dari {HIGHEST}, {words[each.score]}" if each.score else "belum dinilai",
            "last": before.get(each.name.casefold()),
            "evidence": each.evidence,
        }
        for each in row.indicators.all()
    ]
