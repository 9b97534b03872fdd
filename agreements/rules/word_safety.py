"""Is an uploaded Word file harmless enough to be read? Bytes only; nothing of it is run or fetched.

The package is inflated once, measured while it is inflated, and only then is any XML looked at. What
`opened` gives back is what the reader reads: no second opening with other eyes.
"""

import io
import posixpath
import re
import zipfile
import zlib
from urllib.parse import urlsplit

from lxml import etree

from agreements.rules.errors import BadFile

MAX_BYTES = 25 * 1024 * 1024
MAX_ENTRIES = 2_000
MAX_INFLATED = 96 * 1024 * 1024  # all parts together; pictures are most of it
MAX_XML_PART = 12 * 1024 * 1024  # a text of 400,000 characters has about 3 MB of XML
MAX_XML_ALL = 24 * 1024 * 1024
MAX_RATIO = 200  # inflated to packed, looked at beyond RATIO_FROM; Word's own XML stays below 60
RATIO_FROM = 1024 * 1024
MAX_DEPTH = 120  # of XML elements; tables within tables within boxes stay below 60
MAX_NAME = 260
CHUNK = 64 * 1024

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
STRICT = b"http://purl.oclc.org/ooxml/"
ODT = b"application/vnd.oasis.opendocument"
PLAIN_LINKS = {"http", "https", "mailto", ""}
ACTIVE_FIELD = re.compile(rb"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT)\b\s", re.IGNORECASE)
INSTRUCTION = re.compile(rb"<w:instrText[^>]*>([^<]*)<|w:instr=\"([^\"]*)\"")
EMBEDDED = ("/embeddings/", "/activex/", "/controls/", "/oleobject")

NOT_DOCX = "Isi berkas bukan DOCX. Simpan sebagai “Dokumen Word (.docx)” lalu unggah kembali."
LEGACY = "Berkas memakai bentuk Word lama (.doc). Buka di Word lalu Simpan Sebagai “Dokumen Word (.docx)”."
LOCKED = "Berkas terkunci kata sandi. Hapus kata sandinya di Word (Berkas, Info, Lindungi Dokumen)."
BROKEN = "Berkas DOCX rusak atau tidak lengkap sehingga tidak dapat dibuka. Simpan ulang dari Word."
ODT_WORDS = "Berkas berbentuk ODT (LibreOffice). Pilih Simpan Sebagai “Word 2007–365 (.docx)”."
STRICT_WORDS = "Berkas memakai ragam “Strict Open XML”. Simpan sebagai “Dokumen Word (.docx)” biasa."
MACRO = "Berkas memuat makro. Simpan sebagai “Dokumen Word (.docx)” tanpa makro."
TEMPLATE = "Berkas adalah templat Word. Simpan sebagai “Dokumen Word (.docx)”."
OBJECTS = (
    "Berkas memuat objek tertanam (lembar kerja, kontrol ActiveX atau OLE). Ganti dengan teks atau tabel."
)
CHUNKS = "Berkas menyisipkan dokumen lain di dalamnya (altChunk). Salin isinya sebagai teks."
BOMB = "Isi DOCX terlalu besar setelah dibuka. Kecilkan atau hapus gambar di dalamnya lalu unggah kembali."
PATHS = "Susunan berkas DOCX ini tidak wajar (nama bagian di dalamnya). Simpan ulang dari Word."
ODD_XML = "Berkas memuat XML yang tidak wajar (DTD atau entitas). Simpan ulang dari Word."
DEEP = "Berkas memuat XML yang bersarang terlalu dalam. Simpan ulang dari Word."
FIELDS = (
    "Berkas memuat bidang yang mengambil isi dari berkas atau program lain ({}). Ubah menjadi teks biasa."
)


