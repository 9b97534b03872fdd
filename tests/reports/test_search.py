"""Words in Indonesian, beginnings of words and numbers, and what is no word at all."""

import pytest

from agreements.models import Agreement, SearchWord
from agreements.reports.search import by_words, suggestion
from tests import factories
from tests.reports.asking import titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def water():
    return factories.agreement(
        "berlaku",
        about="Pengelolaan air minum",
        number="012/KSB/2026",
        search_text="Pengelolaan air minum 012/KSB/2026",
    )


@pytest.fixture
def tourism():
    return factories.agreement(about="Pengembangan pariwisata", search_text="Pengembangan pariwisata sungai")


@pytest.mark.parametrize("walking", [False, True])
@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("air minum", True),
        ("minum air", True),
        ("MENGELOLA", True),
        ("pengelol", True),
        ("air mi", True),
        ("air wisata", False),
        ('"air minum"', True),
        ('"minum air"', False),
        ("air -minum", False),
        ("wisata or minum", True),
        ("012/KSB", True),
        ("012/ksb/2026", True),
        ("12/KSB", False),
        ("&|!", False),
        ("' & (", False),
        ("", False),
    ],
)
def test_what_is_found(water, tourism, text, hit, walking):
    found = by_words(Agreement.objects.all(), text, walking=walking)
    assert (water in found) is hit


@pytest.mark.parametrize("text", ["air:* & !", "a\\b", "<->", "(((", "%", "x" * 5000, "air " * 50])
def test_odd_text_is_no_fault(water, text):
    list(by_words(Agreement.objects.all(), text))


def test_the_register_finds_by_words(water, tourism):
    assert titles("q=pariwi") == ["Pengembangan pariwisata"]
    assert titles("q=xyzzy") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("pariwista", "pariwisata"),
        ("Pengelolan air", "pengelolaan air"),
        ("penglolaan pariwista", ""),
        ("air minum", ""),
        ("xqzwv", ""),
        ("12/2026", ""),
        ("", ""),
    ],
)
def test_a_mistyped_search_is_put_right(water, tourism, text, told):
    assert suggestion(Agreement.objects.all(), text) == told


def test_no_word_is_told_that_only_others_may_read(tourism):
    assert suggestion(Agreement.objects.exclude(pk=tourism.pk), "pariwista") == ""


def test_words_are_kept_as_titles_come_and_change(tourism):
    assert SearchWord.objects.filter(word="pariwisata").exists()
    Agreement.objects.filter(pk=tourism.pk).update(about="Pelatihan vokasi di Kota", version=2)
    words = set(SearchWord.objects.values_list("word", flat=True))
    assert {"pelatihan", "vokasi", "kota"} <= words
    assert "di" not in words
