"""The addresses of the whole project; the app's own stand in agreements/urls.py."""

from django.contrib import admin
from django.urls import include, path

from kerjasama.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("admin/", admin.site.urls),
    path("", include("agreements.urls")),
]