def opened(data):
    """Take the bytes of an upload; return its parts as {name: bytes}. Raises `BadFile` with the reason."""
    if not data:
        raise BadFile("Berkas kosong (0 bita). Pilih berkas yang benar.")
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1048576:.1f}".replace(".", ",")
        raise BadFile(f"Berkas terlalu besar: {size} MB, paling besar {MAX_BYTES // 1048576} MB.")
    if data.startswith(OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise BadFile(LOCKED if locked else LEGACY)
    if not data.startswith(b"PK\x03\x04"):
        raise BadFile(NOT_DOCX)
    parts = _inflated(data)
    for look in (_kind, _macros, _links, _objects, _xml, _fields):
        look(parts)
    return parts


def complaints(data):
    """As `opened`, but return the reasons as a list; empty = it may be read."""
    try:
        opened(data)
    except BadFile as refusal:
        return refusal.reasons
    return []


def _inflated(data):
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
            _entries(entries)
            left, parts = MAX_INFLATED, {}
            for entry in entries:
                parts[entry.filename] = _part(package, entry, left)
                left -= len(parts[entry.filename])
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as problem:
        raise BadFile(BROKEN) from problem
    except RuntimeError as problem:
        raise BadFile(LOCKED) from problem
    return parts


def _entries(entries):
    """Refuse before anything is inflated what the table of contents already tells."""
    if len(entries) > MAX_ENTRIES:
        raise BadFile(BOMB)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise BadFile(LOCKED)
    names = [entry.filename for entry in entries]
    if len({name.casefold() for name in names}) != len(names) or any(map(_odd_name, names)):
        raise BadFile(PATHS)


def _odd_name(name):
    folded = posixpath.normpath(name)
    odd = "\\" in name or "\0" in name or ":" in name or len(name) > MAX_NAME
    return odd or name.startswith("/") or folded != name or folded.startswith("..")


def _part(package, entry, left):
    """Inflate one part in small steps; stop as soon as it is more than it may be."""
    xml = entry.filename.endswith((".xml", ".rels"))
    limit, found = min(left, MAX_XML_PART) if xml else left, bytearray()
    with package.open(entry) as source:
        while chunk := source.read(CHUNK):
            found += chunk
            swollen = len(found) > RATIO_FROM and len(found) > MAX_RATIO * max(entry.compress_size, 1)
            if len(found) > limit or swollen:
                raise BadFile(BOMB)
    return bytes(found)


def _kind(parts):
    if parts.get("mimetype", b"").startswith(ODT):
        raise BadFile(ODT_WORDS)
    if not {"[Content_Types].xml", "_rels/.rels", "word/document.xml"} <= set(parts):
        raise BadFile(NOT_DOCX)
    if STRICT in parts["word/document.xml"][:4096] or STRICT in parts["_rels/.rels"]:
        raise BadFile(STRICT_WORDS)


def _macros(parts):
    types = parts["[Content_Types].xml"].lower()
    named = any("vbaproject" in name.lower() or "vbadata" in name.lower() for name in parts)
    if named or b"macroenabled" in types or b"vbaproject" in types:
        raise BadFile(MACRO)
    if b"wordprocessingml.template" in types:
        raise BadFile(TEMPLATE)
    if MAIN.encode() not in parts["[Content_Types].xml"]:
        raise BadFile(NOT_DOCX)


def _links(parts):
    """Only plain hyperlinks may point outside; nothing is ever fetched, but nothing shall lie in wait."""
    for name, data in parts.items():
        if not name.endswith(".rels"):
            continue
        for relation in _root(data):
            kind, target = relation.get("Type", "").rsplit("/", 1)[-1], relation.get("Target", "")
            if kind.lower() in ("afchunk", "subdocument"):
                raise BadFile(CHUNKS)
            outside = relation.get("TargetMode", "").lower() == "external"
            if outside and not (kind == "hyperlink" and _scheme(target) in PLAIN_LINKS):
                raise BadFile(
                    f"Berkas menunjuk ke berkas di luar dirinya ({_words(kind)}: {target[:80]}). "
                    "Putuskan tautan itu di Word lalu simpan ulang."
                )
            if not outside and "://" in target:
                raise BadFile(PATHS)


def _scheme(target):
    try:
        parts = urlsplit(target)
    except ValueError:
        return "rusak"
    outside = target.startswith(("\\", "//")) or (not parts.scheme and not target.startswith("#"))
    return "berkas" if outside and target else parts.scheme.lower()


def _words(kind):
    known = {
        "attachedTemplate": "templat",
        "image": "gambar",
        "hyperlink": "tautan",
        "oleObject": "objek OLE",
    }
    return known.get(kind, kind or "tautan")


def _objects(parts):
    names = [f"/{name.lower()}" for name in parts]
    if any(mark in name for name in names for mark in EMBEDDED):
        raise BadFile(OBJECTS)


class _Looker:
    """Sees the XML go by without keeping it: depth, and whether a document type is declared."""

    def __init__(self):
        self.depth, self.trouble = 0, ""

    def start(self, _tag, _attributes):
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.trouble = self.trouble or DEEP

    def end(self, _tag):
        self.depth -= 1

    def doctype(self, *_):
        self.trouble = ODD_XML

    def close(self):
        return self.trouble


def _xml(parts):
    total = 0
    for name, data in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        total += len(data)
        if total > MAX_XML_ALL:
            raise BadFile(BOMB)
        if b"<!" in data and (b"<!DOCTYPE" in data or b"<!ENTITY" in data):
            raise BadFile(ODD_XML)
        if trouble := _looked_through(data):
            raise BadFile(trouble)


def _looked_through(data):
    looker = _Looker()
    parser = etree.XMLParser(target=looker, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        return looker.trouble or (DEEP if "depth" in str(problem).lower() else BROKEN)


def _root(data):
    """Return the root of a small XML part, read without entities or network."""
    if b"<!DOCTYPE" in data:
        raise BadFile(ODD_XML)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        raise BadFile(BROKEN) from problem


def _fields(parts):
    for name, data in parts.items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        for pair in INSTRUCTION.findall(data):
            if found := ACTIVE_FIELD.search(b"".join(pair)):
                raise BadFile(FIELDS.format(found[1].decode().upper()))
