"""Two people changed one part: both texts beside each other, their differing words marked."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from agreements.forms.text import Part, recitals_text
from agreements.rules.comparing import word_changes
from agreements.rules.naskah import RECITALS, Lampiran, digest_of, digests, write
from agreements.rules.naskah.references import resolve_part
from agreements.rules.naskah.structure import roman
from agreements.rules.naskah.tables import write_lampiran
from agreements.rules.naskah.tokens import Numbering

RECENT = timedelta(days=1)
NOBODY = "jendela lain"  # one's own second window, or facts that flowed in from another page


def changed_by_others(form):
    """Return {id: name} of the parts that are stored otherwise than the page of this `TextForm` has them."""
    now = digests(form.stored)
    names = {p.id: f"Pasal {number} {p.title}".strip() for number, p in enumerate(form.stored.pasal, 1)}
    names |= {p.id: f"Lampiran {roman(at)} {p.title}".strip() for at, p in enumerate(form.stored.lampiran, 1)}
    names[RECITALS] = "Konsiderans"
    return {part: names[part] for part in now if now[part] != form.base.get(part)} if form.base else {}


def author_of(agreement, idents, by):
    """Return the name of who else wrote in one of these parts lately, as the history tells it."""
    named = Q()
    for ident in idents:
        named |= Q(data__parts__contains=[ident])
    recent = agreement.events.filter(named, at__gte=timezone.now() - RECENT).exclude(actor_id=by.user_id)
    return recent.values_list("actor_name", flat=True).first() or NOBODY


def clash_rows(conflicts, form):
    """Take the conflicts of a save and its `TextForm`; return what the merge page shows for each.

    A row: id, label, mine and theirs (lists of {text, marked}, None where that side removed the part),
    seen (digest of what is stored now), and title and body for a text of one's own.
    """
    ours, stored = Numbering(form.naskah), Numbering(form.stored)
    return [
        _row(ident, _words(mine, ours), _words(theirs, stored), form, theirs)
        for ident, mine, theirs in conflicts
    ]


def _words(part, numbering):
    """Return a part as a person sees it; the recitals, or None, as they are."""
    return part if part is None or isinstance(part, tuple) else resolve_part(part, numbering)


def places(conflicts, form):
    """Return the `Part`s in the order of the page, with those that the person removed and others changed."""
    pasal = _with_removed(conflicts, form.parts, form.stored.pasal)
    return [*pasal, *_with_removed(conflicts, form.annexes, form.stored.lampiran)]


def _with_removed(conflicts, parts, kept):
    parts, annex = list(parts), bool(kept) and isinstance(kept[0], Lampiran)
    there = [part.id for part in parts]
    stored = [part.id for part in kept]
    for ident, mine, _ in conflicts:
        if mine is None and ident in stored:
            before = [each for each in stored[: stored.index(ident)] if each in there]
            at = there.index(before[-1]) + 1 if before else 0
            there.insert(at, ident)
            parts.insert(at, Part(ident, sent=False, annex=annex))
    return parts


def _row(ident, mine, theirs, form, kept):
    own = mine if mine is not None else theirs
    pieces = word_changes(_typed(theirs), _typed(mine))
    return {
        "id": ident,
        "is_recitals": ident == RECITALS,
        "label": _label(own),
        "mine": _side(mine, pieces, but="del"),
        "theirs": _side(theirs, pieces, but="ins"),
        "seen": "" if kept is None else digest_of(kept),
        "title": "" if ident == RECITALS else own.title,
        "body": recitals_text(own) if ident == RECITALS else _body(own),
        "typed": next((part for part in form.all_parts if part.id == ident), None),
    }


def _side(part, pieces, but):
    if part is None:
        return None
    return [{"text": piece.text, "marked": bool(piece.kind)} for piece in pieces if piece.kind != but]


def _typed(part):
    if part is None:
        return ""
    if isinstance(part, tuple):
        return recitals_text(part)
    return f"{part.title}\n{_body(part)}"


def _body(part):
    return write_lampiran(part.body) if isinstance(part, Lampiran) else write(part.body)


def _label(part):
    if isinstance(part, tuple):
        return "Konsiderans"
    what = "Lampiran" if isinstance(part, Lampiran) else "Pasal"
    return f"{what} tentang {part.title or '(tanpa judul)'}"
