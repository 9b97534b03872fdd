"""Made-up instruments in any number, for measuring: titles, states and dates as a city's register has them.

Everything comes from one `random.Random`, so the same seed gives the same register. Nothing is written here.
"""

import hashlib
import json
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from agreements.rules.enums import EndGround, Instrument, Kind, State
from agreements.rules.naskah import Naskah, Node, Pasal, to_json

DEEDS = (
    *("Penyelenggaraan", "Peningkatan", "Pengembangan", "Pengelolaan", "Pemanfaatan", "Penguatan"),
    *("Pelayanan", "Pembinaan", "Percepatan", "Fasilitasi", "Integrasi", "Pengendalian"),
)
OBJECTS = (
    *("Pelayanan Kesehatan Masyarakat", "Pendidikan Karakter Siswa", "Persampahan Terpadu"),
    *("Air Minum Regional", "Transportasi Perkotaan", "Data Kependudukan", "Pariwisata Budaya"),
    *("Destinasi Wisata Sungai", "Sistem Pemerintahan Berbasis Elektronik", "Pasar Rakyat"),
    *("Ketahanan Pangan", "Distribusi Cabai Merah", "Irigasi Pertanian", "Penanggulangan Bencana"),
    *("Perlindungan Anak", "Penempatan Tenaga Kerja", "Pelatihan Vokasi", "Arsip Daerah"),
    *("Perpustakaan Keliling", "Penerangan Jalan", "Batas Wilayah", "Ruang Terbuka Hijau"),
    *("Pajak Daerah", "Perizinan Berusaha", "Industri Rumahan", "Alas Kaki dan Batik"),
    *("Rumah Tidak Layak Huni", "Keamanan dan Ketertiban", "Stunting dan Gizi", "Donor Darah"),
)
PLACES = (
    *("di Wilayah Perbatasan", "bagi Keluarga Kurang Mampu", "di Lingkungan Pemerintah Daerah"),
    *("Tahun Anggaran Berjalan", "melalui Aplikasi Bersama", "bagi Pelaku Usaha Mikro"),
    *("di Kawasan Perkotaan", "bagi Penyandang Disabilitas", "berbasis Masyarakat", "Lintas Daerah"),
)
PARTNER_HEADS = (
    *("Kabupaten", "Kota", "Universitas", "PT", "Rumah Sakit", "Yayasan", "Koperasi", "Politeknik"),
    *("Badan Narkotika", "Kantor Pertanahan"),
)
PARTNER_TAILS = (
    *("Sumber Rejeki", "Harapan Bangsa", "Tirta Kencana", "Wijaya Kusuma", "Mekar Sari", "Cahaya Timur"),
    *("Brantas", "Majapahit", "Nusantara", "Karya Mandiri", "Bumi Lestari", "Sido Makmur", "Arjuna"),
    *(
        "Penanggungan",
        "Welirang",
        "Surya Gemilang",
        "Dharma Bakti",
        "Panca Marga",
        "Sekar Jagad",
        "Kahuripan",
    ),
)
# Of a thousand instruments: most are validated (running or long over), few are in somebody's hands today.
STATES = {
    State.DRAFT: 12,
    State.SUBMITTED: 4,
    State.REVIEW: 4,
    State.RETURNED: 4,
    State.LEGAL_REVIEW: 4,
    State.DISCUSSION: 4,
    State.FINAL: 4,
    State.INITIALLED: 2,
    State.READY: 2,
    State.SIGNED: 3,
    State.IN_FORCE: 902,
    State.TERMINATED: 30,
    State.CANCELLED: 25,
}
SIGNED = (State.SIGNED, State.IN_FORCE, State.TERMINATED)
VALIDATED = (State.IN_FORCE, State.TERMINATED)
KINDS = {Kind.KSDD_WAJIB: 15, Kind.KSDD_SUKARELA: 40, Kind.KSDPK: 35, Kind.SINERGI: 8, Kind.KSDPL: 2}
RULES_SINCE = date(2020, 4, 14)


@dataclass(frozen=True)
class World:
    """What instruments refer to: keys of rows that are there, and words for titles.

    `partners`: [(key, name, body)]; `fields`: names of urusan; `places`: names of regions.
    """

    agencies: list
    partners: list
    affairs: list
    fields: list
    places: list
    officer: int
    staff: int
    head: int
    today: date


