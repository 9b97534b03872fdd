"""Scoring an evaluation: weighted indicators, each 1 to 5 (local practice; law.md 3.6)."""

from decimal import ROUND_HALF_UP, Decimal

from agreements.rules.enums import Recommendation

# name, weight in percent
INDICATORS = (
    ("Kepatuhan pada hak dan kewajiban", 20),
    ("Capaian keluaran dibanding rencana", 20),
    ("Manfaat bagi masyarakat", 25),
    ("Pembiayaan sesuai rencana", 10),
    ("Koordinasi para pihak", 15),
    ("Pelaporan tepat waktu", 10),
)
GUIDES = {
    "Kepatuhan pada hak dan kewajiban": "Apakah setiap pihak memenuhi kewajibannya dan menerima haknya?",
    "Capaian keluaran dibanding rencana": "Berapa keluaran yang tercapai dari yang direncanakan?",
    "Manfaat bagi masyarakat": "Berapa orang terlayani, layanan dibuka, atau PAD yang dihasilkan?",
    "Pembiayaan sesuai rencana": "Apakah biaya tersedia dan dipakai sesuai dengan rencana setiap pihak?",
    "Koordinasi para pihak": "Apakah pertemuan berjalan dan masalah diselesaikan bersama?",
    "Pelaporan tepat waktu": "Apakah laporan semester disampaikan lengkap dan tepat waktu?",
}
WHOLE = 100
LOWEST, HIGHEST = 1, 5
MOST = 20  # indicators of one evaluation
NONE_YET = "Evaluasi belum mempunyai indikator."
BANDS = (
    (Decimal(85), "Sangat baik", Recommendation.EXPAND),
    (Decimal(70), "Baik", Recommendation.CONTINUE),
    (Decimal(50), "Cukup", Recommendation.IMPROVE),
    (Decimal(0), "Kurang", Recommendation.STOP),
)


def score(indicators):
    """Take dicts with `weight` (percent, together 100) and `score` (1..5); return 0..100 with two decimals.

    1 on every indicator gives 0, 5 gives 100. Raises ValueError where a score or the weights do not fit.
    """
    if any(row["score"] is None or not LOWEST <= row["score"] <= HIGHEST for row in indicators):
        raise ValueError(f"Setiap indikator dinilai {LOWEST} sampai {HIGHEST}.")
    if sum(row["weight"] for row in indicators) != WHOLE:
        raise ValueError(f"Jumlah bobot indikator harus {WHOLE}.")
    total = sum(Decimal(row["weight"]) * (row["score"] - LOWEST) for row in indicators)
    return (total / (HIGHEST - LOWEST)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def shared_complaints(indicators):
    """Take dicts of `name`, `weight`; return what is wrong with their number and names."""
    if not 1 <= len(indicators) <= MOST:
        return [f"Evaluasi mempunyai 1 sampai {MOST} indikator." if indicators else NONE_YET]
    names = [row["name"].strip().casefold() for row in indicators]
    found = ["Ada indikator yang belum diberi nama."] if "" in names else []
    return [*found, "Ada indikator yang ditulis dua kali."] if len(set(names)) < len(names) else found


def weight_complaints(indicators):
    """Take dicts of `weight`; return what is wrong with their sum."""
    weights = sum(row["weight"] or 0 for row in indicators)
    return [] if weights == WHOLE else [f"Jumlah bobot indikator {weights}, seharusnya {WHOLE}."]


def open_parts(row):
    """Take a dict of `score` and `evidence`; return `{field: sentence}` of what it still lacks."""
    if row["score"] is None:
        return {"score": f"belum dinilai {LOWEST} sampai {HIGHEST}."}
    return {} if row["evidence"].strip() else {"evidence": "belum disertai bukti."}


def draft_complaints(indicators):
    """Take dicts of `name`, `weight`, `score`; return sentences on what cannot even be kept as a draft.

    Weights need not yet make a hundred, and a score may still be None.
    """
    found = shared_complaints(indicators)
    for row in indicators[:MOST]:
        name = row["name"].strip() or "tanpa nama"
        if not 1 <= (row["weight"] or 0) <= WHOLE:
            found.append(f"Bobot indikator “{name}” harus 1 sampai {WHOLE}.")
        if row["score"] is not None and not LOWEST <= row["score"] <= HIGHEST:
            found.append(f"Indikator “{name}” belum dinilai {LOWEST} sampai {HIGHEST}.")
    return found


def complaints(indicators):
    """Take dicts of `name`, `weight`, `score`, `evidence`; return what keeps them from being proposed."""
    if not indicators:
        return [NONE_YET]
    found = weight_complaints(indicators) + draft_complaints(indicators)
    for row in indicators:
        name = row["name"].strip() or "tanpa nama"
        found += [f"Indikator “{name}” {sentence}" for sentence in open_parts(row).values()]
    return found


def category(points):
    """Take a score 0..100 (or None); return its word: "Sangat baik", "Baik", "Cukup", "Kurang", or ""."""
    return "" if points is None else next(word for least, word, _ in BANDS if points >= least)


def suggestion(points):
    """Take a score 0..100; return the recommendation that it suggests. A person decides."""
    return next(recommendation for least, _, recommendation in BANDS if points >= least)
