"""A dossier: with whom, in which kind, on what, and where it stands in the plans."""

import uuid

from django import forms
from django.db.models import Q
from django.utils import timezone

from agreements.forms.days import Day
from agreements.forms.words import Line, Words
from agreements.models import Affair, Agency, Border, Government, Guidance, Partner, PlanCode
from agreements.rules.choosing import choose, way_sentence
from agreements.rules.enums import (
    Initiative,
    Kind,
    PlanDocument,
    PlanException,
    Purpose,
    Stage,
    choices,
)
from agreements.rules.plan_codes import clean_code, unknown_words

FIELDS = (
    *("kind", "purpose", "initiative", "title", "object", "scope", "background", "benefit", "location"),
    *("plan_exception", "plan_exception_note", "plan_exception_number", "plan_exception_on"),
)
PROOF = ("plan_exception_number", "plan_exception_on", "plan_evidence")
MOST_PARTNERS = 11  # with ourselves twelve parties, as many as a naskah has ordinals for


def partners_of(uids):
    """Take posted uids; return the `Partner`s in that order, each once; what is no partner is left out."""
    wanted = [parsed for parsed in map(read_uid, dict.fromkeys(uids)) if parsed][: MOST_PARTNERS + 1]
    found = Partner.objects.select_related("category", "region").in_bulk(wanted, field_name="uid")
    return [found[uid] for uid in wanted if uid in found]


def read_uid(text):
    """Take a posted text; return the UUID that it is, or None."""
    try:
        return uuid.UUID(str(text))
    except ValueError:
        return None


def choice_for(partners, purpose=""):
    """Take `Partner`s (category at hand) and a code of `Purpose`; return the `rules.choosing.Choice`.

    Three queries.
    """
    neighbours = neighbours_of_ours()
    return choose([facts_of(partner, neighbours) for partner in partners], Guidance.objects.book(), purpose)


def neighbours_of_ours():
    """Return the keys of the regions that border on ours: by record, and the own province. Two queries.

    A kabupaten or kota and its province border by their nature (Permendagri 22/2020 Ps 3).
    """
    own = Government.objects.values_list("region_id", "region__province_id").first()
    if own is None:
        return set()
    region, province = own
    pairs = Border.objects.filter(Q(first_id=region) | Q(second_id=region))
    sides = {pk for pair in pairs.values_list("first_id", "second_id") for pk in pair}
    return (sides | {province}) - {region, None}


def facts_of(partner, neighbours):
    """Return a partner as the rules see it; `neighbours`: keys of the regions that border on ours."""
    borders = partner.region_id in neighbours if partner.region_id else None
    return partner.category.facts(name=partner.name, borders=borders)


