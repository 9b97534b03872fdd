"""How tests ask the register."""

from django.http import QueryDict

from agreements.models import clocks_on
from agreements.reports.keyset import cursor_of, page_of
from agreements.reports.register import ORDERS, RegisterFilter, order_of
from tests import factories


def actor(role="stf", agency=None):
    """An actor with one post."""
    return factories.user(role, agency).actor(factories.today())


def ask(address="", by=None):
    """The filter of an address (`status=draf&q=air`) for an actor; staff unless told."""
    return RegisterFilter(QueryDict(address), actor=by or actor(), clocks=clocks_on(factories.today()))


def titles(address="", by=None):
    """What the register lists for an address, as a list of titles in its order."""
    asked = ask(address, by)
    order = ORDERS[order_of(asked.active, asked.data.get("urut"))]
    found = page_of(asked.found, order, ["about"], cursor_of(asked.data, order))
    return [about for (about,) in found.rows]
