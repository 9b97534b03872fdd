"""The papers that come with an act on a dossier, taken in before the act is done."""

from agreements.rules.errors import BadFile
from agreements.workflow.attaching import take_in


def taken(form):
    """Take a valid `StagePapers`; return the act's data, or None: a refused file says so on its field."""
    papers = {}
    for kind in form.row.papers:
        file = form.cleaned_data[f"{kind}-file"]
        if not file:
            continue
        try:
            papers[str(kind)] = {"file": take_in(file.read(), name=file.name)} | form.letter(kind)
        except BadFile as bad:
            for reason in bad.reasons:
                form.add_error(f"{kind}-file", reason)
    return None if form.errors else {"papers": papers, "ticks": form.ticks()}
