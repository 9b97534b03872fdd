"""The one app."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """Regional governments' cooperation: dossiers, instruments, their text and their history."""

    name = "agreements"
    label = "agreements"
    verbose_name = "Kerja Sama"
