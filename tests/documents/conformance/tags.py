"""The structure tree: tags in their places, headings in order, tables with heads, figures with words."""

import pikepdf

from tests.documents.conformance.walking import elements, kids_of, numbers

GROUPS = {"/Document", "/Part", "/Art", "/Sect", "/Div", "/BlockQuote", "/Caption", "/NonStruct", "/Private"}
TEXT = {
    "/P",
    "/H1",
    "/H2",
    "/H3",
    "/H4",
    "/H5",
    "/H6",
    "/L",
    "/LI",
    "/Lbl",
    "/LBody",
    "/Span",
    "/Quote",
    "/Link",
}
KNOWN = (
    GROUPS
    | TEXT
    | {"/Table", "/TR", "/TH", "/TD", "/THead", "/TBody", "/TFoot", "/Figure", "/Formula", "/Form"}
)
KNOWN |= {"/Note", "/Reference", "/Code", "/TOC", "/TOCI", "/Index", "/BibEntry", "/Annot"}
HOLDERS = {  # tag: where it may stand (M 09-004 to 09-006)
    "/TR": {"/Table", "/THead", "/TBody", "/TFoot"},
    "/TH": {"/TR"},
    "/TD": {"/TR"},
    "/THead": {"/Table"},
    "/TBody": {"/Table"},
    "/TFoot": {"/Table"},
    "/LI": {"/L"},
    "/LBody": {"/LI"},
}
WITHIN = {  # tag: what may stand right in it
    "/Table": {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"},
    "/TR": {"/TH", "/TD"},
    "/L": {"/LI", "/L", "/Caption"},
    "/LI": {"/Lbl", "/LBody"},
}


def places(file):
    """M 02-001, 09: only known tags, each where it may stand; every element knows its parent."""
    roles = file.Root.StructTreeRoot.get("/RoleMap", {})
    tops = kids_of(file.Root.StructTreeRoot)
    if [str(top.S) for top in tops] != ["/Document"]:
        yield "M 01-006: the tree has not one Document"
    for element, parent in elements(file):
        tag, above = str(element.S), str(parent.get("/S", ""))
        if tag not in KNOWN and tag not in roles:
            yield f"M 02-001: tag {tag}"
        if element.P.objgen != parent.objgen:
            yield f"ISO 32000-1, 14.7.2: {tag} names another parent"
        if tag in HOLDERS and above not in HOLDERS[tag]:
            yield f"M 09-004: {tag} in {above}"
        if above in WITHIN and tag not in WITHIN[above]:
            yield f"M 09-004: {tag} in {above}"


def headings(file):
    """M 14-002, 14-003: the first heading is H1, and no level is left out."""
    last = 0
    for element, _ in elements(file):
        tag = str(element.S)
        if len(tag) == 3 and tag[1] == "H" and tag[2].isdigit():
            level = int(tag[2])
            if level > last + 1:
                yield f"M 14-003: {tag} after H{last}" if last else f"M 14-002: the first heading is {tag}"
            last = level


def figures(file):
    """M 13-004: every picture says in words what it shows, and where it stands."""
    for element, _ in elements(file):
        if element.S == "/Figure":
            if not str(element.get("/Alt", element.get("/ActualText", ""))).strip():
                yield "M 13-004: a picture without words"
            if "/BBox" not in element.get("/A", {}):
                yield "ISO 32000-1, 14.8.5.4.3: a picture without its place"


def tables(file):
    """M 15-003: there is a head, each has a scope; named heads are there; all rows are equally long."""
    known = numbers(file.Root.StructTreeRoot.get("/IDTree", {}))
    seen = set()
    for element, _ in elements(file):
        if "/ID" in element:
            name = str(element.ID)
            if name in seen or name not in known or known[name].objgen != element.objgen:
                yield "ISO 32000-1, 14.7.2: an identifier twice, or not in the tree of identifiers"
            seen.add(name)
    for element, _ in elements(file):
        if element.S == "/Table":
            yield from _table(element, seen)


def _table(table, identifiers):
    rows = [row for group in _sections(table) for row in kids_of(group) if row.S == "/TR"]
    cells = [cell for row in rows for cell in kids_of(row)]
    heads = [cell for cell in cells if cell.S == "/TH"]
    if not heads:
        yield "M 15-003: a table without heads"
    if any(str(_given(head, "/Scope", "")) not in ("/Row", "/Column", "/Both") for head in heads):
        yield "M 15-003: a head without scope"
    named = {str(name) for cell in cells for name in _given(cell, "/Headers", [])}
    if named - identifiers:
        yield "M 15-003: a cell names a head that is not there"
    if len(set(_lengths(rows))) > 1:
        yield "ISO 14289-1, 7.5: rows of a table are not equally long"


def _sections(table):
    groups = [kid for kid in kids_of(table) if str(kid.S) in ("/THead", "/TBody", "/TFoot")]
    return groups if groups else [table]


def _given(cell, name, usual):
    given = cell.get("/A", {})
    for each in given if isinstance(given, pikepdf.Array) else [given]:
        if name in each:
            return each[name]
    return usual


def _lengths(rows):
    """Yield how many columns each row fills, with the cells that reach down into it."""
    reaching = []
    for row in rows:
        here = sum(span for span, _ in reaching)
        cells = [
            (int(_given(cell, "/ColSpan", 1)), int(_given(cell, "/RowSpan", 1))) for cell in kids_of(row)
        ]
        yield here + sum(span for span, _ in cells)
        reaching = [(span, rest - 1) for span, rest in (*reaching, *cells) if rest > 1]


CHECKS = (places, headings, figures, tables)
