"""What TKKSD looks at when it studies an idea.

Source: Permendagri 22/2020 Ps 7 (five criteria), 31 (three more for a third party's proposal), 46(2), 48-49.
"""

from agreements.rules.enums import Initiative, Kind

FIVE = (
    ("plan", "Sesuai RPJMD dan rencana strategis sektor"),
    ("space", "Sesuai rencana tata ruang wilayah"),
    ("links", "Keterkaitan antarsektor dan antarwilayah"),
    ("worth", "Kelayakan biaya dan manfaat"),
    ("impact", "Dampak terhadap pembangunan daerah"),
)
THREE = (
    ("bona_fide", "Bonafiditas mitra"),
    ("experienced", "Pengalaman mitra"),
    ("committed", "Komitmen mitra"),
)


def criteria_of(kind, initiative):
    """Take codes of a kind and of who began; return the criteria as (code, words)."""
    third = kind == Kind.KSDPK and initiative == Initiative.THEIRS
    return FIVE + THREE if third else FIVE
