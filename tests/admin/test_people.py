"""Accounts and posts in the panel."""

import pytest
from axes.models import AccessAttempt
from django.urls import reverse
from django.utils import timezone

from agreements.models import Post, User
from agreements.rules.enums import Role
from tests import factories
from tests.admin.filling import errors, filled, row, said

ADD = "admin:agreements_user_add"
LIST = "admin:agreements_user_changelist"


def change(person):
    return reverse("admin:agreements_user_change", args=[person.pk])


def add(client, **changes):
    data = filled(client.get(reverse(ADD)))
    data |= {
        "username": "baru",
        "full_name": "Orang Baru",
        "password1": "kereta-senja-7",
        "password2": "kereta-senja-7",
    }
    return client.post(reverse(ADD), data | changes, follow=True)


def give(client, person, **columns):
    columns = {"title": "Petugas", "status": "definitif", "start": "2026-01-01", "until": ""} | columns
    return client.post(
        change(person), row("posts", filled(client.get(change(person))), **columns), follow=True
    )


def test_a_new_account_keeps_its_password_hashed_and_gets_a_post(client_adm, opd):
    add(client_adm)
    person = User.objects.get(username="baru")
    assert person.check_password("kereta-senja-7")
    assert "kereta" not in person.password
    give(client_adm, person, role="opo", agency=opd.pk)
    post = person.posts.get()
    assert (post.role, post.agency, post.title, post.status) == ("opo", opd, "Petugas", "definitif")


@pytest.mark.parametrize(
    "changes",
    [
        {"password1": "singkat", "password2": "singkat"},
        {"password2": "lain-sekali-9"},
        {"username": ""},
        {"full_name": ""},
    ],
)
def test_an_account_that_cannot_be(client_adm, changes):
    assert errors(add(client_adm, **changes))
    assert not User.objects.filter(full_name="Orang Baru").exists()


def test_two_names_that_differ_by_case_only_are_one_account(client_adm):
    factories.user(username="BARU")
    assert errors(add(client_adm)) == ["Seorang pengguna dengan nama pengguna tersebut sudah ada."]


def test_an_opd_post_needs_its_opd_and_dates_in_order(client_adm):
    person = factories.user()
    assert errors(give(client_adm, person, role="oph")) == ["Jabatan OPD memerlukan nama OPD."]
    assert errors(give(client_adm, person, role="stf", until="2025-12-31")) == [
        "Tanggal sampai tidak boleh sebelum tanggal mulai."
    ]
    assert not person.posts.exists()


def test_the_same_post_is_not_held_twice_at_once(client_adm):
    person = factories.user(Role.STF)
    response = give(client_adm, person, role="stf")
    assert errors(response) == ["Orang ini sudah memangku jabatan yang sama pada masa itu."]


def test_nobody_gives_a_role_to_themselves(client_adm):
    html = client_adm.get(change(client_adm.person)).content.decode()
    assert "Jabatan Anda sendiri diatur oleh admin sistem lain." in html
    data = filled(client_adm.get(change(client_adm.person)))
    data |= {"posts-TOTAL_FORMS": "1", "posts-INITIAL_FORMS": "0"}
    data |= {"posts-0-role": "wkt", "posts-0-title": "Wali Kota", "posts-0-start": "2026-01-01"}
    data |= {"posts-0-status": "definitif", "posts-0-user": client_adm.person.pk}
    client_adm.post(change(client_adm.person), data)
    assert set(client_adm.person.posts.values_list("role", flat=True)) == {"adm"}


def test_nobody_ends_or_widens_the_own_post(client_adm):
    own = client_adm.person.posts.get()
    data = filled(client_adm.get(change(client_adm.person)))
    data |= {"posts-TOTAL_FORMS": "1", "posts-INITIAL_FORMS": "1", "posts-0-id": own.pk}
    client_adm.post(change(client_adm.person), data | {"posts-0-role": "kbg", "posts-0-title": "Kabag"})
    own.refresh_from_db()
    assert own.role == "adm"


def test_rights_are_never_set_by_a_form(client_adm):
    person = factories.user()
    data = filled(client_adm.get(change(person))) | {"is_superuser": "on", "is_staff": "on", "groups": ["1"]}
    client_adm.post(change(person), data)
    person.refresh_from_db()
    assert (person.is_superuser, person.is_staff) == (False, False)


def test_a_person_is_deactivated_and_never_deleted(client_adm):
    person = factories.user()
    response = client_adm.post(reverse("admin:agreements_user_delete", args=[person.pk]), {"post": "yes"})
    assert response.status_code == 403
    assert "Nonaktifkan akunnya." in response.content.decode()
    act = {"action": "deactivate", "_selected_action": [person.pk, client_adm.person.pk]}
    response = client_adm.post(reverse(LIST), act, follow=True)
    assert said(response) == ["Akun Anda sendiri tidak dinonaktifkan.", f"Akun {person} dinonaktifkan."]
    assert list(User.objects.filter(is_active=False)) == [person]
    assert User.objects.filter(pk=client_adm.person.pk, is_active=True).exists()


def test_nobody_closes_the_own_account_on_its_page(client_adm):
    data = filled(client_adm.get(change(client_adm.person)))
    data.pop("is_active", None)
    client_adm.post(change(client_adm.person), data)
    assert User.objects.get(pk=client_adm.person.pk).is_active


def test_a_new_password_for_somebody_else_ends_their_sessions(client_adm, client_stf):
    address = reverse("admin:auth_user_password_change", args=[client_stf.person.pk])
    assert "Disable" not in client_adm.get(address).content.decode()
    client_adm.post(address, {"password1": "kereta-senja-7", "password2": "kereta-senja-7"})
    assert User.objects.get(pk=client_stf.person.pk).check_password("kereta-senja-7")
    assert client_stf.get(reverse("regulations")).status_code == 302


def test_the_own_password_is_changed_where_the_old_one_is_asked(client_adm):
    address = reverse("admin:auth_user_password_change", args=[client_adm.person.pk])
    assert client_adm.get(address).url == reverse("password_change")


def test_the_list_finds_people_by_role_today(client_adm):
    staff, former = factories.user(Role.STF), factories.user()
    factories.post(former, Role.STF, until=factories.days(-1))
    listed = client_adm.get(reverse(LIST), {"peran": "stf"}).context["cl"].result_list
    assert list(listed) == [staff]
    assert listed[0].held == [Post.objects.get(user=staff)]


def test_the_list_of_people_costs_the_same_with_more(client_adm, django_assert_num_queries):
    factories.user(Role.STF)
    with django_assert_num_queries(8) as before:
        client_adm.get(reverse(LIST))
    for _ in range(3):
        factories.user(Role.OPO)
    with django_assert_num_queries(len(before)):
        client_adm.get(reverse(LIST))


def test_a_locked_account_is_freed(client_adm):
    AccessAttempt.objects.create(
        username="budi", ip_address="10.0.0.7", failures_since_start=5, attempt_time=timezone.now()
    )
    address = reverse("admin:axes_accessattempt_changelist")
    assert "icon-yes" in client_adm.get(address).content.decode()
    act = {"action": "unlock", "_selected_action": [AccessAttempt.objects.get().pk]}
    response = client_adm.post(address, act, follow=True)
    assert said(response) == ["budi dari 10.0.0.7 dapat mencoba masuk lagi."]
    assert not AccessAttempt.objects.exists()
