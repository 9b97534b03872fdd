import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agreements", "0040_abroad_report")]

    operations = [
        migrations.AddField(
            model_name="wordimport",
            name="touched_at",
            field=models.DateTimeField(auto_now=True, default=django.utils.timezone.now),
            preserve_default=False,
        ),
    ]
