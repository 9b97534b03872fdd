"""What hangs on one instrument (papers, revisions, paraf, reports, evaluations) and its clocks, at once."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from agreements.models import (
    Agreement,
    Assent,
    Attachment,
    Comment,
    Dispute,
    Evaluation,
    Initial,
    Report,
    ReviewTask,
    Revision,
    Suggestion,
    User,
    clock_columns,
    clocks_from,
)
from agreements.rules.deadlines import Clocks
from agreements.rules.enums import TaskState

LATEST = 8  # reports and evaluations
FILES = ("id", "uid", "kind", "name", "sha256", "size", "media_type", "void", "at")
REVISIONS = ("id", "ordinal", "sha256", "note", "at")
INITIALS = ("id", "revision_id", "role", "post", "at")
REPORTS = ("id", "uid", "year", "half", "state", "submitted_at", "first_submitted_at")
COMMENTS, SUGGESTIONS = ("part", "visibility"), ("part", "after")
ASSENTS = ("partner_id", "sha256", "void_at")
DISPUTES = ("id", "uid", "matter", "state")
EVALUATIONS = ("id", "uid", "year", "half", "state", "score", "recommendation")


@dataclass(frozen=True)
class Belongings:
    """Rows as unsaved models, so that the pages show them as they show any other."""

    attachments: list
    revisions: list  # without their content, newest first
    initials: list  # of all revisions, oldest first
    reports: list  # newest first
    evaluations: list  # newest first
    clocks: Clocks  # the deadlines of today
    reviews: list  # open tasks since a regulation changed, oldest first
    comments: list  # threads that are open and exist for this reader
    suggestions: list  # that nobody has decided on
    assents: list  # the parties' words on the text, oldest first
    disputes: list  # newest first


def belongings(agreement, today, actor):
    """Take an `Agreement`, today and who reads; return its `Belongings` in one query, whatever there is."""
    mine = {"agreement": OuterRef("pk")}
    semesters = ("-year", "-half")
    row = Agreement.objects.values(
        own_files=_rows(Attachment.objects.filter(**mine).order_by("-id"), FILES, "by"),
        own_revisions=_rows(Revision.objects.filter(**mine).order_by("-ordinal"), REVISIONS, "author"),
        own_initials=_rows(Initial.objects.filter(**mine).order_by("pk"), INITIALS, "user"),
        own_reports=_rows(Report.objects.filter(**mine).order_by(*semesters)[:LATEST], REPORTS),
        own_evaluations=_rows(Evaluation.objects.filter(**mine).order_by(*semesters)[:LATEST], EVALUATIONS),
        **clock_columns(),
        own_reviews=_rows(
            ReviewTask.objects.filter(state=TaskState.OPEN, **mine).order_by("pk")[:LATEST], ("id", "subject")
        ),
        own_comments=_rows(Comment.objects.visible_to(actor).unresolved().filter(**mine), COMMENTS),
        own_suggestions=_rows(Suggestion.objects.open().filter(**mine), SUGGESTIONS),
        own_assents=_rows(Assent.objects.filter(**mine).order_by("pk"), ASSENTS),
        own_disputes=_rows(Dispute.objects.filter(**mine).order_by("-pk"), DISPUTES),
    ).get(pk=agreement.pk)
    return Belongings(
        attachments=[_made(Attachment, each, "by") for each in row["own_files"]],
        revisions=[_made(Revision, each, "author") for each in row["own_revisions"]],
        initials=[_made(Initial, each, "user") for each in row["own_initials"]],
        reports=[_made(Report, each) for each in row["own_reports"]],
        evaluations=[_made(Evaluation, each) for each in row["own_evaluations"]],
        clocks=clocks_from(row, today),
        reviews=[_made(ReviewTask, each) for each in row["own_reviews"]],
        comments=[_made(Comment, each) for each in row["own_comments"] or ()],
        suggestions=[_made(Suggestion, each) for each in row["own_suggestions"]],
        assents=[_made(Assent, each) for each in row["own_assents"]],
        disputes=[_made(Dispute, each) for each in row["own_disputes"]],
    )


def _rows(rows, names, person=""):
    who = {"full_name": f"{person}__full_name", "username": f"{person}__username"} if person else {}
    return ArraySubquery(rows.values(json=JSONObject(**{name: name for name in names}, **who)))


def _made(model, row, person=""):
    """Return the model of a JSON row, its days and numbers as Python has them."""
    who = {person: User(full_name=row.pop("full_name"), username=row.pop("username"))} if person else {}
    fields = {name: model._meta.get_field(name).to_python(value) for name, value in row.items()}
    return model(**fields, **who)
