"""What the calculator of deadlines asks: which rule, and from which day."""

from django import forms

from agreements.forms.days import Day


class DeadlineCalculator(forms.Form):
    """A rule and a day. `rules`: `[(key, words)]` of the rules in use."""

    aturan = forms.ChoiceField(
        label="Tenggat",
        error_messages={
            "required": "Pilih tenggat yang hendak dihitung.",
            "invalid_choice": "Tenggat ini tidak dikenal atau tidak aktif.",
        },
    )
    mulai = Day(
        label="Dihitung sejak",
        help_text="Hari pertama ialah hari sesudahnya. Bagi hitungan mundur: tanggal berakhirnya.",
    )

    use_required_attribute = False

    def __init__(self, *args, rules, **given):
        super().__init__(*args, **given)
        self.fields["aturan"].choices = [("", "Pilih tenggat …"), *rules]
