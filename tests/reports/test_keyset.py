"""Pages by the last key: every row once, both ways, whatever happens meanwhile."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from agreements.models import Agreement
from agreements.reports import keyset
from agreements.reports.keyset import Cursor, page_of, read_cursor, write_cursor
from agreements.reports.register import ORDERS
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def seven(monkeypatch):
    """Seven instruments, two of each moment; pages of three."""
    monkeypatch.setattr(keyset, "SIZE", 3)
    first, now = factories.agreement(parties=False), timezone.now()
    rows = [
        Agreement(
            cooperation=first.cooperation,
            instrument="ksb",
            kind=first.kind,
            agency=first.agency,
            about=f"Naskah {at // 2}",
            created_by=first.created_by,
        )
        for at in range(6)
    ]
    made = [first, *Agreement.objects.bulk_create(rows)]
    for at, row in enumerate(made):
        Agreement.objects.filter(pk=row.pk).update(state_since=now - timedelta(hours=at // 2))
    return {row.pk for row in made}


def found(walking=False):
    return Agreement.objects.all()


def walk(order, total, between=lambda: None):
    """Go from the first page to the last; return the keys of each page."""
    pages, cursor = [], None
    while True:
        page = page_of(found, order, ["id"], cursor, total=total)
        pages.append([pk for (pk,) in page.rows])
        if not page.next:
            return pages, page
        cursor = Cursor(*read_cursor(page.next, order))
        between()


@pytest.mark.parametrize("key", list(ORDERS))
@pytest.mark.parametrize("total", [None, 7])
def test_a_walk_meets_every_row_once(seven, key, total):
    pages, _ = walk(ORDERS[key], total)
    assert [len(page) for page in pages] == [3, 3, 1]
    assert {pk for page in pages for pk in page} == seven


@pytest.mark.parametrize("total", [None, 7])
def test_the_way_back_shows_the_same_pages(seven, total):
    order = ORDERS["terbaru"]
    pages, page = walk(order, total)
    for expected in reversed(pages[:-1]):
        cursor = Cursor(*read_cursor(page.previous, order), back=True)
        page = page_of(found, order, ["id"], cursor, total=total)
        assert [pk for (pk,) in page.rows] == expected
    assert page.previous == ""
    assert page.next


@pytest.mark.parametrize("total", [None, 7])
def test_rows_that_change_meanwhile_neither_hide_nor_double_the_others(seven, total):
    changes = iter(sorted(seven)[:2])

    def between():
        pk = next(changes, None)
        if pk:
            Agreement.objects.filter(pk=pk).update(state_since=timezone.now(), about="Naskah berubah")
            factories.agreement(parties=False)

    pages, _ = walk(ORDERS["terbaru"], total, between)
    seen = [pk for page in pages for pk in page]
    assert len(seen) == len(set(seen))
    assert seven - set(seen) == set()


def test_more_than_the_cap_are_walked_and_not_counted(seven, monkeypatch):
    monkeypatch.setattr(keyset, "CAP", 5)
    asked = []

    def either(walking):
        asked.append(walking)
        return Agreement.objects.all()

    page = page_of(either, ORDERS["judul"], ["about"])
    assert (page.total, len(page.rows), asked) == (None, 3, [False, True])


def test_up_to_the_cap_they_are_counted(seven):
    assert page_of(found, ORDERS["judul"], ["about"]).total == 7


def test_an_impossible_set_is_an_empty_page():
    page = page_of(lambda walking: Agreement.objects.none(), ORDERS["judul"], ["about"])
    assert (page.rows, page.total, page.next, page.previous) == ([], 0, "", "")


@pytest.mark.parametrize(
    ("order", "key"),
    [
        ("terbaru", timezone.now()),
        ("berakhir", date(9999, 12, 31)),
        ("judul", "Émile “%” \\ ’"),
        ("judul", ""),
    ],
)
def test_a_cursor_comes_back_as_it_was(order, key):
    assert read_cursor(write_cursor(key, 7), ORDERS[order]) == (key, 7)


@pytest.mark.parametrize(
    ("order", "text"),
    [
        ("terbaru", ""),
        ("terbaru", "%%%"),
        ("terbaru", "bm90IGpzb24"),
        ("terbaru", write_cursor("2026-01-01T00:00:00", 1)),
        ("terbaru", write_cursor("Judul", 1)),
        ("berakhir", write_cursor("Judul", 1)),
        ("judul", write_cursor("a\0b", 1)),
        ("judul", write_cursor("a", 2**63)),
        ("judul", write_cursor("a", True)),
        ("judul", "WzEsMV0"),
        ("judul", "WyJhIl0"),
    ],
)
def test_what_is_no_cursor_is_none(order, text):
    assert read_cursor(text, ORDERS[order]) is None


def test_a_page_asks_at_most_twice(seven, django_assert_num_queries):
    with django_assert_num_queries(2):
        page_of(found, ORDERS["judul"], ["about"])
    with django_assert_num_queries(1):
        page_of(found, ORDERS["judul"], ["about"], total=7)


def test_a_simple_set_that_is_surely_large_is_walked_at_once(seven, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(keyset, "CAP", 2)
    monkeypatch.setattr(keyset, "guessed", lambda rows: 7)
    with django_assert_num_queries(1):
        page = page_of(found, ORDERS["judul"], ["about"], simple=True)
    assert (page.total, page.guess, len(page.rows)) == (None, 7, 3)


def test_a_simple_set_that_may_be_small_is_counted(seven, monkeypatch):
    monkeypatch.setattr(keyset, "CAP", 7)
    monkeypatch.setattr(keyset, "guessed", lambda rows: 14)
    page = page_of(found, ORDERS["judul"], ["about"], simple=True)
    assert (page.total, page.guess) == (7, 0)


def test_the_planner_tells_how_many_it_expects():
    factories.agreement(parties=False)
    with connection.cursor() as database:
        database.execute("ANALYZE agreements_agreement")
    assert keyset.guessed(Agreement.objects.all()) == Agreement.objects.count()
    assert keyset.guessed(Agreement.objects.none()) == 0


def test_a_simple_set_guessed_a_little_too_small_is_read_once(seven, monkeypatch):
    monkeypatch.setattr(keyset, "CAP", 2)
    monkeypatch.setattr(keyset, "guessed", lambda rows: 1)
    asked = []

    def either(walking):
        asked.append(walking)
        return Agreement.objects.all()

    assert page_of(either, ORDERS["judul"], ["about"], simple=True).total == 7
    assert asked == [False]
