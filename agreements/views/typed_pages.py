"""The pages of a text being typed, as they would be printed: beside the writing room."""

import base64

from django.shortcuts import render
from django.utils import timezone

from agreements.documents.agreement_pages import page_images
from agreements.documents.content import draft_of, text_of, with_text
from agreements.forms.text import TextForm
from agreements.rules.errors import NotReady
from agreements.rules.permissions import Act
from agreements.views.access import demand, find_agreement, only_post, page


@page
def typed_pages(request, uid):
    """Return the pages of what is being typed as images; saves nothing."""
    only_post(request)
    agreement = find_agreement(request, uid, "parent")
    demand(request, Act.EDIT_TEXT, agreement.agency_id)
    form = TextForm(text_of(agreement), request.POST)
    if not form.is_valid():
        reasons = [*form.errors, *(reason for part in form.all_parts for reason in part.errors)]
        return render(request, "agreements/typed_pages.html", {"reasons": reasons})
    try:
        images = page_images(with_text(draft_of(agreement), form.naskah), stamp=timezone.now())
    except NotReady as refusal:
        return render(request, "agreements/typed_pages.html", {"reasons": refusal.reasons})
    shown = [base64.b64encode(image).decode() for image in images]
    return render(request, "agreements/typed_pages.html", {"images": shown})
