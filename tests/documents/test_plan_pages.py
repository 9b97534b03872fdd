"""The yearly plan on paper: the annex of its Keputusan, tagged, every row; a draft says that it is one."""

from dataclasses import replace
from datetime import UTC, datetime

from agreements.documents.plan_pages import MAX_CELL, PlanLine, PlanSheet, plan_context, plan_pdf
from tests.documents.reading import pages, spoken, text

STAMP = datetime(2026, 8, 4, 2, 30, tzinfo=UTC)
LINE = PlanLine(
    number="1",
    object="Air bersih perbatasan",
    agency="Dinas Pekerjaan Umum",
    affair="1.03 Pekerjaan umum",
    partner="Kabupaten Tetangga",
    kind="KSDD wajib",
    quarter="Triwulan II",
    plan="RKPD 1.03.02 Air minum",
    budget="Rp150.000.000,00",
)
SHEET = PlanSheet(
    government="Pemerintah Daerah Kota Contoh",
    head_office="Wali Kota Contoh",
    head_name="Budi Contoh",
    year=2026,
    revision=0,
    decree_number="188/7/2026",
    decree_date="2 Januari 2026",
    lines=(LINE,),
    total="Rp150.000.000,00",
)


def test_the_annex_names_its_keputusan_every_row_and_who_signs():
    said = text(plan_pdf(SHEET, stamp=STAMP))
    for part in (
        *("KEPUTUSAN WALI KOTA CONTOH", "188/7/2026", "2 Januari 2026", "BUDI CONTOH"),
        *(LINE.object, LINE.agency, LINE.partner, LINE.quarter, LINE.budget),
    ):
        assert part in said
    assert "RANCANGAN" not in said
    assert "PERUBAHAN" not in said


def test_a_draft_says_so_and_an_empty_one_too():
    said = text(plan_pdf(replace(SHEET, decree_number="", decree_date="", lines=()), stamp=STAMP))
    assert "RANCANGAN, belum ditetapkan" in said
    assert "belum memuat rencana" in said


def test_a_revision_is_named():
    assert "PERUBAHAN DAFTAR" in text(plan_pdf(replace(SHEET, revision=1), stamp=STAMP))
    assert "PERUBAHAN KE-2 DAFTAR" in text(plan_pdf(replace(SHEET, revision=2), stamp=STAMP))


def test_many_rows_run_over_pages_and_keep_their_heads():
    data = plan_pdf(replace(SHEET, lines=(LINE,) * 60), stamp=STAMP)
    assert len(pages(data)) > 2
    assert all("Objek kerja sama" in page for page in pages(data)[:2])
    assert "Kaitan perencanaan" in spoken(data)


def test_markup_stays_text_and_long_cells_are_cut():
    odd = replace(LINE, object="<b>Air</b>", partner="kata " * 200)
    assert "<b>Air</b>" in text(plan_pdf(replace(SHEET, lines=(odd,)), stamp=STAMP))
    cells = plan_context(replace(SHEET, lines=(odd,)), STAMP)["rows"][0]
    assert all(len(cell) <= MAX_CELL + 2 for cell in cells)


def test_the_same_list_gives_the_same_bytes():
    assert plan_pdf(SHEET, stamp=STAMP) == plan_pdf(SHEET, stamp=STAMP)
