"""What an act keeps of the deadline that it ends: an old decision keeps the rule it was made under."""

from agreements.models import Agreement, Approval, Dispute, clocks_on
from agreements.rules.paths.dprd import standings


def judged_by(subject, place, day):
    """Return `{"clock": ...}` of the deadline that runs for a dossier or an instrument in `place` on `day`.

    Empty where none runs. `place`: its stage or state before the act. See rules.deadlines.Standing.kept.
    """
    clocks = clocks_on(day)
    if isinstance(subject, Agreement):
        found = clocks.of_state(place, subject.kind, subject.state_since)
    elif isinstance(subject, Dispute):
        return {}
    elif isinstance(subject, Approval):
        found = next(iter(standings(subject, clocks)), None)
    else:
        found = clocks.of_stage(place, subject.kind, subject.stage_since)
    return {"clock": found.kept()} if found else {}
