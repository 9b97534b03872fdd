"""What may happen, and what lies on the pages: actions, annotations, layers (A 6.3 to 6.5, 6.9; M 28)."""

import pikepdf

from tests.documents.conformance.walking import annotations, elements, every, kids_of, numbers

ALLOWED = {"/GoTo", "/GoToR", "/URI", "/Named", "/SubmitForm", "/Thread"}
KINDS = {
    "/Link",
    "/Widget",
    "/Text",
    "/Popup",
    "/FreeText",
    "/Highlight",
    "/Underline",
    "/StrikeOut",
    "/Stamp",
}
PRINT, UNSEEN = 4, 1 | 2 | 32 | 256


def acts(file):
    """A 6.5: no scripts and no programs; nothing that happens by itself."""
    for thing in every(file):
        if not isinstance(thing, pikepdf.Dictionary):
            continue
        if "/AA" in thing or "/JS" in thing:
            yield "A 6.5.2: an action that happens by itself, or a script"
        kind = str(thing.get("/S", "")) if thing.get("/Type") == "/Action" or "/URI" in thing else ""
        if kind and kind not in ALLOWED:
            yield f"A 6.5.1: action {kind}"
    if "/JavaScript" in file.Root.get("/Names", {}):
        yield "A 6.5.1: scripts of the document"
    if "/OCProperties" in file.Root or "/XFA" in file.Root.get("/AcroForm", {}):
        yield "A 6.4.2, 6.9: layers or XFA (M 20, 25-001)"


def notes(file):
    """A 6.3: known kinds of annotations, which are printed and not hidden, drawn unless they are links."""
    for _, note in annotations(file):
        kind, flags = str(note.get("/Subtype")), int(note.get("/F", 0))
        if kind not in KINDS:
            yield f"A 6.3.1: annotation {kind}"
        if not flags & PRINT or flags & UNSEEN:
            yield "A 6.3.2: an annotation is not printed, or hidden"
        if kind not in ("/Link", "/Popup") and "/AP" not in note:
            yield "A 6.3.3: an annotation without appearance"


def spoken_notes(file):
    """M 28: each annotation hangs in the tree, a link in a Link, and says where it leads."""
    owners, root = _owners(file), file.Root.get("/StructTreeRoot", {})
    parents = numbers(root.get("/ParentTree", {}))
    for page, note in annotations(file):
        if page.get("/Tabs") != "/S":
            yield "M 28-009: a page with annotations is not gone through by its structure"
        owner = owners.get(note.objgen)
        linked = note.get("/Subtype") == "/Link"
        if owner is None:
            yield "M 28-002: an annotation outside the structure"
        elif linked and owner.S != "/Link":
            yield "M 28-011: a link outside a Link"
        told = parents.get(int(note.get("/StructParent", -1)))
        if owner is not None and (told is None or told.objgen != owner.objgen):
            yield "M 28-002: StructParent of an annotation leads elsewhere"
        if not str(note.get("/Contents", "")).strip():
            yield (
                "M 28-012: a link says nothing of where it leads"
                if linked
                else "M 28-004: a note says nothing"
            )


def _owners(file):
    """Return {annotation: the element that holds it}."""
    return {
        kid.Obj.objgen: element
        for element, _ in elements(file)
        for kid in kids_of(element)
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
    }


def destinations(file):
    """Every link within the file leads to a place that is there."""
    names = numbers(file.Root.get("/Names", {}).get("/Dests", {}))
    pages = {page.obj.objgen for page in file.pages}
    for _, note in annotations(file):
        to = note.get("/Dest", note.get("/A", {}).get("/D"))
        if isinstance(to, pikepdf.String | pikepdf.Name):
            to = names.get(str(to))
        to = to.get("/D") if isinstance(to, pikepdf.Dictionary) else to
        if note.get("/A", {}).get("/S") != "/URI" and (to is None or to[0].objgen not in pages):
            yield "ISO 32000-1, 12.3.2: a link leads nowhere"


CHECKS = (acts, notes, spoken_notes, destinations)
