"""Marked content: all of it is marked, as artifact or as part of the tree, and both tell the same (M 01)."""

import pikepdf

from tests.documents.conformance.walking import elements, kids_of, numbers

PAINT = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"}


def marked(file):
    """M 01-003 to 01-005: nothing is drawn outside a mark; no artifact within text and no text within one."""
    for number, page in enumerate(file.pages, 1):
        for fault, _ in _read(page):
            if fault:
                yield f"{fault}, page {number}"


def _read(page):
    """Yield (fault or "", number of marked content or None) along the content of a page."""
    open_marks = []
    for operands, operator in pikepdf.parse_content_stream(page):
        operator = str(operator)
        if operator in ("BMC", "BDC"):
            mark = _mark(operands)
            if mark == "artifact" and any(isinstance(each, int) for each in open_marks):
                yield "M 01-003: an artifact within text", None
            if isinstance(mark, int) and "artifact" in open_marks:
                yield "M 01-004: text within an artifact", None
            open_marks.append(mark)
            if isinstance(mark, int):
                yield "", mark
        elif operator == "EMC":
            if not open_marks:
                yield "M 01-005: a mark is closed that was not opened", None
            open_marks = open_marks[:-1]
        elif operator in PAINT and not any(each is not None for each in open_marks):
            yield f"M 01-005: {operator} outside a mark", None
    if open_marks:
        yield "M 01-005: a mark is not closed", None


def _mark(operands):
    if str(operands[0]) == "/Artifact":
        return "artifact"
    given = operands[1] if len(operands) > 1 else {}
    return int(given["/MCID"]) if isinstance(given, pikepdf.Dictionary) and "/MCID" in given else None


def in_the_tree(file):
    """Every number of marked content is in the tree, once, and the parent tree leads to its very element."""
    root = file.Root.get("/StructTreeRoot", {})
    parents, held = numbers(root.get("/ParentTree", {})), _held(file)
    for number, page in enumerate(file.pages, 1):
        numbers_here = [mark for _, mark in _read(page) if mark is not None]
        if len(numbers_here) != len(set(numbers_here)):
            yield f"ISO 32000-1, 14.7.4.2: a number twice, page {number}"
        owners = parents.get(int(page.get("/StructParents", -1)))
        if owners is None or not isinstance(owners, pikepdf.Array):
            if numbers_here:
                yield f"ISO 32000-1, 14.7.4.4: StructParents leads nowhere, page {number}"
            continue
        for mark in numbers_here:
            holders = held.pop((page.obj.objgen, mark), [])
            told = owners[mark].objgen if mark < len(owners) and owners[mark] is not None else None
            if holders != [told]:
                yield f"M 01-005: text that is not in the tree, page {number}"
    if held:
        yield f"ISO 32000-1, 14.7.4.2: {len(held)} places in the tree without text"


def _held(file):
    """Return {(page, number): elements that hold it}."""
    found = {}
    for element, _ in elements(file):
        for kid in kids_of(element):
            if isinstance(kid, int):
                found.setdefault((element.Pg.objgen, int(kid)), []).append(element.objgen)
            elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
                page = kid.get("/Pg", element.get("/Pg"))
                found.setdefault((page.objgen, int(kid.MCID)), []).append(element.objgen)
    return found


CHECKS = (marked, in_the_tree)
