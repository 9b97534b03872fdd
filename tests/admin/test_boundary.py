"""The tolerance of boundary points in the panel: kept by admin regulasi, read by Bagian Hukum."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from agreements.management.commands.load_reference import load_tolerance
from agreements.models import BoundaryTolerance
from agreements.models.library import all_uses
from agreements.rules.references import UseGroup
from tests.admin.filling import errors, filled

pytestmark = pytest.mark.django_db
LIST = reverse("admin:agreements_boundarytolerance_changelist")


@pytest.fixture
def address():
    row = BoundaryTolerance.objects.create()
    return reverse("admin:agreements_boundarytolerance_change", args=[row.pk])


def test_it_begins_with_five_metres_unverified_and_is_loaded_once():
    assert [load_tolerance(), load_tolerance()] == [(1, 0, 0), (0, 0, 1)]
    row = BoundaryTolerance.objects.get()
    assert (row.metres, row.verified) == (Decimal("5.00"), False)
    assert "Permendagri 141/2017" in row.basis


def test_its_ground_stands_among_what_nobody_verified():
    BoundaryTolerance.objects.create()
    told = {(use.name, use.group, use.verified) for use in all_uses()}
    assert ("Toleransi titik batas 5,00 m", UseGroup.TOLERANCE, False) in told
    BoundaryTolerance.objects.update(verified=True)
    told = {(use.group, use.verified) for use in all_uses() if use.group == UseGroup.TOLERANCE}
    assert told == {(UseGroup.TOLERANCE, True)}


def test_where_no_row_is_left_the_beginning_holds():
    assert not BoundaryTolerance.objects.exists()
    assert BoundaryTolerance.now().metres == Decimal("5.00")


def test_the_regulation_admin_changes_it_and_history_tells(client_reg, address):
    client_reg.post(address, filled(client_reg.get(address)) | {"metres": "2,5", "basis": "Perwali 1/2026"})
    assert BoundaryTolerance.now().metres == Decimal("2.50")
    history = client_reg.get(address.replace("change", "history")).content.decode()
    assert "Perwali 1/2026" in history


@pytest.mark.parametrize("metres", ["0", "-1", "1001", "lima"])
def test_a_tolerance_that_makes_no_sense_is_refused(client_reg, address, metres):
    response = client_reg.post(address, filled(client_reg.get(address)) | {"metres": metres})
    assert len(errors(response)) == 1
    assert BoundaryTolerance.now().metres == Decimal("5.00")


def test_there_is_one_and_it_stays(client_reg, address):
    assert client_reg.get(reverse("admin:agreements_boundarytolerance_add")).status_code == 403
    assert client_reg.post(address.replace("change", "delete"), {"post": "yes"}).status_code == 403
    with pytest.raises(IntegrityError), transaction.atomic():
        BoundaryTolerance.objects.update(metres=0)


@pytest.mark.parametrize(("role", "status"), [("hkm", 200), ("adm", 403), ("opo", 403)])
def test_who_may_look(request, role, status):
    client = request.getfixturevalue(f"client_{role}")
    assert client.get(LIST).status_code == status
