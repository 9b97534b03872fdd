"""Headings of the papers abroad, countries, the class of publication; what events already said is kept."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

TICKED_AS = {  # codes under which the act "minta persetujuan DPRD" ticked the headings of the plan before
    "subject": "subjek",
    "background": "latar_belakang",
    "purpose": "maksud_tujuan",
    "object": "objek",
    "scope": "ruang_lingkup",
    "funding": "pembiayaan",
    "term": "jangka_waktu",
}
STUDY = [
    *("latar belakang", "maksud dan tujuan", "profil calon mitra", "ruang lingkup"),
    *("analisis manfaat", "kesimpulan dan rekomendasi"),
]


def keep_what_was_ticked(apps, _):
    """Headings of the plan were ticked in an act's panel and stood in its event alone."""
    dossiers, events = apps.get_model("agreements", "Cooperation"), apps.get_model("agreements", "Event")
    for event in events.objects.filter(act="mohon_dprd").order_by("ordinal"):
        ticks = event.data.get("ticks") if isinstance(event.data, dict) else None
        if ticks:
            kept = {TICKED_AS[code]: where[:200] for code, where in ticks.items() if code in TICKED_AS}
            dossiers.objects.filter(pk=event.cooperation_id).update(plan_headings=kept)


def name_the_study(apps, _):
    """The rule on the kajian named no heading; nobody verified these words yet."""
    rows = apps.get_model("agreements", "Guidance").objects.filter(code="dokumen-kajian-ln", headings=[])
    rows.update(headings=STUDY, verified=False)


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0035_job"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Country",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, unique=True, verbose_name="nama")),
                (
                    "diplomatic",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="hubungan diplomatik dengan Indonesia"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="catatan")),
                ("verified", models.BooleanField(default=False, verbose_name="terverifikasi")),
            ],
            options={
                "verbose_name": "negara",
                "verbose_name_plural": "negara",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="CountryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=80, verbose_name="nama")),
                (
                    "diplomatic",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="hubungan diplomatik dengan Indonesia"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="catatan")),
                ("verified", models.BooleanField(default=False, verbose_name="terverifikasi")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="agreement",
            name="publication",
            field=models.CharField(
                blank=True,
                choices=[("terbuka", "Terbuka"), ("dikecualikan", "Dikecualikan")],
                max_length=15,
                verbose_name="kelas publikasi",
            ),
        ),
        migrations.AddField(
            model_name="agreement",
            name="publication_reason",
            field=models.CharField(blank=True, max_length=300, verbose_name="alasan dikecualikan"),
        ),
        migrations.AddField(
            model_name="cooperation",
            name="plan_headings",
            field=models.JSONField(blank=True, default=dict, verbose_name="pokok rencana luar negeri"),
        ),
        migrations.AddField(
            model_name="cooperation",
            name="study_headings",
            field=models.JSONField(blank=True, default=dict, verbose_name="pokok kajian luar negeri"),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("publication", "dikecualikan"), _negated=True),
                    models.Q(("publication_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="excepted_with_reason",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="country",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "agreements_countryevent" ("diplomatic", "id", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verified") VALUES (NEW."diplomatic", NEW."id", NEW."name", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."verified"); RETURN NULL;',
                    hash="7c24b7f29bdcb96b6a1f03fd6afde8af8328a535",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0bce7",
                    table="agreements_country",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="country",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "agreements_countryevent" ("diplomatic", "id", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "verified") VALUES (NEW."diplomatic", NEW."id", NEW."name", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."verified"); RETURN NULL;',
                    hash="1c19100be3e617f7dcc2247604ed8b0eac2394b2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fe6f8",
                    table="agreements_country",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="countryevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="countryevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="agreements.country",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="countryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5436125823f3d54307cc8863f897c9cc934f5456",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3bfbc",
                    table="agreements_countryevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunPython(keep_what_was_ticked, migrations.RunPython.noop),
        migrations.RunPython(name_the_study, migrations.RunPython.noop),
    ]
