"""The pages of a text being typed, as they would be printed: beside the writing room."""

import base64

from django.core import signing
from django.http import JsonResponse

from agreements.documents.content import draft_of, text_of, with_text
from agreements.documents.live_pages import Known, follow
from agreements.forms.text import TextForm
from agreements.rules.errors import NotReady
from agreements.rules.permissions import Act
from agreements.views.access import demand, find_agreement, only_post, page

SALT = "halaman"  # what this page signs is read by no other


@page
def typed_pages(request, uid):
    """Return what is known of the pages of what is being typed, and images of some, as JSON; saves nothing.

    Fields beside the text: `known` as the last answer gave it; `wanted`: numbers of pages that are looked at;
    `held`: names of the images that are there already.
    """
    only_post(request)
    agreement = find_agreement(request, uid, "parent")
    demand(request, Act.EDIT_TEXT, agreement.agency_id)
    form = TextForm(text_of(agreement), request.POST)
    if not form.is_valid():
        reasons = [*form.errors, *(reason for part in form.all_parts for reason in part.errors)]
        return JsonResponse({"reasons": reasons})
    try:
        found = follow(
            with_text(draft_of(agreement), form.naskah),
            stamp=agreement.created_at,
            known=_known(request.POST.get("known", "")),
            wanted=_numbers(request.POST.get("wanted", "")),
            held=frozenset(request.POST.get("held", "").split()),
        )
    except NotReady as refusal:
        return JsonResponse({"reasons": refusal.reasons})
    return JsonResponse(_answer(found))


def _known(text):
    """Read what an earlier answer signed; nothing is known where it is missing, torn or another's."""
    try:
        return Known.read(signing.loads(text, salt=SALT))
    except (signing.BadSignature, KeyError, TypeError):
        return Known()


def _numbers(text):
    return [int(each) for each in text.split(",") if each.isdecimal() and 0 < int(each) < 10_000]


def _answer(found):
    known = found.known
    return {
        "known": signing.dumps(known.plain(), salt=SALT, compress=True),
        "pages": [known.key(number) for number in range(1, len(known.marks) + 1)],
        "total": known.total,
        "whole": known.whole,
        "lines": found.lines,
        "images": {
            number: {"key": key, "png": base64.b64encode(image).decode()}
            for number, (key, image) in found.images.items()
        },
    }
