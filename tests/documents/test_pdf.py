"""The engine fetches nothing but our own fonts, emblems and inline images."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from agreements.documents.pdf import (
    EMBLEMS,
    FONTS,
    ForeignAddressError,
    Source,
    emblem_exists,
    own_file,
    to_pdf,
)
from agreements.documents.qr import code_image
from agreements.rules.files import complaints
from tests.documents import reading

PAGE = '<!doctype html><html lang="id"><title>Uji</title><body><h1>Uji</h1>{}</body></html>'
PIXEL = code_image("https://kerjasama.example.go.id/")


def made(body, **given):
    return to_pdf(PAGE.format(body), sheets=("paper-body",), size="A4", **given)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "file://localhost/etc/passwd",
        f"file://{FONTS}/../../../kerjasama/settings.py",
        f"file://{FONTS}/..%2f..%2f..%2fkerjasama%2fsettings.py",
        "http://169.254.169.254/latest/meta-data",
        "https://jahat.example/x.png",
        "ftp://jahat.example/x.png",
        "emblem:../../../kerjasama/settings",
        "emblem:tidak-ada",
        "emblem:",
        "data:text/html,<b>x</b>",
        "data:image/svg+xml;base64,PHN2Zy8+",
    ],
)
def test_foreign_address_stops_the_rendering(address):
    with pytest.raises(ForeignAddressError):
        made(f'<img src="{address}" alt="x">')


def test_foreign_style_sheet_stops_the_rendering():
    with pytest.raises(ForeignAddressError):
        made('<link rel="stylesheet" href="https://jahat.example/x.css">')


def test_foreign_address_inside_an_inline_drawing_is_never_read(caplog, tmp_path):
    secret = tmp_path / "rahasia.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text y="9">RAHASIA</text></svg>')
    drawing = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E"
    drawing += f"%3Cimage href='{secret.as_uri()}' width='9' height='9'/%3E%3C/svg%3E"
    assert "RAHASIA" not in reading.text(made(f'<img src="{drawing}" alt="x">'))
    assert "Failed to render SVG image" in caplog.text


def test_own_files_are_found():
    assert own_file(f"file://{FONTS}/LiberationSans-Bold.ttf") == FONTS / "LiberationSans-Bold.ttf"
    assert own_file("emblem:garuda-contoh") == EMBLEMS / "garuda-contoh.svg"
    assert emblem_exists("daerah-contoh")
    assert not emblem_exists("DAERAH-CONTOH")


def test_inline_image_and_emblem_are_drawn():
    body = f'<img src="{PIXEL}" alt="titik"><img src="emblem:mitra-contoh" alt="lambang" width="50">'
    assert [alt for tag, alt in reading.elements(made(body)) if tag == "/Figure"] == ["titik", "lambang"]


def test_engine_works_on_after_a_refusal():
    with pytest.raises(ForeignAddressError):
        made('<img src="http://jahat.example/" alt="x">')
    assert reading.text(made("<p>Lanjut</p>")) == "Uji Lanjut"


def test_same_html_gives_the_same_bytes():
    assert made("<p>Sama</p>", watermark="DRAF") == made("<p>Sama</p>", watermark="DRAF")


def test_watermark_words_are_text_not_markup():
    assert made("<p>Isi</p>", watermark="A & B <x>")


def test_paper_is_both_archivable_and_accessible():
    with reading.opened(made("<p>Isi</p>")) as file, file.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert metadata["pdfuaid:part"] == "1"
        assert file.Root.MarkInfo.Marked
        assert str(file.Root.OutputIntents[0].S) == "/GTS_PDFA1"


def test_source_lies_within_as_the_source_of_the_paper():
    source = Source("naskah.json", b'{"format": "kerjasama/naskah"}', datetime(2026, 9, 1, tzinfo=UTC), "Isi")
    data = made("<p>Isi</p>", source=source)
    assert made("<p>Isi</p>", source=source) == data
    with reading.opened(data) as file:
        (held,) = file.Root.AF
        assert (str(held.UF), str(held.AFRelationship)) == ("naskah.json", "/Source")
        assert held.EF.F.read_bytes() == source.data
        assert str(held.EF.F.Params.ModDate) == "D:20260901000000Z"
    assert complaints(data) == []
    assert complaints(made("<p>Isi</p>", source=replace(source, name="lain.json"))) != []
    assert complaints(made("<p>Isi</p>", source=replace(source, data=b"MZ"))) != []
