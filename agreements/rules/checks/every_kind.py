"""Rules on the facts of every instrument: plan, legal basis, parties, originals (C-04 ... C-10, C-18)."""

import re

from agreements.rules.checks.finding import BOTH, called, rule
from agreements.rules.enums import Severity

BLOCKING, WARNING = Severity.BLOCKING, Severity.WARNING
PERSON = "perseorangan"
MOST_PARTIES = 12
DEGREE = re.compile(r"\b(?:Prof|Dr|Drs|Dra|Ir|dr|drg|apt)\.|,\s*\w")
REQUIRED_BASES = (
    ("UU 23/2014", re.compile(r"\b23\b\D{0,20}\b2014\b")),
    ("PP 28/2018", re.compile(r"\b28\b\D{0,20}\b2018\b")),
    ("Permendagri 22/2020", re.compile(r"\b22\b\D{0,20}\b2020\b")),
)
PARTY_FIELDS = (
    ("body", "nama pihak"),
    ("signatory", "nama penanda tangan"),
    ("office", "jabatan penanda tangan"),
    ("authority", "dasar kewenangan"),
    ("seat", "tempat kedudukan"),
    ("address", "alamat"),
)


@rule(
    "C-04",
    BLOCKING,
    "Objek tercantum dalam dokumen perencanaan, atau ada pengecualian yang sah",
    "PP 28/2018 Pasal 4 ayat (2) dan (3)",
    "PP 28/2018 Pasal 16 ayat (2) dan (3)",
    instruments=BOTH,
)
def planned(found, reading):
    """The object stands in a plan, or rests on a lawful exception with evidence."""
    draft = reading.draft
    if draft.plans:
        return
    if not draft.plan_exception:
        yield found(
            "Objek kerja sama belum dikaitkan dengan dokumen perencanaan daerah.",
            "Catat kode program atau kegiatan pada RPJMD atau RKPD, atau pilih pengecualian yang sah.",
            field="plans",
        )
    elif not draft.plan_exception_evidence:
        yield found(
            "Pengecualian perencanaan dipilih, tetapi buktinya belum ada.",
            "Tulis alasan dan lampirkan bukti pengecualian pada usulan kerja sama.",
            field="plan_exception",
        )


def _needed(party):
    """The fields that this party must have; a person acts for themself."""
    skipped = {"office", "authority"} if party.category == PERSON else set()
    return [(name, words) for name, words in PARTY_FIELDS if name not in skipped]


@rule(
    "C-05",
    BLOCKING,
    "Semua pihak dikenal: nama, jabatan, kewenangan, kedudukan, alamat",
    "Permendagri 22/2020 Pasal 40 sampai 42 dan lampiran",
)
def parties_known(found, reading):
    """At least two parties, each with all that the komparisi names."""
    parties = reading.draft.parties
    if len(parties) < 2:
        yield found(
            "Naskah memerlukan paling sedikit dua pihak.",
            "Tambahkan pihak yang belum tercatat.",
            field="parties",
        )
    for party in parties:
        missing = [(name, words) for name, words in _needed(party) if not str(getattr(party, name)).strip()]
        if missing:
            label = called(party)
            yield found(
                f"Data {label} belum lengkap: {', '.join(words for _, words in missing)}.",
                f"Lengkapi data {label} pada bagian para pihak.",
                field=f"parties.{party.order}.{missing[0][0]}",
            )


@rule(
    "C-06",
    WARNING,
    "Dasar hukum tidak memuat peraturan yang telah dicabut",
    "PP 28/2018 Pasal 51",
    "Permendagri 22/2020 Pasal 63",
)
def no_revoked_basis(found, reading):
    """No cited regulation is revoked (the regulation library says which)."""
    for citation in reading.draft.revoked_basis:
        yield found(
            "Dasar hukum memuat peraturan yang telah dicabut.",
            "Ganti dengan peraturan penggantinya.",
            field="legal_basis",
            excerpt=citation,
        )


@rule(
    "C-07",
    WARNING,
    "Dasar hukum memuat UU 23/2014, PP 28/2018, dan Permendagri 22/2020",
    "UU 23/2014 Pasal 363 sampai 368",
    "PP 28/2018",
    "Permendagri 22/2020",
    instruments=BOTH,
)
def bases_cited(found, reading):
    """The three regulations that every KSB and PKS rests on are cited."""
    missing = [
        name
        for name, pattern in REQUIRED_BASES
        if not any(pattern.search(citation) for citation in reading.draft.legal_basis)
    ]
    if missing:
        yield found(
            f"Dasar hukum belum memuat {', '.join(missing)}.",
            "Tambahkan peraturan tersebut pada dasar hukum.",
            field="legal_basis",
        )


@rule(
    "C-10",
    BLOCKING,
    "Jumlah naskah asli dan blok tanda tangan sesuai dengan jumlah pihak",
    "Permendagri 22/2020 Pasal 10 ayat (3)",
    "Permendagri 22/2020 Pasal 14 ayat (4)",
)
def originals_for_all(found, reading):
    """One original and one signature block for each party; the order is 1..n, and one party is ours."""
    draft, count = reading.draft, len(reading.draft.parties)
    if draft.originals < count:
        yield found(
            f"Naskah asli {draft.originals} rangkap, padahal ada {count} pihak.",
            f"Tetapkan jumlah naskah asli paling sedikit {count} rangkap.",
            field="originals",
        )
    if [party.order for party in draft.parties] != list(range(1, count + 1)) or count > MOST_PARTIES:
        yield found(
            "Urutan para pihak tidak berurutan dari PIHAK KESATU.",
            f"Susun ulang urutan pihak, paling banyak {MOST_PARTIES} pihak.",
            field="parties",
        )
    if count and sum(party.ours for party in draft.parties) != 1:
        yield found(
            "Tepat satu pihak harus merupakan pemerintah daerah sendiri.",
            "Tandai pihak yang merupakan pemerintah daerah sendiri.",
            field="parties",
        )


@rule(
    "C-18",
    WARNING,
    "Nama penanda tangan ditulis tanpa gelar akademik",
    "Permendagri 22/2020 lampiran",
)
def no_degrees(found, reading):
    """The annex writes names without academic titles."""
    for party in reading.draft.parties:
        if DEGREE.search(party.signatory):
            yield found(
                f"Nama penanda tangan {called(party)} memuat gelar.",
                "Tulis nama tanpa gelar akademik.",
                field=f"parties.{party.order}.signatory",
                excerpt=party.signatory,
            )


RULES = (planned, parties_known, no_revoked_basis, bases_cited, originals_for_all, no_degrees)
