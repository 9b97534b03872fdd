"""Whole drafts in the official manner: each gives exactly the findings that its head names, and no other."""

import pytest

from agreements.rules.checks import check
from agreements.rules.enums import Instrument, Kind
from agreements.rules.naskah import parse, write
from tests.corpus.reading import TODAY, names, read

SOUND = [name for name in names() if not read(name).expected]


def told(draft):
    """The findings as the head writes them."""
    return [(each.rule, each.severity.value, each.where or "-") for each in check(draft, TODAY)]


@pytest.mark.parametrize("name", names())
def test_a_draft_gives_exactly_its_findings(name):
    example = read(name)
    assert sorted(told(example.draft)) == sorted(example.expected)


@pytest.mark.parametrize("name", names())
def test_a_draft_is_typed_as_it_is_read(name):
    for pasal in read(name).draft.text.pasal:
        assert parse(write(pasal.body)) == pasal.body


def test_the_corpus_is_whole():
    assert len(names()) >= 12
    assert len(SOUND) >= 10
    drafts = [read(name).draft for name in names()]
    assert {draft.instrument for draft in drafts} == set(Instrument)
    assert {draft.kind for draft in drafts} == set(Kind)
    bad = {read(name).draft.instrument for name in names() if "buruk" in name}
    assert bad == set(Instrument)
