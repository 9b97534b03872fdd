"""The pasal of a text abroad: the headings of Permendagri 25/2020 Ps 20(5) beneath its title."""

from agreements.rules.outlines.abroad import place_and_day, subjects
from agreements.rules.outlines.facts import build, field_token, region_label, term, third_labels, units
from agreements.rules.outlines.shared import coverage


def _purpose(draft, at):
    """MAKSUD DAN TUJUAN."""
    return f"""
(1) Maksud Naskah Kerja Sama ini adalah menjadi dasar PARA PIHAK dalam melaksanakan kerja sama tentang \
{field_token("tentang")}.
(2) Tujuan Naskah Kerja Sama ini adalah meningkatkan pelayanan publik dan kapasitas PARA PIHAK secara \
setara dan saling menguntungkan."""


def _carrying_out(draft, at):
    """PELAKSANAAN, with transfer of knowledge (PP 28/2018 Ps 27(2)) and the yearly plan (P25 Ps 26)."""
    return f"""
(1) Naskah Kerja Sama ini dilaksanakan melalui rencana kegiatan tahunan yang disepakati PARA PIHAK.
(2) Pelaksana Naskah Kerja Sama ini adalah:
{units(draft)}
(3) Ilmu pengetahuan dan teknologi yang digunakan dalam kerja sama dialihkan kepada tenaga Indonesia yang \
ditunjuk {region_label(draft)}.
(4) PARA PIHAK menghormati kedaulatan dan peraturan perundang-undangan negara masing-masing serta tidak \
mencampuri urusan dalam negeri PIHAK lainnya."""


def _funding(draft, at):
    """PEMBIAYAAN, and whose the goods are (PP 28/2018 Ps 26(2))."""
    return f"""
(1) Biaya kegiatan ditanggung oleh masing-masing PIHAK sesuai dengan ketersediaan anggarannya.
(2) Barang yang diserahkan {third_labels(draft)} kepada {region_label(draft)} dalam rangka kerja sama ini \
menjadi barang milik daerah."""


def _group(draft, at):
    """KELOMPOK KERJA BERSAMA."""
    return """
(1) PARA PIHAK membentuk kelompok kerja bersama yang beranggotakan wakil setiap PIHAK.
(2) Kelompok kerja bersama menyusun rencana kegiatan tahunan, memantau pelaksanaan, dan melaporkan \
hasilnya kepada PARA PIHAK.
(3) Kelompok kerja bersama bertemu paling sedikit 1 (satu) kali dalam 1 (satu) tahun, secara langsung atau \
daring."""


def _disputes(draft, at):
    """PENYELESAIAN PERSELISIHAN (PP 28/2018 Ps 34, 41)."""
    return (
        "Perselisihan mengenai penafsiran atau pelaksanaan Naskah Kerja Sama ini diselesaikan secara damai "
        "melalui negosiasi dan konsultasi antara PARA PIHAK."
    )


def _amendment(draft, at):
    """AMANDEMEN."""
    return """
(1) Naskah Kerja Sama ini dapat diubah berdasarkan kesepakatan tertulis PARA PIHAK.
(2) Amandemen merupakan bagian yang tidak terpisahkan dari Naskah Kerja Sama ini dan mulai berlaku pada \
tanggal yang disepakati PARA PIHAK."""


def _validity(draft, at):
    """MASA BERLAKU, PERPANJANGAN, DAN PENGAKHIRAN: five years at most (Permendagri 25/2020 Ps 32-34)."""
    return f"""
(1) Naskah Kerja Sama ini berlaku untuk jangka waktu {term(draft)}.
(2) Naskah Kerja Sama ini dapat diperpanjang berdasarkan kesepakatan tertulis PARA PIHAK; usul perpanjangan \
disampaikan paling lambat 6 (enam) bulan sebelum masa berlakunya berakhir.
(3) PIHAK yang hendak mengakhiri Naskah Kerja Sama ini sebelum masa berlakunya berakhir memberitahukan \
secara tertulis kepada PIHAK lainnya paling lambat 6 (enam) bulan sebelumnya.
(4) Pengakhiran tidak memengaruhi kegiatan yang sedang berjalan sampai selesai, kecuali PARA PIHAK \
menyepakati lain."""


TABLE = (
    ("subjek", "SUBJEK", subjects),
    ("maksud_tujuan", "MAKSUD DAN TUJUAN", _purpose),
    ("ruang_lingkup", "RUANG LINGKUP", coverage),
    ("pelaksanaan", "PELAKSANAAN", _carrying_out),
    ("pembiayaan", "PEMBIAYAAN", _funding),
    ("kelompok_kerja", "KELOMPOK KERJA BERSAMA", _group),
    ("perselisihan", "PENYELESAIAN PERSELISIHAN", _disputes),
    ("perubahan", "AMANDEMEN", _amendment),
    ("jangka_waktu", "MASA BERLAKU, PERPANJANGAN, DAN PENGAKHIRAN", _validity),
    ("tempat_tanggal", "TEMPAT DAN TANGGAL PENANDATANGANAN", place_and_day),
)


def pasal(draft):
    """Take a draft; return the pasal of its naskah kerja sama."""
    return build(draft, TABLE)
