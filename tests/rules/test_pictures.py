"""Emblems that are uploaded: made anew, or refused with the reason."""

import io

import pytest
from PIL import Image, PngImagePlugin

from agreements.rules.errors import BadFile
from agreements.rules.pictures import emblem_picture


def drawn(size=(300, 300), kind="PNG", mode="RGBA", **given):
    out = io.BytesIO()
    Image.new(mode, size, "#123456").save(out, kind, **given)
    return out.getvalue()


def test_picture_is_made_anew_and_carries_nothing_else():
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", "rahasia")
    data, width, height = emblem_picture(drawn((1800, 1200), pnginfo=told))
    assert (width, height) == (900, 600)
    assert b"rahasia" not in data
    assert emblem_picture(drawn((1800, 1200))) == (data, width, height)


def test_jpeg_becomes_png():
    data, *size = emblem_picture(drawn(kind="JPEG", mode="RGB"))
    assert (data[:8], size) == (b"\x89PNG\r\n\x1a\n", [300, 300])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Berkas kosong"),
        (b'<?xml version="1.0"?><svg onload="alert(1)"/>', "SVG tidak diterima"),
        (b"  <SVG xmlns='x'></SVG>", "SVG tidak diterima"),
        (b"GIF89a" + b"0" * 100, "bukan PNG atau JPEG"),
        (b"%PDF-1.7", "bukan PNG atau JPEG"),
        (drawn()[:150], "rusak"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 3_000_000, "paling besar 2 MB"),
        (drawn((100, 100)), "terlalu kecil"),
        (drawn((900, 200)), "terlalu panjang"),
        (drawn((6000, 5000), mode="1"), "6000 × 5000 piksel"),
    ],
)
def test_bad_picture_is_refused_with_the_reason(data, words):
    with pytest.raises(BadFile, match=words):
        emblem_picture(data)
