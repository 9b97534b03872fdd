"""The activities of a rencana kerja, in order: what, where, when, and each side's task, unit and money."""

from django import forms

from agreements.forms.later import LaterLine, LaterWords
from agreements.forms.words import Line
from agreements.rules.activities import LIMITS, MOST, ROMAN
from agreements.rules.amounts import read_rupiah
from agreements.rules.indonesian import number

QUARTERS = [(str(place), f"Triwulan {roman}") for place, roman in enumerate(ROMAN, 1)]
FIELDS = (
    *("programme", "output", "target", "location", "first_quarter", "last_quarter"),
    *("task_ours", "unit_ours", "budget_ours", "estimate_ours"),
    *("task_theirs", "unit_theirs", "budget_theirs", "estimate_theirs"),
)
FRESH = {"first_quarter": "1", "last_quarter": "4"}


class Rupiah(forms.CharField):
    """Whole rupiah as people type them; empty is not known yet."""

    def __init__(self, **given):
        given = {
            "required": False,
            "help_text": "Rupiah, misalnya 25.000.000. Kosongkan bila belum ada.",
        } | given
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "decimal"}), **given)

    def clean(self, value):
        """Return an int or None; sen are refused, a plan has none."""
        text = super().clean(value)
        if not text:
            return None
        try:
            amount = read_rupiah(text)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        if amount != int(amount):
            raise forms.ValidationError("Tulis rupiah bulat tanpa sen, misalnya 25.000.000.")
        return int(amount)


class OneOrMore(LaterWords):
    """A text on one line of the paper, typed with room."""

    def __init__(self, **given):
        super().__init__(rows=2, **given)

    def to_python(self, value):
        return " ".join(super().to_python(value).split())


class ActivityForm(forms.Form):
    """One activity. `order`: its place from 1; `open`: whether the page shows it unfolded."""

    programme = Line(label="Program atau kegiatan", limit=LIMITS["programme"])
    output = LaterLine(
        label="Keluaran", limit=LIMITS["output"], help_text="Hasil yang terlihat, misalnya sertipikat."
    )
    target = LaterLine(label="Target", limit=LIMITS["target"], help_text="Terukur, misalnya 120 bidang.")
    location = LaterLine(label="Lokasi", limit=LIMITS["location"])
    first_quarter = forms.ChoiceField(label="Mulai", choices=QUARTERS)
    last_quarter = forms.ChoiceField(label="Sampai", choices=QUARTERS)
    task_ours = OneOrMore(label="Tugas", limit=LIMITS["task_ours"])
    unit_ours = LaterLine(label="Penanggung jawab", limit=LIMITS["unit_ours"])
    budget_ours = LaterLine(
        label="Sumber biaya",
        limit=LIMITS["budget_ours"],
        help_text="Misalnya APBD dengan kode sub kegiatan, atau tanpa biaya.",
    )
    estimate_ours = Rupiah(label="Perkiraan biaya")
    task_theirs = OneOrMore(label="Tugas", limit=LIMITS["task_theirs"])
    unit_theirs = LaterLine(label="Penanggung jawab", limit=LIMITS["unit_theirs"])
    budget_theirs = LaterLine(
        label="Sumber biaya", limit=LIMITS["budget_theirs"], help_text="Misalnya APBN, atau tanpa biaya."
    )
    estimate_theirs = Rupiah(label="Perkiraan biaya")

    use_required_attribute = False

    def __init__(self, *args, order=1, opened=False, **given):
        super().__init__(*args, **given)
        self.order, self.opened = order, opened

    @property
    def open(self):
        """Unfolded: new, asked for, or with something to mend."""
        return self.opened or bool(self.is_bound and self.errors)

    @property
    def heading(self):
        """What its fold says."""
        return self["programme"].value() or "Kegiatan baru"

    def clean(self):
        """The quarters run forward."""
        cleaned = super().clean()
        first, last = cleaned.get("first_quarter"), cleaned.get("last_quarter")
        if first and last and last < first:
            self.add_error("last_quarter", "Triwulan akhir mendahului triwulan mulai.")
        return cleaned

    def columns(self):
        """Return the values for the row."""
        quarters = {name: int(self.cleaned_data[name]) for name in FRESH}
        return {name: self.cleaned_data[name] for name in FIELDS} | quarters


class ActivitiesForm:
    """All activities in order. `kept`: the rows; `data`: what the page sent, `act` its button."""

    UNFOLDED = 3  # so few are all shown open

    def __init__(self, kept, *, data=None, act=""):
        self.errors, self.forms, self.touched = [], [], None
        rows = [activity_values(row) for row in kept] if data is None else self._typed(data, act)
        bound = data is not None and not act
        for order, values in enumerate(rows, 1):
            prefix = f"k{order}"
            opened = len(rows) <= self.UNFOLDED or order == self.touched
            given = {"prefix": prefix, "order": order, "opened": opened}
            typed = {f"{prefix}-{name}": value for name, value in values.items()}
            form = ActivityForm(typed, **given) if bound else ActivityForm(initial=values, **given)
            self.forms.append(form)

    def _typed(self, data, act):
        """Read the rows in the page's order, then carry out the button that rearranges them."""
        prefixes = data.getlist("row")[: MOST + 1]
        rows = [{name: data.get(f"{prefix}-{name}", "") for name in FIELDS} for prefix in prefixes]
        verb, _, what = act.partition(":")
        if verb == "add" and len(rows) >= MOST:
            self.errors.append(f"Rencana kerja memuat paling banyak {MOST} kegiatan.")
        elif verb == "add":
            rows.append(FRESH | {name: "" for name in FIELDS if name not in FRESH})
            self.touched = len(rows)
        elif what.isdecimal() and 0 < int(what) <= len(rows):
            self._rearrange(rows, verb, int(what))
        return rows

    def _rearrange(self, rows, verb, at):
        row = rows.pop(at - 1)
        if verb == "remove":
            return
        step = {"up": -1, "down": 1}.get(verb, 0)
        rows.insert(max(0, at - 1 + step), row)
        self.touched = rows.index(row) + 1 if step else None

    def is_valid(self):
        """Each row is whole by itself."""
        if len(self.forms) > MOST:
            self.errors.append(f"Rencana kerja memuat paling banyak {MOST} kegiatan.")
        return min([form.is_valid() for form in self.forms], default=True) and not self.errors

    def columns(self):
        """Return the dicts of fields for `workflow.drafting.save_activities`."""
        return [form.columns() for form in self.forms]


def activity_values(row):
    """Return a kept `Activity`'s fields as the form begins with them."""
    values = {name: getattr(row, name) for name in FIELDS}
    sums = {
        name: "" if values[name] is None else number(values[name]) for name in values if "estimate" in name
    }
    return values | sums
