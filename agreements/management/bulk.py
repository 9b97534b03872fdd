"""Many rows at once, by COPY."""

import csv
import io
import json

from django.db import connection
from django.db.models import Max

NULL = "\\N"


def copy(model, rows, **same):
    """Write dicts of columns into the table of `model`; `same`: columns that are alike in every row.

    A column that is not given gets its field's default, as a new object would.
    """
    if not rows:
        return
    given = {*same, *rows[0]}
    same = {**defaults(model, given), **same}
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    fixed = list(same.values())
    for row in rows:
        writer.writerow([NULL if cell is None else cell for cell in [*fixed, *row.values()]])
    sheet.seek(0)
    quoted = ", ".join(map(connection.ops.quote_name, [*same, *rows[0]]))
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} ({quoted}) FROM STDIN WITH (FORMAT csv, NULL '{NULL}')", sheet)


def defaults(model, given):
    """Return `{column: default}` of the fields of `model` that are not in `given` and that a person fills."""
    fields = [f for f in model._meta.concrete_fields if not (f.primary_key or f.generated)]
    found = {f.column: f.get_default() for f in fields if f.column not in given}
    return {
        name: json.dumps(value) if isinstance(value, dict | list) else value for name, value in found.items()
    }


def last_key(model):
    """Return the highest primary key of `model`, 0 without rows."""
    return model.objects.aggregate(last=Max("pk"))["last"] or 0


def continue_sequence(model):
    """Let the table's sequence go on after the highest key."""
    with connection.cursor() as cursor:
        last = max(last_key(model), 1)
        cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [model._meta.db_table, last])
