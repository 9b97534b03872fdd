"""Rules on the matter of a PKS: scope, assets, procurement, personal data (PKS-02, 14, 15, 21, 23)."""

import re

from agreements.rules.checks.finding import BENEATH, NK, PKS, called, rule
from agreements.rules.checks.words import stems
from agreements.rules.enums import Severity

WARNING, HINT = Severity.WARNING, Severity.HINT
LAND = r"(?:tanah(?!\s+longsor)|gedung|bangunan|lahan|aset(?:\s+daerah)?|barang\s+milik\s+daerah)"
ASSETS = re.compile(
    rf"\b(?:pinjam\s+pakai|sewa[\s-]+menyewa|(?:sewa|menyewa(?:kan)?|disewa(?:kan)?)\s+{LAND}|"
    rf"bangun\s+guna\s+serah|bangun\s+serah\s+guna|"
    rf"(?:hibah|penghibahan|pemanfaatan|pemindahtanganan|pengalihan|penyerahan)\s+{LAND}|"
    rf"(?:memanfaatkan|menyerahkan|mengalihkan|meminjamkan|menghibahkan)\s+{LAND})\b",
    re.IGNORECASE,
)
ASSET_RULES = re.compile(
    r"\bpengelolaan\s+barang\s+milik\s+(?:daerah|negara)\b|\b(?:19\b\D{0,20}\b2016|27\b\D{0,20}\b2014|"
    r"28\b\D{0,20}\b2020|7\b\D{0,20}\b2024)\b",
    re.IGNORECASE,
)
PROCUREMENT = re.compile(
    r"\b(?:HPS|SPK)\b|\b(?i:harga\s+perkiraan\s+sendiri|nilai\s+kontrak|surat\s+perintah\s+kerja|"
    r"pemenang\s+(?:tender|lelang|seleksi)|penyedia\s+barang|penyedia\s+jasa\s+(?:konstruksi|konsult\w+)|"
    r"jaminan\s+pelaksanaan|pejabat\s+pembuat\s+komitmen)\b"
)
PROCUREMENT_RULES = re.compile(
    r"\b(?:peraturan\s+perundang-undangan|ketentuan|peraturan)\b[^.;\n]{0,60}\bpengadaan\b"
    r"|\b(?:16\b\D{0,20}\b2018|12\b\D{0,20}\b2021|46\b\D{0,20}\b2025)\b",
    re.IGNORECASE,
)
PERSONAL = re.compile(
    r"\bdata\s+(?:pribadi|kependudukan|pasien|warga|penduduk|peserta|siswa|penerima)\b|\bNIK\b|"
    r"\bnomor\s+induk\s+kependudukan\b|\brekam\s+medis\b|\bby\s+name\s+by\s+address\b|\bbiometrik\b",
    re.IGNORECASE,
)
PROTECTED = re.compile(
    r"\bpe(?:r)?lindungan\s+data\b|\bkerahasiaan\b|\brahasia\b|\b27\b\D{0,20}\b2022\b", re.IGNORECASE
)


def _scope_items(reading):
    """The parts of the ruang lingkup, or its whole where it has none."""
    for section in reading.about("ruang_lingkup"):
        parts = [spot for spot in section.spots if spot.lead] or list(section.spots)
        yield from (spot for spot in parts if stems(spot.text))


@rule(
    "PKS-02",
    WARNING,
    "Ruang lingkup dan para pihak PKS berasal dari KSB",
    "PP 28/2018 Pasal 6",
    instruments=PKS,
    from_practice=True,
)
def within_ksb(found, reading):
    """Each part of the scope shares a telling word with the KSB; each partner is a party of it."""
    parent = reading.draft.parent
    if parent is None:
        return
    wide = stems(f"{parent.scope} {parent.title}") if parent.scope else set()
    for spot in _scope_items(reading) if wide else ():
        if not stems(spot.text) & wide:
            yield found(
                f"Ruang lingkup “{spot.text.strip(' ;.')[:80]}” tidak ada dalam KSB.",
                "Sesuaikan dengan ruang lingkup KSB, atau ubah KSB lebih dahulu.",
                pasal_id=spot.pasal_id,
                where=spot.path,
                excerpt=spot.text[:160],
                words=spot.text[:160],
            )
    known = [stems(body) for body in parent.bodies]
    for party in reading.draft.parties if known else ():
        own = stems(party.body)
        if not party.ours and own and not any(own & other for other in known):
            yield found(
                f"{party.body} bukan pihak dalam KSB.",
                "PKS dibuat oleh para pihak KSB; periksa pihak ini.",
                field=f"parties.{party.order}.body",
            )


def cites(reading, pattern):
    """Whether the text or the legal basis names the rules that a pattern recognises."""
    bases = reading.draft.legal_basis
    return any(pattern.search(each) for each in (reading.text, *bases))


@rule(
    "PKS-14",
    WARNING,
    "Penggunaan barang milik daerah merujuk aturannya",
    "PP 28/2018 Pasal 15",
    instruments=BENEATH,
)
def assets_by_their_rules(found, reading):
    """Where land, buildings or goods change hands, the rules on barang milik daerah are named."""
    hit = reading.is_meant_anywhere(ASSETS)
    if hit and not cites(reading, ASSET_RULES):
        yield found(
            f"Naskah mengatur “{hit.match[0]}” tanpa merujuk aturan pengelolaan barang milik daerah.",
            "Tambahkan rujukan, atau atur pemanfaatan aset dengan mekanisme barang milik daerah.",
            hit=hit,
        )


@rule(
    "PKS-15",
    WARNING,
    "PKS bukan kontrak pengadaan barang dan jasa",
    "PP 28/2018 Pasal 15",
    instruments=BENEATH,
)
def no_procurement(found, reading):
    """Words of a procurement contract show that other rules apply."""
    hit = reading.is_meant_anywhere(PROCUREMENT)
    if hit and not cites(reading, PROCUREMENT_RULES):
        yield found(
            f"Naskah memakai istilah pengadaan (“{hit.match[0]}”).",
            "Bila ini pengadaan barang atau jasa, ikuti peraturan pengadaan, bukan kerja sama daerah.",
            hit=hit,
        )


@rule(
    "PKS-21",
    WARNING,
    "Pertukaran data pribadi disertai pelindungannya",
    "UU 27/2022",
    instruments=BENEATH | NK,
    from_practice=True,
)
def personal_data_kept(found, reading):
    """Where data on persons are exchanged, a clause protects them."""
    hit = reading.is_meant_anywhere(PERSONAL)
    if hit and not reading.about("kerahasiaan") and not PROTECTED.search(reading.text):
        yield found(
            f"Naskah mempertukarkan {hit.match[0]} tanpa mengatur pelindungannya.",
            "Tambahkan pasal kerahasiaan dan pelindungan data pribadi.",
            hit=hit,
        )


@rule(
    "PKS-23",
    HINT,
    "Unit penghubung kedua pihak disebut",
    "Permendagri 22/2020 Pasal 46",
    instruments=PKS,
    from_practice=True,
)
def contacts_named(found, reading):
    """The unit that carries out and keeps the letters is named for each party."""
    if reading.about("korespondensi"):
        return
    for party in reading.draft.parties:
        if not party.unit.strip():
            yield found(
                f"Unit penghubung {called(party)} belum disebut.",
                "Isi unit kerja pelaksana, atau tambahkan pasal korespondensi.",
                field=f"parties.{party.order}.unit",
            )


RULES = (within_ksb, assets_by_their_rules, no_procurement, personal_data_kept, contacts_named)
