"""What each kind of cooperation asks for: its instruments, signers, papers and term, article by article.

Source: PP 28/2018; Permendagri 22/2020 and 25/2020 (permendagri.md). Who may enter a kind is no matter of
this file: that is data of the regulation admin.
"""

from dataclasses import dataclass

from agreements.rules.enums import Instrument, Kind

UU, PP = "UU-23-2014", "PP-28-2018"
P22, P25 = "PERMENDAGRI-22-2020", "PERMENDAGRI-25-2020"
KSDD = (Kind.KSDD_WAJIB, Kind.KSDD_SUKARELA)
WORDS = {"UU": "UU", "PP": "PP", "PERMENDAGRI": "Permendagri"}


@dataclass(frozen=True)
class Source:
    """An article: key of the regulation in the library, and the number of its pasal there."""

    regulation: str
    article: str

    @property
    def citation(self):
        """Return "Permendagri 22/2020 Pasal 9 ayat (3)"."""
        kind, number, year = self.regulation.split("-")
        return f"{WORDS[kind]} {number}/{year} Pasal {self.article}"


@dataclass(frozen=True)
class Link:
    """One instrument of the chain: who signs it, by what paper, for how long."""

    instrument: Instrument
    signer: str
    paper: str
    term: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Paper:
    """A paper that the way needs, and when."""

    name: str
    note: str
    sources: tuple[Source, ...] = ()


EXPLANATIONS = {
    Kind.KSDD_WAJIB: (
        "Wajib bagi daerah yang berbatasan bila urusannya berdampak lintas daerah dan layanannya lebih "
        "efisien dikelola bersama."
    ),
    Kind.KSDD_SUKARELA: (
        "Sukarela: daerah mana pun, untuk urusan kewenangan daerah yang lebih efektif dan efisien bila "
        "dikerjakan bersama."
    ),
    Kind.KSDPK: (
        "Kerja sama dengan pihak ketiga: perseorangan, badan usaha berbadan hukum, atau organisasi "
        "kemasyarakatan."
    ),
    Kind.SINERGI: (
        "Hubungan program dengan Pemerintah Pusat berbentuk sinergi, bukan kerja sama daerah; tiap pihak "
        "membiayai bagiannya sendiri."
    ),
    Kind.KSDPL: (
        "Kerja sama dengan pemerintah daerah di luar negeri; selalu memerlukan persetujuan DPRD dan "
        "Pemerintah Pusat."
    ),
    Kind.KSDLL: (
        "Kerja sama dengan lembaga di luar negeri; selalu memerlukan persetujuan DPRD dan Pemerintah Pusat."
    ),
}

SOURCES = {
    Kind.KSDD_WAJIB: (Source(PP, "3"), Source(P22, "3")),
    Kind.KSDD_SUKARELA: (Source(PP, "3"), Source(P22, "3")),
    Kind.KSDPK: (Source(PP, "14"), Source(PP, "15")),
    Kind.SINERGI: (Source(PP, "46"), Source(P22, "52")),
    Kind.KSDPL: (Source(PP, "24"), Source(P25, "9")),
    Kind.KSDLL: (Source(PP, "25"), Source(P25, "9")),
}

NO_PROXY = "Ditandatangani sendiri; tidak dikuasakan"
NO_CAP = "Tidak dibatasi peraturan; sebaiknya tidak melewati masa KSB"

KSDD_CHAIN = (
    Link(
        Instrument.KSB,
        "Kepala daerah kita dan kepala daerah mitra",
        NO_PROXY,
        "Paling lama 5 tahun, dapat diperpanjang",
        (Source(P22, "9 ayat (3)"), Source(P22, "10")),
    ),
    Link(
        Instrument.PKS,
        "Kepala daerah, atau kepala perangkat daerah yang diberi kuasa",
        "Surat kuasa khusus kepala daerah, ditembuskan kepada Bagian Pemerintahan",
        NO_CAP,
        (Source(P22, "14"),),
    ),
)
KSDPK_CHAIN = (
    Link(
        Instrument.KSB,
        "Kepala daerah dan pimpinan pihak ketiga",
        NO_PROXY,
        "Paling lama 5 tahun, dapat diperpanjang",
        (Source(P22, "32 ayat (3)"), Source(P22, "33")),
    ),
    Link(
        Instrument.PKS,
        "Kepala daerah, atau kepala perangkat daerah pemrakarsa maupun pejabat lain yang diberi kuasa; "
        "dan pimpinan pihak ketiga",
        "Surat kuasa khusus kepala daerah",
        NO_CAP,
        (Source(P22, "36"),),
    ),
)
SINERGI_CHAIN = (
    Link(
        Instrument.NK,
        "Kepala daerah dan pejabat yang berwenang dari kementerian atau lembaga",
        NO_PROXY,
        "Tidak dibatasi peraturan",
        (Source(P22, "57"),),
    ),
    Link(
        Instrument.RK,
        "Melekat pada nota kesepakatan",
        "Lampiran nota kesepakatan",
        "Disusun mengikuti tahun anggaran",
        (Source(P22, "55"),),
    ),
)


