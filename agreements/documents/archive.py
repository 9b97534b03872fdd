"""The content-addressed store: bytes under their sha256, written whole or not at all (trust.md 6)."""

import hashlib
import os
import tempfile
import uuid
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from agreements.rules import files


@dataclass(frozen=True)
class StoredFile:
    """What is known of stored bytes."""

    sha256: str
    size: int
    media_type: str
    pages: int
    name: str


def path_of(sha256):
    """Return where the bytes of that hash lie."""
    return Path(settings.FILES_DIR) / sha256[:2] / sha256[2:4] / sha256


def store(data, *, name):
    """Write `data` under its hash (temporary name, fsync, rename); return a `StoredFile`.

    The same bytes are kept once, and are young again each time they come. Raises OSError where the disk
    refuses; then nothing is half written.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    target = path_of(sha256)
    if not _renewed(target, len(data)):
        write_whole(target, data)
    return StoredFile(
        sha256, len(data), files.media_type(data), files.page_count(data), files.clean_name(name)
    )


def _renewed(target, size):
    """Whether these bytes lie there already; then they are touched, so that nobody throws them away."""
    try:
        found = target.stat().st_size == size
        os.utime(target)
    except FileNotFoundError:
        return False
    return found


def discard(sha256, *, before):
    """Remove the bytes of that hash unless they were stored since `before` (an aware datetime).

    Returns whether they went. Whoever stores the same bytes meanwhile finds them again or writes them anew.
    """
    target = path_of(sha256)
    aside = target.with_name(f".gone-{uuid.uuid4().hex}")
    try:
        if target.stat().st_mtime >= before.timestamp():
            return False
        os.rename(target, aside)
    except FileNotFoundError:
        return False
    if aside.stat().st_mtime >= before.timestamp():  # stored again between the two looks
        os.replace(aside, target)
        return False
    aside.unlink()
    return True


def write_whole(target, data):
    """Put `data` at the path `target` so that a reader sees all of it or nothing."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def read(sha256):
    """Return the bytes of that hash. Raises FileNotFoundError, or ValueError where they no longer fit it."""
    data = path_of(sha256).read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ValueError(f"stored file {sha256} does not match its hash")
    return data
