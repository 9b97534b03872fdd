"""The parties of an instrument, in order: who they are, who signs and by what right."""

from django import forms

from agreements.forms.days import Day
from agreements.forms.later import LaterChoice, LaterLine
from agreements.forms.words import Line, Words
from agreements.models import Partner
from agreements.rules.enums import Authority, Kind, PostStatus, choices
from agreements.rules.form_readiness import ABROAD, NO_PROXY
from agreements.rules.indonesian import party_label

FEWEST, MOST = 2, 12
COLUMNS = (
    *("body", "signatory", "office", "office_status", "seat", "address", "country", "unit", "number"),
    *("authority", "authority_number", "authority_date", "authority_note", "more"),
)
MOST_MORE, MOST_BESIDE = 3, 6
MANDATES = (Authority.POWER_OF_ATTORNEY, Authority.BODY_MANDATE, Authority.AUTHORISED)


class People(Words):
    """Those who sign beside somebody: one a line, name and office parted by a semicolon."""

    def __init__(self, *, most, **given):
        super().__init__(limit=1_200, rows=2, required=False, **given)
        self.most = most

    def clean(self, value):
        """Return [[name, office]]."""
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        people = [[" ".join(part.split()) for part in line.split(";")] for line in lines]
        for person in people:
            if len(person) != 2 or not all(person) or max(map(len, person)) > 150:
                raise forms.ValidationError("Tulis satu orang satu baris: nama, titik koma, lalu jabatannya.")
        if len(people) > self.most:
            raise forms.ValidationError(f"Paling banyak {self.most} orang; sekarang {len(people)}.")
        return people


def people_lines(people):
    """Take kept people; return them as they are typed."""
    return "\n".join(f"{person[0]}; {person[1]}" for person in people)


class PartyForm(forms.Form):
    """One party. `source`: its `Partner`, or None for ourselves; `order`: its place from 1; `form`: the
    instrument's code, which says who may sign; `kind`: the dossier's.
    """

    body = Line(label="Nama pihak", limit=200, help_text="Seperti tertulis pada judul naskah.")
    signatory = LaterLine(label="Penanda tangan", limit=150, help_text="Nama tanpa gelar akademik.")
    office = LaterLine(label="Jabatan", limit=150)
    office_status = forms.ChoiceField(label="Status jabatan", choices=choices(PostStatus))
    seat = LaterLine(label="Kedudukan", limit=80, help_text="Nama kota atau kabupaten.")
    address = LaterLine(label="Alamat", limit=200)
    country = LaterLine(label="Negara", limit=80)
    unit = Line(
        label="Unit kerja pelaksana",
        limit=150,
        required=False,
        help_text="Menerima surat dan melaksanakan, misalnya dinas.",
    )
    authority = LaterChoice(label="Dasar kewenangan")
    authority_number = Line(label="Nomor surat", limit=80, required=False)
    authority_date = Day(label="Tanggal surat", required=False)
    authority_note = Words(
        label="Anggaran dasar atau dasar lain",
        limit=2_000,
        rows=2,
        required=False,
        help_text="Akta, notaris, dan pengesahan Menteri bagi badan hukum.",
    )
    number = Line(label="Nomor naskah dari pihak ini", limit=80, required=False)
    more = People(
        label="Penanda tangan lain dari pihak ini",
        most=MOST_MORE,
        help_text="Satu orang satu baris: nama; jabatan. Tanda tangannya dicetak berdampingan.",
    )

    use_required_attribute = False

    def __init__(self, *args, source=None, order=1, form="", kind="", **given):
        super().__init__(*args, **given)
        self.source, self.order, self.form, self.kind = source, order, form, kind
        self.fields["authority"].choices = [("", "Pilih …"), *self._authorities()]
        if source is None:
            del self.fields["number"]
        if kind not in ABROAD:
            del self.fields["country"]

    def _authorities(self):
        """Return the rights that fit the party: heads of region, or heads of bodies; and the present one."""
        if self.source is None or self.source.region_id:
            alone = self.source is None and self.form in NO_PROXY
            fitting = (Authority.HEAD_OF_REGION, *(() if alone else (Authority.POWER_OF_ATTORNEY,)))
        elif self.kind == Kind.SINERGI:
            fitting = (Authority.HEAD_OF_BODY, Authority.AUTHORISED)
        else:
            fitting = (Authority.HEAD_OF_BODY, Authority.BODY_MANDATE)
        now = self["authority"].value() or ""
        return [(a.value, a.label) for a in Authority if a in fitting or a == now]

    @property
    def label(self):
        """PIHAK KESATU and so on."""
        return party_label(self.order)

    @property
    def has_paper(self):
        """Whether the papers that the right to sign rests on are shown: they are there, or ought to be."""
        names = ("authority_number", "authority_date", "authority_note")
        return self["authority"].value() in MANDATES or any(self[n].value() or self[n].errors for n in names)

    def clean(self):
        """A power of attorney has a number and a date, or neither yet."""
        cleaned = super().clean()
        number, day = cleaned.get("authority_number"), cleaned.get("authority_date")
        if cleaned.get("authority") in MANDATES and bool(number) != bool(day):
            missing = "authority_date" if number else "authority_number"
            if missing not in self.errors:
                self.add_error(missing, "Nomor dan tanggal surat diisi bersama.")
        return cleaned

    def columns(self):
        """Return the values for the row."""
        kept = {name: self.cleaned_data.get(name, "") for name in COLUMNS}
        more = [[*person, PostStatus.DEFINITIVE.value] for person in self.cleaned_data["more"]]
        return kept | {"partner": self.source, "more": more}


