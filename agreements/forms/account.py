"""Signing in."""

from django.contrib.auth.forms import AuthenticationForm

WRONG = "Nama akun atau kata sandi tidak cocok. Periksa huruf besar dan kecilnya."


class SignInForm(AuthenticationForm):
    """One answer for an unknown account, a wrong password and a closed account."""

    error_messages = {"invalid_login": WRONG, "inactive": WRONG}
