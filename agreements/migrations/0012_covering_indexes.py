"""Queues, waiting papers and lists of one OPD or one form are read from their index alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0011_history_append_only"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="agreement",
            name="agreement_by_state",
        ),
        migrations.RemoveIndex(
            model_name="agreement",
            name="agreement_by_agency",
        ),
        migrations.RemoveIndex(
            model_name="agreement",
            name="agreement_by_form",
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(
                fields=["state", "-state_since", "-id"],
                include=("agency", "instrument", "submitted_by", "signed_entry_by", "starts_on", "end_key"),
                name="agreement_by_state",
            ),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(
                fields=["agency", "-state_since", "-id"],
                include=("state", "instrument", "kind", "starts_on", "end_key", "terminated_on"),
                name="agreement_by_agency",
            ),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(
                fields=["instrument", "-state_since", "-id"],
                include=("state", "agency", "starts_on", "end_key", "terminated_on"),
                name="agreement_by_form",
            ),
        ),
        migrations.AddIndex(
            model_name="evaluation",
            index=models.Index(
                condition=models.Q(("state", "diusulkan")),
                fields=["proposed_at", "id"],
                name="evaluation_waiting",
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                condition=models.Q(("state", "disampaikan")),
                fields=["submitted_at", "id"],
                name="report_waiting",
            ),
        ),
    ]
