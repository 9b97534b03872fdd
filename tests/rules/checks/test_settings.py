"""What an admin's setting makes of a rule, and what a finding keeps of it."""

from dataclasses import replace
from datetime import date

from agreements.rules.checks import BY_ID, RULES, Cited, Setting, asked_once_signed, blocking, check
from agreements.rules.enums import Severity
from tests.rules.checks.more_drafts import nk
from tests.rules.drafts import TODAY, ksb, pks, pks_ksdpk, with_pasal, without


def found(draft, rule, **setting):
    """The findings of one rule under a setting."""
    return [each for each in check(draft, TODAY, {rule: Setting(**setting)}) if each.rule == rule]


def test_a_rule_that_is_off_finds_nothing():
    draft = without(pks(), "kahar")
    assert found(draft, "PKS-08")
    assert not found(draft, "PKS-08", active=False)


def test_a_weight_replaces_the_rules_own_and_never_makes_a_milder_finding_heavier():
    draft = without(pks_ksdpk(), "sanksi")
    assert [each.severity.value for each in found(draft, "PKS-07", severity=Severity.HINT)] == ["I"]
    milder = without(pks(), "sanksi")  # a warning between regions
    assert [each.severity.value for each in found(milder, "PKS-07", severity=Severity.HINT)] == ["I"]
    late = replace(ksb(), end=date(2036, 1, 1))
    assert [each.severity.value for each in found(late, "C-09", severity=Severity.WARNING)] == ["W"]
    raised = without(pks(), "monev")
    assert [each.severity.value for each in found(raised, "PKS-18", severity=Severity.BLOCKING)] == ["E"]


def test_a_number_of_a_rule_can_be_set():
    late = replace(ksb(), end=date(2033, 8, 31))
    assert found(late, "C-09")
    assert not found(late, "C-09", values={"years": 10})


def test_a_finding_carries_the_basis_as_the_library_holds_it():
    cited = Cited("Permendagri 22/2020 Pasal 41", "PERMENDAGRI-22-2020", 7, "Isi PKS", False)
    (one,) = found(without(pks(), "kahar"), "PKS-08", articles=(cited,), verified=False)
    assert one.articles == (cited,)
    assert not one.verified


def test_the_mark_of_a_finding_changes_with_what_it_is_about_and_with_nothing_else():
    draft = with_pasal(ksb(), "pelaksanaan", "PIHAK KESATU berhak atas data.")
    (one,) = found(draft, "KSB-02")
    (same,) = found(with_pasal(draft, "lain_lain", "Hal lain dimusyawarahkan."), "KSB-02")
    (other,) = found(with_pasal(draft, "pelaksanaan", "PIHAK KESATU berhak atas data. Lalu."), "KSB-02")
    assert one.mark == same.mark != other.mark
    assert len(one.mark) == 16


def test_an_old_agreement_is_only_reported_on():
    draft = without(pks(), "kahar")
    assert blocking(check(draft, TODAY))
    old = check(replace(draft, legacy=True), TODAY)
    assert [each.rule for each in old] == ["PKS-08"]
    assert not blocking(old)


def test_once_signed_only_what_concerns_the_paper_is_told():
    signed = replace(without(pks(), "kahar"), state="ditandatangani", stamped=False)
    told = {each.rule for each in asked_once_signed(check(signed, TODAY), signed)}
    assert told == {"C-11", "PKS-20"}


def test_an_overridden_finding_does_not_block():
    (one,) = found(without(pks(), "kahar"), "PKS-08")
    assert one.blocks
    assert not replace(one, override="seen").blocks


def test_every_rule_of_the_list_is_there():
    wanted = {f"C-{n:02}" for n in range(1, 18)} | {f"KSB-{n:02}" for n in range(1, 13)}
    wanted |= {f"PKS-{n:02}" for n in range(1, 25)} | {f"NK-{n:02}" for n in range(1, 6)}
    wanted |= {f"LN-{n:02}" for n in range(1, 8)}
    assert wanted <= set(BY_ID)
    assert len(RULES) == len(BY_ID)


def test_a_rule_is_only_asked_of_its_forms_and_kinds():
    asked = [BY_ID["KSB-10"].is_about(draft) for draft in (ksb(), ksb("ksdd_sukarela"), pks())]
    assert asked == [True, False, False]
    assert [BY_ID["NK-01"].is_about(draft) for draft in (nk(), pks())] == [True, False]
