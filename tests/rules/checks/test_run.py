"""The registry, and whole drafts."""

import cProfile
import random
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings

from agreements.rules.checks import RULES, blocking, check
from agreements.rules.draft import Draft, PartyFacts
from agreements.rules.naskah import Naskah, Node, Pasal
from agreements.rules.outlines import outline
from tests.rules.checks.asking import findings
from tests.rules.checks.more_drafts import abroad, loi, nk
from tests.rules.drafts import TODAY, ksb, pks, pks_ksdpk, sound_drafts, without
from tests.rules.strategies import texts

REQUIRED = (
    *("KSB-01", "KSB-02", "KSB-03", "KSB-04", "KSB-05", "KSB-06", "KSB-07"),
    *("PKS-01", "PKS-04", "PKS-05", "PKS-06", "PKS-07", "PKS-08", "PKS-09", "PKS-10", "PKS-12"),
    *("C-04", "C-05", "C-08", "C-09", "C-10", "C-15"),
)


def test_every_rule_has_an_id_of_its_own_a_basis_and_words():
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert set(REQUIRED) <= set(ids)
    assert all(rule.basis and rule.about and rule.instruments for rule in RULES)


@pytest.mark.parametrize(
    ("name", "draft"), sound_drafts(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_sound_draft_has_no_finding(name, draft):
    assert check(draft, TODAY) == ()


@pytest.mark.parametrize("instrument", ["ksb", "pks", "adendum"])
def test_the_outline_of_bare_facts_is_told_what_is_open_and_breaks_nothing(instrument):
    bare = Draft(instrument, "ksdpk", "", (PartyFacts(1, True, ""), PartyFacts(2, False, "")), Naskah())
    found = check(replace(bare, text=outline(bare)), TODAY)
    assert "C-15" in {each.rule for each in found}
    assert "KSB-01" not in {each.rule for each in found}


def test_an_addendum_of_a_sound_pks_only_lacks_its_new_words():
    parent = replace(pks().parent, instrument="pks")
    draft = replace(pks(), instrument="adendum", parent=parent)
    amended = ((9, pks().text.pasal[8]),)
    found = check(replace(draft, text=outline(draft, amended)), TODAY)
    assert {each.rule for each in found} == {"C-15"}


def test_blocking_findings_come_first_and_can_be_picked():
    draft = without(without(pks_ksdpk(), "monev"), "kahar")
    found = check(draft, TODAY)
    assert [each.rule for each in found] == ["PKS-08", "PKS-18"]
    assert [each.rule for each in blocking(found)] == ["PKS-08"]


def test_every_finding_says_what_why_and_how_to_mend_it():
    empty = replace(pks(), text=Naskah(), parties=(), plans=(), parent=None, start=None, end=None, funding="")
    for each in findings(empty):
        assert each.sentence.endswith((".", "…"))
        assert each.fix.endswith(".")
        assert each.basis
        assert each.field or each.pasal_id


def test_the_same_draft_gives_the_same_findings_in_the_same_order():
    draft = without(pks(parent=None, plans=()), "sanksi")
    assert check(draft, TODAY) == check(draft, TODAY)


@settings(max_examples=30, deadline=None)
@given(texts())
def test_any_text_can_be_checked(text):
    for draft in (replace(ksb(), text=text), replace(pks(), text=text)):
        for each in check(draft, TODAY):
            assert each.sentence


def long_draft(pasal=20):
    """A PKS of about thirty pages, or with another number of pasal put to the usual ones."""
    rng = random.Random(1)
    said = "PARA PIHAK KESATU wajib berhak tidak data sanksi pelaksanaan 5 (lima) tahun kerja sama"
    words = said.split(" ")
    base = pks()
    more = []
    for number in range(pasal):
        body = tuple(
            Node(
                "ayat",
                " ".join(rng.choices(words, k=40)),
                (Node("huruf", " ".join(rng.choices(words, k=20))),) * 4,
            )
            for _ in range(4)
        )
        more.append(Pasal(f"x{number}", "", f"KETENTUAN {number}", body))
    return replace(base, text=replace(base.text, pasal=base.text.pasal + tuple(more)))


def calls_of(draft):
    """How many functions run while a draft is checked: the same on every machine, however busy."""
    profile = cProfile.Profile()
    profile.runcall(check, draft, TODAY)
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("instrument", ["ksb", "pks"])
def test_twice_the_text_is_at_most_twice_the_work(instrument):
    once, twice = (calls_of(replace(long_draft(pasal), instrument=instrument)) for pasal in (20, 40))
    assert once < twice <= 2 * once


NASTY = (
    "tidak ada sanksi ",
    "PIHAK KESATU tidak wajib ",
    "satu ",
    "5 (lima) tahun ",
    "tujuan objek jangka waktu berlaku ",
    "berakhir pergantian ",
    "hak PIHAK KEDUA kewajiban ",
    "perubahan perjanjian ",
    "[ ",
    "… ",
    "1 Januari 2026 ",
    "sewa gedung pengadaan ",
    "bukan merupakan ",
    "ditindaklanjuti perjanjian kerja sama ",
    "pihak ketiga oleh PT Contoh dilaksanakan ",
    "membuka kantor perwakilan ",
    "jangka waktu diperpanjang ",
    "x",
)


@pytest.mark.parametrize("words", NASTY)
@pytest.mark.parametrize("key", ["jangka_waktu", "hak_kewajiban", "pengakhiran"])
def test_no_text_makes_the_checker_slow(words, key):
    node = Node("ayat", words * (30_000 // len(words)))
    for draft in (ksb(), pks_ksdpk()):
        pasal = tuple(replace(each, body=(node,)) if each.key == key else each for each in draft.text.pasal)
        started = time.process_time()
        check(replace(draft, text=replace(draft.text, pasal=pasal)), TODAY)
        assert time.process_time() - started < 2


@pytest.mark.parametrize("words", NASTY)
@pytest.mark.parametrize("make", [nk, abroad, loi])
def test_no_text_makes_the_rules_of_other_forms_slow(words, make):
    draft, node = make(), Node("ayat", words * (30_000 // len(words)))
    pasal = tuple(replace(each, body=(node,)) for each in draft.text.pasal[:2])
    started = time.process_time()
    check(replace(draft, text=replace(draft.text, pasal=pasal)), TODAY)
    assert time.process_time() - started < 2
