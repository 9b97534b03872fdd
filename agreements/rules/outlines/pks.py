"""The pasal of a perjanjian kerja sama: the ten of Permendagri 22/2020 Ps 41 and what else it needs."""

from agreements.rules.outlines import pks_course, pks_duties
from agreements.rules.outlines.facts import build
from agreements.rules.outlines.shared import (
    correspondence,
    coverage,
    objective,
    purpose,
    remainder,
    validity,
)

TABLE = (
    ("maksud_tujuan", "MAKSUD DAN TUJUAN", purpose),
    ("objek", "OBJEK KERJA SAMA", objective),
    ("ruang_lingkup", "RUANG LINGKUP", coverage),
    ("lokasi", "LOKASI", pks_course.place),
    ("pelaksanaan", "PELAKSANAAN", pks_course.carrying_out),
    ("hak_kewajiban", "HAK DAN KEWAJIBAN PARA PIHAK", pks_duties.rights_and_duties),
    ("pembiayaan", "PEMBIAYAAN", pks_duties.funding),
    ("hasil", "HASIL KERJA SAMA", pks_duties.results),
    ("jangka_waktu", "JANGKA WAKTU", validity),
    ("monev", "MONITORING, EVALUASI, DAN PELAPORAN", pks_course.monitoring),
    ("kerahasiaan", "KERAHASIAAN DAN PELINDUNGAN DATA PRIBADI", pks_course.secrecy),
    ("sanksi", "SANKSI", pks_course.sanctions),
    ("kahar", "KEADAAN KAHAR", pks_course.majeure),
    ("perselisihan", "PENYELESAIAN PERSELISIHAN", pks_course.disputes),
    ("perubahan", "PERUBAHAN", pks_course.changes),
    ("pengakhiran", "PENGAKHIRAN", pks_course.ending),
    ("korespondensi", "KORESPONDENSI", correspondence),
    ("lain_lain", "LAIN-LAIN", remainder),
)


def pasal(draft):
    """Take a draft; return the pasal of its perjanjian kerja sama."""
    return build(draft, TABLE)
