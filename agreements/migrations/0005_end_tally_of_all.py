"""The days on which instruments end are counted for all OPD together only: by OPD there is a cell per row."""

from django.db import migrations, models

# The plan of a function is kept; made while the table is empty it would be a walk over the whole table.
ADD = """
CREATE FUNCTION agreements_add_to_ends(a_day date, a_instrument text, an_orphan boolean, a_change bigint)
RETURNS void LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
    UPDATE agreements_endtally SET rows = rows + a_change WHERE id = (
        SELECT id FROM agreements_endtally
        WHERE day = a_day AND instrument = a_instrument AND orphan = an_orphan
        LIMIT 1 FOR UPDATE SKIP LOCKED
    );
    IF NOT FOUND THEN
        INSERT INTO agreements_endtally (day, instrument, orphan, rows)
        VALUES (a_day, a_instrument, an_orphan, a_change);
    END IF;
END $$;
"""
STATES = "SELECT agency_id, instrument, state, evaluated, {sign} AS change FROM {rows}"
ENDS = """
    SELECT coalesce(ends_on, '9999-12-31') AS day, instrument,
           instrument = 'ksb' AND signed_children = 0 AS orphan, {sign} AS change
    FROM {rows} WHERE state = 'berlaku'
"""


def moves(select, update):
    """The changes of one statement: what came, less what went where rows were updated."""
    came = select.format(rows="new_rows", sign=1)
    return f"{came} UNION ALL {select.format(rows='old_rows', sign=-1)}" if update else came


def function(event):
    """The function that counts after an INSERT or an UPDATE."""
    update = event == "update"
    return f"""
CREATE OR REPLACE FUNCTION agreements_tally_{event}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM agreements_add_to_states(coalesce(agency_id, 0), instrument, state, evaluated, sum(change))
    FROM ({moves(STATES, update)}) AS moves
    GROUP BY GROUPING SETS (
        (agency_id, instrument, state, evaluated), (instrument, state, evaluated)
    ) HAVING sum(change) <> 0;
    PERFORM agreements_add_to_ends(day, instrument, orphan, sum(change))
    FROM ({moves(ENDS, update)}) AS moves GROUP BY day, instrument, orphan HAVING sum(change) <> 0;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("agreements", "0004_party_unit")]

    operations = [
        migrations.RunSQL("DELETE FROM agreements_endtally WHERE scope <> 0", migrations.RunSQL.noop),
        migrations.RemoveIndex(model_name="endtally", name="end_tally"),
        migrations.RemoveField(model_name="endtally", name="scope"),
        migrations.AddIndex(
            model_name="endtally",
            index=models.Index(fields=["day", "instrument", "orphan"], name="end_tally"),
        ),
        migrations.RunSQL(
            "DROP FUNCTION agreements_add_to_ends;"
            "ALTER FUNCTION agreements_add_to_states SET enable_seqscan = off;"
            + ADD
            + function("insert")
            + function("update"),
            migrations.RunSQL.noop,
        ),
    ]
