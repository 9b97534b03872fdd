"""Rules for what is signed abroad: pernyataan kehendak and naskah (law.md 9.4; Permendagri 25/2020)."""

import re

from agreements.rules.checks.finding import ABROAD, LOI, rule
from agreements.rules.checks.moment import FINAL_NEXT, SIGNING, approval_filed, due, is_filed
from agreements.rules.checks.parts import missing_parts
from agreements.rules.enums import AttachmentKind, Severity
from agreements.rules.foreign_papers import PLAN_HEADINGS
from agreements.rules.indonesian import long_date

BLOCKING, WARNING = Severity.BLOCKING, Severity.WARNING
EITHER = ABROAD | LOI
LOI_PARTS = (
    ("maksud_tujuan", "maksud dan tujuan"),
    ("ruang_lingkup", "ruang lingkup"),
    ("jangka_waktu", "masa berlaku"),
)
PARTS = (
    ("maksud_tujuan", "maksud dan tujuan"),
    ("ruang_lingkup", "ruang lingkup"),
    ("pelaksanaan", "pelaksanaan"),
    ("pembiayaan", "pembiayaan"),
    ("kelompok_kerja", "kelompok kerja bersama"),
    ("perselisihan", "penyelesaian perselisihan"),
    ("perubahan", "amandemen"),
    ("jangka_waktu", "masa berlaku, perpanjangan, dan pengakhiran"),
)
GOODS = re.compile(
    r"\b(?:peralatan|barang|kendaraan|perangkat\s+keras|sarana|prasarana|mesin)\b", re.IGNORECASE
)
OWNED = re.compile(
    r"\b(?:kepemilikan|dimiliki|milik|hak\s+milik|barang\s+milik\s+daerah|dicatat\s+sebagai\s+aset|aset\s+daerah)\b",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"\b(?:membuka|dibuka|mendirikan|didirikan|membentuk|dibentuk|menempatkan)\b[^.;\n]{0,60}?"
    r"\b(?P<what>kantor\s+(?:perwakilan|penghubung|cabang))\b",
    re.IGNORECASE,
)
SCIENCE = re.compile(r"\b(?:ilmu\s+pengetahuan|iptek|teknologi|riset|penelitian|inovasi)\b", re.IGNORECASE)
TRANSFER = re.compile(
    r"\b(?:alih|pengalihan|transfer)\s+(?:ilmu|pengetahuan|teknologi|keahlian|keterampilan)\b", re.IGNORECASE
)


@rule(
    "LN-01",
    BLOCKING,
    "Pernyataan kehendak ditandatangani setelah konsultasi dengan Menteri",
    "PP 28/2018 Pasal 28",
    "Permendagri 25/2020 Pasal 14",
    instruments=LOI,
)
def consulted(found, reading):
    """The Ministry was asked before the letter of intent is signed; it blocks from the paraf on."""
    draft = reading.draft
    if draft.consulted_on is None and is_filed(draft, AttachmentKind.CONSULTATION) is False:
        yield found(
            "Konsultasi dengan Menteri Dalam Negeri belum dicatat.",
            "Unggah surat konsultasi dan tanggapannya pada berkas kerja sama.",
            severity=due(draft, SIGNING),
            field="consultation",
        )
    elif draft.consulted_on and draft.signing_date and draft.consulted_on > draft.signing_date:
        yield found(
            f"Konsultasi bertanggal {long_date(draft.consulted_on)}, sesudah penandatanganan.",
            "Pernyataan kehendak ditandatangani setelah Menteri menanggapi; perbaiki tanggalnya.",
            field="consultation",
        )


@rule(
    "LN-02",
    BLOCKING,
    "Rencana kerja sama luar negeri memuat tujuh pokok",
    "PP 28/2018 Pasal 30",
    "Permendagri 25/2020 Pasal 15",
    instruments=ABROAD,
)
def planned(found, reading):
    """The plan that DPRD and Menteri saw holds all seven headings."""
    filled = reading.draft.plan_headings
    missing = [words for key, words in PLAN_HEADINGS if filled is not None and key not in filled]
    if missing:
        yield found(
            f"Rencana kerja sama belum memuat {', '.join(missing)}.",
            "Lengkapi rencana kerja sama, lalu centang pokoknya pada berkas.",
            field="foreign_plan",
        )


@rule(
    "LN-03",
    BLOCKING,
    "Persetujuan DPRD ada",
    "PP 28/2018 Pasal 30",
    "Permendagri 25/2020 Pasal 16",
    "Permendagri 25/2020 Pasal 17",
    instruments=ABROAD,
)
def approved(found, reading):
    """Abroad the DPRD always approves, or is deemed to after 45 working days."""
    if reading.draft.dprd_approved_on is None and not approval_filed(reading.draft):
        yield found(
            "Persetujuan DPRD belum dicatat.",
            "Catat persetujuan DPRD, atau bahwa persetujuan dianggap diberikan setelah 45 hari kerja.",
            severity=due(reading.draft, FINAL_NEXT),
            field="dprd",
        )


