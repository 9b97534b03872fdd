"""Boundary points as object of a KSDD wajib: their words, the table of moves, and when one fits.

A point has its official coordinates (fixed by the Minister) and those measured in the field. How far apart
they may lie is a setting of the regulation admin; whether a point is agreed is told only by a move of the
table, with berita acara and date (UU 23/2014 Ps 363-364; PP 28/2018 Ps 3).
"""

from dataclasses import dataclass
from datetime import date

from agreements.rules.enums import Kind, Role, Stage, Word
from agreements.rules.permissions import ALL, OWN
from agreements.rules.progress import OVER
from agreements.rules.transitions import Transition, find, moves_from

BASIS = "UU 23/2014 Pasal 363-364; PP 28/2018 Pasal 3(2); praktik penegasan batas"


class BoundaryState(Word):
    """States of a boundary point."""

    DIFFERS = "selisih", "Selisih"
    DISCUSSED = "dibahas", "Dibahas"
    AGREED = "disepakati", "Disepakati"
    VOID = "dibatalkan", "Dibatalkan"


class BoundaryAction(Word):
    """What a person may do to a boundary point; the label stands on the button."""

    DISCUSS = "bahas", "Mulai pembahasan"
    SUSPEND = "hentikan", "Hentikan pembahasan"
    AGREE = "sepakati", "Tetapkan disepakati"
    REOPEN = "buka-kembali", "Buka kembali"
    VOID = "batalkan-titik", "Batalkan titik"


class Standing(Word):
    """Where a point stands: its state, and before it is discussed what the distance tells."""

    UNMEASURED = "belum_diukur", "Belum diukur"
    FITS = "sesuai", "Sesuai"
    DIFFERS = "selisih", "Selisih"
    DISCUSSED = "dibahas", "Dibahas"
    AGREED = "disepakati", "Disepakati"
    VOID = "dibatalkan", "Dibatalkan"


class Method(Word):
    """How field coordinates were measured."""

    GNSS_STATIC = "gnss_statik", "GNSS statik"
    GNSS_RTK = "gnss_rtk", "GNSS RTK"
    GNSS_HANDHELD = "gnss_navigasi", "GNSS navigasi (genggam)"
    TOTAL_STATION = "total_station", "Total station"
    MAP = "peta", "Peta atau citra"
    OTHER = "lain", "Cara lain"


class Serving(Word):
    """Which side serves the people at the border."""

    OPEN = "belum", "Belum ditentukan"
    OURS = "kita", "Pemerintah daerah kita"
    THEIRS = "mitra", "Daerah mitra"
    BOTH = "bersama", "Kedua daerah bersama"


WRITERS = {Role.OPO: OWN, Role.OPH: OWN, Role.STF: ALL}
CONFIRMERS = {Role.KBG: ALL}
READERS = {Role.OPO: OWN, Role.OPH: OWN, Role.STF: ALL}
REASON = "Alasan (dibaca kedua pihak)"

BOUNDARY_TABLE = (
    Transition(
        action=BoundaryAction.DISCUSS,
        sources=(BoundaryState.DIFFERS,),
        target=BoundaryState.DISCUSSED,
        who=WRITERS,
        ready=("is_measured",),
        event="memulai pembahasan titik batas",
        basis=BASIS,
        tells=CONFIRMERS,
        note="Apa yang dibahas dan dengan siapa",
        note_required=True,
    ),
    Transition(
        action=BoundaryAction.AGREE,
        sources=(BoundaryState.DISCUSSED,),
        target=BoundaryState.AGREED,
        who=CONFIRMERS,
        ready=("is_measured", "by_second_person", "has_minutes"),
        event="menetapkan titik batas disepakati",
        basis=BASIS,
        tells=READERS,
        note="Apa yang disepakati",
        note_required=True,
        form="minutes",
        confirm="Setelah disepakati, data titik ini terkunci sampai dibuka kembali.",
    ),
    Transition(
        action=BoundaryAction.SUSPEND,
        sources=(BoundaryState.DISCUSSED,),
        target=BoundaryState.DIFFERS,
        who=WRITERS | CONFIRMERS,
        event="menghentikan pembahasan titik batas",
        basis=BASIS,
        tells=READERS | CONFIRMERS,
        tone="warning",
        note=REASON,
        note_required=True,
    ),
    Transition(
        action=BoundaryAction.REOPEN,
        sources=(BoundaryState.AGREED,),
        target=BoundaryState.DISCUSSED,
        who=CONFIRMERS,
        event="membuka kembali titik batas yang disepakati",
        basis=BASIS,
        tells=READERS,
        tone="warning",
        note=REASON,
        note_required=True,
    ),
    Transition(
        action=BoundaryAction.VOID,
        sources=(BoundaryState.DIFFERS, BoundaryState.DISCUSSED),
        target=BoundaryState.VOID,
        who=WRITERS,
        event="membatalkan titik batas",
        basis=BASIS,
        tells=CONFIRMERS,
        tone="danger",
        note="Mengapa titik ini dibatalkan",
        note_required=True,
        confirm="Titik yang dibatalkan tidak dapat dihidupkan lagi.",
    ),
)
HELD_UP = (BoundaryAction.SUSPEND, BoundaryAction.REOPEN, BoundaryAction.VOID)


