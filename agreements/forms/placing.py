"""The place of a dossier in the yearly plan: on a row that is there, on a new one, or on none."""

from django import forms

from agreements.forms.words import Words
from agreements.models.year_plan import QUARTERS
from agreements.rules.enums import choices
from agreements.rules.plan_words import Priority


class PlaceForm(forms.Form):
    """Which row of the fixed lists a dossier carries out. `rows`: the `YearPlanRow`s that it may be."""

    row = forms.ModelChoiceField(
        label="Rencana dalam daftar yang ditetapkan",
        queryset=None,
        empty_label="Pilih rencana …",
        error_messages={
            "required": "Pilih rencana yang dilaksanakan kerja sama ini.",
            "invalid_choice": "Rencana itu tidak lagi ada dalam daftar yang berlaku. Pilih yang lain.",
        },
    )

    use_required_attribute = False

    def __init__(self, *args, rows, **given):
        super().__init__(*args, **given)
        self.fields["row"].queryset = rows
        self.fields["row"].label_from_instance = row_words


def row_words(row):
    """Return how a row is offered: its list, its number, its object and who is thought of."""
    partner = f" ({row.partner_words})" if row.partner_words else ""
    return f"{row.plan.year} nomor {row.order}: {row.object}{partner}"


class ProposeForm(forms.Form):
    """A new row of a list that is compiled. `plans`: the open `YearPlan`s."""

    plan = forms.ModelChoiceField(
        label="Daftar yang sedang disusun",
        queryset=None,
        empty_label=None,
        error_messages={"invalid_choice": "Daftar itu tidak lagi disusun. Pilih yang lain."},
    )
    quarter = forms.TypedChoiceField(
        label="Sasaran",
        choices=[("", "Belum ditentukan"), *QUARTERS],
        coerce=int,
        empty_value=None,
        required=False,
    )
    priority = forms.ChoiceField(label="Prioritas", choices=choices(Priority), initial=Priority.MEDIUM)

    use_required_attribute = False

    def __init__(self, *args, plans, **given):
        super().__init__(*args, **given)
        self.fields["plan"].queryset = plans


class ReleaseForm(forms.Form):
    """Why a dossier leaves its row."""

    note = Words(label="Alasan", limit=5_000, rows=2)

    use_required_attribute = False
