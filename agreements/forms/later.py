"""Fields that a draft may leave open for now: not called optional on the page, asked for by the checker."""

from django import forms

from agreements.forms.days import Day
from agreements.forms.words import Line, Words


class Later:
    """Mixin of a field: nothing yet is no error."""

    def validate(self, value):
        if value not in self.empty_values:
            super().validate(value)


class LaterLine(Later, Line):
    """A line that may come later."""


class LaterDay(Later, Day):
    """A day that may come later."""


class LaterChoice(Later, forms.ChoiceField):
    """A choice that may come later."""


class LaterWords(Later, Words):
    """A text that may come later."""
