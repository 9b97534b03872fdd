"""What every test gets: its own folders, an OPD, and one signed-in client per role (`client_stf`, ...)."""

import pgtrigger
import pytest
from django.test import Client, TransactionTestCase

from agreements.rules.enums import Role
from tests import factories


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    """Files and renditions of one test never meet those of another."""
    settings.KERJASAMA_DATA = tmp_path
    settings.FILES_DIR = tmp_path / "files"
    settings.RENDITIONS_DIR = tmp_path / "renditions"
    settings.JOBS_DIR = tmp_path / "jobs"


@pytest.fixture(autouse=True, scope="session")
def _emptied_past_the_guards():
    """Tests with real transactions end by emptying every table; the guards against that stand aside then."""
    usual = TransactionTestCase._fixture_teardown

    def teardown(case):
        with pgtrigger.ignore():
            usual(case)

    TransactionTestCase._fixture_teardown = teardown
    yield
    TransactionTestCase._fixture_teardown = usual


@pytest.fixture
def opd(db):
    """The OPD at which `client_opo` and `client_oph` hold their posts."""
    return factories.agency(name="Dinas Kesehatan", short="Dinkes")


@pytest.fixture
def guidance(db):
    """The seeded rules of the chooser, as rows."""
    return factories.guidance()


def signed_in(role):
    """The fixture `client_<role>`: a client whose person (`client.person`) holds that one post."""

    @pytest.fixture(name=f"client_{role.value}")
    def client(opd):
        browser = Client()
        browser.person = factories.user(role, opd if role in (Role.OPO, Role.OPH) else None)
        browser.force_login(browser.person)
        return browser

    return client


for _role in Role:
    globals()[f"client_{_role.value}"] = signed_in(_role)
