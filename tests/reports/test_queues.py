"""A queue holds what its person can move on, and nothing else."""

import pytest

from agreements.models import Agreement, Initial
from agreements.reports.queues import QUEUES, waiting
from agreements.rules.enums import Role
from agreements.rules.transitions import PARAF_ORDER
from tests import factories
from tests.reports.asking import actor, titles

pytestmark = pytest.mark.django_db


def keys(by):
    return set(waiting(by))


def queued(by, key):
    return {row.about for row in Agreement.objects.visible_to(by).filter(waiting(by)[key])}


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("opo", {"ajukan", "perbaiki"}),
        ("oph", {"ajukan", "perbaiki", "paraf"}),
        ("stf", {"ajukan", "perbaiki", "mulai_telaah", "tetapkan_final", "siapkan_ttd", "catat_ttd"}),
        (
            "kbg",
            {"mulai_telaah", "teruskan_hukum", "tetapkan_final", "paraf", "siapkan_ttd", "validasi"},
        ),
        ("hkm", {"setujui_hukum", "paraf"}),
        ("sek", {"paraf"}),
        ("tks", {"bahas"}),
        ("wkt", {"tanda_tangan"}),
        ("aud", set()),
        ("reg", set()),
        ("adm", set()),
    ],
)
def test_each_role_has_the_queues_of_the_table(role, expected):
    assert keys(actor(role)) == expected
    assert expected <= set(QUEUES)


@pytest.mark.parametrize(
    ("role", "key", "state"),
    [
        ("stf", "ajukan", "draf"),
        ("stf", "perbaiki", "dikembalikan"),
        ("stf", "mulai_telaah", "diajukan"),
        ("kbg", "teruskan_hukum", "telaah"),
        ("hkm", "setujui_hukum", "telaah_hukum"),
        ("stf", "tetapkan_final", "pembahasan"),
        ("tks", "bahas", "pembahasan"),
        ("stf", "siapkan_ttd", "paraf_lengkap"),
        ("stf", "catat_ttd", "siap_ttd"),
        ("wkt", "tanda_tangan", "siap_ttd"),
        ("kbg", "validasi", "ditandatangani"),
    ],
)
def test_a_queue_holds_one_state(role, key, state):
    factories.agreement(state, about="Menunggu")
    factories.agreement("berlaku", about="Berlaku")
    factories.agreement("final", about="Final")
    by = actor(role)
    assert queued(by, key) == {"Menunggu"}
    assert titles(f"tugas={key}", by) == ["Menunggu"]


def test_staff_does_not_submit_a_pks():
    factories.agreement("draf", instrument="pks", about="PKS")
    assert queued(actor("stf"), "ajukan") == set()


def test_an_officer_has_the_own_opd_only(opd):
    factories.agreement("draf", agency=opd, about="Sendiri")
    factories.agreement("draf", about="Orang lain")
    assert queued(actor("opo", opd), "ajukan") == {"Sendiri"}


def test_nobody_reviews_the_own_submission():
    by = actor("stf")
    factories.agreement("diajukan", about="Diajukan sendiri", submitted_by_id=by.user_id)
    factories.agreement("diajukan", about="Diajukan orang lain")
    assert queued(by, "mulai_telaah") == {"Diajukan orang lain"}


def test_nobody_validates_the_own_entry():
    by = actor("kbg")
    factories.agreement("ditandatangani", about="Dicatat sendiri", signed_entry_by_id=by.user_id)
    factories.agreement("ditandatangani", about="Dicatat orang lain")
    assert queued(by, "validasi") == {"Dicatat orang lain"}


def test_the_paraf_goes_round_in_order(opd):
    row = factories.agreement("final", agency=opd, about="Final")
    by = {role: actor(role, opd if role == Role.OPH else None) for role in PARAF_ORDER}
    for turn in PARAF_ORDER:
        assert {role for role in PARAF_ORDER if queued(by[role], "paraf")} == {turn}
        Initial.objects.create(
            agreement=row, revision=row.revision, role=turn, user_id=by[turn].user_id, post="x"
        )
    assert not any(queued(by[role], "paraf") for role in PARAF_ORDER)


def test_a_paraf_on_an_older_text_does_not_count(opd):
    row = factories.agreement("final", agency=opd, about="Final")
    by = actor("oph", opd)
    Initial.objects.create(agreement=row, revision=row.revision, role="oph", user_id=by.user_id, post="x")
    row.revision = factories.revision(row)
    row.save()
    assert queued(by, "paraf") == {"Final"}


def test_the_head_of_another_opd_has_no_turn(opd):
    factories.agreement("final", about="Final")
    assert queued(actor("oph", opd), "paraf") == set()


def test_a_queue_of_somebody_else_is_empty_and_no_fault():
    factories.agreement("diajukan")
    assert titles("tugas=mulai_telaah", actor("aud")) == []
