"""HTML to PDF: the only file that imports WeasyPrint.

One font configuration and one parsed copy of each style sheet live as long as the process. Nothing is
fetched but our own fonts and emblems; what else an address may point to stops the rendering.
The same HTML gives the same bytes: dates stand in the HTML's metadata, never taken from the clock.
"""

import io
import re
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from threading import Lock
from urllib.parse import quote, unquote, urlsplit

import pypdfium2
import weasyprint
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from agreements.documents.tagging import mend
from agreements.documents.xmp import told_of
from agreements.models import Emblem

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "static" / "fonts" / "paper"
SCRIPT_FONTS = Path(__file__).resolve().parent / "fonts"
EMBLEMS = ROOT / "static" / "img" / "emblems"
SHEETS = {
    "paper-body": ROOT / "static" / "css" / "paper-body.css",
    "agreement": ROOT / "templates" / "pdf" / "agreement.css",
    "letter": ROOT / "templates" / "pdf" / "letter.css",
    "tables": ROOT / "templates" / "pdf" / "tables.css",
    "comparison": ROOT / "templates" / "pdf" / "comparison.css",
}
# Fonts of scripts that the two usual ones lack, by the code of the language; loaded only where needed.
SCRIPTS = {
    "ja": ("NotoSansCJKjp-Regular.otf",),
    "ko": ("NotoSansCJKkr-Regular.otf",),
    "zh-Hans": ("NotoSansCJKsc-Regular.otf",),
    "ar": ("NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf"),
}
SHEETS |= {f"script-{code}": ROOT / "templates" / "pdf" / f"script-{code}.css" for code in SCRIPTS}
SIZES = {"F4": "215mm 330mm", "A4": "210mm 297mm", "A4-landscape": "297mm 210mm"}
IMAGE_SCALE = 1.3  # of 72 dots an inch: sharp enough to read beside the text
VERSION = weasyprint.__version__
EMBLEM_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
KEPT_EMBLEM = re.compile(r"[0-9a-f]{64}")
INLINE = ("data:image/png;base64,", "data:image/svg+xml,")
WATERMARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{w}mm" height="{h}mm" viewBox="0 0 {w} {h}">'
    '<text x="{x}" y="{y}" text-anchor="middle" transform="rotate({turn} {x} {y})" fill="#e9e9e9" '
    'font-family="Liberation Sans" font-weight="bold" font-size="{size}">{words}</text></svg>'
)


@dataclass(frozen=True)
class Source:
    """What a paper was made from, embedded in it: the name of the file, its bytes, the moment it tells of."""

    name: str
    data: bytes
    at: datetime
    description: str = ""


class ForeignAddressError(Exception):
    """A document asked for something outside our own fonts and emblems."""


class OwnFilesOnly(URLFetcher):
    """Answers our fonts, `emblem:KEY` and inline images; every other address stops the rendering."""

    def fetch(self, url, headers=None):
        if url.startswith(INLINE):
            return super().fetch(url, headers)
        if picture := kept_picture(url.removeprefix("emblem:")):
            return URLFetcherResponse(url, picture, {"Content-Type": "image/png"})
        path = own_file(url)
        if path is None:
            raise FatalURLFetchingError(url[:200])
        kind = "image/svg+xml" if path.suffix == ".svg" else "font/otf"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})


def kept_picture(key):
    """Take the key of an emblem; return the bytes of the picture that an admin keeps under it, or None."""
    if not KEPT_EMBLEM.fullmatch(key):
        return None
    data = Emblem.objects.filter(sha256=key).values_list("data", flat=True).first()
    return None if data is None else bytes(data)


def emblem_exists(key):
    """Take the key of an emblem; tell whether there is a file for it."""
    return kept_picture(key) is not None or own_file(f"emblem:{key}") is not None


def own_file(url):
    """Take an address; return the path of the font or emblem that it names, or None."""
    if url.startswith("emblem:"):
        key = url.removeprefix("emblem:")
        path = EMBLEMS / f"{key}.svg"
        return path if EMBLEM_KEY.fullmatch(key) and path.is_file() else None
    parts = urlsplit(url)
    if parts.scheme != "file" or parts.netloc:
        return None
    path = Path(unquote(parts.path)).resolve()
    return path if path.parent in (FONTS, SCRIPT_FONTS) and path.is_file() else None


_FETCH = OwnFilesOnly(allowed_protocols={"data"})
_ONE_AT_A_TIME = Lock()


@lru_cache(maxsize=1)
def _fonts():
    return FontConfiguration()


@lru_cache(maxsize=1)
def _counters():
    return CounterStyle()


@lru_cache(maxsize=len(SHEETS))
def _sheet(name):
    path = SHEETS[name]
    return _css(path.read_text(), base_url=path.as_uri())


@lru_cache(maxsize=64)
def _page_rules(size, watermark):
    """Take a key of SIZES and the watermark's words; return the style sheet that sets both.

    Pages called "mendatar" are the same paper, turned.
    """
    wide, high = SIZES[size].split()
    pages = (("", wide, high), (" mendatar", high, wide))
    return _css("".join(_page_rule(name, width, height, watermark) for name, width, height in pages))


