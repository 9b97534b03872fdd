"""Which words of a phrase tell it from another: the small and general ones left out, cut to their stems."""

import re

WORD = re.compile(r"[^\W\d_]{3,}")
STEM = 6
GENERAL = frozenset(
    """
    dan atau yang di ke dari pada dalam untuk oleh dengan serta bagi antara para pihak ini itu adalah
    atas sebagai secara lain lainnya hal termasuk meliputi kepala dinas badan kantor satuan unit camat
    kecamatan direktur utama pelaksana tugas harian penjabat pemerintah pemerintahan daerah kota
    kabupaten provinsi republik indonesia pelaksanaan penyelenggaraan kegiatan program bidang kerja sama
    bersama kesepakatan perjanjian wilayah
    """.split()  # noqa: SIM905 - a list of so many words is read as a text
)


def stems(phrase):
    """Take a phrase; return the stems of its telling words, lower case, as a set."""
    return {word[:STEM] for word in (found.lower() for found in WORD.findall(phrase)) if word not in GENERAL}
