"""A partner: who it is, and, where it is a region, what the list of regions already tells."""

from django import forms
from django.db.models import Q

from agreements.forms.words import Line, Words
from agreements.models import Country, Government, Partner, PartnerCategory, Region
from agreements.rules.enums import RegionKind

COLUMNS = (
    *("category", "region", "name", "body", "legal_form", "legality", "country", "seat", "address"),
    *("leader", "leader_office", "contact_name", "contact_email", "contact_phone", "note"),
)
HEADS = {RegionKind.PROVINCE: "Gubernur", RegionKind.REGENCY: "Bupati", RegionKind.CITY: "Wali Kota"}


class RegionChoice(forms.ModelChoiceField):
    """Regions under their province."""

    def __init__(self, **given):
        super().__init__(queryset=Region.objects.none(), **given)

    def offer(self, own_id):
        """Offer every region but our own, grouped by province."""
        self.queryset = Region.objects.exclude(pk=own_id)
        provinces, grouped = {}, {}
        for pk, name, kind, province_id in self.queryset.values_list("pk", "name", "kind", "province_id"):
            if kind == RegionKind.PROVINCE:
                provinces[pk] = name
            grouped.setdefault(province_id or pk, []).append((pk, name))
        self.choices = [
            ("", "Pilih daerah …"),
            *((provinces.get(province, "Provinsi lain"), rows) for province, rows in grouped.items()),
        ]


class PartnerForm(forms.Form):
    """Create or change a partner. `partner`: the one that is edited, else None."""

    category = forms.ModelChoiceField(label="Kategori", queryset=None, empty_label="Pilih kategori …")
    region = RegionChoice(label="Daerah", required=False)
    name = Line(label="Nama mitra", limit=200)
    body = Line(
        label="Nama sebagai pihak",
        limit=200,
        help_text="Seperti tertulis dalam naskah, misalnya Pemerintah Daerah Kabupaten …",
    )
    legal_form = Line(label="Bentuk hukum", limit=80, required=False)
    legality = Words(
        label="Dasar hukum badan",
        limit=3_000,
        rows=2,
        required=False,
        help_text="Anggaran dasar, akta notaris, pengesahan Menteri.",
    )
    country = Line(label="Negara", limit=80, initial="Indonesia")
    seat = Line(label="Kedudukan", limit=80, help_text="Nama kota atau kabupaten.")
    address = Line(label="Alamat", limit=200)
    leader = Line(label="Nama pimpinan", limit=150, required=False, help_text="Tanpa gelar akademik.")
    leader_office = Line(label="Jabatan pimpinan", limit=150, required=False)
    contact_name = Line(label="Narahubung", limit=150, required=False)
    contact_email = forms.EmailField(label="Surel narahubung", max_length=254, required=False)
    contact_phone = Line(label="Telepon narahubung", limit=30, required=False)
    note = Words(label="Catatan", limit=3_000, rows=2, required=False)
    sure = forms.BooleanField(label="Tetap simpan, ini mitra lain", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    use_required_attribute = False

    def __init__(self, *args, partner=None, **given):
        self.partner = partner
        if partner is not None:
            kept = {name: getattr(partner, name) for name in (*COLUMNS, "version")}
            given["initial"] = kept | (given.get("initial") or {})
        super().__init__(*args, **given)
        self.own_region_id = Government.objects.values_list("region_id", flat=True).first()
        self.fields["category"].queryset = PartnerCategory.objects.all()
        self.category_now = self._category_now()
        if self.is_region:
            self.fields["region"].offer(self.own_region_id)
        else:
            del self.fields["region"]
        self.countries = self._countries()

    def _countries(self):
        """Names to choose the country from; where none is offered any is typed as it stands in the text."""
        if not (self.category_now and self.category_now.is_foreign):
            return []
        self.fields["country"].widget.attrs |= {"list": "negara", "autocomplete": "off"}
        self.fields["country"].help_text = "Pilih dari daftar, agar hubungan diplomatiknya diketahui."
        return list(Country.objects.values_list("name", flat=True))

    def _category_now(self):
        raw = self["category"].value()
        raw = raw.pk if isinstance(raw, PartnerCategory) else raw
        return PartnerCategory.objects.filter(pk=raw).first() if str(raw or "").isdecimal() else None

    @property
    def is_region(self):
        """Whether the category chosen is of regions, so that the region is asked for."""
        return bool(self.category_now and self.category_now.is_region)

    def clean_category(self):
        """Refuse what the law does not let be a partner, unless it is one already."""
        category = self.cleaned_data["category"]
        kept = self.partner and self.partner.category_id == category.pk
        if not category.allowed and not kept:
            basis = f" ({category.basis})" if category.basis else ""
            raise forms.ValidationError(f"Kategori ini tidak dapat menjadi mitra. {category.reason}{basis}")
        return category

    def clean(self):
        """A region is named where the category asks for one, and only once."""
        cleaned, category = super().clean(), self.cleaned_data.get("category")
        if category is None or not category.is_region:
            return cleaned
        if not cleaned.get("region") and "region" not in self.errors:
            self.add_error("region", "Pilih daerahnya, agar perbatasan dan jenis kerja samanya diketahui.")
        elif cleaned.get("region"):
            self._demand_new_region(cleaned["region"])
        return cleaned

    def _demand_new_region(self, region):
        others = Partner.objects.filter(region=region)
        if self.partner:
            others = others.exclude(pk=self.partner.pk)
        if other := others.first():
            self.add_error("region", f"{region} sudah tercatat sebagai mitra: {other.name}. Pakai yang itu.")

    def columns(self):
        """Return the values for the row."""
        return {name: self.cleaned_data.get(name) for name in COLUMNS}


def told_by_region(region):
    """Take a `Region`; return what it tells of a partner: name, body, seat and the office of its head."""
    short = region.name.removeprefix("Provinsi ").removeprefix("Kabupaten ").removeprefix("Kota ")
    return {
        "name": region.name,
        "body": f"Pemerintah Daerah {region.name}",
        "seat": short,
        "leader_office": f"{HEADS[region.kind]} {short}",
        "legal_form": "Daerah otonom",
    }


class PartnerFilter(forms.Form):
    """What the list of partners can be narrowed by."""

    q = Line(label="Nama", limit=100, required=False)
    category = forms.ModelChoiceField(
        label="Kategori", queryset=PartnerCategory.objects.all(), required=False, empty_label="Semua kategori"
    )

    use_required_attribute = False

    def narrow(self, rows):
        """Take a set of partners; return those that fit (all where the filter is wrong)."""
        if not self.is_valid():
            return rows
        for word in self.cleaned_data["q"].split()[:6]:
            rows = rows.filter(
                Q(name__icontains=word) | Q(body__icontains=word) | Q(normalised__icontains=word)
            )
        if category := self.cleaned_data["category"]:
            rows = rows.filter(category=category)
        return rows
