"""The structure tree after our amends."""

import pikepdf

from agreements.documents.agreement_pages import agreement_pdf
from agreements.documents.pdf import to_pdf
from tests.documents import reading
from tests.documents.samples import STAMP, short, short_text

TABLE = """<!doctype html><html lang="id"><title>Uji</title><body><table>
<thead><tr><th scope="col">Nomor</th><th scope="col">Nama</th></tr></thead>
<tbody><tr><th scope="row">1</th><td>Satu</td></tr></tbody></table></body></html>"""


def test_footer_is_an_artifact():
    data = agreement_pdf(short(text=short_text(60)), stamp=STAMP)
    assert "Halaman 1 dari" in reading.pages(data)[0]
    assert "Halaman" not in reading.spoken(data)
    with reading.opened(data) as file:
        values = file.Root.StructTreeRoot.ParentTree.Nums[1::2]
        lists = [each for each in values if isinstance(each, pikepdf.Array)]
        owners = [owner for page in lists for owner in page]
        marks = sum(page.Contents.read_bytes().count(b"MCID") for page in file.pages)
    assert sum(owner is not None for owner in owners) == marks


def test_list_items_hold_a_label_and_a_body():
    data = agreement_pdf(short(text=short_text(3)), stamp=STAMP)
    with reading.opened(data) as file:
        items = [element for element in file.objects if reading.is_element(element, "/LI")]
        kinds = {tuple(str(kid.S) for kid in item.K) for item in items}
    assert kinds == {("/Lbl", "/LBody")}


def test_header_cells_know_what_they_head():
    with reading.opened(to_pdf(TABLE, sheets=("tables",), size="A4")) as file:
        heads = [element for element in file.objects if reading.is_element(element, "/TH")]
        assert [str(head.A.Scope) for head in heads] == ["/Column", "/Column", "/Row"]


LINKS = """<!doctype html><html lang="id"><title>Uji</title><body><h1 id="atas">Judul</h1>
<p>Lihat <a href="https://contoh.go.id/n/1">halaman <b>naskah</b></a> dan
<a href="#atas" title="Ke judul">atas</a>.</p>
<ul><li>Butir dengan <a href="#atas">rujukan</a></li></ul></body></html>"""


def test_links_are_told_by_their_words_and_hang_in_the_tree():
    with reading.opened(to_pdf(LINKS, sheets=("tables",), size="A4")) as file:
        notes = list(file.pages[0].Annots)
        told = [(str(note.Contents), str(note.Dest if "/Dest" in note else note.A.URI)) for note in notes]
        assert told == [
            ("halaman naskah", "https://contoh.go.id/n/1"),
            ("naskah", "https://contoh.go.id/n/1"),
            ("Ke judul", "atas"),
            ("rujukan", "atas"),
        ]
        numbers = file.Root.StructTreeRoot.ParentTree.Nums
        owners = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        for note in notes:
            link = owners[int(note.StructParent)]
            assert str(link.S) == "/Link"
            kids = [
                kid for kid in link.K if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
            ]
            assert [kid.Obj.objgen for kid in kids] == [note.objgen]


def test_the_address_on_a_paper_can_be_followed():
    data = agreement_pdf(short(address="https://contoh.go.id/n/1"), stamp=STAMP)
    with reading.opened(data) as file:
        links = [note for page in file.pages for note in page.get("/Annots", [])]
        assert {str(note.A.URI) for note in links} == {"https://contoh.go.id/n/1"}
