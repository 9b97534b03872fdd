"""What an act on a dossier asks for: papers of its stage, criteria that are ticked with evidence."""

from django import forms
from django.utils import timezone

from agreements.forms.days import Day
from agreements.forms.signing import Upload
from agreements.forms.words import Line
from agreements.rules.enums import AttachmentKind
from agreements.rules.letters import LETTERS

ACCEPTED = ".pdf,.png,.jpg,.jpeg,.docx"


class StagePapers(forms.Form):
    """The papers and criteria of a `row` of the dossier's table; what is attached already may be left out."""

    use_required_attribute = False

    def __init__(self, row, dossier, data=None, files=None):
        super().__init__(data, files, auto_id=f"{row.action}-%s")
        self.row = row
        there = set(
            dossier.attachments.filter(void=False, kind__in=row.papers).values_list("kind", flat=True)
        )
        for kind in row.papers:
            self._add(AttachmentKind(kind), kind in there)
        for code, words in row.ticks:
            self.fields[f"tick-{code}"] = forms.BooleanField(
                label=words,
                error_messages={"required": "Centang setelah dinilai, atau kembalikan usulannya."},
            )
            self.fields[f"evidence-{code}"] = Line(
                label="Buktinya",
                limit=300,
                error_messages={"required": "Sebut dokumen atau keterangan yang membuktikannya."},
            )

    def _add(self, kind, there):
        if kind in LETTERS:
            self.fields[f"{kind}-number"] = Line(label=f"Nomor {_small(kind)}", limit=80)
            self.fields[f"{kind}-dated"] = Day(label=f"Tanggal {_small(kind)}")
        needed = kind in LETTERS or not there
        field = Upload(
            label=kind.label,
            required=needed,
            help_text="PDF, PNG, JPEG, atau DOCX; paling besar 25 MB."
            if needed
            else "Sudah ada pada bagian Dokumen; unggah hanya bila diganti.",
            error_messages={"required": f"Pilih berkas {_small(kind)}."},
        )
        field.widget.attrs["accept"] = ACCEPTED
        self.fields[f"{kind}-file"] = field

    def clean(self):
        """Letters of days to come do not exist yet; a browser forgets chosen files."""
        cleaned = super().clean()
        for kind in self.row.papers:
            day = cleaned.get(f"{kind}-dated")
            if day and day > timezone.localdate():
                self.add_error(f"{kind}-dated", "Tanggal surat belum tiba. Periksa tanggalnya.")
        for kind in self.row.papers:
            if self.errors and cleaned.get(f"{kind}-file"):
                self.add_error(
                    f"{kind}-file", "Pilih berkas ini sekali lagi; peramban tidak menyimpan pilihan berkas."
                )
        return cleaned

    def ticks(self):
        """Return {code: evidence} of the criteria."""
        return {code: self.cleaned_data[f"evidence-{code}"] for code, _ in self.row.ticks}

    def letter(self, kind):
        """Return number and date of a paper that is a letter; of any other an empty dict."""
        if kind not in LETTERS:
            return {}
        return {name: self.cleaned_data[f"{kind}-{name}"] for name in ("number", "dated")}


def _small(kind):
    """Take a kind of paper; return its words within a sentence: names in capitals stay."""
    words = kind.label
    return words if words[:3] in ("KAK", "Ker") else words[0].lower() + words[1:]
