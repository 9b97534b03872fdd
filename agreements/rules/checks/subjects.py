"""Which subject a pasal is about: by its key, and by the words of its title."""

import re

from agreements.rules.outlines import TITLES

WORDS = {
    "maksud_tujuan": r"\bmaksud\b|^tujuan\b",
    "objek": r"\bob[jy]ek\b",
    "ruang_lingkup": r"\bruang\s+lingkup\b",
    "pelaksanaan": r"^(?:tata\s+cara\s+|mekanisme\s+|tahapan\s+|rencana\s+)?pelaksanaan\b"
    r"|\bdan\s+pelaksanaan\b"
    r"|\btindak\s+lanjut\b|^mekanisme\b|^rencana\s+(?:kerja|aksi|kegiatan)\b",
    "hak_kewajiban": r"\bhak\s*(?:,|/|&|dan|serta)\s*(?:kewajiban|tanggung\s+jawab)\b"
    r"|\bkewajiban\s+(?:dan|serta)\s+hak\b"
    r"|^(?:hak|kewajiban)(?:$|\s+(?:para\s+)?pihak\b)",
    "pembiayaan": r"\bpembiayaan\b|\bbiaya\b|\bpendanaan\b|\bsumber\s+dana\b|\banggaran\b",
    "jangka_waktu": r"\bjangka\s+waktu\b|\bmasa\s+berlaku\b",
    "perselisihan": r"\bperselisihan\b|\bsengketa\b",
    "kahar": r"\bkahar\b|\bkeadaan\s+memaksa\b|\bforce\s+majeure?\b",
    "pengakhiran": r"\bpengakhiran\b|\bberakhirnya\b|\bpemutusan\b",
    "sanksi": r"\bsanksi\b|\bdenda\b",
    "monev": r"\bmonitoring\b|\bpemantauan\b|\bevaluasi\b|\bpelaporan\b",
    "perubahan": r"^perubahan\b|\bad?dendum\b|\bamandemen\b",
    "hasil": r"^hasil\b|\bhasil\s+kerja\s+sama\b",
    "korespondensi": r"\bkorespondensi\b|\bsurat[\s-]+menyurat\b|\bpemberitahuan\b",
    "kerahasiaan": r"\bkerahasiaan\b|\bdata\s+pribadi\b",
    "lain_lain": r"\blain[\s-]*lain\b|\bketentuan\s+lain\b|\bketentuan\s+penutup\b",
    "lokasi": r"\blokasi\b|\btempat\b",
    "latar_belakang": r"\blatar\s+belakang\b",
    "tugas": r"\btugas\s*(?:,|/|&|dan|serta)\s*tanggung\s+jawab\b|^tanggung\s+jawab\b|^tugas\b"
    r"|^(?:pembagian\s+)?peran\b",
    "subjek": r"\bsub[jy]ek\b|^para\s+pihak$",
    "kelompok_kerja": r"\b(?:kelompok|tim|panitia|komite)\s+kerja\b|\bkomite\s+bersama\b",
}
PATTERNS = {subject: re.compile(words, re.IGNORECASE) for subject, words in WORDS.items()}


def subjects_of(pasal):
    """Take a `Pasal`; return the frozenset of subjects (keys of the outline) that it is about."""
    found = {subject for subject, pattern in PATTERNS.items() if pattern.search(pasal.title.strip())}
    return frozenset(found | {pasal.key} if pasal.key in TITLES or pasal.key in WORDS else found)
