"""The seven pasal of a kesepakatan bersama (Permendagri 22/2020 Ps 1(12), 40): general, no claims."""

from agreements.rules.outlines.facts import KSDD, build, field_token
from agreements.rules.outlines.shared import (
    correspondence,
    coverage,
    objective,
    purpose,
    remainder,
    validity,
)


def _follow_up(draft, at):
    """PELAKSANAAN: the PKS that follows, who drafts it and until when."""
    drafter = field_token("perangkat_daerah")
    partner = "perangkat daerah terkait" if draft.kind in KSDD else "unit kerja terkait"
    return f"""
(1) Kesepakatan Bersama ini ditindaklanjuti dengan Perjanjian Kerja Sama sesuai dengan ruang lingkup \
sebagaimana dimaksud dalam {at["ruang_lingkup"]}.
(2) Perjanjian Kerja Sama sebagaimana dimaksud pada ayat (1) disusun oleh {drafter} bersama {partner} \
dari PARA PIHAK paling lambat 6 (enam) bulan terhitung sejak tanggal penandatanganan Kesepakatan Bersama \
ini.
(3) Pengaturan yang bersifat teknis dan operasional dimuat dalam Perjanjian Kerja Sama."""


TABLE = (
    ("maksud_tujuan", "MAKSUD DAN TUJUAN", purpose),
    ("objek", "OBJEK KERJA SAMA", objective),
    ("ruang_lingkup", "RUANG LINGKUP", coverage),
    ("pelaksanaan", "PELAKSANAAN", _follow_up),
    ("jangka_waktu", "JANGKA WAKTU", validity),
    ("korespondensi", "SURAT-MENYURAT", correspondence),
    ("lain_lain", "LAIN-LAIN", remainder),
)


def pasal(draft):
    """Take a draft; return the pasal of its kesepakatan bersama."""
    return build(draft, TABLE)
