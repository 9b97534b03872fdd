"""A second person's verdict on a report or an evaluation: its buttons, and pressing one."""

from django.http import Http404
from django.urls import reverse

from agreements.forms.note import NoteForm
from agreements.rules.errors import NotAllowed, Refusal
from agreements.views.access import actor_of, only_post
from agreements.views.buttons import Refused

SEND_BACK = {
    "key": "kembalikan",
    "label": "Kembalikan",
    "icon": "return",
    "needs_note": True,
    "note_required": True,
    "note_label": "Alasan pengembalian",
}
RELOAD = "Halaman ini tidak lengkap; muat ulang, lalu ulangi."


def verdict_button(name, button, row, reasons, refused):
    """Return a dict of `action_form` for a verdict on `row`; `refused`: what was just pressed in vain."""
    again = bool(refused and refused.action == button["key"] and not reasons and button.get("needs_note"))
    return button | {
        "url": reverse(name, args=[row.uid, button["key"]]),
        "reasons": reasons,
        "hidden": {"version": row.version},
        "open": again,
        "errors": list(refused.reasons) if again else [],
        "note_value": refused.note if again else "",
    }


def judged(request, row, verdict, verdicts, act):
    """Carry out the posted verdict; return None, or the `Refused` with its status.

    `verdicts`: {slug: True to agree, False to hand back}; `act(row, agree, by=, reason=, seen=)` does it.
    Raises Http404 for a GET and an unknown verdict.
    """
    only_post(request)
    if verdict not in verdicts:
        raise Http404
    typed, note = NoteForm(request.POST), request.POST.get("note", "")
    label = verdict.capitalize() if verdicts[verdict] else "Kembalikan"
    if not typed.is_valid():
        return Refused(verdict, label, tuple(typed.reasons or [RELOAD]), status=400, note=note)
    given = {"reason": typed.cleaned_data["note"], "seen": typed.cleaned_data["version"]}
    try:
        act(row, verdicts[verdict], by=actor_of(request), **given)
    except Refusal as refusal:
        status = 403 if isinstance(refusal, NotAllowed) else 409
        return Refused(verdict, label, tuple(refusal.reasons), status=status, note=note)
    return None
