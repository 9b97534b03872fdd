"""Text that people type: its line ends, its limit and how its field looks."""

from django import forms

from agreements.rules.indonesian import number


class Words(forms.CharField):
    """A text of several lines, with plain line ends; too long a text is refused in words, never cut.

    No maxlength goes to the browser, which would cut what is pasted without a word.
    """

    def __init__(self, *, limit, rows=4, **given):
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **given)
        self.limit = limit

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")

    def validate(self, value):
        super().validate(value)
        if len(value) > self.limit:
            raise forms.ValidationError(
                f"Terlalu panjang: {number(len(value))} karakter, paling banyak {number(self.limit)}. "
                "Ringkas di sini dan lampirkan selebihnya sebagai dokumen."
            )


class Line(forms.CharField):
    """A text of one line; too long a line is refused in words, never cut."""

    def __init__(self, *, limit, **given):
        super().__init__(**given)
        self.limit = limit

    def to_python(self, value):
        return " ".join(super().to_python(value).split())

    def validate(self, value):
        super().validate(value)
        if len(value) > self.limit:
            raise forms.ValidationError(
                f"Terlalu panjang: {number(len(value))} karakter, paling banyak {number(self.limit)}."
            )
