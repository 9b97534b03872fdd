"""The tags of several PDFs under one root, so that a merged file can still be read aloud.

Every source keeps its own structure and its marks on the pages; what would meet another's is told apart:
numbers in the parent tree are shifted, names of header cells get the number of their document before them.
"""

import pikepdf

from agreements.documents.xmp import CLAIM


def all_accessible(sources):
    """Take open PDFs; tell whether each says that it is PDF/UA-1 and has tags."""
    return all(
        "/StructTreeRoot" in source.Root
        and "/Metadata" in source.Root
        and CLAIM in source.Root.Metadata.read_bytes()
        for source in sources
    )


def join_tags(merged, sources, starts, titles):
    """Join the structure trees of `sources`, whose pages `merged` holds, each from its page in `starts` on.

    `titles`: what each document is called. Without tags in every source the file is left untagged: half a
    structure would hide the other half.
    """
    if not sources or not all("/StructTreeRoot" in source.Root for source in sources):
        return
    root = merged.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    whole = merged.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Document, P=root, K=pikepdf.Array())
    )
    entries, identifiers, roles, base = [], {}, {}, 0
    ends = [*starts[1:], len(merged.pages)]
    for number, (source, start, end) in enumerate(zip(sources, starts, ends, strict=True), 1):
        tree = merged.copy_foreign(source.make_indirect(source.Root.StructTreeRoot))
        identifiers |= _renamed(tree, f"{number}-")
        whole.K.extend(_parts(tree, whole, titles[number - 1], source.Root.get("/Lang")))
        roles |= dict(tree.get("/RoleMap", {}).items())
        own = _entries(tree.get("/ParentTree", pikepdf.Dictionary()))
        entries += [(base + key, value) for key, value in own]
        for page in list(merged.pages)[start:end]:
            _shift(page, base)
        base += 1 + max((key for key, _ in own), default=0)
    root.K = pikepdf.Array([whole])
    flat = [each for pair in sorted(entries, key=lambda pair: pair[0]) for each in pair]
    root.ParentTree = merged.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(flat)))
    root.ParentTreeNextKey = base
    if roles:
        root.RoleMap = pikepdf.Dictionary(roles)
    if identifiers:
        names = [each for name in sorted(identifiers) for each in (pikepdf.String(name), identifiers[name])]
        root.IDTree = merged.make_indirect(pikepdf.Dictionary(Names=pikepdf.Array(names)))
    merged.Root.StructTreeRoot = root
    merged.Root.MarkInfo = pikepdf.Dictionary(Marked=True)


def _parts(tree, whole, title, language):
    """Return the elements at the top of a tree, as parts of the whole: there is one root element."""
    kids = _listed(tree.get("/K"))
    for kid in kids:
        kid.P = whole
        if str(kid.S) == "/Document":
            kid.S, kid.T = pikepdf.Name.Part, pikepdf.String(title)
            if language is not None and "/Lang" not in kid:
                kid.Lang = language
    return kids


def _renamed(tree, prefix):
    """Put a prefix before the names of elements and where others call them; return {name: element}."""
    found, waiting = {}, _listed(tree.get("/K"))
    while waiting:
        element = waiting.pop()
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            continue
        waiting += _listed(element.get("/K"))
        if "/ID" in element:
            element.ID = pikepdf.String(prefix + str(element.ID))
            found[str(element.ID)] = element
        given = element.get("/A", {})
        if isinstance(given, pikepdf.Dictionary) and "/Headers" in given:
            given.Headers = pikepdf.Array(pikepdf.String(prefix + str(name)) for name in given.Headers)
    return found


def _listed(kids):
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _entries(tree):
    """Return the (number, value) of a number tree, its branches too."""
    return [(int(number), value) for number, value in _flat(tree, "/Nums")]


def _flat(tree, key):
    listed = list(tree.get(key, []))
    found = [(listed[at], listed[at + 1]) for at in range(0, len(listed), 2)]
    for branch in tree.get("/Kids", []):
        found += _flat(branch, key)
    return found


def _shift(page, base):
    if "/StructParents" in page:
        page.StructParents = int(page.StructParents) + base
    for note in page.get("/Annots", []):
        if "/StructParent" in note:
            note.StructParent = int(note.StructParent) + base
