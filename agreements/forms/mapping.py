"""A potential cooperation of an OPD, the coordination of what is shared with neighbours, and their filter."""

from django import forms
from django.db.models import Q
from django.utils import timezone

from agreements.forms.cooperation import choice_for
from agreements.forms.days import Day
from agreements.forms.plan_codes import match_code
from agreements.forms.words import Line, Words
from agreements.models import Affair, Agency, Guidance, Partner, PartnerCategory
from agreements.rules.choosing import choose
from agreements.rules.enums import AffairGroup, CityPower, Kind, PlanDocument, choices
from agreements.rules.mapping import years_complaint
from agreements.rules.naming import normalised
from agreements.rules.plan_codes import clean_code
from agreements.rules.plan_words import Forum, MappingState, Priority

PREFIX = "butir"


def advice(partner, category):
    """Take the candidate as recorded and its category (either may be None); return the `Choice` of kinds.

    Of a category alone it is asked as if the partner bordered on us: which one it will be is still open.
    """
    if partner:
        return choice_for([partner])
    if category is None:
        return choice_for([])
    return choose([category.facts(borders=True)], Guidance.objects.book())


def partner_named(name):
    """Return the recorded `Partner` of exactly that name, or None."""
    wanted = normalised(name)
    if not wanted:
        return None
    rows = Partner.objects.filter(Q(name__iexact=name) | Q(normalised=wanted))
    return rows.select_related("category", "region").order_by("pk").first()


