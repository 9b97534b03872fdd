"""The demo's boundary points and border services, replayed through the acts that people do.

The story stands in agreements/seeds/boundaries-*.json; every place and figure in it is invented.
"""

import json
from datetime import timedelta

from django.utils import timezone

from agreements.management.demo import Cast, days_ago
from agreements.management.demo_steps import example_paper
from agreements.management.reference import SEEDS
from agreements.models import Affair, Cooperation
from agreements.rules.boundaries import BoundaryAction, BoundaryState
from agreements.rules.boundary_records import read_record
from agreements.rules.enums import Role
from agreements.workflow.border_services import keep_service
from agreements.workflow.boundaries import add_point, move_point

TEXTS = ("code", "name", "measured_by", "method", "accuracy", "our_side", "their_side", "description")


def mark_borders(name):
    """Take the name of a data set; write the points and services of its border dossier."""
    story = json.loads((SEEDS / f"boundaries-{name}.json").read_text())
    dossier = Cooperation.objects.get(title=story["dossier"])
    cast = Cast(timezone.localdate())
    points = {row["code"]: _replay(dossier, row, story["source"], cast) for row in story["points"]}
    with days_ago(20):
        for row in story["services"]:
            fields = {key: row[key] for key in ("name", "serving", "agreed", "basis", "people")}
            fields |= {"affair": Affair.objects.get(code=row["affair"]), "point": points.get(row["point"])}
            keep_service(dossier, fields | {"note": ""}, by=cast.actor(Role.STF))


def _replay(dossier, row, source, cast):
    """Record a point and move it as far as its story goes; return it."""
    record, faults = read_record(point_texts(row, source, cast.today), cast.today)
    if faults:
        raise ValueError(f"{row['code']}: {faults}")
    with days_ago(max(row["measured_ago"] - 5, 90)):
        point = add_point(dossier, record, by=cast.actor(Role.OPO, dossier.agency))
    if row["until"] == BoundaryState.DIFFERS:
        return point
    with days_ago(75, 10):
        officer = cast.actor(Role.STF)
        point = move_point(point, BoundaryAction.DISCUSS, by=officer, note=row["note"], seen=point.version)
    if row["until"] == BoundaryState.AGREED:
        with days_ago(row["day"], 14) as day:
            paper = example_paper("Berita Acara Kesepakatan Titik Batas", f"{row['code']} {row['name']}")
            data = {"number": row["number"], "day": day, "paper": (paper, "Berita acara titik batas.pdf")}
            point = move_point(
                point,
                BoundaryAction.AGREE,
                by=cast.actor(Role.KBG),
                note=row["note"],
                seen=point.version,
                data=data,
                today=day,
            )
    return point


def point_texts(row, source, today):
    """Take a row of the story, its source and today; return the texts that a form would hold."""
    lat, lon = row["official"]
    texts = {name: row[name] for name in TEXTS} | {"source": source, "people": str(row["people"])}
    texts |= {"official_lat": lat, "official_lon": lon}
    if row["field"]:
        measured = today - timedelta(days=row["measured_ago"])
        texts |= dict(zip(("field_lat", "field_lon"), row["field"], strict=True))
        texts["measured_on"] = measured.isoformat()
    return texts
