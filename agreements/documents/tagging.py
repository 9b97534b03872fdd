"""Amends to the structure tree, made on the finished objects (pydyf) right before they are written.

WeasyPrint marks the text of margin boxes as content, with structure elements that hang outside the tree;
PDF/UA-1 (ISO 14289-1, 7.1) wants it marked as an artifact. A list item's text stands beside its label;
ISO 32000-1, 14.8.4.3.3 wants it inside an LBody. Header cells get their scope (14.8.5.7) and
are listed by their names (14.7.2). A link is told by its words, not by the name of the place to which it
leads (PDF/UA-1, 7.18.5).
"""

import pydyf


def mend(document, pdf):
    """WeasyPrint finisher: footers become artifacts, items get bodies, headers a scope, links their words.

    Changes `pdf`.
    """
    _name_links(document)
    tree = _numbered(pdf, pdf.catalog["StructTreeRoot"])
    linked = _linked(pdf, tree)
    for reference in linked:
        element = _numbered(pdf, reference)
        if element["S"] == "/LI":
            _give_body(pdf, element)
        elif element["S"] == "/TH":
            group = _numbered(pdf, _numbered(pdf, element["P"])["P"])
            element["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"
        elif _holds_link(pdf, element):
            element["S"] = "/Link"  # bold words within a link have an annotation of their own
    _list_identifiers(pdf, tree, linked)
    _tell_languages(document, [_numbered(pdf, reference) for reference in linked])
    owners_of = _parent_lists(pdf, tree)
    for page in pdf.objects:
        if isinstance(page, dict) and page.get("Type") == "/Page":
            owners = owners_of[page["StructParents"]]
            outside = {mark for mark, owner in enumerate(owners) if owner not in linked}
            _unmark(_numbered(pdf, page["Contents"]).stream, outside)
            owners[:] = [b"null" if mark in outside else owner for mark, owner in enumerate(owners)]


def _list_identifiers(pdf, tree, linked):
    """Tell where the elements are by whose names others call them (ISO 32000-1, 14.7.2: IDTree)."""
    known = {
        element["ID"].data: (element["ID"], reference)
        for reference in linked
        if "ID" in (element := _numbered(pdf, reference))
    }
    if known:
        names = pydyf.Array([each for key in sorted(known) for each in known[key]])
        tree["IDTree"] = pydyf.Dictionary({"Names": names})


def _boxes(document):
    """Yield every box of the pages that comes from an element, in order."""
    for page in document.pages:
        yield from (box for box in page._page_box.descendants() if box.element is not None)


def _name_links(document):
    for box in _boxes(document):
        if box.link_annotation:
            words = " ".join("".join(box.element.itertext()).split())
            box.link_annotation["Contents"] = pydyf.String(box.element.get("title") or words)


def _tell_languages(document, elements):
    """Cells and sections in another language say so (PDF/UA-1, 7.2); other tags cannot be told from boxes."""
    sections = [box for box in _boxes(document) if box.element_tag == "section"]
    told = list(zip(sections, (each for each in elements if each["S"] == "/Sect"), strict=True))
    told += [(box, box.mark) for box in _boxes(document) if getattr(box, "mark", None)]
    for box, element in told:
        if language := box.element.get("lang"):
            element["Lang"] = pydyf.String(language)


def _numbered(pdf, reference):
    return pdf.objects[int(reference.split()[0])]


def _linked(pdf, tree):
    """Return the references of every structure element that hangs in the tree, in reading order."""
    seen, waiting = {}, [kid for kid in tree["K"] if isinstance(kid, bytes)]
    while waiting:
        reference = waiting.pop()
        if reference not in seen:
            seen[reference] = True
            waiting += reversed(_below(pdf, _numbered(pdf, reference)))
    return seen


def _below(pdf, element):
    """Return the references of the structure elements right beneath one, without those to annotations."""
    kids = [kid for kid in element.get("K", ()) if isinstance(kid, bytes)]
    return [kid for kid in kids if "S" in _numbered(pdf, kid)]


def _holds_link(pdf, element):
    kids = [_numbered(pdf, kid) for kid in element.get("K", ()) if isinstance(kid, bytes)]
    return any(
        kid.get("Type") == "/OBJR" and _numbered(pdf, kid["Obj"])["Subtype"] == "/Link" for kid in kids
    )


def _give_body(pdf, item):
    """Move what follows the label of a list item into an LBody of its own."""
    tags = {kid: _numbered(pdf, kid)["S"] for kid in _below(pdf, item)}
    loose = [kid for kid, tag in tags.items() if tag not in ("/Lbl", "/LBody")]
    if not loose:
        return
    extra = {"Pg": item["Pg"], "P": item.reference}
    body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(loose), **extra})
    pdf.add_object(body)
    for kid in loose:
        _numbered(pdf, kid)["P"] = body.reference
    item["K"] = pydyf.Array([*(kid for kid in item["K"] if kid not in loose), body.reference])


def _parent_lists(pdf, tree):
    """Return {StructParents key: list of owners by mark}; the lists are the document's own."""
    numbers = _numbered(pdf, tree["ParentTree"])["Nums"]
    return dict(zip(numbers[::2], numbers[1::2], strict=True))


def _unmark(commands, outside):
    """Turn `/Tag <</MCID n>> BDC` into `/Artifact BMC` for each mark n in `outside`."""
    for place, command in enumerate(commands):
        if command == b"BDC" and commands[place - 1]["MCID"] in outside:
            commands[place - 2 : place + 1] = ["/Artifact", b"", b"BMC"]
