"""The styles and lists of a Word file as plain data: which label, weight and place a paragraph has."""

from dataclasses import dataclass

from docx.oxml.ns import qn

from agreements.rules.word_numbering import Level, Numbering, Series

VAL = qn("w:val")
LONGEST_CHAIN = 20  # of styles based on styles


@dataclass(frozen=True)
class Look:
    """What a paragraph style gives: its name, list, place and weight."""

    name: str
    number: str = ""
    level: int | None = None
    centred: bool = False
    bold: bool = False


def value(parent, path):
    """Return the w:val of the first element below, None where there is none."""
    found = parent.find(path) if parent is not None else None
    return None if found is None else found.get(VAL)


def on(parent, path):
    """Return whether a toggle such as w:b is set; None where nothing is said."""
    found = parent.find(path) if parent is not None else None
    return None if found is None else found.get(VAL, "1").lower() not in ("0", "false", "off")


def whole(text, default=0):
    """Return a whole number of an attribute; `default` for what is none."""
    try:
        return int(text)
    except (TypeError, ValueError):
        return default


def numbering_of(element):
    """Take the root of numbering.xml or None; return the `Numbering`."""
    if element is None:
        return Numbering()
    lists, linked = {}, {}
    for each in element.findall(qn("w:abstractNum")):
        ident = each.get(qn("w:abstractNumId"))
        lists[ident] = dict(_level(level) for level in each.findall(qn("w:lvl")))
        if (link := value(each, qn("w:styleLink"))) is not None:
            linked[link] = ident
    for each in element.findall(qn("w:abstractNum")):
        link = value(each, qn("w:numStyleLink"))
        if link in linked:
            lists[each.get(qn("w:abstractNumId"))] = lists[linked[link]]
    return Numbering(lists, {n.get(qn("w:numId")): _series(n) for n in element.findall(qn("w:num"))})


def _level(element):
    at, restart = whole(element.get(qn("w:ilvl"))), value(element, qn("w:lvlRestart"))
    return at, Level(
        form=value(element, qn("w:numFmt")) or "decimal",
        words=value(element, qn("w:lvlText")) or "",
        start=whole(value(element, qn("w:start")), 1),
        restart=None if restart is None else whole(restart),
        legal=bool(on(element, qn("w:isLgl"))),
        style=value(element, qn("w:pStyle")) or "",
    )


def _series(element):
    starts, levels = {}, {}
    for each in element.findall(qn("w:lvlOverride")):
        at, start = whole(each.get(qn("w:ilvl"))), value(each, qn("w:startOverride"))
        if start is not None:
            starts[at] = whole(start, 1)
        if (level := each.find(qn("w:lvl"))) is not None:
            levels[at] = _level(level)[1]
    return Series(value(element, qn("w:abstractNumId")) or "", starts, levels)


def looks_of(element):
    """Take the root of styles.xml; return ({style id: `Look`}, id of the default paragraph style)."""
    styles = {s.get(qn("w:styleId")): s for s in element.findall(qn("w:style"))}
    default = next(
        (
            ident
            for ident, style in styles.items()
            if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true")
        ),
        "",
    )
    return {ident: _look(ident, styles) for ident in styles}, default


def _look(ident, styles):
    chain, seen = [], set()
    while ident in styles and ident not in seen and len(chain) < LONGEST_CHAIN:
        seen.add(ident)
        chain.append(styles[ident])
        ident = value(styles[ident], qn("w:basedOn"))
    first = chain[0]
    return Look(
        name=value(first, qn("w:name")) or first.get(qn("w:styleId")) or "",
        number=_first(value(s, f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}") for s in chain) or "",
        level=_level_of(chain),
        centred=_first(value(s, f"{qn('w:pPr')}/{qn('w:jc')}") for s in chain) == "center",
        bold=bool(_first(on(s.find(qn("w:rPr")), qn("w:b")) for s in chain)),
    )


def _level_of(chain):
    at = _first(value(s, f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:ilvl')}") for s in chain)
    return None if at is None else whole(at)


def _first(values):
    return next((each for each in values if each is not None), None)
