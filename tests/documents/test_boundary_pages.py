"""The sheet of boundary points: table and map, tagged, the same bytes for the same points."""

from dataclasses import replace
from decimal import Decimal

from agreements.documents.boundary_pages import BoundaryLine, BoundarySheet, boundary_pdf
from agreements.rules.boundaries import Standing
from agreements.rules.boundary_map import MapPoint
from agreements.rules.coordinates import Position
from tests.documents import reading
from tests.documents.samples import STAMP

PLACE = Position(Decimal("-7.47236111"), Decimal("112.43361111"))
NEAR = Position(Decimal("-7.47256111"), Decimal("112.43371111"))
SHEET = BoundarySheet(
    government="Pemerintah Daerah Kota Contoh",
    title="Penegasan <batas>",
    partners=("Kabupaten Mitra",),
    tolerance="5 m; praktik setempat (belum diverifikasi)",
    figures=(("Selisih", 1), ("Belum diukur", 1)),
    largest="24,7 m",
    people="1.095",
    lines=(
        BoundaryLine("PBU 001", "Pilar", "7° 28′ 20,500″ LS", "Permendagri", "7° 28′ 21″ LS", "4 Maret 2026",
                     "24,7 m", "Selisih", "BA Nomor 1/BA", "Kelurahan – Desa"),
        BoundaryLine("PBU 002", "Tepi sungai", "7° 29′ 00″ LS", "Permendagri", "", "", "", "Belum diukur"),
    ),
    marks=(
        MapPoint("PBU 001", PLACE, NEAR, Standing.DIFFERS),
        MapPoint("PBU 002", replace(PLACE, lat=Decimal("-7.48")), None, Standing.UNMEASURED),
    ),
    reference="7k2m",
)  # fmt: skip


def test_the_sheet_tells_every_point():
    said = reading.spoken(boundary_pdf(SHEET, stamp=STAMP))
    for words in (
        "Penegasan <batas>",
        "Daerah mitra Kabupaten Mitra",
        "Titik menurut status Selisih 1, Belum diukur 1",
        "Toleransi selisih 5 m; praktik setempat (belum diverifikasi)",
        "PBU 001 Pilar 7° 28′ 20,500″ LS Permendagri 7° 28′ 21″ LS 4 Maret 2026 24,7 m Selisih BA Nomor 1/BA",
        "PBU 002 Tepi sungai 7° 29′ 00″ LS Permendagri belum diukur – Belum diukur –",
    ):
        assert words in said


def test_one_title_two_tables_one_map():
    tags = [tag for tag, _ in reading.elements(boundary_pdf(SHEET, stamp=STAMP))]
    assert (tags.count("/H1"), tags.count("/H2"), tags.count("/Table"), tags.count("/Figure")) == (1, 1, 2, 1)


def test_without_points_it_says_so():
    bare = replace(SHEET, lines=(), marks=(), figures=(), largest="")
    said = reading.spoken(boundary_pdf(bare, stamp=STAMP))
    assert "Belum ada titik batas." in said
    assert "Belum ada pengukuran." in said


def test_same_points_same_bytes():
    assert boundary_pdf(SHEET, stamp=STAMP) == boundary_pdf(SHEET, stamp=STAMP)
