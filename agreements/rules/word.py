"""What every closed list of words is made of."""

from enum import StrEnum


class Word(StrEnum):
    """A code with an Indonesian label: `Word("code", "label")`."""

    label: str

    def __new__(cls, value, label):
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


def choices(words):
    """Take a `Word` class; return Django-style `[(code, label)]`."""
    return [(word.value, word.label) for word in words]
