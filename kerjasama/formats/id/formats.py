"""Months in full: 4 Agustus 2026, not 4 Agu. 2026. What is not named here stays as Django has it."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y H.i"
SHORT_DATETIME_FORMAT = "d-m-Y H.i"
