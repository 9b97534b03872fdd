"""Settings of the measurements: production's, with the static files of their own."""

from kerjasama.settings import *  # noqa: F403
from kerjasama.settings import KERJASAMA_DATA

ALLOWED_HOSTS = ["*"]
STATIC_ROOT = KERJASAMA_DATA / "bench-static"
