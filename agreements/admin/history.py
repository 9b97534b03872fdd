"""The history that triggers keep of rows, made readable: who, when, which field, from what to what."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth import get_user_model
from django.db.models import ForeignKey
from django.utils.formats import date_format

from agreements.rules.enums import Kind

SHOWN = 300
DEEDS = {"insert": "ditambahkan", "update": "diubah", "delete": "dihapus"}
KINDS = {kind.value: kind.label for kind in Kind}
NOBODY = "Pemuatan data (perintah sistem)"


@dataclass(frozen=True)
class Line:
    """One change: when (aware datetime), who, what was changed, how, and [(field, before, after)]."""

    at: datetime
    who: str
    what: str
    deed: str
    changes: list


class WithHistory:
    """Mixin of a page whose model is tracked; `tracked(obj)` names what belongs to the object."""

    def tracked(self, obj):
        """Return [(model, filter of its history rows, name shown)]."""
        return [(self.model, {"id": obj.pk}, str(self.opts.verbose_name))]

    def history_view(self, request, object_id, extra_context=None):
        """As Django's, with the lines of the database's own history."""
        obj = self.get_object(request, object_id)
        lines = lines_of(self.tracked(obj)) if obj else []
        return super().history_view(request, object_id, {"lines": lines, **(extra_context or {})})


def lines_of(tracked):
    """Take what `WithHistory.tracked` returns; return the newest `SHOWN` lines, newest first."""
    pairs = []
    for model, belongs, name in tracked:
        pairs += [(model, name, row, before) for row, before in steps(model, belongs)]
    pairs.sort(key=lambda pair: (pair[2].pgh_created_at, pair[2].pgh_id), reverse=True)
    pairs = pairs[:SHOWN]
    people = names_of(row for _, _, row, _ in pairs)
    told = Teller([(model, one) for model, _, row, before in pairs for one in (row, before) if one])
    return [
        Line(
            at=row.pgh_created_at,
            who=people.get(author_of(row), NOBODY),
            what=name,
            deed=DEEDS.get(row.pgh_label, row.pgh_label),
            changes=told.changes(model, row, before),
        )
        for model, name, row, before in pairs
    ]


def steps(model, belongs):
    """Return [(row of history, the row before it or None)] of one model, oldest first."""
    latest, found = {}, []
    rows = model.pgh_event_model.objects.filter(**belongs).select_related("pgh_context").order_by("pgh_id")
    for row in rows:
        found.append((row, latest.get(row.id)))
        latest[row.id] = row
    return found


def author_of(row):
    """Return the key of the person who made a change, or None where a command did."""
    return (row.pgh_context.metadata.get("user") if row.pgh_context else None) or None


def names_of(rows):
    """Return {key: name} of the people who made these changes."""
    keys = {author_of(row) for row in rows} - {None}
    return {key: str(person) for key, person in get_user_model().objects.in_bulk(keys).items()}


class Teller:
    """Puts values of history rows into words; names of related rows are fetched once a model."""

    def __init__(self, pairs):
        wanted = {}
        for model, row in pairs:
            for field in kept_fields(model):
                if isinstance(field, ForeignKey):
                    wanted.setdefault(field.related_model, set()).add(getattr(row, field.attname))
        self.names = {model: model._default_manager.in_bulk(keys - {None}) for model, keys in wanted.items()}

    def changes(self, model, row, before):
        """Return [(field's name, before, after)] of what differs; of a new row what it holds."""
        found = []
        for field in kept_fields(model):
            value = getattr(row, field.attname)
            if before is None and value is False:
                continue
            now = self.words(field, value)
            then = self.words(field, getattr(before, field.attname)) if before else ""
            if row.pgh_label == "delete":
                then, now = now, ""
            if then != now:
                found.append((field.verbose_name, then or "—", now or "—"))
        return found

    def words(self, field, value):
        """Return one value as a reader understands it."""
        if value is None or value == "" or value == []:
            return ""
        if isinstance(field, ForeignKey):
            return str(self.names.get(field.related_model, {}).get(value, value))
        if field.choices:
            return dict(field.flatchoices).get(value, value)
        if isinstance(value, bool):
            return "ya" if value else "tidak"
        if isinstance(value, date):
            return date_format(value, "j F Y")
        if isinstance(value, list):
            return ", ".join(KINDS.get(item, str(item)) for item in value)
        return str(value)


def kept_fields(model):
    """Return the model's own fields that its history holds, without its key."""
    held = {field.name for field in model.pgh_event_model._meta.fields}
    return [field for field in model._meta.fields if field.name in held and not field.primary_key]
