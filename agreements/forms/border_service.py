"""A service that people at the border need."""

from django import forms

from agreements.forms.report import Number
from agreements.forms.words import Line, Words
from agreements.models import Affair, BoundaryPoint
from agreements.rules.amounts import read_count
from agreements.rules.boundaries import Serving
from agreements.rules.enums import choices

NAMES = ("affair", "name", "point", "serving", "agreed", "basis", "people", "note")


class BorderServiceForm(forms.Form):
    """What is needed, where, who serves, and whether that is agreed. `service`: the one that is changed."""

    affair = forms.ModelChoiceField(
        label="Urusan", queryset=Affair.objects.all(), empty_label="Pilih urusan …"
    )
    name = Line(
        label="Layanan", limit=150, help_text="Misalnya izin usaha mikro, KTP-el, atau rujukan puskesmas."
    )
    point = forms.ModelChoiceField(
        label="Titik batas",
        queryset=BoundaryPoint.objects.none(),
        required=False,
        empty_label="Sepanjang batas",
    )
    serving = forms.ChoiceField(label="Yang melayani", choices=choices(Serving))
    people = Number(label="Warga terlayani (orang)", read=read_count)
    agreed = forms.BooleanField(label="Sudah disepakati kedua daerah", required=False)
    basis = Line(
        label="Dasar kesepakatan",
        limit=200,
        required=False,
        help_text="Wajib bila sudah disepakati: pasal PKS, berita acara, atau surat.",
    )
    note = Words(label="Catatan", limit=4_000, rows=3, required=False)
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    use_required_attribute = False

    def __init__(self, *args, dossier, service=None, point=None, **given):
        if service is not None:
            kept = {name: getattr(service, name) for name in (*NAMES, "version")}
            given["initial"] = kept | {"affair": service.affair_id, "point": service.point_id}
        elif point is not None:
            given["initial"] = {"point": point.pk}
        super().__init__(*args, **given)
        self.fields["point"].queryset = dossier.boundary_points.living()

    @property
    def kept(self):
        """The columns as cleaned."""
        return {name: self.cleaned_data[name] for name in NAMES}

    def clean(self):
        """What is agreed says who serves and on what it rests."""
        cleaned = super().clean()
        if cleaned.get("agreed"):
            if not cleaned.get("basis") and "basis" not in self.errors:
                self.add_error("basis", "Sebutkan dasarnya, misalnya pasal PKS atau nomor berita acara.")
            if cleaned.get("serving") == Serving.OPEN:
                self.add_error("serving", "Tentukan pihak yang melayani; itulah yang disepakati.")
        return cleaned
