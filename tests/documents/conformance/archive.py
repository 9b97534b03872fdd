"""The file itself: header, identifier, encryption, filters, colours, transparency, pictures (A 6.1, 6.2)."""

import re

import pikepdf

from tests.documents.conformance.walking import every, forms, operators

INTENTS = {"/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"}
BLENDS = {
    *("/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten", "/ColorDodge"),
    *("/ColorBurn", "/HardLight", "/SoftLight", "/Difference", "/Exclusion", "/Hue", "/Saturation"),
    *("/Color", "/Luminosity"),
}
OPERATORS = """
b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q
re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' "
"""
KNOWN = {*OPERATORS.split()}


def file_faults(data):
    """Take the bytes; yield what is wrong with the frame of the file (A 6.1.2, 6.1.3)."""
    if not re.match(rb"%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}", data):
        yield "A 6.1.2: header or the comment of four high bytes behind it"
    if not re.search(rb"%%EOF\r?\n?\Z", data):
        yield "A 6.1.3: something stands behind the end of the file"


def frame(file):
    """A 6.1.3, 6.1.7: an identifier, no encryption, no filter or file beside it."""
    if "/ID" not in file.trailer or "/Encrypt" in file.trailer:
        yield "A 6.1.3: identifier missing or file encrypted"
    for thing in every(file):
        if isinstance(thing, pikepdf.Stream):
            filters = thing.get("/Filter", pikepdf.Array())
            names = filters if isinstance(filters, pikepdf.Array) else [filters]
            if {str(name) for name in names} & {"/LZWDecode", "/Crypt"} or "/F" in thing:
                yield "A 6.1.7: filter or outer file of a stream"


def output_intent(file):
    """A 6.2.2, 6.2.4: one RGB profile that speaks for device colours; no CMYK."""
    intents = list(file.Root.get("/OutputIntents", []))
    profiles = [intent.get("/DestOutputProfile") for intent in intents if intent.get("/S") == "/GTS_PDFA1"]
    if len(profiles) != 1 or profiles[0] is None:
        yield "A 6.2.2: not one output intent with a profile"
        return
    profile = profiles[0].read_bytes()
    if profile[36:40] != b"acsp" or profile[16:20] != b"RGB " or profile[8] > 4 or profiles[0].N != 3:
        yield "A 6.2.2: the profile is no RGB profile"
    for _, operands, operator in operators(file):
        if operator in ("k", "K") or (operator in ("cs", "CS") and str(operands[0]) == "/DeviceCMYK"):
            yield "A 6.2.4: a CMYK colour without a profile for it"


def content(file):
    """A 6.2.3, 6.2.9: known operators and rendering intents; no foreign objects in place of pictures."""
    for _, operands, operator in operators(file):
        if operator not in KNOWN and operator != "INLINE IMAGE":
            yield f"A 6.2.3: unknown operator {operator}"
        if operator == "ri" and str(operands[0]) not in INTENTS:
            yield "A 6.2.6: unknown rendering intent"
    for thing in every(file):
        if not isinstance(thing, pikepdf.Stream):
            continue
        kind = thing.get("/Subtype")
        if kind == "/Image" and (
            "/Alternates" in thing or "/OPI" in thing or thing.get("/Interpolate", False)
        ):
            yield "A 6.2.8: a picture with alternates, OPI or interpolation"
        if kind == "/PS" or (kind == "/Form" and {"/OPI", "/PS", "/Ref"} & set(thing.keys())):
            yield "A 6.2.9: PostScript, OPI or a reference to another file (M 30-001)"


def states(file):
    """A 6.2.5, 6.2.10: no transfer functions, known blend modes, a colour space for transparency."""
    intents = "/OutputIntents" in file.Root
    for page in file.pages:
        clear = False
        for holder in (page, *forms(page)):
            for state in dict(holder.get("/Resources", {}).get("/ExtGState", {})).values():
                if "/TR" in state or state.get("/TR2", "/Default") != "/Default" or "/HTP" in state:
                    yield "A 6.2.5: a transfer function or halftone"
                mode = state.get("/BM", pikepdf.Name.Normal)
                if str(mode[0] if isinstance(mode, pikepdf.Array) else mode) not in BLENDS:
                    yield "A 6.2.10: unknown blend mode"
                clear |= state.get("/ca", 1) != 1 or state.get("/CA", 1) != 1 or str(mode) != "/Normal"
                clear |= state.get("/SMask", "/None") != "/None"
            clear |= holder.get("/Group", {}).get("/S") == "/Transparency"
        if clear and not intents and "/CS" not in page.get("/Group", {}):
            yield "A 6.2.10: transparency without a colour space to blend in"


def attachments(file):
    """A 6.8: each embedded file says what it is, when it was made and how it belongs; M 21-001: its names."""
    belonging = {spec.objgen for spec in file.Root.get("/AF", [])}
    if len(belonging) != len(file.Root.get("/AF", [])):
        yield "A 6.8: an embedded file is named twice"
    for thing in every(file):
        if not isinstance(thing, pikepdf.Dictionary) or "/EF" not in thing:
            continue
        if "/F" not in thing or "/UF" not in thing:
            yield "A 6.8: an embedded file without F and UF (M 21-001)"
        if str(thing.get("/AFRelationship", "")) not in {"/Source", "/Data", "/Alternative", "/Supplement"}:
            yield "A 6.8: an embedded file does not say how it belongs"
        if thing.objgen not in belonging:
            yield "A 6.8: an embedded file that belongs to nothing"
        inner = thing.EF.get("/UF", thing.EF.get("/F"))
        if "/Subtype" not in inner or "/ModDate" not in inner.get("/Params", {}):
            yield "A 6.8: an embedded file without its kind or moment"


CHECKS = (frame, output_intent, content, states, attachments)
