"""Rules for a kesepakatan bersama: seven parts, general, signed by the heads (law.md 9.2)."""

import re

from agreements.rules.checks.finding import KSB, called, rule
from agreements.rules.checks.moment import FINAL_NEXT, due
from agreements.rules.enums import Authority, Kind, PostStatus, Severity
from agreements.rules.indonesian import ORDINALS, parse_span
from agreements.rules.outlines import TITLES

BLOCKING, WARNING = Severity.BLOCKING, Severity.WARNING
PARTS = (
    "maksud_tujuan",
    "objek",
    "ruang_lingkup",
    "pelaksanaan",
    "jangka_waktu",
    "korespondensi",
    "lain_lain",
)
CONTENT = ("maksud_tujuan", "objek", "ruang_lingkup")
PARTY = (
    rf"(?:PARA\s+PIHAK|(?:masing-masing|setiap|salah\s+satu|kedua\s+belah)\s+PIHAK|"
    rf"PIHAK(?:\s+(?:{'|'.join(ORDINALS)}|PERTAMA|lain(?:nya)?))?)"
)
DUTY = (
    r"(?:berhak|berkewajiban|(?:mempunyai|memiliki|memperoleh|mendapat|dibebani)\s+(?:hak|kewajiban)|wajib)"
)
NO_DUTY = r"(?<!yang\s)(?<!urusan\s)(?<!pemerintahan\s)(?<!sama\s)(?<!pelayanan\s)"
PARTY_CLAIMS = re.compile(
    rf"\b{PARTY}\b[^.;:\n]{{0,60}}?{NO_DUTY}\b(?P<word>{DUTY})\b(?!\s+(?:belajar|pajak|pelayanan|berkaitan|non))"
    rf"|\b(?:hak|kewajiban)\s+{PARTY}\b|\bwajib\s+(?:membayar|menyetor|menanggung|mengganti)\b",
    re.IGNORECASE,
)
CITIZENS = (
    "warga|masyarakat|penduduk|peserta|pasien|konsumen|pekerja|wajib|anak|perempuan|penyandang|pelaku|petani"
)
CLAIMS = re.compile(
    rf"\b(?:hak\s+(?:dan|serta)\s+kewajiban|kewajiban\s+(?:dan|serta)\s+hak)\b(?!\s+(?:{CITIZENS}))",
    re.IGNORECASE,
)
MAJEURE = re.compile(r"\bkahar\b|\bkeadaan\s+memaksa\b|\bforce\s+maj\w+\b|\bovermacht\b", re.IGNORECASE)
PENALTIES = re.compile(
    r"\b(?:menuntut|digugat|menggugat|gugatan|ganti\s+(?:rugi|kerugian)|mengganti\s+kerugian|denda|sanksi|wanprestasi|"
    r"penalti|tuntutan(?!\s+(?:masyarakat|zaman|kebutuhan|pelayanan|perkembangan|tugas|publik)))\b",
    re.IGNORECASE,
)
MONEY = re.compile(
    r"\bRp\.?\s*\d[\d.,]*|\b(?:nomor|no\.?)\s+rekening\b|\brekening\s+(?:bank|kas|nomor|atas)\b|\buang\s+muka\b|"
    r"\btermin(?:\s+pembayaran)?\b|\bpembayaran\s+(?:dilakukan|dilaksanakan|paling)\b",
    re.IGNORECASE,
)
FORUM = re.compile(r"\b(?:arbitrase|pengadilan|BANI)\b(?!\s+(?:agama|tinggi))", re.IGNORECASE)
PKS_NAMED = re.compile(r"\b(?:perjanjian\s+kerja\s+sama|pks)\b", re.IGNORECASE)
OFFICE_NAMED = re.compile(
    r"\b(?:perangkat\s+daerah|opd|dinas|badan|bagian|biro|sekretariat|kantor|kecamatan|satuan|rumah\s+sakit)\b",
    re.IGNORECASE,
)
UNTIL_NAMED = re.compile(
    r"\b(?:paling\s+lambat|paling\s+lama|selambat|dalam\s+waktu|sampai\s+dengan)\b", re.IGNORECASE
)
HEAD = re.compile(
    r"^\s*(?:(?:Penjabat|Pj\.?|Pelaksana\s+(?:Tugas|Harian)|Plt\.?|Plh\.?)\s+)?(?:Wali\s*Kota|Bupati|Gubernur)\b",
    re.I,
)
NOT_A_LEADER = re.compile(
    r"\b(?:Kepala\s+(?:Bagian|Bidang|Seksi|Sub\w*|Divisi|Unit|Cabang)|Manaj?er|Manager|Staf|Sekretaris(?!\s+(?:Jenderal|Daerah))|Bendahara|Anggota)\b",
    re.IGNORECASE,
)
REGION = "pemda"
PERSON = "perseorangan"


