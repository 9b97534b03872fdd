"""The demo's clock: acts are replayed as of a day in the past."""

from contextlib import contextmanager
from datetime import datetime, time, timedelta
from unittest import mock

from django.utils import timezone


@contextmanager
def days_ago(number, hour=9):
    """Let the clock stand `number` days before today while acts are replayed."""
    day = timezone.localdate() - timedelta(days=number)
    moment = timezone.make_aware(datetime.combine(day, time(hour, 12)))
    with mock.patch("django.utils.timezone.now", return_value=moment):
        yield day
