"""Dates as lists sort them, and an index for each way in which the register is asked."""

import datetime

import django.contrib.postgres.indexes
import django.db.models.functions.comparison
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0006_judged_reports_and_proposals"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="agreement",
            name="agreement_ending",
        ),
        migrations.RemoveIndex(
            model_name="agreement",
            name="ksb_without_pks",
        ),
        migrations.AddField(
            model_name="agreement",
            name="end_key",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.functions.comparison.Coalesce(
                    "terminated_on",
                    "ends_on",
                    models.Value(datetime.date(9999, 12, 31), models.DateField()),
                ),
                output_field=models.DateField(),
            ),
        ),
        migrations.AddField(
            model_name="agreement",
            name="signed_key",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.functions.comparison.Coalesce(
                    "signed_on", models.Value(datetime.date(1, 1, 1), models.DateField())
                ),
                output_field=models.DateField(),
            ),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(fields=["instrument", "-state_since", "-id"], name="agreement_by_form"),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(fields=["kind", "-state_since", "-id"], name="agreement_by_kind"),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(fields=["end_key", "id"], name="agreement_by_end"),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(fields=["signed_key", "id"], name="agreement_by_signature"),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(fields=["about", "id"], name="agreement_by_title"),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Upper("number"), name="text_pattern_ops"
                ),
                name="agreement_by_number",
            ),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(
                condition=models.Q(("state", "berlaku")), fields=["end_key", "id"], name="agreement_ending"
            ),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(
                condition=models.Q(("state", "berlaku")),
                fields=["agency", "end_key"],
                name="agreement_ending_of",
            ),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(
                condition=models.Q(("state", "berlaku")), fields=["starts_on"], name="agreement_starting"
            ),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(
                condition=models.Q(("instrument", "ksb"), ("signed_children", 0), ("state", "berlaku")),
                fields=["signed_key", "id"],
                name="ksb_without_pks",
            ),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(
                condition=models.Q(("legacy", True)), fields=["-state_since", "-id"], name="agreement_legacy"
            ),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(
                condition=models.Q(("evaluated", True)),
                fields=["-state_since", "-id"],
                name="agreement_evaluated",
            ),
        ),
        # Lists read many rows and no text: the text moves to its own place well before the usual 2 kB.
        migrations.RunSQL(
            "ALTER TABLE agreements_agreement SET (toast_tuple_target = 768)",
            "ALTER TABLE agreements_agreement RESET (toast_tuple_target)",
        ),
    ]
