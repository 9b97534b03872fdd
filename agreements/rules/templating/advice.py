"""What the writer of each pasal is told by the first templates, by key."""

ADVICE = {
    "maksud_tujuan": "Maksud: mengapa naskah ini dibuat. Tujuan: keadaan yang hendak dicapai, dapat dinilai "
    "pada akhir jangka waktu.",
    "objek": "Objek adalah urusan pemerintahan yang menjadi kewenangan daerah; satu kalimat sudah cukup.",
    "ruang_lingkup": "Daftar kegiatan, bukan janji. PKS tidak boleh lebih luas daripada KSB di atasnya.",
    "lokasi": "Sebut kecamatan, kelurahan, atau tempat layanan; bukan hanya nama kota.",
    "pelaksanaan": "Siapa mengerjakan apa dan menurut rencana yang mana. KSB hanya menunjuk PKS.",
    "hak_kewajiban": "Setiap pihak paling sedikit satu hak dan satu kewajiban; kewajiban satu pihak adalah "
    "hak pihak lainnya.",
    "pembiayaan": "Sebut sumbernya. Bila APBD, cantumkan kode sub kegiatan; bila tidak ada biaya, katakan.",
    "hasil": "Uang disetor ke kas daerah; barang dicatat sebagai aset daerah.",
    "jangka_waktu": "KSB paling lama 5 (lima) tahun. Tanggal mulai dan berakhir diambil dari data naskah.",
    "monev": "Laporan disampaikan setiap semester; sebut siapa yang menerima.",
    "kerahasiaan": "Wajib dipakai bila ada data pribadi yang dipertukarkan.",
    "sanksi": "Wajib bagi kerja sama dengan pihak ketiga; mulai dari teguran tertulis.",
    "kahar": "Batas waktu memberitahukan dan akibatnya bagi kewajiban para pihak.",
    "perselisihan": "Mulai dari musyawarah. Antardaerah: gubernur, lalu Menteri; pihak ketiga: mediasi, "
    "pengadilan, atau arbitrase.",
    "perubahan": "Perubahan selalu dengan adendum tertulis.",
    "pengakhiran": "Sebut semua alasan berakhir menurut peraturan, dan tenggat pemberitahuannya.",
    "korespondensi": "Unit kerja dan alamat yang menerima surat, satu baris untuk setiap pihak.",
    "lain_lain": "Pergantian pimpinan tidak mengakhiri kerja sama.",
    "latar_belakang": "Program pusat yang didukung, dan mengapa memerlukan daerah.",
    "tugas_tanggung_jawab": "Tugas setiap pihak sesuai kewenangannya; keduanya mengikat.",
    "penutup": "Satu kalimat; mulai mengikat sejak ditandatangani.",
    "kegiatan": "Rincian kegiatan ada pada tabel; di sini hanya tahunnya.",
    "subjek": "Nama resmi setiap pihak dengan negaranya.",
    "tempat_tanggal": "Tempat penandatanganan dan bahasa naskah.",
    "kelompok_kerja": "Wakil setiap pihak dan seberapa sering bertemu.",
}
