"""Papers that the demo's planning stands on."""

from agreements.documents.pdf import to_pdf
from agreements.workflow.attaching import take_in


def planning_paper(title, words):
    """Return the `StoredFile` of a one-page PDF that says what it stands for."""
    html = (
        f'<html lang="id"><head><title>{title}</title></head>'
        f"<body><h1>{title}</h1><p>{words}</p><p>Dokumen contoh untuk data peragaan.</p></body></html>"
    )
    return take_in(to_pdf(html, sheets=(), size="A4"), name=f"{title}.pdf")


def exception_proof(row):
    """Return the `StoredFile` that proves the planning exception of a story's dossier."""
    return planning_paper("Keputusan status siaga darurat", row["exception_note"])
