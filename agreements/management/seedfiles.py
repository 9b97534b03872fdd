"""Rows of the seed files, CSV and JSON, each with its place, and the checks that any row may need.

A fault raises `SeedError`, whose Indonesian text names file and row.
"""

import csv
import json
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import Model


class SeedError(Exception):
    """A seed file that is missing or malformed."""


@dataclass(frozen=True)
class Row:
    """One row of a seed file and where it stands."""

    place: str
    values: dict

    def fail(self, why):
        raise SeedError(f"{self.place}: {why}")

    def expect(self, names):
        """Refuse a row whose fields are not exactly `names`; return its values."""
        missing, strange = set(names) - set(self.values), set(self.values) - set(names)
        if missing:
            self.fail(f"kolom {', '.join(sorted(missing))} tidak ada")
        if strange:
            self.fail(f"kolom {', '.join(sorted(strange))} tidak dikenal")
        return self.values

    def words(self, name):
        """Return the field `name`, which must be a list of texts."""
        found = self.values.get(name)
        if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
            self.fail(f"{name} seharusnya daftar teks")
        return found

    def known(self, values, keys, what):
        """Refuse the row if one of `values` is not among `keys`."""
        for value in values:
            if value not in keys:
                self.fail(f"{what} {value!r} tidak dikenal")


@dataclass(frozen=True)
class Seed:
    """An unsaved object, the row it comes from, and the natural keys of what it points to."""

    row: Row
    item: Model
    links: dict = field(default_factory=dict)


def text_of(path):
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise SeedError(f"{path.name}: berkas tidak ditemukan") from None
    except UnicodeDecodeError as error:
        raise SeedError(f"{path.name}: bukan teks UTF-8 (bita ke-{error.start})") from None


def csv_rows(path, columns):
    """Take a CSV file and its columns; return its rows, each with its line."""
    reader = csv.DictReader(text_of(path).splitlines())
    if reader.fieldnames != columns:
        raise SeedError(f"{path.name} baris 1: kepala kolom seharusnya {','.join(columns)}")
    rows = []
    for values in reader:
        row = Row(f"{path.name} baris {reader.line_num}", values)
        if None in values or None in values.values():
            row.fail(f"seharusnya {len(columns)} kolom")
        rows.append(row)
    return rows


def json_of(path):
    """Take a JSON file; return the one object in it."""
    try:
        found = json.loads(text_of(path))
    except json.JSONDecodeError as error:
        raise SeedError(f"{path.name} baris {error.lineno}: bukan JSON yang sah ({error.msg})") from None
    if not isinstance(found, dict):
        raise SeedError(f"{path.name}: seharusnya satu objek JSON")
    return found


def json_rows(place, found, name):
    """Take the place and content of a JSON object and the name of a list in it; return that list as rows."""
    items = found.get(name)
    if not isinstance(items, list):
        raise SeedError(f"{place}: daftar {name} tidak ada")
    rows = [Row(f"{place}, {name} ke-{ordinal}", item) for ordinal, item in enumerate(items, 1)]
    for row in rows:
        if not isinstance(row.values, dict):
            row.fail("seharusnya objek JSON")
    return rows


def seed(row, model, names, links=()):
    """Make an unsaved `model` of a row; `links` are fields that hold the keys of other rows."""
    values = row.expect([*names, *links])
    item = model(**{name: values[name] for name in names})
    try:
        item.clean_fields(exclude={f.name for f in model._meta.fields} - set(names))
    except ValidationError as error:
        row.fail("; ".join(f"{name}: {' '.join(words)}" for name, words in error.message_dict.items()))
    return Seed(row, item, {name: values[name] for name in links})


def distinct(seeds, key):
    """Refuse two seeds with the same key; return `{key: seed}`."""
    found = {}
    for one in seeds:
        if key(one) in found:
            one.row.fail(f"{key(one)} sudah ada di {found[key(one)].row.place}")
        found[key(one)] = one
    return found


def code_of(one):
    return one.item.code
