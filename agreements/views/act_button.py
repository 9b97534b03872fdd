"""A move of a table as the dict that `components/action_form.html` shows."""


def act_button(row, subject, *, url, icon, reasons=(), refused=None, form=None):
    """Return the dict of one button.

    `row`: of any table of moves; `reasons`: why it may not be pressed now; `refused`: what was just pressed
    in vain, with what the person had typed; `form`: the fields that the move asks for.
    """
    again = refused if refused and refused.action == row.action and not reasons else None
    form = again.form if again and again.form else form
    return {
        "key": str(row.action),
        "label": row.label,
        "url": url,
        "tone": "danger" if row.tone == "danger" else "secondary",
        "icon": icon,
        "reasons": reasons,
        "needs_note": bool(row.note),
        "note_label": row.note,
        "note_required": row.note_required,
        "note_value": again.note if again else "",
        "confirm": row.confirm,
        "fields": form,
        "multipart": bool(form and form.is_multipart()),
        "hidden": {"version": subject.version},
        "open": again is not None and bool(row.note or form or row.confirm),
        "errors": list(again.reasons) if again else [],
    }
