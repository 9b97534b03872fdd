"""Many PDFs put into one file, written whole or not at all: a ZIP, or a PDF with outline and labels."""

import os
import tempfile
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from agreements.documents.merged_tags import all_accessible, join_tags
from agreements.documents.xmp import packet

PRODUCER = "Kerjasama"
CONTENTS = "000 Daftar isi.txt"


@dataclass(frozen=True)
class Entry:
    """One PDF: where it lies, its name in the bundle and its title in the outline."""

    path: Path
    name: str
    title: str


def write_zip(target, entries, *, contents, moment):
    """Write a ZIP of `Entry`s to the path `target`. `contents`: text of its list; `moment`: of every file.

    The same entries give the same bytes.
    """
    with _whole(target) as place, zipfile.ZipFile(place, "w", zipfile.ZIP_STORED) as bundle:
        bundle.writestr(_info(CONTENTS, moment), contents.encode())
        for entry in entries:
            with bundle.open(_info(entry.name, moment), "w") as out, entry.path.open("rb") as data:
                while piece := data.read(1 << 20):
                    out.write(piece)


def _info(name, moment):
    info = zipfile.ZipInfo(name, moment.timetuple()[:6])
    info.external_attr = 0o644 << 16
    return info


def write_merged(target, entries, *, title):
    """Write one PDF of all `Entry`s to the path `target`: an outline entry for each, pages labelled "2-1".

    Tags and links are kept; files embedded in them are not. Where every source is PDF/A-3a and PDF/UA-1, so
    is the whole. The same entries give the same bytes.
    """
    sources = []
    with _whole(target) as place, pikepdf.new() as merged:
        labels, outline, starts = [], [], []
        for number, entry in enumerate(entries, 1):
            source = pikepdf.open(entry.path)
            sources.append(source)
            start = len(merged.pages)
            starts.append(start)
            merged.add_pages_from(source)
            labels += [start, pikepdf.Dictionary(S=pikepdf.Name.D, P=f"{number}-")]
            outline.append(pikepdf.OutlineItem(entry.title, start))
        merged.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array(labels))
        with merged.open_outline() as tree:
            tree.root.extend(outline)
        join_tags(merged, sources, starts, [entry.title for entry in entries])
        _described(merged, title)
        if sources and all_accessible(sources):
            _claimed(merged, sources[0], title)
        merged.save(place, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    for source in sources:
        source.close()


def _described(merged, title):
    merged.docinfo["/Title"] = title
    merged.docinfo["/Producer"] = PRODUCER
    merged.Root.Lang = "id"
    merged.Root.PageMode = pikepdf.Name.UseOutlines
    merged.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)


def _claimed(merged, first, title):
    """Say what every source says of itself, PDF/A-3a and PDF/UA-1, with the colours that all of them have."""
    merged.Root.OutputIntents = merged.copy_foreign(first.make_indirect(first.Root.OutputIntents))
    told = pikepdf.Stream(merged, packet(title, PRODUCER))
    told.Type, told.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    merged.Root.Metadata = merged.make_indirect(told)


@contextmanager
def _whole(target):
    """Give a path beside `target` to write to; afterwards it is `target`, on the disk, or gone."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")
    os.close(handle)
    place = Path(name)
    try:
        yield place
        with place.open("rb") as done:
            os.fsync(done.fileno())
        os.replace(place, target)
    finally:
        place.unlink(missing_ok=True)
