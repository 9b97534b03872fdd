"""The history that triggers keep of rows, made readable: who, when, which field, from what to what."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth import get_user_model
from django.db.models import ForeignKey
from django.utils.formats import date_format

from agreements.rules.enums import Kind, Role

SHOWN = 300
DEEDS = {"insert": "ditambahkan", "update": "diubah", "delete": "dihapus"}
CODES = {word.value: word.label for word in (*Kind, *Role)}
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
        context = {"lines": lines, "title": f"Riwayat: {obj}", **(extra_context or {})}
        return super().history_view(request, object_id, context)


@dataclass(frozen=True)
class Step:
    """A row of history with the row before it (or None); `hidden`: columns that every row of it shares."""

    model: type
    name: str
    hidden: frozenset
    row: object
    before: object


def lines_of(tracked):
    """Take what `WithHistory.tracked` returns; return the newest `SHOWN` lines, newest first."""
    found = [step for model, belongs, name in tracked for step in steps(model, belongs, name)]
    found.sort(key=lambda step: (step.row.pgh_created_at, step.row.pgh_id), reverse=True)
    found = found[:SHOWN]
    people, told = names_of(found), Teller(found)
    return [
        Line(
            at=step.row.pgh_created_at,
            who=people.get(author_of(step.row), NOBODY),
            what=step.name,
            deed=DEEDS.get(step.row.pgh_label, step.row.pgh_label),
            changes=told.changes(step),
        )
        for step in found
    ]


def steps(model, belongs, name):
    """Return the steps of one model's rows, oldest first."""
    latest, found, hidden = {}, [], frozenset(belongs)
    rows = model.pgh_event_model.objects.filter(**belongs).select_related("pgh_context").order_by("pgh_id")
    for row in rows:
        found.append(Step(model, name, hidden, row, latest.get(row.id)))
        latest[row.id] = row
    return found


def author_of(row):
    """Return the key of the person who made a change, or None where a command did."""
    return (row.pgh_context.metadata.get("user") if row.pgh_context else None) or None


def names_of(found):
    """Return {key: name} of the people who made these changes."""
    keys = {author_of(step.row) for step in found} - {None}
    return {key: str(person) for key, person in get_user_model().objects.in_bulk(keys).items()}


class Teller:
    """Puts values of history rows into words; names of related rows are fetched once a model."""

    def __init__(self, found):
        wanted = {}
        for step in found:
            for field in kept_fields(step):
                if isinstance(field, ForeignKey):
                    held = {getattr(row, field.attname) for row in (step.row, step.before) if row}
                    wanted.setdefault(field.related_model, set()).update(held)
        self.names = {model: model._default_manager.in_bulk(keys - {None}) for model, keys in wanted.items()}

    def changes(self, step):
        """Return [(field's name, before, after)] of what differs; of a new row what it holds."""
        found = []
        for field in kept_fields(step):
            value = getattr(step.row, field.attname)
            if step.before is None and value is False:
                continue
            now = self.words(field, value)
            then = self.words(field, getattr(step.before, field.attname)) if step.before else ""
            if step.row.pgh_label == "delete":
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
            return ", ".join(CODES.get(item, str(item)) for item in value)
        return str(value)


def kept_fields(step):
    """Return the fields that a step may tell of: what history holds, without key and what all share."""
    held = {field.name for field in step.model.pgh_event_model._meta.fields}
    return [
        field
        for field in step.model._meta.fields
        if field.name in held and not field.primary_key and field.attname not in step.hidden
    ]
