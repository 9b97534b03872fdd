"""Rows for a sheet and for paper."""

from datetime import timedelta

import pytest

from agreements.models import Agreement
from agreements.reports.listing import HEADS, listed_rows, status_label
from agreements.reports.register import ORDERS
from tests import factories

pytestmark = pytest.mark.django_db
today, days = factories.today, factories.days


def rows(most=10):
    return list(listed_rows(Agreement.objects.all(), ORDERS["judul"], today(), most))


def test_a_running_instrument_in_full(opd):
    factories.agreement(
        "berlaku",
        agency=opd,
        partners=[factories.partner(name="Kota Malang")],
        about="Air",
        number="1/KSB/2026",
        signed_on=days(-10),
        starts_on=days(-9),
        ends_on=days(12),
    )
    (row,) = rows()
    assert dict(zip(HEADS, row, strict=True)) == {
        "No.": 1,
        "Bentuk": "Kesepakatan Bersama",
        "Nomor": "1/KSB/2026",
        "Tentang": "Air",
        "Mitra": "Kota Malang",
        "OPD": "Dinkes",
        "Jenis": "KSDD sukarela",
        "Status": "Akan berakhir",
        "Ditandatangani": days(-10),
        "Mulai berlaku": days(-9),
        "Berakhir": days(12),
        "Sisa hari": 12,
        "Naskah lama": "",
    }


def test_a_draft_has_no_dates_and_an_ended_one_no_days_left():
    factories.agreement("draf", about="A")
    factories.agreement("diakhiri", about="B", legacy=True, terminated_on=days(-3))
    draft, ended = rows()
    assert draft[8:] == (None, None, None, None, "")
    assert ended[10:] == (days(-3), None, "ya")


def test_no_more_than_the_limit():
    for at in "abc":
        factories.agreement(about=at)
    assert [(row[0], row[3]) for row in rows(2)] == [(1, "a"), (2, "b")]


def test_status_follows_the_dates():
    assert status_label("draf", None, None, today()) == "Draf"
    assert status_label("berlaku", today(), today() - timedelta(days=1), today()) == "Berakhir"