@dataclass(frozen=True)
class PointCase:
    """What the checks of a move look at; `data`: what its form gave, None while only buttons are drawn."""

    measured: bool
    edited_by: int | None
    user_id: int | None
    today: date
    data: dict | None = None


def moves(state):
    """Return the rows of the table that leave `state`."""
    return moves_from(BOUNDARY_TABLE, state)


def move(action, state):
    """Return the one row of `action` from `state`, or None."""
    return find(BOUNDARY_TABLE, action, state)


def is_measured(case):
    """Nothing is discussed or agreed about a place that nobody measured."""
    return [] if case.measured else ["Koordinat lapangan belum diisi; ukur dan catat lebih dahulu."]


def by_second_person(case):
    """Who wrote the coordinates does not confirm them."""
    if case.user_id is not None and case.edited_by == case.user_id:
        return ["Anda sendiri yang terakhir mengisi koordinatnya; penetapan dilakukan orang kedua."]
    return []


def has_minutes(case):
    """An agreed point rests on a signed berita acara with number and date, which is not to come."""
    if case.data is None:
        return []
    lacking = [
        sentence
        for key, sentence in (
            ("number", "Nomor berita acara wajib diisi."),
            ("day", "Tanggal berita acara wajib diisi."),
            ("paper", "Berkas berita acara wajib diunggah."),
        )
        if not case.data.get(key)
    ]
    if case.data.get("day") and case.data["day"] > case.today:
        lacking.append("Tanggal berita acara belum tiba.")
    return lacking


CHECKS = {check.__name__: check for check in (is_measured, by_second_person, has_minutes)}


def complaints(row, case):
    """Take a row of the table and the `PointCase`; return what is missing, empty = ready."""
    return [sentence for name in row.ready for sentence in CHECKS[name](case)]


def standing(state, distance, tolerance):
    """Take a state, metres from official to field (None = not measured), metres allowed; say `Standing`."""
    if state != BoundaryState.DIFFERS:
        return Standing(state)
    if distance is None:
        return Standing.UNMEASURED
    return Standing.FITS if distance <= tolerance else Standing.DIFFERS


def kind_refusals(kind, points):
    """Return the reasons why a dossier with that many points may not become `kind`; empty = may."""
    if not points or kind == Kind.KSDD_WAJIB:
        return []
    words = f"Kerja sama ini memuat {points} titik batas, yang hanya ada dalam KSDD wajib"
    return [f"{words}. Batalkan titiknya lebih dahulu, atau biarkan jenisnya."]


def holding_refusals(kind, stage):
    """Return the reasons why no boundary point is kept in a dossier of that kind and stage; empty = may."""
    if kind != Kind.KSDD_WAJIB:
        return ["Titik batas hanya dicatat dalam KSDD wajib, karena objeknya batas dengan daerah berbatasan."]
    if stage in OVER:
        label = Stage(stage).label
        return [f"Kerja sama ini sudah selesai (tahap “{label}”); titik batasnya tidak diubah lagi."]
    return []