class BesideForm(forms.Form):
    """Who signs beside the parties."""

    pendamping = People(
        label="Mengetahui atau saksi",
        most=MOST_BESIDE,
        help_text="Satu orang satu baris: nama; jabatan. Kosongkan bila tidak ada. Kata di atasnya "
        "(MENGETAHUI atau SAKSI-SAKSI) menurut tata letak naskah.",
    )
    use_required_attribute = False


class PartiesForm:
    """All parties of `agreement` in order. `parties`: the kept ones; `data`: what the page sent, `act` its
    button.
    """

    def __init__(self, parties, *, agreement, data=None, act=""):
        self._about = {"form": agreement.instrument, "kind": agreement.kind}
        self.errors, self.forms = [], []
        self._emblems = {party.partner_id: party.emblem for party in parties}
        typed = people_lines(agreement.witnesses) if data is None else data.get("pendamping", "")
        self.beside = BesideForm({"pendamping": typed})
        if data is None:
            sources = {party.partner_id: party.partner for party in parties}
            rows = [(party.partner_id, party_values(party)) for party in parties]
        else:
            rows, sources = self._typed(data, act)
        for order, (key, values) in enumerate(rows, 1):
            self.forms.append(self._form(order, sources.get(key), values, bound=data is not None and not act))

    def _form(self, order, source, values, bound):
        prefix = f"p{order}"
        given = {"prefix": prefix, "source": source, "order": order, **self._about}
        if not bound:
            return PartyForm(initial=values, **given)
        return PartyForm({f"{prefix}-{name}": value for name, value in values.items()}, **given)

    def _typed(self, data, act):
        """Read the rows in the page's order, then carry out the button that rearranges them."""
        rows = []
        for prefix in data.getlist("row")[: MOST + 1]:
            partner = data.get(f"{prefix}-partner", "")
            values = {name: data.get(f"{prefix}-{name}", "") for name in COLUMNS}
            rows.append((int(partner) if partner.isdecimal() else None, values))
        keys = {key for key, _ in rows if key}
        verb, _, what = act.partition(":")
        if verb == "add" and what.isdecimal():
            keys.add(int(what))
        sources = {partner.pk: partner for partner in Partner.objects.filter(pk__in=keys)}
        rows = [(key, values) for key, values in rows if key is None or key in sources]
        self._rearrange(rows, verb, what, sources)
        return rows, sources

    def _rearrange(self, rows, verb, what, sources):
        if not what.isdecimal():
            return
        at = int(what)
        if verb == "add":
            if len(rows) >= MOST:
                self.errors.append(f"Naskah mempunyai paling banyak {MOST} pihak.")
            elif at in sources and at not in [key for key, _ in rows]:
                rows.append((at, partner_values(sources[at])))
        elif 0 < at <= len(rows):
            row = rows.pop(at - 1)
            if verb in ("up", "down"):
                rows.insert(max(0, at - 1 + (-1 if verb == "up" else 1)), row)
            elif verb != "remove" or row[0] is None:
                rows.insert(at - 1, row)

    def is_valid(self):
        """Each row is whole by itself, and all together are two to twelve with ourselves once among them."""
        whole = min([form.is_valid() for form in [*self.forms, self.beside]], default=True)
        sources = [form.source.pk if form.source else None for form in self.forms]
        if not FEWEST <= len(sources) <= MOST:
            self.errors.append(f"Naskah mempunyai {FEWEST} sampai {MOST} pihak; sekarang {len(sources)}.")
        if sources.count(None) != 1:
            self.errors.append("Tepat satu pihak adalah pemerintah daerah kita sendiri.")
        if len(set(sources)) < len(sources) and sources.count(None) < 2:
            self.errors.append("Mitra yang sama tercantum lebih dari satu kali.")
        return whole and not self.errors

    def columns(self):
        """Return the dicts of `Party` fields for `workflow.drafting.save_parties`."""
        return [form.columns() | {"emblem": self._emblem(form.source)} for form in self.forms]

    def _emblem(self, source):
        key = source.pk if source else None
        return self._emblems.get(key, source.emblem if source else "")


def party_values(party):
    """Return a kept `Party`'s fields as the form begins with them."""
    return {name: getattr(party, name) for name in COLUMNS} | {"more": people_lines(party.more)}


def partner_values(partner):
    """Return what a `Partner` tells of itself as a party."""
    region = bool(partner.region_id)
    return {
        "body": partner.body,
        "signatory": partner.leader,
        "office": partner.leader_office,
        "office_status": PostStatus.DEFINITIVE.value,
        "seat": partner.seat,
        "address": partner.address,
        "country": partner.country,
        "authority": (Authority.HEAD_OF_REGION if region else Authority.HEAD_OF_BODY).value,
        "authority_note": "" if region else partner.legality,
    }
