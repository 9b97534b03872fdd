"""An evaluation: its indicators as rows, and what is concluded from them."""

from django import forms

from agreements.forms.later import LaterWords
from agreements.forms.words import Line
from agreements.rules.enums import Recommendation
from agreements.rules.indonesian import listed
from agreements.rules.scoring import (
    HIGHEST,
    INDICATORS,
    LOWEST,
    MOST,
    WHOLE,
    open_parts,
    shared_complaints,
    weight_complaints,
)

LIMIT = 10_000
SCORES = [
    (1, "Sangat kurang"),
    (2, "Kurang"),
    (3, "Cukup"),
    (4, "Baik"),
    (5, "Sangat baik"),
]
ADVICE = {
    Recommendation.CONTINUE: "Diteruskan apa adanya sampai berakhir, lalu dapat diperpanjang.",
    Recommendation.IMPROVE: "Diteruskan dengan perbaikan pelaksanaan atau adendum.",
    Recommendation.EXPAND: "Ditambah lingkup, lokasi, atau layanannya.",
    Recommendation.STOP: "Tidak diperpanjang, atau diakhiri menurut ketentuan naskah.",
}


class IndicatorForm(forms.Form):
    """One indicator: name, weight, score, evidence."""

    name = Line(label="Indikator", limit=200, error_messages={"required": "Beri nama indikator ini."})
    weight = forms.IntegerField(
        label="Bobot (%)",
        min_value=1,
        max_value=WHOLE,
        error_messages={
            "required": "Isi bobot 1 sampai 100.",
            "invalid": "Bobot bilangan bulat 1 sampai 100.",
            "min_value": "Bobot paling sedikit 1.",
            "max_value": "Bobot paling banyak 100.",
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    score = forms.TypedChoiceField(
        label="Nilai",
        choices=SCORES,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": f"Nilai {LOWEST} sampai {HIGHEST}."},
    )
    evidence = LaterWords(label="Bukti", limit=LIMIT, rows=2)

    use_required_attribute = False


class EvaluationForm(forms.Form):
    """Conclusion and recommendation; the indicators beside it in `rows`. `propose`: to be approved now."""

    conclusion = LaterWords(label="Kesimpulan", limit=LIMIT, rows=4)
    recommendation = forms.ChoiceField(
        label="Rekomendasi",
        required=False,
        choices=[(word.value, word.label) for word in Recommendation],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Pilih salah satu rekomendasi."},
    )
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    use_required_attribute = False

    def __init__(self, data=None, *, evaluation=None, propose=False):
        initial = {}
        if evaluation is not None:
            initial = {
                name: getattr(evaluation, name) for name in ("conclusion", "recommendation", "version")
            }
        super().__init__(data, initial=initial)
        self.propose = propose
        self.rows = _sent_rows(data) if data is not None else _kept_rows(evaluation)

    def rearrange(self, act, place):
        """Add an empty indicator ("add"), or take one away ("remove"); nothing is judged by it."""
        given = [{name: row[name].value() for name in row.fields} for row in self.rows]
        if act == "add" and len(given) < MOST:
            given.append({"name": "", "weight": "", "score": "", "evidence": ""})
        if act == "remove" and place.isdecimal() and int(place) < len(given) > 1:
            del given[int(place)]
        self.rows = [IndicatorForm(initial=row, prefix=f"i{n}") for n, row in enumerate(given)]

    def is_valid(self):
        """Look at the rows too; what concerns them together is told above the form."""
        valid = super().is_valid()
        bad = [number for number, row in enumerate(self.rows, 1) if not self._row_is_valid(row)]
        if bad:
            self.add_error(None, f"Periksa indikator {listed(map(str, bad))}: isiannya belum benar.")
            return False
        asked = shared_complaints(self.indicators)
        if self.propose and self.rows:
            asked += weight_complaints(self.indicators)
        for sentence in asked:
            self.add_error(None, sentence)
        return valid and not asked

    def _row_is_valid(self, row):
        """Whether a row is right, and whole where it is to be approved."""
        if row.is_valid() and self.propose:
            for name, sentence in open_parts(row.cleaned_data).items():
                row.add_error(name, f"Indikator ini {sentence}")
        return row.is_valid()

    def clean(self):
        """Ask for conclusion and recommendation where it is to be approved."""
        found = self.cleaned_data
        if self.propose and not found.get("conclusion") and "conclusion" not in self.errors:
            self.add_error("conclusion", "Tulis kesimpulan evaluasi.")
        if self.propose and not found.get("recommendation") and "recommendation" not in self.errors:
            self.add_error("recommendation", "Pilih rekomendasi: lanjut, perbaiki, perluas, atau hentikan.")
        return found

    @property
    def kept_text(self):
        """All that was typed, as text to be copied."""
        rows = (
            f"{row['name'].value()}: {row['score'].value()}. {row['evidence'].value()}" for row in self.rows
        )
        return "\n\n".join([*rows, self["conclusion"].value() or ""])

    @property
    def indicators(self):
        """The rows as the workflow takes them."""
        return [dict(row.cleaned_data) for row in self.rows]


def _sent_rows(data):
    count = data.get("count", "")
    count = min(int(count), MOST) if count.isdecimal() and len(count) < 4 else 0
    return [IndicatorForm(data, prefix=f"i{n}") for n in range(count)]


def _kept_rows(evaluation):
    rows = evaluation.indicators.values("name", "weight", "score", "evidence") if evaluation else ()
    given = list(rows) or [{"name": name, "weight": weight} for name, weight in INDICATORS]
    return [IndicatorForm(initial=row, prefix=f"i{n}") for n, row in enumerate(given)]
