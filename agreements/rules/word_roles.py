"""What a part of a Word file may become, and the names of the styles that our own files say it with."""

import hashlib
import re

from agreements.rules.naskah import one_line
from agreements.rules.naskah.structure import HOLDS

# What a part becomes in the text.
PASAL, TITLE = "pasal", "judul"
AYAT, HURUF, ANGKA, PLAIN, GOES_ON = "ayat", "huruf", "angka", "teks", "sambung"
RECITAL, LAMPIRAN, LAMPIRAN_TITLE, TABLE = "konsiderans", "lampiran", "judul_lampiran", "tabel"
ACTIVITIES = "kegiatan"  # the table of a rencana kerja
TRANSLATION = "terjemahan"  # what stands in the column of the other language
# What is recognised and set apart: the app makes it from its own data.
HEADING, PARTIES, INTRO, BASIS, CLOSING, SIGNATURES = (
    "kepala",
    "pihak",
    "pengantar",
    "dasar_hukum",
    "penutup",
    "tanda_tangan",
)
DROPPED = "buang"
BODY = (AYAT, HURUF, ANGKA, PLAIN)
APART = (HEADING, PARTIES, INTRO, BASIS, CLOSING, SIGNATURES, ACTIVITIES)
NAMES = {
    PASAL: "Pasal baru",
    TITLE: "Judul pasal",
    AYAT: "Ayat",
    HURUF: "Huruf",
    ANGKA: "Angka",
    PLAIN: "Paragraf",
    GOES_ON: "Sambungan bagian sebelumnya",
    RECITAL: "Butir konsiderans",
    LAMPIRAN: "Lampiran baru",
    LAMPIRAN_TITLE: "Judul lampiran",
    TABLE: "Tabel lampiran",
    TRANSLATION: "Terjemahan",
    ACTIVITIES: "Tabel kegiatan",
    HEADING: "Kepala naskah",
    PARTIES: "Para pihak",
    INTRO: "Kalimat baku",
    BASIS: "Dasar hukum",
    CLOSING: "Kalimat penutup",
    SIGNATURES: "Tanda tangan",
    DROPPED: "Tidak diambil",
}
CHOICES = (
    *(PASAL, TITLE, AYAT, HURUF, ANGKA, PLAIN, GOES_ON, RECITAL, LAMPIRAN, LAMPIRAN_TITLE),
    *(BASIS, PARTIES, DROPPED),
)
TABLE_CHOICES = (TABLE, PLAIN, PARTIES, SIGNATURES, DROPPED)

DEEPEST = 8
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
OWN_PICTURE = "Lambang Naskah"  # what the pictures of our own files are called
MATRIX = "matriks"  # what a file of the table of old and new says that it is
TRANSLATION_FRONT = "_terjemah_"  # how the bookmarks of a translation begin
MARKS = "urn:kerjasama:naskah"  # namespace of what our own files carry: which part is which
STYLE_OF_KIND = {"ayat": "Ayat", "huruf": "Huruf", "angka": "Angka", "teks": "Paragraf"}


def mark_name(ident):
    """Take the id of a pasal or lampiran; return the name of the hidden bookmark that carries it.

    Word allows 40 letters, digits and low lines, which an id need not fit; what begins with a low line is
    not shown to the reader.
    """
    return f"_naskah_{hashlib.sha256(ident.encode()).hexdigest()[:20]}"


def translation_mark(ident):
    """As `mark_name`, for the translation of that part."""
    return f"{TRANSLATION_FRONT}{hashlib.sha256(ident.encode()).hexdigest()[:20]}"


def activity_mark(place):
    """As `mark_name`, for the row of an activity that stood in that place, from 1."""
    return f"_kegiatan_{place}"


def printable_lines(text):
    """As `printable`, each line for itself."""
    return "\n".join(map(printable, text.split("\n")))


def printable(text):
    """Take typed text; return it as a Word file can hold it: one line, no character that XML forbids."""
    return NOT_XML.sub("", one_line(text))


def _pairs():
    """Every kind at every depth at which the structure can hold it."""
    holders = {""}
    for depth in range(1, DEEPEST + 1):
        kinds = {kind for holder in holders for kind in HOLDS[holder]}
        yield from ((kind, depth) for kind in STYLE_OF_KIND if kind in kinds)
        holders = kinds


STYLED = tuple(_pairs())


def style_name(kind, depth):
    """Return the name of the paragraph style of a node: "Ayat 1", "Huruf 2", "Paragraf 1"."""
    return f"{STYLE_OF_KIND[kind]} {depth}"


NODE_STYLES = {style_name(kind, depth): (kind, depth) for kind, depth in STYLED}
OWN_STYLES = {
    "Lambang Naskah": HEADING,
    "Judul Naskah": HEADING,
    "Nomor Naskah": HEADING,
    "Pembuka": HEADING,
    "Komparisi": PARTIES,
    "Penyebutan": PARTIES,
    "Pengantar": INTRO,
    "Konsiderans": RECITAL,
    "Dasar Hukum": BASIS,
    "Rumusan": INTRO,
    "Pasal": PASAL,
    "Penutup Naskah": CLOSING,
    "Tanda Tangan": SIGNATURES,
    "Lampiran": LAMPIRAN,
    "Pemisah": DROPPED,
    "Keterangan Halaman": DROPPED,
    "Kepala Kolom": DROPPED,
    "Kekuatan Bahasa": CLOSING,
    "Judul Terjemahan": TRANSLATION,
    "Pasal Terjemahan": TRANSLATION,
    "Lampiran Terjemahan": TRANSLATION,
    "Konsiderans Terjemahan": TRANSLATION,
    "Terjemahan": TRANSLATION,
}
# What a paragraph of a translation is: the title of its pasal, one of the recitals, or words of the body.
HEADING_OF, RECITAL_OF, WORDS_OF = "judul", "butir", "isi"
TRANSLATED = {
    "Pasal Terjemahan": HEADING_OF,
    "Lampiran Terjemahan": HEADING_OF,
    "Konsiderans Terjemahan": RECITAL_OF,
}
SIDE_BY_SIDE = "Tabel Dua Bahasa"
OWN_TABLES = {
    "Tabel Komparisi": PARTIES,
    "Tabel Tanda Tangan": SIGNATURES,
    "Tabel Lampiran": TABLE,
    "Tabel Kegiatan": ACTIVITIES,
    "Tabel Terjemahan": TRANSLATION,
}
# What a paragraph of the table of activities says; a side's four stand in two columns of its own.
OF_ACTIVITY = {
    "Kegiatan Program": "programme",
    "Kegiatan Keluaran": "output",
    "Kegiatan Target": "target",
    "Kegiatan Lokasi": "location",
    "Kegiatan Waktu": "when",
    "Kegiatan Tugas": "task",
    "Kegiatan Penanggung Jawab": "unit",
    "Kegiatan Sumber Biaya": "budget",
    "Kegiatan Perkiraan Biaya": "estimate",
}
ACTIVITY_HEADS = ("No.", "Program atau kegiatan", "Keluaran dan target", "Lokasi dan waktu")
SIDE_HEADS = ("tugas dan penanggung jawab", "sumber dan perkiraan biaya")
SUM_OF_ACTIVITIES = "Jumlah perkiraan biaya"
