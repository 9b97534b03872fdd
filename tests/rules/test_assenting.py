"""Who agrees to a text as it stands."""

from types import SimpleNamespace

import pytest

from agreements.rules.assenting import all_agree, final_notes, share_notes, standings

PARTIES = [SimpleNamespace(partner_id=key, body=name) for key, name in ((None, "Kota"), (5, "Kabupaten"))]


def word(partner, sha="a", void=None):
    return SimpleNamespace(partner_id=partner, sha256=sha, void_at=void, waits=False)


@pytest.mark.parametrize(
    ("assents", "states"),
    [
        ([], ["belum", "belum"]),
        ([word(None)], ["setuju", "belum"]),
        ([word(None), word(5)], ["setuju", "setuju"]),
        ([word(None), word(5, sha="b")], ["setuju", "gugur"]),
        ([word(None), word(5, void="kemarin")], ["setuju", "gugur"]),
        ([word(5, sha="b"), word(5)], ["belum", "setuju"]),
        ([word(9)], ["belum", "belum"]),
    ],
)
def test_the_last_word_of_a_party_stands_while_the_hash_does(assents, states):
    found = standings(PARTIES, assents, "a")
    assert [each.state for each in found] == states
    assert all_agree(found) == (states == ["setuju", "setuju"])


def test_our_own_parties_speak_once():
    assert len(standings([*PARTIES, SimpleNamespace(partner_id=None, body="Dinas")], [], "a")) == 2


def test_one_party_alone_agrees_to_nothing():
    assert not all_agree(standings(PARTIES[:1], [word(None)], "a"))


def test_what_is_missing_before_final_is_named():
    assert final_notes(standings(PARTIES, [word(None), word(5)], "a")) == []
    fallen, missing = final_notes(standings(PARTIES, [word(5, sha="b")], "a"))
    assert "disetujui Kabupaten" in fallen
    assert "dari Kota" in missing


def test_what_is_open_with_the_partner_is_counted():
    assert share_notes(0, 0) == []
    assert share_notes(2, 1) == [
        "2 komentar bersama mitra belum diselesaikan.",
        "1 usul perubahan belum diputuskan.",
    ]
