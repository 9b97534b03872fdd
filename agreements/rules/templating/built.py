"""The first version of each template, put together from rules.outlines.

A pasal is written out where two very different drafts get the same words for it; else it is composed anew
for each draft, and its words here are an example.
"""

from dataclasses import replace
from datetime import date

from agreements.rules.draft import PartyFacts
from agreements.rules.enums import Funding, Instrument, Kind
from agreements.rules.naskah import Naskah
from agreements.rules.outlines import addendum, skeleton
from agreements.rules.templating.advice import ADVICE
from agreements.rules.templating.blueprint import Blueprint, Hint
from agreements.rules.templating.judging import is_required
from agreements.rules.templating.trial import facts, sample_answers

DAY = date(2026, 1, 2)
QUOTED = addendum.BLANK.id  # an addendum quotes what it changes
KSDD = (Kind.KSDD_WAJIB, Kind.KSDD_SUKARELA)
ABROAD = (Kind.KSDPL, Kind.KSDLL)
# name, instrument, kinds, when it is used
FIRST = (
    ("KSB antardaerah", Instrument.KSB, KSDD, "Kesepakatan umum dengan pemerintah daerah lain."),
    ("KSB dengan pihak ketiga", Instrument.KSB, (Kind.KSDPK,), "Kesepakatan umum dengan pihak ketiga."),
    ("PKS antardaerah", Instrument.PKS, KSDD, "Perjanjian di bawah KSB dengan pemerintah daerah lain."),
    (
        "PKS dengan pihak ketiga",
        Instrument.PKS,
        (Kind.KSDPK,),
        "Perjanjian di bawah KSB dengan badan usaha, perguruan tinggi, atau lembaga.",
    ),
    ("Nota kesepakatan sinergi", Instrument.NK, (Kind.SINERGI,), "Sinergi dengan kementerian atau lembaga."),
    ("Rencana kerja sinergi", Instrument.RK, (Kind.SINERGI,), "Lampiran tahunan nota kesepakatan."),
    ("Pernyataan kehendak luar negeri", Instrument.LOI, ABROAD, "Kehendak menjajaki, tanpa kewajiban."),
    ("Naskah kerja sama luar negeri", Instrument.NASKAH_LN, ABROAD, "Setelah surat konfirmasi diterima."),
    ("Adendum", Instrument.ADDENDUM, tuple(Kind), "Perubahan atas naskah yang sedang berjalan."),
)
OWN = PartyFacts(
    order=1,
    ours=True,
    body="Pemerintah Daerah Kota Contoh",
    signatory="Contoh Wali Kota",
    office="Wali Kota Contoh",
    seat="Contoh",
    address="Jalan Balai Kota Nomor 1",
    unit="Dinas Contoh Kota Contoh",
)


def built(instrument, kinds):
    """Take an instrument and kinds; return the `Blueprint` of its first version."""
    one, other = (skeleton(_draft(instrument, kinds[0])), skeleton(_other(instrument, kinds[-1])))
    elsewhere = {pasal.id: pasal for pasal in other.pasal}
    hints = {
        pasal.id: Hint(
            required=is_required(pasal, instrument),
            composed=elsewhere.get(pasal.id) != pasal or pasal.id == QUOTED,
            guidance=ADVICE.get(pasal.key, ""),
        )
        for pasal in one.pasal
    }
    return Blueprint(Naskah(one.recitals, one.pasal), hints, composed_recitals=True)


def _draft(instrument, kind):
    answers = sample_answers(kind, DAY)
    return facts(Instrument(instrument), Kind(kind), OWN, answers, "Dinas Contoh Kota Contoh")


def _other(instrument, kind):
    """A draft with more parties in another order, other names, dates and another way to pay."""
    words = ("about", "object", "location", "place", "body", "office", "seat", "address", "unit", "above")
    answers = sample_answers(kind, DAY)
    answers |= {name: f"{answers[name]} lain" for name in words}
    answers |= {"scope": "satu", "more": 2, "funding": Funding.APBD.value}
    answers |= {"starts_on": date(2027, 3, 4), "ends_on": date(2028, 5, 6)}
    own = replace(OWN, body="Pemerintah Daerah Kabupaten Lain", office="Bupati Lain", seat="Lain")
    draft = facts(Instrument(instrument), Kind(kind), own, answers, "Dinas Lain")
    turned = (*draft.parties[1:], draft.parties[0])
    return replace(draft, parties=tuple(replace(each, order=at) for at, each in enumerate(turned, 1)))
