"""What the law asks of planning: the lawful exceptions and their proof.

Source: PP 28/2018 Ps 4(2)-(3), 16(2)-(3).
"""

from dataclasses import dataclass
from datetime import date

from agreements.rules.enums import Initiative, Kind, PlanException

BASIS = "PP 28/2018 Pasal 4 ayat (3) dan Pasal 16 ayat (3)"
PROOF = {
    PlanException.EMERGENCY: "Keputusan tentang status keadaan darurat",
    PlanException.NATIONAL_STRATEGIC: "Keputusan atau peraturan yang menetapkan program strategis nasional",
    PlanException.ASSISTANCE_TASK: "Peraturan atau keputusan penugasan tugas pembantuan",
}


@dataclass(frozen=True)
class ExceptionFacts:
    """The exception that a dossier rests on, and its proof. `ground`: enums.PlanException or ""."""

    ground: str = ""
    number: str = ""
    decided_on: date | None = None
    has_evidence: bool = False


def exception_complaints(facts):
    """Take `ExceptionFacts`; return what its proof still lacks (nothing where no exception is claimed)."""
    if not facts.ground:
        return []
    proof, found = PROOF[PlanException(facts.ground)], []
    if not facts.number or not facts.decided_on:
        found.append(
            f"Pengecualian perencanaan belum memuat nomor dan tanggal keputusannya ({proof.lower()}). "
            f"Lengkapi lewat Ubah data ({BASIS})."
        )
    if not facts.has_evidence:
        found.append(
            "Bukti pengecualian perencanaan belum diunggah. Unggah lewat Ubah data atau bagian Dokumen, "
            f"jenis “Bukti perencanaan atau pengecualian” ({BASIS})."
        )
    return found


def outside_list(kind, initiative, year, *, listed):
    """Take a dossier's kind, who began, the year it was begun and whether it stands in a yearly list.

    Return the warning on a KSDPK of our own that no list foresaw, or "". It warns and holds nothing up, since
    Permendagri 22/2020 Ps 25(2), 29 name no consequence.
    """
    if kind != Kind.KSDPK or initiative != Initiative.OURS or listed:
        return ""
    return (
        f"KSDPK atas prakarsa sendiri ini tidak ada dalam daftar rencana kerja sama tahun {year}, "
        "padahal KAK disusun berdasarkan daftar itu (Permendagri 22/2020 Pasal 25 ayat (2), 29)."
    )


def placing_complaints(*, over, legacy):
    """Return the reasons why a dossier has no place in a yearly list; empty = it may have one.

    `over`: its way has ended; `legacy`: it came in as an old agreement, signed before there were lists.
    """
    if legacy:
        return ["Naskah lama tidak masuk daftar rencana: ditandatangani sebelum daftar itu ada."]
    return ["Kerja sama ini sudah selesai jalannya; daftar rencana tidak lagi memuatnya."] if over else []


def code_complaints(unknown):
    """Take the codes (in words) that their document does not hold; return the complaint, if any."""
    if not unknown:
        return []
    listed = "; ".join(unknown)
    return [f"Kode perencanaan tidak ada dalam dokumen yang dimuat: {listed}. Perbaiki lewat Ubah data."]
