"""The tags of several PDFs under one root, so that a merged file can still be read aloud."""

import pikepdf


def join_tags(merged, sources, starts):
    """Join the structure trees of `sources`, whose pages `merged` holds, each from its page in `starts` on.

    Each source keeps its numbers of marked content; those of its pages in the parent tree are shifted.
    Without tags in every source the file is left untagged: half a structure would hide the other half.
    """
    if not sources or not all("/StructTreeRoot" in source.Root for source in sources):
        return
    root = merged.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    kids, numbers, roles, base = [], [], {}, 0
    ends = [*starts[1:], len(merged.pages)]
    for source, start, end in zip(sources, starts, ends, strict=True):
        tree = merged.copy_foreign(source.make_indirect(source.Root.StructTreeRoot))
        kids += _listed(tree.get("/K"))
        roles |= dict(tree.get("/RoleMap", {}).items())
        entries = _entries(tree.get("/ParentTree", pikepdf.Dictionary()))
        numbers += [(base + key, value) for key, value in entries]
        for page in list(merged.pages)[start:end]:
            _shift(page, base)
        base += 1 + max((key for key, _ in entries), default=0)
    root.K = pikepdf.Array([_one_document(merged, root, kids)])
    flat = [each for pair in sorted(numbers, key=lambda pair: pair[0]) for each in pair]
    root.ParentTree = merged.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(flat)))
    root.ParentTreeNextKey = base
    if roles:
        root.RoleMap = pikepdf.Dictionary(roles)
    merged.Root.StructTreeRoot = root
    merged.Root.MarkInfo = pikepdf.Dictionary(Marked=True)


def _one_document(merged, root, kids):
    """Return one document whose parts the documents are: a structure tree has a single root element."""
    names = {"Type": pikepdf.Name.StructElem, "S": pikepdf.Name.Document, "P": root}
    whole = merged.make_indirect(pikepdf.Dictionary(**names))
    for kid in kids:
        kid.P = whole
        if str(kid.S) == "/Document":
            kid.S = pikepdf.Name.Part
    whole.K = pikepdf.Array(kids)
    return whole


def _listed(kids):
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _entries(tree):
    """Return the (number, value) of a number tree, its branches too."""
    numbers = list(tree.get("/Nums", []))
    found = [(int(numbers[at]), numbers[at + 1]) for at in range(0, len(numbers), 2)]
    for branch in tree.get("/Kids", []):
        found += _entries(branch)
    return found


def _shift(page, base):
    if "/StructParents" in page:
        page.StructParents = int(page.StructParents) + base
    for note in page.get("/Annots", []):
        if "/StructParent" in note:
            note.StructParent = int(note.StructParent) + base
