"""How much goes into one bundle, what its files are called, how long it takes."""

from agreements.rules.bundling import MOST, MOST_OPEN, complaints, entry_name, seconds_left


def test_a_sensible_order_is_taken():
    assert complaints(MOST, MOST_OPEN - 1) == []


def test_none_too_many_and_too_often_are_refused_with_the_way_out():
    assert [reason.split(".")[0] for reason in complaints(0, 0)] == ["Belum ada naskah yang dipilih"]
    assert f"paling banyak {MOST}" in complaints(MOST + 1, 0)[0]
    assert "Tunggu" in complaints(1, MOST_OPEN)[0]


def test_names_are_safe_and_distinct():
    assert entry_name(7, "PKS Air/Sanitasi.pdf") == "007 PKS Air-Sanitasi.pdf"
    assert entry_name(1, "../../etc/passwd") == "001 -..-etc-passwd"
    assert entry_name(1, "sama.pdf") != entry_name(2, "sama.pdf")
    assert len(entry_name(500, f"{'x' * 400}.pdf")) < 180


def test_the_time_to_go_is_told_once_something_can_be_said():
    assert seconds_left(2, 10, 5) is None
    assert seconds_left(5, 10, 20) == 20
