"""Opening a dispute."""

from django import forms
from django.utils import timezone

from agreements.forms.days import Day
from agreements.forms.words import Words


class DisputeForm(forms.Form):
    """What it is about and since when."""

    matter = Words(label="Pokok perselisihan", limit=5_000, rows=4)
    arisen_on = Day(label="Timbul pada tanggal")

    use_required_attribute = False

    def clean_arisen_on(self):
        """Not in the days to come."""
        if self.cleaned_data["arisen_on"] > timezone.localdate():
            raise forms.ValidationError("Tanggal ini belum tiba.")
        return self.cleaned_data["arisen_on"]
