"""The refusals that upper floors may raise; each carries Indonesian reasons ready for the page."""


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """An act that is not done. `reasons`: list of Indonesian sentences, never empty."""

    def __init__(self, *reasons):
        self.reasons = list(reasons)
        super().__init__(" ".join(self.reasons))


class NotAllowed(Refusal):
    """This person may not do this (403)."""


class NotReady(Refusal):
    """Something is missing or does not fit (409 or shown on the form)."""


class Stale(Refusal):
    """Somebody else acted first; what was seen is no longer so (409)."""


class BadFile(Refusal):
    """A file that is not taken in: kind, size or contents (400, on the file field)."""
