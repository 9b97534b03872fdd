"""The rules of the chooser as rows: what rests on a regulation, and what the database refuses."""

import pytest
from django.db import IntegrityError

from agreements.models import Guidance, InstrumentGuidance, PaperGuidance
from agreements.models.library import uses_of
from agreements.rules.references import UseGroup
from tests import factories


@pytest.mark.django_db
def test_a_rule_is_found_by_the_regulation_that_it_rests_on(guidance):
    law = factories.regulation(key="PP-28-2018", kind="pp", number="28", year=2018)
    names = {use.name for use in uses_of(law) if use.group == UseGroup.GUIDANCE}
    assert "Objek: Investasi (KSDPK)" in names
    assert "Dokumen: Pemetaan urusan (KSDD wajib)" in names
    assert "Naskah: Rencana Kerja (Sinergi)" not in names


@pytest.mark.django_db
def test_the_database_refuses_a_cap_below_the_least_term(guidance):
    with pytest.raises(IntegrityError, match="guidance_cap_not_below_least"):
        Guidance.objects.filter(code="naskah-ksb-wajib").update(max_years=4)


@pytest.mark.django_db
def test_each_topic_has_its_own_rows_and_sets_its_topic(guidance):
    assert {row.topic for row in InstrumentGuidance.objects.all()} == {"naskah"}
    PaperGuidance.objects.create(code="dokumen-lain", name="Lain", kinds=["ksdpk"])
    assert Guidance.objects.get(code="dokumen-lain").topic == "dokumen"
