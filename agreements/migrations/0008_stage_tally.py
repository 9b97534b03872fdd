"""Dossiers are counted by stage; lists of one urusan and of KSB without PKS read only their index."""

from django.db import migrations, models

ADD = """
CREATE FUNCTION agreements_add_to_stages(a_scope bigint, a_stage text, a_change bigint)
RETURNS void LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
    UPDATE agreements_stagetally SET rows = rows + a_change WHERE id = (
        SELECT id FROM agreements_stagetally WHERE scope = a_scope AND stage = a_stage
        LIMIT 1 FOR UPDATE SKIP LOCKED
    );
    IF NOT FOUND THEN
        INSERT INTO agreements_stagetally (scope, stage, rows) VALUES (a_scope, a_stage, a_change);
    END IF;
END $$;
"""


def trigger(event):
    """The function and the statement trigger that count dossiers after an INSERT or an UPDATE."""
    came = "SELECT agency_id, stage, 1 AS change FROM new_rows"
    went = "SELECT agency_id, stage, -1 AS change FROM old_rows"
    update = event == "update"
    tables = "OLD TABLE AS old_rows NEW TABLE AS new_rows" if update else "NEW TABLE AS new_rows"
    return f"""
CREATE FUNCTION agreements_tally_stage_{event}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM agreements_add_to_stages(coalesce(agency_id, 0), stage, sum(change))
    FROM ({f"{came} UNION ALL {went}" if update else came}) AS moves
    GROUP BY GROUPING SETS ((agency_id, stage), (stage)) HAVING sum(change) <> 0;
    RETURN NULL;
END $$;
CREATE TRIGGER tally_{event} AFTER {event.upper()} ON agreements_cooperation
REFERENCING {tables} FOR EACH STATEMENT EXECUTE FUNCTION agreements_tally_stage_{event}();
"""


COUNT_ONCE = """
INSERT INTO agreements_stagetally (scope, stage, rows)
SELECT coalesce(agency_id, 0), stage, count(*) FROM agreements_cooperation
GROUP BY GROUPING SETS ((agency_id, stage), (stage));
"""
UNDO = """
DROP TRIGGER IF EXISTS tally_insert ON agreements_cooperation;
DROP TRIGGER IF EXISTS tally_update ON agreements_cooperation;
DROP FUNCTION IF EXISTS agreements_tally_stage_insert, agreements_tally_stage_update, agreements_add_to_stages;
"""
# A page asks for a few rows of these; starting parallel workers costs it more than they save.
ALONE = ("agreement", "party", "cooperation", "cooperation_affairs")
NO_WORKERS = "".join(f"ALTER TABLE agreements_{name} SET (parallel_workers = 0);" for name in ALONE)
WORKERS = "".join(f"ALTER TABLE agreements_{name} RESET (parallel_workers);" for name in ALONE)
OF_AFFAIR = "CREATE INDEX cooperation_of_affair ON agreements_cooperation_affairs (affair_id, cooperation_id)"


class Migration(migrations.Migration):
    dependencies = [("agreements", "0007_register_order")]

    operations = [
        migrations.CreateModel(
            name="StageTally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", models.PositiveBigIntegerField()),
                ("stage", models.CharField(max_length=15)),
                ("rows", models.IntegerField()),
            ],
        ),
        migrations.AddIndex(
            model_name="stagetally",
            index=models.Index(fields=["scope", "stage"], name="stage_tally"),
        ),
        migrations.RunSQL(COUNT_ONCE, migrations.RunSQL.noop),
        migrations.RunSQL(ADD + trigger("insert") + trigger("update"), UNDO),
        migrations.RemoveIndex(model_name="agreement", name="ksb_without_pks"),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(
                condition=models.Q(("instrument", "ksb"), ("signed_children", 0), ("state", "berlaku")),
                fields=["signed_key", "id"],
                include=("agency", "end_key", "starts_on"),
                name="ksb_without_pks",
            ),
        ),
        migrations.RunSQL(OF_AFFAIR, "DROP INDEX cooperation_of_affair"),
        migrations.RunSQL(NO_WORKERS, WORKERS),
    ]
