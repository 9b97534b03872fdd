"""What ends soon, what is newest and what belongs to a dossier are read from their index alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0013_owing_index"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="agreement",
            name="agreement_latest",
        ),
        migrations.RemoveIndex(
            model_name="agreement",
            name="agreement_ending",
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(
                fields=["-state_since", "-id"],
                include=("cooperation", "agency", "state", "instrument", "kind", "starts_on", "end_key"),
                name="agreement_latest",
            ),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(
                fields=["cooperation", "-state_since", "-id"],
                include=("agency", "state", "instrument", "starts_on", "end_key", "signed_key"),
                name="agreement_of_dossier",
            ),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(
                condition=models.Q(("state", "berlaku")),
                fields=["end_key", "id"],
                include=("agency", "instrument", "starts_on"),
                name="agreement_ending",
            ),
        ),
    ]
