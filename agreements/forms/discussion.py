"""What people type in the discussion of a text: comments, suggestions, links, their word that they agree."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.utils import timezone

from agreements.forms.text import parse_recitals, recitals_text
from agreements.forms.words import Line, Words
from agreements.rules.commenting import MAX_QUOTE, comment_complaints
from agreements.rules.enums import SuggestionKind, Visibility, choices
from agreements.rules.naskah import (
    MAX_PASAL_CHARS,
    RECITALS,
    Lampiran,
    Pasal,
    digest_of,
    new_id,
    one_line,
    parse,
    text_complaints,
    write,
)
from agreements.rules.naskah.tables import parse_lampiran, write_lampiran
from agreements.rules.sharing import LONGEST, USUAL, share_complaints
from agreements.rules.suggesting import (
    MAX_REASON,
    Change,
    behind,
    change_of,
    content_of_part,
    find_part,
    part_label,
    place_mark,
)

WHOLE = "Seluruh naskah"
FIRST = "depan"  # of a place; no part has this id
READERS = [row for row in choices(Visibility) if row[0] != Visibility.CLOSED]


class CommentForm(forms.Form):
    """A comment; `parts`: [(id, label)] of the text; `closed`: whether closed notes may be written."""

    text = forms.CharField(
        label="Komentar",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Komentar masih kosong."},
    )
    part = forms.ChoiceField(label="Bagian naskah", required=False)
    quote = forms.CharField(
        label="Kutipan dari naskah",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=f"Kata-kata yang dikomentari, paling banyak {MAX_QUOTE} karakter.",
    )
    visibility = forms.ChoiceField(
        label="Dibaca oleh", widget=forms.RadioSelect, initial=Visibility.INTERNAL.value
    )

    def __init__(self, *args, parts, closed, **given):
        super().__init__(*args, **given)
        self.fields["part"].choices = [("", WHOLE), *parts]
        self.fields["visibility"].choices = [
            (code, label) for code, label in choices(Visibility) if closed or code != Visibility.CLOSED
        ]
        self.fields["text"].widget.attrs |= {"data-mentions": "", "autocomplete": "off"}

    def clean(self):
        """Refuse nothing and too much; what was typed stays in its field."""
        data = super().clean()
        data["text"] = data.get("text", "").replace("\r\n", "\n")
        data["quote"] = " ".join(data.get("quote", "").split())
        for name, sentence in comment_complaints(data["text"], data["quote"]):
            if name not in self.errors:
                self.add_error(name, sentence)
        return data


class SuggestForm(forms.Form):
    """Other words for one part of a text, typed as in the writing room; `part`: its id, "" for a new pasal.

    `naskah`: the text as kept, `shown`: the same as printed, which is what a person reads and types on; an
    accepted suggestion gets its references and fields back. After `is_valid()`: `change`, a `Change`.
    """

    title = Line(label="Judul", limit=300, required=False)
    body = forms.CharField(
        label="Isi",
        strip=False,
        error_messages={
            "required": "Isi masih kosong. Untuk menghapus bagian ini, centang usul penghapusan."
        },
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false", "class": "control pasal-text"}),
    )
    after = forms.ChoiceField(label="Diletakkan sesudah", required=False)
    remove = forms.BooleanField(label="Usulkan agar bagian ini dihapus", required=False)
    reason = Words(
        label="Alasan", limit=MAX_REASON, rows=3, required=False, help_text="Dibaca oleh yang memutuskan."
    )
    visibility = forms.ChoiceField(
        label="Dibaca oleh",
        widget=forms.RadioSelect,
        initial=Visibility.INTERNAL.value,
        choices=READERS,
        required=False,  # left out it is internal
    )
    digest = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, naskah, shown, part, guest=False, **given):
        self.naskah, self.part, self.change = naskah, part, None
        self.stored = find_part(naskah, part) if part else None
        self.shown = find_part(shown, part) if part else None
        super().__init__(*args, initial=self._initial(), **given)
        if guest:
            del self.fields["visibility"]
        if part == RECITALS:
            del self.fields["title"]
        if part:
            del self.fields["after"]
        else:
            self.fields["after"].choices = [("", "(paling depan)"), *_places(naskah)]
        if not part or part == RECITALS:
            del self.fields["remove"]

    def _initial(self):
        if not self.part:
            return {"after": self.naskah.pasal[-1].id if self.naskah.pasal else ""}
        if self.part == RECITALS:
            return {"body": recitals_text(self.shown), "digest": digest_of(self.stored)}
        body = (write_lampiran if self.is_lampiran else write)(self.shown.body)
        return {"title": self.shown.title, "body": body, "digest": digest_of(self.stored)}

    def clean_body(self):
        """Refuse what is too long before anything reads it."""
        body = self.cleaned_data["body"].replace("\r\n", "\n")
        if reasons := text_complaints(body, MAX_PASAL_CHARS):
            raise forms.ValidationError(reasons)
        return body

    def clean(self):
        """Read what was typed as a part of the text."""
        data = super().clean()
        if self.errors:
            return data
        digest, reason = data.get("digest", ""), data.get("reason", "")
        if data.get("remove"):
            self.change = Change(self.part, SuggestionKind.REMOVE, digest, reason=reason)
        elif self.part == RECITALS:
            self.change = change_of(parse_recitals(data["body"]), digest, reason)
        elif self.is_lampiran:
            lampiran = Lampiran(self.part, one_line(data.get("title", "")), parse_lampiran(data["body"]))
            self.change = change_of(lampiran, digest, reason)
        else:
            self._read_pasal(data, digest, reason)
        if self.stored is not None and not data.get("remove") and self._is_same():
            self.add_error("body", "Belum ada yang diubah. Ubah katanya, lalu kirim.")
        return data

    @property
    def is_lampiran(self):
        """Whether the part is a lampiran, in which tables are typed."""
        return isinstance(self.stored, Lampiran)

    def _is_same(self):
        return self.change.content == content_of_part(self.shown)

    def _read_pasal(self, data, digest, reason):
        title, body = one_line(data.get("title", "")), parse(data["body"])
        if self.stored is not None:
            key = self.stored.key if title == self.stored.title else ""
            self.change = change_of(Pasal(self.part, key, title, body), digest, reason)
            return
        pasal = Pasal(new_id(), "", title, body)
        if not (title or body):
            self.add_error("body", "Pasal baru belum berisi apa pun.")
        content = content_of_part(pasal)
        self.change = Change("", SuggestionKind.ADD, "", content, data.get("after", ""), reason)


def _places(naskah):
    return [(p.id, f"Pasal {number} {p.title}".strip()) for number, p in enumerate(naskah.pasal, 1)]


class MoveForm(forms.Form):
    """Another place for a pasal or lampiran; `part`: its id. After `is_valid()`: `change`, a `Change`."""

    after = forms.ChoiceField(label="Pindahkan ke")
    reason = Words(
        label="Alasan", limit=MAX_REASON, rows=3, required=False, help_text="Dibaca oleh yang memutuskan."
    )
    visibility = forms.ChoiceField(
        label="Dibaca oleh",
        widget=forms.RadioSelect,
        initial=Visibility.INTERNAL.value,
        choices=READERS,
        required=False,  # left out it is internal
    )
    digest = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, naskah, part, guest=False, **given):
        self.naskah, self.part, self.change = naskah, part, None
        initial = {"after": behind(naskah, part) or FIRST, "digest": place_mark(naskah, part)}
        super().__init__(*args, initial=initial, **given)
        parts = naskah.lampiran if isinstance(find_part(naskah, part), Lampiran) else naskah.pasal
        others = [(one.id, f"Di belakang {part_label(naskah, one.id)}") for one in parts if one.id != part]
        self.fields["after"].choices = [(FIRST, "Di tempat pertama"), *others]
        if guest:
            del self.fields["visibility"]

    def clean(self):
        """Refuse the place where it stands already."""
        data = super().clean()
        if self.errors:
            return data
        after, digest = "" if data["after"] == FIRST else data["after"], data["digest"]
        if after == behind(self.naskah, self.part):
            self.add_error("after", "Bagian ini sudah berada di sana. Pilih tempat lain.")
        self.change = Change(self.part, SuggestionKind.MOVE, digest, None, after, data["reason"])
        return data


class ShareForm(forms.Form):
    """With whom a text is shared, what of it and how long. `partners`: the parties that are partners."""

    partner = forms.ModelChoiceField(queryset=None, label="Mitra", empty_label=None)
    name = Line(label="Nama narahubung", limit=150)
    office = Line(label="Jabatan narahubung", limit=150, required=False)
    email = forms.EmailField(label="Surel", required=False, max_length=254)
    phone = Line(label="Telepon", limit=30, required=False)
    days = forms.IntegerField(
        label="Berlaku berapa hari",
        initial=USUAL.days,
        min_value=1,
        max_value=LONGEST.days,
        help_text=f"1 sampai {LONGEST.days} hari; dapat dicabut kapan saja.",
    )
    with_lampiran = forms.BooleanField(label="Lampiran naskah", required=False, initial=True)
    with_comments = forms.BooleanField(label="Komentar dan usul bersama mitra", required=False, initial=True)
    may_download = forms.BooleanField(label="Boleh mengunduh PDF dan Word", required=False, initial=True)

    def __init__(self, *args, partners, state, **given):
        super().__init__(*args, **given)
        self.state = state
        self.fields["partner"].queryset = partners
        self.fields["email"].widget.attrs["autocomplete"] = "off"

    def clean(self):
        """A code must reach the contact somehow."""
        data = super().clean()
        if not self.errors:
            for name, sentence in share_complaints(self.state, data["email"], data["phone"], data["days"]):
                self.add_error(name or None, sentence)
        return data

    @property
    def until(self):
        """When a link of the usual length ends."""
        return timezone.localtime() + timedelta(days=USUAL.days)


class ProofForm(forms.Form):
    """The paper that shows that a partner agreed, and how it did."""

    note = Words(label="Kapan dan bagaimana", limit=MAX_REASON, rows=2)
    file = forms.FileField(
        label="Bukti", help_text="Berita acara, surat, atau surel yang dicetak: PDF, PNG, JPEG, DOCX."
    )

    def clean_file(self):
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_MAX_BYTES:
            raise forms.ValidationError("Berkas terlalu besar: paling besar 25 MB.")
        return file


class PaperAssentForm(ProofForm):
    """A partner's word that it agreed to the text on paper, with the paper."""

    partner = forms.ModelChoiceField(queryset=None, label="Mitra yang setuju", empty_label=None)

    def __init__(self, *args, partners, **given):
        super().__init__(*args, **given)
        self.fields["partner"].queryset = partners


class CodeForm(forms.Form):
    """The six digits of a contact."""

    code = forms.CharField(
        label="Kode enam angka",
        max_length=20,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "code-field"}
        ),
        error_messages={"required": "Masukkan kode enam angka yang Anda terima."},
    )
