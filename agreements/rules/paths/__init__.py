"""The path of a dossier: which table of moves it follows, what each stage waits for, how it is drawn.

A table is chosen by the kind and by who began; its rows are the same `Transition` as those of an instrument.
"""

from agreements.rules.enums import Initiative, Instrument, Kind, Stage
from agreements.rules.paths import foreign, ksdd, ksdpk, sinergi

OURS, THEIRS = Initiative.OURS, Initiative.THEIRS
PATHS = {
    (Kind.KSDD_WAJIB, OURS): ksdd.ours(wajib=True),
    (Kind.KSDD_WAJIB, THEIRS): ksdd.theirs(wajib=True),
    (Kind.KSDD_SUKARELA, OURS): ksdd.ours(wajib=False),
    (Kind.KSDD_SUKARELA, THEIRS): ksdd.theirs(wajib=False),
    (Kind.KSDPK, OURS): ksdpk.ours(),
    (Kind.KSDPK, THEIRS): ksdpk.theirs(),
    (Kind.SINERGI, OURS): sinergi.ours(),
    (Kind.SINERGI, THEIRS): sinergi.theirs(),
    (Kind.KSDPL, OURS): foreign.abroad(),
    (Kind.KSDPL, THEIRS): foreign.abroad(),
    (Kind.KSDLL, OURS): foreign.abroad(),
    (Kind.KSDLL, THEIRS): foreign.abroad(),
}
WAITS = {
    Stage.IDEA: "Lengkapi lalu ajukan usulan",
    Stage.RETURNED: "Perbaiki lalu ajukan kembali usulan",
    Stage.SUBMITTED: "Telaah usulan, lalu terima atau kembalikan",
    Stage.INCOMING: "Periksa kelengkapan penawaran, lalu teruskan",
    Stage.LEGALITY: "Verifikasi legalitas dan kemampuan mitra",
    Stage.STUDY: "Kaji di TKKSD: layak, diperbaiki, atau tidak layak",
    Stage.NOT_FEASIBLE: "Kirim jawaban penolakan kepada mitra",
    Stage.SELECTION: "Pilih mitra, lalu tetapkan hasilnya",
    Stage.OFFERING: "Siapkan surat penawaran untuk ditandatangani kepala daerah, lalu kirim",
    Stage.OFFERED: "Tunggu jawaban mitra, lalu catat",
    Stage.ASKED_AGAIN: "Tunggu jawaban atas permintaan kedua, lalu catat",
    Stage.REPORTED: "Tunggu tindak lanjut laporan dan jawaban mitra",
    Stage.EXPLORING: "Lakukan penjajakan, lalu catat hasilnya",
    Stage.CONSULTING: "Mintakan tanggapan Menteri Dalam Negeri melalui Sekretaris Jenderal, lalu catat",
    Stage.STATING: "Susun dan tanda tangani pernyataan kehendak (berlaku paling lama satu tahun)",
    Stage.PLANNING: "Susun rencana kerja sama, lalu mohonkan persetujuan DPRD",
    Stage.DPRD: "Tunggu persetujuan DPRD",
    Stage.GOVERNOR: "Tunggu penerusan gubernur kepada Menteri Dalam Negeri",
    Stage.VERIFYING: "Tunggu hasil verifikasi Menteri Dalam Negeri, lalu catat",
    Stage.WRITING: "Susun rancangan naskah kerja sama, lalu kirim",
    Stage.TALKS: "Tunggu persetujuan Menteri dan surat konfirmasi, lalu catat",
    Stage.ANSWERING: "Siapkan surat jawaban untuk ditandatangani kepala daerah, lalu kirim",
}
BEGIN_THEIRS = "Lengkapi lalu catat penawaran yang masuk"
PROPOSAL = ("Usulan", (Stage.IDEA, Stage.RETURNED))
REVIEW = ("Telaah usulan", (Stage.SUBMITTED,))
STUDY = ("Kajian TKKSD", (Stage.STUDY, Stage.NOT_FEASIBLE))
OFFER = (
    "Penawaran",
    (Stage.OFFERING, Stage.SELECTION, Stage.OFFERED, Stage.ASKED_AGAIN, Stage.REPORTED, Stage.REFUSED),
)
INCOMING = ("Penawaran masuk", (Stage.IDEA, Stage.RETURNED, Stage.INCOMING))
LEGALITY = ("Legalitas mitra", (Stage.LEGALITY,))
ANSWER = ("Jawaban", (Stage.ANSWERING, Stage.REFUSED))
ABROAD = (
    PROPOSAL,
    REVIEW,
    ("Penjajakan", (Stage.EXPLORING,)),
    ("Kajian", (Stage.STUDY, Stage.NOT_FEASIBLE)),
    ("Konsultasi", (Stage.CONSULTING,)),
    ("Pernyataan kehendak", (Stage.STATING,)),
    ("Rencana", (Stage.PLANNING,)),
    ("DPRD", (Stage.DPRD,)),
    ("Pusat", (Stage.GOVERNOR, Stage.VERIFYING)),
    ("Naskah", (Stage.WRITING, Stage.TALKS)),
)
SPINES = {
    (Kind.KSDPK, THEIRS): (INCOMING, LEGALITY, STUDY, ANSWER),
    (Kind.KSDPL, OURS): ABROAD,
    (Kind.KSDPL, THEIRS): ABROAD,
    (Kind.KSDLL, OURS): ABROAD,
    (Kind.KSDLL, THEIRS): ABROAD,
}


OPEN = (Stage.ACCEPTED, Stage.CONFIRMED)  # what follows is told by the instruments
DRAFTED_AT = {
    Instrument.LOI: (Stage.CONSULTING, Stage.STATING),
    Instrument.NASKAH_LN: (Stage.WRITING, Stage.TALKS, Stage.CONFIRMED),
}


def may_draft(dossier, instrument):
    """Return whether the dossier's stage lets a text of that form be begun."""
    return dossier.stage in DRAFTED_AT.get(Instrument(instrument), (Stage.ACCEPTED,))


def path_of(dossier):
    """Take a dossier (`kind`, `initiative`); return the table of moves that it follows."""
    return PATHS[Kind(dossier.kind), Initiative(dossier.initiative)]


def spine_of(dossier):
    """Return the steps before the first text: (words, the stages that stand at it), in order."""
    key = Kind(dossier.kind), Initiative(dossier.initiative)
    usual = (INCOMING, STUDY, ANSWER) if key[1] == THEIRS else (PROPOSAL, REVIEW, STUDY, OFFER)
    return SPINES.get(key, usual)


def wait_of(dossier):
    """Return what a dossier's stage waits for in words, or "" where its instruments tell."""
    if dossier.initiative == THEIRS and dossier.stage in (Stage.IDEA, Stage.RETURNED):
        return BEGIN_THEIRS
    return WAITS.get(Stage(dossier.stage), "")
