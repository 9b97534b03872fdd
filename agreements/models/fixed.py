"""Questions that are the same at every request but for a value or two."""

from dataclasses import dataclass
from functools import cached_property

from django.db import connection
from django.db.models import Value


@dataclass(frozen=True)
class Name:
    """What stands among the parameters for a value that is handed over at each asking."""

    name: str


def given(name):
    """Return the place of a value that is handed over at each asking under this name."""
    return Value(Name(name))


class FixedQuestion:
    """A question put into SQL once a process: for a short question that is most of its cost.

    `queryset`: a function that returns a `values_list`, `given("name")` standing where a value of the
    moment belongs; only of columns that need no conversion (no JSON).
    """

    def __init__(self, queryset):
        self.queryset = queryset

    @cached_property
    def sql(self):
        """The SQL and its parameters, the places still among them."""
        return self.queryset().query.sql_with_params()

    def rows(self, **values):
        """Ask it; return the rows as tuples. One query. Raises KeyError where a value is not given."""
        text, places = self.sql
        filled = [values[place.name] if isinstance(place, Name) else place for place in places]
        with connection.cursor() as database:
            database.execute(text, filled)
            return database.fetchall()
