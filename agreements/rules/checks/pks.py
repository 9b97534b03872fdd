"""Rules on the contents of a PKS (law.md 9.3: PKS-04 ... 09, 17 ... 19, 25)."""

import re

from agreements.rules.checks.duties import duties_of
from agreements.rules.checks.finding import KSDD, PKS, called, rule
from agreements.rules.enums import Kind, Severity
from agreements.rules.outlines import TITLES

BLOCKING, WARNING = Severity.BLOCKING, Severity.WARNING
PARTS = ("maksud_tujuan", "objek", "ruang_lingkup", "pelaksanaan")
TALKS = re.compile(r"\bmusyawarah\b|\bmufakat\b", re.IGNORECASE)
SUPERIORS = re.compile(r"\bgubernur\b|\bmenteri\b|\bperundang-undangan\b", re.IGNORECASE)
COURT = re.compile(r"\b(?:pengadilan|arbitrase|BANI)\b", re.IGNORECASE)
SANCTIONED = re.compile(
    r"\b(?:dikena\w+|diberi\w*|dijatuh\w+)\s+(?:\w+\s+){0,3}(?:sanksi|denda|teguran)\b"
    r"|\bsanksi\s+(?:berupa|administra\w+|sebagaimana)\b",
    re.IGNORECASE,
)
GROUNDS = (
    ("jangka waktu berakhir", re.compile(r"jangka\s+waktu|masa\s+berlaku", re.IGNORECASE)),
    ("tujuan tercapai", re.compile(r"tujuan\b[^.;\n]{0,80}\btercapai|\btercapainya\s+tujuan", re.IGNORECASE)),
    ("kesepakatan pihak", re.compile(r"\bsepakat|\bkesepakatan|\bdisepakati", re.IGNORECASE)),
    ("perubahan kebijakan", re.compile(r"kebijakan|peraturan\s+perundang-undangan", re.IGNORECASE)),
    ("objek hilang atau musnah", re.compile(r"\bob[jy]ek\b[^.;\n]{0,80}\b(?:hilang|musnah)", re.IGNORECASE)),
)
THIRD_PARTY_GROUNDS = (
    ("putusan pengadilan", re.compile(r"putusan\s+(?:pengadilan|hakim)|berkekuatan\s+hukum", re.IGNORECASE)),
    ("pailit", re.compile(r"\bpailit", re.IGNORECASE)),
)
AMENDED = re.compile(
    r"\bad?dendum\b|\bamandemen\b|\bperubahan\s+(?:atas\s+|terhadap\s+)?(?:perjanjian|pks|ketentuan)\b[^.;\n]{0,80}\btertulis\b",
    re.IGNORECASE,
)


def _part(found, reading, part, severity=None):
    """Yield the finding that a section is missing or empty."""
    if reading.about(part):
        return
    empty = reading.empty_about(part)
    if empty:
        yield found(
            f"Pasal {empty.number} ({empty.pasal.title}) belum berisi.",
            "Tulis isinya.",
            severity=severity,
            pasal_id=empty.pasal.id,
        )
    else:
        yield found(
            f"PKS belum memuat {TITLES[part].lower()}.",
            f"Tambahkan pasal {TITLES[part]}.",
            severity=severity,
            field="text",
        )


@rule(
    "PKS-25",
    BLOCKING,
    "PKS memuat maksud dan tujuan, objek, ruang lingkup, dan pelaksanaan",
    "Permendagri 22/2020 Pasal 41",
    instruments=PKS,
)
def general_parts(found, reading):
    """The four general ones of the ten contents; the other six have rules of their own."""
    for part in PARTS:
        yield from _part(found, reading, part)
    if not reading.draft.text.recitals:
        yield found("PKS belum memuat konsiderans.", "Tulis konsiderans.", field="recitals")


@rule(
    "PKS-04",
    BLOCKING,
    "Hak dan kewajiban setiap pihak diatur",
    "UU 23/2014 Pasal 366 ayat (2) huruf a",
    "PP 28/2018 Pasal 19 ayat (2) huruf a",
    "Permendagri 22/2020 Pasal 41",
    instruments=PKS,
)
def rights_and_duties(found, reading):
    """Each party has at least one right and one duty in the section on them."""
    missing = list(_part(found, reading, "hak_kewajiban"))
    yield from missing
    if missing:
        return
    sections = reading.about("hak_kewajiban")
    said = duties_of(sections, reading.draft.parties)
    for party in reading.draft.parties:
        lacking = [words for words in ("hak", "kewajiban") if (party.order, words) not in said]
        if lacking:
            label = called(party)
            yield found(
                f"{' dan '.join(lacking).capitalize()} {label} belum diatur.",
                f"Tulis ayat “{label} berhak:” dan “{label} berkewajiban:”.",
                pasal_id=sections[0].pasal.id,
            )


