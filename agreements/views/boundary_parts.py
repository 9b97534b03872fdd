"""What the pages of boundary points share: rows, figures, the map, what coordinates look like."""

from django.urls import reverse

from agreements.forms.boundary import notations
from agreements.rules.boundaries import Standing
from agreements.rules.boundary_map import COLOURS, SHAPES, TICK, MapPoint, draw
from agreements.rules.coordinates import distance_words
from agreements.rules.indonesian import long_date, number

TONES = {
    Standing.UNMEASURED: "neutral",
    Standing.FITS: "accent",
    Standing.DIFFERS: "warning",
    Standing.DISCUSSED: "info",
    Standing.AGREED: "success",
    Standing.VOID: "danger",
}
ICONS = {Standing.UNMEASURED: "target", Standing.FITS: "check", Standing.DISCUSSED: "comment"}
WIDE, BESIDE, NARROW = 900.0, 600.0, 330.0
MOST_ON_MAP = 500


def chip(standing):
    """Take a `Standing`; return the dict of `chip`."""
    return {"label": standing.label, "tone": TONES[standing], "icon": ICONS.get(standing, "")}


def point_row(point, tolerance):
    """Take a `BoundaryPoint` (dossier at hand); return what lists and pages print of it."""
    return {
        "code": point.code,
        "name": point.name,
        "url": reverse("boundary", args=[point.uid]),
        "dossier": point.cooperation.title,
        "chip": chip(point.standing(tolerance)),
        "distance": distance_words(point.distance),
        "official": notations(point.official),
        "field": notations(point.field) if point.field else [],
        "sides": " – ".join(side for side in (point.our_side, point.their_side) if side),
        "people": "" if point.people is None else number(point.people),
        "measured": measured_words(point),
    }


def measured_words(point):
    """Return who measured when and how, or ""."""
    if point.field is None:
        return ""
    accuracy = f", ketelitian {number(point.accuracy)} m" if point.accuracy is not None else ""
    how = point.get_method_display()
    return f"{long_date(point.measured_on)} oleh {point.measured_by}, {how}{accuracy}"


def map_of(points, tolerance, width=WIDE):
    """Take a list of points; return the maps for a wide and a narrow window, None where there is no point."""
    drawn = [map_point(point, tolerance) for point in points[:MOST_ON_MAP]]
    if not drawn:
        return None
    shown = dict.fromkeys(point.standing for point in drawn)
    return {
        "wide": draw(drawn, width),
        "narrow": draw(drawn, NARROW),
        "legend": [
            {
                "label": standing.label,
                "shape": SHAPES[standing],
                "tick": TICK if standing == Standing.AGREED else "",
                "colour": COLOURS[standing],
                "key": standing.value,
            }
            for standing in Standing
            if standing in shown
        ],
        "cut": len(points) > MOST_ON_MAP,
    }


def map_point(point, tolerance):
    """Return a `BoundaryPoint` as the map draws it."""
    standing = point.standing(tolerance)
    far = f", selisih {distance_words(point.distance)}" if point.distance is not None else ""
    return MapPoint(
        code=point.code,
        official=point.official,
        field=point.field,
        standing=standing,
        title=f"{point.code} {point.name}: {standing.label.lower()}{far}",
        url=reverse("boundary", args=[point.uid]),
    )


def summary(found, address):
    """Take the figures of `reports.boundaries`; return what the head of a list shows.

    `address(status)`: where the list of that standing lies.
    """
    counts = found["counts"]
    return {
        "segments": [
            {
                "label": standing.label,
                "count": counts[standing],
                "tone": TONES[standing],
                "url": address(standing.value),
            }
            for standing in Standing
            if standing != Standing.VOID
        ],
        "total": found["total"],
        "void": counts[Standing.VOID],
        "void_url": address(Standing.VOID.value),
        "largest": distance_words(found["metres"]) or "belum ada pengukuran",
        "people": number(found["people"]),
    }


def tolerance_words(row):
    """Take the `BoundaryTolerance`; return dict of its words, basis and whether it is verified."""
    metres = number(row.metres.normalize()) if row.metres % 1 else number(int(row.metres))
    return {"metres": f"{metres} m", "basis": row.basis, "verified": row.verified}
