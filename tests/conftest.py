"""What every test gets."""

import pytest


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    """Files and renditions of one test never meet those of another."""
    settings.KERJASAMA_DATA = tmp_path
    settings.FILES_DIR = tmp_path / "files"
    settings.RENDITIONS_DIR = tmp_path / "renditions"
