"""Whether a version of a template may be published: what its form must hold, and what its words may not."""

import re
from dataclasses import dataclass

from agreements.rules.checks import abroad, ksb, nk, pks
from agreements.rules.checks.subjects import subjects_of
from agreements.rules.enums import Instrument
from agreements.rules.naskah import RECITALS, texts_of
from agreements.rules.naskah import complaints as size_complaints
from agreements.rules.naskah.fields import field_token, unknown_fields
from agreements.rules.naskah.tokens import Numbering
from agreements.rules.outlines import FORMS, TITLES
from agreements.rules.templating.departing import placed

MARKUP = re.compile(r"</?[a-zA-Z][^<>\n]{0,80}>|&(?:nbsp|amp|lt|gt|quot);")
PKS_PARTS = (
    *pks.PARTS,
    *("hak_kewajiban", "pembiayaan", "jangka_waktu", "perselisihan", "kahar", "pengakhiran"),
)
# What the law lists for each form; a rencana kerja and an addendum have no such list.
CONTENTS = {
    Instrument.KSB: (dict.fromkeys(ksb.PARTS, ""), "Permendagri 22/2020 Pasal 40"),
    Instrument.PKS: (dict.fromkeys(PKS_PARTS, ""), "Permendagri 22/2020 Pasal 41"),
    Instrument.NK: (dict(nk.PARTS), "Permendagri 22/2020 Pasal 42"),
    Instrument.LOI: (dict(abroad.LOI_PARTS), "Permendagri 25/2020 Pasal 13"),
    Instrument.NASKAH_LN: (dict(abroad.PARTS), "Permendagri 25/2020 Pasal 20 ayat (5)"),
}

# The keys that rules.outlines can put together, by form.
KNOWN = {form: frozenset(key for key, _, _ in module.TABLE) for form, module in FORMS.items()}
KNOWN |= {Instrument.ADDENDUM: frozenset({"perubahan", "lain_lain", "jangka_waktu"})}


@dataclass(frozen=True)
class Complaint:
    """One reason why a version cannot be published. `pasal_id`: the pasal it is about, or ""."""

    sentence: str
    pasal_id: str = ""
    basis: str = ""

    def __str__(self):
        return f"{self.sentence} ({self.basis})" if self.basis else self.sentence


def required_subjects(instrument):
    """Take an instrument; return `({subject: words}, basis)`: the contents that the law lists for it."""
    parts, basis = CONTENTS.get(Instrument(instrument), ({}, ""))
    return {subject: words or TITLES[subject].lower() for subject, words in parts.items()}, basis


def is_required(pasal, instrument):
    """Whether the law lists the subject of this `Pasal` among the contents of the instrument."""
    return bool(subjects_of(pasal) & set(required_subjects(instrument)[0]))


def complaints(blueprint, instrument):
    """Take a `Blueprint` and its instrument; return the `Complaint`s that keep it from being published.

    Contents: Permendagri 22/2020 Ps 40-42, 25/2020 Ps 13 and 20(5).
    """
    return [
        *_missing(blueprint, instrument),
        *_bare(blueprint),
        *_twice(blueprint),
        *_uncomposed(blueprint, instrument),
        *(Complaint(sentence) for sentence in size_complaints(blueprint.text)),
        *text_faults(blueprint.text),
    ]


def _missing(blueprint, instrument):
    parts, basis = required_subjects(instrument)
    there = set()
    for pasal in blueprint.text.pasal:
        there |= subjects_of(pasal)
    for subject, words in parts.items():
        if subject not in there:
            yield Complaint(f"Belum ada pasal tentang {words}.", basis=basis)
    if not blueprint.text.pasal:
        yield Complaint("Templat belum memuat pasal.")
    if not blueprint.composed_recitals and not blueprint.text.recitals and parts:
        yield Complaint("Konsiderans belum ditulis; tulis atau biarkan disusun dari data.", RECITALS)


def _bare(blueprint):
    for place, part in _placed(blueprint.text):
        if not part.title:
            yield Complaint(f"{place} belum berjudul.", part.id)
        if not part.body and not blueprint.hint(part.id).composed:
            yield Complaint(f"{place} ({part.title or 'tanpa judul'}) belum berisi.", part.id)


def _twice(blueprint):
    seen = {}
    for place, part in _placed(blueprint.text):
        name = type(part), part.title.upper()
        if part.title and name in seen:
            yield Complaint(f"Judul “{name[1]}” dipakai {seen[name]} dan {place}.", part.id)
        seen.setdefault(name, place)


def _placed(text):
    """Yield (where it stands, the part) of each pasal and lampiran."""
    numbers = Numbering(text)
    for part in (*text.pasal, *text.lampiran):
        yield placed(part, numbers), part


def _uncomposed(blueprint, instrument):
    known = composable(instrument)
    for number, pasal in enumerate(blueprint.text.pasal, 1):
        if blueprint.hint(pasal.id).composed and pasal.key not in known:
            yield Complaint(
                f"Pasal {number} ({pasal.title}) tidak dapat disusun dari data; tulis isinya.", pasal.id
            )


def composable(instrument):
    """Take an instrument; return the keys of the pasal that rules.outlines can put together for it."""
    return KNOWN[Instrument(instrument)]


def text_faults(text):
    """Take a `Naskah`; return the `Complaint`s on its words: HTML left from pasting, unknown fields."""
    places = {ident: where for where, ident, _ in _words(text)}
    found = []
    for where, ident, words in _words(text):
        markup = MARKUP.search(words)
        if markup:
            sentence = f"{where} memuat tanda HTML “{markup[0]}”; hapus tanda itu, sisakan katanya."
            found.append(Complaint(sentence, ident))
    for ident, name, near in unknown_fields(text):
        where = places[ident or RECITALS]
        hint = f"; maksud Anda {field_token(near)}?" if near else "."
        found.append(Complaint(f"{where} memuat isian yang tidak dikenal: {field_token(name)}{hint}", ident))
    return found


def _words(text):
    yield "Konsiderans", RECITALS, "\n".join(text.recitals)
    for place, part in _placed(text):
        yield place, part.id, "\n".join([part.title, *texts_of(part.body)])
