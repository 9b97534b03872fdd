"""The comments that call this person's posts ("Disebut"), on every text."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from agreements.models import Mention
from agreements.rules.progress import short_name
from agreements.views.access import actor_of, page
from agreements.views.discussion_rows import SHORT, moment

MOST = 100


@page
@require_safe
def mentions(request):
    """The list of what calls this person's posts and is not answered, oldest first."""
    rows = Mention.objects.waiting_for(actor_of(request)).select_related(
        "comment__agreement", "comment__thread"
    )
    shown = list(rows.order_by("pk")[: MOST + 1])
    context = {"rows": [_row(each) for each in shown[:MOST]], "more": len(shown) > MOST}
    return render(request, "discussion/mentions.html", context)


def _row(mention):
    comment = mention.comment
    thread = comment.thread or comment
    return {
        "called": mention.name,
        "author": comment.author,
        "post": comment.post,
        "text": comment.text[:300],
        "cut": len(comment.text) > 300,
        "seen": SHORT[comment.visibility],
        "when": moment(comment.at),
        "title": f"{short_name(comment.agreement.instrument)} {comment.agreement.about}",
        "where": thread.part_name or "Seluruh naskah",
        "url": f"{reverse('discussion', args=[comment.agreement.uid])}?tampil=disebut#k-{thread.uid}",
        "done_url": f"{reverse('discussion', args=[comment.agreement.uid])}komentar/{thread.uid}/dibaca/",
    }