@rule(
    "LN-04",
    BLOCKING,
    "Surat konfirmasi ada sebelum penandatanganan",
    "PP 28/2018 Pasal 33",
    "Permendagri 25/2020 Pasal 23",
    instruments=ABROAD,
)
def confirmed(found, reading):
    """The surat konfirmasi is on record with number and date; it blocks from the paraf on."""
    draft = reading.draft
    known = draft.confirmation_number.strip() and draft.confirmation_on
    if not known and not is_filed(draft, AttachmentKind.CONFIRMATION):
        yield found(
            "Surat konfirmasi belum dicatat.",
            "Unggah surat konfirmasi pada berkas kerja sama.",
            severity=due(draft, SIGNING),
            field="confirmation",
        )
    elif draft.confirmation_on and draft.signing_date and draft.confirmation_on > draft.signing_date:
        yield found(
            f"Surat konfirmasi bertanggal {long_date(draft.confirmation_on)}, sesudah penandatanganan.",
            "Perbaiki tanggal surat konfirmasi atau tanggal penandatanganan.",
            field="confirmation",
        )


@rule("LN-05", WARNING, "Kepemilikan barang diatur", "PP 28/2018 Pasal 26", instruments=ABROAD)
def goods_owned(found, reading):
    """Where goods come with the cooperation, the text says whose they are."""
    hit = reading.is_meant_anywhere(GOODS)
    if hit and not OWNED.search(reading.text):
        yield found(
            f"Naskah menyebut {hit.match[0].lower()} tanpa mengatur kepemilikannya.",
            "Nyatakan siapa pemiliknya; yang menjadi bagian daerah dicatat sebagai barang milik daerah.",
            hit=hit,
        )


@rule(
    "LN-06",
    BLOCKING,
    "Tanpa kantor di luar negeri, partai politik, atau negara tanpa hubungan diplomatik",
    "PP 28/2018 Pasal 27",
    "PP 28/2018 Pasal 36",
    instruments=EITHER,
)
def not_forbidden(found, reading):
    """No office abroad, no foreign political party, no country without diplomatic relations."""
    hit = reading.is_meant_anywhere(OFFICE)
    if hit:
        yield found(
            f"Naskah membuka {hit.match['what'].lower()} di luar negeri.",
            "Hapus; pembukaan kantor di luar negeri tidak diperbolehkan.",
            hit=hit,
        )
    for party in reading.draft.parties:
        at = f"parties.{party.order}.body"
        if party.category == "partai_politik_ln":
            yield found(f"{party.body} adalah partai politik asing.", "Ganti mitra.", field=at)
        if party.diplomatic is False:
            yield found(
                f"Negara asal {party.body} tidak memiliki hubungan diplomatik dengan Indonesia.",
                "Ganti mitra, atau mintakan arahan Menteri.",
                field=at,
            )


@rule(
    "LN-07",
    WARNING,
    "Objek ilmu pengetahuan dan teknologi disertai alih pengetahuan",
    "PP 28/2018 Pasal 27",
    instruments=ABROAD,
)
def knowledge_shared(found, reading):
    """Where the object is science or technology, the text provides for transfer of knowledge."""
    draft = reading.draft
    what = " ".join((draft.about, draft.object, *draft.scope, reading.text_about("objek")))
    match = SCIENCE.search(what)
    if match and not TRANSFER.search(reading.text):
        yield found(
            f"Objek menyangkut {match[0].lower()}, tetapi alih pengetahuan belum diatur.",
            "Tambahkan ketentuan alih ilmu pengetahuan dan teknologi.",
            field="text",
        )


@rule(
    "LN-08",
    BLOCKING,
    "Naskah luar negeri memuat pokok-pokoknya",
    "Permendagri 25/2020 Pasal 20",
    instruments=ABROAD,
)
def headings(found, reading):
    """The eleven headings of Pasal 20; title, subjects, date and place stand in the frame of the paper."""
    yield from missing_parts(found, reading, PARTS, "Naskah", recitals=False)


@rule(
    "LN-09",
    BLOCKING,
    "Pernyataan kehendak memuat pokok-pokoknya",
    "Permendagri 25/2020 Pasal 13",
    instruments=LOI,
)
def intent(found, reading):
    """The six of Pasal 13; title, subjects, place and date stand in the frame of the paper."""
    yield from missing_parts(found, reading, LOI_PARTS, "Pernyataan kehendak", recitals=False)


RULES = (
    consulted,
    planned,
    approved,
    confirmed,
    goods_owned,
    not_forbidden,
    knowledge_shared,
    headings,
    intent,
)
