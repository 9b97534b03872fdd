"""On which articles the standard outlines rest: each form, and each of its pasal by key."""

from agreements.rules.enums import Instrument

FORMS = {
    Instrument.KSB: "Permendagri 22/2020 Pasal 1 angka 12, 40, dan 43; UU 24/2009 Pasal 31",
    Instrument.PKS: "Permendagri 22/2020 Pasal 1 angka 13, 41, dan 44; UU 23/2014 Pasal 366 ayat (2)",
    Instrument.ADDENDUM: "Permendagri 22/2020 Pasal 15 dan 37",
    Instrument.NK: "Permendagri 22/2020 Pasal 1 angka 19, 42, dan 57",
    Instrument.RK: "Permendagri 22/2020 Pasal 55",
    Instrument.LOI: "Permendagri 25/2020 Pasal 13 dan 14",
    Instrument.NASKAH_LN: "Permendagri 25/2020 Pasal 20 ayat (5), 23, 24, dan 25",
}
PASAL = {
    "maksud_tujuan": "Permendagri 22/2020 Pasal 40 dan 41",
    "objek": "PP 28/2018 Pasal 4 dan 16; Permendagri 22/2020 Pasal 40 dan 41",
    "ruang_lingkup": "Permendagri 22/2020 Pasal 40 dan 41",
    "lokasi": "Permendagri 22/2020 Pasal 41",
    "pelaksanaan": "Permendagri 22/2020 Pasal 40 dan 41",
    "hak_kewajiban": "UU 23/2014 Pasal 366 ayat (2) huruf a; PP 28/2018 Pasal 19 ayat (2) huruf a; "
    "Permendagri 22/2020 Pasal 41",
    "pembiayaan": "PP 28/2018 Pasal 6 ayat (2); Permendagri 22/2020 Pasal 41",
    "hasil": "PP 28/2018 Pasal 20",
    "jangka_waktu": "Permendagri 22/2020 Pasal 9 ayat (3); Permendagri 22/2020 Pasal 32 ayat (3)",
    "monev": "Permendagri 22/2020 Pasal 17 dan 39",
    "kerahasiaan": "UU 27/2022",
    "sanksi": "UU 23/2014 Pasal 366 ayat (2) huruf d; PP 28/2018 Pasal 19 ayat (2) huruf d",
    "kahar": "Permendagri 22/2020 Pasal 41",
    "perselisihan": "PP 28/2018 Pasal 8 dan 21; Permendagri 22/2020 Pasal 18 sampai 21; UU 23/2014 Pasal 370",
    "perubahan": "Permendagri 22/2020 Pasal 15 dan 37",
    "pengakhiran": "PP 28/2018 Pasal 9 dan 22",
    "korespondensi": "Permendagri 22/2020 Pasal 40",
    "lain_lain": "PP 28/2018 Pasal 9 ayat (2)",
    "latar_belakang": "Permendagri 22/2020 Pasal 42",
    "tugas_tanggung_jawab": "Permendagri 22/2020 Pasal 42",
    "penutup": "Permendagri 22/2020 Pasal 42",
    "kegiatan": "Permendagri 22/2020 Pasal 55",
    "subjek": "Permendagri 25/2020 Pasal 13 dan 20 ayat (5)",
    "tempat_tanggal": "Permendagri 25/2020 Pasal 13 dan 20 ayat (5)",
    "kelompok_kerja": "Permendagri 25/2020 Pasal 20 ayat (5)",
}