def _page_rule(name, width, height, watermark):
    image = f'url("data:image/svg+xml,{quote(_mark(width, height, watermark))}")'
    background = f"background: {image} no-repeat center / 100% 100%;" if watermark else ""
    return f"@page{name} {{ size: {width} {height}; {background} }}"


def _mark(width, height, words):
    width, height = (float(side.removesuffix("mm")) for side in (width, height))
    # The longest state just fits the diagonal; a short one does not become a wall.
    letters = min(40.0, 1.28 * max(width, height) / max(len(words), 1))
    turn = -52 if height > width else -38
    return WATERMARK.format(
        w=width, h=height, x=width / 2, y=height / 2, turn=turn, size=letters, words=words
    )


def _css(text, base_url=None):
    return weasyprint.CSS(
        string=text, base_url=base_url, url_fetcher=_FETCH, font_config=_fonts(), counter_style=_counters()
    )


def script_sheets(code):
    """Take the code of a language; return the names of the sheets that its script needs besides the usual."""
    return (f"script-{code}",) if code in SCRIPTS else ()


def to_pdf(html, *, sheets, size, watermark="", source=None, extra=""):
    """Turn a whole HTML page into a tagged PDF with embedded fonts, PDF/A-3a and PDF/UA-1 in one.

    `html`: str, made by our own templates only. `sheets`: names in SHEETS. `size`: key of SIZES.
    `watermark`: words drawn lightly across every page as an artifact, or "". `source`: a `Source` to embed.
    `extra`: a style sheet of our own making that comes last. Returns bytes.
    Raises ForeignAddressError where the HTML points outside our own fonts and emblems.
    """
    styles = [*map(_sheet, sheets), _page_rules(size, watermark), *([_extra(extra)] if extra else ())]
    with _one_at_a_time():
        document = weasyprint.HTML(string=html, url_fetcher=_FETCH).render(
            font_config=_fonts(),
            counter_style=_counters(),
            stylesheets=styles,
            presentational_hints=True,
        )
        if source:
            document.metadata.attachments.append(_embedded(source))
        return document.write_pdf(
            pdf_variant="pdf/a-3a", pdf_tags=True, pdf_identifier=True, finisher=_finished
        )


def _finished(document, pdf):
    mend(document, pdf)
    told_of(pdf)
    for thing in pdf.objects:
        # PDF/A-3 (ISO 19005-3, 6.2.8): a viewer does not smooth pictures.
        if getattr(thing, "extra", {}).get("Subtype") == "/Image":
            thing.extra["Interpolate"] = "false"


def _embedded(source):
    return weasyprint.Attachment(
        string=source.data,
        name=source.name,
        description=source.description,
        created=source.at.astimezone(UTC),
        modified=source.at.astimezone(UTC),
        relationship="Source",
        url_fetcher=_FETCH,
    )


@lru_cache(maxsize=64)
def _extra(text):
    return _css(text)


class Typeset:
    """The pages of an HTML, laid out for the eye: the layout, fonts and breaks of `to_pdf`.

    Tags and archive marks, which nobody sees, are left out. `places`: for each page, {id of an element: where
    it begins and ends there, in CSS pixels from the top}. Arguments and refusal as those of `to_pdf`.
    """

    def __init__(self, html, *, sheets, size, watermark="", extra="", once=""):
        """`once`: a style sheet that differs from call to call, so it is not kept."""
        styles = [*map(_sheet, sheets), _page_rules(size, watermark), *([_extra(extra)] if extra else ())]
        with _one_at_a_time():
            self._document = weasyprint.HTML(string=html, url_fetcher=_FETCH).render(
                font_config=_fonts(),
                counter_style=_counters(),
                stylesheets=[*styles, *([_css(once)] if once else ())],
                presentational_hints=True,
            )
        anchors = [page.anchors for page in self._document.pages]
        self.places = [{name: (spot[1], spot[3]) for name, spot in page.items()} for page in anchors]

    def drawn(self, indexes):
        """Take indexes of pages; return them as PNG images, a list of bytes."""
        if not indexes:
            return []
        with _one_at_a_time():
            return _images(self._document.copy([self._document.pages[at] for at in indexes]).write_pdf())


@contextmanager
def _one_at_a_time():
    """Neither Pango's fonts nor PDFium are safe to be called by two threads at once."""
    try:
        with _ONE_AT_A_TIME:
            yield
    except FatalURLFetchingError as refused:
        raise ForeignAddressError(str(refused)) from refused


def _images(data):
    """Draw each page in grey or colour, as it is."""
    images, file = [], pypdfium2.PdfDocument(data)
    try:
        for at in range(len(file)):
            page = file[at]
            bitmap = page.render(scale=IMAGE_SCALE)
            out = io.BytesIO()
            bitmap.to_pil().save(out, "PNG", compress_level=1)
            images.append(out.getvalue())
            bitmap.close()
            page.close()
    finally:
        file.close()
    return images
