"""Renditions kept under the hash of what they were made from; unchanged text is not rendered again.

The name is the sha256 of the input and of everything that shapes the paper (code, templates, styles, fonts,
WeasyPrint's version), so a rendition never grows stale. The first line of a file is the sha256 of the
rest: a torn file is told from a whole one and made anew. Files are written whole or not at all.
"""

import hashlib
import json
import logging
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from agreements.documents.archive import write_whole
from agreements.documents.pdf import ROOT, VERSION

SHAPING = (
    "agreements/documents/*.py",
    "agreements/rules/*.py",
    "agreements/rules/comparing/*.py",
    "agreements/rules/naskah/*.py",
    "templates/pdf/*",
    "static/css/paper-body.css",
    "static/fonts/paper/*.[ot]tf",
    "agreements/documents/fonts/*.[ot]tf",
    "static/img/emblems/*.svg",
)
logger = logging.getLogger(__name__)


def rendition(material, render):
    """Return the bytes that `render()` makes from `material`, from the store where it has them.

    `material`: dict of JSON values, dates and dataclasses that decides the result, stamp included.
    `render`: () -> bytes, called only for new material. What it raises passes through, nothing is kept.
    A store that cannot be written is logged, and the bytes are returned all the same.
    """
    path = _path(material)
    kept = _read(path)
    if kept is not None:
        return kept
    made = render()
    try:
        write_whole(path, _seal(made) + b"\n" + made)
    except OSError as problem:
        logger.warning("rendition not kept: %s", problem.strerror)
    return made


def _path(material):
    key = hashlib.sha256(f"{shape()}\n{_canonical(material)}".encode()).hexdigest()
    return Path(settings.RENDITIONS_DIR) / key[:2] / key


def _canonical(material):
    return json.dumps(material, sort_keys=True, separators=(",", ":"), default=_plain)


def _plain(value):
    return value.isoformat() if isinstance(value, date) else asdict(value)


@lru_cache(maxsize=1)
def shape():
    """Return the digest of all that shapes the paper; read once a process."""
    total = hashlib.sha256(VERSION.encode())
    for pattern in SHAPING:
        for path in sorted(ROOT.glob(pattern)):
            total.update(f"\n{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return total.hexdigest()


def _seal(body):
    return hashlib.sha256(body).hexdigest().encode()


def _read(path):
    try:
        seal, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return body if seal == _seal(body) else None
