"""The standard outline that a new draft begins with, in wording of our own.

`outline(draft)` fills it from the draft's facts (parties 2 to 12, object, scope, term, OPD, offices for
letters); a missing fact stands as "[isi ...]". Contents: Permendagri 22/2020 Ps 40-42 and annex,
Permendagri 25/2020 Ps 13, 20(5).
"""

from agreements.rules.enums import Instrument
from agreements.rules.naskah import Naskah
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
    """Take a `Draft`; return the `Naskah` to begin with.

    `amended`: for an addendum, `(number, Pasal)` of the agreement beneath that are to change.
    """
    if draft.instrument == Instrument.ADDENDUM:
        return Naskah(recitals(draft), addendum.pasal(draft, amended))
    return Naskah(recitals(draft), FORMS[draft.instrument].pasal(draft))


__all__ = ["TITLES", "outline", "recitals"]
