"""The redline: a head sheet with the counts, then every word of both versions, the same bytes each time."""

from datetime import UTC, datetime

from agreements.documents.comparison_pages import comparison_pdf
from agreements.documents.versions import Version
from agreements.rules.naskah import Lampiran, Naskah, Node, Pasal, Table, to_json
from tests.documents.reading import opened, text

MOMENT = datetime(2026, 11, 28, 2, 30, tzinfo=UTC)


def version(mark, *parts, rows=(), **more):
    lampiran = (Lampiran("l", "RINCIAN", (Table((("No", "Kegiatan"), *rows)),)),) if rows else ()
    naskah = Naskah(("bahwa perlu bekerja sama",), parts, lampiran)
    return Version(mark, {"text": to_json(naskah)} | more, mark * 64, MOMENT)


def pasal(ident, title, *texts):
    return Pasal(ident, "", title, tuple(Node("ayat", each) for each in texts))


AIM, PRICE = pasal("a", "TUJUAN", "Tujuan adalah pelayanan."), pasal("b", "BIAYA", "Biaya dari anggaran 🤝.")
OLD = version("1", AIM, PRICE, rows=(("1", "Pelatihan"), ("2", "Pameran")), start="2026-01-05")
NEW = version(
    "2", PRICE, AIM, pasal("c", "LAIN", "Sama sekali baru."), rows=(("1", "Pameran"),), start="2026-02-05"
)


def printed(old, new):
    return comparison_pdf(old, new, paper="F4", name="PKS", about="Air <Bersih>")


def test_counts_dates_moved_pasal_and_tables_are_on_paper():
    said = " ".join(text(printed(OLD, NEW)).split())
    for words in (
        "PKS Air <Bersih>",
        "1 pasal baru",
        "1 pasal dipindah",
        "1 lampiran berubah",
        "5 Januari Februari 2026",
        "dipindah menjadi Pasal",
        "Sama sekali baru.",
        "Pelatihan",
    ):
        assert words in said


def test_a_letter_that_no_font_can_draw_stops_nothing():
    assert "anggaran ?." in " ".join(text(printed(OLD, NEW)).split())


def test_it_is_tagged_and_the_same_each_time():
    first = printed(OLD, NEW)
    assert first == printed(OLD, NEW)
    with opened(first) as file:
        assert file.Root.MarkInfo.Marked
        assert str(file.Root.Lang) == "id"


DATA = "Pertukaran data rekam medis dilakukan lewat jaringan tertutup milik rumah sakit rujukan."


def test_a_moved_paragraph_names_both_places_and_links_them():
    old = version(
        "1", pasal("a", "TUJUAN", "Tujuan adalah pelayanan.", DATA), pasal("b", "BIAYA", "Biaya daerah.")
    )
    new = version("2", AIM, pasal("b", "BIAYA", "Biaya daerah.", DATA.replace("tertutup", "terbuka")))
    data = printed(old, new)
    said = " ".join(text(data).split())
    assert "[dipindahkan ke Pasal 2 ayat (2)]" in said
    assert "[dipindahkan dari Pasal 1 ayat (2)]" in said
    assert "1 paragraf dipindah" in said
    with opened(data) as file:
        names = {str(link.Dest) for page in file.pages for link in page.get("/Annots", [])}
        anchors = {str(name) for name in file.Root.Names.Dests.Names[::2]}
    assert {"pindah-1", "pindah-1-lama"} <= names <= anchors


def test_a_reference_that_did_not_follow_is_pointed_out():
    keeps = pasal("z", "LAIN", "Biaya sesuai Pasal 2 dicatat.")
    said = " ".join(text(printed(version("1", AIM, PRICE, keeps), version("2", PRICE, AIM, keeps))).split())
    assert "Tetap menyebut Pasal 2, padahal pasal itu kini Pasal 1." in said


def test_activities_are_told_cell_by_cell():
    row = {"programme": "Pelatihan petugas", "target": "10 orang"}
    old = version("1", AIM, activities=[row, {"programme": "Pameran"}])
    new = version("2", AIM, activities=[row | {"target": "20 orang"}])
    said = " ".join(text(printed(old, new)).split())
    assert "1. Pelatihan petugas Berubah Target 10 20 orang" in said
    assert "2 lama. Pameran Dihapus" in said


def test_two_equal_versions_say_so():
    same = version("2", AIM, PRICE, rows=(("1", "Pelatihan"), ("2", "Pameran")), start="2026-01-05")
    assert "Tidak ada kata yang berbeda" in " ".join(text(printed(OLD, same)).split())
