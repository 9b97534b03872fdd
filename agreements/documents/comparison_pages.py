"""A comparison on paper: a head sheet with the counts, then the text with struck and added words."""

from django.template.loader import render_to_string

from agreements.documents.glyphs import printable
from agreements.documents.pdf import SIZES, to_pdf
from agreements.documents.redline import activity_row, blocks, counted, part_row, pieces_html, words_counted
from agreements.documents.wording import metadata_moment, moment
from agreements.rules.comparing import SAME, compare
from agreements.rules.indonesian import number


def comparison_pdf(old, new, *, paper, name, about):
    """Print the comparison of two `documents.versions.Version`s; return the bytes of a tagged PDF.

    `paper`: F4 or A4; `name`, `about`: of the instrument. The metadata carry the moment of the newer
    version, so that the same two give the same bytes. A letter that no font can draw is a question mark.
    """
    html = render_to_string("pdf/comparison.html", comparison_context(old, new, name, about))
    size = paper if paper in SIZES else "F4"
    return to_pdf(printable(html), sheets=("paper-body", "comparison"), size=size)


def comparison_context(old, new, name, about):
    """Return what the template of the comparison needs."""
    found = compare(old.content, new.content)
    facts = [fact for fact in found.facts if fact.status != SAME]
    return {
        "title": f"Perbandingan {name} {about}: {old.name} dan {new.name}",
        "author": "Kerjasama",
        "description": f"{old.sha256} {new.sha256}",
        "stamp": metadata_moment(new.at),
        "name": name,
        "about": about,
        "versions": [_named("Dari", old), _named("Ke", new)],
        "counts": counted(found.counts),
        "sum": words_counted(found.counts),
        "same": number(found.counts.same),
        "nothing": found.counts.nothing,
        "moves": found.counts.paragraphs,
        "facts": [(fact.group, fact.label, pieces_html(fact.pieces)) for fact in facts],
        "lists": [
            (title, blocks(lines))
            for title, lines in (("Konsiderans", found.recitals), ("Dasar hukum", found.legal_basis))
            if lines
        ],
        "parts": [part_row(part) for part in found.pasal],
        "annexes": [part_row(part, "lampiran") for part in found.lampiran],
        "activities": [activity_row(each) for each in found.activities],
    }


def _named(word, version):
    return {"word": word, "name": version.name, "when": moment(version.at), "sha": version.sha256}
