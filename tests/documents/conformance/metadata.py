"""What the file says of itself: XMP, the same in Info, language, title (A 6.6, 6.7; M 06, 07, 11)."""

import re
from datetime import datetime
from xml.etree import ElementTree

import pikepdf

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC, PDF = "{http://purl.org/dc/elements/1.1/}", "{http://ns.adobe.com/pdf/1.3/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
PDFA, PDFUA = "{http://www.aiim.org/pdfa/ns/id/}", "{http://www.aiim.org/pdfua/ns/id/}"
SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
PAIRS = {
    "/Title": f"{DC}title",
    "/Author": f"{DC}creator",
    "/Subject": f"{DC}description",
    "/Keywords": f"{PDF}Keywords",
    "/Creator": f"{XMP}CreatorTool",
    "/Producer": f"{PDF}Producer",
    "/CreationDate": f"{XMP}CreateDate",
    "/ModDate": f"{XMP}ModifyDate",
}


def told(file):
    """Return {property: value} of the XMP packet, of a list the first; raises ParseError for no XML."""
    tree, found = ElementTree.fromstring(file.Root.Metadata.read_bytes()), {}
    for description in tree.iter(f"{RDF}Description"):
        found |= {name: value for name, value in description.items() if name != f"{RDF}about"}
        for child in description:
            inner = child.find(f".//{RDF}li")
            found[child.tag] = (child if inner is None else inner).text or ""
    return found


def xmp(file):
    """A 6.6.2, 6.6.4; M 06: a packet that can be read and says PDF/A-3a, PDF/UA-1 and the title."""
    stream = file.Root.get("/Metadata")
    if stream is None or (stream.get("/Type"), stream.get("/Subtype")) != ("/Metadata", "/XML"):
        yield "A 6.6.2.1: no metadata (M 06-001)"
        return
    if re.match(rb"<\?xpacket[^>]*(bytes|encoding)=", stream.read_bytes()):
        yield "A 6.6.2.1: bytes or encoding in the packet's head"
    try:
        said = told(file)
    except ElementTree.ParseError:
        yield "A 6.6.2.1: the metadata are no XML"
        return
    if (said.get(f"{PDFA}part"), said.get(f"{PDFA}conformance")) != ("3", "A"):
        yield "A 6.6.4: it does not say that it is PDF/A-3a"
    if said.get(f"{PDFUA}part") != "1":
        yield "M 06-002: it does not say that it is PDF/UA-1"
    elif f"{SCHEMA}schema" not in said and b"pdfaSchema:namespaceURI" not in stream.read_bytes():
        yield "A 6.6.2.3: the property of PDF/UA comes without its schema"
    if not said.get(f"{DC}title", "").strip():
        yield "M 06-003: no title"


def info(file):
    """A 6.6.3: what Info says, the metadata say too."""
    if "/Metadata" not in file.Root:
        return
    said = told(file)
    for key, name in PAIRS.items():
        if key in file.docinfo and not _equal(str(file.docinfo[key]), said.get(name)):
            yield f"A 6.6.3: {key[1:]} is not the same in the metadata"


def _equal(here, there):
    if there is None or not here.startswith("D:"):
        return here == there
    return re.sub(r"\D", "", here)[:14] == datetime.fromisoformat(there).strftime("%Y%m%d%H%M%S")


def speech(file):
    """A 6.7; M 02, 07, 11: marked, with a language everywhere and the title in the window."""
    if not file.Root.get("/MarkInfo", {}).get("/Marked", False) or "/StructTreeRoot" not in file.Root:
        yield "A 6.7.2: not marked as tagged"
    if file.Root.get("/MarkInfo", {}).get("/Suspects", False):
        yield "M 02-004: tags are suspect"
    if not LANGUAGE.fullmatch(str(file.Root.get("/Lang", ""))):
        yield "A 6.7.4: no language of the whole (M 11-006)"
    if not file.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "M 07-001: the window shows the file's name in place of the title"
    told = [thing for thing in file.objects if isinstance(thing, pikepdf.Dictionary) and "/S" in thing]
    if not all(LANGUAGE.fullmatch(str(element.get("/Lang", "id"))) for element in told):
        yield "A 6.7.4: an element of no known language"


CHECKS = (xmp, info, speech)
