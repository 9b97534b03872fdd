"""Looking into a PDF: its text page by page, its tags, its fonts."""

import io
import re
import subprocess
import tempfile

import pikepdf


def pages(data):
    """The text of each page as it lies there: footer and all."""
    out = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout
    return out.decode().split("\f")[:-1]


def text(data):
    """The whole text with single spaces."""
    return " ".join(" ".join(pages(data)).split())


def spoken(data):
    """The text as a screen reader tells it: by the tags, without artifacts."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        command = ["pdfinfo", "-struct-text", file.name]
        out = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return " ".join(" ".join(re.findall(r'^ *"(.*)"$', out, re.MULTILINE)).split())


def opened(data):
    """The file as pikepdf opens it."""
    return pikepdf.open(io.BytesIO(data))


def elements(data):
    """`(tag, alternative text)` of the structure tree, in reading order."""
    with opened(data) as file:
        return list(_walk(file.Root.StructTreeRoot.K))


def _walk(kids):
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S), str(kid.get("/Alt", ""))
            yield from _walk(kid.get("/K", pikepdf.Array()))


def greys(data):
    """The set of grey values (0-255) on the first page."""
    command = ["pdftoppm", "-gray", "-aa", "no", "-aaVector", "no", "-r", "40", "-l", "1", "-"]
    image = subprocess.run(command, input=data, capture_output=True, check=True).stdout
    return set(image.split(b"\n", 3)[3])


def fonts(data):
    """`(name, embedded)` of every font of the file."""
    out = subprocess.run(["pdffonts", "-"], input=data, capture_output=True, check=True).stdout
    rows = [line.split() for line in out.decode().splitlines()[2:]]
    return [(row[0].split("+")[-1], row[-5]) for row in rows]


def is_element(thing, tag):
    """Whether an object of a file is a structure element of that tag."""
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == tag
