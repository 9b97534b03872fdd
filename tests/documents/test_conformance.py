"""Every kind of paper that the program prints, measured by our reading of PDF/A-3a and PDF/UA-1."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import pikepdf
import pytest

from agreements.documents.agreement_pages import agreement_pdf
from agreements.documents.bilingual_pages import bilingual_pdf, matrix_pdf
from agreements.documents.boundary_pages import boundary_pdf
from agreements.documents.bundle import Entry, write_merged
from agreements.documents.comparison_pages import comparison_pdf
from agreements.documents.official_pages import official_pdf
from agreements.documents.pdf import Source, to_pdf
from agreements.documents.plan_pages import plan_pdf
from agreements.documents.register_pages import register_pdf
from agreements.documents.summary_pages import summary_pdf
from agreements.rules.naskah import Lampiran, Naskah, Node, Pasal, Table
from tests.documents import (
    test_bilingual_pages,
    test_boundary_pages,
    test_comparison_pages,
    test_plan_pages,
    test_register_pages,
    test_summary_pages,
)
from tests.documents.conformance import faults
from tests.documents.conformance.walking import elements
from tests.documents.reading import opened
from tests.documents.samples import STAMP, of_parties, short
from tests.rules import drafts

NESTED = Naskah(
    ("bahwa perlu;", "bahwa layak."),
    (
        Pasal("a", "", "MAKSUD", (Node("teks", "Maksudnya pelayanan."),)),
        Pasal("b", "", "LINGKUP", (
            Node("ayat", "Lingkup meliputi:", (
                Node("huruf", "data:", (Node("angka", "kesehatan;"), Node("angka", "pendidikan; dan"))),
                Node("huruf", "tempat."),
                Node("teks", "Semuanya menurut Pasal 1."),
            )),
            Node("ayat", "Rincian dalam Lampiran."),
        )),
    ),
    (
        Lampiran("l", "RINCIAN", (
            Node("teks", "Tabel berikut:"),
            Table((("No", "Kegiatan", "Biaya"), ("1", "Pelatihan", "10"), ("2", "", "20"))),
            Table((("Satu kolom",),)),
            Node("angka", "Catatan."),
        )),
    ),
)  # fmt: skip
LETTER = {
    "form": "surat",
    "kop": {
        "emblem": "garuda-contoh",
        "alt": "Lambang negara",
        "lines": ["WALI KOTA CONTOH"],
        "address": "Jalan 1",
    },
    "about": "Surat penawaran: Air",
    "author": "Pemerintah Kota Contoh",
    "number": "100/1",
    "paper": "F4",
    "place_date": "Contoh, 1 September 2026",
    "heads": [["Nomor", "100/1"], ["Hal", "Penawaran"]],
    "to": ["Yth. Bupati Mitra", "di Mitra"],
    "title": ["KERANGKA ACUAN KERJA", "AIR"],
    "parts": [
        {"heading": "Latar", "texts": ["Saluran meluap.", "Maka:"], "list": ["satu;", "dua."]},
        {
            "texts": [],
            "facts": [["Nama", ["Ani", "Budi"]]],
            "table": {"head": ["No", "Nama"], "rows": [["1", "Ani"]]},
        },
    ],
    "signatures": [[{"label": "WALI KOTA", "office": "", "name": "BUDI"}]],
    "copies": ["Kepala Dinas"],
}
MOVED = test_comparison_pages.pasal("c", "DATA", test_comparison_pages.DATA, "Menurut Pasal 1.")


def redline():
    row = {"programme": "Pelatihan petugas", "target": "10 orang"}
    old = test_comparison_pages.version("1", test_comparison_pages.AIM, MOVED, activities=[row])
    last = replace(MOVED, body=MOVED.body[1:])
    aim = replace(test_comparison_pages.AIM, body=(*test_comparison_pages.AIM.body, MOVED.body[0]))
    new = test_comparison_pages.version(
        "2", last, aim, rows=(("1", "Pameran"),), activities=[row | {"target": "9"}, {"programme": "Pameran"}]
    )
    return comparison_pdf(old, new, paper="A4", name="PKS", about="Air & <Bersih>")


def agreement(draft, **given):
    return agreement_pdf(draft, stamp=STAMP, **given)


PAPERS = {
    "KSB": lambda: agreement(short()),
    "KSB, three parties": lambda: agreement(drafts.three_parties()),
    "KSB, a draft with its watermark": lambda: agreement(short(state="draf")),
    "KSB, huruf, angka and lampiran": lambda: agreement(short(text=NESTED)),
    "PKS": lambda: agreement(short(drafts.pks)),
    "PKS, five parties": lambda: agreement(of_parties(5)),
    "nota kesepakatan": lambda: agreement(short(drafts.nk)),
    "rencana kerja": lambda: agreement(short(drafts.rk)),
    "LoI in two languages": lambda: bilingual_pdf(
        test_bilingual_pages.translated(short(drafts.loi)), stamp=STAMP
    ),
    "LoI in Arabic": lambda: bilingual_pdf(
        test_bilingual_pages.in_language(short(drafts.loi), "Arab"), stamp=STAMP
    ),
    "LoI in Japanese": lambda: bilingual_pdf(
        test_bilingual_pages.in_language(short(drafts.loi), "Jepang"), stamp=STAMP
    ),
    "LoI with a lampiran in two languages": lambda: bilingual_pdf(
        test_bilingual_pages.with_annex(test_bilingual_pages.translated(short(drafts.loi))), stamp=STAMP
    ),
    "addendum": lambda: agreement(short(drafts.pks, instrument="adendum")),
    "table of old and new": lambda: matrix_pdf(
        short(drafts.pks, instrument="adendum"), [test_bilingual_pages.ROW], stamp=STAMP
    ),
    "letter": lambda: official_pdf(LETTER, stamp=STAMP),
    "KAK": lambda: official_pdf(LETTER | {"form": "naskah"}, stamp=STAMP),
    "yearly plan": lambda: plan_pdf(test_plan_pages.SHEET, stamp=STAMP),
    "boundary points": lambda: boundary_pdf(test_boundary_pages.SHEET, stamp=STAMP),
    "summary of a dossier": lambda: summary_pdf(test_summary_pages.SHEET, stamp=STAMP),
    "list of the register": lambda: register_pdf(test_register_pages.listing(60), stamp=STAMP),
    "an empty list": lambda: register_pdf(test_register_pages.listing(0), stamp=STAMP),
    "redline": redline,
}


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_keeps_to_pdf_a_and_pdf_ua(name):
    assert faults(PAPERS[name]()) == []


def test_papers_in_one_file_keep_to_both_too(tmp_path):
    entries = []
    for name in ("KSB", "LoI in two languages", "list of the register", "redline", "redline"):
        path = tmp_path / f"{len(entries)}.pdf"
        path.write_bytes(PAPERS[name]())
        entries.append(Entry(path, path.name, f"{name} <&>"))
    write_merged(tmp_path / "semua", entries, title="Gabungan <&>")
    assert faults((tmp_path / "semua").read_bytes()) == []


def test_a_translation_says_in_which_language_it_is():
    with opened(PAPERS["LoI in two languages"]()) as file:
        told = [str(element.Lang) for element, _ in elements(file) if "/Lang" in element]
    assert len(told) > 5
    assert set(told) == {"en"}


# The reading itself: what is broken is found, by the clause that it breaks.


def first(file, tag):
    return next(element for element, _ in elements(file) if str(element.S) == tag)


def set_at(holder, key, value):
    holder[key] = value


def without_first_mark(file):
    page = file.pages[0]
    page.Contents = file.make_stream(page.Contents.read_bytes().replace(b"EMC", b"EMC 0 0 9 9 re f", 1))


def cyan(file):
    page = file.pages[0]
    page.Contents = file.make_stream(
        page.Contents.read_bytes() + b"\n/Artifact BMC 1 0 0 0 k 0 0 9 9 re f EMC"
    )


def another_title(file):
    file.docinfo["/Title"] = "Lain"


def narrow(file):
    for thing in file.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/W" in thing and thing.get("/Type") == "/Font":
            thing["/W"] = pikepdf.Array([0, 900, 7])


def nameless_shapes(file):
    for thing in file.objects:
        if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
            del thing["/ToUnicode"]


def swap(old, new):
    def change(file):
        first(file, old).S = pikepdf.Name(new)

    return change


BROKEN = {
    "A 6.2.2": lambda file: file.Root.__delitem__("/OutputIntents"),
    "A 6.2.4": cyan,
    "A 6.2.11.5": narrow,
    "A 6.2.11.7.2": nameless_shapes,
    "A 6.3.2": lambda file: set_at(file.pages[0].Annots[0], "/F", 2),
    "A 6.5.1": lambda file: set_at(
        file.pages[0].Annots[0], "/A", pikepdf.Dictionary(S=pikepdf.Name.Launch, URI="x")
    ),
    "A 6.5.2": lambda file: set_at(file.Root, "/AA", pikepdf.Dictionary()),
    "A 6.6.3": another_title,
    "A 6.7.4": lambda file: file.Root.__delitem__("/Lang"),
    "M 01-005": without_first_mark,
    "M 02-001": swap("/P", "/Paragraf"),
    "M 06-001": lambda file: file.Root.__delitem__("/Metadata"),
    "M 07-001": lambda file: file.Root.__delitem__("/ViewerPreferences"),
    "M 09-004": swap("/TD", "/P"),
    "M 13-004": lambda file: first(file, "/Figure").__delitem__("/Alt"),
    "M 14-002": swap("/H1", "/H2"),
    "M 15-003": lambda file: first(file, "/TH").A.__delitem__("/Scope"),
    "M 28-002": lambda file: set_at(file.pages[0].Annots[0], "/StructParent", 0),
    "M 28-009": lambda file: file.pages[0].obj.__delitem__("/Tabs"),
    "M 28-011": swap("/Link", "/Span"),
    "M 28-012": lambda file: file.pages[0].Annots[0].__delitem__("/Contents"),
    "12.3.2": lambda file: set_at(file.pages[0].Annots[1], "/Dest", pikepdf.String("tiada")),
    "14.7.4.4": lambda file: set_at(file.pages[0], "/StructParents", 99),
}
WHOLE = """<!doctype html><html lang="id"><title>Uji</title><body><h1 id="a">Judul</h1>
<p>Lihat <a href="https://contoh.go.id/">laman</a> dan <a href="#a">judul</a>.</p>
<img alt="Lambang" src="emblem:daerah-contoh">
<table><thead><tr><th scope="col">No</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>
</body></html>"""


@pytest.fixture(scope="module")
def whole():
    source = Source("isi.json", b"{}", datetime(2026, 9, 1, tzinfo=UTC))
    return to_pdf(WHOLE, sheets=("tables",), size="A4", source=source)


def test_the_paper_that_is_broken_below_is_whole(whole):
    assert faults(whole) == []


@pytest.mark.parametrize("clause", BROKEN)
def test_what_is_broken_is_found(whole, clause):
    with opened(whole) as file:
        BROKEN[clause](file)
        out = io.BytesIO()
        file.save(out, static_id=True)
    assert any(clause in fault for fault in faults(out.getvalue()))


def test_an_encrypted_file_and_words_behind_its_end_are_found(whole):
    with opened(whole) as file:
        out = io.BytesIO()
        file.save(out, encryption=pikepdf.Encryption(owner="x", user=""))
    assert any("A 6.1.3" in fault for fault in faults(out.getvalue()))
    assert any("A 6.1.3" in fault for fault in faults(whole + b"tambahan"))
