"""Uploads are hostile until looked into: what is taken in, and why the rest is not."""

import io
import zipfile
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from agreements.rules.files import DOCX, JPEG, PDF, PNG, clean_name, complaints, media_type, page_count

SCRIPT = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
ACTIVE = (
    "PDF memuat JavaScript, perintah peluncuran, formulir aktif atau lampiran tersembunyi. "
    "Cetak ulang ke PDF biasa lalu unggah kembali."
)


def pdf(change=None, pages=1, **saving):
    """The bytes of a small PDF, the same at every call; `change(pdf)` makes it hostile."""
    made, out = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        made.add_blank_page()
    if change:
        change(made)
    made.save(out, static_id=True, **saving)
    return out.getvalue()


def docx(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in {"[Content_Types].xml": "x", "word/document.xml": "x", **files}.items():
            package.writestr(name, data)
    return out.getvalue()


def opens_with_script(made):
    made.Root.OpenAction = SCRIPT


def names_a_script(made):
    made.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["x", SCRIPT])))


def runs_a_script_on_a_page(made):
    made.pages[0].AA = Dictionary(O=SCRIPT)


def launches(made):
    action = Dictionary(S=Name.Launch, F="x.exe")
    made.pages[0].Annots = Array([Dictionary(Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action)])


def carries_a_file(made):
    made.attachments["x.exe"] = b"MZ"


def hides_a_file(made):
    held = Dictionary(F=made.make_stream(b"MZ"))
    file = Dictionary(Type=Name.Filespec, F="x", EF=held)
    made.pages[0].Annots = Array([Dictionary(Subtype=Name.Link, Rect=[0, 0, 9, 9], FS=file)])


def has_an_active_form(made):
    made.Root.AcroForm = Dictionary(Fields=Array([]), XFA=made.make_stream(b"<xdp/>"))


HOSTILE = [
    *(opens_with_script, names_a_script, runs_a_script_on_a_page, launches),
    *(carries_a_file, hides_a_file, has_an_active_form),
]


@pytest.mark.parametrize("change", HOSTILE, ids=lambda change: change.__name__)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
def test_active_pdfs_are_refused(change, packed):
    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    assert complaints(pdf(change, object_stream_mode=mode)) == [ACTIVE]


def test_a_plain_pdf_is_taken_in():
    assert complaints(pdf()) == []
    assert page_count(pdf(pages=3)) == 3


def test_a_locked_pdf_is_refused():
    locked = pdf(encryption=pikepdf.Encryption(user="rahasia", owner="rahasia"))
    assert complaints(locked) == ["PDF terkunci kata sandi. Unggah salinan yang tidak dikunci."]


def test_a_broken_pdf_is_refused():
    assert complaints(b"%PDF-1.7\nbukan isi")[0].startswith("PDF rusak atau tidak lengkap")


def test_a_pdf_without_pages_is_refused():
    assert complaints(pdf(pages=0)) == ["PDF berisi 0 halaman; yang diterima 1 sampai 1000 halaman."]


def bomb(size):
    """A PDF whose object stream inflates to `size` bytes; its second object lies in there."""
    packed = zlib.compress(b"4 0 " + b"<</A 1>>" + b" " * size, 9)
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R/X 4 0 R>>",
        b"<</Type/Pages/Kids[]/Count 0>>",
        b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream"
        % (len(packed), packed),
    ]
    data, rows = b"%PDF-1.5\n", b"\0" * 5 + b"\xff\xff"
    for number, body in enumerate(bodies, 1):
        rows += b"\1" + len(data).to_bytes(4, "big") + b"\0\0"
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows += b"\2\0\0\0\3\0\0" + b"\1" + len(data).to_bytes(4, "big") + b"\0\0"
    start = len(data)
    head = b"<</Type/XRef/Size 6/Root 1 0 R/W[1 4 2]/Length %d>>" % len(rows)
    return data + b"5 0 obj\n%s\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % (head, rows, start)


def test_a_stream_that_inflates_without_end_is_not_followed():
    def found(data):
        with pikepdf.open(io.BytesIO(data)) as opened:
            return isinstance(opened.Root.get("/X"), Dictionary)

    assert found(bomb(1_000))
    assert not found(bomb(40 * 1024 * 1024))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", PNG),
        (b"\xff\xd8\xff\xe0", JPEG),
        (docx(), DOCX),
        (b"%PDF-1.4", PDF),
        (b"PK\x03\x04bukan zip", ""),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", ""),
        (b"<!doctype html>", ""),
    ],
)
def test_the_kind_is_told_by_the_content(data, kind):
    assert media_type(data) == kind


def test_what_is_not_allowed_is_named():
    assert complaints(b"GIF89a", allowed=(PDF, PNG)) == [
        "Isi berkas bukan PDF, PNG. Jenis berkas dikenali dari isinya, bukan dari namanya."
    ]


def test_empty_and_too_large_files_are_refused():
    assert complaints(b"") == ["Berkas kosong (0 bita). Pilih berkas yang benar."]
    assert complaints(b"%PDF-" + b"x" * 2_100_000, limit=2 * 1024 * 1024) == [
        "Berkas terlalu besar: 2,0 MB, paling besar 2 MB."
    ]


def test_docx_without_macros_is_taken_in_and_others_not():
    assert complaints(docx(), allowed=(DOCX,)) == []
    assert "makro" in complaints(docx(**{"word/vbaProject.bin": "x"}), allowed=(DOCX,))[0]
    assert "terlalu besar" in complaints(docx(bom="0" * 201 * 1024 * 1024), allowed=(DOCX,))[0]


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("KAK Air Bersih.pdf", "KAK Air Bersih.pdf"),
        ("../../etc/passwd", "passwd"),
        ('a"b<c>.pdf', "a_b_c_.pdf"),
        ("naskah\u202efdp.exe", "naskah_fdp.exe"),
        ("", "berkas"),
        (" . ", "berkas"),
    ],
)
def test_names_lose_what_is_dangerous(name, clean):
    assert clean_name(name) == clean


def test_names_keep_their_end():
    assert clean_name("x" * 300 + ".pdf") == "x" * 146 + ".pdf"
