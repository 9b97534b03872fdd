"""The burden test: four questions, and words of one's own."""

from django import forms

from agreements.forms.words import Words
from agreements.rules.burden import QUESTIONS, Burden

ANSWERS = (("ya", "Ya"), ("tidak", "Tidak"))
CODES = {"ya": True, "tidak": False}


def answers_of(told):
    """Take {question: bool}; return what a fresh form shows as answered."""
    words = {value: code for code, value in CODES.items()}
    return {name: words[told[name]] for name, _ in QUESTIONS if told.get(name) in words}


class BurdenForm(forms.Form):
    """The questions of rules.burden; the second is asked only where APBD pays."""

    words = Words(
        label="Uraian",
        limit=5_000,
        rows=3,
        required=False,
        help_text="Rincian biaya, pungutan, atau aset yang dimaksud.",
    )

    use_required_attribute = False

    def __init__(self, *args, **given):
        super().__init__(*args, **given)
        for name, question in QUESTIONS:
            self.fields[name] = forms.ChoiceField(
                label=question, choices=ANSWERS, widget=forms.RadioSelect, required=False
            )
        self.fields["in_running_budget"].help_text = "Dijawab hanya bila memerlukan biaya dari APBD."
        self.order_fields([*(name for name, _ in QUESTIONS), "words"])

    @property
    def questions(self):
        """The bound fields of the questions, in order."""
        return [self[name] for name, _ in QUESTIONS]

    def clean(self):
        """Every question that is asked has its answer."""
        cleaned = super().clean()
        for name in self.burden().missing:
            if name not in self.errors:
                self.add_error(name, "Jawab ya atau tidak.")
        return cleaned

    def burden(self):
        """Return the answers as `Burden`; what is not asked counts as not answered."""
        answers = {name: CODES.get(self.cleaned_data.get(name)) for name, _ in QUESTIONS}
        if not answers["cost_from_apbd"]:
            answers["in_running_budget"] = None
        return Burden(**answers)
