"""Renditions: made once, whole or not at all."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from agreements.documents import store
from agreements.documents.store import rendition
from tests.documents.samples import STAMP, short


class Maker:
    """Counts how often it was asked."""

    def __init__(self, data=b"%PDF-1.7 isi"):
        self.data, self.times = data, 0

    def __call__(self):
        self.times += 1
        return self.data


def kept(settings):
    return [path for path in Path(settings.RENDITIONS_DIR).rglob("*") if path.is_file()]


def test_unchanged_material_is_not_rendered_again():
    make = Maker()
    material = {"draft": short(), "stamp": STAMP}
    assert rendition(material, make) == rendition(dict(material), make) == make.data
    assert make.times == 1


@pytest.mark.parametrize(
    "changes",
    [{"draft": short(about="Lain")}, {"stamp": STAMP.replace(hour=4)}, {"signing_copy": True}],
)
def test_changed_material_is_rendered(changes):
    make = Maker()
    material = {"draft": short(), "stamp": STAMP, "signing_copy": False}
    rendition(material, make)
    rendition(material | changes, make)
    assert make.times == 2


def test_changed_templates_are_rendered(monkeypatch):
    make = Maker()
    rendition({"a": 1}, make)
    monkeypatch.setattr(store, "shape", lambda: "another")
    rendition({"a": 1}, make)
    assert make.times == 2


@pytest.mark.parametrize("torn", [b"", b"x", lambda data: data[:-3], lambda data: data[:-3] + b"\0\0\0"])
def test_torn_file_is_made_anew(settings, torn):
    make = Maker()
    rendition({"a": 1}, make)
    (path,) = kept(settings)
    path.write_bytes(torn(path.read_bytes()) if callable(torn) else torn)
    assert rendition({"a": 1}, make) == make.data
    assert make.times == 2
    assert rendition({"a": 1}, make) == make.data
    assert make.times == 2


def test_nothing_is_kept_of_a_failed_rendering(settings):
    def fail():
        raise ValueError("rusak")

    with pytest.raises(ValueError, match="rusak"):
        rendition({"a": 1}, fail)
    assert kept(settings) == []


def test_full_disk_still_serves(settings, monkeypatch, caplog):
    def full(path, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "write_whole", full)
    make = Maker()
    assert rendition({"a": 1}, make) == make.data
    assert "rendition not kept" in caplog.text
    assert kept(settings) == []


def test_many_at_once_leave_one_whole_file(settings):
    make = Maker(b"%PDF" + b"x" * 200_000)
    found = []
    threads = [threading.Thread(target=lambda: found.append(rendition({"a": 1}, make))) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [make.data] * 12
    assert len(kept(settings)) == 1


def test_shape_covers_all_that_forms_the_paper():
    found = [path.name for pattern in store.SHAPING for path in store.ROOT.glob(pattern)]
    expected = {"wording.py", "indonesian.py", "_body.html", "agreement.css", "paper-body.css"}
    assert expected | {"texgyrebonum-bold.otf", "garuda-contoh.svg", "structure.py"} <= set(found)


def test_drafts_that_differ_only_in_extra_facts_have_their_own_files():
    make = Maker()
    rendition({"draft": short()}, make)
    rendition({"draft": replace(short(), extra={"a": 1})}, make)
    assert make.times == 2
