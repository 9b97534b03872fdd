"""What each party of a PKS is due and owes, who pays, and what becomes of the results."""

from agreements.rules.enums import Funding
from agreements.rules.outlines.facts import (
    KSDD,
    field_token,
    label,
    region_label,
    series,
    third_labels,
)

EQUAL_RIGHTS = (
    "memperoleh manfaat pelaksanaan kerja sama sesuai dengan objek dan ruang lingkup",
    "memperoleh data, informasi, dan dukungan yang diperlukan dari PIHAK lainnya",
    "menyampaikan usul perbaikan atas pelaksanaan kerja sama",
)
EQUAL_DUTIES = (
    "melaksanakan kegiatan yang menjadi tanggung jawabnya sesuai dengan rencana kegiatan",
    "menyediakan data, informasi, personel, dan sarana sesuai dengan kewenangannya",
    "menjaga kelancaran dan mutu pelayanan dalam pelaksanaan kerja sama",
    "menyampaikan laporan pelaksanaan kegiatan kepada PIHAK lainnya",
)
REGION_RIGHTS = (
    "memperoleh pelaksanaan kegiatan sesuai dengan objek, ruang lingkup, dan rencana kegiatan",
    "memperoleh hasil kerja sama sesuai dengan ketentuan peraturan perundang-undangan",
    "memantau, mengevaluasi, dan meminta perbaikan atas pelaksanaan kegiatan",
)
REGION_DUTIES = (
    "menyediakan data, informasi, dan dukungan yang diperlukan sesuai dengan kewenangannya",
    "memfasilitasi koordinasi dengan perangkat daerah terkait",
    "melakukan pembinaan dan pengawasan atas pelaksanaan kerja sama",
)
THIRD_RIGHTS = (
    "memperoleh data, informasi, dan dukungan yang diperlukan untuk melaksanakan kegiatan",
    "memperoleh manfaat kerja sama sesuai dengan yang disepakati dalam rencana kegiatan",
    "menyampaikan usul perbaikan atas pelaksanaan kerja sama",
)
THIRD_DUTIES = (
    "melaksanakan kegiatan sesuai dengan rencana kegiatan dan standar pelayanan yang berlaku",
    "menyediakan personel, sarana, dan keahlian yang diperlukan",
    "menyampaikan laporan pelaksanaan kegiatan",
    "mematuhi ketentuan peraturan perundang-undangan di daerah",
)


def rights_and_duties(draft, at):
    """HAK DAN KEWAJIBAN of each party.

    UU 23/2014 Ps 366(2)a; PP 28/2018 Ps 19(2)a; Permendagri 22/2020 Ps 41.
    """
    blocks = []
    for party in draft.parties:
        if draft.kind in KSDD:
            rights, duties = EQUAL_RIGHTS, EQUAL_DUTIES
        else:
            rights, duties = (REGION_RIGHTS, REGION_DUTIES) if party.ours else (THIRD_RIGHTS, THIRD_DUTIES)
        blocks += [f"(1) {label(party)} berhak:", series(rights)]
        blocks += [f"(1) {label(party)} berkewajiban:", series(duties)]
    return "\n".join(blocks)


def funding(draft, at):
    """PEMBIAYAAN by its source (PP 28/2018 Ps 6(2); Permendagri 22/2020 Ps 41)."""
    budget = f"Anggaran Pendapatan dan Belanja Daerah {field_token('daerah')}"
    code = field_token("kode_sub_kegiatan")
    third = third_labels(draft)
    text = {
        Funding.NONE: "Pelaksanaan Perjanjian Kerja Sama ini tidak menimbulkan beban biaya bagi PARA PIHAK.",
        Funding.APBD: (
            f"(1) Biaya pelaksanaan Perjanjian Kerja Sama ini dibebankan pada {budget} dengan kode "
            f"sub kegiatan {code}.\n"
            "(2) Penganggaran dan pertanggungjawaban biaya dilaksanakan sesuai dengan ketentuan peraturan "
            "perundang-undangan."
        ),
        Funding.PARTNER: (
            f"(1) Biaya pelaksanaan Perjanjian Kerja Sama ini ditanggung oleh {third}.\n"
            "(2) Pelaksanaan Perjanjian Kerja Sama ini tidak membebani anggaran daerah."
        ),
        Funding.EACH: (
            "(1) Biaya pelaksanaan Perjanjian Kerja Sama ini ditanggung oleh masing-masing PIHAK sesuai "
            "dengan tanggung jawabnya dalam rencana kegiatan.\n"
            f"(2) Biaya yang menjadi tanggung jawab {region_label(draft)} dibebankan pada {budget}"
            + (
                f" dengan kode sub kegiatan {code}."
                if draft.budget_code
                else " sesuai dengan ketersediaan anggaran."
            )
        ),
    }
    return text.get(
        draft.funding, "Biaya pelaksanaan Perjanjian Kerja Sama ini dibebankan pada [isi sumber pembiayaan]."
    )


def results(draft, at):
    """HASIL KERJA SAMA: money to the treasury, goods as assets (PP 28/2018 Ps 20)."""
    if draft.kind in KSDD:
        return """
(1) Data, dokumen, dan keluaran yang dihasilkan dari Perjanjian Kerja Sama ini dimanfaatkan bersama oleh \
PARA PIHAK.
(2) Hasil yang berupa uang disetorkan ke kas daerah dan hasil yang berupa barang dicatat sebagai barang \
milik daerah masing-masing PIHAK sesuai dengan bagiannya."""
    return f"""
(1) Hasil kerja sama yang menjadi bagian {region_label(draft)} dan berupa uang disetorkan ke kas daerah \
sebagai pendapatan daerah.
(2) Hasil kerja sama yang menjadi bagian {region_label(draft)} dan berupa barang dicatat sebagai aset \
daerah.
(3) Penyetoran dan pencatatan sebagaimana dimaksud pada ayat (1) dan ayat (2) dilaksanakan sesuai dengan \
ketentuan peraturan perundang-undangan."""
