"""The glossary keeps step with the code."""

import re

import pytest
from django.conf import settings

from agreements import models
from agreements.rules import enums

GLOSSARY = (settings.BASE_DIR / "docs" / "glossary.md").read_text()
ENUMS = {name: word for name, word in vars(enums).items() if isinstance(word, type)}
NAMED = sorted(set(re.findall(r"`([A-Z]\w+)\.([A-Z][A-Z_]+)`", GLOSSARY)))


@pytest.mark.parametrize(("word", "member"), NAMED)
def test_every_word_that_is_named_exists(word, member):
    assert (word, member) == ("Enum", "MEMBER") or member in ENUMS[word].__members__


def test_every_model_that_people_meet_is_named():
    inner = {"CooperationPartner"}
    assert [name for name in models.__all__ if name not in inner and f"`{name}" not in GLOSSARY] == []
