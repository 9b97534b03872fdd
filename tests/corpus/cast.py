"""The parties, the agreements above and the work plan that the drafts of the corpus name."""

from dataclasses import replace
from datetime import date

from agreements.rules.draft import ActivityFacts, ParentFacts, PartyFacts

CITY = PartyFacts(
    order=1,
    ours=True,
    body="Pemerintah Daerah Kota Mojokerto",
    signatory="Contoh Wali Kota",
    office="Wali Kota Mojokerto",
    seat="Mojokerto",
    address="Jalan Gajah Mada Nomor 145, Kota Mojokerto",
    authority="kepala_daerah",
    unit="Bagian Pemerintahan Sekretariat Daerah Kota Mojokerto",
)
BY_PROXY = replace(
    CITY,
    office="Kepala Dinas Pekerjaan Umum Kota Mojokerto",
    signatory="Contoh Kepala Dinas",
    authority="surat_kuasa",
    authority_number="100.3.7/12/417.011/2026",
    authority_date=date(2026, 7, 15),
)
REGENCY = replace(
    CITY,
    order=2,
    ours=False,
    category="pemda",
    kinds=("ksdd_wajib", "ksdd_sukarela"),
    borders=True,
    body="Pemerintah Daerah Kabupaten Mojokerto",
    signatory="Contoh Bupati",
    office="Bupati Mojokerto",
    address="Jalan Ahmad Yani Nomor 16, Mojokerto",
    unit="Bagian Administrasi Pemerintahan Sekretariat Daerah Kabupaten Mojokerto",
)
COMPANY = replace(
    REGENCY,
    category="pt",
    kinds=("ksdpk",),
    borders=None,
    body="PT Contoh Niaga Daring",
    signatory="Contoh Direktur",
    office="Direktur Utama",
    authority="pimpinan",
    authority_note="Anggaran Dasar, akta Notaris Contoh Nomor 12 tanggal 2 Januari 2020",
    seat="Surabaya",
    address="Jalan Contoh Nomor 1, Surabaya",
    unit="Divisi Kemitraan PT Contoh Niaga Daring",
)
MINISTRY = replace(
    COMPANY,
    order=1,
    category="kl",
    kinds=("sinergi",),
    body="Kementerian Contoh",
    signatory="Contoh Direktur Jenderal",
    office="Direktur Jenderal Contoh",
    authority_note="Keputusan Menteri Contoh Nomor 5 Tahun 2026",
    seat="Jakarta",
    address="Jalan Contoh Nomor 2, Jakarta",
    unit="Sekretariat Direktorat Jenderal Contoh",
)
ABROAD = replace(
    COMPANY,
    category="pemda_ln",
    kinds=("ksdpl",),
    body="Pemerintah Kota Contoh Timur",
    signatory="Contoh Mayor",
    office="Mayor",
    seat="Contoh Timur",
)
INSTITUTION = replace(
    ABROAD,
    category="nirlaba_ln",
    kinds=("ksdll",),
    body="Contoh Clean Rivers Foundation",
    office="Direktur",
    seat="Contoh Barat",
)
PARTIES = {
    "kota": CITY,
    "kota_kedua": replace(CITY, order=2),
    "kabupaten": REGENCY,
    "garut": replace(
        REGENCY, borders=False, body="Pemerintah Daerah Kabupaten Garut", office="Bupati Garut", seat="Garut"
    ),
    "pt": COMPANY,
    "cv": replace(
        COMPANY, category="cv_firma", kinds=(), body="CV Contoh Parkir", office="Manajer", legal_form="CV"
    ),
    "kepala_dinas": BY_PROXY,
    "kepala_dinas_ksb": replace(BY_PROXY, office="Kepala Dinas Perhubungan Kota Mojokerto"),
    "kepala_dinas_koperasi": replace(
        BY_PROXY, office="Kepala Dinas Koperasi, Usaha Kecil, dan Menengah Kota Mojokerto"
    ),
    "kepala_bidang": replace(BY_PROXY, office="Kepala Bidang Tata Bangunan"),
    "kepala_dinas_kabupaten": replace(
        REGENCY,
        office="Kepala Dinas Pekerjaan Umum Kabupaten Mojokerto",
        authority="surat_kuasa",
        authority_number="100/77/2026",
        authority_date=date(2026, 7, 20),
    ),
    "kementerian": MINISTRY,
    "kementerian_kedua": replace(MINISTRY, order=2),
    "kota_luar": ABROAD,
    "kota_tanpa_hubungan": replace(ABROAD, diplomatic=False),
    "lembaga_luar": INSTITUTION,
}
SIGNED = {"state": "berlaku", "signed_on": date(2026, 1, 5), "start": date(2026, 1, 5)}
TWO_REGIONS = ("Pemerintah Daerah Kota Mojokerto", "Pemerintah Daerah Kabupaten Mojokerto")
KSB = ParentFacts(
    instrument="ksb",
    title="Penanganan Banjir dan Drainase di Wilayah Perbatasan",
    number="130/1/417.011/2026",
    end=date(2031, 1, 4),
    bodies=TWO_REGIONS,
    scope="normalisasi saluran perbatasan; pemantauan tinggi muka air; pertukaran data hidrologi",
    **SIGNED,
)
PARENTS = {
    "ksb": KSB,
    "ksb_usaha": replace(
        KSB,
        title="Pengembangan Kapasitas Pelaku Usaha Mikro",
        bodies=("Pemerintah Daerah Kota Mojokerto", "PT Contoh Niaga Daring"),
        scope="pelatihan; kurasi produk; pemasaran",
    ),
    "ksb_pangan": replace(
        KSB,
        title="Penyediaan Pasokan Cabai dan Bawang Merah",
        bodies=("Pemerintah Daerah Kota Mojokerto", "Pemerintah Daerah Kabupaten Garut"),
        scope="pertukaran informasi harga, pengiriman pasokan, dan pembinaan kelompok tani",
    ),
    "pks": replace(KSB, instrument="pks", title="Normalisasi Saluran Perbatasan", end=date(2028, 12, 31)),
}
ACTIVITY = ActivityFacts(
    programme="Pendaftaran tanah",
    output="Bidang tanah terdaftar",
    target="500 bidang",
    location="Kota Mojokerto",
    year=2027,
    task_ours="Menyediakan data",
    task_theirs="Menyediakan petugas ukur",
    unit_ours="Dinas Contoh",
    unit_theirs="Direktorat Contoh",
    budget_ours="APBD 2027",
    budget_theirs="APBN 2027",
)
BASES = {
    "": (
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
        "Peraturan Pemerintah Nomor 28 Tahun 2018 tentang Kerja Sama Daerah",
        "Peraturan Menteri Dalam Negeri Nomor 22 Tahun 2020 tentang Tata Cara Kerja Sama Daerah",
    ),
    "lama": ("Peraturan Pemerintah Nomor 50 Tahun 2007 tentang Tata Cara Pelaksanaan Kerja Sama Daerah",),
}
