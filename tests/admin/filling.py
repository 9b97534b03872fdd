"""A form of the panel as a browser would send it back."""

from django.utils.formats import localize_input


def filled(response):
    """Take the answer that shows a change or add form; return its fields as they stand, as POST data."""
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    data = {}
    for form in forms:
        for bound in form:
            value = bound.value()
            if value is not None and value is not False:
                data[bound.html_name] = value if isinstance(value, list) else localize_input(value)
    return data


def row(prefix, data, **columns):
    """Add one new row to an inline's POST data; return the data."""
    at = int(data[f"{prefix}-TOTAL_FORMS"])
    data[f"{prefix}-TOTAL_FORMS"] = at + 1
    return data | {f"{prefix}-{at}-{name}": value for name, value in columns.items()}


def said(response):
    """Return the messages that a person reads after an act."""
    return [str(message) for message in response.context["messages"]]


def errors(response):
    """Return every error on the form and its rows, as sentences."""
    found = [error for errors in response.context["adminform"].form.errors.values() for error in errors]
    for inline in response.context["inline_admin_formsets"]:
        found += inline.formset.non_form_errors()
        found += [error for form in inline.formset.forms for row in form.errors.values() for error in row]
    return found
