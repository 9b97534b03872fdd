"""The versions of an instrument: its frozen revisions, and the text that is being written."""

from dataclasses import dataclass
from datetime import datetime

from agreements.documents.content import content_of, draft_of
from agreements.rules.enums import Action
from agreements.rules.moves import EDITABLE
from agreements.rules.naskah import digest

WORKING, LATEST, RETURNED = "kini", "terakhir", "dikembalikan"


@dataclass(frozen=True)
class Version:
    """One version. `mark` names it in an address: its ordinal, or WORKING."""

    mark: str
    content: dict
    sha256: str
    at: datetime

    @property
    def is_working(self):
        """Whether it is not frozen yet."""
        return self.mark == WORKING

    @property
    def name(self):
        """What people call it."""
        return "Naskah yang sedang ditulis" if self.is_working else f"Revisi {self.mark}"


def frozen(row):
    """Take a `Revision`; return it as a `Version`."""
    return Version(str(row.ordinal), row.content, row.sha256, row.at)


def working(agreement):
    """Take an `Agreement`; return the `Version` that it has now, not frozen."""
    content = content_of(draft_of(agreement))
    at = agreement.edited_at or agreement.created_at
    return Version(WORKING, content, digest(content), at)


def find_version(agreement, mark):
    """Return the `Version` of that mark, or None where there is no such one.

    `mark`: an ordinal; WORKING; LATEST, the newest of all; RETURNED, the text that was last sent back
    (without one, the last that was frozen before the newest).
    """
    if mark == WORKING or (mark == LATEST and agreement.state in EDITABLE):
        return working(agreement)
    row = _row(agreement, mark)
    return frozen(row) if row else None


def _row(agreement, mark):
    rows = agreement.revisions.order_by("-ordinal")
    if mark == LATEST:
        return rows.first()
    if mark == RETURNED:
        return _returned(agreement, rows)
    known = mark.isascii() and mark.isdecimal() and len(mark) < 10
    return rows.filter(ordinal=int(mark)).first() if known else None


def _returned(agreement, rows):
    event = agreement.events.filter(act=Action.RETURN).order_by("-pk").first()
    if event and event.data.get("revision"):
        same = rows.filter(sha256=event.data["revision"], at__lte=event.at).first()
        if same:
            return same
    first = 0 if agreement.state in EDITABLE else 1
    return next(iter(rows[first : first + 1]), None) or rows.first()


def versions_of(agreement, rows):
    """Take an `Agreement` and its revisions, oldest first; return all its `Version`s.

    The text of now stands last while it can be written, or where it is not the one that was frozen.
    """
    found = [frozen(row) for row in rows]
    now = working(agreement)
    if agreement.state in EDITABLE or not found or found[-1].sha256 != now.sha256:
        found.append(now)
    return found
