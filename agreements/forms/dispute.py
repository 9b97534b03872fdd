"""Opening a dispute."""

from django import forms
from django.utils import timezone

from agreements.forms.days import Day
from agreements.forms.words import Words
from agreements.models import Agreement


class DisputeForm(forms.Form):
    """What it is about and since when. `texts`: set of the signed ones that it may be about."""

    agreement = forms.ModelChoiceField(
        label="Naskah yang diperselisihkan",
        queryset=Agreement.objects.none(),
        required=False,
        empty_label="Kerja sama secara keseluruhan",
    )

    matter = Words(label="Pokok perselisihan", limit=5_000, rows=4)
    arisen_on = Day(label="Timbul pada tanggal")

    use_required_attribute = False

    def __init__(self, *args, texts, **given):
        super().__init__(*args, **given)
        self.fields["agreement"].queryset = texts

    def clean_arisen_on(self):
        """Not in the days to come."""
        if self.cleaned_data["arisen_on"] > timezone.localdate():
            raise forms.ValidationError("Tanggal ini belum tiba.")
        return self.cleaned_data["arisen_on"]