@rule(
    "PKS-05",
    BLOCKING,
    "Jangka waktu diatur",
    "UU 23/2014 Pasal 366 ayat (2) huruf b",
    "PP 28/2018 Pasal 19 ayat (2) huruf b",
    "Permendagri 22/2020 Pasal 41",
    instruments=PKS,
)
def has_term(found, reading):
    """A section on the term."""
    yield from _part(found, reading, "jangka_waktu")


@rule(
    "PKS-06",
    BLOCKING,
    "Penyelesaian perselisihan sesuai jenis kerja sama",
    "PP 28/2018 Pasal 8 dan 21",
    "Permendagri 22/2020 Pasal 18 sampai 21 dan 41",
    "UU 23/2014 Pasal 370",
    instruments=PKS,
)
def disputes(found, reading):
    """Musyawarah first; then KSDD: Gubernur and Menteri, never a court; KSDPK: as the contract says."""
    missing = list(_part(found, reading, "perselisihan"))
    yield from missing
    if missing:
        return
    section, text = reading.about("perselisihan")[0], reading.text_about("perselisihan")
    if not TALKS.search(text):
        yield found(
            "Penyelesaian perselisihan belum mendahulukan musyawarah.",
            "Tulis musyawarah untuk mufakat sebagai langkah pertama.",
            pasal_id=section.pasal.id,
        )
    if reading.draft.kind not in KSDD:
        return
    for hit in reading.find(COURT):
        if "perselisihan" in hit.spot.subjects and not hit.denied:
            yield found(
                f"Perselisihan antardaerah tidak diselesaikan melalui {hit.match[0].lower()}.",
                "Tulis musyawarah, lalu Gubernur atau Menteri Dalam Negeri.",
                hit=hit,
            )
            break
    if not SUPERIORS.search(text):
        yield found(
            "Penyelesaian perselisihan antardaerah belum menyebut Gubernur atau Menteri Dalam Negeri.",
            "Tambahkan penyelesaian oleh Gubernur atau Menteri bila musyawarah tidak mencapai mufakat.",
            severity=WARNING,
            pasal_id=section.pasal.id,
        )


@rule(
    "PKS-07",
    BLOCKING,
    "Sanksi diatur",
    "UU 23/2014 Pasal 366 ayat (2) huruf d",
    "PP 28/2018 Pasal 19 ayat (2) huruf d",
    instruments=PKS,
)
def sanctions(found, reading):
    """KSDPK must have sanctions, as a section or a clause; for KSDD it is a warning."""
    if any(not hit.denied for hit in reading.find(SANCTIONED)):
        return
    yield from _part(found, reading, "sanksi", WARNING if reading.draft.kind in KSDD else None)


@rule("PKS-08", BLOCKING, "Keadaan kahar diatur", "Permendagri 22/2020 Pasal 41", instruments=PKS)
def majeure(found, reading):
    """A section on force majeure."""
    yield from _part(found, reading, "kahar")


@rule(
    "PKS-09",
    BLOCKING,
    "Pengakhiran diatur dengan alasannya",
    "Permendagri 22/2020 Pasal 41",
    "PP 28/2018 Pasal 9 dan 22",
    instruments=PKS,
)
def ending(found, reading):
    """A section on the end; its grounds include those of the law (a warning where one is not named)."""
    missing = list(_part(found, reading, "pengakhiran"))
    yield from missing
    if missing:
        return
    text = reading.text_about("pengakhiran")
    grounds = GROUNDS if reading.draft.kind in KSDD else GROUNDS + THIRD_PARTY_GROUNDS
    lacking = [words for words, pattern in grounds if not pattern.search(text)]
    if lacking:
        yield found(
            f"Alasan berakhir belum menyebut: {', '.join(lacking)}.",
            "Lengkapi alasan berakhirnya kerja sama.",
            severity=WARNING,
            pasal_id=reading.about("pengakhiran")[0].pasal.id,
        )


@rule(
    "PKS-17", WARNING, "Hasil KSDPK masuk kas daerah atau aset daerah", "PP 28/2018 Pasal 20", instruments=PKS
)
def results(found, reading):
    """A KSDPK says what becomes of money and goods."""
    if reading.draft.kind == Kind.KSDPK:
        yield from _part(found, reading, "hasil")


@rule(
    "PKS-18",
    WARNING,
    "Monitoring, evaluasi, dan pelaporan diatur",
    "Permendagri 22/2020 Pasal 17 dan 39",
    instruments=PKS,
)
def watched(found, reading):
    """A section on monitoring or reporting."""
    yield from _part(found, reading, "monev")


@rule(
    "PKS-19",
    WARNING,
    "Perubahan melalui adendum diatur",
    "Permendagri 22/2020 Pasal 15 dan 37",
    instruments=PKS,
)
def amendable(found, reading):
    """A clause on changes in writing, wherever it stands."""
    if not any(True for _ in reading.find(AMENDED)):
        yield from _part(found, reading, "perubahan")


RULES = (
    general_parts,
    rights_and_duties,
    has_term,
    disputes,
    sanctions,
    majeure,
    ending,
    results,
    watched,
    amendable,
)
