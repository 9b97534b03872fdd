"""When a paper is due: the states of an instrument from which on a missing paper holds it up."""

from agreements.rules.enums import Severity, State

SIGNED = (State.SIGNED, State.IN_FORCE, State.TERMINATED)
SIGNING = (State.INITIALLED, State.READY, *SIGNED)
FINAL_NEXT = (State.DISCUSSION, State.FINAL, *SIGNING)


def due(draft, states):
    """Return the weight of a paper that is not there yet: it blocks in these states, and warns before."""
    return Severity.BLOCKING if draft.state in states else Severity.WARNING
