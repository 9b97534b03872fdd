"""Signing in and out, the lock, and one's own password."""

import pytest
from django.test import Client
from django.urls import reverse

from agreements.models import User
from agreements.rules.enums import Role
from agreements.rules.examples import PASSWORD
from tests import factories

LOGIN, LOGOUT, CHANGE = "login", "logout", "password_change"
RIGHT = "kata-sandi-uji"


def sign_in(client, username="budi", password=RIGHT, **extra):
    return client.post(reverse(LOGIN), {"username": username, "password": password} | extra)


@pytest.fixture
def budi(db):
    return factories.user(Role.STF, username="budi")


def alert_of(response):
    return [str(error) for error in response.context["form"].non_field_errors()]


def test_signing_in_leads_where_one_wanted_to_go(client, budi):
    assert sign_in(client).url == reverse("home")
    assert sign_in(Client(), next=reverse("regulations")).url == reverse("regulations")


def test_the_way_never_leads_to_another_host(client, budi):
    assert sign_in(client, next="https://example.com/").url == reverse("home")


def test_the_session_gets_a_new_key_and_no_old_content(client, budi):
    session = client.session
    session["milik"] = "penyerang"
    session.save()
    before = session.session_key
    sign_in(client)
    assert client.session.session_key != before
    assert client.session["_auth_user_id"] == str(budi.pk)


def test_unknown_wrong_and_closed_get_the_same_answer(client, budi):
    factories.user(username="tutup", is_active=False)
    answers = [
        sign_in(client, "budi", "salah"),
        sign_in(client, "tidak.ada", "salah"),
        sign_in(client, "tutup", RIGHT),
    ]
    assert {answer.status_code for answer in answers} == {200}
    assert [alert_of(answer) for answer in answers] == [
        ["Nama akun atau kata sandi tidak cocok. Periksa huruf besar dan kecilnya."]
    ] * 3
    assert "_auth_user_id" not in client.session


def test_the_name_typed_is_kept_and_the_password_is_not(client, budi):
    html = sign_in(client, "budi", "rahasia-salah").content.decode()
    assert 'value="budi"' in html
    assert "rahasia-salah" not in html


def test_five_failures_lock_the_pair_and_say_so_in_indonesian(client, budi):
    codes = [sign_in(client, "budi", "salah").status_code for _ in range(5)]
    assert codes == [200, 200, 200, 200, 429]
    locked = sign_in(client, "budi", RIGHT)
    assert locked.status_code == 429
    assert "Terlalu banyak percobaan masuk" in locked.content.decode()
    assert "15 menit lagi" in locked.content.decode()


def test_the_lock_answers_the_same_for_an_account_that_is_not_there(client, db):
    assert [sign_in(client, "tidak.ada", "salah").status_code for _ in range(5)][-1] == 429


def test_a_lock_shuts_out_neither_another_account_nor_another_address(client, budi):
    factories.user(username="sri")
    for _ in range(5):
        sign_in(client, "budi", "salah")
    assert sign_in(client, "sri").status_code == 302
    elsewhere = Client(REMOTE_ADDR="10.0.0.9")
    assert sign_in(elsewhere, "budi").status_code == 302


def test_a_success_before_the_fifth_starts_anew(client, budi):
    for _ in range(4):
        sign_in(client, "budi", "salah")
    assert sign_in(client).status_code == 302
    assert sign_in(Client(), "budi", "salah").status_code == 200


def test_somebody_signed_in_is_not_asked_again(client_stf):
    assert client_stf.get(reverse(LOGIN)).url == reverse("home")


def test_leaving_takes_a_button_and_ends_the_session(client_stf):
    assert client_stf.get(reverse(LOGOUT)).status_code == 405
    assert client_stf.get(reverse("regulations")).status_code == 200
    assert client_stf.post(reverse(LOGOUT)).url == reverse(LOGIN)
    assert client_stf.get(reverse("regulations")).status_code == 302


def new_password(client, old=RIGHT, first="kereta-senja-7", second="kereta-senja-7"):
    data = {"old_password": old, "new_password1": first, "new_password2": second}
    return client.post(reverse(CHANGE), data)


def test_the_own_password_is_changed_and_other_sessions_end(client_stf):
    elsewhere = Client()
    elsewhere.force_login(client_stf.person)
    assert new_password(client_stf).url == reverse("password_change_done")
    assert client_stf.get(reverse("password_change_done")).status_code == 200
    assert elsewhere.get(reverse("regulations")).status_code == 302
    assert User.objects.get(pk=client_stf.person.pk).check_password("kereta-senja-7")


@pytest.mark.parametrize(
    ("columns", "field"),
    [
        ({"old": "salah"}, "old_password"),
        ({"second": "lain"}, "new_password2"),
        ({"first": "pendek", "second": "pendek"}, "new_password2"),
        ({"first": "1234567890", "second": "1234567890"}, "new_password2"),
    ],
)
def test_a_password_that_does_not_do_changes_nothing(client_stf, columns, field):
    response = new_password(client_stf, **columns)
    assert list(response.context["form"].errors) == [field]
    assert User.objects.get(pk=client_stf.person.pk).check_password(RIGHT)


def test_a_stranger_changes_no_password(client, db):
    assert client.get(reverse(CHANGE)).url == f"{reverse(LOGIN)}?next={reverse(CHANGE)}"


def accounts(client):
    return client.get(reverse(LOGIN)).context["demo_accounts"]


def test_the_demo_lists_its_accounts_and_nothing_else(client, opd):
    factories.government(is_demo=True)
    person = factories.user(Role.OPO, opd, username="opd", is_example=True)
    factories.post(person, Role.TKS, title="Anggota TKKSD")
    factories.user(Role.STF, username="nyata")
    factories.user(Role.STF, username="tutup", is_example=True, is_active=False)
    closed = factories.user(Role.STF, username="tanpa-sandi", is_example=True)
    closed.set_unusable_password()
    closed.save()
    assert [(row["username"], row["post"], row["password"]) for row in accounts(client)] == [
        ("opd", "Petugas OPD Dinkes, Anggota TKKSD", PASSWORD)
    ]


def test_where_real_data_is_kept_no_account_is_shown(client, db):
    factories.government(is_demo=False)
    factories.user(Role.STF, is_example=True)
    assert accounts(client) == []
