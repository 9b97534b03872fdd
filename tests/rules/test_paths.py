"""The paths of all kinds: no stage without a next step, every stage reachable, every row whole."""

from dataclasses import dataclass

import pytest

from agreements.rules.enums import Action, AttachmentKind, Initiative, Instrument, Kind, Role, Stage
from agreements.rules.letters import LETTERS
from agreements.rules.paths import PATHS, may_draft, path_of, spine_of, wait_of
from agreements.rules.readiness import CHECKS
from agreements.rules.transitions import ends, find, moves_from, turn_of

OURS, THEIRS = Initiative.OURS, Initiative.THEIRS
KEYS = [(kind, initiative) for kind in Kind for initiative in Initiative]
HAPPY = (Stage.ACCEPTED, Stage.CONFIRMED)


@dataclass
class Dossier:
    kind: str = Kind.KSDD_WAJIB
    initiative: str = OURS
    stage: str = Stage.IDEA


def reachable(table, start):
    seen, front = set(), [start]
    while front:
        stage = front.pop()
        if stage not in seen:
            seen.add(stage)
            front += [row.target for row in moves_from(table, stage)]
    return seen


def stages_of(table):
    return {stage for row in table for stage in (*row.sources, row.target)}


def test_every_kind_and_initiative_has_its_path():
    assert set(PATHS) == set(KEYS)
    for kind, initiative in KEYS:
        assert path_of(Dossier(kind, initiative)) is PATHS[kind, initiative]


@pytest.mark.parametrize("key", KEYS)
def test_every_stage_is_reached_and_leads_to_an_end(key):
    table = PATHS[key]
    assert reachable(table, Stage.IDEA) == stages_of(table)
    for stage in stages_of(table):
        assert reachable(table, stage) & set(ends(table)), stage
    assert set(ends(table)) <= {
        *(Stage.CLOSED, Stage.CANCELLED, Stage.REFUSED, Stage.NOT_FEASIBLE, Stage.TAKEN_OVER)
    }


@pytest.mark.parametrize("key", KEYS)
def test_every_open_stage_can_still_come_to_a_running_cooperation_or_says_no(key):
    table = PATHS[key]
    for stage in stages_of(table) - set(ends(table)) - {Stage.NOT_FEASIBLE}:
        assert reachable(table, stage) & set(HAPPY), stage


@pytest.mark.parametrize("key", KEYS)
def test_every_open_stage_says_what_it_waits_for_and_whose_turn_it_is(key):
    table, open_ones = PATHS[key], stages_of(PATHS[key]) - set(ends(PATHS[key])) - set(HAPPY)
    for stage in open_ones:
        assert wait_of(Dossier(*key, stage)), stage
        assert turn_of(table, stage), stage


@pytest.mark.parametrize("key", KEYS)
def test_every_stage_before_the_first_text_stands_at_one_step_of_the_drawing(key):
    drawn = [stage for _, stages in spine_of(Dossier(*key)) for stage in stages]
    assert len(drawn) == len(set(drawn))
    over = {Stage.CLOSED, Stage.CANCELLED, Stage.TAKEN_OVER}
    assert stages_of(PATHS[key]) - over - set(HAPPY) <= set(drawn)


@pytest.mark.parametrize("key", KEYS)
def test_rows_are_whole(key):
    table = PATHS[key]
    for row in table:
        assert set(row.ready) <= set(CHECKS), row.action
        assert set() < set(row.who) <= set(Role), row.action
        assert {*row.papers, *row.needs} <= set(AttachmentKind), row.action
        assert all([row.event, row.basis, row.label]), row.action
        assert row.note or not row.note_required, row.action
        if row.target in ends(table) and row.target != Stage.CLOSED:
            assert row.confirm, row.action
            assert row.note_required, row.action
    for stage in stages_of(table):
        actions = [row.action for row in moves_from(table, stage)]
        assert len(actions) == len(set(actions)), stage


def test_every_stage_belongs_to_some_path():
    assert set.union(*(stages_of(table) for table in PATHS.values())) == set(Stage)


def test_a_wajib_shows_the_agreed_mapping_and_a_third_party_the_feasibility_study():
    papers = {key: find(PATHS[key], Action.SUBMIT, Stage.IDEA) for key in KEYS if key[1] == OURS}
    assert AttachmentKind.COORDINATION in papers[Kind.KSDD_WAJIB, OURS].papers
    assert AttachmentKind.COORDINATION not in papers[Kind.KSDD_SUKARELA, OURS].papers
    assert AttachmentKind.FEASIBILITY in papers[Kind.KSDPK, OURS].papers
    assert papers[Kind.SINERGI, OURS].papers == (AttachmentKind.KAK,)


def test_silence_is_never_acceptance():
    for table in PATHS.values():
        for row in table:
            if row.target == Stage.ACCEPTED:
                assert AttachmentKind.OFFER_ANSWER in row.papers


def test_silence_is_reported_upward_only_between_regions():
    assert find(PATHS[Kind.KSDD_SUKARELA, OURS], Action.REPORT_SILENCE, Stage.ASKED_AGAIN)
    assert not find(PATHS[Kind.SINERGI, OURS], Action.REPORT_SILENCE, Stage.ASKED_AGAIN)
    assert not find(PATHS[Kind.KSDPK, OURS], Action.ASK_AGAIN, Stage.OFFERED)


def test_only_a_wajib_is_taken_over():
    for (kind, _), table in PATHS.items():
        assert (Stage.TAKEN_OVER in stages_of(table)) == (kind == Kind.KSDD_WAJIB)


def test_a_third_partys_proposal_is_verified_with_evidence():
    row = find(PATHS[Kind.KSDPK, THEIRS], Action.CHECK_LEGALITY, Stage.LEGALITY)
    assert len(row.ticks) == 6
    assert set(row.papers) == {AttachmentKind.LEGALITY, AttachmentKind.PROFILE}


def test_central_steps_are_recorded_by_the_section_alone_with_their_letters():
    table = PATHS[Kind.KSDPL, OURS]
    for action, stage in ((Action.VERIFIED, Stage.VERIFYING), (Action.CONFIRM, Stage.TALKS)):
        row = find(table, action, stage)
        assert set(row.who) == {Role.STF, Role.KBG}
        assert set(row.papers) <= set(LETTERS)
    assert "plan_headings_whole" in find(table, Action.ASK_DPRD, Stage.PLANNING).ready
    assert "study_headings_whole" in find(table, Action.RECOMMEND, Stage.STUDY).ready
    assert "study_headings_whole" not in find(PATHS[Kind.KSDPK, OURS], Action.RECOMMEND, Stage.STUDY).ready


def test_which_stage_lets_which_text_be_begun():
    assert may_draft(Dossier(stage=Stage.ACCEPTED), Instrument.KSB)
    assert not may_draft(Dossier(stage=Stage.OFFERED), Instrument.KSB)
    assert may_draft(Dossier(Kind.KSDPL, OURS, Stage.STATING), Instrument.LOI)
    assert not may_draft(Dossier(Kind.KSDPL, OURS, Stage.PLANNING), Instrument.LOI)
    assert may_draft(Dossier(Kind.KSDPL, OURS, Stage.WRITING), Instrument.NASKAH_LN)


def test_the_way_of_a_partners_offer_is_told_from_its_letter():
    assert "penawaran" in wait_of(Dossier(initiative=THEIRS)).lower()
    assert [label for label, _ in spine_of(Dossier(Kind.KSDPK, THEIRS))] == [
        *("Penawaran masuk", "Legalitas mitra", "Kajian TKKSD", "Jawaban")
    ]
