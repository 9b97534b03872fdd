"""A map of boundary points without any tiles: where each mark, line and word lies on a sheet of given width.

Small pieces of land are drawn flat: metres east and north of the middle. Differences of a few metres would be
invisible on a border of kilometres, so the line from official to field is drawn enlarged, and says how much.
"""

import math
from dataclasses import dataclass
from decimal import Decimal

from agreements.rules.boundaries import Standing
from agreements.rules.coordinates import LAT, LON, Position, dms_words

LETTER, LINE = 7.2, 15  # width of a letter and height of a line, in units of the sheet
LEAST_EXTENT = 120.0  # metres that a map shows at least
MOST_LABELS = 60
GRID = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18000, 36000)  # seconds of arc
SHAPES = {
    Standing.UNMEASURED: "",
    Standing.FITS: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
    Standing.DIFFERS: "M0 -6.5L6.5 5L-6.5 5z",
    Standing.DISCUSSED: "M0 -7L7 0L0 7L-7 0z",
    Standing.AGREED: "M-6 -6L6 -6L6 6L-6 6z",
    Standing.VOID: "M-5 -5L5 5M5 -5L-5 5",
}
TICK = "M-3.2 0.2L-0.9 2.7L3.3 -2.8"  # on the mark of an agreed point
COLOURS = {
    Standing.UNMEASURED: "#47544f",
    Standing.FITS: "#28601f",
    Standing.DIFFERS: "#b3640a",
    Standing.DISCUSSED: "#1c4f8f",
    Standing.AGREED: "#28601f",
    Standing.VOID: "#9a1f1a",
}


@dataclass(frozen=True)
class MapPoint:
    """A point as it is drawn; `title`: what a reader hears of it."""

    code: str
    official: Position
    field: Position | None
    standing: Standing
    title: str = ""
    url: str = ""


@dataclass(frozen=True)
class Sheet:
    """Where metres lie on the sheet: its frame, and units of the sheet for a metre."""

    middle: Position
    per_lat: float  # metres of a degree
    per_lon: float
    scale: float
    width: float
    height: float

    def place(self, position):
        """Return (x, y) of a position."""
        east = float(position.lon - self.middle.lon) * self.per_lon
        north = float(position.lat - self.middle.lat) * self.per_lat
        return self.width / 2 + east * self.scale, self.height / 2 - north * self.scale


def metres_of_degrees(lat):
    """Take a latitude; return metres of a degree of latitude and of longitude there (WGS84)."""
    angle = math.radians(lat)
    north = 111132.954 - 559.822 * math.cos(2 * angle) + 1.175 * math.cos(4 * angle)
    east = 111412.84 * math.cos(angle) - 93.5 * math.cos(3 * angle)
    return north, east


def draw(points, width=900.0):
    """Take `MapPoint`s (at least one) and the width of the sheet; return what the template draws.

    Numbers come as texts with a point, as SVG wants them.
    """
    reach = 34.0 if width < 500 else 60.0  # of the longest enlarged line
    sheet = _sheet(points, width, reach + 24)
    factor = _factor(points, sheet, reach)
    marks = [_mark(point, sheet, factor) for point in points]
    _label(marks, sheet)
    return {
        "width": _n(width),
        "height": _n(sheet.height + 50),
        "frame": {"width": _n(width - 1), "height": _n(sheet.height)},
        "foot": _n(sheet.height + 15),
        "parallels": _parallels(sheet),
        "meridians": _meridians(sheet),
        "marks": [_shown(mark) for mark in marks],
        "bar": _bar(sheet),
        "north": {"x": _n(width - 14), "y": _n(sheet.height + 34)},
        "factor": factor,
    }


def _n(value):
    return f"{value:.1f}"


