"""The data of an instrument beside its text: title, place, term, funding, paper, legal basis."""

from django import forms

from agreements.forms.later import LaterChoice, LaterDay, LaterLine
from agreements.forms.words import Line
from agreements.models import Regulation
from agreements.rules.enums import Funding, Publication, RegulationStatus, choices

FIELDS = (
    *("about", "place", "starts_on", "ends_on", "originals", "funding", "budget_code", "paper"),
    *("publication", "publication_reason"),
)
PAPERS = [("F4", "F4 (215 × 330 mm)"), ("A4", "A4 (210 × 297 mm)")]
MOST_BASES = 40


class DataForm(forms.Form):
    """Change the data of an instrument. `parties`: how many there are, for the number of originals."""

    about = Line(label="Tentang", limit=300, help_text="Yang berdiri setelah kata TENTANG pada judul naskah.")
    place = LaterLine(label="Tempat penandatanganan", limit=100)
    starts_on = LaterDay(label="Mulai berlaku")
    ends_on = LaterDay(label="Berakhir")
    originals = forms.IntegerField(
        label="Jumlah naskah asli",
        min_value=2,
        max_value=50,
        help_text="Paling sedikit satu untuk setiap pihak.",
    )
    funding = LaterChoice(label="Sumber pembiayaan", choices=[("", "Belum ditentukan"), *choices(Funding)])
    budget_code = Line(
        label="Kode sub kegiatan/DPA", limit=60, required=False, help_text="Diisi bila dibiayai APBD."
    )
    paper = forms.ChoiceField(label="Kertas", choices=PAPERS)
    publication = LaterChoice(
        label="Kelas publikasi",
        choices=[("", "Belum ditetapkan"), *choices(Publication)],
        help_text="Terbuka bagi publik, kecuali ada alasan (UU 14/2008 Pasal 11, 17).",
    )
    publication_reason = Line(
        label="Alasan dikecualikan",
        limit=300,
        required=False,
        help_text="Sebut dasarnya dan hasil uji konsekuensi.",
    )

    use_required_attribute = False

    def __init__(self, *args, parties=2, **given):
        super().__init__(*args, **given)
        self.parties = parties

    def clean_originals(self):
        """One original for each party (Permendagri 22/2020 Ps 10(3), 14(4))."""
        count = self.cleaned_data["originals"]
        if count < self.parties:
            raise forms.ValidationError(
                f"Ada {self.parties} pihak; naskah asli paling sedikit {self.parties}."
            )
        return count

    def clean(self):
        """The term runs forward; what is kept from the public has its reason."""
        cleaned = super().clean()
        start, end = cleaned.get("starts_on"), cleaned.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", "Tanggal berakhir mendahului tanggal mulai berlaku.")
        excepted = cleaned.get("publication") == Publication.EXCEPTED
        if excepted and not cleaned.get("publication_reason") and "publication_reason" not in self.errors:
            self.add_error("publication_reason", "Naskah yang dikecualikan memerlukan alasannya.")
        if cleaned.get("publication_reason") and not excepted and "publication" not in self.errors:
            self.add_error("publication", "Alasan ditulis hanya bila naskah dikecualikan; pilih kelasnya.")
        return cleaned

    def columns(self):
        """Return the values for the row."""
        return {name: self.cleaned_data[name] for name in FIELDS}


class BasesForm:
    """The legal basis: an ordered choice of regulations, kept as keys in the page."""

    def __init__(self, chosen, act=""):
        verb, _, key = act.partition(":")
        self.chosen = list(dict.fromkeys(chosen))
        self.library = {str(row.pk): row for row in Regulation.objects.order_by("kind", "-year", "number")}
        self.chosen = [pk for pk in self.chosen if pk in self.library]
        if key in self.library:
            self._rearrange(verb, key)
        self.error = f"Dasar hukum paling banyak {MOST_BASES}." if len(self.chosen) > MOST_BASES else ""

    def _rearrange(self, verb, key):
        at = self.chosen.index(key) if key in self.chosen else len(self.chosen)
        if verb == "basis-add" and key not in self.chosen:
            self.chosen.append(key)
        elif verb == "basis-remove" and key in self.chosen:
            self.chosen.remove(key)
        elif verb in ("basis-up", "basis-down") and key in self.chosen:
            self.chosen.pop(at)
            self.chosen.insert(max(0, at + (-1 if verb == "basis-up" else 1)), key)

    @property
    def rows(self):
        """The chosen regulations, with a word on those that are no longer in force."""
        return [self._row(pk, self.library[pk]) for pk in self.chosen]

    @property
    def others(self):
        """[(kind, [row])]: what may still be chosen."""
        groups = {}
        for pk, regulation in self.library.items():
            if pk not in self.chosen:
                groups.setdefault(regulation.get_kind_display(), []).append(self._row(pk, regulation))
        return list(groups.items())

    def _row(self, pk, regulation):
        gone = regulation.status == RegulationStatus.REVOKED
        changed = "" if regulation.status == RegulationStatus.IN_FORCE else regulation.get_status_display()
        return {
            "pk": pk,
            "citation": regulation.citation,
            "key": regulation.key,
            "note": changed,
            "revoked": gone,
        }

    def regulations(self):
        """Return the chosen `Regulation`s in order."""
        return [self.library[pk] for pk in self.chosen]
