"""Ways through a PDF: its objects, its content, its structure."""

from decimal import Decimal

import pikepdf


def every(file):
    """Yield every object of a file that is not a plain value, once; direct ones beneath them too."""
    waiting = list(file.objects)
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, pikepdf.Stream | pikepdf.Dictionary):
            yield thing
            waiting += [value for value in thing.values() if _direct(value)]
        elif isinstance(thing, pikepdf.Array):
            waiting += [value for value in thing if _direct(value)]


def _direct(value):
    compound = isinstance(value, pikepdf.Stream | pikepdf.Dictionary | pikepdf.Array)
    return compound and not value.is_indirect


def forms(holder, seen=None):
    """Yield the form XObjects and patterns that a page or form may draw, and what they draw."""
    seen = set() if seen is None else seen
    resources = holder.get("/Resources", {})
    for kind in ("/XObject", "/Pattern"):
        for thing in dict(resources.get(kind, {})).values():
            drawn = isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image"
            if drawn and thing.objgen not in seen:
                seen.add(thing.objgen)
                yield thing
                yield from forms(thing, seen)


def operators(file):
    """Yield (page or form, operands, operator) of all content of a file."""
    seen = set()
    for page in file.pages:
        for holder in (page.obj, *forms(page.obj, seen)):
            for operands, operator in pikepdf.parse_content_stream(
                holder if holder is not page.obj else page
            ):
                yield holder, operands, str(operator)


def elements(file):
    """Yield (structure element, its parent) in reading order; the root is no element."""
    yield from _below(file.Root.StructTreeRoot)


def _below(parent):
    for kid in kids_of(parent):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid, parent
            yield from _below(kid)


def kids_of(element):
    """Return the kids of a structure element as a list."""
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def numbers(tree):
    """Return {key: value} of a number or name tree."""
    found = {}
    for name in ("/Nums", "/Names"):
        entries = list(tree.get(name, []))
        found |= {_key(entries[at]): entries[at + 1] for at in range(0, len(entries), 2)}
    for branch in tree.get("/Kids", []):
        found |= numbers(branch)
    return found


def _key(value):
    return int(value) if isinstance(value, int | Decimal) else str(value)


def annotations(file):
    """Yield (page, annotation) of every page."""
    for page in file.pages:
        yield from ((page, note) for note in page.get("/Annots", []))
