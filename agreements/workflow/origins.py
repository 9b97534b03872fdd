"""What a draft begins with, and what it remembers of that."""

from agreements.models import DraftOrigin, Template, TemplateVersion
from agreements.rules.errors import NotReady
from agreements.rules.templating import blueprint_from, fill, origins_of, started


def version_for(instrument, kind, chosen=None):
    """Return the `TemplateVersion` that a draft of this instrument and kind begins with, or None.

    `chosen`: a `Template`; without it the most particular one that fits. Raises `NotReady` where the chosen
    one is not published or is for something else.
    """
    fitting = Template.objects.fitting(instrument, kind).with_current()
    template = fitting.filter(pk=chosen.pk).first() if chosen else fitting.first()
    if chosen and template is None:
        raise NotReady(f"Templat {chosen} tidak terbit untuk bentuk naskah dan jenis kerja sama ini.")
    if template is None:
        return None
    return TemplateVersion.objects.select_related("template").get(pk=template.current)


def remember(agreement, version, draft, amended=()):
    """Write what a new draft began with, inside the act that begins it; return its text as `Naskah`.

    `version`: a `TemplateVersion`, or None for the standard outline.
    """
    if version is None:
        return fill(None, draft, amended)
    start = started(blueprint_from(version.content), draft, amended)
    DraftOrigin.objects.create(agreement=agreement, version=version, parts=origins_of(start))
    return start.text


def origin_of(agreement):
    """Return the `DraftOrigin` of a draft with its version and template, or None. One query."""
    rows = DraftOrigin.objects.select_related("version__template")
    return rows.filter(agreement=agreement).first()


def begun_with(agreement, *drafts):
    """Take an `Agreement` and `Draft`s of it; return for each the `Naskah` that it would begin with."""
    origin = origin_of(agreement)
    blueprint = blueprint_from(origin.version.content) if origin and origin.version else None
    return [fill(blueprint, draft) for draft in drafts]


def inherit(source, new):
    """Let an extension remember what the text it goes on from began with, inside the act that begins it."""
    origin = origin_of(source)
    if origin:
        DraftOrigin.objects.create(agreement=new, version=origin.version, parts=origin.parts)
