"""Old agreements are gone on from, overrides withdrawn, disputes about a text; letters count from their day."""

from datetime import datetime, time

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone


def count_from_the_letter(apps, _):
    """Since when an answer is waited for was the entry's day; now it is the letter's, on every page."""
    dossiers, offers = apps.get_model("agreements", "Cooperation"), apps.get_model("agreements", "Offer")
    waiting = offers.objects.filter(
        answer="", cooperation__stage__in=("ditawarkan", "diminta_lagi", "dilaporkan")
    )
    days = [(row.cooperation_id, row.report_on or row.again_on or row.dated) for row in waiting]
    tests = apps.get_model("agreements", "Approval").objects.filter(agreement=None, sent_on__isnull=False)
    at_dprd = tests.filter(cooperation__stage="dprd").order_by("pk")
    days += [(row.cooperation_id, row.sent_on) for row in at_dprd]
    for pk, day in days:
        since = timezone.make_aware(datetime.combine(day, time.min))
        dossiers.objects.filter(pk=pk, stage_since__gt=since).update(stage_since=since)


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0036_headings_countries_publication"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="override",
            name="append_only",
        ),
        migrations.RemoveConstraint(
            model_name="override",
            name="override_once",
        ),
        migrations.AddField(
            model_name="cooperation",
            name="burden_answers",
            field=models.JSONField(blank=True, default=dict, verbose_name="jawaban uji beban dari Penentu"),
        ),
        migrations.AddField(
            model_name="cooperation",
            name="continues",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="continued_in",
                to="agreements.agreement",
                verbose_name="melanjutkan naskah lama",
            ),
        ),
        migrations.AddField(
            model_name="dispute",
            name="agreement",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="disputes",
                to="agreements.agreement",
                verbose_name="naskah",
            ),
        ),
        migrations.AddField(
            model_name="override",
            name="withdrawn_at",
            field=models.DateTimeField(null=True, verbose_name="ditarik pada"),
        ),
        migrations.AddField(
            model_name="override",
            name="withdrawn_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="override",
            name="withdrawn_name",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="override",
            name="withdrawn_post",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="override",
            name="withdrawn_reason",
            field=models.TextField(blank=True, verbose_name="alasan penarikan"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="override",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="6964226578922fdd392c9de26fbb7ba42e1a436f",
                    operation="DELETE",
                    pgid="pgtrigger_append_only_26959",
                    table="agreements_override",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="override",
            trigger=pgtrigger.compiler.Trigger(
                name="withdrawn_once_and_nothing_else",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."withdrawn_at" IS NOT NULL OR NEW."withdrawn_at" IS NULL OR OLD."id" IS DISTINCT FROM NEW."id" OR OLD."uid" IS DISTINCT FROM NEW."uid" OR OLD."agreement_id" IS DISTINCT FROM NEW."agreement_id" OR OLD."rule" IS DISTINCT FROM NEW."rule" OR OLD."mark" IS DISTINCT FROM NEW."mark" OR OLD."sentence" IS DISTINCT FROM NEW."sentence" OR OLD."excerpt" IS DISTINCT FROM NEW."excerpt" OR OLD."where" IS DISTINCT FROM NEW."where" OR OLD."reason" IS DISTINCT FROM NEW."reason" OR OLD."by_id" IS DISTINCT FROM NEW."by_id" OR OLD."by_name" IS DISTINCT FROM NEW."by_name" OR OLD."post" IS DISTINCT FROM NEW."post" OR OLD."role" IS DISTINCT FROM NEW."role" OR OLD."at" IS DISTINCT FROM NEW."at")',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="f24880de725798783741391bbd7c5acb8af6053a",
                    operation="UPDATE",
                    pgid="pgtrigger_withdrawn_once_and_nothing_else_8083b",
                    table="agreements_override",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="override",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at__isnull", True)),
                fields=("agreement", "mark"),
                name="override_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="override",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("withdrawn_at__isnull", True),
                        ("withdrawn_by__isnull", True),
                        ("withdrawn_reason", ""),
                    ),
                    models.Q(
                        ("withdrawn_at__isnull", False),
                        ("withdrawn_by__isnull", False),
                        models.Q(("withdrawn_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="override_withdrawal_whole_or_not",
            ),
        ),
        migrations.RunPython(count_from_the_letter, migrations.RunPython.noop),
    ]
