"""What the script of a writing page is told once its text is saved."""

from django.template.defaultfilters import date as date_words
from django.utils import timezone

from agreements.forms.text import part_of, recitals_text
from agreements.rules.indonesian import number
from agreements.rules.naskah import RECITALS, digests, words
from agreements.rules.naskah.following import arranged
from agreements.rules.naskah.references import resolve_part
from agreements.rules.naskah.tokens import Numbering


def wants_json(request):
    """Whether the page's own script asks, and not a person who pressed a button."""
    return request.headers.get("Accept") == "application/json"


def answer(form, naskah, version, told=""):
    """Take the `TextForm` that was saved, the `Naskah` as it stands now and its version; return a dict.

    It holds what the script needs to go on: new digests, order, and the words that differ from what it
    loaded. `told`: a sentence for the person.
    """
    now, numbers = digests(naskah), Numbering(naskah)
    screen = Numbering(arranged(form.stored, form.shown))
    parts = {}
    for part in (*naskah.pasal, *naskah.lampiran):
        changed = now[part.id] != form.base.get(part.id)
        if changed or resolve_part(part, numbers) != resolve_part(part, screen):
            told_of = part_of(part, numbers)
            parts[part.id] = {"key": told_of.key, "title": told_of.title, "body": told_of.body}
    if now[RECITALS] != form.base.get(RECITALS):
        parts[RECITALS] = {"body": recitals_text(naskah.recitals)}
    return {
        "at": date_words(timezone.localtime(), "H.i"),
        "version": str(version),
        "base": now if form.whole else {part: now[part] for part in now if now[part] != form.base.get(part)},
        "order": [pasal.id for pasal in naskah.pasal],
        "annexes": [part.id for part in naskah.lampiran],
        "parts": parts,
        "words": number(words(naskah)),
        "told": told,
    }
