"""The few words that a paper needs beside what the dossier says."""

from django import forms

from agreements.forms.days import Day
from agreements.forms.words import Line, Words


class OfficialForm(forms.Form):
    """One field for each `rules.official.Ask`; called as `OfficialForm(asks, data, initial=...)`."""

    use_required_attribute = False

    def __init__(self, asks, data=None, *, initial=None):
        super().__init__(data, initial=initial)
        self.asks = asks
        for ask in asks:
            self.fields[ask.name] = _field(ask)

    def given(self):
        """Return {name: what was typed} of a valid form."""
        return {ask.name: self.cleaned_data[ask.name] for ask in self.asks}


def _field(ask):
    needed = {"required": f"{ask.label} belum diisi."}
    shared = {"label": ask.label, "required": ask.required, "help_text": ask.help, "error_messages": needed}
    if ask.day:
        return Day(**shared)
    if ask.options:
        return forms.ChoiceField(choices=ask.options, **shared)
    if ask.rows:
        return Words(limit=ask.limit, rows=ask.rows, **shared)
    return Line(limit=ask.limit, **shared)
