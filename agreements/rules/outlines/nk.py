"""The pasal of a nota kesepakatan (Permendagri 22/2020 Ps 1(19), 42): tasks of Pusat and Daerah, binding."""

from agreements.rules.outlines.facts import (
    build,
    field_token,
    known,
    region,
    region_label,
    series,
    term,
    territory,
    third_labels,
    units,
)
from agreements.rules.outlines.shared import coverage, objective

CENTRAL_TASKS = (
    "memberikan dukungan program, data, dan keahlian teknis sesuai dengan kewenangannya",
    "menugaskan unit kerja dan personel yang melaksanakan kegiatan",
    "mengalokasikan anggaran bagi kegiatan yang menjadi tanggung jawabnya",
    "bersama PIHAK lainnya memantau pelaksanaan dan menyelesaikan hambatan",
)
REGION_TASKS = (
    "menyelaraskan program dan kegiatan perangkat daerah dengan Rencana Kerja",
    "menyediakan data, lokasi, dan dukungan yang menjadi kewenangan pemerintah daerah",
    "mengalokasikan anggaran bagi kegiatan yang menjadi tanggung jawabnya",
    "bersama PIHAK lainnya memantau pelaksanaan dan menyelesaikan hambatan",
)


def _background(draft, at):
    """LATAR BELAKANG."""
    about = known(draft.about, "judul sinergi")
    return f"""
(1) Pelaksanaan {about} memerlukan dukungan program antara Pemerintah Pusat dan pemerintah daerah.
(2) Dukungan program sebagaimana dimaksud pada ayat (1) dilaksanakan sebagai sinergi perencanaan dan \
pelaksanaan pembangunan sesuai dengan kewenangan masing-masing PIHAK."""


def _purpose(draft, at):
    """MAKSUD DAN TUJUAN."""
    about = known(draft.about, "judul sinergi")
    return f"""
(1) Maksud Nota Kesepakatan ini adalah menjadi landasan PARA PIHAK dalam membagi peran dan tanggung \
jawab pada {about}.
(2) Tujuan Nota Kesepakatan ini adalah menyelaraskan program, kegiatan, dan anggaran PARA PIHAK agar \
pembangunan di daerah terlaksana secara efektif dan efisien."""


def _place(draft, at):
    """LOKASI."""
    where = draft.location or territory(region(draft))
    return f"Nota Kesepakatan ini dilaksanakan di {known(where, 'lokasi')}."


def _tasks(draft, at):
    """TUGAS DAN TANGGUNG JAWAB of each side (Ps 1(18), 42)."""
    central = f"(1) {third_labels(draft)} bertugas dan bertanggung jawab:"
    regional = f"(1) {region_label(draft)} bertugas dan bertanggung jawab:"
    return "\n".join([central, series(CENTRAL_TASKS), regional, series(REGION_TASKS)])


def _carrying_out(draft, at):
    """PELAKSANAAN through the attached rencana kerja (Ps 52, 55)."""
    return f"""
(1) Nota Kesepakatan ini dilaksanakan melalui Rencana Kerja yang dilampirkan dan merupakan bagian yang \
tidak terpisahkan dari Nota Kesepakatan ini.
(2) Rencana Kerja disusun untuk setiap tahun anggaran dan memuat kegiatan, keluaran dan target, lokasi, \
waktu, tugas dan penanggung jawab setiap PIHAK, serta sumber dan perkiraan biaya setiap PIHAK.
(3) Perubahan Rencana Kerja disepakati secara tertulis oleh PARA PIHAK tanpa mengubah Nota Kesepakatan ini.
(4) Pelaksana Nota Kesepakatan ini adalah:
{units(draft)}
(5) Kegiatan yang menyangkut barang milik negara, barang milik daerah, atau pengadaan barang/jasa \
dilaksanakan sesuai dengan ketentuan peraturan perundang-undangan di bidangnya."""


def _validity(draft, at):
    """JANGKA WAKTU; no cap in the law."""
    return f"""
(1) Nota Kesepakatan ini berlaku untuk jangka waktu {term(draft)}.
(2) Nota Kesepakatan ini dapat diperpanjang berdasarkan kesepakatan PARA PIHAK dan hasil evaluasi.
(3) PIHAK yang hendak memperpanjang menyampaikan usul tertulis kepada PIHAK lainnya paling lambat 3 \
(tiga) bulan sebelum Nota Kesepakatan ini berakhir."""


def _funding(draft, at):
    """PEMBIAYAAN: each side pays its own part, no grant (PP 28/2018 Ps 46(2)-(3))."""
    budget = f"Anggaran Pendapatan dan Belanja Daerah {field_token('daerah')}"
    return f"""
(1) Biaya kegiatan ditanggung oleh masing-masing PIHAK sesuai dengan tanggung jawabnya dalam Rencana Kerja.
(2) Biaya yang menjadi tanggung jawab {third_labels(draft)} dibebankan pada Anggaran Pendapatan dan \
Belanja Negara atau anggaran {third_labels(draft)}.
(3) Biaya yang menjadi tanggung jawab {region_label(draft)} dibebankan pada {budget}.
(4) Nota Kesepakatan ini bukan merupakan pemberian bantuan dana dari satu PIHAK kepada PIHAK lainnya."""


def _watching(draft, at):
    """MONITORING, EVALUASI, DAN PELAPORAN (Ps 60: every six months)."""
    return """
(1) PARA PIHAK memantau dan mengevaluasi pelaksanaan Rencana Kerja paling sedikit 1 (satu) kali setiap \
6 (enam) bulan.
(2) Hasil pelaksanaan dilaporkan secara tertulis kepada pimpinan masing-masing PIHAK setiap 6 (enam) bulan.
(3) Hasil evaluasi menjadi bahan penyusunan Rencana Kerja tahun berikutnya."""


def _remainder(draft, at):
    """LAIN-LAIN."""
    return """
(1) Hal yang belum diatur dalam Nota Kesepakatan ini disepakati kemudian oleh PARA PIHAK secara tertulis.
(2) Perbedaan pendapat dalam pelaksanaan Nota Kesepakatan ini diselesaikan secara musyawarah.
(3) Nota Kesepakatan ini tidak berakhir karena pergantian pimpinan atau pejabat PARA PIHAK."""


def _end(draft, at):
    """PENUTUP."""
    return (
        "Nota Kesepakatan ini dan Rencana Kerja sebagai lampirannya mengikat PARA PIHAK sejak ditandatangani."
    )


TABLE = (
    ("latar_belakang", "LATAR BELAKANG", _background),
    ("maksud_tujuan", "MAKSUD DAN TUJUAN", _purpose),
    ("lokasi", "LOKASI", _place),
    ("objek", "OBJEK", objective),
    ("ruang_lingkup", "RUANG LINGKUP", coverage),
    ("tugas_tanggung_jawab", "TUGAS DAN TANGGUNG JAWAB", _tasks),
    ("pelaksanaan", "PELAKSANAAN", _carrying_out),
    ("jangka_waktu", "JANGKA WAKTU", _validity),
    ("pembiayaan", "PEMBIAYAAN", _funding),
    ("monev", "MONITORING, EVALUASI, DAN PELAPORAN", _watching),
    ("lain_lain", "LAIN-LAIN", _remainder),
    ("penutup", "PENUTUP", _end),
)


def pasal(draft):
    """Take a draft; return the pasal of its nota kesepakatan."""
    return build(draft, TABLE)
