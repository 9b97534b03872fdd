"""What exists for whom."""

import pytest

from agreements.models import Agreement, Cooperation
from agreements.rules.enums import Role, State
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = factories.today()
CITYWIDE = {Role.STF, Role.KBG, Role.HKM, Role.TKS, Role.SEK, Role.WKT, Role.AUD}


@pytest.fixture
def rows(opd):
    """A draft of our OPD, a draft and a running text of another."""
    return {
        "own draft": factories.agreement(State.DRAFT, agency=opd),
        "other draft": factories.agreement(State.DRAFT),
        "other running": factories.agreement(State.IN_FORCE),
    }


def seen_by(role, rows, opd):
    """The names of the rows, and of their dossiers, that a holder of `role` sees."""
    actor = factories.user(role, opd if role in (Role.OPO, Role.OPH) else None).actor(TODAY)
    texts = set(Agreement.objects.visible_to(actor))
    dossiers = set(Cooperation.objects.visible_to(actor))
    return (
        {name for name, row in rows.items() if row in texts},
        {name for name, row in rows.items() if row.cooperation in dossiers},
    )


@pytest.mark.parametrize("role", Role)
def test_each_role_sees_what_is_theirs(role, rows, opd):
    if role in CITYWIDE:
        expected = set(rows)
    elif role in (Role.OPO, Role.OPH):
        expected = {"own draft"}
    else:
        expected = {"other running"}
    assert seen_by(role, rows, opd) == (expected, expected)


def test_a_post_that_has_ended_shows_nothing(rows, opd):
    person = factories.user()
    factories.post(person, Role.OPO, opd, until=factories.days(-1))
    actor = person.actor(TODAY)
    assert actor.posts == ()
    assert not Agreement.objects.visible_to(actor).exists()


def test_a_ksb_is_an_orphan_until_a_pks_beneath_it_was_signed(db):
    alone = factories.agreement(State.IN_FORCE)
    factories.agreement(State.IN_FORCE, signed_children=1)
    factories.agreement(State.DRAFT)
    assert list(Agreement.objects.ksb_without_pks()) == [alone]


def test_running_is_told_by_dates(db):
    running = factories.agreement(State.IN_FORCE)
    over = factories.agreement(State.IN_FORCE, ends_on=factories.days(-1))
    soon = factories.agreement(State.IN_FORCE, ends_on=factories.days(30))
    last_day = factories.agreement(State.IN_FORCE, ends_on=TODAY)
    assert set(Agreement.objects.in_force_on(TODAY)) == {running, soon, last_day}
    assert over.phase(TODAY) == "berakhir"
    assert (last_day.phase(TODAY), last_day.days_left(TODAY)) == ("akan_berakhir", 0)
