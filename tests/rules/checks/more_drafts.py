"""Sound drafts of a nota kesepakatan and of what is signed abroad."""

from dataclasses import replace
from datetime import date

from agreements.rules.draft import ActivityFacts, PlanFacts
from agreements.rules.naskah import Naskah, Pasal, parse
from tests.rules.drafts import CITY, REGENCY, ksb

MINISTRY = replace(
    REGENCY,
    order=1,
    body="Kementerian Contoh",
    category="kl",
    kinds=("sinergi",),
    signatory="Contoh Sekretaris Jenderal",
    office="Sekretaris Jenderal",
    authority="pimpinan",
    authority_note="Keputusan Menteri Contoh Nomor 5 Tahun 2026",
    seat="Jakarta",
)
SISTER = replace(
    REGENCY,
    body="Pemerintah Kota Contoh Timur",
    category="pemda_ln",
    kinds=("ksdpl",),
    office="Mayor",
    authority="pimpinan",
    seat="Contoh Timur",
)
ACTIVITY = ActivityFacts(
    programme="Peningkatan akses layanan",
    output="Gerai layanan",
    target="2 gerai",
    location="Kota Mojokerto",
    year=2027,
    task_ours="Menyediakan petugas",
    task_theirs="Menyediakan modul",
    unit_ours="Dinas Contoh",
    unit_theirs="Direktorat Contoh",
    budget_ours="APBD 2027",
    budget_theirs="APBN 2027",
)
NK_PARTS = (
    ("LATAR BELAKANG", "Pelayanan publik perlu ditingkatkan bersama."),
    ("MAKSUD DAN TUJUAN", "Maksudnya sebagai dasar sinergi; tujuannya meningkatkan pelayanan publik."),
    ("LOKASI", "Sinergi dilaksanakan di Kota Mojokerto."),
    ("OBJEK", "Objeknya adalah peningkatan akses layanan."),
    ("RUANG LINGKUP", "Ruang lingkup meliputi:\na. penyediaan gerai layanan;\nb. pelatihan petugas."),
    (
        "TUGAS DAN TANGGUNG JAWAB",
        "(1) PIHAK KESATU bertugas menyediakan modul.\n(2) PIHAK KEDUA bertugas menyediakan petugas.",
    ),
    ("PELAKSANAAN", "Dilaksanakan dengan rencana kerja tahunan yang terlampir."),
    ("JANGKA WAKTU", "Nota Kesepakatan ini berlaku sejak 1 September 2026 sampai dengan 31 Agustus 2031."),
    ("PEMBIAYAAN", "Setiap PIHAK membiayai bagiannya dari anggarannya sendiri, tanpa hibah."),
    ("LAIN-LAIN", "Hal yang belum diatur dituangkan dalam adendum."),
)
ABROAD_PARTS = (
    ("MAKSUD DAN TUJUAN", "Mempererat hubungan kedua kota."),
    ("RUANG LINGKUP", "Kebudayaan dan pendidikan."),
    ("PELAKSANAAN", "Dilaksanakan dengan rencana kegiatan tahunan."),
    ("PEMBIAYAAN", "Setiap pihak membiayai bagiannya sendiri."),
    ("KELOMPOK KERJA BERSAMA", "PARA PIHAK membentuk kelompok kerja bersama."),
    ("PENYELESAIAN PERSELISIHAN", "Diselesaikan melalui konsultasi dan negosiasi."),
    ("AMANDEMEN", "Perubahan dilakukan secara tertulis."),
    ("MASA BERLAKU", "Naskah ini berlaku lima tahun dan dapat diperpanjang atau diakhiri."),
)
LOI_PARTS = (
    ("MAKSUD DAN TUJUAN", "Menjajaki kerja sama kedua kota."),
    ("RUANG LINGKUP", "Kebudayaan dan pendidikan."),
    ("MASA BERLAKU", "Pernyataan ini berlaku satu tahun."),
)


def written(parts, recitals=("bahwa pelayanan publik perlu ditingkatkan;",)):
    """A text of pasal `(title, body)`; the titles tell the subjects."""
    pasal = tuple(Pasal(f"p{at}", "", title, parse(body)) for at, (title, body) in enumerate(parts, 1))
    return Naskah(tuple(recitals), pasal)


def rewritten(draft, title, body=None):
    """The draft with one pasal (named by its title) rewritten, or left out where `body` is None."""
    pasal = [each for each in draft.text.pasal if each.title != title or body is not None]
    changed = tuple(replace(each, body=parse(body)) if each.title == title else each for each in pasal)
    return replace(draft, text=replace(draft.text, pasal=changed))


def nk(**changes):
    """A sound nota kesepakatan with its rencana kerja."""
    parties = (MINISTRY, replace(CITY, order=2))
    draft = replace(
        ksb("sinergi", parties),
        instrument="nk",
        text=written(NK_PARTS),
        activities=(ACTIVITY,),
        plans=(PlanFacts("rkpd", 2026, "1.02.02", "Program Pelayanan"),),
    )
    return replace(draft, **changes)


def abroad(**changes):
    """A sound text with a sister city."""
    draft = replace(
        ksb("ksdpl", (CITY, SISTER)),
        instrument="naskah_ln",
        text=written(ABROAD_PARTS),
        dprd_approved_on=date(2026, 6, 1),
        confirmation_number="K/12/2026",
        confirmation_on=date(2026, 7, 1),
    )
    return replace(draft, **changes)


def loi(**changes):
    """A sound letter of intent."""
    draft = replace(
        abroad(),
        instrument="loi",
        text=written(LOI_PARTS),
        consulted_on=date(2026, 6, 1),
        end=date(2027, 8, 31),
    )
    return replace(draft, **changes)