class CooperationForm(forms.Form):
    """The data of a dossier. `chosen`: its partners; `choice`: what they allow; `agencies`: OPD on offer."""

    partners = forms.Field(label="Mitra", required=False)
    kind = forms.ChoiceField(
        label="Jenis kerja sama",
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Jenis ini tidak sesuai dengan mitra yang dipilih."},
    )
    initiative = forms.ChoiceField(
        label="Siapa yang memulai?",
        choices=choices(Initiative),
        initial=Initiative.OURS.value,
        required=False,
        help_text="Penawaran mitra dicatat Bagian Pemerintahan dengan suratnya.",
    )
    purpose = forms.ChoiceField(
        label="Untuk apa kerja sama ini?",
        required=False,
        choices=choices(Purpose),
        initial=Purpose.SERVICE.value,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Pilih salah satu objek yang ditawarkan."},
    )
    title = Line(label="Judul", limit=250, help_text="Singkat: apa yang dikerjasamakan.")
    object = Words(
        label="Objek kerja sama",
        limit=2_000,
        rows=2,
        help_text="Urusan atau layanan yang dikerjakan bersama, dalam satu kalimat.",
    )
    scope = Words(label="Ruang lingkup", limit=10_000, required=False, help_text="Satu butir tiap baris.")
    background = Words(label="Latar belakang", limit=20_000, required=False)
    benefit = Words(label="Manfaat", limit=10_000, required=False)
    location = Line(label="Lokasi", limit=200, required=False)
    agency = forms.ModelChoiceField(
        label="OPD pemrakarsa", queryset=Agency.objects.none(), empty_label="Pilih OPD …"
    )
    affairs = forms.ModelMultipleChoiceField(
        label="Urusan", queryset=Affair.objects.all(), required=False, widget=forms.CheckboxSelectMultiple
    )
    plan_exception = forms.ChoiceField(
        label="Pengecualian perencanaan",
        required=False,
        choices=[("", "Tidak ada; objek tercantum dalam rencana"), *choices(PlanException)],
    )
    plan_exception_note = Words(
        label="Alasan pengecualian",
        limit=5_000,
        rows=2,
        required=False,
        help_text="Mengapa objek ini tidak menunggu perencanaan berikutnya.",
    )
    plan_exception_number = Line(
        label="Nomor keputusan",
        limit=120,
        required=False,
        help_text="Keputusan yang menjadi dasar pengecualian.",
    )
    plan_exception_on = Day(label="Tanggal keputusan", required=False)
    plan_evidence = forms.FileField(
        label="Bukti pengecualian",
        required=False,
        help_text="Pindaian keputusannya: PDF, PNG, JPEG, atau DOCX; paling besar 25 MB.",
        error_messages={"empty": "Berkas kosong (0 bita). Pilih berkas yang benar."},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    use_required_attribute = False

    def __init__(self, *args, chosen, choice, agencies=None, **given):
        super().__init__(*args, **given)
        self.chosen, self.choice = chosen, choice
        options = [(option.kind.value, option.kind.label) for option in choice.options]
        self.fields["kind"].choices = options
        if agencies is None:
            del self.fields["agency"]
        else:
            self.fields["agency"].queryset = agencies
            if len(agencies) == 1:
                self.initial.setdefault("agency", agencies[0].pk)

    @property
    def kind_now(self):
        """Code of the kind as it stands: the one chosen, or the only one that the partners allow; else ""."""
        value, codes = self["kind"].value(), [option.kind.value for option in self.choice.options]
        return codes[0] if len(codes) == 1 else value if value in codes else ""

    @property
    def purpose_now(self):
        """Code of what it is for, as it stands; public service where it was not said."""
        value = self["purpose"].value()
        return value if value in list(Purpose) else Purpose.SERVICE.value

    def clean_purpose(self):
        """Not said means public service, as in dossiers from before the question was asked."""
        return self.cleaned_data["purpose"] or Purpose.SERVICE.value

    def clean_kind(self):
        """One possible kind needs no answer; else it is asked for."""
        if not self.cleaned_data["kind"] and self.choice.options and not self.kind_now:
            raise forms.ValidationError("Pilih jenisnya: hukum memberi lebih dari satu kemungkinan.")
        return self.cleaned_data["kind"] or self.kind_now

    def clean_initiative(self):
        """Nothing said means that we began."""
        return self.cleaned_data["initiative"] or Initiative.OURS.value

    def clean(self):
        """The partners are there and may be together; an exception and its reason come together."""
        cleaned = super().clean()
        if not self.chosen:
            self.add_error("partners", "Pilih paling sedikit satu mitra.")
        if len(self.chosen) > MOST_PARTNERS:
            self.add_error("partners", f"Paling banyak {MOST_PARTNERS} mitra dalam satu kerja sama.")
        for reason in self.choice.refusals:
            self.add_error("partners", reason)
        if "purpose" not in self.errors and not self.choice.options:
            for rule in self.choice.elsewhere:
                self.add_error("purpose", way_sentence(rule))
        self._clean_exception(cleaned)
        return cleaned

    def _clean_exception(self, cleaned):
        """Its proof may come later, before the proposal is submitted (rules.planning); its reason may not."""
        exception, note = cleaned.get("plan_exception"), cleaned.get("plan_exception_note")
        if exception and not note and "plan_exception_note" not in self.errors:
            self.add_error("plan_exception_note", "Pengecualian memerlukan alasannya.")
        proof = any(cleaned.get(name) for name in PROOF)
        if (note or proof) and not exception and "plan_exception" not in self.errors:
            what = "alasannya" if note else "buktinya"
            self.add_error("plan_exception", f"Pilih pengecualian yang {what} Anda tulis.")
        decided = cleaned.get("plan_exception_on")
        if decided and decided > timezone.localdate():
            self.add_error("plan_exception_on", "Tanggal keputusan belum tiba. Periksa tanggalnya.")

    def columns(self):
        """Return the values for `workflow.dossier`."""
        return {name: self.cleaned_data[name] for name in FIELDS}


class PlanForm(forms.Form):
    """One place in a planning or budget document; a row left empty counts for nothing."""

    document = forms.ChoiceField(
        label="Dokumen", choices=[("", "Pilih …"), *choices(PlanDocument)], required=False
    )
    year = forms.IntegerField(label="Tahun", required=False)
    code = Line(label="Kode", limit=40, required=False)
    name = Line(label="Nama kegiatan", limit=200, required=False)
    page = Line(label="Halaman", limit=20, required=False)

    use_required_attribute = False

    def __init__(self, *args, **given):
        super().__init__(*args, **given)
        self.fields["code"].widget.attrs |= {"list": f"pilihan-{self.prefix}", "autocomplete": "off"}

    def clean_year(self):
        """Refuse years that no plan of ours can have."""
        year, now = self.cleaned_data["year"], timezone.localdate().year
        if year is not None and not 2000 <= year <= now + 25:
            raise forms.ValidationError(f"Tahun rencana antara 2000 dan {now + 25}.")
        return year

    def clean_code(self):
        """Codes are kept without spaces and without a dot at the end."""
        return clean_code(self.cleaned_data["code"])

    def clean(self):
        """What is begun is finished: document, year and code belong together."""
        cleaned = super().clean()
        if any(cleaned.values()):
            for name in ("document", "year", "code"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, "Lengkapi baris ini atau kosongkan seluruhnya.")
        return cleaned


class BasePlans(forms.BaseFormSet):
    """The rows of planning links; codes of a document and year that were loaded are looked up there."""

    def clean(self):
        """Refuse a code that its document does not hold; name and page left empty come from the code."""
        rows = [form for form in self.forms if not form.errors and form.cleaned_data.get("document")]
        if not rows:
            return
        loaded = PlanCode.objects.loaded()
        known = _known(form.cleaned_data for form in rows)
        for form in rows:
            row = form.cleaned_data
            if (row["document"], row["year"]) in loaded:
                _settle(form, known.get((row["document"], row["year"], row["code"])))

    def columns(self):
        """Return the rows that say something."""
        return [row for row in self.cleaned_data if row.get("document")]


def _known(rows):
    """Return {(document, year, code): `PlanCode`} of the links that exist. One query."""
    wanted = Q(pk__in=())
    for row in rows:
        wanted |= Q(document=row["document"], year=row["year"], code=row["code"])
    return {(code.document, code.year, code.code): code for code in PlanCode.objects.filter(wanted)}


def _settle(form, code):
    row = form.cleaned_data
    if code is None:
        near = PlanCode.objects.nearest(row["document"], row["year"], row["code"])
        form.add_error("code", unknown_words(row["document"], row["year"], row["code"], near))
        return
    row["name"], row["page"] = row["name"] or code.name, row["page"] or code.page


PlanFormSet = forms.formset_factory(PlanForm, formset=BasePlans, extra=1, max_num=30, absolute_max=30)


OWN = "saya"
LATE = [("", "Semua"), ("1", "Lewat tenggat"), (OWN, "Lewat tenggat, dieskalasikan kepada saya")]


class CooperationFilter(forms.Form):
    """What the list of dossiers can be narrowed by."""

    q = Line(label="Judul, objek, atau mitra", limit=100, required=False)
    stage = forms.ChoiceField(label="Tahap", required=False, choices=[("", "Semua tahap"), *choices(Stage)])
    kind = forms.ChoiceField(label="Jenis", required=False, choices=[("", "Semua jenis"), *choices(Kind)])
    agency = forms.ModelChoiceField(
        label="OPD", queryset=Agency.objects.all(), required=False, empty_label="Semua OPD"
    )
    lewat = forms.ChoiceField(label="Tenggat tahap", required=False, choices=LATE)

    use_required_attribute = False

    @property
    def late(self):
        """What is asked for of the deadlines: "", "1" or OWN; "" where the filter is wrong."""
        return self.cleaned_data["lewat"] if self.is_valid() else ""

    def narrow(self, rows):
        """Take a set of dossiers; return those that fit (all where the filter is wrong)."""
        if not self.is_valid():
            return rows
        for word in self.cleaned_data["q"].split()[:6]:
            named = Partner.objects.filter(name__icontains=word).values("places__cooperation_id")
            rows = rows.filter(Q(title__icontains=word) | Q(object__icontains=word) | Q(pk__in=named))
        exact = {name: self.cleaned_data[name] for name in ("stage", "kind", "agency")}
        return rows.filter(**{name: value for name, value in exact.items() if value})
