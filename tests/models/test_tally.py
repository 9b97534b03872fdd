"""The counters equal the real counts, whatever statement changed the rows."""

from collections import Counter

import pytest
from django.db import connection, transaction

from agreements.models import Agreement, Cooperation, EndTally, StageTally, StateTally
from agreements.models.tally import NO_END
from tests import factories

pytestmark = pytest.mark.django_db


def kept(model, *columns):
    totals = Counter()
    for *key, rows in model.objects.values_list(*columns, "rows"):
        totals[tuple(map(str, key))] += rows
    return Counter({key: rows for key, rows in totals.items() if rows})


def real_states():
    totals = Counter()
    for row in Agreement.objects.all():
        for scope in (0, row.agency_id):
            totals[tuple(map(str, (scope, row.instrument, row.state, row.evaluated)))] += 1
    return totals


def real_ends():
    totals = Counter()
    for row in Agreement.objects.filter(state="berlaku"):
        orphan = row.instrument == "ksb" and row.signed_children == 0
        totals[tuple(map(str, (row.ends_on or NO_END, row.instrument, orphan)))] += 1
    return totals


def real_stages():
    totals = Counter()
    for agency, stage in Cooperation.objects.values_list("agency", "stage"):
        totals.update((str(scope), stage) for scope in (0, agency))
    return totals


def assert_counted():
    assert kept(StageTally, "scope", "stage") == real_stages()
    assert kept(StateTally, "scope", "instrument", "state", "evaluated") == real_states()
    assert kept(EndTally, "day", "instrument", "orphan") == real_ends()


def test_single_rows_are_counted():
    factories.agreement("draf")
    factories.agreement("berlaku", ends_on=None)
    pks = factories.agreement("berlaku", instrument="pks", ends_on=factories.days(30))
    Agreement.objects.filter(pk=pks.pk).update(state="diakhiri")
    assert_counted()
    assert StateTally.objects.filter(scope=0, state="draf").first().rows >= 1


def test_bulk_statements_are_counted():
    first = factories.agreement("draf", parties=False)
    twins = [
        Agreement(
            cooperation=first.cooperation,
            instrument=instrument,
            kind=first.kind,
            agency=agency,
            about="Kembar",
            no_parent_reason="uji",
            created_by=first.created_by,
        )
        for instrument in ("ksb", "nk", "loi")
        for agency in (first.agency, factories.agency())
    ]
    Agreement.objects.bulk_create(twins)
    assert_counted()
    Agreement.objects.filter(instrument="nk").update(state="dibatalkan")
    assert_counted()
    Agreement.objects.update(agency=first.agency)
    assert_counted()
    for twin in twins:
        twin.state, twin.about = "diajukan", "Diajukan bersama"
    Agreement.objects.bulk_update(twins, ["state", "about"])
    assert_counted()


def test_a_validated_pks_takes_its_ksb_from_the_orphans():
    ksb = factories.agreement("berlaku")
    assert EndTally.objects.get(orphan=True).rows == 1
    Agreement.objects.filter(pk=ksb.pk).update(signed_children=1)
    assert_counted()
    assert sum(EndTally.objects.filter(orphan=True).values_list("rows", flat=True)) == 0


def test_an_approved_evaluation_marks_its_instrument_once():
    pks = factories.agreement("berlaku", instrument="pks")
    evaluation = factories.evaluation(pks)
    pks.refresh_from_db()
    assert not pks.evaluated
    factories.evaluation(pks, "disetujui", year=evaluation.year - 1)
    pks.refresh_from_db()
    assert pks.evaluated
    assert_counted()


def test_dossiers_are_counted_by_stage():
    one, other = factories.cooperation("usulan"), factories.cooperation("diterima")
    Cooperation.objects.filter(pk=one.pk).update(stage="diajukan")
    Cooperation.objects.update(agency=other.agency)
    assert_counted()


def test_what_is_rolled_back_is_not_counted():
    factories.agreement("draf")
    savepoint = transaction.savepoint()
    factories.agreement("draf")
    transaction.savepoint_rollback(savepoint)
    assert_counted()


def test_two_transactions_count_at_once_without_waiting():
    first, second = connection.copy(), connection.copy()
    add = "SELECT agreements_add_to_states(0, 'ksb', 'draf', false, 1)"
    try:
        for each in (first, second):
            each.set_autocommit(False)
        for each in (first, second, first, second):
            with each.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '500ms'")
                cursor.execute(add)
        with second.cursor() as cursor:
            cursor.execute("SELECT sum(rows) FROM agreements_statetally WHERE scope = 0 AND state = 'draf'")
            assert cursor.fetchone() == (2,)
    finally:
        for each in (first, second):
            each.rollback()
            each.close()


def test_an_edited_text_moves_no_counter():
    row = factories.agreement("draf")
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(xmin::text::bigint) FROM agreements_statetally")
        before = cursor.fetchone()
        cursor.execute("UPDATE agreements_agreement SET about = 'Lain' WHERE id = %s", [row.pk])
        cursor.execute("SELECT max(xmin::text::bigint) FROM agreements_statetally")
        assert cursor.fetchone() == before
