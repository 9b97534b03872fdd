"""Rules on the words of every instrument: title, labels, open places, leaders (C-12 ... C-16, C-19)."""

import re

from agreements.rules.checks.finding import rule
from agreements.rules.enums import Severity
from agreements.rules.indonesian import ORDINALS

WARNING, HINT = Severity.WARNING, Severity.HINT
OPEN = re.compile(
    r"\[(?!terhapus\]|isian tidak dikenal)[^\[\]\n]{0,200}\]|…+|\.{3,}|_{3,}|\{\{[^{}\n]{0,80}\}\}"
    r"|\bxxx+\b|\bXXXX+\b"
)
OLD_NAME = re.compile(r"\b(?:MoU|memorandum\s+of\s+understanding|nota\s+kesepahaman)\b", re.IGNORECASE)
OWN_NAME = re.compile(
    r"^\s*(?:kesepakatan\s+bersama|perjanjian\s+kerja\s*sama|adendum|antara)\b", re.IGNORECASE
)
OTHER_LABELS = re.compile(r"\bPIHAK\s+(?:PERTAMA|KE-?\d+|[IVX]{1,4}|\d+)\b")
LABEL = re.compile(rf"\bPIHAK\s+({'|'.join(sorted(ORDINALS, key=len, reverse=True))})\b")
ONE_WORD = re.compile(r"\bkerjasama\b", re.IGNORECASE)
LEADER = (
    r"(?:pergantian|penggantian|bergantinya|digantinya|perubahan|berakhirnya\s+masa\s+jabatan)\s+(?:para\s+)?"
    r"(?:kepala\s+daerah|pimpinan|pejabat|wali\s*kota|bupati|gubernur|direktur|penanda\s*tangan)"
)
ENDING = (
    r"(?:ber|di)?(?:akhir(?:nya|i|kan)?|batal(?:kan|nya)?|henti(?:kan)?)"
    r"|gugur|tidak\s+berlaku(?:\s+lagi)?|mengakhiri|hapus"
)
LEADER_ENDS = re.compile(
    rf"\b(?:{ENDING})\b[^.;\n]{{0,90}}\b{LEADER}\b|\b{LEADER}\b[^.;\n]{{0,90}}\b(?:{ENDING})\b", re.IGNORECASE
)
GOES_ON = re.compile(
    r"\b(?:tidak|bukan)\b[^.;\n]{0,40}\b(?:berakhir|mengakhiri|diakhiri|mem?pengaruhi|mengakibatkan|menyebabkan|"
    r"menjadi|membatalkan|batal|gugur|menghapus\w*|hapus|menghentikan|dihentikan)\b"
    r"|\btetap\s+berlaku\b|\bmeskipun\b|\bwalaupun\b",
    re.IGNORECASE,
)


@rule(
    "C-12",
    WARNING,
    "Judul dan naskah memakai nama bentuk yang benar",
    "Permendagri 22/2020 Pasal 1 angka 12",
    "Permendagri 22/2020 Pasal 1 angka 13",
    "Permendagri 22/2020 lampiran",
)
def right_names(found, reading):
    """The title is only what follows TENTANG; the old names (MoU, nota kesepahaman) are not used."""
    about = reading.draft.about
    if OWN_NAME.search(about):
        yield found(
            "Judul memuat nama bentuk naskah atau kata ANTARA.",
            "Tulis hanya yang berdiri setelah kata TENTANG.",
            field="about",
            excerpt=about,
        )
    if OLD_NAME.search(about):
        yield found(
            "Judul memakai nama lama (MoU atau nota kesepahaman).",
            "Pakai Kesepakatan Bersama atau Perjanjian Kerja Sama.",
            field="about",
            excerpt=about,
        )
    for hit in reading.find(OLD_NAME):
        yield found(
            f"Naskah memakai nama lama “{hit.match[0]}”.",
            "Pakai Kesepakatan Bersama atau Perjanjian Kerja Sama.",
            hit=hit,
        )


@rule("C-13", WARNING, "Sebutan para pihak seragam", "Permendagri 22/2020 lampiran")
def labels_agree(found, reading):
    """The text calls the parties as the komparisi does, and names none that is not there."""
    known = {party.order for party in reading.draft.parties}
    for hit in reading.find(OTHER_LABELS):
        if not hit.spot.title:
            yield found(
                f"Sebutan “{hit.match[0]}” tidak sama dengan komparisi.",
                "Pakai PIHAK KESATU, PIHAK KEDUA, dan seterusnya.",
                hit=hit,
            )
    for hit in reading.find(LABEL):
        if not hit.spot.text.isupper() and ORDINALS.index(hit.match[1]) + 1 not in known:
            yield found(
                f"Naskah menyebut {hit.match[0]}, padahal tidak ada pihak itu.",
                "Perbaiki sebutannya atau tambahkan pihak yang belum tercatat.",
                hit=hit,
            )


@rule("C-15", WARNING, "Tidak ada bagian yang masih kosong", "Permendagri 22/2020 Pasal 40 dan 41")
def nothing_open(found, reading):
    """No "[isi ...]", dots or xxx are left in the text, the title or the data of the parties."""
    fix = "Isi bagian itu atau hapus tandanya."
    for hit in reading.find(OPEN):
        yield found(f"Bagian belum diisi: {hit.match[0]}", fix, hit=hit)
    draft = reading.draft
    fields = [("about", draft.about), ("place", draft.place)]
    for party in draft.parties:
        names = ("body", "signatory", "office", "seat", "address", "authority_number")
        fields += [(f"parties.{party.order}.{name}", getattr(party, name)) for name in names]
    for field, value in fields:
        match = OPEN.search(value)
        if match:
            yield found(f"Data belum diisi: {match[0]}", fix, field=field, excerpt=value)


@rule("C-16", WARNING, "Kerja sama tidak berakhir karena pergantian pimpinan", "PP 28/2018 Pasal 9 ayat (2)")
def leader_changes_nothing(found, reading):
    """No clause ends the agreement when a leader changes."""
    for hit in reading.find(LEADER_ENDS):
        if not GOES_ON.search(hit.sentence) and not GOES_ON.search(hit.spot.lead):
            yield found(
                "Naskah mengakhiri kerja sama karena pergantian pimpinan.",
                "Nyatakan bahwa kerja sama tidak berakhir karena pergantian pimpinan.",
                hit=hit,
            )


@rule("C-19", HINT, "“Kerja sama” ditulis dua kata", "PP 28/2018 Pasal 1")
def two_words(found, reading):
    """The official spelling is two words; told once."""
    for hit in reading.find(ONE_WORD):
        yield found("Naskah menulis “kerjasama” sebagai satu kata.", "Tulis “kerja sama”.", hit=hit)
        return


RULES = (right_names, labels_agree, nothing_open, leader_changes_nothing, two_words)
