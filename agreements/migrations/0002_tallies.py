"""Counters kept by the database: triggers on instruments and evaluations."""

from django.db import migrations, models

# A counter is changed in a row that nobody else holds (SKIP LOCKED); where all are held, a new row is written.
# So no act waits for another because both are counted, and no two acts can lock each other out.
ADD = """
CREATE FUNCTION agreements_add_to_states(
    a_scope bigint, a_instrument text, a_state text, an_evaluated boolean, a_change bigint
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE agreements_statetally SET rows = rows + a_change WHERE id = (
        SELECT id FROM agreements_statetally
        WHERE scope = a_scope AND instrument = a_instrument AND state = a_state AND evaluated = an_evaluated
        LIMIT 1 FOR UPDATE SKIP LOCKED
    );
    IF NOT FOUND THEN
        INSERT INTO agreements_statetally (scope, instrument, state, evaluated, rows)
        VALUES (a_scope, a_instrument, a_state, an_evaluated, a_change);
    END IF;
END $$;

CREATE FUNCTION agreements_add_to_ends(
    a_scope bigint, a_day date, a_instrument text, an_orphan boolean, a_change bigint
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE agreements_endtally SET rows = rows + a_change WHERE id = (
        SELECT id FROM agreements_endtally
        WHERE scope = a_scope AND day = a_day AND instrument = a_instrument AND orphan = an_orphan
        LIMIT 1 FOR UPDATE SKIP LOCKED
    );
    IF NOT FOUND THEN
        INSERT INTO agreements_endtally (scope, day, instrument, orphan, rows)
        VALUES (a_scope, a_day, a_instrument, an_orphan, a_change);
    END IF;
END $$;
"""
STATES = "SELECT agency_id, instrument, state, evaluated, {sign} AS change FROM {rows}"
ENDS = """
    SELECT agency_id, coalesce(ends_on, '9999-12-31') AS day, instrument,
           instrument = 'ksb' AND signed_children = 0 AS orphan, {sign} AS change
    FROM {rows} WHERE state = 'berlaku'
"""


def moves(select, update):
    """The changes of one statement: what came, less what went where rows were updated."""
    came = select.format(rows="new_rows", sign=1)
    return f"{came} UNION ALL {select.format(rows='old_rows', sign=-1)}" if update else came


def trigger(event):
    """The function and the statement trigger that count after an INSERT or an UPDATE."""
    update = event == "update"
    tables = "OLD TABLE AS old_rows NEW TABLE AS new_rows" if update else "NEW TABLE AS new_rows"
    return f"""
CREATE FUNCTION agreements_tally_{event}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM agreements_add_to_states(coalesce(agency_id, 0), instrument, state, evaluated, sum(change))
    FROM ({moves(STATES, update)}) AS moves
    GROUP BY GROUPING SETS (
        (agency_id, instrument, state, evaluated), (instrument, state, evaluated)
    ) HAVING sum(change) <> 0;
    PERFORM agreements_add_to_ends(coalesce(agency_id, 0), day, instrument, orphan, sum(change))
    FROM ({moves(ENDS, update)}) AS moves
    GROUP BY GROUPING SETS (
        (agency_id, day, instrument, orphan), (day, instrument, orphan)
    ) HAVING sum(change) <> 0;
    RETURN NULL;
END $$;
CREATE TRIGGER tally_{event} AFTER {event.upper()} ON agreements_agreement
REFERENCING {tables} FOR EACH STATEMENT EXECUTE FUNCTION agreements_tally_{event}();
"""


# An instrument counts as evaluated from the first approved evaluation on.
EVALUATED = """
CREATE FUNCTION agreements_mark_evaluated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE agreements_agreement SET evaluated = true
    WHERE id = NEW.agreement_id AND NOT evaluated;
    RETURN NULL;
END $$;
CREATE TRIGGER mark_evaluated AFTER INSERT OR UPDATE ON agreements_evaluation
FOR EACH ROW WHEN (NEW.state = 'disetujui') EXECUTE FUNCTION agreements_mark_evaluated();
"""
COUNT_ONCE = f"""
UPDATE agreements_agreement SET evaluated = true
WHERE id IN (SELECT agreement_id FROM agreements_evaluation WHERE state = 'disetujui');
INSERT INTO agreements_statetally (scope, instrument, state, evaluated, rows)
SELECT coalesce(agency_id, 0), instrument, state, evaluated, sum(change)
FROM ({STATES.format(rows="agreements_agreement", sign=1)}) AS moves
GROUP BY GROUPING SETS ((agency_id, instrument, state, evaluated), (instrument, state, evaluated));
INSERT INTO agreements_endtally (scope, day, instrument, orphan, rows)
SELECT coalesce(agency_id, 0), day, instrument, orphan, sum(change)
FROM ({ENDS.format(rows="agreements_agreement", sign=1)}) AS moves
GROUP BY GROUPING SETS ((agency_id, day, instrument, orphan), (day, instrument, orphan));
"""  # noqa: S608
UNDO = """
DROP TRIGGER IF EXISTS mark_evaluated ON agreements_evaluation;
DROP TRIGGER IF EXISTS tally_insert ON agreements_agreement;
DROP TRIGGER IF EXISTS tally_update ON agreements_agreement;
DROP FUNCTION IF EXISTS agreements_mark_evaluated, agreements_tally_insert, agreements_tally_update,
    agreements_add_to_states, agreements_add_to_ends;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="agreement",
            name="evaluated",
            field=models.BooleanField(default=False, verbose_name="sudah dievaluasi"),
        ),
        migrations.CreateModel(
            name="EndTally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", models.PositiveBigIntegerField()),
                ("day", models.DateField()),
                ("instrument", models.CharField(max_length=10)),
                ("orphan", models.BooleanField()),
                ("rows", models.IntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["scope", "day"], name="end_tally")],
            },
        ),
        migrations.CreateModel(
            name="StateTally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", models.PositiveBigIntegerField()),
                ("instrument", models.CharField(max_length=10)),
                ("state", models.CharField(max_length=15)),
                ("evaluated", models.BooleanField()),
                ("rows", models.IntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["scope", "instrument", "state"], name="state_tally")],
            },
        ),
        migrations.RunSQL(COUNT_ONCE, migrations.RunSQL.noop),
        migrations.RunSQL(
            ADD + trigger("insert") + trigger("update") + EVALUATED,
            UNDO,
        ),
    ]
