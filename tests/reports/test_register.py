"""Each filter of the register with a case that is in and one that is out; who sees what."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from agreements.models import Agreement
from agreements.reports.register import order_of
from agreements.rules.enums import Instrument, Kind, State
from tests import factories
from tests.reports.asking import actor, ask, titles

pytestmark = pytest.mark.django_db
days = factories.days


def running(ends, **given):
    return factories.agreement("berlaku", starts_on=days(-100), ends_on=days(ends), **given)


def test_without_a_filter_everything_is_listed():
    factories.agreement("draf", about="Satu")
    factories.agreement("berlaku", about="Dua")
    assert sorted(titles()) == ["Dua", "Satu"]


@pytest.mark.parametrize("name", ["bentuk", "jenis"])
def test_form_and_kind(name):
    factories.agreement(instrument=Instrument.NK, kind=Kind.SINERGI, about="Dicari")
    factories.agreement(instrument=Instrument.KSB, kind=Kind.KSDPK, about="Lain")
    value = {"bentuk": "nk", "jenis": "sinergi"}[name]
    assert titles(f"{name}={value}") == ["Dicari"]


@pytest.mark.parametrize("state", [state for state in State if state != State.IN_FORCE])
def test_every_stored_state(state):
    factories.agreement(state, about="Dicari")
    factories.agreement("draf" if state != State.DRAFT else "telaah", about="Lain")
    assert titles(f"status={state}") == ["Dicari"]


def test_states_that_the_dates_tell():
    factories.agreement("draf", about="Draf")
    factories.agreement("diakhiri", about="Diakhiri")
    factories.agreement("ditandatangani", about="Bertanda tangan")
    factories.agreement("berlaku", about="Nanti", starts_on=days(3), ends_on=days(400))
    factories.agreement("berlaku", about="Tanpa akhir", ends_on=None)
    for left in (-1, 0, 90, 91):
        running(left, about=f"{left} hari")
    assert sorted(titles("status=berjalan")) == ["0 hari", "90 hari", "91 hari", "Tanpa akhir"]
    assert titles("status=akan_berakhir") == ["0 hari", "90 hari"]
    assert titles("status=belum_berlaku") == ["Nanti"]
    assert titles("status=berakhir") == ["-1 hari"]
    assert sorted(titles("status=selesai")) == ["-1 hari", "Diakhiri"]
    assert sorted(titles("status=proses")) == ["Bertanda tangan", "Draf"]
    assert len(titles("status=bertanda_tangan")) == 8


@pytest.mark.parametrize(
    ("code", "inside", "outside"),
    [
        ("0-30", [0, 30], [-1, 31]),
        ("31-90", [31, 90], [30, 91]),
        ("91-180", [91, 180], [90, 181]),
        ("181", [181, 4000], [180]),
    ],
)
def test_days_left(code, inside, outside):
    for left in [*inside, *outside]:
        running(left, about=f"{left} hari")
    factories.agreement("berlaku", about="Tanpa akhir", ends_on=None)
    factories.agreement("diakhiri", about="Diakhiri", ends_on=days(inside[0]))
    assert titles(f"sisa={code}") == [f"{left} hari" for left in inside]


def test_days_left_without_an_end():
    factories.agreement("berlaku", about="Tanpa akhir", ends_on=None)
    running(200)
    assert titles("sisa=tanpa") == ["Tanpa akhir"]


def test_agency():
    one = factories.agreement(about="Dicari")
    factories.agreement(about="Lain")
    assert titles(f"opd={one.agency_id}") == ["Dicari"]


def test_affair():
    affair, other = factories.affair(), factories.affair()
    factories.agreement(affairs=[affair, other], about="Dicari")
    factories.agreement(affairs=[other], about="Lain")
    assert titles(f"urusan={affair.pk}") == ["Dicari"]


def test_partner_by_part_of_the_name():
    factories.agreement(partners=[factories.partner(name="Universitas Brawijaya")], about="Dicari")
    factories.agreement(partners=[factories.partner(name="Kota Malang")], about="Lain")
    assert titles("mitra=brawi") == ["Dicari"]
    assert titles("mitra=%25") == []


def test_year_of_signing():
    factories.agreement("berlaku", signed_on=date(2024, 12, 31), starts_on=date(2025, 1, 1), about="Dicari")
    factories.agreement("berlaku", signed_on=date(2025, 1, 1), starts_on=date(2025, 1, 1), about="Lain")
    factories.agreement("draf", about="Draf")
    assert titles("tahun=2024") == ["Dicari"]


def test_ksb_without_pks_means_one_that_runs():
    oldest = running(300, signed_on=days(-500), about="Paling lama")
    running(300, about="Dicari")
    running(-1, about="Sudah berakhir")
    running(300, instrument="pks", about="PKS")
    Agreement.objects.filter(pk=running(300, about="Punya PKS").pk).update(signed_children=1)
    assert titles("tanpa_pks=1") == [oldest.about, "Dicari"]


def test_evaluated_and_legacy():
    pks = running(300, instrument="pks", about="Dievaluasi")
    factories.evaluation(pks, "disetujui")
    running(300, legacy=True, about="Lama")
    assert titles("dievaluasi=1") == ["Dievaluasi"]
    assert titles("lama=1") == ["Lama"]


def test_filters_narrow_together():
    affair = factories.affair()
    factories.agreement("telaah", affairs=[affair], about="Air minum")
    factories.agreement("draf", affairs=[affair], about="Air limbah")
    factories.agreement("telaah", about="Air hujan")
    assert titles(f"q=air&status=telaah&urusan={affair.pk}") == ["Air minum"]


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ("status=ngawur", "status"),
        ("opd=abc", "opd"),
        ("opd=99999999999999999999", "opd"),
        ("tahun=1", "tahun"),
        ("tahun=x", "tahun"),
        ("sisa=1", "sisa"),
        ("q=a%00b", "q"),
        ("tugas=ngawur", "tugas"),
    ],
)
def test_a_wrong_value_narrows_nothing_and_is_told(wrong, name):
    factories.agreement(about="Satu")
    asked = ask(wrong)
    assert (asked.active, list(asked.errors)) == ({}, [name])
    assert titles(wrong) == ["Satu"]


def test_an_officer_sees_only_the_own_opd_through_every_filter(opd):
    factories.agreement("draf", agency=opd, about="Milik sendiri")
    other = factories.agreement("draf", about="Milik orang lain")
    by = actor("opo", opd)
    for address in ("", "status=draf", "q=milik", f"opd={other.agency_id}", "mitra=Kabupaten", "urut=judul"):
        assert "Milik orang lain" not in titles(address, by)
    assert titles("q=milik", by) == ["Milik sendiri"]


def test_the_regulation_admin_sees_only_what_is_signed():
    factories.agreement("draf", about="Draf")
    factories.agreement("berlaku", about="Berlaku")
    assert titles("", actor("reg")) == ["Berlaku"]


def test_nobody_without_a_post_sees_anything():
    factories.agreement("berlaku")
    assert titles("", factories.user().actor(factories.today())) == []


@pytest.mark.parametrize(
    ("active", "wanted", "order"),
    [
        ({}, "", "terbaru"),
        ({"status": "akan_berakhir"}, "", "berakhir"),
        ({"status": "draf"}, "", "terbaru"),
        ({"tanpa_pks": "1"}, None, "tanda_tangan_lama"),
        ({"tahun": 2024}, "", "tanda_tangan"),
        ({"status": "akan_berakhir"}, "judul", "judul"),
        ({}, "ngawur", "terbaru"),
    ],
)
def test_the_order_suits_the_filters_unless_asked(active, wanted, order):
    assert order_of(active, wanted) == order


def test_every_order_sorts():
    now = timezone.now()
    factories.agreement("draf", about="B", state_since=now)
    factories.agreement("berlaku", about="A", state_since=now - timedelta(days=1), ends_on=days(10))
    factories.agreement(
        "berlaku", about="C", state_since=now - timedelta(days=2), ends_on=days(5), signed_on=days(-300)
    )
    assert titles("urut=terbaru") == ["B", "A", "C"]
    assert titles("urut=judul") == ["A", "B", "C"]
    assert titles("urut=berakhir") == ["C", "A", "B"]
    assert titles("urut=berakhir_akhir") == ["B", "A", "C"]
    assert titles("urut=tanda_tangan") == ["A", "C", "B"]
    assert titles("urut=tanda_tangan_lama") == ["B", "C", "A"]