def is_head_of_region(office):
    """Take an office; return whether it is that of a head of region, acting holders included."""
    return bool(HEAD.search(office))


def _meant(reading, hit):
    """Whether the words stand for themselves; a title does unless its pasal only denies or passes on."""
    if not hit.spot.title:
        return hit.is_meant
    section = next(each for each in reading.sections if each.pasal.id == hit.spot.pasal_id)
    inside = [other for other in reading.find(hit.match.re) if other.spot in section.spots]
    return not inside or any(other.is_meant for other in inside)


def _once_a_pasal(reading, pattern, skip=()):
    """Yield the first hit in each pasal that is meant."""
    told = set()
    for hit in reading.find(pattern, skip=skip):
        if hit.spot.pasal_id and hit.spot.pasal_id not in told and _meant(reading, hit):
            told.add(hit.spot.pasal_id)
            yield hit


@rule("KSB-01", BLOCKING, "KSB memuat tujuh isi", "Permendagri 22/2020 Pasal 40", instruments=KSB)
def seven_parts(found, reading):
    """Maksud dan tujuan, objek, ruang lingkup, pelaksanaan, jangka waktu, surat-menyurat, lain-lain."""
    for part in PARTS:
        empty = reading.empty_about(part)
        if reading.about(part):
            continue
        if empty:
            yield found(
                f"Pasal {empty.number} ({empty.pasal.title}) belum berisi.",
                "Tulis isinya.",
                pasal_id=empty.pasal.id,
            )
        else:
            yield found(
                f"KSB belum memuat {TITLES[part].lower()}.", f"Tambahkan pasal {TITLES[part]}.", field=part
            )
    if not reading.draft.text.recitals:
        yield found("KSB belum memuat konsiderans.", "Tulis konsiderans.", field="recitals")


@rule(
    "KSB-02",
    BLOCKING,
    "KSB tidak memuat hak dan kewajiban",
    "Permendagri 22/2020 Pasal 1 angka 12",
    "Permendagri 22/2020 Pasal 1 angka 13",
    instruments=KSB,
)
def no_claims(found, reading):
    """A KSB is general; rights and duties belong to the PKS."""
    told = {hit.spot.pasal_id: hit for hit in _once_a_pasal(reading, CLAIMS, skip=CONTENT)}
    told |= {hit.spot.pasal_id: hit for hit in _once_a_pasal(reading, PARTY_CLAIMS)}
    for hit in told.values():
        yield found(
            "KSB memuat hak atau kewajiban pihak.",
            "Pindahkan ke Perjanjian Kerja Sama atau ubah menjadi pernyataan umum.",
            hit=hit,
        )


@rule(
    "KSB-03",
    WARNING,
    "KSB tidak mengatur keadaan kahar",
    "Permendagri 22/2020 Pasal 1 angka 12",
    instruments=KSB,
    from_practice=True,
)
def no_majeure(found, reading):
    """Practice, not text: a KSB has no performance that force majeure could excuse."""
    for hit in _once_a_pasal(reading, MAJEURE, skip=CONTENT):
        yield found("KSB mengatur keadaan kahar.", "Pindahkan ke Perjanjian Kerja Sama.", hit=hit)


