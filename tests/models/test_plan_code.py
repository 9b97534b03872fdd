"""How planning links stand in the codes that were loaded."""

import pytest
from django.db import IntegrityError

from agreements.models import PlanCode, PlanLink
from agreements.rules.plan_codes import MATCHED, UNKNOWN, UNMATCHED
from tests import factories, planned


def link(document="rkpd", year=2026, code="1.02"):
    return PlanLink(document=document, year=year, code=code)


def test_a_link_is_matched_unmatched_or_unknown(db, django_assert_num_queries):
    planned.plan_code(code="1.02")
    links = [link(), link(code="1.03"), link(year=2027), link(document="dpa")]
    with django_assert_num_queries(1):
        found = PlanCode.objects.standings(links)
    assert found == [MATCHED, UNKNOWN, UNMATCHED, UNMATCHED]
    assert PlanCode.objects.unknown(links) == [links[1]]


def test_no_links_ask_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert PlanCode.objects.standings([]) == []


def test_a_code_without_opd_stands_once_too(db):
    planned.plan_code(code="1.02")
    with pytest.raises(IntegrityError):
        planned.plan_code(code="1.02")


def test_an_opd_is_known_by_name_short_name_and_code(db):
    from_name = factories.agency(code="DLH", short="Dinas LH", name="Dinas Lingkungan Hidup")
    factories.agency(code="LAMA", active=False)
    found = type(from_name).objects.spellings()
    assert {found["dlh"], found["dinas lh"], found["dinas lingkungan hidup"]} == {"DLH"}
    assert "lama" not in found
