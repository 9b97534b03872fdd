"""Waving a blocking finding through: who may, and what it needs (law.md section 10)."""

from agreements.rules.enums import State
from agreements.rules.transitions import UNSIGNED

SHORTEST_REASON = 20
LONGEST_REASON = 2000


def override_refusals(agreement, finding, user_id, reason):
    """Return why this person may not wave `finding` through for this reason; empty = may.

    `finding`: as the checker finds it now, or None. Four eyes: not who wrote or submitted the text.
    """
    if agreement.state not in UNSIGNED:
        return [f"Naskah berstatus {State(agreement.state).label}; temuan tidak lagi menghalangi."]
    if finding is None:
        return ["Temuan ini sudah tidak ada atau sudah berubah. Muat ulang halaman naskah."]
    if finding.override is not None:
        return ["Temuan ini sudah dikesampingkan."]
    if not finding.blocks:
        return ["Hanya temuan yang menghalangi yang perlu dikesampingkan."]
    if user_id in (agreement.created_by_id, agreement.edited_by_id, agreement.submitted_by_id):
        return ["Anda ikut menyusun naskah ini; temuan dikesampingkan oleh orang lain (prinsip empat mata)."]
    return reason_complaints(reason)


def withdrawal_refusals(agreement, finding, reason):
    """Return why what was waved through cannot be taken back for this reason; empty = can.

    `finding`: as the checker finds it now, or None. Anyone of the roles may: who waved it through as well.
    """
    if agreement.state not in UNSIGNED:
        return [f"Naskah berstatus {State(agreement.state).label}; pengecualiannya tinggal sebagai catatan."]
    if finding is None:
        return ["Temuan ini sudah tidak ada atau sudah berubah, sehingga pengecualiannya tidak berlaku lagi."]
    if finding.override is None:
        return ["Pengecualian ini sudah ditarik."]
    return reason_complaints(reason)


def reason_complaints(reason):
    """Return what a written reason lacks; empty = nothing."""
    length = len(reason.strip())
    if length < SHORTEST_REASON:
        return [f"Tulis alasan paling sedikit {SHORTEST_REASON} huruf; pemeriksa akan membacanya."]
    if length > LONGEST_REASON:
        return [f"Alasan paling panjang {LONGEST_REASON} huruf; sekarang {length}."]
    return []
