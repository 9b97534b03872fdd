"""What the law asks of planning: the lawful exceptions and their proof.

Source: PP 28/2018 Ps 4(2)-(3), 16(2)-(3).
"""

from dataclasses import dataclass
from datetime import date

from agreements.rules.enums import PlanException

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


def code_complaints(unknown):
    """Take the codes (in words) that their document does not hold; return the complaint, if any."""
    if not unknown:
        return []
    listed = "; ".join(unknown)
    return [f"Kode perencanaan tidak ada dalam dokumen yang dimuat: {listed}. Perbaiki lewat Ubah data."]
