"""Taking boundary points in from a file: first what it would do, then all of it or nothing."""

import hashlib
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from agreements.models import BoundaryPoint, Cooperation
from agreements.rules.boundaries import BoundaryState
from agreements.rules.boundary_imports import Judged, Verdict, judge, read_file
from agreements.rules.errors import NotReady, Stale
from agreements.rules.permissions import MAY, Act, entitled_post
from agreements.workflow.boundaries import demand_keeping
from agreements.workflow.history import record

WRITTEN = (
    *("name", "official_lat", "official_lon", "source", "field_lat", "field_lon", "measured_on"),
    *("measured_by", "method", "accuracy", "distance", "our_side", "their_side", "people"),
    *("description", "edited_by", "version"),
)


@dataclass(frozen=True)
class Preview:
    """What a file would do; `seen`: the fingerprint of the points as they stand."""

    rows: list[Judged]
    seen: str

    def of(self, verdict):
        """Return the rows of a `Verdict`."""
        return [row for row in self.rows if row.verdict == verdict]


def preview(dossier, text, *, by, today=None):
    """Take the text of a file; return its `Preview`. Writes nothing.

    Raises `NotAllowed` or `NotReady` where this actor keeps no points here, `BadFile` for what is no table.
    """
    demand_keeping(dossier, by)
    points = list(dossier.boundary_points.living())
    return _preview(points, text, today or timezone.localdate())


def _preview(points, text, today):
    existing = {point.code: (point.record, _locked(point)) for point in points}
    return Preview(judge(read_file(text), existing, today), fingerprint(points))


def _locked(point):
    if point.state != BoundaryState.AGREED:
        return ()
    return ("Titik ini sudah disepakati, sehingga datanya terkunci; buka kembali lebih dahulu.",)


def fingerprint(points):
    """Take points; return a sha256 that changes when one of them does."""
    told = sorted(f"{point.uid}:{point.version}" for point in points)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def take_in_points(dossier, text, *, by, seen, today=None):
    """Write all that the file adds and changes: one transaction, one event; return the `Preview` carried out.

    `seen`: the fingerprint of the preview that the person saw. Raises as `preview`, `Stale` where a point
    changed since, and `NotReady` where a row is wrong or nothing would change.
    """
    demand_keeping(dossier, by)
    with transaction.atomic():
        Cooperation.objects.select_for_update(of=("self",)).get(pk=dossier.pk)
        points = list(dossier.boundary_points.living().select_for_update(of=("self",)))
        found = _preview(points, text, today or timezone.localdate())
        if seen != found.seen:
            raise Stale("Titik kerja sama ini berubah sejak pratinjau dibuat. Periksa pratinjau yang baru.")
        _demand_whole(found)
        told = _write(dossier, {point.code: point for point in points}, found, by)
        added, changed = len(found.of(Verdict.NEW)), len(found.of(Verdict.CHANGED))
        record(
            cooperation_id=dossier.pk,
            by=by,
            post=entitled_post(by, MAY[Act.KEEP_BORDER], dossier.agency_id),
            act=Act.KEEP_BORDER,
            sentence=f"mengimpor titik batas: {added} baru, {changed} berubah",
            data={"points": told, "sha256": hashlib.sha256(text.encode()).hexdigest()},
        )
    return found


def _demand_whole(found):
    wrong = len(found.of(Verdict.WRONG))
    if wrong:
        raise NotReady(f"{wrong} baris masih salah; tidak ada yang disimpan. Perbaiki berkasnya lalu ulangi.")
    if not found.of(Verdict.NEW) and not found.of(Verdict.CHANGED):
        raise NotReady("Tidak ada yang berubah: semua titik dalam berkas sudah tercatat sama.")


def _write(dossier, known, found, by):
    """Write the rows; return {uid: changes} for history."""
    new, changed, told = [], [], {}
    for row in found.rows:
        if row.verdict == Verdict.SAME:
            continue
        point = known.get(row.code) or BoundaryPoint(cooperation=dossier, created_by_id=by.user_id, version=0)
        (changed if point.pk else new).append(point)
        point.write(row.record)
        point.edited_by_id = by.user_id
        point.version += 1
        told[str(point.uid)] = [list(change) for change in row.changes] or [["Kode", "", row.code]]
    BoundaryPoint.objects.bulk_create(new, batch_size=500)
    BoundaryPoint.objects.bulk_update(changed, WRITTEN, batch_size=200)
    return told
