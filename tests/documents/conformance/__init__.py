"""Our own reading of ISO 19005-3 level A (PDF/A-3a) and ISO 14289-1 (PDF/UA-1), as far as a machine can tell.

Not a validator, but the clauses that our papers can break. The numbers are those of the clauses ("A 6.2.11")
and, for PDF/UA, of the Matterhorn protocol 1.02 ("M 28-011").
"""

import io

import pikepdf

from tests.documents.conformance import actions, archive, fonts, marks, metadata, tags

CHECKS = (*archive.CHECKS, *metadata.CHECKS, *fonts.CHECKS, *marks.CHECKS, *tags.CHECKS, *actions.CHECKS)


def faults(data):
    """Take the bytes of a PDF; return what is wrong with it, each with its clause."""
    with pikepdf.open(io.BytesIO(data)) as file:
        found = list(archive.file_faults(data))
        for check in CHECKS:
            found += check(file)
        return list(dict.fromkeys(found))
