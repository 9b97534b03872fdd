"""Many counts in one question."""

from django.core.exceptions import EmptyResultSet
from django.db import connection

from agreements.reports.keyset import CAP


def counts(sets, *, most=CAP):
    """Take `{name: QuerySet}`; return `{name: number of rows}`, None where there are more than `most`."""
    parts, params = [], []
    found = dict.fromkeys(sets, 0)
    asked = []
    for name, rows in sets.items():
        try:
            sql, values = rows.order_by().values_list("pk")[: most + 1].query.sql_with_params()
        except EmptyResultSet:
            continue
        asked.append(name)
        parts.append(f"(SELECT count(*) FROM ({sql}) AS rows)")  # noqa: S608
        params += values
    if asked:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(parts)}", params)
            found.update(zip(asked, cursor.fetchone(), strict=True))
    return {name: number if number <= most else None for name, number in found.items()}
