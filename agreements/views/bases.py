"""A legal basis as pages show it: each regulation a link, with a mark where nobody verified it."""

from django.urls import reverse

from agreements.rules.citations import citations, in_doubt


def pieces(basis, library):
    """Take the words of a basis and the `library`; return [{words, url, doubt}] for `components/basis.html`.

    Words between citations stay as they are. `doubt`: "" where it is verified.
    """
    found, end = [], 0
    for cited in citations(basis):
        found.append(_plain(basis[end : cited.start]))
        entry = library.get(cited.key)
        url = reverse("regulation", args=[entry.key]) if entry else ""
        found.append({"words": basis[cited.start : cited.end], "url": url, "doubt": _doubt(cited, entry)})
        end = cited.end
    return [piece for piece in [*found, _plain(basis[end:])] if piece["words"]]


def _plain(words):
    return {"words": words, "url": "", "doubt": ""}


def _doubt(cited, entry):
    if entry is None:
        return "belum ada di pustaka"
    return "belum diverifikasi" if in_doubt(cited, entry.verified, entry.doubtful) else ""
