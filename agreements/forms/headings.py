"""The headings of a paper abroad: ticked, with the place where each stands."""

from django import forms

from agreements.forms.later import LaterLine


class HeadingsForm(forms.Form):
    """One tick and one place for each of `headings` [(code, words)]; `closed`: only to be read."""

    use_required_attribute = False

    def __init__(self, headings, *args, ticked=None, closed=False, **given):
        known = ticked or {}
        initial = {f"there-{code}": bool(known.get(code)) for code, _ in headings}
        initial |= {f"where-{code}": known.get(code, "") for code, _ in headings}
        super().__init__(*args, initial=initial, **given)
        self.headings = headings
        for code, words in headings:
            self.fields[f"there-{code}"] = forms.BooleanField(
                label=words[:1].upper() + words[1:], required=False
            )
            self.fields[f"where-{code}"] = LaterLine(label=f"Letaknya: {words}", limit=200)
        for field in self.fields.values():
            field.disabled = closed

    @property
    def rows(self):
        """The bound fields, (tick, place) of each heading."""
        return [(self[f"there-{code}"], self[f"where-{code}"]) for code, _ in self.headings]

    def clean(self):
        """A tick says where; a place without its tick is one of the two forgotten."""
        cleaned = super().clean()
        for code, _ in self.headings:
            there, where = cleaned.get(f"there-{code}"), cleaned.get(f"where-{code}")
            if there and not where and f"where-{code}" not in self.errors:
                self.add_error(f"where-{code}", "Sebut letaknya, misalnya Bab II halaman 4.")
            if where and not there:
                self.add_error(f"there-{code}", "Centang pokok ini, atau kosongkan letaknya.")
        return cleaned

    def where(self):
        """Return {code: place} of the headings that are there."""
        return {code: self.cleaned_data[f"where-{code}"] for code, _ in self.headings}
