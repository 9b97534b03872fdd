"""Pasal whose standard wording a KSB, a PKS and an addendum share; each takes the draft and the numbers."""

from agreements.rules.outlines.facts import contacts, field_token, name, scope, term


def purpose(draft, at):
    """MAKSUD DAN TUJUAN (Permendagri 22/2020 Ps 40, 41)."""
    basis = "landasan" if draft.instrument == "ksb" else "pedoman"
    return f"""
(1) Maksud {name(draft)} ini adalah sebagai {basis} bagi PARA PIHAK dalam melaksanakan kerja sama \
tentang {field_token("tentang")}.
(2) Tujuan {name(draft)} ini adalah meningkatkan pelayanan publik dan kesejahteraan masyarakat melalui \
kerja sama yang efektif, efisien, dan saling menguntungkan."""


def objective(draft, at):
    """OBJEK: an urusan of the region (PP 28/2018 Ps 4, 16)."""
    return f"Objek {name(draft)} ini adalah {field_token('objek')}."


def coverage(draft, at):
    """RUANG LINGKUP."""
    return f"Ruang lingkup {name(draft)} ini meliputi:\n{scope(draft)}"


def validity(draft, at):
    """JANGKA WAKTU: a KSB at most five years, extendable (Permendagri 22/2020 Ps 9(3), 32(3))."""
    return f"""
(1) {name(draft)} ini berlaku untuk jangka waktu {term(draft)}.
(2) {name(draft)} ini dapat diperpanjang berdasarkan kesepakatan PARA PIHAK.
(3) PIHAK yang hendak memperpanjang menyampaikan usul tertulis kepada PIHAK lainnya paling lambat 3 \
(tiga) bulan sebelum {name(draft)} ini berakhir."""


def correspondence(draft, at):
    """SURAT-MENYURAT, KORESPONDENSI (Permendagri 22/2020 Ps 40)."""
    return f"""
(1) Pemberitahuan dan surat-menyurat dalam rangka {name(draft)} ini disampaikan secara tertulis kepada:
{contacts(draft)}
(2) Perubahan alamat atau unit kerja sebagaimana dimaksud pada ayat (1) diberitahukan secara tertulis \
kepada PIHAK lainnya paling lambat 14 (empat belas) hari setelah perubahan terjadi."""


def remainder(draft, at):
    """LAIN-LAIN: supplements in writing; a change of leader ends nothing (PP 28/2018 Ps 9(2))."""
    return f"""
(1) Hal yang belum diatur atau perubahan yang diperlukan dalam {name(draft)} ini dituangkan secara \
tertulis dalam adendum yang disepakati PARA PIHAK dan merupakan bagian yang tidak terpisahkan dari \
{name(draft)} ini.
(2) {name(draft)} ini tidak berakhir karena pergantian pimpinan atau pejabat PARA PIHAK."""
