"""An instrument as a file, from its rows."""

import pytest

from agreements.documents import printing
from agreements.documents.printing import agreement_file, file_name, stamp_of
from agreements.rules.enums import State
from agreements.rules.errors import NotReady
from tests import factories
from tests.documents import reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def renders(monkeypatch):
    """The drafts that were really rendered."""
    seen, real = [], printing.agreement_pdf
    monkeypatch.setattr(
        printing, "agreement_pdf", lambda draft, **given: seen.append(draft) or real(draft, **given)
    )
    return seen


def test_unchanged_instrument_is_rendered_once(renders):
    row = factories.agreement(State.IN_FORCE)
    data = agreement_file(row)
    assert agreement_file(row) == data
    assert len(renders) == 1
    assert row.about.upper() in reading.spoken(data)
    assert f"NOMOR : {row.number}" in reading.spoken(data)


def test_changed_words_are_rendered_again(renders):
    row = factories.agreement(State.DRAFT)
    before = agreement_file(row)
    row.about = "Pelayanan yang lain"
    row.save()
    assert agreement_file(row) != before
    assert len(renders) == 2


def test_what_is_missing_is_told():
    row = factories.agreement(State.DRAFT, parties=False)
    with pytest.raises(NotReady) as refused:
        agreement_file(row)
    assert refused.value.reasons == ["Para pihak belum lengkap: paling sedikit dua pihak."]


def test_signing_copy_is_another_file(renders):
    row = factories.agreement(State.READY, place="Contoh", signed_on=factories.today())
    row.parties.update(number="1/2026")
    assert "BELUM DITANDATANGANI" in reading.text(agreement_file(row))
    assert "BELUM DITANDATANGANI" not in reading.text(agreement_file(row, signing_copy=True))
    assert len(renders) == 2


def test_stamp_is_of_the_frozen_text_once_there_is_one():
    draft, signed = factories.agreement(State.DRAFT), factories.agreement(State.SIGNED)
    assert stamp_of(draft) == draft.created_at
    assert stamp_of(signed) == signed.revision.at


def test_file_name():
    row = factories.agreement(about="Pelayanan Perbatasan")
    assert file_name(row) == "KSB Pelayanan Perbatasan.pdf"
