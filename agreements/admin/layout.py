"""How agreements stand on paper, in the panel: layout per instrument and kind, emblems."""

import hashlib

from django import forms
from django.conf import settings
from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from agreements.admin.history import WithHistory
from agreements.admin.site import GROUPS, Page, panel
from agreements.models import Emblem, Layout
from agreements.rules.enums import EmblemOwner
from agreements.rules.errors import BadFile
from agreements.rules.layout import ANNEX, BY_KEY, FORMS, SETTINGS, complaints, departs
from agreements.rules.permissions import Act
from agreements.rules.pictures import emblem_picture

CHOICE, REASON = "pilih_", "alasan_"


class LayoutForm(forms.ModelForm):
    """One select for each setting that applies, and a line for the reason of a departure from the annex."""

    class Meta:
        model = Layout
        fields = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.settings = [s for s in SETTINGS if s.applies(self.instance.instrument, self.instance.kind)]
        for setting in self.settings:
            self._add(setting)

    def _add(self, setting):
        usual = setting.usual(self.instance.instrument, self.instance.kind)
        options = [("", f"Bawaan: {setting.options[usual]}")]
        options += [(value, self._words(setting, value)) for value in setting.options if value != usual]
        self.fields[CHOICE + setting.key] = forms.ChoiceField(
            label=setting.label,
            choices=options,
            required=False,
            initial=self.instance.choices.get(setting.key, ""),
            help_text=self._help(setting, usual),
        )
        if not self.ruled(setting):
            return
        self.fields[REASON + setting.key] = forms.CharField(
            label=f"Alasan menyimpang: {setting.label.lower()}",
            required=False,
            max_length=300,
            initial=self.instance.reasons.get(setting.key, ""),
            widget=forms.TextInput(attrs={"size": 90}),
        )

    def ruled(self, setting):
        """Whether the annex says something of a setting, so that one can depart from it."""
        return setting.annex(self.instance.instrument, self.instance.kind) is not None

    def _words(self, setting, value):
        away = departs(setting.key, self.instance.instrument, self.instance.kind, value)
        return setting.options[value] + (f" (menyimpang dari {ANNEX})" if away else "")

    def _help(self, setting, usual):
        said = setting.annex(self.instance.instrument, self.instance.kind)
        if said is None:
            return setting.article or "Lampiran Permendagri 22/2020 tidak mengaturnya."
        away = f" Bawaan menyimpang: {setting.why}" if said != usual else ""
        return f"{setting.article}: {setting.options[said]}.{away}"

    def clean(self):
        data = super().clean()
        chosen = {s.key: data.get(CHOICE + s.key, "") for s in self.settings}
        chosen = {key: value for key, value in chosen.items() if value}
        reasons = {key: data.get(REASON + key, "").strip() for key in chosen}
        for key, sentence in complaints(self.instance.instrument, self.instance.kind, chosen, reasons):
            self.add_error(
                (REASON if key in chosen and chosen[key] in BY_KEY[key].options else CHOICE) + key, sentence
            )
        self.instance.choices = chosen
        self.instance.reasons = {key: reason for key, reason in reasons.items() if reason}
        return data


def _fields_of(setting, row):
    """The fields of a setting: the choice, and the reason where the annex could be departed from."""
    ruled = setting.annex(row.instrument, row.kind) is not None
    return (CHOICE + setting.key, *((REASON + setting.key,) if ruled else ()))


