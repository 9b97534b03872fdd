"""What the partner's side can be let read, and be closed to again: a thread of comments, a suggestion."""

from django.db import models


class Opened(models.Model):
    """Since when and until when the partner could read what began internal, and who opened it."""

    shared_from = models.DateTimeField(null=True)
    shared_until = models.DateTimeField(null=True)
    opener = models.CharField(max_length=150, blank=True)

    class Meta:
        abstract = True

    @property
    def was_shared(self):
        """Whether the partner could read it once and cannot now."""
        return self.shared_until is not None
