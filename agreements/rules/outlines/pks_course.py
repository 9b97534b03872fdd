"""How a PKS is carried out, watched, changed, disputed and ended."""

from agreements.rules.outlines.facts import (
    KSDD,
    field_token,
    head_of_region,
    known,
    region,
    region_label,
    series,
    units,
)

GROUNDS = (
    "jangka waktu Perjanjian Kerja Sama ini berakhir",
    "tujuan kerja sama telah tercapai",
    "PARA PIHAK sepakat mengakhiri kerja sama",
    "kerja sama tidak dapat dilaksanakan karena perubahan kebijakan berdasarkan peraturan perundang-undangan",
    "objek kerja sama hilang atau musnah",
)
THIRD_PARTY_GROUNDS = (
    "kerja sama diakhiri oleh putusan pengadilan yang telah berkekuatan hukum tetap",
    "pihak ketiga dinyatakan pailit",
)


def place(draft, at):
    """LOKASI."""
    where = field_token("lokasi")
    return f"Perjanjian Kerja Sama ini dilaksanakan di {where}."


def carrying_out(draft, at):
    """PELAKSANAAN: a yearly plan of activities and who carries it out."""
    return f"""
(1) Pelaksanaan Perjanjian Kerja Sama ini dituangkan dalam rencana kegiatan yang disusun dan disepakati \
PARA PIHAK untuk setiap tahun.
(2) Rencana kegiatan sebagaimana dimaksud pada ayat (1) memuat paling sedikit:
a. kegiatan dan keluaran;
b. jadwal dan lokasi;
c. penanggung jawab dari setiap PIHAK; dan
d. kebutuhan dan sumber pembiayaan.
(3) Perjanjian Kerja Sama ini dilaksanakan oleh:
{units(draft)}"""


def monitoring(draft, at):
    """MONITORING, EVALUASI, DAN PELAPORAN each semester (Permendagri 22/2020 Ps 17, 39)."""
    receiver = "kepala daerah masing-masing" if draft.kind in KSDD else head_of_region(region(draft))
    return f"""
(1) PARA PIHAK melakukan monitoring dan evaluasi atas pelaksanaan Perjanjian Kerja Sama ini paling \
sedikit 1 (satu) kali setiap semester.
(2) Hasil pelaksanaan kerja sama dilaporkan secara tertulis kepada {receiver} setiap semester.
(3) Hasil evaluasi menjadi dasar untuk melanjutkan, memperbaiki, memperluas, atau menghentikan kerja \
sama."""


def secrecy(draft, at):
    """KERAHASIAAN DAN PELINDUNGAN DATA PRIBADI (UU 27/2022; UU 14/2008)."""
    return """
(1) PARA PIHAK menjaga kerahasiaan data dan informasi yang menurut ketentuan peraturan \
perundang-undangan dikecualikan dari keterbukaan informasi publik.
(2) Data pribadi yang dipertukarkan hanya digunakan untuk keperluan Perjanjian Kerja Sama ini dan \
dilindungi sesuai dengan ketentuan peraturan perundang-undangan di bidang pelindungan data pribadi.
(3) Ketentuan ini tetap berlaku setelah Perjanjian Kerja Sama ini berakhir."""


def sanctions(draft, at):
    """SANKSI (UU 23/2014 Ps 366(2)d; PP 28/2018 Ps 19(2)d)."""
    return f"""
(1) PIHAK yang tidak memenuhi kewajiban sebagaimana dimaksud dalam {at["hak_kewajiban"]} diberi teguran \
tertulis oleh PIHAK lainnya paling banyak 3 (tiga) kali dengan tenggang waktu masing-masing 14 (empat \
belas) hari.
(2) Dalam hal teguran tertulis sebagaimana dimaksud pada ayat (1) tidak dipenuhi, PIHAK lainnya dapat:
a. menghentikan sementara pelaksanaan kegiatan;
b. meminta penggantian kerugian nyata yang timbul; dan/atau
c. mengusulkan pengakhiran Perjanjian Kerja Sama ini."""


