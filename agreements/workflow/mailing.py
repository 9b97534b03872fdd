"""Letters by e-mail, sent once the act that they tell of is kept."""

from functools import partial

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string

SMTP = "django.core.mail.backends.smtp.EmailBackend"


def can_mail():
    """Return whether a mail server is set; without one nothing is sent and pages say so."""
    return settings.EMAIL_BACKEND != SMTP or bool(settings.EMAIL_HOST)


def mail_after_commit(to, subject, template, context):
    """Send a plain letter from `templates/email/` once the transaction is kept; returns whether it will be.

    A server that does not answer fails the letter, not the act: it is logged, and pages offer another way.
    """
    if not to or not can_mail():
        return False
    text = render_to_string(f"email/{template}.txt", context)
    letter = partial(send_mail, subject, text, settings.DEFAULT_FROM_EMAIL, [to])
    transaction.on_commit(letter, robust=True)
    return True
