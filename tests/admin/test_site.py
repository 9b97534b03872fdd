"""Who may open what in the panel, for every role and every page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.admin import panel
from agreements.rules.enums import Role
from tests import factories

ADM, REG, HKM, AUD = Role.ADM, Role.REG, Role.HKM, Role.AUD
# page: (who opens it, who adds)
PAGES = {
    "agreements_regulation": ({REG, HKM}, {REG}),
    "agreements_article": ({REG, HKM}, set()),
    "agreements_checkrule": ({REG, HKM}, {REG}),
    "agreements_boundarytolerance": ({REG, HKM}, set()),
    "agreements_deadlinerule": ({REG, HKM}, {REG}),
    "agreements_dayoff": ({REG, HKM}, {REG}),
    "agreements_kindguidance": ({REG, HKM}, {REG}),
    "agreements_instrumentguidance": ({REG, HKM}, {REG}),
    "agreements_paperguidance": ({REG, HKM}, {REG}),
    "agreements_stageguidance": ({REG, HKM}, {REG}),
    "agreements_objectguidance": ({REG, HKM}, {REG}),
    "agreements_agency": ({ADM, REG}, {ADM, REG}),
    "agreements_government": ({ADM}, {ADM}),
    "agreements_region": ({ADM, REG}, {ADM, REG}),
    "agreements_border": ({ADM, REG}, {ADM, REG}),
    "agreements_country": ({ADM, REG}, {ADM, REG}),
    "agreements_affair": ({ADM, REG}, {ADM, REG}),
    "agreements_partnercategory": ({ADM, REG}, {ADM, REG}),
    "agreements_layout": ({ADM, REG}, set()),
    "agreements_emblem": ({ADM, REG}, {ADM, REG}),
    "agreements_plancode": ({ADM, REG}, {ADM, REG}),
    "agreements_user": ({ADM}, {ADM}),
    "agreements_post": ({ADM, AUD}, set()),
    "axes_accessattempt": ({ADM}, set()),
    "agreements_event": ({ADM, AUD}, set()),
    "agreements_revision": ({ADM, AUD}, set()),
    "agreements_initial": ({ADM, AUD}, set()),
    "agreements_number": ({ADM, AUD}, set()),
    "agreements_notice": ({ADM, AUD}, set()),
    "agreements_attachment": ({ADM, AUD}, set()),
}

WRITES = ("INSERT", "UPDATE", "DELETE", "LOCK")


def client_of(request, role):
    return request.getfixturevalue(f"client_{role.value}")


def test_every_page_is_in_the_table():
    assert {f"{model._meta.app_label}_{model._meta.model_name}" for model in panel._registry} == set(PAGES)


@pytest.mark.parametrize("role", Role)
def test_every_role_opens_its_pages_and_no_other(request, role):
    client = client_of(request, role)
    opened = {page for page in PAGES if client.get(reverse(f"admin:{page}_changelist")).status_code == 200}
    adding = {page for page in PAGES if client.get(reverse(f"admin:{page}_add")).status_code == 200}
    assert opened == {page for page, (readers, _) in PAGES.items() if role in readers}
    assert adding == {page for page, (_, keepers) in PAGES.items() if role in keepers}


@pytest.mark.parametrize("role", Role)
def test_the_index_lists_what_a_role_may_open(request, role):
    client = client_of(request, role)
    response = client.get(reverse("admin:index"))
    if role not in {ADM, REG, HKM, AUD}:
        assert response.status_code == 403
        assert "Jabatan Anda tidak membuka panel admin" in response.content.decode()
        return
    listed = {page["admin_url"] for group in response.context["app_list"] for page in group["models"]}
    assert listed == {
        reverse(f"admin:{page}_changelist") for page, (readers, _) in PAGES.items() if role in readers
    }


def test_a_stranger_goes_to_the_login_and_comes_back(client, db):
    target = reverse("admin:agreements_regulation_changelist")
    response = client.get(target, follow=True)
    assert response.redirect_chain[-1][0] == f"{reverse('login')}?next={target}"


def test_a_superuser_without_a_post_stays_outside(client, db):
    client.force_login(factories.user(is_superuser=True, is_staff=True))
    assert client.get(reverse("admin:index")).status_code == 403


def test_a_post_that_ended_yesterday_opens_nothing(client, db):
    person = factories.user()
    factories.post(person, ADM, until=factories.days(-1))
    client.force_login(person)
    assert client.get(reverse("admin:index")).status_code == 403


def test_there_is_one_login_one_password_page_and_one_index(client_adm):
    assert client_adm.get(reverse("admin:password_change")).url == reverse("password_change")
    assert client_adm.get("/admin/agreements/").url == reverse("admin:index")


def test_the_pages_speak_indonesian_and_lead_back(client_adm):
    factories.government()
    html = client_adm.get(reverse("admin:index")).content.decode()
    assert 'lang="id"' in html
    assert "Admin Kerja Sama" in html
    assert f'href="{reverse("home")}">Kembali ke aplikasi' in html
    assert "dark_mode" not in html


@pytest.mark.parametrize("role", [ADM, REG, HKM, AUD])
def test_looking_writes_nothing(request, role):
    client = client_of(request, role)
    factories.regulation()
    factories.event(factories.agreement())
    for page, (readers, keepers) in PAGES.items():
        for name, allowed in (("changelist", readers), ("add", keepers)):
            if role not in allowed:
                continue
            with CaptureQueriesContext(connection) as seen:
                client.get(reverse(f"admin:{page}_{name}"))
            assert [query["sql"] for query in seen if query["sql"].startswith(WRITES)] == []


def test_the_choice_of_an_act_speaks_plainly(client_reg):
    factories.regulation()
    page = client_reg.get(reverse("admin:agreements_regulation_changelist")).content.decode()
    assert "Pilih aksi …" in page
    assert ">Jalankan</button>" in page
    assert "---------" not in page
