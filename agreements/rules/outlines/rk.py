"""The few pasal before the table of a rencana kerja; the law gives them no contents (Permendagri 22/2020)."""

from agreements.rules.outlines.facts import build, field_token, region_label, third_labels


def _plan(draft, at):
    """KEGIATAN: the table that follows."""
    year = field_token("tahun")
    return f"""
(1) Rencana Kerja ini memuat kegiatan PARA PIHAK untuk tahun {year}.
(2) Kegiatan, keluaran dan target, lokasi, waktu, tugas dan penanggung jawab, serta sumber dan perkiraan \
biaya setiap PIHAK tercantum dalam tabel yang merupakan bagian dari Rencana Kerja ini."""


def _funding(draft, at):
    """PEMBIAYAAN (PP 28/2018 Ps 46(3))."""
    return f"""
(1) Setiap PIHAK membiayai kegiatan yang menjadi tanggung jawabnya dari anggarannya sendiri.
(2) Perkiraan biaya dalam Rencana Kerja ini disesuaikan dengan anggaran yang ditetapkan bagi \
{third_labels(draft)} dan {region_label(draft)}."""


def _change(draft, at):
    """PERUBAHAN."""
    return (
        "Perubahan Rencana Kerja ini disepakati secara tertulis oleh PARA PIHAK dan tidak mengubah Nota "
        "Kesepakatan yang menjadi dasarnya."
    )


TABLE = (
    ("kegiatan", "KEGIATAN", _plan),
    ("pembiayaan", "PEMBIAYAAN", _funding),
    ("perubahan", "PERUBAHAN", _change),
)


def pasal(draft):
    """Take a draft; return the pasal of its rencana kerja."""
    return build(draft, TABLE)
