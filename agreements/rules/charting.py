"""Drawing how regulations bear on one another: which ones, and where each stands on the sheet.

Plain geometry in pixels; the template draws it. The higher in the order of law, the higher on the sheet.
"""

from dataclasses import dataclass

from agreements.rules.enums import RegulationKind, RelationKind

LAYERS = (
    ("Undang-Undang", (RegulationKind.UU,)),
    ("Peraturan Pemerintah", (RegulationKind.PP,)),
    ("Peraturan Presiden", (RegulationKind.PERPRES,)),
    ("Peraturan Menteri", (RegulationKind.PERMENDAGRI, RegulationKind.PERMENLU)),
    ("Peraturan Daerah", (RegulationKind.PERDA,)),
    ("Peraturan dan Keputusan Kepala Daerah", (RegulationKind.PERKADA, RegulationKind.KEPKADA)),
    ("Lainnya", (RegulationKind.OTHER,)),
)
WIDTH, HEIGHT = 172, 66  # of a box
ACROSS, DOWN = 20, 46  # between boxes
EDGE, BAND = 16, 26  # around the sheet; above a layer, for its name
ACTS = {RelationKind.AMENDS: "amends", RelationKind.IMPLEMENTS: "implements"}


@dataclass(frozen=True)
class Box:
    """One regulation on the sheet; `x`, `y`: its upper left corner."""

    key: int
    x: int
    y: int
    layer: int
    line: int
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def middle(self):
        """The middle of it, across."""
        return self.x + self.width // 2


@dataclass(frozen=True)
class Line:
    """One relation: `path` as SVG draws it, `style` of its kind."""

    source: int
    kind: str
    target: int
    path: str
    style: str


@dataclass(frozen=True)
class Chart:
    """The sheet. `bands`: (name of a layer, y of its words)."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    bands: tuple[tuple[str, int], ...]


def around(centre, relations, depth=2):
    """Take a key and (source, kind, target) rows; return the keys at most `depth` steps from it, as a set."""
    beside = {}
    for source, _, target in relations:
        beside.setdefault(source, set()).add(target)
        beside.setdefault(target, set()).add(source)
    found, edge = {centre}, {centre}
    for _ in range(depth):
        edge = set().union(*(beside.get(key, set()) for key in edge)) - found
        found |= edge
    return found


def layer_of(kind):
    """Take a kind's code; return the place of its layer from the top."""
    return next(place for place, (_, kinds) in enumerate(LAYERS) if kind in kinds)


def chart(entries, relations, across=6):
    """Take {key: (kind, year, name)} and (source, kind, target) rows; return the `Chart`.

    Relations with an end that is not among the entries are left out. `across`: boxes in one line.
    """
    relations = [row for row in relations if row[0] in entries and row[2] in entries]
    boxes, bands, y = {}, [], EDGE
    for place, (name, _) in enumerate(LAYERS):
        members = [key for key, (kind, *_) in entries.items() if layer_of(kind) == place]
        if not members:
            continue
        bands.append((name, y + 14))
        y += BAND
        for line, keys in enumerate(_in_lines(_ordered(members, entries, relations, boxes), across)):
            for at, key in enumerate(keys):
                boxes[key] = Box(key, EDGE + at * (WIDTH + ACROSS), y, place, line)
            y += HEIGHT + DOWN
    width = max((box.x + WIDTH for box in boxes.values()), default=0) + EDGE
    lines = tuple(_line(boxes, *row) for row in relations)
    return Chart(width, max(y - DOWN + EDGE, 0), tuple(boxes.values()), lines, tuple(bands))


def _ordered(members, entries, relations, boxes):
    """Return the keys of a layer: near what each bears on above, else by year; who stands alone last."""

    def near(key):
        ends = [t if s == key else s for s, _, t in relations if key in (s, t)]
        places = [boxes[end].middle for end in ends if end in boxes]
        return (not ends, sum(places) / len(places) if places else 10**6, entries[key][1:])

    return sorted(members, key=near)


def _in_lines(keys, across):
    """Return the keys in as few lines as fit, all about as long."""
    count = -(-len(keys) // across)
    size = -(-len(keys) // count)
    return [keys[at : at + size] for at in range(0, len(keys), size)]


def _line(boxes, source, kind, target):
    one, other = boxes[source], boxes[target]
    style = ACTS.get(kind, "revokes")
    if one.y == other.y:
        return Line(source, kind, target, _beside(one, other), style)
    down = one.y < other.y
    start = one.y + one.height if down else one.y
    end = other.y if down else other.y + other.height
    bend = max(24, abs(end - start) // 2)
    turn = bend if down else -bend
    x, z = one.middle, other.middle
    return Line(source, kind, target, f"M{x} {start}C{x} {start + turn} {z} {end - turn} {z} {end}", style)


def _beside(one, other):
    """Return the way between two boxes of one line: straight to a neighbour, else in a bow above."""
    right = one.x < other.x
    gap = other.x - one.x - one.width if right else one.x - other.x - other.width
    if gap <= ACROSS:
        y = one.y + one.height // 2
        start, end = (one.x + one.width, other.x) if right else (one.x, other.x + other.width)
        return f"M{start} {y}L{end} {y}"
    lift = one.y - 22
    return f"M{one.middle} {one.y}C{one.middle} {lift} {other.middle} {lift} {other.middle} {other.y}"
