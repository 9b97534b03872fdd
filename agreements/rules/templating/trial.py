"""A template tried out: a draft with test answers, whole enough for the checker to judge its words."""

from dataclasses import replace
from datetime import date

from agreements.rules.draft import ActivityFacts, Draft, ParentFacts, PartyFacts
from agreements.rules.enums import Authority, Funding, Instrument, Kind
from agreements.rules.naskah import Naskah
from agreements.rules.naskah.fields import printed
from agreements.rules.outlines import TITLES
from agreements.rules.templating.filling import fill

BASES = (
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
    "Peraturan Pemerintah Nomor 28 Tahun 2018 tentang Kerja Sama Daerah",
    "Peraturan Menteri Dalam Negeri Nomor 22 Tahun 2020 tentang Tata Cara Kerja Sama Daerah",
)
ABROAD = (Kind.KSDPL, Kind.KSDLL)
ABOVE = {
    Instrument.PKS: Instrument.KSB,
    Instrument.RK: Instrument.NK,
    Instrument.NASKAH_LN: Instrument.LOI,
    Instrument.ADDENDUM: Instrument.PKS,
}
PARTNERS = {
    Kind.KSDPK: ("PT Contoh Sejahtera", "Contoh Direktur", "Direktur Utama", "pt"),
    Kind.SINERGI: ("Kementerian Contoh", "Contoh Menteri", "Menteri Contoh", "vertikal"),
    Kind.KSDPL: ("Pemerintah Kota Contoh", "Contoh Mayor", "Mayor", "pemda_ln"),
    Kind.KSDLL: ("Yayasan Contoh Internasional", "Contoh Direktur", "Direktur", "nirlaba_ln"),
}
REGION = ("Pemerintah Daerah Kabupaten Contoh", "Contoh Bupati", "Bupati Contoh", "pemda")
MARKED = ("text", "recitals", *TITLES, "tugas")  # fields of findings that are about the words


def sample_answers(kind, today):
    """Take a kind of cooperation and a date; return the test answers that the form begins with."""
    body, signatory, office, _ = PARTNERS.get(Kind(kind), REGION)
    return {
        "about": "Penyelenggaraan Pelayanan Publik",
        "object": "urusan pemerintahan bidang kesehatan",
        "scope": "pelayanan kepada masyarakat\npertukaran data dan informasi",
        "location": "wilayah para pihak",
        "place": "Contoh",
        "starts_on": today,
        "ends_on": date(today.year + 3, 1, 1),
        "funding": Funding.EACH.value,
        "body": body,
        "signatory": signatory,
        "office": office,
        "seat": "Contoh",
        "address": "Jalan Contoh Nomor 1",
        "unit": "Bagian Kerja Sama",
        "more": 0,
        "above": "100.3.7/1/CONTOH",
    }


def trial(blueprint, instrument, kind, own, answers, *, agency):
    """Return the `Draft` that this `Blueprint` gives with test answers.

    `own`: our `PartyFacts`; `answers`: dict with the keys of `sample_answers`; `agency`: name of the OPD.
    """
    draft = facts(Instrument(instrument), Kind(kind), own, answers, agency)
    return replace(draft, text=printed(fill(blueprint, draft), draft))


def facts(instrument, kind, own, answers, agency):
    """As `trial`, without a text; `instrument` and `kind` as words."""
    return Draft(
        instrument=instrument.value,
        kind=kind.value,
        about=answers["about"],
        parties=_parties(instrument, kind, own, answers),
        text=Naskah(),
        legal_basis=BASES,
        place=answers["place"],
        start=answers["starts_on"],
        end=answers["ends_on"],
        originals=2 + answers["more"],
        funding=answers["funding"],
        budget_code="1.02.02.2.02.0001" if answers["funding"] != Funding.NONE else "",
        object=answers["object"],
        scope=tuple(line.strip(" -;.") for line in answers["scope"].splitlines() if line.strip()),
        location=answers["location"],
        agency=agency,
        parent=_parent(instrument, answers),
        year=answers["starts_on"].year if instrument == Instrument.RK else None,
        activities=(ActivityFacts(programme="Kegiatan contoh"),) if instrument == Instrument.RK else (),
    )


def _parties(instrument, kind, own, answers):
    abroad = kind in ABROAD
    own = replace(own, order=1, ours=True, country="Republik Indonesia" if abroad else "")
    category = PARTNERS.get(kind, REGION)[3]
    names = ("body", "signatory", "office", "seat", "address", "unit")
    first = PartyFacts(
        order=2,
        ours=False,
        category=category,
        country="Negara Contoh" if abroad else "",
        authority=(Authority.HEAD_OF_REGION if category == "pemda" else Authority.HEAD_OF_BODY).value,
        **{name: answers[name] for name in names},
    )
    more = [
        replace(first, order=3 + at, body=f"{first.body} {at + 2}", office=f"{first.office} {at + 2}")
        for at in range(answers["more"])
    ]
    if instrument in (Instrument.NK, Instrument.RK):
        ours = replace(own, order=2 + len(more))
        return (replace(first, order=1), *(replace(each, order=each.order - 1) for each in more), ours)
    return (own, first, *more)


def _parent(instrument, answers):
    if instrument not in ABOVE:
        return None
    day = answers["starts_on"]
    return ParentFacts(
        instrument=ABOVE[instrument].value,
        title=answers["about"],
        number=answers["above"],
        state="berlaku",
        signed_on=day,
        start=day,
        end=answers["ends_on"],
    )


def about_words(finding):
    """Whether a finding is about the words of the text, and not about the facts of one cooperation."""
    return bool(finding.pasal_id or finding.where) or finding.field in MARKED
