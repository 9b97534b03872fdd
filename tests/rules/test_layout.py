"""The layout settings: the annex's own values, what departs from it, and what an admin may set."""

from dataclasses import replace

import pytest

from agreements.rules.enums import Instrument, Kind
from agreements.rules.layout import (
    BY_KEY,
    PAIRS,
    SETTINGS,
    complaints,
    departs,
    departures,
    form_of,
    usual,
    value_of,
)
from tests.rules import drafts

KSB, PKS, NK, LOI = Instrument.KSB, Instrument.PKS, Instrument.NK, Instrument.LOI


@pytest.mark.parametrize(
    ("instrument", "kind", "emblem", "first"),
    [
        (KSB, Kind.KSDD_WAJIB, "garuda", "kita"),
        (KSB, Kind.KSDD_SUKARELA, "garuda", "kita"),
        (KSB, Kind.KSDPK, "pihak", "kita"),
        (PKS, Kind.KSDD_WAJIB, "pihak", "kita"),
        (PKS, Kind.KSDPK, "pihak", "kita"),
        (NK, Kind.SINERGI, "garuda", "mitra"),
        (LOI, Kind.KSDPL, "pihak", "kita"),
    ],
)
def test_built_in_values_are_those_of_the_forms(instrument, kind, emblem, first):
    assert usual("lambang", instrument, kind) == emblem
    assert usual("pihak_kesatu", instrument, kind) == first


@pytest.mark.parametrize(("instrument", "kind"), PAIRS)
def test_every_built_in_value_is_an_option_and_departs_only_with_its_reason(instrument, kind):
    for setting in SETTINGS:
        value = setting.usual(instrument, kind)
        assert value in setting.options
        assert not departs(setting.key, instrument, kind, value) or setting.why
    assert complaints(instrument, kind, {}, {}) == []


def test_what_the_annex_does_not_say_is_no_departure():
    assert BY_KEY["huruf"].annex(KSB, Kind.KSDPK) is None
    assert not departs("huruf", KSB, Kind.KSDPK, "liberation")
    assert not departs("lambang", LOI, Kind.KSDPL, "tanpa")
    assert departs("lambang", KSB, Kind.KSDPK, "garuda")


def test_departure_needs_its_reason_and_is_told_with_it():
    chosen = {"sisi_kesatu": "kiri"}
    ((key, sentence),) = complaints(PKS, Kind.KSDPK, chosen, {"sisi_kesatu": "praktik"})
    assert key == "sisi_kesatu"
    assert sentence.startswith("Menyimpang dari lampiran Permendagri 22/2020 (Lampiran huruf A sampai C).")
    reasons = {"sisi_kesatu": "Diminta mitra pada pembahasan."}
    assert complaints(PKS, Kind.KSDPK, chosen, reasons) == []
    told = departures(PKS, Kind.KSDPK, chosen, reasons)
    expected = ("Letak tanda tangan PIHAK KESATU", "kiri, PIHAK KEDUA kanan", reasons["sisi_kesatu"])
    assert expected in told
    assert expected not in departures(PKS, Kind.KSDPK, {}, {})


@pytest.mark.parametrize("chosen", [{"lambang": "naga"}, {"warna": "merah"}])
def test_the_list_is_closed(chosen):
    assert [key for key, _ in complaints(KSB, Kind.KSDPK, chosen, {})] == list(chosen)


def test_an_addendum_is_laid_out_as_what_it_changes():
    assert form_of("adendum", "nk") == NK
    assert form_of("adendum") == PKS
    draft = drafts.pks(instrument="adendum", parent=replace(drafts.PARENT, instrument="nk"))
    assert value_of(draft, "lambang") == "garuda"


def test_a_draft_tells_what_was_set_for_it_and_falls_back_on_odd_values():
    draft = drafts.pks()
    assert value_of(draft, "ukuran") == "11.5"
    assert value_of(replace(draft, layout=(("ukuran", "12"),)), "ukuran") == "12"
    assert value_of(replace(draft, layout=(("ukuran", "99"),)), "ukuran") == "11.5"


def test_language_is_asked_abroad_only():
    assert BY_KEY["bahasa"].applies(LOI, Kind.KSDLL)
    assert not BY_KEY["bahasa"].applies(KSB, Kind.KSDPK)