def _sheet(points, width, margin):
    places = [place for point in points for place in (point.official, point.field) if place]
    lats, lons = [place.lat for place in places], [place.lon for place in places]
    middle = Position((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)
    per_lat, per_lon = metres_of_degrees(float(middle.lat))
    east = max(float(max(lons) - min(lons)) * per_lon, LEAST_EXTENT)
    north = max(float(max(lats) - min(lats)) * per_lat, LEAST_EXTENT / 2)
    inner = width - 2 * margin
    height = min(max(inner * north / east + 2 * margin, width * 0.5), width * 1.15)
    scale = min(inner / east, (height - 2 * margin) / north)
    return Sheet(middle, per_lat, per_lon, scale, width, height)


def _factor(points, sheet, reach):
    """Return how many times differences are enlarged: 1, 2, 5, 10, ... so that the longest reaches far."""
    lengths = [
        math.dist(sheet.place(point.official), sheet.place(point.field)) for point in points if point.field
    ]
    longest = max(lengths, default=0)
    return max(nice(reach / longest), 1) if longest else 1


def nice(value):
    """Return the greatest of 1, 2, 5 times a power of ten that is not above `value` (> 0)."""
    power = 10 ** math.floor(math.log10(value))
    return next(step * power for step in (5, 2, 1) if step * power <= value * (1 + 1e-9))


def _mark(point, sheet, factor):
    x, y = sheet.place(point.official)
    mark = {"point": point, "x": x, "y": y, "tip": None, "label": None}
    if point.field:
        fx, fy = sheet.place(point.field)
        mark["tip"] = (x + (fx - x) * factor, y + (fy - y) * factor)
    return mark


def _label(marks, sheet):
    """Put each code where it covers no mark and no other code; where nothing is free it is left out."""
    if len(marks) > MOST_LABELS:
        return
    taken = [
        (x - 7, y - 7, x + 7, y + 7)
        for mark in marks
        for x, y in ((mark["x"], mark["y"]), mark["tip"] or (-99, -99))
    ]
    for mark in marks:
        for box in _boxes(mark):
            inside = box[0] >= 2 and box[1] >= 2 and box[2] <= sheet.width - 2 and box[3] <= sheet.height - 2
            if inside and not any(_meet(box, other) for other in taken):
                taken.append(box)
                mark["label"] = box
                break


def _boxes(mark):
    """Yield boxes for the code beside the mark, those away from the line first."""
    wide = len(mark["point"].code) * LETTER + 6
    x, y = mark["x"], mark["y"]
    tip = mark["tip"] or (x, y)
    sides = [
        (x + 9, y - LINE / 2),
        (x - 9 - wide, y - LINE / 2),
        (x - wide / 2, y - 9 - LINE),
        (x - wide / 2, y + 9),
        (x + 7, y - 7 - LINE),
        (x - 7 - wide, y - 7 - LINE),
        (x + 7, y + 7),
        (x - 7 - wide, y + 7),
    ]
    sides.sort(key=lambda at: -math.dist((at[0] + wide / 2, at[1] + LINE / 2), tip) if mark["tip"] else 0)
    for left, top in sides:
        yield left, top, left + wide, top + LINE


def _meet(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _shown(mark):
    point, tip, box = mark["point"], mark["tip"], mark["label"]
    return {
        "code": point.code,
        "url": point.url,
        "title": point.title,
        "standing": point.standing.value,
        "colour": COLOURS[point.standing],
        "shape": SHAPES[point.standing],
        "tick": TICK if point.standing == Standing.AGREED else "",
        "x": _n(mark["x"]),
        "y": _n(mark["y"]),
        "tip": {"x": _n(tip[0]), "y": _n(tip[1])} if tip else None,
        "label": {
            "x": _n(box[0]),
            "y": _n(box[1]),
            "width": _n(box[2] - box[0]),
            "text_x": _n((box[0] + box[2]) / 2),
            "text_y": _n(box[1] + LINE - 3),
        }
        if box
        else None,
    }


def _step(seconds):
    """Take the seconds of arc that the frame spans; return the step of the grid."""
    return next((step for step in GRID if seconds / step <= 4), GRID[-1])


def _grid(low, high):
    """Return degrees of the lines between two degrees."""
    step = _step((high - low) * 3600)
    first = math.ceil(low * 3600 / step)
    return [Decimal(number * step) / 3600 for number in range(first, math.floor(high * 3600 / step) + 1)]


def _parallels(sheet):
    half = sheet.height / 2 / sheet.scale / sheet.per_lat
    middle = float(sheet.middle.lat)
    found = []
    for lat in _grid(middle - half, middle + half):
        _, y = sheet.place(Position(lat, sheet.middle.lon))
        if y > LINE:
            found.append({"y": _n(y), "text_y": _n(y - 3), "label": dms_words(lat, LAT, 0)})
    return found


def _meridians(sheet):
    half = sheet.width / 2 / sheet.scale / sheet.per_lon
    middle, found, last = float(sheet.middle.lon), [], -999.0
    for lon in _grid(middle - half, middle + half):
        x, _ = sheet.place(Position(sheet.middle.lat, lon))
        label = dms_words(lon, LON, 0)
        wide = len(label) * LETTER
        fits = x - wide / 2 > max(last, 0) and x + wide / 2 < sheet.width
        last = x + wide / 2 + 6 if fits else last
        found.append({"x": _n(x), "label": label if fits else ""})
    return found


def _bar(sheet):
    """Return the scale bar: a round length of at most a third of the sheet."""
    metres = nice(sheet.width / 3 / sheet.scale)
    words = f"{metres / 1000:g} km" if metres >= 1000 else f"{metres:g} m"
    length = metres * sheet.scale
    y = sheet.height + 36
    return {
        "x1": "6.0",
        "x2": _n(6 + length),
        "half": _n(6 + length / 2),
        "y": _n(y),
        "top": _n(y - 5),
        "text_x": _n(12 + length),
        "text_y": _n(y + 4),
        "label": words.replace(".", ","),
    }
