"""What a dossier's burden tests and letters tell of a draft: DPRD, feasibility study, ministries."""

from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject

from agreements.models import Approval, Attachment
from agreements.rules.enums import ApprovalState, AttachmentKind, Kind

TEST_FIELDS = ("state", "needed", "settled_on", "settled_number")
TOLD = (AttachmentKind.FEASIBILITY, AttachmentKind.CONSULTATION, AttachmentKind.CONFIRMATION)


def tests_told():
    """Return the subquery of the newest burden test of a text, or of its plan abroad."""
    rows = Approval.objects.filter(cooperation=OuterRef("cooperation")).order_by("-pk")
    rows = rows.filter(Q(agreement=OuterRef("pk")) | Q(agreement__isnull=True))
    return ArraySubquery(rows.values(json=JSONObject(**{name: name for name in TEST_FIELDS}))[:1])


def letters_told():
    """Return the subquery of the dossier's papers of TOLD, oldest first."""
    rows = Attachment.objects.filter(cooperation=OuterRef("cooperation"), void=False, kind__in=TOLD)
    return ArraySubquery(
        rows.order_by("pk").values(json=JSONObject(kind="kind", number="number", dated="dated"))
    )


def dprd_facts(tests):
    """Return what the newest burden test came to, as facts of the draft; none where it is not confirmed."""
    if not tests or tests[0]["state"] in (ApprovalState.TESTED, ApprovalState.VOID):
        return {}
    test = tests[0]
    approved = test["state"] in (ApprovalState.APPROVED, ApprovalState.DEEMED)
    return {
        "needs_dprd": test["needed"],
        "dprd_approval": test["settled_number"] if approved else "",
        "dprd_approved_on": date.fromisoformat(test["settled_on"]) if approved else None,
        "dprd_deemed": test["state"] == ApprovalState.DEEMED,
    }


def letter_facts(kind, letters):
    """Return what the papers tell: the feasibility study of a KSDPK, and the ministries' letters abroad."""
    found = {letter["kind"]: letter for letter in letters}
    consulted, confirmed = found.get(AttachmentKind.CONSULTATION), found.get(AttachmentKind.CONFIRMATION)
    return {
        "has_feasibility": AttachmentKind.FEASIBILITY in found if kind == Kind.KSDPK else None,
        "consulted_on": _day(consulted),
        "confirmation_number": confirmed["number"] if confirmed else "",
        "confirmation_on": _day(confirmed),
    }


def _day(letter):
    return date.fromisoformat(letter["dated"]) if letter and letter["dated"] else None
