"""What those see of a contact who do not need it."""

import pytest

from agreements.rules.masking import masked_email, masked_name, masked_phone


@pytest.mark.parametrize(
    ("phone", "seen"),
    [("0812-3456-7890", "08••••••••90"), ("12345", "•••••"), ("", "")],
)
def test_phones(phone, seen):
    assert masked_phone(phone) == seen


@pytest.mark.parametrize(
    ("email", "seen"),
    [("sari@contoh.go.id", "s•••@contoh.go.id"), ("bukan surel", "•••••••••••"), ("", "")],
)
def test_addresses(email, seen):
    assert masked_email(email) == seen


def test_names():
    assert masked_name("Sari Contoh Dewi") == "S• C• D•"
    assert masked_name("") == ""
