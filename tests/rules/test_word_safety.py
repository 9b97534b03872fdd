"""A Word file is hostile until looked through: every refusal has its reason, and sound files pass."""

import zipfile

import pytest

from agreements.rules import word_safety as safety
from agreements.rules.word_safety import complaints
from tests.documents import opd_drafts
from tests.documents.word_files import docx, p, parts, r, relations, zipped

RELS = "word/_rels/document.xml.rels"
ONE = p("Pasal 1")


def with_part(name, data="<x/>", **more):
    return zipped({**parts(ONE), name: data, **more})


def linked(kind, target, outside=True):
    return with_part(RELS, relations((kind, target, "External") if outside else (kind, target)))


def typed(old, new):
    found = parts(ONE)
    return zipped({**found, "[Content_Types].xml": found["[Content_Types].xml"].replace(old, new)})


def flagged():
    """The bytes of a package whose entries say that they are encrypted."""
    data = bytearray(docx(ONE))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def ole(word):
    return safety.OLE + b"\0" * 512 + word.encode("utf-16-le")


HOSTILE = {
    "empty": (b"", "Berkas kosong (0 bita). Pilih berkas yang benar."),
    "a pdf": (b"%PDF-1.7", safety.NOT_DOCX),
    "rich text": (b"{\\rtf1", safety.NOT_DOCX),
    "another zip": (zipped({"a.txt": "x"}), safety.NOT_DOCX),
    "the old form": (ole("WordDocument"), safety.LEGACY),
    "a password": (ole("EncryptedPackage"), safety.LOCKED),
    "an encrypted zip": (flagged(), safety.LOCKED),
    "half a file": (docx(ONE)[:300], safety.BROKEN),
    "LibreOffice's own form": (
        zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
        safety.ODT_WORDS,
    ),
    "the strict kind": (
        with_part("word/document.xml", '<d xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'),
        safety.STRICT_WORDS,
    ),
    "macros": (with_part("word/vbaProject.bin", b"x"), safety.MACRO),
    "a docm": (
        typed(".document.main+xml", ".document.macroEnabled.main+xml"),
        safety.MACRO,
    ),
    "a template": (typed(".document.main+xml", ".template.main+xml"), safety.TEMPLATE),
    "an embedded sheet": (with_part("word/embeddings/sheet.xlsx", b"x"), safety.OBJECTS),
    "an ActiveX control": (with_part("word/activeX/activeX1.xml"), safety.OBJECTS),
    "another document within": (linked("aFChunk", "afchunk.html", False), safety.CHUNKS),
    "a name that climbs": (with_part("../../etc/passwd"), safety.PATHS),
    "a name from the root": (with_part("/word/x.xml"), safety.PATHS),
    "a name with a backslash": (with_part("word\\..\\x.xml"), safety.PATHS),
    "two names that are one": (with_part("WORD/document.XML"), safety.PATHS),
    "an inner link to a host": (linked("styles", "http://example.org/s.xml", False), safety.PATHS),
    "a document type": (with_part("word/x.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), safety.ODD_XML),
    "an entity of another coding": (
        with_part("word/x.xml", '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16")),
        safety.ODD_XML,
    ),
    "XML that nests without end": (with_part("word/x.xml", "<a>" * 200 + "</a>" * 200), safety.DEEP),
    "XML that is none": (with_part("word/x.xml", "<a><b></a>"), safety.BROKEN),
    "a call of a program": (
        docx(p(inside=r("x") + '<w:r><w:instrText> DDEAUTO c:\\\\x "y" </w:instrText></w:r>')),
        safety.FIELDS.format("DDEAUTO"),
    ),
    "text of another file": (
        docx(p(inside='<w:fldSimple w:instr=" INCLUDETEXT c:\\\\x "/>')),
        safety.FIELDS.format("INCLUDETEXT"),
    ),
    "a bomb of one part": (with_part("word/media/a.bin", b"\0" * (3 * 1024 * 1024)), safety.BOMB),
    "too many parts": (
        zipped({**parts(ONE), **{f"word/{n}.bin": "" for n in range(safety.MAX_ENTRIES)}}),
        safety.BOMB,
    ),
}


@pytest.mark.parametrize(("data", "reason"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_not_taken_in_says_why(data, reason):
    assert complaints(data) == [reason]


@pytest.mark.parametrize(
    ("kind", "target", "word"),
    [
        ("attachedTemplate", "file:///C:/Normal.dotm", "templat"),
        ("attachedTemplate", "http://example.org/x.dotm", "templat"),
        ("image", "http://example.org/pixel.png", "gambar"),
        ("oleObject", "http://example.org/x", "objek OLE"),
        ("hyperlink", "file:///C:/x.exe", "tautan"),
        ("hyperlink", "javascript:alert(1)", "tautan"),
        ("hyperlink", "\\\\host\\share", "tautan"),
    ],
)
def test_what_points_outside_is_named(kind, target, word):
    reason = f"Berkas menunjuk ke berkas di luar dirinya ({word}: {target}). "
    assert complaints(linked(kind, target)) == [f"{reason}Putuskan tautan itu di Word lalu simpan ulang."]


@pytest.mark.parametrize("target", ["https://peraturan.go.id/x", "mailto:a@b.go.id", "#pasal"])
def test_plain_hyperlinks_pass(target):
    assert complaints(linked("hyperlink", target)) == []


@pytest.mark.parametrize("make", opd_drafts.DRAFTS, ids=lambda make: make.__name__)
def test_sound_drafts_pass(make):
    assert complaints(make().data) == []


def test_a_file_beyond_the_limit_is_not_even_opened(monkeypatch):
    monkeypatch.setattr(safety, "MAX_BYTES", 1024 * 1024)
    big = b"PK\x03\x04" + b"0" * (2 * 1024 * 1024)
    assert complaints(big) == ["Berkas terlalu besar: 2,0 MB, paling besar 1 MB."]


def test_the_sum_of_all_parts_is_measured_while_it_is_inflated(monkeypatch):
    monkeypatch.setattr(safety, "MAX_INFLATED", 200_000)
    stored = zipped(
        {**parts(ONE), "word/a.bin": b"\1" * 150_000, "word/b.bin": b"\2" * 150_000}, zipfile.ZIP_STORED
    )
    assert complaints(stored) == [safety.BOMB]


def test_xml_has_a_limit_of_its_own(monkeypatch):
    monkeypatch.setattr(safety, "MAX_XML_PART", 10_000)
    assert complaints(with_part("word/x.xml", f"<a>{'x' * 20_000}</a>")) == [safety.BOMB]
    monkeypatch.setattr(safety, "MAX_XML_PART", 50_000)
    monkeypatch.setattr(safety, "MAX_XML_ALL", 30_000)
    more = {f"word/{n}.xml": f"<a>{'x' * 9_000}</a>" for n in range(4)}
    assert complaints(zipped({**parts(ONE), **more})) == [safety.BOMB]