def majeure(draft, at):
    """KEADAAN KAHAR (Permendagri 22/2020 Ps 41)."""
    return """
(1) Keadaan kahar adalah keadaan di luar kemampuan PARA PIHAK yang mengakibatkan kewajiban tidak dapat \
dilaksanakan, meliputi bencana alam, bencana nonalam, bencana sosial, kebakaran, dan perubahan kebijakan \
pemerintah.
(2) PIHAK yang mengalami keadaan kahar memberitahukan secara tertulis kepada PIHAK lainnya paling lambat \
7 (tujuh) hari sejak keadaan kahar terjadi, disertai keterangan dari pejabat yang berwenang.
(3) PIHAK yang mengalami keadaan kahar dibebaskan dari akibat keterlambatan atau tidak dilaksanakannya \
kewajiban selama keadaan kahar berlangsung.
(4) PARA PIHAK bermusyawarah mengenai kelanjutan kerja sama setelah keadaan kahar berakhir."""


def disputes(draft, at):
    """PENYELESAIAN PERSELISIHAN by kind.

    PP 28/2018 Ps 8 (KSDD), 21 (KSDPK); Permendagri 22/2020 Ps 18-21; UU 23/2014 Ps 370.
    """
    first = """
(1) Perselisihan dalam pelaksanaan Perjanjian Kerja Sama ini diselesaikan secara musyawarah untuk \
mencapai mufakat dan hasilnya dituangkan dalam berita acara yang ditandatangani PARA PIHAK."""
    if draft.kind in KSDD:
        return f"""{first}
(2) Dalam hal musyawarah sebagaimana dimaksud pada ayat (1) tidak mencapai mufakat, perselisihan:
a. antara kabupaten/kota dalam satu provinsi diselesaikan melalui tim koordinasi kerja sama daerah \
provinsi dan Gubernur sebagai wakil Pemerintah Pusat, dan selanjutnya oleh Menteri Dalam Negeri; atau
b. selain sebagaimana dimaksud dalam huruf a diselesaikan oleh Menteri Dalam Negeri.
(3) Keputusan Menteri Dalam Negeri sebagaimana dimaksud pada ayat (2) bersifat final dan mengikat."""
    ours = region(draft)
    seat = known(ours.seat if ours else "", f"tempat kedudukan {region_label(draft)}")
    return f"""{first}
(2) Dalam hal musyawarah sebagaimana dimaksud pada ayat (1) tidak mencapai mufakat dalam waktu 30 (tiga \
puluh) hari, PARA PIHAK menyelesaikan perselisihan melalui mediasi.
(3) Dalam hal mediasi tidak berhasil, PARA PIHAK sepakat menyelesaikan perselisihan melalui Pengadilan \
Negeri {seat}.
(4) Selama perselisihan diselesaikan, PARA PIHAK tetap melaksanakan pelayanan kepada masyarakat."""


def changes(draft, at):
    """PERUBAHAN: addendum in writing, DPRD where it burdens the people (Permendagri 22/2020 Ps 15, 37)."""
    return """
(1) Perjanjian Kerja Sama ini dapat diubah berdasarkan kesepakatan PARA PIHAK.
(2) Perubahan sebagaimana dimaksud pada ayat (1) dituangkan dalam adendum yang merupakan bagian yang \
tidak terpisahkan dari Perjanjian Kerja Sama ini.
(3) Perubahan yang menambah beban masyarakat dan daerah dilakukan setelah memperoleh persetujuan Dewan \
Perwakilan Rakyat Daerah."""


def ending(draft, at):
    """PENGAKHIRAN on the grounds of PP 28/2018 Ps 9, and Ps 22 for third parties."""
    grounds = GROUNDS if draft.kind in KSDD else GROUNDS + THIRD_PARTY_GROUNDS
    return f"""
(1) Perjanjian Kerja Sama ini berakhir apabila:
{series(grounds, "atau")}
(2) PIHAK yang hendak mengakhiri Perjanjian Kerja Sama ini sebelum jangka waktunya berakhir \
memberitahukan secara tertulis kepada PIHAK lainnya paling lambat 3 (tiga) bulan sebelumnya.
(3) Pengakhiran tidak menghapus kewajiban yang belum diselesaikan oleh masing-masing PIHAK.
(4) Pengakhiran dituangkan dalam berita acara yang ditandatangani PARA PIHAK."""
