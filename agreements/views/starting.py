"""Beginning an instrument: which template, asked only where there are several that fit."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from agreements.forms.template import TemplateChoiceForm
from agreements.models import Template
from agreements.workflow.origins import origin_of


def template_choice(instrument, kind):
    """Return the form that asks for a template, None where one press is enough."""
    templates = list(Template.objects.fitting(instrument, kind).with_current())
    if len(templates) < 2:
        return None
    return TemplateChoiceForm(templates=templates, auto_id=f"susun-{instrument}-%s")


def chosen_template(uid):
    """Return the `Template` that was chosen, None where nothing was; 404 for an odd one."""
    if not uid:
        return None
    try:
        return get_object_or_404(Template, uid=UUID(uid))
    except ValueError:
        raise Http404 from None


def begun_from(agreement):
    """Return in words what a draft began with."""
    origin = origin_of(agreement)
    return f"templat {origin.version}" if origin and origin.version else "kerangka baku"
