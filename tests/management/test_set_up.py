"""The first rows of a real installation."""

import io

import pytest
from django.core.management import CommandError, call_command

from agreements.models import Government, Post, User
from tests.factories import today

GIVEN = {
    "region": "35.76",
    "head": "Contoh Wali",
    "seat": "Mojokerto",
    "address": "Jalan Gajah Mada 145",
    "username": "pengelola",
    "name": "Pengelola Contoh",
}
pytestmark = pytest.mark.django_db


def set_up(monkeypatch, password="sandi-yang-panjang-9", **other):
    """Run the command with the password on standard input."""
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))
    call_command("set_up", password_stdin=True, stdout=io.StringIO(), **(GIVEN | other))


def test_a_government_and_an_admin_with_a_post(monkeypatch):
    set_up(monkeypatch)
    government = Government.objects.get()
    assert (government.body, government.head_office) == (
        "Pemerintah Daerah Kota Mojokerto",
        "Wali Kota Mojokerto",
    )
    person = User.objects.get()
    assert person.check_password("sandi-yang-panjang-9")
    assert person.actor(today()).roles == {"adm"}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"region": "99.99"}, "tidak dikenal"),
        ({"password": "123"}, "sandi"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_half_done(monkeypatch, given, words):
    with pytest.raises(CommandError, match=words):
        set_up(monkeypatch, **given)
    assert not Government.objects.exists()
    assert not Post.objects.exists()


def test_a_second_run_is_refused(monkeypatch):
    set_up(monkeypatch)
    with pytest.raises(CommandError, match="sudah tercatat"):
        set_up(monkeypatch)
