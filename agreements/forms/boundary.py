"""Boundary points: what is typed of one, the berita acara of an agreed one, its papers, the list's filter."""

import uuid

from django import forms
from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from agreements.forms.attachment import AttachmentForm
from agreements.forms.days import Day
from agreements.forms.signing import Upload
from agreements.forms.words import Line
from agreements.rules.boundaries import Method, Standing
from agreements.rules.boundary_records import LABELS, read_record, texts_of
from agreements.rules.coordinates import (
    LAT,
    LON,
    CoordinateError,
    decimal_words,
    distance,
    dms_words,
    read_position,
    split_pair,
)
from agreements.rules.enums import AttachmentKind, choices

POINT_PAPERS = (
    AttachmentKind.PILLAR_PHOTO,
    AttachmentKind.SURVEY,
    AttachmentKind.MINUTES,
    AttachmentKind.OTHER,
)
SPELLINGS = "Desimal atau derajat-menit-detik: -7,4725 atau 7° 28' 21\" LS."
SIDES = {"official": "Resmi", "field": "Lapangan"}


class Text(forms.CharField):
    """A text that `rules.boundary_records` reads and judges."""

    def __init__(self, *, label, required=False, **given):
        super().__init__(label=label, required=required, **given)

    def validate(self, value):
        """The record is judged as a whole."""


class BoundaryForm(forms.Form):
    """The data of a point. `point`: the one that is changed, None for a new one."""

    code = Text(label=LABELS["code"], required=True, help_text="Seperti tertulis di pilar, misalnya PBU 001.")
    name = Text(label=LABELS["name"], required=True)
    official_lat = Text(label=LABELS["official_lat"], required=True, help_text=SPELLINGS)
    official_lon = Text(
        label=LABELS["official_lon"],
        required=True,
        help_text="Atau tempel keduanya di kolom lintang dan kosongkan kolom ini.",
    )
    source = Text(
        label=LABELS["source"],
        required=True,
        help_text="Peraturan yang menetapkannya: Permendagri, nomor, tahun, titik ke berapa.",
    )
    field_lat = Text(label=LABELS["field_lat"])
    field_lon = Text(label=LABELS["field_lon"])
    measured_on = Text(
        label=LABELS["measured_on"], widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    measured_by = Text(label=LABELS["measured_by"], help_text="Tim atau orang yang mengukur.")
    method = forms.ChoiceField(
        label=LABELS["method"], required=False, choices=[("", "Pilih …"), *choices(Method)]
    )
    accuracy = Text(label=LABELS["accuracy"], help_text="Menurut alat atau laporan ukur, misalnya 0,05.")
    our_side = Text(label=LABELS["our_side"])
    their_side = Text(label=LABELS["their_side"])
    people = Text(label=LABELS["people"], help_text="Perkiraan jumlah orang yang layanannya terpengaruh.")
    description = Text(label=LABELS["description"], widget=forms.Textarea(attrs={"rows": 3}))
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    uid = forms.UUIDField(required=False, widget=forms.HiddenInput)

    use_required_attribute = False

    def __init__(self, *args, point=None, **given):
        if point is not None:
            given["initial"] = texts_of(point.record) | {"version": point.version}
        else:
            given["initial"] = {"uid": uuid.uuid4()}
        super().__init__(*args, **given)
        self.record = None
        self.fields["code"].widget.attrs["autocapitalize"] = "characters"
        for name in LABELS:
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean(self):
        """Read all that was typed as one record; each fault stands on its own field."""
        cleaned = super().clean()
        texts = {name: cleaned.get(name) or "" for name in LABELS}
        for side in SIDES:
            texts |= parted(texts, side)
        self.record, faults = read_record(texts, timezone.localdate())
        for name, sentence in faults:
            if name not in self.errors:
                self.add_error(name, sentence)
        return cleaned

    def read_back(self):
        """Return what the coordinates are read as: [(side, [both notations of each])], and metres between."""
        places, rows = {}, []
        for side, words in SIDES.items():
            texts = parted({name: (self[name].value() or "") for name in LABELS}, side)
            try:
                place = places[side] = read_position(texts[f"{side}_lat"], texts[f"{side}_lon"])
            except CoordinateError:
                continue
            rows.append((words, notations(place)))
        return rows, distance(*places.values()) if len(places) == 2 else None


def parted(texts, side):
    """Return the two texts of a side; a pair that stands in the field of the latitude is parted."""
    lat, lon = f"{side}_lat", f"{side}_lon"
    halves = split_pair(texts[lat]) if texts[lat] and not texts[lon] else None
    return {lat: halves[0], lon: halves[1]} if halves else {lat: texts[lat], lon: texts[lon]}


def notations(position):
    """Take a `Position`; return its latitude and longitude, each in both notations."""
    return [
        {"name": axis.name, "dms": dms_words(value, axis), "decimal": decimal_words(value)}
        for axis, value in ((LAT, position.lat), (LON, position.lon))
    ]


class MinutesForm(forms.Form):
    """The berita acara on which an agreed point rests."""

    number = Line(label="Nomor berita acara", limit=80)
    day = Day(label="Tanggal berita acara")
    paper = Upload(
        label="Berita acara bertanda tangan",
        help_text="PDF; paling besar 25 MB.",
        error_messages={"required": "Pilih berkas PDF berita acara yang sudah ditandatangani."},
    )

    use_required_attribute = False

    def clean_day(self):
        """What was not signed yet is not agreed."""
        if self.cleaned_data["day"] > timezone.localdate():
            raise forms.ValidationError("Tanggal berita acara belum tiba.")
        return self.cleaned_data["day"]

    def told(self):
        """Return the data of the act."""
        file = self.cleaned_data["paper"]
        return {
            "number": self.cleaned_data["number"],
            "day": self.cleaned_data["day"],
            "paper": (file.read(), file.name),
        }


class PointPaperForm(AttachmentForm):
    """A photo or paper of a point."""

    def __init__(self, *args, **given):
        super().__init__(*args, groups=[("Titik batas", POINT_PAPERS)], **given)


class BoundaryFilter(forms.Form):
    """What a list of points can be narrowed by."""

    q = Line(label="Kode, nama, atau kelurahan", limit=100, required=False)
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Semua yang berlaku"), *choices(Standing)]
    )

    use_required_attribute = False

    def narrow(self, rows, tolerance):
        """Take a set of points and metres allowed; return those that fit (all living for a wrong filter)."""
        if not self.is_valid():
            return rows.living()
        for word in self.cleaned_data["q"].split()[:6]:
            rows = rows.filter(
                Q(code__icontains=word)
                | Q(name__icontains=word)
                | Q(our_side__icontains=word)
                | Q(their_side__icontains=word)
            )
        status = self.cleaned_data["status"]
        return rows.at(Standing(status), tolerance) if status else rows.living()


class BoundaryFileForm(forms.Form):
    """A CSV or GeoJSON file of points; what is inside is judged row by row."""

    file = forms.FileField(
        label="Berkas titik batas",
        help_text="CSV (pemisah titik koma atau koma) atau GeoJSON; paling besar 2 MB dan 2.000 titik.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.geojson,.json"}),
        error_messages={
            "required": "Pilih berkas CSV atau GeoJSON.",
            "empty": "Berkas kosong (0 bita). Pilih berkas yang benar.",
        },
    )

    use_required_attribute = False

    def clean_file(self):
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > 2 * settings.MEGABYTE:
            size = f"{file.size / settings.MEGABYTE:.1f}".replace(".", ",")
            raise forms.ValidationError(f"Berkas terlalu besar: {size} MB, paling besar 2 MB.")
        return file
