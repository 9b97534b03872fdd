"""The burden test: each answer that calls the DPRD, each that does not."""

import pytest

from agreements.rules.burden import Burden, judge
from agreements.rules.enums import Kind

LIGHT = {"cost_from_apbd": False, "people_pay": False, "assets_used": False}
DOMESTIC = (Kind.KSDD_WAJIB, Kind.KSDD_SUKARELA, Kind.KSDPK, Kind.SINERGI)


@pytest.mark.parametrize("kind", DOMESTIC)
def test_what_burdens_nobody_needs_no_approval(kind):
    verdict = judge(kind, Burden(**LIGHT))
    assert verdict.needed is False
    assert verdict.reason == (
        "Tidak perlu persetujuan DPRD: tidak memakai biaya APBD, tidak membebani warga, dan tidak memakai "
        "aset daerah."
    )


@pytest.mark.parametrize("kind", DOMESTIC)
@pytest.mark.parametrize(
    ("answers", "ground"),
    [
        ({"cost_from_apbd": True, "in_running_budget": False}, "belum seluruhnya ada dalam APBD"),
        ({"people_pay": True}, "warga menjadi wajib membayar"),
        ({"assets_used": True}, "aset daerah dipakai"),
    ],
)
def test_one_burden_is_enough(kind, answers, ground):
    verdict = judge(kind, Burden(**LIGHT | answers))
    assert verdict.needed is True
    assert ground in verdict.reason


def test_what_is_budgeted_this_year_needs_no_approval():
    verdict = judge(Kind.KSDPK, Burden(**LIGHT | {"cost_from_apbd": True, "in_running_budget": True}))
    assert verdict.needed is False
    assert "seluruh biayanya sudah ada" in verdict.reason


def test_an_open_question_leaves_it_open():
    burden = Burden(cost_from_apbd=True, people_pay=False, assets_used=False)
    assert burden.missing == ("in_running_budget",)
    assert judge(Kind.SINERGI, burden).needed is None


def test_the_budget_is_not_asked_where_nothing_is_paid():
    assert Burden(**LIGHT).missing == ()


@pytest.mark.parametrize("kind", [Kind.KSDPL, Kind.KSDLL])
def test_abroad_it_is_always_needed(kind):
    verdict = judge(kind, Burden())
    assert verdict.needed is True
    assert "PP 28/2018" in " ".join(source.citation for source in verdict.sources)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_answer_names_its_articles(kind):
    letter = "g" if kind in (Kind.KSDPL, Kind.KSDLL) else "i"
    council = f"UU 23/2014 Pasal 154 ayat (1) huruf {letter}"
    first = "Permendagri 22/2020 Pasal 56" if kind == Kind.SINERGI else council
    assert judge(kind, Burden()).sources[0].citation == first