@rule(
    "KSB-04",
    WARNING,
    "KSB tidak mengatur tuntutan dan sanksi",
    "Permendagri 22/2020 Pasal 1 angka 12",
    instruments=KSB,
    from_practice=True,
)
def no_penalties(found, reading):
    """Practice, not text: no claims, damages, fines or sanctions between the parties."""
    for hit in _once_a_pasal(reading, PENALTIES, skip=CONTENT):
        yield found(
            f"KSB mengatur tuntutan, ganti rugi, denda, atau sanksi (“{hit.match[0]}”).",
            "Hapus atau pindahkan ke Perjanjian Kerja Sama.",
            hit=hit,
        )


@rule(
    "KSB-05",
    WARNING,
    "KSB tidak memuat jumlah uang",
    "Permendagri 22/2020 Pasal 1 angka 12",
    instruments=KSB,
    from_practice=True,
)
def no_money(found, reading):
    """Practice, not text: no amounts, accounts or payment terms."""
    for hit in _once_a_pasal(reading, MONEY):
        yield found(
            f"KSB memuat jumlah uang atau cara pembayaran (“{hit.match[0].strip()}”).",
            "Atur pembiayaan dalam Perjanjian Kerja Sama.",
            hit=hit,
        )


@rule(
    "KSB-06",
    BLOCKING,
    "KSB ditandatangani kepala daerah sendiri",
    "Permendagri 22/2020 Pasal 10 ayat (1)",
    "Permendagri 22/2020 Pasal 33",
    "PP 28/2018 Pasal 2",
    instruments=KSB,
)
def our_head_signs(found, reading):
    """Our signatory is the head of region (definitive or acting), without power of attorney."""
    for party in reading.draft.parties:
        if not party.ours or not party.office.strip():
            continue
        if not is_head_of_region(party.office):
            yield found(
                f"Penanda tangan pihak kita, {party.office}, bukan kepala daerah.",
                "KSB ditandatangani oleh kepala daerah; pejabat lain hanya dapat menandatangani PKS.",
                field=f"parties.{party.order}.office",
            )
        elif party.authority and party.authority != Authority.HEAD_OF_REGION:
            yield found(
                "KSB tidak ditandatangani berdasarkan surat kuasa.",
                "Pilih dasar kewenangan kepala daerah.",
                field=f"parties.{party.order}.authority",
            )


@rule(
    "KSB-07",
    BLOCKING,
    "KSB ditandatangani pimpinan mitra dengan dasar kewenangan",
    "Permendagri 22/2020 Pasal 10 ayat (1)",
    "Permendagri 22/2020 Pasal 33",
    "Permendagri 22/2020 lampiran",
    instruments=KSB,
)
def their_head_signs(found, reading):
    """The partner's signatory is its head; a body shows on what the right to sign rests."""
    for party in reading.draft.parties:
        if party.ours or not party.office.strip() or party.category == PERSON:
            continue
        label, at = called(party), f"parties.{party.order}"
        regional = party.category == REGION
        leads = is_head_of_region(party.office) if regional else not NOT_A_LEADER.search(party.office)
        if not leads:
            yield found(
                f"Penanda tangan {label}, {party.office}, bukan pimpinan.",
                "KSB ditandatangani oleh kepala daerah atau pimpinan mitra.",
                field=f"{at}.office",
            )
        elif party.authority in (Authority.POWER_OF_ATTORNEY, Authority.BODY_MANDATE):
            yield found(
                f"{label} menandatangani KSB berdasarkan surat kuasa.",
                "KSB ditandatangani oleh pimpinan sendiri.",
                field=f"{at}.authority",
            )
        elif not regional and not (party.authority_number.strip() or party.authority_note.strip()):
            yield found(
                f"Dasar kewenangan penanda tangan {label} belum dicatat.",
                "Catat anggaran dasar, akta, atau keputusan pengangkatannya.",
                field=f"{at}.authority_note",
            )


