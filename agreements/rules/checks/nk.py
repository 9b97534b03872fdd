"""Rules for a nota kesepakatan and its rencana kerja: sinergi with the centre (law.md 9.4)."""

import re

from agreements.rules.checks.finding import NK, NK_RK, called, rule
from agreements.rules.checks.ksb import FORUM, is_head_of_region
from agreements.rules.checks.parts import missing_parts
from agreements.rules.checks.pks_matters import ASSET_RULES, ASSETS, PROCUREMENT, PROCUREMENT_RULES, cites
from agreements.rules.enums import Authority, PlanDocument, Severity

BLOCKING, WARNING = Severity.BLOCKING, Severity.WARNING
PARTS = (
    ("latar_belakang", "latar belakang"),
    ("maksud_tujuan", "maksud dan tujuan"),
    ("lokasi", "lokasi"),
    ("objek", "objek"),
    ("ruang_lingkup", "ruang lingkup"),
    ("tugas", "tugas dan tanggung jawab"),
    ("pelaksanaan", "pelaksanaan"),
    ("jangka_waktu", "jangka waktu"),
    ("pembiayaan", "pembiayaan"),
    ("lain_lain", "lain-lain"),
)
PLANNED = (
    ("output", "keluaran"),
    ("year", "tahun"),
    ("unit_ours", "penanggung jawab pemerintah daerah"),
    ("unit_theirs", "penanggung jawab kementerian atau lembaga"),
    ("budget_ours", "sumber anggaran pemerintah daerah"),
)
OTHER_FORM = re.compile(
    r"\b(?:MoU|memorandum\s+of\s+understanding|nota\s+kesepahaman|perjanjian\s+kerja\s*sama|kesepakatan\s+bersama)\b",
    re.IGNORECASE,
)
CHILD = re.compile(
    r"\b(?:ditindaklanjuti|dituangkan|dijabarkan|diatur|dilaksanakan|dirinci)\b[^.;\n]{0,80}"
    r"\b(?:perjanjian\s+kerja\s+sama|PKS)\b",
    re.IGNORECASE,
)
CALLS_ITSELF = re.compile(r"\b(?:perjanjian\s+kerja\s+sama|kesepakatan\s+bersama)\s+ini\b", re.IGNORECASE)
THIRD = r"(?:pihak\s+ketiga|PT\.?\s+[A-Z]\w+|CV\.?\s+[A-Z]\w+|penyedia|konsultan|yayasan\s+[A-Z]\w+)"
IMPLEMENTER = re.compile(
    rf"\b{THIRD}\b[^.;\n]{{0,60}}\b(?P<word>melaksanakan|mengerjakan|menyelenggarakan|sebagai\s+pelaksana)\b"
    rf"|\b(?:dilaksanakan|dikerjakan|diselenggarakan)\b[^.;\n]{{0,40}}\boleh\s+{THIRD}\b"
)
QUARREL = re.compile(r"\b(?:perselisihan|sengketa|gugatan|menggugat)\b", re.IGNORECASE)
GRANT = re.compile(
    r"\b(?:hibah|menghibahkan|dihibahkan|bantuan\s+(?:keuangan|sosial|dana|operasional)|memberikan\s+bantuan|"
    r"sumbangan)\b",
    re.IGNORECASE,
)


@rule(
    "NK-01",
    BLOCKING,
    "Rencana kerja terlampir dan setiap kegiatannya lengkap",
    "PP 28/2018 Pasal 46",
    "Permendagri 22/2020 Pasal 55",
    instruments=NK_RK,
)
def work_plan(found, reading):
    """At least one activity; each with output, year, who carries it out on each side, and our money."""
    if not reading.draft.activities:
        yield found(
            "Rencana kerja belum memuat kegiatan.",
            "Isi paling sedikit satu kegiatan dengan keluaran, tahun, pelaksana, dan sumber anggaran.",
            field="activities",
        )
    for place, activity in enumerate(reading.draft.activities, 1):
        missing = [words for name, words in PLANNED if not str(getattr(activity, name) or "").strip()]
        if missing:
            yield found(
                f"Kegiatan {place} dalam rencana kerja belum memuat {', '.join(missing)}.",
                "Lengkapi kegiatan itu.",
                field=f"activities.{place}",
            )


@rule(
    "NK-02",
    BLOCKING,
    "Bentuknya nota kesepakatan, tanpa perjanjian kerja sama di bawahnya",
    "PP 28/2018 Pasal 46",
    "Permendagri 22/2020 Pasal 42 dan 52",
    instruments=NK,
)
def right_form(found, reading):
    """The title is no MoU, KSB or PKS; the text does not call itself so, nor asks for a PKS beneath it."""
    about = reading.draft.about
    if OTHER_FORM.search(about):
        yield found(
            "Judul memakai nama bentuk naskah lain.",
            "Tulis hanya yang berdiri setelah kata TENTANG; bentuknya Nota Kesepakatan.",
            field="about",
            excerpt=about,
        )
    for pattern in (CALLS_ITSELF, CHILD):
        hit = next((each for each in reading.find(pattern) if not each.denied), None)
        if hit:
            yield found(
                f"Nota kesepakatan menyebut “{hit.match[0]}”.",
                "Sinergi dilaksanakan dengan rencana kerja, tanpa perjanjian kerja sama di bawahnya.",
                hit=hit,
            )


