"""The standard outline that a new draft begins with, in wording of our own.

`outline(draft)` fills it from the draft's facts (parties 2 to 12, object, scope, term, OPD, offices for
letters); a missing fact stands as "[isi ...]". Contents: Permendagri 22/2020 Ps 40, 41 and annex.
"""

from agreements.rules.enums import Instrument
from agreements.rules.naskah import Naskah
from agreements.rules.outlines import addendum, ksb, pks
from agreements.rules.outlines.recitals import recitals

TITLES = {key: title for table in (pks.TABLE, ksb.TABLE) for key, title, _ in table}


def outline(draft, amended=()):
    """Take a `Draft` of a KSB, PKS or addendum; return the `Naskah` to begin with.

    `amended`: for an addendum, `(number, Pasal)` of the agreement beneath that are to change.
    Any other instrument begins empty.
    """
    if draft.instrument == Instrument.ADDENDUM:
        return Naskah(recitals(draft), addendum.pasal(draft, amended))
    writers = {Instrument.KSB: ksb.pasal, Instrument.PKS: pks.pasal}
    if draft.instrument not in writers:
        return Naskah()
    return Naskah(recitals(draft), writers[draft.instrument](draft))


__all__ = ["TITLES", "outline", "recitals"]
