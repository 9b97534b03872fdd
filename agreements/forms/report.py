"""A semester report: what is typed, with counts and rupiah in Indonesian manner, and files as evidence."""

from django import forms
from django.conf import settings

from agreements.forms.later import LaterWords
from agreements.forms.words import Words
from agreements.rules.amounts import read_count, read_rupiah
from agreements.rules.indonesian import number
from agreements.rules.reporting import missing

LIMIT = 20_000
MOST_FILES = 10
TEXTS = ("activities", "results", "problems", "efforts", "other")
NUMBERS = ("people_served", "services", "revenue", "spent")


class Number(forms.CharField):
    """A number typed in Indonesian manner; `read`: from rules.amounts; empty = not known."""

    def __init__(self, *, read, **given):
        super().__init__(required=False, **given)
        self.read = read
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def prepare_value(self, value):
        return value if value is None or isinstance(value, str) else number(value)

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return None
        try:
            return self.read(text)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


class ManyFiles(forms.ClearableFileInput):
    """A file input for several files at once."""

    allow_multiple_selected = True


class Files(forms.FileField):
    """Several files, each looked at; what is inside is looked into when they are taken in."""

    def __init__(self, **given):
        attrs = {"accept": ".pdf,.png,.jpg,.jpeg,.docx"}
        super().__init__(required=False, widget=ManyFiles(attrs=attrs), **given)

    def clean(self, data, initial=None):
        if not data:
            return []
        files = data if isinstance(data, list | tuple) else [data]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(f"Paling banyak {MOST_FILES} berkas sekali simpan.")
        complaints = [sentence for file in files if (sentence := _complaint(file))]
        if complaints:
            raise forms.ValidationError(complaints)
        return files


def _complaint(file):
    limit = settings.UPLOAD_MAX_BYTES
    if not file.size:
        return f"{file.name}: berkas kosong (0 bita)."
    if file.size > limit:
        return f"{file.name}: terlalu besar, paling besar {limit // settings.MEGABYTE} MB."
    return ""


class ReportForm(forms.Form):
    """The typed part of a report (Permendagri 22/2020 Ps 17(5), 39(5)). `send`: it is to be submitted now."""

    activities = LaterWords(label="Kegiatan yang dilaksanakan", limit=LIMIT, rows=5)
    results = Words(label="Hasil dan keluaran", limit=LIMIT, rows=3, required=False)
    problems = LaterWords(
        label="Permasalahan", limit=LIMIT, rows=3, help_text="Bila tidak ada, tulis “Tidak ada”."
    )
    efforts = LaterWords(
        label="Upaya penyelesaian", limit=LIMIT, rows=3, help_text="Bila tidak ada, tulis “Tidak ada”."
    )
    other = Words(label="Hal lain yang disepakati", limit=LIMIT, rows=2, required=False)
    people_served = Number(label="Warga terlayani (orang)", read=read_count)
    services = Number(label="Layanan dibuka", read=read_count)
    revenue = Number(label="Pendapatan asli daerah (Rp)", read=read_rupiah)
    spent = Number(label="Belanja APBD (Rp)", read=read_rupiah)
    files = Files(
        label="Bukti pelaksanaan",
        help_text="PDF, PNG, JPEG, atau DOCX; paling besar 25 MB tiap berkas, boleh beberapa sekaligus.",
    )
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    use_required_attribute = False

    def __init__(self, *args, kind="", send=False, report=None, **given):
        if report is not None:
            kept = {name: getattr(report, name) for name in (*TEXTS, *NUMBERS, "version")}
            given["initial"] = kept | given.get("initial", {})
        super().__init__(*args, **given)
        self.kind, self.send = kind, send

    def clean(self):
        """Name on its field what a report lacks that is to be sent."""
        if self.send:
            for name, sentence in missing(self.cleaned_data, self.kind).items():
                if name not in self.errors:
                    self.add_error(name, sentence)
        return self.cleaned_data

    @property
    def kept(self):
        """The columns of the report as cleaned."""
        return {name: self.cleaned_data[name] for name in (*TEXTS, *NUMBERS)}
