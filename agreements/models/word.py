"""The words that occur in titles and names of partners, so that a mistyped search can be helped."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models


class SearchWord(models.Model):
    """One word in small letters; written by a trigger on instruments (migration `search_words`)."""

    word = models.CharField(max_length=40, primary_key=True)

    class Meta:
        indexes = [GinIndex(fields=["word"], name="word_alike", opclasses=["gin_trgm_ops"])]

    def __str__(self):
        return self.word
