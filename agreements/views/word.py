"""The text as a Word file: out for people who work in Word."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from agreements.documents.content import draft_of
from agreements.documents.docx_writing import agreement_docx
from agreements.documents.printing import file_name, stamp_of
from agreements.rules import files
from agreements.views.access import find_agreement, page


@page
@require_GET
def download(request, uid):
    """The text as it stands as a DOCX; with gaps too, for that is what people work on."""
    agreement = find_agreement(request, uid, "parent", "revision")
    data = agreement_docx(draft_of(agreement), stamp=stamp_of(agreement))
    response = HttpResponse(data, content_type=files.DOCX)
    response["Content-Disposition"] = content_disposition_header(
        True, file_name(agreement).replace(".pdf", ".docx")
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
