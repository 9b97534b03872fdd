"""Gathering what the readiness checks look at."""

from agreements.documents.content import draft_of
from agreements.models import Agreement, Cooperation
from agreements.rules.checks.run import check
from agreements.rules.paths import path_of
from agreements.rules.readiness import Case
from agreements.rules.transitions import AGREEMENT_TABLE


def table_of(subject):
    """Return the table of moves that a dossier or an instrument follows."""
    return path_of(subject) if isinstance(subject, Cooperation) else AGREEMENT_TABLE


def state_of(subject):
    """Return the stage of a dossier or the state of an instrument."""
    return subject.stage if isinstance(subject, Cooperation) else subject.state


def case_of(subject, *, by, post, day, data=None):
    """Return the `Case` of a dossier or an instrument for an `Actor` acting from `post` on `day`."""
    build = agreement_case if isinstance(subject, Agreement) else cooperation_case
    return build(subject, by.user_id, post.role if post else "", day, data)


def agreement_case(agreement, user_id, role, day, data=None):
    """Return the `Case` of an instrument, with the checker's findings."""
    draft = draft_of(agreement)
    revision = agreement.revision_id
    return Case(
        subject=agreement,
        today=day,
        user_id=user_id,
        post_role=role,
        draft=draft,
        findings=check(draft, day),
        attached=frozenset(agreement.attachments.filter(void=False).values_list("kind", flat=True)),
        paraf_given=tuple(agreement.initials.filter(revision=revision).values_list("role", flat=True)),
        parent=agreement.parent,
        data=data,
    )


def cooperation_case(cooperation, user_id, role, day, data=None):
    """Return the `Case` of a dossier."""
    partners = cooperation.partners.select_related("category")
    offer = cooperation.offers.filter(answer="").first()
    return Case(
        subject=cooperation,
        today=day,
        user_id=user_id,
        post_role=role,
        attached=frozenset(cooperation.attachments.filter(void=False).values_list("kind", flat=True)),
        instruments=tuple(cooperation.agreements.all()),
        partner_kinds=tuple(
            (p.name, p.category.allowed, p.category.kinds, p.category.reason) for p in partners
        ),
        has_affairs=cooperation.affairs.exists(),
        is_planned=cooperation.is_planned,
        last_letter_on=offer.last_letter_on if offer else None,
        data=data,
    )
