"""The addresses of the whole project; the app's own stand in agreements/urls.py."""

from django.urls import include, path

from agreements.admin import panel
from kerjasama.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("admin/", panel.urls),
    path("", include("agreements.urls")),
]
