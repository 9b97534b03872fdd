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


def test_two_equal_versions_say_so():
    same = version("2", AIM, PRICE, rows=(("1", "Pelatihan"), ("2", "Pameran")), start="2026-01-05")
    assert "Tidak ada kata yang berbeda" in " ".join(text(printed(OLD, same)).split())
