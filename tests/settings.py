"""Settings of the tests: quick, and nothing of theirs lands in the data folder."""

import tempfile
from pathlib import Path

from kerjasama.settings import *

KERJASAMA_URL = "https://kerjasama.example.go.id"
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("whitenoise")]
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
FILES_DIR = Path(tempfile.gettempdir()) / "kerjasama-tests" / "files"
RENDITIONS_DIR = FILES_DIR.with_name("renditions")
JOBS_DIR = FILES_DIR.with_name("jobs")