def _abroad(confirmation):
    return (
        Link(
            Instrument.LOI,
            "Kepala daerah",
            "Tanggapan Menteri Dalam Negeri lebih dahulu",
            "Berlaku paling lama 1 tahun",
            (Source(P25, "13"), Source(P25, "14")),
        ),
        Link(
            Instrument.NASKAH_LN,
            "Kepala daerah",
            "Surat konfirmasi dan surat persetujuan Menteri Dalam Negeri",
            "Paling lama 5 tahun, dapat diperpanjang",
            (confirmation, Source(P25, "23–25"), Source(P25, "32")),
        ),
    )


CHAINS = {
    Kind.KSDD_WAJIB: KSDD_CHAIN,
    Kind.KSDD_SUKARELA: KSDD_CHAIN,
    Kind.KSDPK: KSDPK_CHAIN,
    Kind.SINERGI: SINERGI_CHAIN,
    Kind.KSDPL: _abroad(Source(PP, "33")),
    Kind.KSDLL: _abroad(Source(PP, "38–40")),
}

MAPPING = Paper(
    "Pemetaan urusan",
    "Berita acara hasil koordinasi teknis yang ditandatangani para kepala daerah",
    (Source(P22, "5"),),
)
KSDD_PAPERS = (
    Paper("Kerangka Acuan Kerja (KAK)", "Disusun OPD, delapan pokok; dikaji TKKSD", (Source(P22, "7"),)),
    Paper(
        "Surat penawaran",
        "Ditandatangani kepala daerah dengan lampiran KAK; dijawab paling lama 30 hari",
        (Source(P22, "8"),),
    ),
    Paper(
        "Persetujuan DPRD",
        "Hanya bila membebani masyarakat dan daerah atau dananya belum ada dalam APBD tahun berjalan",
        (Source(P22, "11"), Source(P22, "12")),
    ),
)
ABROAD_PAPERS = (
    Paper("Kajian", "Setelah penjajakan, enam pokok", (Source(P25, "12"),)),
    Paper("Rencana kerja sama", "Tujuh pokok", (Source(P25, "15"),)),
    Paper("Persetujuan DPRD", "Selalu; paling lama 45 hari kerja", (Source(P25, "16"), Source(P25, "17"))),
    Paper("Verifikasi Menteri Dalam Negeri", "Disampaikan melalui gubernur", (Source(P25, "18"),)),
)
PAPERS = {
    Kind.KSDD_WAJIB: (MAPPING, *KSDD_PAPERS),
    Kind.KSDD_SUKARELA: KSDD_PAPERS,
    Kind.KSDPK: (
        Paper(
            "Studi kelayakan",
            "Disusun daerah bila prakarsa dari daerah, oleh pengusul bila prakarsa dari pihak ketiga",
            (Source(UU, "366 ayat (3)"), Source(P22, "27")),
        ),
        Paper("Kerangka Acuan Kerja (KAK)", "Disusun OPD dari daftar rencana tahunan", (Source(P22, "29"),)),
        Paper(
            "Surat penawaran",
            "Dari daerah atau dari pihak ketiga; dikaji TKKSD",
            (Source(P22, "30"), Source(P22, "31")),
        ),
        Paper("Legalitas mitra", "Anggaran dasar, akta notaris, pengesahan, dan kewenangan penanda tangan"),
        Paper(
            "Persetujuan DPRD",
            "Hanya bila membebani masyarakat dan daerah atau dananya belum ada dalam APBD tahun berjalan",
            (Source(P22, "34"),),
        ),
    ),
    Kind.SINERGI: (
        Paper(
            "Kerangka Acuan Kerja (KAK)", "Delapan pokok; objek harus ada dalam RKPD", (Source(P22, "53"),)
        ),
        Paper("Surat penawaran", "Dijawab paling lama 30 hari", (Source(P22, "54"),)),
        Paper(
            "Persetujuan DPRD",
            "Sebelum penandatanganan, dengan pemicu yang sama seperti KSDD",
            (Source(P22, "56"),),
        ),
    ),
    Kind.KSDPL: ABROAD_PAPERS,
    Kind.KSDLL: ABROAD_PAPERS,
}


def chain_of(kind):
    """Take a kind's code; return the instruments of its chain in order, as `Instrument`s."""
    return tuple(link.instrument for link in CHAINS[Kind(kind)])
