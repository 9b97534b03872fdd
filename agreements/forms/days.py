"""A day, chosen with the browser's own calendar."""

from datetime import date

from django import forms

FIRST, LAST = date(1945, 8, 17), date(2199, 12, 31)


class Day(forms.DateField):
    """A date; years that can only be slips of the keyboard are refused in words."""

    def __init__(self, **given):
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, **given)
        self.error_messages["invalid"] = (
            "Tanggal ini tidak ada dalam kalender. Periksa hari, bulan, dan tahun."
        )

    def validate(self, value):
        super().validate(value)
        if value and not FIRST <= value <= LAST:
            raise forms.ValidationError(f"Tahun {value.year} tidak masuk akal. Periksa tahunnya.")
