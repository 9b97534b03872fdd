"""What nobody verified yet stands on one page, with where it is used."""

import pytest
from django.urls import reverse

from agreements.models import Article, CheckRule, CheckRuleArticle, LegalBasis
from agreements.rules.enums import Role, State
from tests import factories
from tests.views.test_citing import citing
from tests.views.watching import count, writes

PAGE = reverse("regulation-doubts")


@pytest.fixture
def library(db):
    """PP 28/2018, UU 23/2014 and Permendagri 22/2020 verified; Permendagri 25/2020 is not."""
    facts = {"verified": True}
    pp = factories.regulation(key="PP-28-2018", kind="pp", number="28", year=2018, **facts)
    factories.regulation(key="UU-23-2014", kind="uu", number="23", year=2014, **facts)
    factories.regulation(key="PERMENDAGRI-22-2020", number="22", **facts)
    return pp, factories.regulation(key="PERMENDAGRI-25-2020", number="25")


def rows(client):
    return {row["name"]: row for row in client.get(PAGE).context["rows"]}


def test_an_unverified_regulation_with_the_rules_that_rest_on_it(client_stf, library):
    found = rows(client_stf)
    assert "PP 28/2018" not in found
    assert found["Permendagri 25/2020"]["what"] == "Data peraturannya"
    assert "Uji beban KSDPL" in [*found["Permendagri 25/2020"]["uses"], *found["Permendagri 25/2020"]["more"]]


def test_an_unverified_pasal_of_a_verified_regulation(client_stf, library):
    Article.objects.create(regulation=library[0], number="8 ayat (1)", gist="Inti", verified=False)
    Article.objects.create(regulation=library[0], number="9", gist="Inti", verified=True)
    found = rows(client_stf)["PP 28/2018"]
    assert found["what"] == "Pasal 8 ayat (1)"
    assert "Pasal Penyelesaian perselisihan" in [*found["uses"], *found["more"]]


def test_what_the_library_lacks_is_in_doubt_too(client_stf, library):
    found = rows(client_stf)["Undang-Undang Nomor 10 Tahun 2020"]
    assert found["what"] == "Belum ada di pustaka"


def test_rows_that_nobody_verified(client_stf, library):
    factories.category(basis="PP 28/2018 Pasal 14", name="Kategori yang ragu")
    factories.category(basis="PP 28/2018 Pasal 14", name="Kategori yang pasti", verified=True)
    names = [row["name"] for row in client_stf.get(PAGE).context["open_rows"]]
    assert names == ["Kategori yang ragu"]


def test_a_rule_of_the_checker_rests_on_what_the_admin_linked(client_stf, library):
    article = Article.objects.create(regulation=library[1], number="9", gist="Inti", verified=True)
    rule = CheckRule.objects.create(rule="KSB-01", verified=False)
    CheckRuleArticle.objects.create(rule=rule, article=article)
    found = rows(client_stf)["Permendagri 25/2020"]
    assert any(use.startswith("KSB-01 ") for use in [*found["uses"], *found["more"]])
    shown = client_stf.get(PAGE).context["open_rows"]
    assert [row["name"].split()[0] for row in shown] == ["KSB-01"]


def test_agreements_are_counted_as_far_as_one_may_see(client_stf, client_opo, client_reg, opd, library):
    doubtful = library[1]
    LegalBasis.objects.create(agreement=factories.agreement(agency=opd), regulation=doubtful)
    LegalBasis.objects.create(agreement=factories.agreement(State.IN_FORCE), regulation=doubtful)
    both = citing("Permendagri 25/2020 Pasal 9")
    LegalBasis.objects.create(agreement=both, regulation=doubtful)
    citing("Permendagri 25/2020 Pasal 9")
    clients = (client_stf, client_opo, client_reg)
    assert [rows(each)["Permendagri 25/2020"]["agreements"] for each in clients] == [4, 1, 1]


@pytest.mark.parametrize("role", Role)
def test_everyone_reads_it_two_roles_are_led_to_verifying(request, role, library):
    client = request.getfixturevalue(f"client_{role.value}")
    led = rows(client)["Permendagri 25/2020"]["verify_url"]
    assert bool(led) is (role in (Role.REG, Role.HKM))
    if led:
        assert client.get(led).status_code == 200


def test_a_stranger_is_led_to_the_login(client, db):
    assert client.get(PAGE).url == f"{reverse('login')}?next={PAGE}"


def test_looking_writes_nothing_and_costs_the_same_with_more(client_stf, library):
    LegalBasis.objects.create(agreement=factories.agreement(), regulation=library[1])
    before = count(client_stf, PAGE)
    for _ in range(3):
        other = factories.regulation()
        LegalBasis.objects.create(agreement=factories.agreement(), regulation=other)
        citing(f"{other.short} Pasal 9")
        factories.category(basis=f"{other.short} Pasal 3")
    assert count(client_stf, PAGE) == before <= 14
    assert writes(client_stf, PAGE) == []
