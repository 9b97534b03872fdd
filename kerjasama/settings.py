"""Settings. What differs between machines comes from the environment; docs/operations.md lists it."""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key


def flag(name, default="0"):
    return os.environ.get(name, default) not in {"", "0"}


def words(name):
    return [word for word in os.environ.get(name, "").replace(",", " ").split() if word]


def first_line(path):
    return path.read_text().strip() if path.is_file() else ""


BASE_DIR = Path(__file__).resolve().parent.parent
KERJASAMA_DATA = Path(os.environ.get("KERJASAMA_DATA") or BASE_DIR / "data").absolute()
FILES_DIR = KERJASAMA_DATA / "files"
RENDITIONS_DIR = KERJASAMA_DATA / "renditions"
JOBS_DIR = KERJASAMA_DATA / "jobs"

DEBUG = flag("KERJASAMA_DEBUG")
HTTPS = flag("KERJASAMA_HTTPS")
# script/server makes the file; a key of the moment is enough for tests and checks.
SECRET_KEY = (
    os.environ.get("KERJASAMA_SECRET_KEY")
    or first_line(KERJASAMA_DATA / "secret-key")
    or get_random_secret_key()
)

# The address printed in QR codes and mails; it outlives the machine that prints it.
KERJASAMA_URL = (
    os.environ.get("KERJASAMA_URL") or f"http://localhost:{os.environ.get('PORT') or 8000}"
).rstrip("/")
ALLOWED_HOSTS = [
    "localhost",
    "127.0.0.1",
    "[::1]",
    *words("KERJASAMA_HOSTS"),
    urlsplit(KERJASAMA_URL).hostname,
]
CSRF_TRUSTED_ORIGINS = [KERJASAMA_URL]

INSTALLED_APPS = [
    "agreements.apps.AgreementsConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_filters",
    "pgtrigger",
    "pghistory",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kerjasama.middleware.limit_body",
    "kerjasama.middleware.private_pages",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "kerjasama.urls"
WSGI_APPLICATION = "kerjasama.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "agreements.views.menu.shell",
            ],
        },
    },
]

# Without DATABASE_URL: the embedded cluster, whose address script/database leaves in the data folder.
DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL")
        or first_line(KERJASAMA_DATA / "database-url")
        or "postgres://localhost/kerjasama",
        conn_max_age=600,
        conn_health_checks=True,
    )
}
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
DATABASES["default"]["TEST"] = {"NAME": os.environ.get("KERJASAMA_TEST_DB") or None}

LANGUAGE_CODE = "id"
TIME_ZONE = os.environ.get("KERJASAMA_TIMEZONE") or "Asia/Jakarta"
USE_TZ = True
FORMAT_MODULE_PATH = ["kerjasama.formats"]

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "kerjasama.storage.RememberingStorage"},
}

# A text of 2 MB shall reach the form, which says what is wrong with it; a larger request shall not.
MEGABYTE = 1024 * 1024
UPLOAD_MAX_BYTES = 25 * MEGABYTE
REQUEST_MAX_BYTES = 100 * MEGABYTE
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * MEGABYTE
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 50

AUTH_USER_MODEL = "agreements.User"
# A GET writes nothing, so its questions need not carry who asks: a tenth of a page's time.
# The rows that tell how reference data changed are not changed themselves.
PGHISTORY_APPEND_ONLY = True
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "agreements.models.sign_in.WithPosts",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# The pair is locked, not the account: a stranger elsewhere cannot lock an officer out.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "registration/locked.html"
AXES_CLIENT_IP_CALLABLE = "kerjasama.middleware.client_address"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Without a server nothing is mailed, and pages say how else a code or a link is handed over.
EMAIL_HOST = os.environ.get("KERJASAMA_MAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("KERJASAMA_MAIL_PORT") or 587)
EMAIL_HOST_USER = os.environ.get("KERJASAMA_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("KERJASAMA_MAIL_PASSWORD", "")
EMAIL_USE_TLS = flag("KERJASAMA_MAIL_TLS", "1")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("KERJASAMA_MAIL_FROM") or f"kerjasama@{urlsplit(KERJASAMA_URL).hostname}"

MESSAGE_STORAGE = "django.contrib.messages.storage.fallback.FallbackStorage"

# No address, account, query or form value is ever logged: only paths, states and tracebacks.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "agreements": {"level": "INFO"},
        "django": {"handlers": [], "level": "INFO", "propagate": True},
    },
}