@rule(
    "NK-03",
    WARNING,
    "Pelaksana rencana kerja adalah para pihak, bukan pihak ketiga",
    "Permendagri 22/2020 Pasal 1 angka 18",
    instruments=NK_RK,
    from_practice=True,
)
def carried_out_by_parties(found, reading):
    """No third party is named as the one who carries it out."""
    hit = reading.is_meant_anywhere(IMPLEMENTER)
    if hit:
        yield found(
            "Naskah menunjuk pihak ketiga sebagai pelaksana.",
            "Sebutkan perangkat daerah dan unit kementerian; pihak ketiga dipilih menurut aturannya sendiri.",
            hit=hit,
        )


@rule(
    "NK-04",
    WARNING,
    "Aset dan pengadaan dalam sinergi merujuk aturannya",
    "PP 28/2018 Pasal 46",
    instruments=NK_RK,
    from_practice=True,
)
def assets_and_procurement(found, reading):
    """Words on assets or procurement come with the rules that govern them."""
    for pattern, rules, what in (
        (ASSETS, ASSET_RULES, "pengelolaan barang milik daerah"),
        (PROCUREMENT, PROCUREMENT_RULES, "pengadaan barang dan jasa"),
    ):
        hit = reading.is_meant_anywhere(pattern)
        if hit and not cites(reading, rules):
            yield found(
                f"Naskah mengatur “{hit.match[0]}” tanpa merujuk aturan {what}.",
                "Tambahkan rujukan ke aturannya.",
                hit=hit,
            )


@rule(
    "NK-05",
    WARNING,
    "Sinergi bukan hibah atau bantuan; setiap pihak membiayai bagiannya sendiri",
    "PP 28/2018 Pasal 46",
    instruments=NK_RK,
)
def no_grant(found, reading):
    """No words of a grant or an aid that are meant."""
    hit = reading.is_meant_anywhere(GRANT)
    if hit:
        yield found(
            f"Naskah menyebut “{hit.match[0]}”.",
            "Nyatakan bahwa setiap pihak memakai anggarannya sendiri; hibah mengikuti aturannya sendiri.",
            hit=hit,
        )


@rule(
    "NK-06",
    BLOCKING,
    "Nota kesepakatan memuat isi minimumnya",
    "Permendagri 22/2020 Pasal 42",
    instruments=NK,
)
def ten_parts(found, reading):
    """The ten contents of Pasal 42, premis and konsideran."""
    yield from missing_parts(found, reading, PARTS, "Nota kesepakatan")


@rule(
    "NK-07",
    BLOCKING,
    "Nota kesepakatan ditandatangani kepala daerah dan pejabat yang berwenang dari pusat",
    "Permendagri 22/2020 Pasal 57 ayat (2)",
    instruments=NK,
)
def head_signs(found, reading):
    """No kuasa on the region's side."""
    for party in reading.draft.parties:
        if not party.ours or not party.office.strip():
            continue
        if not is_head_of_region(party.office) or party.authority == Authority.POWER_OF_ATTORNEY:
            yield found(
                "Nota kesepakatan tidak ditandatangani kepala daerah sendiri.",
                "Kepala daerah menandatangani tanpa surat kuasa.",
                field=f"parties.{party.order}.office",
            )


@rule(
    "NK-08",
    WARNING,
    "Kementerian atau lembaga menjadi PIHAK KESATU",
    "Permendagri 22/2020 lampiran",
    instruments=NK,
)
def centre_first(found, reading):
    """In the annex the ministry is PIHAK KESATU and the region PIHAK KEDUA."""
    for party in reading.draft.parties:
        if party.ours and party.order == 1:
            yield found(
                f"Pemerintah daerah menjadi {called(party)}.",
                "Susun ulang: kementerian atau lembaga PIHAK KESATU, pemerintah daerah PIHAK KEDUA.",
                field="parties",
            )


@rule(
    "NK-09",
    WARNING,
    "Objek sinergi tercantum dalam RKPD",
    "Permendagri 22/2020 Pasal 53 ayat (2)",
    instruments=NK,
)
def in_rkpd(found, reading):
    """The object stands in the RKPD by priority."""
    if all(plan.document != PlanDocument.RKPD for plan in reading.draft.plans):
        yield found(
            "Objek sinergi belum dikaitkan dengan RKPD.",
            "Catat kode program atau kegiatannya dalam RKPD.",
            field="plans",
        )


@rule(
    "NK-10",
    WARNING,
    "Perselisihan dalam sinergi diselesaikan musyawarah, tidak ke pengadilan atau arbitrase",
    "Permendagri 22/2020 Pasal 42",
    "UU 30/2014 Pasal 16",
    instruments=NK_RK,
    from_practice=True,
)
def no_court(found, reading):
    """No court and no arbitration between organs of one state.

    The ten contents of Pasal 42 hold no settlement of disputes; of authority within government UU 30/2014
    Ps 16 leaves it to the superiors, at last to the President. That no forum fits is practice.
    """
    hit = next((each for each in reading.find(FORUM) if each.is_meant and _is_chosen(each)), None)
    if hit:
        yield found(
            f"Naskah membawa perselisihan ke {hit.match[0].lower()}.",
            "Tulis musyawarah untuk mufakat; yang tidak selesai dibawa kepada atasan para pihak.",
            hit=hit,
        )


def _is_chosen(hit):
    """Whether the words choose a forum, not only name a court that works along (Pengadilan Agama)."""
    return "perselisihan" in hit.spot.subjects or bool(QUARREL.search(hit.sentence))


RULES = (
    work_plan,
    right_form,
    carried_out_by_parties,
    assets_and_procurement,
    no_grant,
    ten_parts,
    head_signs,
    centre_first,
    in_rkpd,
    no_court,
)
