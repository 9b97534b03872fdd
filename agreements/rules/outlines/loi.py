"""The pasal of a pernyataan kehendak kerja sama (Permendagri 25/2020 Ps 13): intent, not yet obligations."""

from agreements.rules.outlines.abroad import place_and_day, subjects
from agreements.rules.outlines.facts import build, field_token, term
from agreements.rules.outlines.shared import coverage


def _purpose(draft, at):
    """MAKSUD DAN TUJUAN."""
    return f"""
(1) Maksud Pernyataan Kehendak ini adalah menyatakan kehendak PARA PIHAK untuk menjajaki kerja sama \
tentang {field_token("tentang")}.
(2) Tujuan Pernyataan Kehendak ini adalah menjadi dasar penyusunan rencana kerja sama dan Naskah Kerja \
Sama sesuai dengan peraturan perundang-undangan di negara masing-masing.
(3) Pernyataan Kehendak ini tidak menimbulkan kewajiban keuangan bagi PARA PIHAK."""


def _validity(draft, at):
    """MASA BERLAKU: a year at most (Permendagri 25/2020 Ps 13)."""
    return f"""
(1) Pernyataan Kehendak ini berlaku untuk jangka waktu {term(draft)}.
(2) Pernyataan Kehendak ini berakhir lebih awal apabila Naskah Kerja Sama telah ditandatangani."""


TABLE = (
    ("subjek", "SUBJEK", subjects),
    ("maksud_tujuan", "MAKSUD DAN TUJUAN", _purpose),
    ("ruang_lingkup", "RUANG LINGKUP", coverage),
    ("jangka_waktu", "MASA BERLAKU", _validity),
    ("tempat_tanggal", "TEMPAT DAN TANGGAL", place_and_day),
)


def pasal(draft):
    """Take a draft; return the pasal of its pernyataan kehendak."""
    return build(draft, TABLE)
