"""The note that goes with an act."""

from django import forms

from agreements.forms.words import Words

LIMIT = 5_000


class NoteForm(forms.Form):
    """What a person says when doing an act; the door itself asks for a note where the table demands one."""

    note = Words(label="Catatan", limit=LIMIT, rows=3, required=False)
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    @property
    def reasons(self):
        """The complaints as sentences."""
        return [error for name in self.errors for error in self.errors[name] if name != "version"]
