"""The questions of the chooser: their keys in the address, their words, and the answers on offer."""

from dataclasses import dataclass

from agreements.rules.burden import QUESTIONS
from agreements.rules.enums import Initiative, Purpose

YES, NO, UNKNOWN, ELSEWHERE = "ya", "tidak", "belum", "lain"
OURS, THEIRS = Initiative.OURS.value, Initiative.THEIRS.value
MOST_YEARS = 99
CHOICE, SELECT, NUMBER = "choice", "select", "number"
BURDEN_KEYS = {"cost_from_apbd": "biaya", "in_running_budget": "anggaran"} | {
    "people_pay": "warga",
    "assets_used": "aset",
}


@dataclass(frozen=True)
class Offer:
    """One answer on offer: its value in the address, its words, a note, and the group that it stands in."""

    value: str
    label: str
    note: str = ""
    group: str = ""


@dataclass(frozen=True)
class Question:
    """A question: its key in the address, its words, and the answers on offer.

    `shape`: `choice` and `select` (options of the database) or `number` (whole years).
    """

    key: str
    title: str
    help: str = ""
    shape: str = CHOICE
    options: tuple[Offer, ...] = ()


YES_NO = (Offer(YES, "Ya"), Offer(NO, "Tidak"))
YES_NO_UNKNOWN = (*YES_NO, Offer(UNKNOWN, "Belum tahu"))
BURDEN_HELP = "Bagian dari uji beban, yang menentukan perlu tidaknya persetujuan DPRD."
REGION = Question(
    "daerah", "Daerah mana?", "Menentukan berbatasan atau tidaknya; yang tercatat berbatasan di atas.", SELECT
)
BORDER = Question(
    "batas",
    "Apakah daerah itu berbatasan dengan daerah kita?",
    "Perbatasannya tidak ada dalam catatan; catatan yang tidak ada berarti belum diketahui.",
    options=YES_NO,
)
CROSSING = Question(
    "lintas",
    "Apakah urusannya berdampak melintasi batas dan layanannya lebih efisien dikelola bersama?",
    "Dengan daerah yang berbatasan, jawaban ya menjadikannya wajib.",
    options=YES_NO,
)
DIPLOMACY = Question(
    "diplomatik",
    "Apakah negara mitra mempunyai hubungan diplomatik dengan Indonesia?",
    "Syarat pertama kerja sama luar negeri.",
    options=YES_NO_UNKNOWN,
)
PURPOSE_NOTES = {
    Purpose.SERVICE: "Layanan bagi warga menurut urusan daerah.",
    Purpose.ASSET: "Sewa, pinjam pakai, KSP, BGS/BSG, KSPI.",
    Purpose.INVESTMENT: "Penanaman modal oleh atau dengan mitra.",
    Purpose.INFRASTRUCTURE: "Dibangun dan dibiayai badan usaha.",
    Purpose.PROCUREMENT: "Membeli barang, pekerjaan, atau jasa.",
    Purpose.OTHER: "Bukan salah satu di atas.",
}
PURPOSE = Question(
    "objek",
    "Untuk apa kerja sama ini?",
    "Beberapa objek mengikuti aturannya sendiri.",
    options=tuple(Offer(each.value, each.label, PURPOSE_NOTES[each]) for each in Purpose),
)
AFFAIR = Question(
    "urusan", "Urusan pemerintahan mana?", "Objek harus urusan yang menjadi kewenangan daerah.", SELECT
)
BURDEN = tuple(
    (name, Question(BURDEN_KEYS[name], title, BURDEN_HELP, options=YES_NO_UNKNOWN))
    for name, title in QUESTIONS
)
INITIATIVE = Question(
    "prakarsa",
    "Siapa yang memprakarsai?",
    "Menentukan siapa yang menyusun kajian dan siapa yang menawarkan.",
    options=(Offer(OURS, "Daerah kita"), Offer(THEIRS, "Mitra")),
)
SECRETARIAT = Question(
    "sekretariat",
    "Apakah akan dibentuk sekretariat kerja sama?",
    "Pilihan, bila kerja sama terus-menerus, rumit (lebih dari dua daerah dan/atau objek), dan lama.",
    options=YES_NO,
)
YEARS = Question("tahun", "Berapa tahun lamanya?", "Tahun bulat; boleh belum ditentukan.", NUMBER)
TITLES = {
    "kategori": "mitra",
    "daerah": "daerah mitra",
    "batas": "perbatasan",
    "lintas": "dampak lintas batas",
    "jenis": "jenis kerja sama",
    "diplomatik": "hubungan diplomatik",
    "objek": "objek",
    "urusan": "urusan",
    "prakarsa": "prakarsa",
    "biaya": "biaya APBD",
    "anggaran": "anggaran tahun berjalan",
    "warga": "beban warga",
    "aset": "aset daerah",
    "sekretariat": "sekretariat kerja sama",
    "tahun": "jangka waktu",
}
