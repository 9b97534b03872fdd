"""When a paper is due: the states of an instrument from which on a missing paper holds it up."""

from agreements.rules.enums import AttachmentKind, Severity, State

SIGNED = (State.SIGNED, State.IN_FORCE, State.TERMINATED)
SIGNING = (State.INITIALLED, State.READY, *SIGNED)
FINAL_NEXT = (State.DISCUSSION, State.FINAL, *SIGNING)


def is_filed(draft, kind):
    """Return whether a paper of this kind is in the dossier; None where its papers are not known."""
    return None if draft.papers is None else kind in draft.papers


def approval_filed(draft):
    """Whether the DPRD's approval is on record in any way: its number, its silence, or its paper."""
    return bool(draft.dprd_approval or draft.dprd_deemed or is_filed(draft, AttachmentKind.DPRD_APPROVAL))


def due(draft, states):
    """Return the weight of a paper that is not there yet: it blocks in these states, and warns before."""
    return Severity.BLOCKING if draft.state in states else Severity.WARNING
