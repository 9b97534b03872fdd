"""Pages by the last key seen: page 4,000 costs what page 1 costs; no row is shown twice while rows change.

Where at most `CAP` rows fit, they are found by whatever index suits, laid aside and sorted: the planner
never walks a date index for a rare word. Where more fit, a walk in order meets them soon. Whether more fit
is found out by reading one more than CAP, or, for a simple set, from the planner's statistics.
"""

import base64
import json
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, Q

CAP = 500
SURELY = 2  # times CAP must be guessed before a walk is begun, and twice that found before one is after all
SIZE = 25
BEFORE, AFTER = "sebelum", "setelah"


@dataclass(frozen=True)
class Order:
    """One way to sort: by an expression that is never null (its Python type: `of`), then by primary key."""

    label: str
    key: object
    of: type
    descending: bool = False


@dataclass(frozen=True)
class Cursor:
    """A place in an order: the sort key and primary key of a row, and which way to go from it."""

    key: object
    pk: int
    back: bool = False


@dataclass(frozen=True)
class Page:
    """One page: rows as tuples of the columns asked for, how many fit (None: more than CAP), its neighbours.

    `guess`: how many fit by the planner's statistics, where they were asked (else 0).
    `previous`, `next`: cursors as text for the address, "" where there is no such page.
    """

    rows: list = field(default_factory=list)
    total: int | None = 0
    guess: int = 0
    previous: str = ""
    next: str = ""


def write_cursor(key, pk):
    """Take a row's sort key (str, date or datetime) and primary key; return them as text for an address."""
    text = json.dumps([key if isinstance(key, str) else key.isoformat(), pk], ensure_ascii=False)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(text, order):
    """Take the text of `write_cursor` and the `Order` it is of; return (key, pk), None where it is none."""
    try:
        key, pk = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        if type(pk) is not int or abs(pk) >= 2**63 or not isinstance(key, str) or "\0" in key:
            return None
        key = key if order.of is str else order.of.fromisoformat(key)
        return None if order.of is datetime and key.tzinfo is None else (key, pk)
    except (ValueError, TypeError):
        return None


def cursor_of(data, order):
    """Take the query of an address and the `Order`; return the `Cursor` that it names, or None."""
    for name in (AFTER, BEFORE):
        found = read_cursor(data.get(name, ""), order)
        if found:
            return Cursor(*found, back=name == BEFORE)
    return None


def in_order(rows, order, *, back=False):
    """Sort a set by an `Order` (backwards with `back`); the sort key becomes the column `sort_key`."""
    keys = [F("sort_key"), F("pk")]
    down = order.descending != back
    return rows.annotate(sort_key=order.key).order_by(*(key.desc() if down else key.asc() for key in keys))


def page_of(found, order, columns, cursor=None, *, total=None, simple=False):
    """Return the `Page` of a set at `cursor` (None: the first), with `columns` of each row.

    `found(walking=...)`: returns the unsorted set; `total`: how many rows there are, where it is known
    without counting; `simple`: the set has but one condition. Two questions: which rows, and then those
    rows alone (one with `total`); for a simple set the planner is asked before.
    """
    back = bool(cursor and cursor.back)
    if total is not None:
        rows = _walk(found(walking=True), order, cursor)
        return _page(list(rows.values_list("sort_key", "pk", *columns)[: SIZE + 1]), cursor, total)
    rows, most = found(walking=False), 2 * SURELY * CAP if simple else CAP
    guess = guessed(rows) if simple else 0
    try:
        if guess <= SURELY * CAP:
            guess, (keys, total) = 0, _laid_aside(rows, order, cursor, most)
    except EmptyResultSet:
        return Page()
    if guess or total > most:
        keys, total = _walk(found(walking=True), order, cursor).values("pk")[: SIZE + 1], None
    rows = in_order(rows.model.objects.filter(pk__in=keys), order, back=back)
    return _page(list(rows.values_list("sort_key", "pk", *columns)), cursor, total, guess)


def guessed(rows):
    """Return how many rows of a set the planner expects. One question, which reads none of them."""
    told = rows.order_by().values("pk").explain(format="json")  # "" for a set that cannot have any
    return json.loads(told)[0]["Plan"]["Plan Rows"] if told else 0


def _page(found, cursor, total, guess=0):
    """Take up to SIZE + 1 rows in the direction of the cursor; return the `Page`."""
    more, shown = len(found) > SIZE, found[:SIZE]
    back = bool(cursor and cursor.back)
    if back:
        shown.reverse()
    first, last = (write_cursor(*shown[end][:2]) if shown else "" for end in (0, -1))
    return Page(
        rows=[row[2:] for row in shown],
        total=total,
        guess=guess,
        previous=first if (more if back else cursor) else "",
        next=last if (back or more) else "",
    )


def _walk(rows, order, cursor):
    """Sort a set and begin beyond the cursor; read with a limit, an index in that order serves it."""
    back = bool(cursor and cursor.back)
    rows = in_order(rows, order, back=back)
    if not cursor:
        return rows
    beyond = "lt" if order.descending != back else "gt"
    tie = Q(**{f"sort_key__{beyond}": cursor.key}) | Q(**{f"pk__{beyond}": cursor.pk})
    return rows.filter(tie, **{f"sort_key__{beyond}e": cursor.key})


def _laid_aside(rows, order, cursor, most):
    """Find up to `most` + 1 rows in any order and sort them; return (keys of a page, how many were found)."""
    hits = rows.annotate(sort_key=order.key).order_by().values_list("pk", "sort_key")[: most + 1]
    inner, params = hits.query.sql_with_params()
    down = order.descending != bool(cursor and cursor.back)
    way, beyond = ("DESC", "<") if down else ("ASC", ">")
    since = f"WHERE (sort_key, id) {beyond} (%s, %s)" if cursor else ""
    sql = f"""
        WITH hits (id, sort_key) AS MATERIALIZED ({inner})
        SELECT (SELECT count(*) FROM hits), array(
            SELECT id FROM hits {since} ORDER BY sort_key {way}, id {way} LIMIT {SIZE + 1}
        )
    """  # noqa: S608
    with connection.cursor() as database:
        database.execute(sql, [*params, *((cursor.key, cursor.pk) if cursor else ())])
        total, keys = database.fetchone()
    return keys or [0], total  # no key is 0: an empty page asks as often as a full one