@rule(
    "KSB-08",
    WARNING,
    "KSB menyebut PKS, OPD penyusun, dan batas waktunya",
    "PP 28/2018 Pasal 6",
    instruments=KSB,
    from_practice=True,
)
def follow_up_named(found, reading):
    """The clause on carrying out names the PKS, who drafts it and until when."""
    text = reading.text_about("pelaksanaan")
    if not text:
        return
    asked = (
        (PKS_NAMED.search(text), "Perjanjian Kerja Sama"),
        (OFFICE_NAMED.search(text), "perangkat daerah penyusun"),
        (UNTIL_NAMED.search(text) or parse_span(text), "batas waktu"),
    )
    missing = [words for there, words in asked if not there]
    if missing:
        yield found(
            f"Pasal pelaksanaan belum menyebut {', '.join(missing)}.",
            "Nyatakan bahwa KSB ditindaklanjuti dengan PKS, oleh siapa, dan paling lambat kapan.",
            pasal_id=reading.about("pelaksanaan")[0].pasal.id,
        )


@rule(
    "KSB-09",
    WARNING,
    "KSB tidak memilih pengadilan atau arbitrase",
    "PP 28/2018 Pasal 8 dan 21",
    instruments=KSB,
    from_practice=True,
)
def no_forum(found, reading):
    """A KSB has no claims to bring before a forum; differences are settled by musyawarah."""
    for hit in _once_a_pasal(reading, FORUM, skip=CONTENT):
        yield found("KSB memilih forum sengketa.", "Cukup musyawarah untuk mufakat.", hit=hit)


@rule(
    "KSB-11",
    WARNING,
    "Plt. dan Plh. tidak menandatangani KSB",
    "UU 30/2014 Pasal 14 ayat (7)",
    instruments=KSB,
)
def no_substitute_signs(found, reading):
    """Plt. and Plh. take no strategic decisions; a Pj. does."""
    for party in reading.draft.parties:
        if party.office_status in (PostStatus.ACTING_PLT, PostStatus.ACTING_PLH):
            status = PostStatus(party.office_status).label
            yield found(
                f"Penanda tangan {called(party)} berstatus {status}.",
                "Pastikan kewenangannya kepada Bagian Hukum.",
                field=f"parties.{party.order}.office_status",
            )


@rule(
    "KSB-10",
    WARNING,
    "KSDD wajib dilakukan dengan daerah yang berbatasan",
    "PP 28/2018 Pasal 3 ayat (2)",
    "Permendagri 22/2020 Pasal 3",
    instruments=KSB,
    kinds=(Kind.KSDD_WAJIB,),
)
def neighbours(found, reading):
    """No partner region is known not to border ours."""
    for party in reading.draft.parties:
        if party.borders is False:
            yield found(
                f"{party.body} tidak tercatat berbatasan, padahal jenisnya KSDD wajib.",
                "Periksa data perbatasan, atau pakai KSDD sukarela.",
                field=f"parties.{party.order}.body",
            )


@rule(
    "KSB-12",
    BLOCKING,
    "KSDPK dilengkapi studi kelayakan sebelum KSB final",
    "UU 23/2014 Pasal 366 ayat (3)",
    "Permendagri 22/2020 Pasal 25 sampai 27",
    instruments=KSB,
    kinds=(Kind.KSDPK,),
)
def feasible(found, reading):
    """The dossier holds a studi kelayakan; it blocks from the discussion on."""
    if reading.draft.has_feasibility is False:
        yield found(
            "Studi kelayakan belum ada dalam berkas.",
            "Unggah studi kelayakan pada dokumen kerja sama.",
            severity=due(reading.draft, FINAL_NEXT),
            field="feasibility",
        )


RULES = (
    seven_parts,
    no_claims,
    no_majeure,
    no_penalties,
    no_money,
    our_head_signs,
    their_head_signs,
    follow_up_named,
    no_forum,
    no_substitute_signs,
    neighbours,
    feasible,
)
