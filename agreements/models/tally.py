"""Counters that the database keeps by statement triggers, so that no page counts a whole register.

`scope` is the key of an OPD; 0 stands for all of them together. One counter may lie in several rows: two
transactions that change it at once each write their own row instead of waiting, so always sum `rows`.
The triggers are in migration `tallies`; nothing else writes here.
"""

from django.db import models

EVERY_AGENCY = 0
NO_END = "9999-12-31"


class StateTally(models.Model):
    """How many instruments of one form are in one state."""

    scope = models.PositiveBigIntegerField()
    instrument = models.CharField(max_length=10)
    state = models.CharField(max_length=15)
    evaluated = models.BooleanField()
    rows = models.IntegerField()

    class Meta:
        indexes = [models.Index(fields=["scope", "instrument", "state"], name="state_tally")]

    def __str__(self):
        return f"{self.scope} {self.instrument} {self.state}: {self.rows}"


class StageTally(models.Model):
    """How many dossiers are in one stage."""

    scope = models.PositiveBigIntegerField()
    stage = models.CharField(max_length=15)
    rows = models.IntegerField()

    class Meta:
        indexes = [models.Index(fields=["scope", "stage"], name="stage_tally")]

    def __str__(self):
        return f"{self.scope} {self.stage}: {self.rows}"


class EndTally(models.Model):
    """How many validated instruments (state `berlaku`) of all OPD end on one day; `NO_END` without an end.

    `orphan`: a KSB beneath which no PKS was validated. Those of one OPD are few enough to be counted.
    """

    day = models.DateField()
    instrument = models.CharField(max_length=10)
    orphan = models.BooleanField()
    rows = models.IntegerField()

    class Meta:
        indexes = [models.Index(fields=["day", "instrument", "orphan"], name="end_tally")]

    def __str__(self):
        return f"{self.day} {self.instrument}: {self.rows}"
