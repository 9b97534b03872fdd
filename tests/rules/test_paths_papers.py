"""Papers on offer fit the kind and the stage."""

from agreements.rules.enums import AttachmentKind, Kind, Stage
from agreements.rules.paths.papers import OF_A_TEXT, WITH_AN_ACT, groups_of_dossier, groups_of_text
from tests.rules.test_paths import OURS, Dossier


def kinds(groups):
    return [kind for _, kinds in groups for kind in kinds]


def test_the_papers_of_the_stage_come_first_and_each_once():
    groups = groups_of_dossier(Dossier(Kind.KSDPK, OURS, Stage.OFFERING))
    assert groups[0] == ("Tahap ini", [AttachmentKind.OFFER])
    assert len(kinds(groups)) == len(set(kinds(groups)))
    assert AttachmentKind.FEASIBILITY in kinds(groups)
    assert AttachmentKind.CONFIRMATION not in kinds(groups)


def test_abroad_has_papers_of_its_own():
    assert AttachmentKind.CONFIRMATION in kinds(groups_of_dossier(Dossier(Kind.KSDLL, OURS, Stage.TALKS)))


def test_what_comes_with_an_act_is_not_on_offer():
    for kind in Kind:
        assert not set(kinds(groups_of_dossier(Dossier(kind)))) & set(WITH_AN_ACT)
    assert kinds(groups_of_text()) == list(OF_A_TEXT)
