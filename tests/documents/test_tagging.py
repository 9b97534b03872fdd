"""The structure tree after our amends."""

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
        owners = [owner for page in file.Root.StructTreeRoot.ParentTree.Nums[1::2] for owner in page]
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