class ItemForm(forms.Form):
    """One potential cooperation. `agency`, `year`: of its mapping."""

    affair = forms.ModelChoiceField(
        label="Urusan", queryset=Affair.objects.all(), empty_label="Pilih urusan …"
    )
    object = Line(label="Objek", limit=300, help_text="Apa yang akan dikerjasamakan, dalam satu kalimat.")
    need = Words(
        label="Kebutuhan atau potensi",
        limit=5_000,
        rows=3,
        help_text="Masalah yang hendak dipecahkan, atau kelebihan yang dapat dibagi.",
    )
    candidate = Line(
        label="Calon mitra",
        limit=200,
        required=False,
        help_text="Nama mitra yang tercatat atau calon lain. Boleh kosong bila baru kategorinya diketahui.",
    )
    category = forms.ModelChoiceField(
        label="Kategori mitra",
        queryset=PartnerCategory.objects.order_by("order", "name"),
        required=False,
        empty_label="Mengikuti mitra yang tercatat",
    )
    kind = forms.ChoiceField(
        label="Jenis kerja sama",
        required=False,
        choices=[("", "Menurut mitranya"), *choices(Kind)],
    )
    document = forms.ChoiceField(
        label="Dokumen", required=False, choices=[("", "Belum ada"), *choices(PlanDocument)]
    )
    code = Line(label="Kode", limit=40, required=False)
    programme = Line(label="Program/kegiatan", limit=200, required=False)
    first_year = forms.IntegerField(label="Tahun mulai", min_value=2000, max_value=2100)
    last_year = forms.IntegerField(label="Tahun akhir", min_value=2000, max_value=2100)
    priority = forms.ChoiceField(label="Prioritas", choices=choices(Priority))
    benefit = Words(
        label="Manfaat",
        limit=5_000,
        rows=2,
        required=False,
        help_text="Bagi warga dan daerah; sedapat mungkin dengan angka.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    use_required_attribute = False

    def __init__(self, *args, agency, year, **given):
        super().__init__(*args, prefix=PREFIX, **given)
        self.year = year
        self.partner = None
        self.fields["affair"].choices = self._affairs(agency)
        self.fields["code"].widget.attrs |= {"list": f"pilihan-{PREFIX}", "autocomplete": "off"}
        self.fields["candidate"].widget.attrs |= {"list": "calon-mitra", "autocomplete": "off"}

    @staticmethod
    def _affairs(agency):
        own = set(agency.affairs.values_list("pk", flat=True))
        groups = {"": "Urusan OPD ini"} | {group.value: group.label for group in AffairGroup}
        found = {code: [] for code in groups}
        for affair in Affair.objects.exclude(city_power=CityPower.NONE):
            found["" if affair.pk in own else affair.group].append((affair.pk, str(affair)))
        return [("", "Pilih urusan …"), *((groups[code], rows) for code, rows in found.items() if rows)]

    def clean_code(self):
        """Codes are kept without spaces and without a dot at the end."""
        return clean_code(self.cleaned_data["code"])

    def clean(self):
        """The kind fits the candidate, the years are in order, the code exists where we know its document."""
        cleaned = super().clean()
        self._clean_partner(cleaned)
        self._clean_years(cleaned)
        self._clean_code(cleaned)
        return cleaned

    def _clean_partner(self, cleaned):
        self.partner = partner_named(cleaned.get("candidate") or "")
        category = self.partner.category if self.partner else cleaned.get("category")
        if category is None:
            if "category" not in self.errors:
                self.add_error("category", "Pilih kategori mitra, atau tulis nama mitra yang sudah tercatat.")
            return
        cleaned["category"] = category
        choice, kind = advice(self.partner, category), cleaned.get("kind")
        if choice.refusals:
            self.add_error("candidate" if self.partner else "category", choice.refusals[0])
        elif kind and choice.option(kind) is None:
            self.add_error("kind", _misfit(kind, category, choice))
        elif not kind and len(choice.options) == 1:
            cleaned["kind"] = choice.options[0].kind.value

    def _clean_years(self, cleaned):
        first, last = cleaned.get("first_year"), cleaned.get("last_year")
        if first and last and (complaint := years_complaint(first, last, self.year)):
            self.add_error("last_year" if last < first else "first_year", complaint)

    def _clean_code(self, cleaned):
        document, code = cleaned.get("document"), cleaned.get("code")
        if code and not document and "document" not in self.errors:
            self.add_error("document", "Pilih dokumen yang memuat kode ini.")
        if not (code and document):
            return
        match_code(self, document, code)

    def columns(self):
        """Return the values for `workflow.mapping`."""
        kept = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return kept | {"partner": self.partner}


def _misfit(kind, category, choice):
    possible = " atau ".join(option.kind.label for option in choice.options)
    basis = f" ({category.basis})" if category.basis else ""
    return f"{Kind(kind).label} tidak sesuai dengan {category.name}; yang mungkin: {possible}{basis}."


class ItemFilter(forms.Form):
    """What the list of potentials can be narrowed by."""

    q = Line(label="Objek atau mitra", limit=100, required=False)
    opd = forms.ModelChoiceField(
        label="OPD",
        queryset=Agency.objects.all(),
        to_field_name="code",
        required=False,
        empty_label="Semua OPD",
    )
    urusan = forms.ModelChoiceField(
        label="Urusan",
        queryset=Affair.objects.all(),
        to_field_name="code",
        required=False,
        empty_label="Semua urusan",
    )
    jenis = forms.ChoiceField(label="Jenis", required=False, choices=[("", "Semua jenis"), *choices(Kind)])
    status = forms.ChoiceField(
        label="Pemetaan", required=False, choices=[("", "Semua status"), *choices(MappingState)]
    )
    koordinasi = forms.ChoiceField(
        label="Koordinasi", required=False, choices=[("", "Semua"), ("belum", "Wajib, belum dikoordinasikan")]
    )

    use_required_attribute = False

    def narrow(self, rows):
        """Take a set of potentials; return those that fit (all where the filter is wrong)."""
        if not self.is_valid():
            return rows
        given = self.cleaned_data
        for word in given["q"].split()[:6]:
            named = Q(partner__name__icontains=word) | Q(candidate__icontains=word)
            rows = rows.filter(named | Q(object__icontains=word))
        exact = {
            "mapping__agency": given["opd"],
            "affair": given["urusan"],
            "kind": given["jenis"],
            "mapping__state": given["status"],
        }
        rows = rows.filter(**{name: value for name, value in exact.items() if value})
        return rows.uncoordinated() if given["koordinasi"] else rows


class CoordinationForm(forms.Form):
    """What a forum agreed. `offered`: the `MappingItem`s that may be ticked."""

    forum = forms.ChoiceField(label="Forum", choices=[("", "Pilih forum …"), *choices(Forum)])
    held_on = Day(label="Tanggal")
    place = Line(label="Tempat", limit=150)
    minutes_number = Line(label="Nomor berita acara", limit=120)
    result = Words(label="Hasil kesepakatan", limit=10_000, rows=4)
    items = forms.ModelMultipleChoiceField(
        label="Potensi yang disepakati",
        queryset=None,
        to_field_name="uid",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu potensi yang dibahas."},
    )
    signed = forms.BooleanField(
        label="Berita acara ditandatangani para kepala daerah",
        error_messages={"required": "Hasilnya dicatat setelah berita acara ditandatangani kepala daerah."},
    )
    file = forms.FileField(
        label="Pindaian berita acara",
        help_text="PDF, PNG, JPEG, atau DOCX; paling besar 25 MB.",
        error_messages={
            "required": "Pilih pindaian berita acaranya.",
            "empty": "Berkas kosong (0 bita). Pilih berkas yang benar.",
        },
    )

    use_required_attribute = False

    def __init__(self, *args, offered, **given):
        super().__init__(*args, **given)
        self.fields["items"].queryset = offered
        self.fields["items"].label_from_instance = _item_words

    def clean_held_on(self):
        """What has not been held yet has no result."""
        day = self.cleaned_data["held_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("Tanggalnya belum tiba. Catat setelah forumnya berlangsung.")
        return day

    def columns(self):
        """Return the values for `workflow.mapping.record_coordination`."""
        names = ("forum", "held_on", "place", "minutes_number", "result")
        return {name: self.cleaned_data[name] for name in names}


def _item_words(item):
    return f"{item.object} ({item.mapping.agency.short}; {item.partner_words})"
