"""Rows of boundary points for the tests, beside `tests.factories`."""

from datetime import date
from decimal import Decimal
from itertools import count

from agreements import models
from agreements.rules.boundary_records import PointRecord
from agreements.rules.coordinates import Position
from tests import factories

SERIAL = count(1)


def boundary_record(**given):
    """What people write of a boundary point: measured, about 25 metres from where it should be."""
    given = {
        "code": f"PBU {next(SERIAL):03d}",
        "name": "Pilar contoh",
        "official": Position(Decimal("-7.47236111"), Decimal("112.43361111")),
        "source": "Permendagri Nomor 99 Tahun 2018 (contoh)",
        "field": Position(Decimal("-7.47256111"), Decimal("112.43371111")),
        "measured_on": date(2026, 3, 4),
        "measured_by": "Tim contoh",
        "method": "gnss_rtk",
        "accuracy": Decimal("0.05"),
        "our_side": "Kelurahan Contoh",
        "their_side": "Desa Contoh",
        "people": 120,
        "description": "Di tepi sungai.",
    } | given
    return PointRecord(**given)


def boundary_point(cooperation, record=None, **given):
    """A boundary point of a dossier; `given` overrides columns of the row, not of its record."""
    row = models.BoundaryPoint(
        cooperation=cooperation, created_by=cooperation.created_by, edited_by=cooperation.created_by
    )
    row.write(record or boundary_record())
    for name, value in given.items():
        setattr(row, name, value)
    row.save()
    return row


def border_service(cooperation, **given):
    """A service that border people of a dossier need."""
    given = {"name": "Izin usaha mikro", "created_by": cooperation.created_by} | given
    given["affair"] = given.get("affair") or factories.affair()
    return models.BorderService.objects.create(cooperation=cooperation, **given)