def partner_name(number):
    """Return the name of the partner of that number: distinct up to 200, with a numeral beyond."""
    head = PARTNER_HEADS[number % 10]
    tail = PARTNER_TAILS[number // 10 % 20]
    return f"{head} {tail}" + (f" {number // 200 + 1}" if number >= 200 else "")


def sample_text(about):
    """Return a small naskah as JSON."""
    titles = ("MAKSUD DAN TUJUAN", "OBJEK", "RUANG LINGKUP", "PELAKSANAAN", "JANGKA WAKTU")
    body = (Node("ayat", f"Para pihak bekerja sama dalam {about.lower()}."), Node("ayat", "Cukup jelas."))
    return to_json(Naskah((), tuple(Pasal(f"p{at}", "", title, body) for at, title in enumerate(titles))))


class Sampler:
    """Makes dossiers, one after the other, with their instruments, as plain dicts of columns.

    `after`: the highest keys in use of dossiers, instruments and revisions.
    """

    def __init__(self, world, random, after=(0, 0, 0)):
        self.world, self.random = world, random
        self.dossier, self.agreement, self.revision = after
        self.texts = [json.dumps(sample_text(self.about())) for _ in range(20)]

    def about(self):
        pick = self.random.choice
        matter = pick(OBJECTS) if self.random.random() < 0.4 else f"Bidang {pick(self.world.fields).title()}"
        where = pick(PLACES) if self.random.random() < 0.5 else f"di {pick(self.world.places)}"
        return f"{pick(DEEDS)} {matter} {where}"

    def one_of(self, weights):
        return self.random.choices(list(weights), list(weights.values()))[0]

    def moment(self, day):
        seconds = self.random.uniform(8 * 3600, 16 * 3600)
        return datetime.combine(day, time(), UTC) + timedelta(seconds=seconds)

    def uid(self):
        return uuid.UUID(int=self.random.getrandbits(128), version=4)

    def next_dossier(self):
        """Return (dossier, its partner, its urusan, [instruments]): a KSB mostly has a PKS beneath it."""
        self.dossier += 1
        kind = self.one_of(KINDS)
        dossier = {
            "id": self.dossier,
            "uid": self.uid(),
            "kind": kind.value,
            "agency_id": self.random.choice(self.world.agencies),
        }
        partner, affair = self.random.choice(self.world.partners), self.random.choice(self.world.affairs)
        form = {Kind.SINERGI: Instrument.NK, Kind.KSDPL: Instrument.LOI}.get(kind, Instrument.KSB)
        parent = self.instrument(dossier, partner, form)
        begun = parent["created_at"]
        dossier |= {
            "title": parent["about"],
            "object": parent["about"],
            "created_at": begun,
            "stage_since": begun,
        }
        signed = form == Instrument.KSB and parent["state"] in VALIDATED
        below = self.random.choice((0, 1, 1, 2)) if signed else 0
        children = [self.instrument(dossier, partner, Instrument.PKS, parent) for _ in range(below)]
        parent["signed_children"] = sum(child["state"] in VALIDATED for child in children)
        return dossier, partner, affair, [parent, *children]

    def instrument(self, dossier, partner, form, parent=None):
        """Return one instrument of a dossier, its columns as the database's constraints want them."""
        self.agreement += 1
        state = self.one_of(STATES)
        row = {
            "id": self.agreement,
            "uid": self.uid(),
            "cooperation_id": dossier["id"],
            "instrument": form.value,
            "kind": dossier["kind"],
            "agency_id": dossier["agency_id"],
            "parent_id": parent and parent["id"],
            "about": self.about(),
            "state": state.value,
            "text": self.texts[self.agreement % len(self.texts)],
            "created_by_id": self.world.officer,
            "submitted_by_id": None,
            "revision_id": None,
            "partner_names": partner[1],
            "signed_children": 0,
            **self.term(state, form, parent),
        }
        if state not in (State.DRAFT, State.CANCELLED):
            self.revision += 1
            row |= {"submitted_by_id": self.world.officer, "revision_id": self.revision}
        row["search_text"] = "\n".join([row["about"], partner[2], row["number"]])
        return row

    def term(self, state, form, parent):
        """Return dates, number and the people who signed and validated."""
        today, some_days = self.world.today, self.random.randrange(60)
        found = dict.fromkeys(["signed_on", "starts_on", "ends_on", "terminated_on", "validated_by_id"])
        found |= {"signed_entry_by_id": None, "validated_at": None, "number": "", "end_ground": ""}
        if state not in SIGNED:
            since = self.moment(today - timedelta(days=some_days + 1))
            return found | {"state_since": since, "created_at": since, "legacy": False}
        begun = parent["signed_on"] if parent and parent["signed_on"] else today - timedelta(days=9 * 365)
        signed = today - timedelta(days=self.random.randrange(max(1, (today - begun).days)))
        entry = self.moment(signed - timedelta(days=1))
        found |= {
            "signed_on": signed,
            "starts_on": signed,
            "ends_on": signed + timedelta(days=365 * self.random.choice((1, 2, 3, 5)) + some_days),
            "number": f"{self.agreement:06d}/{form.name}/{signed.year}",
            "signed_entry_by_id": self.world.staff,
            "state_since": entry,
            "created_at": entry - timedelta(days=30),
            "legacy": signed < RULES_SINCE and some_days < 20,
        }
        if state in VALIDATED:
            found |= {"validated_by_id": self.world.head, "validated_at": entry}
        if state == State.TERMINATED:
            found |= {"terminated_on": signed, "end_ground": EndGround.AGREED.value}
        return found


def parties_of(row, partner):
    """Return the two parties of an instrument as dicts of columns."""
    ours = {"order": 1, "partner_id": None, "body": "Pemerintah Daerah Kota Contoh", "number": row["number"]}
    theirs = {"order": 2, "partner_id": partner[0], "body": partner[2], "number": ""}
    return [{"agreement_id": row["id"], **party} for party in (ours, theirs)]


def revision_of(row):
    """Return the frozen revision of an instrument as a dict of columns."""
    sha256 = hashlib.sha256(row["text"].encode()).hexdigest()
    facts = {"id": row["revision_id"], "agreement_id": row["id"], "content": row["text"], "sha256": sha256}
    return facts | {"author_id": row["created_by_id"], "at": row["created_at"]}
