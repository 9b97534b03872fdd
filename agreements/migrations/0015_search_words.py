"""The words of titles and partners' names, kept by triggers, for the help with mistyped searches."""

import django.contrib.postgres.indexes
from django.db import migrations, models

WORDS = r"""
    SELECT DISTINCT word FROM {rows},
    regexp_split_to_table(lower(new_rows.about || ' ' || new_rows.partner_names), '[^[:alpha:]]+') AS word
    WHERE length(word) BETWEEN 4 AND 40 {changed}
    ORDER BY word
"""
# In order, so that two acts that bring the same new words wait for each other the same way round.
KEEP = "INSERT INTO agreements_searchword (word) {words} ON CONFLICT DO NOTHING;"
UPDATED = "new_rows JOIN old_rows USING (id)"
CHANGED = "AND (new_rows.about, new_rows.partner_names) <> (old_rows.about, old_rows.partner_names)"


def trigger(event, tables, rows, changed=""):
    """The function and the statement trigger that keep the words after an INSERT or an UPDATE."""
    keep = KEEP.format(words=WORDS.format(rows=rows, changed=changed))
    return f"""
CREATE FUNCTION agreements_words_{event}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {keep}
    RETURN NULL;
END $$;
CREATE TRIGGER words_{event} AFTER {event.upper()} ON agreements_agreement
REFERENCING {tables} FOR EACH STATEMENT EXECUTE FUNCTION agreements_words_{event}();
"""


ONCE = KEEP.format(words=WORDS.format(rows="agreements_agreement AS new_rows", changed=""))
UNDO = """
DROP TRIGGER IF EXISTS words_insert ON agreements_agreement;
DROP TRIGGER IF EXISTS words_update ON agreements_agreement;
DROP FUNCTION IF EXISTS agreements_words_insert, agreements_words_update;
"""


class Migration(migrations.Migration):
    dependencies = [("agreements", "0014_covering_more")]

    operations = [
        migrations.CreateModel(
            name="SearchWord",
            fields=[("word", models.CharField(max_length=40, primary_key=True, serialize=False))],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["word"], name="word_alike", opclasses=["gin_trgm_ops"]
                    )
                ],
            },
        ),
        migrations.RunSQL(ONCE, migrations.RunSQL.noop),
        migrations.RunSQL(
            trigger("insert", "NEW TABLE AS new_rows", "new_rows")
            + trigger("update", "OLD TABLE AS old_rows NEW TABLE AS new_rows", UPDATED, CHANGED),
            UNDO,
        ),
    ]
