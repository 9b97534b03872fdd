"""Who lets the partner read what began internal, and when it may be closed again."""

import pytest

from agreements.rules.enums import Role, Visibility
from agreements.rules.opening import closing_refusals, opening_refusals, words_mark

STAFF, HEAD = frozenset({Role.STF}), frozenset({Role.KBG})


@pytest.mark.parametrize(
    ("roles", "visibility", "others", "why"),
    [
        (STAFF, Visibility.INTERNAL, [], ""),
        (STAFF, Visibility.INTERNAL, ["Sari", "Budi"], "Sari dan Budi"),
        (HEAD, Visibility.INTERNAL, ["Sari", "Budi"], ""),
        (HEAD, Visibility.CLOSED, [], "tidak pernah"),
        (HEAD, Visibility.SHARED, [], "sudah dapat membacanya"),
    ],
)
def test_own_words_by_the_section_those_of_others_by_its_head_tkksd_never(roles, visibility, others, why):
    reasons = opening_refusals(roles, visibility, others)
    assert bool(reasons) == bool(why)
    assert why in " ".join(reasons)


@pytest.mark.parametrize(
    ("visibility", "spoke", "why"),
    [
        (Visibility.SHARED, False, ""),
        (Visibility.SHARED, True, "juga percakapannya"),
        (Visibility.INTERNAL, False, "memang tidak membacanya"),
    ],
)
def test_what_the_partner_wrote_in_stays_open_to_it(visibility, spoke, why):
    assert why in " ".join(closing_refusals(visibility, spoke))
    assert bool(closing_refusals(visibility, spoke)) == bool(why)


def test_one_word_more_or_another_author_is_another_reading():
    read = [("Sari", "Satu."), ("Budi", "Dua.")]
    marks = {words_mark(read), words_mark(read[:1]), words_mark([("Sari", "Satu."), ("Tini", "Dua.")])}
    assert len(marks) == 3
