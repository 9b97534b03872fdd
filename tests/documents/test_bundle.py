"""Many PDFs in one file: whole or not at all, the same bytes each time, still readable aloud."""

import zipfile
from datetime import UTC, datetime

import pikepdf
import pytest

from agreements.documents.bundle import CONTENTS, Entry, write_merged, write_zip
from agreements.documents.pdf import to_pdf

MOMENT = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def entries(tmp_path_factory):
    """Two tagged PDFs of three pages and two."""
    folder = tmp_path_factory.mktemp("bundle")
    found = []
    for name, pages in (("Air", 2), ("Jalan", 1)):
        body = "".join(f'<h1 style="break-before: page">{name} {n}</h1><p>Isi {n}.</p>' for n in range(pages))
        html = f'<html lang="id"><head><title>{name}</title></head><body><p>Awal</p>{body}</body></html>'
        path = folder / f"{name}.pdf"
        path.write_bytes(to_pdf(html, sheets=("paper-body",), size="A4"))
        found.append(Entry(path, f"{name}.pdf", f"PKS {name}"))
    return found


def test_a_zip_has_each_file_as_it_is_and_the_list(entries, tmp_path):
    for name in ("a", "b"):
        write_zip(tmp_path / name, entries, contents="isi ✓", moment=MOMENT)
    with zipfile.ZipFile(tmp_path / "a") as bundle:
        assert bundle.namelist() == [CONTENTS, "Air.pdf", "Jalan.pdf"]
        assert bundle.read("Air.pdf") == entries[0].path.read_bytes()
        assert bundle.read(CONTENTS).decode() == "isi ✓"
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_nothing_half_written_is_left(entries, tmp_path):
    lost = Entry(tmp_path / "tidak-ada.pdf", "x.pdf", "X")
    for write in (
        lambda: write_zip(tmp_path / "a", [*entries, lost], contents="", moment=MOMENT),
        lambda: write_merged(tmp_path / "a", [*entries, lost], title="x"),
    ):
        with pytest.raises(FileNotFoundError):
            write()
    assert list(tmp_path.iterdir()) == []


def test_the_merged_file_leads_to_each_and_labels_its_pages(entries, tmp_path):
    for name in ("a", "b"):
        write_merged(tmp_path / name, entries, title="Gabungan")
    with pikepdf.open(tmp_path / "a") as file:
        labels = [page.label for page in file.pages]
        first = [labels.index("1-1"), labels.index("2-1")]
        with file.open_outline() as outline:
            assert [entry.title for entry in outline.root] == ["PKS Air", "PKS Jalan"]
        assert first == [0, len(labels) - len([label for label in labels if label.startswith("2-")])]
        assert (str(file.docinfo["/Title"]), str(file.Root.Lang)) == ("Gabungan", "id")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_the_tags_of_all_are_under_one_root_and_point_to_the_pages_that_are_there(entries, tmp_path):
    write_merged(tmp_path / "a", entries, title="Gabungan")
    with pikepdf.open(tmp_path / "a") as file:
        root = file.Root.StructTreeRoot
        pages = {page.obj.objgen for page in file.pages}
        assert {element.Pg.objgen for element in elements(root) if "/Pg" in element} == pages
        numbers = list(root.ParentTree.Nums)[::2]
        assert numbers == sorted(set(numbers))
        keys = [int(page.StructParents) for page in file.pages]
        keys += [int(note.StructParent) for page in file.pages for note in page.get("/Annots", [])]
        assert len(keys) == len(set(keys))
        assert set(keys) <= set(map(int, numbers))
        words = {str(element.S) for element in elements(root)}
        assert {"/H1", "/P"} <= words
        (whole,) = root.K
        assert (str(whole.S), [str(part.S) for part in whole.K]) == ("/Document", ["/Part", "/Part"])
        assert file.Root.MarkInfo.Marked


def elements(element):
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)
