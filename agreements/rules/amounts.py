"""Counts and rupiah as people type them in Indonesian manner, read exactly or refused in words."""

import re
from decimal import Decimal

GROUPED = r"(?:\d{1,3}(?:\.\d{3})+|\d+)"
COUNT = re.compile(GROUPED, re.ASCII)
RUPIAH = re.compile(rf"(?:Rp\.?)?\s*({GROUPED})(?:,(\d{{1,2}})|,-)?", re.ASCII | re.IGNORECASE)
LARGEST_COUNT = 2_147_483_647  # what a column of whole numbers holds
MOST_DIGITS = 16  # before the comma, of a column of rupiah


def read_count(text):
    """Take "1.234" or "1234"; return the int. Raises ValueError with an Indonesian sentence."""
    text = text.strip()
    if not COUNT.fullmatch(text):
        raise ValueError("Tulis bilangan bulat tanpa minus, misalnya 1.234.")
    digits = text.replace(".", "").lstrip("0") or "0"
    if len(digits) > len(str(LARGEST_COUNT)) or int(digits) > LARGEST_COUNT:
        raise ValueError("Bilangan terlalu besar; periksa lagi.")
    return int(digits)


def read_rupiah(text):
    """Take "1.234.567,89", "Rp1234567" or "1.234.567,-"; return rupiah as Decimal, exactly.

    Raises ValueError with an Indonesian sentence: a point not before three digits is no decimal point.
    """
    match = RUPIAH.fullmatch(text.strip())
    if not match:
        raise ValueError(
            "Tulis rupiah seperti 1.234.567,89: titik tiap tiga angka, koma sebelum sen, tanpa minus."
        )
    whole, sen = match[1].replace(".", ""), match[2] or "0"
    if len(whole.lstrip("0")) > MOST_DIGITS:
        raise ValueError("Jumlah rupiah terlalu besar; periksa lagi.")
    return Decimal(f"{whole}.{sen}")