@admin.register(Layout, site=panel)
class LayoutPage(WithHistory, Page):
    """The layout of each instrument and kind: what the annex shows, and where the city departs from it."""

    group = GROUPS[1]
    hint = "Lambang, nomor, tanda tangan, huruf, dan tepi tiap bentuk naskah"
    keep = Act.KEEP_REFERENCE
    why_kept = "Tata letak tidak dihapus; pilih “Bawaan” agar kembali ke lampiran."
    form = LayoutForm
    list_display = ("name", "annex_form", "departing")
    readonly_fields = ("name", "annex_form", "departing")

    def has_add_permission(self, request):
        """There is one row for each instrument and kind."""
        return False

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The settings are fields that no column answers to."""
        kwargs["fields"] = []
        return super().get_form(request, obj, change, **kwargs)

    def get_fieldsets(self, request, obj=None):
        told = (None, {"fields": ("annex_form", "departing")})
        if not self.has_change_permission(request, obj):
            return (told,)
        applying = [s for s in SETTINGS if s.applies(obj.instrument, obj.kind)]
        return (told, *((s.label, {"fields": _fields_of(s, obj)}) for s in applying))

    @admin.display(description="naskah")
    def name(self, obj):
        return str(obj)

    @admin.display(description="bentuk lampiran")
    def annex_form(self, obj):
        form = FORMS.get((obj.instrument, obj.kind))
        return f"{ANNEX}, bentuk {form}" if form else "tidak ada bentuk dalam lampiran"

    @admin.display(description="menyimpang dari lampiran Permendagri 22/2020")
    def departing(self, obj):
        rows = [(label, words, reason) for label, words, reason in obj.departures]
        return format_html_join("", "<div>{}: {}. <em>{}</em></div>", rows) or "tidak ada"


class EmblemForm(forms.ModelForm):
    """One emblem; a picture is chosen once, another picture is another row."""

    picture = forms.FileField(
        label="Gambar",
        help_text="PNG atau JPEG, paling besar 2 MB; sisi terpanjang paling sedikit 150 piksel.",
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg"}),
        error_messages={"empty": "Berkas kosong (0 bita). Pilih berkas yang benar."},
    )

    class Meta:
        model = Emblem
        fields = ("owner", "region", "partner", "alt", "active")

    def clean_picture(self):
        file = self.cleaned_data["picture"]
        if file.size > settings.UPLOAD_MAX_BYTES:
            raise forms.ValidationError("Gambar terlalu besar, paling besar 2 MB.")
        try:
            self.made = emblem_picture(file.read())
        except BadFile as bad:
            raise forms.ValidationError(list(bad.reasons)) from bad
        return file

    def clean(self):
        data = super().clean()
        needed = {EmblemOwner.REGION: "region", EmblemOwner.PARTNER: "partner"}.get(data.get("owner"))
        for name in ("region", "partner"):
            if name == needed and not data.get(name):
                self.add_error(name, "Pilih milik siapa lambang ini.")
            elif name != needed and name in data:
                data[name] = None
        return data

    def validate_constraints(self):
        """An emblem that is in use already gives way when this one is saved."""


@admin.register(Emblem, site=panel)
class EmblemPage(Page):
    """Emblems as files: what stands at the head of agreements and letters instead of the drawn stand-ins."""

    group = GROUPS[1]
    hint = "Garuda, lambang kita, daerah lain, dan mitra sebagai gambar"
    keep = Act.KEEP_REFERENCE
    why_kept = "Lambang tidak dihapus, karena naskah lama tercetak dengannya; hilangkan centang “dipakai”."
    form = EmblemForm
    list_display = ("shown", "alt", "owner", "whose", "active")
    list_filter = ("owner", "active")
    list_select_related = ("region", "partner")
    search_fields = ("alt", "region__name", "partner__name")
    autocomplete_fields = ()

    def get_fields(self, request, obj=None):
        return (
            ("shown", "owner", "whose", "alt", "active")
            if obj
            else ("owner", "region", "partner", "alt", "picture")
        )

    def get_readonly_fields(self, request, obj=None):
        return ("shown", "owner", "whose") if obj else ()

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The picture of a row that is kept stays as it is."""
        if obj:
            kwargs["form"] = forms.ModelForm
            kwargs["fields"] = ("alt", "active")
        return super().get_form(request, obj, change, **kwargs)

    def save_model(self, request, obj, form, change):
        """Keep the picture; what was in use for the same owner gives way."""
        if not change:
            data, obj.width, obj.height = form.made
            obj.data, obj.sha256 = data, hashlib.sha256(data).hexdigest()
        if obj.active:
            same = Emblem.objects.filter(owner=obj.owner, region=obj.region, partner=obj.partner)
            same.exclude(pk=obj.pk).filter(active=True).update(active=False)
        super().save_model(request, obj, form, change)

    @admin.display(description="gambar")
    def shown(self, obj):
        address = reverse("emblem", args=[obj.sha256])
        return format_html(
            '<img src="{}" alt="{}" width="64" height="64" class="emblem-thumb">', address, obj.alt
        )

    @admin.display(description="milik siapa")
    def whose(self, obj):
        return obj.region or obj.partner or "—"
