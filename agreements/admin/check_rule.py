"""The checker's rules in the panel: weight, on or off, numbers, articles, each change with its history."""

from django import forms
from django.contrib import admin

from agreements.admin.history import WithHistory
from agreements.admin.site import GROUPS, Page, RowsOf, SharedChoices, may, panel
from agreements.admin.verified import Marked
from agreements.models import Article, CheckRule, CheckRuleArticle
from agreements.rules.checks import BY_ID
from agreements.rules.checks.configuring import basis_complaints, setting_complaints
from agreements.rules.enums import Instrument, Kind, Severity
from agreements.rules.permissions import Act

ASIDE = "nilai_"


class CheckRuleForm(forms.ModelForm):
    """The setting of one rule; a number that is left empty is the law's own."""

    class Meta:
        model = CheckRule
        fields = ("rule", "severity", "active", "note", "verified")
        help_texts = {
            "severity": "Kosongkan agar memakai bobot menurut aturan.",
            "active": "Aturan yang tidak aktif tidak memeriksa naskah apa pun.",
            "verified": "Sudah dicocokkan dengan bunyi pasal resminya.",
            "note": "Wajib bila aturan yang menghalangi menurut peraturan diringankan atau dimatikan.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rule = BY_ID.get(self.instance.rule)
        for each in rule.parameters if rule else ():
            self.fields[ASIDE + each.name] = forms.IntegerField(
                label=each.label,
                required=False,
                initial=self.instance.parameters.get(each.name),
                help_text=f"Menurut peraturan: {each.default}. Kosongkan agar memakai nilai itu.",
            )

    def clean(self):
        data = super().clean()
        values = {
            name.removeprefix(ASIDE): value
            for name, value in data.items()
            if name.startswith(ASIDE) and value is not None
        }
        found = setting_complaints(
            data.get("rule") or self.instance.rule,
            severity=data.get("severity", ""),
            active=data.get("active", True),
            values=values,
            note=data.get("note", ""),
        )
        for column, sentence in found:
            self.add_error(self.column_of(column), sentence)
        self.instance.parameters = values
        return data

    def column_of(self, column):
        """Return the field that a complaint stands on; numbers have one each."""
        numbers = [name for name in self.fields if name.startswith(ASIDE)]
        known = column if column in self.fields else None
        return numbers[0] if column == "parameters" and numbers else known


class ArticlesFormSet(SharedChoices):
    """The articles of a rule; a verified rule rests on verified ones."""

    shared = ("article",)

    def clean(self):
        super().clean()
        kept = [form.cleaned_data for form in self.forms if getattr(form, "cleaned_data", None)]
        articles = [row["article"].verified for row in kept if row.get("article") and not row.get("DELETE")]
        for sentence in basis_complaints(self.instance.verified, articles):
            raise forms.ValidationError(sentence)


class ArticlesOfRule(RowsOf):
    """The articles that a rule rests on."""

    model = CheckRuleArticle
    formset = ArticlesFormSet
    keep = Act.KEEP_REGULATIONS
    read = (Act.VERIFY_REGULATION,)
    fields = ("article",)

    def has_delete_permission(self, request, obj=None):
        return may(request, self.keep)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs["queryset"] = Article.objects.select_related("regulation").order_by(
            "-regulation__year", "regulation", "pk"
        )
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        field.label_from_instance = lambda row: f"{row.regulation.short} Pasal {row.number}"
        return field


@admin.register(CheckRule, site=panel)
class CheckRulePage(Marked, WithHistory, Page):
    """How the city uses each rule. A change acts at once; old decisions keep what they were made under."""

    group = GROUPS[0]
    hint = "Bobot, nilai, dan pasal setiap aturan pemeriksa naskah"
    keep = Act.KEEP_REGULATIONS
    read = (Act.VERIFY_REGULATION,)
    why_kept = "Aturan tidak dihapus; hilangkan centang “aktif” agar tidak memeriksa."
    form = CheckRuleForm
    inlines = (ArticlesOfRule,)
    list_display = ("rule", "asked", "weight", "active", "checked")
    list_filter = ("active", "verified", "severity")
    search_fields = ("rule", "note")
    readonly_fields = ("asked", "own_weight", "own_basis", "applies")

    def tracked(self, obj):
        links = (CheckRuleArticle, {"rule_id": obj.pk}, "pasal dasar")
        return [*super().tracked(obj), links]

    def get_readonly_fields(self, request, obj=None):
        """The id of a rule is chosen once."""
        return (*self.readonly_fields, "rule") if obj else self.readonly_fields

    def get_fieldsets(self, request, obj=None):
        rule = BY_ID.get(obj.rule) if obj else None
        numbers = [ASIDE + each.name for each in rule.parameters] if rule else []
        changing = numbers if self.has_change_permission(request, obj) else []
        about = ["rule", "asked", "own_weight", "own_basis", "applies"] if obj else ["rule"]
        return (
            (None, {"fields": about}),
            ("Pengaturan", {"fields": ["severity", "active", *changing, "note", "verified"]}),
        )

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The numbers of a rule are fields of the form that no column answers to."""
        kwargs["fields"] = [name for name in CheckRuleForm.Meta.fields if not (obj and name == "rule")]
        return super().get_form(request, obj, change, **kwargs)

    @admin.display(description="yang diminta")
    def asked(self, obj):
        return obj.asks or "—"

    @admin.display(description="bobot")
    def weight(self, obj):
        if obj.severity:
            return f"{Severity(obj.severity).label} (diatur)"
        return self.own_weight(obj)

    @admin.display(description="bobot menurut aturan")
    def own_weight(self, obj):
        return BY_ID[obj.rule].severity.label if obj.rule in BY_ID else "—"

    @admin.display(description="dasar menurut aturan")
    def own_basis(self, obj):
        return "; ".join(BY_ID[obj.rule].basis) if obj.rule in BY_ID else "—"

    @admin.display(description="berlaku untuk")
    def applies(self, obj):
        rule = BY_ID.get(obj.rule)
        if rule is None:
            return "—"
        forms_of = ", ".join(each.label for each in Instrument if each in rule.instruments)
        kinds = [each.label for each in Kind if each in rule.kinds]
        return f"{forms_of}; {'semua jenis' if len(kinds) == len(Kind) else ', '.join(kinds)}"
