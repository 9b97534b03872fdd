"""What holds for agreements from before the present rules (law.md 8.6)."""

from datetime import date

import pytest

from agreements.rules.enums import Instrument, Kind
from agreements.rules.legacy import goes_on_as, has_way_of_today, next_form, treatment

OLD, GREY, NOW = date(2018, 7, 12), date(2018, 7, 13), date(2020, 4, 14)


@pytest.mark.parametrize(
    ("day", "kind", "form", "review", "basis"),
    [
        (OLD, Kind.KSDPK, Instrument.PKS, False, "PP 28/2018 Pasal 48"),
        (OLD, Kind.SINERGI, Instrument.PKS, False, "PP 28/2018 Pasal 49"),
        (GREY, Kind.KSDD_WAJIB, Instrument.KSB, False, "PP 28/2018 Pasal 50"),
        (GREY, Kind.SINERGI, Instrument.PKS, True, "PP 28/2018 Pasal 46, 49"),
        (GREY, Kind.SINERGI, Instrument.NK, False, "PP 28/2018 Pasal 50"),
        (NOW, Kind.SINERGI, Instrument.PKS, True, "Permendagri 22/2020 Pasal 52, 57"),
        (NOW, Kind.KSDPK, Instrument.PKS, False, "Permendagri 22/2020"),
    ],
)
def test_the_day_and_the_partner_decide(day, kind, form, review, basis):
    found = treatment(day, kind, form)
    assert (found.needs_review, found.basis) == (review, basis)
    assert ("telaah hukum" in found.label) == review


def test_what_comes_after_has_the_form_of_today():
    assert "sinergi" in goes_on_as(Kind.SINERGI)
    assert "KSB" in goes_on_as(Kind.KSDPK)
    assert "luar negeri" in goes_on_as(Kind.KSDLL)


@pytest.mark.parametrize(
    ("kind", "instrument", "form"),
    [("sinergi", "pks", "nk"), ("sinergi", "nk", None), ("ksdpk", "pks", None), ("ksdd_wajib", "ksb", None)],
)
def test_what_follows_at_once(kind, instrument, form):
    assert next_form(kind, instrument) == form
    assert has_way_of_today(kind, instrument) == ((kind, instrument) != ("sinergi", "nk"))
