"""The addresses of the app's pages."""

from django.urls import path

from agreements.views import verify

urlpatterns = [
    path("v/<uuid:uid>/", verify.verify, name="verify"),
]
