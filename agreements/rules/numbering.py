"""How a number is written."""

from string import Formatter

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
DEFAULT = "{ordinal:03d}/{instrument}/{year}"
SHORT = {"NASKAH_LN": "NKS-LN"}  # names too long or unfit for a number
KNOWN = {"ordinal", "instrument", "month_roman", "year"}


def written(pattern, *, ordinal, instrument, day):
    """Return number `ordinal` (1..n) of an `instrument` on `day`, after the government's pattern."""
    return (pattern or DEFAULT).format(
        ordinal=ordinal,
        instrument=SHORT.get(instrument, instrument),
        month_roman=ROMAN[day.month - 1],
        year=day.year,
    )


def pattern_complaints(pattern):
    """Return what is wrong with a pattern: it holds the ordinal, the instrument and the year, and no more."""
    try:
        names = {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}
    except ValueError:
        return ["Pola nomor memuat kurung kurawal yang tidak berpasangan."]
    complaints = [f"Pola nomor memuat {{{name}}} yang tidak dikenal." for name in sorted(names - KNOWN)]
    missing = sorted({"ordinal", "instrument", "year"} - names)
    return complaints + [f"Pola nomor belum memuat {{{name}}}." for name in missing]
