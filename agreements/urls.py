"""The addresses of the app's pages."""

from django.urls import path

from agreements.views import accounts, regulations, verify

urlpatterns = [
    path("masuk/", accounts.login, name="login"),
    path("keluar/", accounts.logout, name="logout"),
    path("kata-sandi/", accounts.password_change, name="password_change"),
    path("kata-sandi/diganti/", accounts.password_change_done, name="password_change_done"),
    path("peraturan/", regulations.regulations, name="regulations"),
    path("peraturan/<slug:key>/", regulations.regulation, name="regulation"),
    path("v/<uuid:uid>/", verify.verify, name="verify"),
]
