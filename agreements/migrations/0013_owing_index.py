"""Reports that an OPD owes are read from one index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0012_covering_indexes"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(
                condition=models.Q(("instrument", "pks")),
                fields=["agency", "end_key"],
                include=("state", "starts_on", "terminated_on", "id"),
                name="agreement_owing",
            ),
        ),
    ]
