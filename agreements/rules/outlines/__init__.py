"""The standard outline that a new draft begins with, in wording of our own.

`skeleton(draft)` is what is kept: its facts (object, term, OPD, offices for letters) are fields, its
references tokens; `outline(draft)` is the same in words, a missing fact as "[isi ...]".
Contents: Permendagri 22/2020 Ps 40-42 and annex,
Permendagri 25/2020 Ps 13, 20(5).
"""

from agreements.rules.enums import Instrument
from agreements.rules.naskah import Naskah
from agreements.rules.naskah.fields import printed
from agreements.rules.naskah.references import bind
from agreements.rules.outlines import addendum, ksb, loi, naskah_ln, nk, pks, rk
from agreements.rules.outlines.recitals import recitals

FORMS = {
    Instrument.KSB: ksb,
    Instrument.PKS: pks,
    Instrument.NK: nk,
    Instrument.RK: rk,
    Instrument.LOI: loi,
    Instrument.NASKAH_LN: naskah_ln,
}
# Where forms name the same subject differently, the title of a PKS or KSB stands for it.
TITLES = {key: title for form in (naskah_ln, loi, rk, nk, pks, ksb) for key, title, _ in form.TABLE}


def outline(draft, amended=()):
    """Take a `Draft` and what `skeleton` takes; return its standard text in words, as it prints."""
    return printed(skeleton(draft, amended), draft)


def skeleton(draft, amended=()):
    """Take a `Draft`; return the `Naskah` to begin with, as it is kept: with fields and references.

    `amended`: for an addendum, `(number, Pasal)` of the agreement beneath that are to change.
    """
    if draft.instrument == Instrument.ADDENDUM:
        return bind(Naskah(recitals(draft), addendum.pasal(draft, amended)))
    return bind(Naskah(recitals(draft), FORMS[draft.instrument].pasal(draft)))


def refilled(kept, old, fresh, before):
    """Take a `Naskah` as kept, what it would begin with before and after new facts; return it with them.

    `before`: the `Draft` before them. Fields fill themselves; this renews the pasal that still stand as they
    were begun (in words too, as texts begun before there were fields have them) and that facts shape: a
    party more, another funding.
    """
    given = {p.id: {p, q} for p, q in zip(old.pasal, printed(old, before).pasal, strict=True)}
    new = {p.id: p for p in fresh.pasal}
    pasal = tuple(new.get(p.id, p) if p in given.get(p.id, ()) else p for p in kept.pasal)
    same = kept.recitals in (old.recitals, printed(old, before).recitals)
    return Naskah(fresh.recitals if same else kept.recitals, pasal, kept.lampiran)


__all__ = ["TITLES", "outline", "recitals", "refilled", "skeleton"]
