"""What an NK, an RK and a text abroad need: each check passes and fails; the unknown blocks nothing."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from agreements.rules.draft import ActivityFacts
from agreements.rules.enums import Action, AttachmentKind, Instrument, Kind, State
from agreements.rules.form_readiness import CHECKS
from agreements.rules.readiness import Case
from agreements.rules.transitions import AGREEMENT_TABLE, find
from tests.rules.drafts import activity, loi, naskah_ln, nk, rk, with_party

TODAY = date(2026, 8, 4)
NAMED = {check.__name__: check for check in CHECKS}
NK, RK, LOI, LN = Instrument.NK, Instrument.RK, Instrument.LOI, Instrument.NASKAH_LN


def subject(form, start=date(2026, 9, 1), end=date(2027, 8, 31), year=None):
    return SimpleNamespace(instrument=form, starts_on=start, ends_on=end, year=year)


def parent(state=State.SIGNED, start=date(2026, 9, 1), end=date(2028, 8, 31)):
    return SimpleNamespace(state=state, starts_on=start, ends_on=end)


def plan(state=State.FINAL, year=2026, rows=1):
    return SimpleNamespace(state=state, year=year, rows=rows)


def proxied():
    return with_party(nk(), 2, authority="surat_kuasa")


NONE = frozenset()
# check: (instrument, what makes it ready, what makes it complain, words of the complaint)
CASES = {
    "own_head_signs": (NK, {"draft": nk()}, {"draft": proxied()}, "tidak dikuasakan"),
    "term_within_cap": (LOI, {}, {"subject": subject(LOI, end=date(2027, 9, 1))}, "paling lama 1 tahun"),
    "work_plan_written": (NK, {"work_plans": (plan(),)}, {"work_plans": (plan(State.DRAFT),)}, "tahun 2026"),
    "work_plan_signed": (
        NK,
        {"work_plans": (plan(State.SIGNED),)},
        {"work_plans": (plan(State.READY),)},
        "belum dicatat ditandatangani",
    ),
    "activities_whole": (
        RK,
        {"draft": rk()},
        {"draft": rk(activities=(activity(unit_theirs=""),))},
        "Kegiatan 1 belum lengkap: penanggung jawab kementerian/lembaga",
    ),
    "year_within_parent": (
        RK,
        {"subject": subject(RK, year=2028), "parent": parent()},
        {"subject": subject(RK, year=2029), "parent": parent()},
        "di luar jangka waktu",
    ),
    "parent_prepared": (
        RK,
        {"parent": parent(State.READY)},
        {"parent": parent(State.INITIALLED)},
        "belum siap ditandatangani",
    ),
    "dprd_approved_abroad": (
        LN,
        {"draft": naskah_ln(dprd_approved_on=TODAY), "papers": NONE},
        {"draft": naskah_ln(), "papers": NONE},
        "Persetujuan DPRD belum ada",
    ),
    "ministry_consulted": (
        LOI,
        {"draft": loi(consulted_on=TODAY), "papers": NONE},
        {"draft": loi(), "papers": NONE},
        "Surat konsultasi",
    ),
    "signing_confirmed": (
        LN,
        {"draft": naskah_ln(confirmation_number="1", confirmation_on=TODAY), "papers": NONE},
        {"draft": naskah_ln(confirmation_number="1"), "papers": NONE},
        "Surat konfirmasi",
    ),
}


def case(form, given):
    return Case(**({"subject": subject(form), "today": TODAY} | given))


def test_every_check_of_the_forms_has_its_cases_and_is_asked():
    asked = {name for row in AGREEMENT_TABLE for name in row.ready}
    assert set(CASES) == set(NAMED)
    assert set(NAMED) <= asked


@pytest.mark.parametrize("name", CASES)
def test_ready(name):
    form, ready, _, _ = CASES[name]
    assert NAMED[name](case(form, ready)) == []


@pytest.mark.parametrize("name", CASES)
def test_not_ready(name):
    form, _, unready, words = CASES[name]
    (found,) = NAMED[name](case(form, unready))
    assert words in found


@pytest.mark.parametrize(
    "name",
    ["own_head_signs", "work_plan_written", "work_plan_signed", "activities_whole", "signing_confirmed"],
)
def test_what_is_not_known_blocks_nothing(name):
    assert NAMED[name](case(NK, {})) == []


def test_the_papers_of_the_dossier_count_for_the_facts():
    for name, kind in (
        ("ministry_consulted", AttachmentKind.CONSULTATION),
        ("signing_confirmed", AttachmentKind.CONFIRMATION),
        ("dprd_approved_abroad", AttachmentKind.DPRD_APPROVAL),
    ):
        given = {"draft": naskah_ln(), "papers": NONE}
        assert NAMED[name](case(LN, given)), name
        assert NAMED[name](case(LN, given | {"papers": frozenset({kind})})) == [], name
        assert NAMED[name](case(LN, given | {"attached": frozenset({kind})})) == [], name


def test_silence_of_the_dprd_counts_where_it_was_confirmed():
    given = {"draft": naskah_ln(dprd_deemed=True), "papers": NONE}
    assert NAMED["dprd_approved_abroad"](case(LN, given)) == []


def test_a_term_is_whole_and_five_years_are_five_years():
    five = subject(LN, date(2026, 9, 1), date(2031, 8, 31))
    assert NAMED["term_within_cap"](case(LN, {"subject": five})) == []
    six = subject(LN, date(2026, 9, 1), date(2031, 9, 1))
    assert "paling lama 5 tahun" in NAMED["term_within_cap"](case(LN, {"subject": six}))[0]
    assert "belum lengkap" in NAMED["term_within_cap"](case(LN, {"subject": subject(LN, end=None)}))[0]
    leap = subject(LOI, date(2028, 2, 29), date(2029, 2, 28))
    assert NAMED["term_within_cap"](case(LOI, {"subject": leap}))


def test_the_cap_is_the_number_that_the_regulation_admin_set():
    six = subject(LN, date(2026, 9, 1), date(2032, 8, 31))
    given = {"subject": six, "rules": {"LN-10": {"years": 6}}}
    assert NAMED["term_within_cap"](case(LN, given)) == []
    half = subject(LOI, date(2026, 9, 1), date(2027, 4, 1))
    given = {"subject": half, "rules": {"LN-11": {"months": 6}}}
    assert "paling lama 6 bulan (Permendagri 25/2020" in NAMED["term_within_cap"](case(LOI, given))[0]
    given["rules"] = {"LN-11": {"aktif": False}}
    assert NAMED["term_within_cap"](case(LOI, given)) == []


def test_the_term_that_is_signed_counts():
    data = {"starts_on": date(2026, 9, 1), "ends_on": date(2027, 12, 31)}
    assert NAMED["term_within_cap"](case(LOI, {"data": data}))


def test_a_plan_of_another_year_or_without_activities_is_no_first_year():
    for other in (plan(year=2027), plan(rows=0), plan(State.CANCELLED)):
        assert NAMED["work_plan_written"](case(NK, {"work_plans": (other,)})), other


def test_a_rencana_kerja_without_activities_says_where_they_are_filled_in():
    assert "halaman Kegiatan" in NAMED["activities_whole"](case(RK, {"draft": rk(activities=())}))[0]


def test_the_nota_kesepakatan_is_signed_with_its_plan_and_nobody_else_asks_for_one():
    ready = {form: find(AGREEMENT_TABLE, Action.SIGN, State.READY, form).ready for form in Instrument}
    assert [form for form in ready if "work_plan_written" in ready[form]] == [NK]
    assert "parent_in_force" in ready[RK]
    assert {"dprd_approved_abroad", "signing_confirmed"} <= set(ready[LN])


def test_every_activity_of_a_sound_plan_says_all():
    whole = rk().activities
    assert len(whole) == 3
    assert isinstance(whole[0], ActivityFacts)
    assert NAMED["activities_whole"](case(RK, {"draft": replace(rk(), kind=Kind.SINERGI)})) == []
