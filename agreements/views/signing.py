"""What the acts around the signature are given: data of their forms, with the uploaded paper stored."""

from agreements.forms.signing import SignForm, TerminateForm
from agreements.rules import files
from agreements.workflow.attaching import take_in


def prepared(form):
    """Take the valid form of an act; return its data. Raises `BadFile` where the paper is not taken in."""
    if isinstance(form, SignForm):
        return form.told() | {"scan": _stored(form.cleaned_data["scan"])}
    if isinstance(form, TerminateForm):
        paper = form.cleaned_data["paper"]
        return form.cleaned_data | {"paper": _stored(paper) if paper else None}
    return form.cleaned_data


def _stored(file):
    return take_in(file.read(), name=file.name, allowed=(files.PDF,))
