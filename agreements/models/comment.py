"""Comments on a text: threads that belong to a part of it, who reads them, whom they call."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import Q

from agreements.models.opened import Opened
from agreements.rules.enums import Role, Side, Visibility, choices
from agreements.rules.permissions import CITYWIDE, MAY, Act

OF_CLOSED = frozenset(MAY[Act.NOTE_CLOSED])


class CommentQuerySet(models.QuerySet):
    """Sets of comments. Every page, count and list of them begins with `visible_to` or `shared`."""

    def visible_to(self, actor):
        """Comments that exist for this actor: of the own OPD's texts, or all; closed notes for TKKSD only."""
        if actor.roles & OF_CLOSED:
            return self.all()
        rows = self.exclude(visibility=Visibility.CLOSED)
        if actor.roles & CITYWIDE:
            return rows
        return rows.filter(agreement__agency__in=actor.agency_ids)

    def shared(self):
        """Comments that the partner reads too."""
        return self.filter(visibility=Visibility.SHARED)

    def threads(self):
        """The comments that begin a thread."""
        return self.filter(thread__isnull=True)

    def unresolved(self):
        """Threads that are not settled."""
        return self.threads().filter(resolved_at__isnull=True)


class Comment(Opened):
    """A comment ("komentar") or a reply to one (then `thread` is the first of it).

    `part`: id of a pasal or lampiran, RECITALS, or "" for the whole text; it stays when the pasal moves.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agreement = models.ForeignKey("Agreement", models.PROTECT, related_name="comments")
    thread = models.ForeignKey("self", models.PROTECT, null=True, related_name="replies")
    part = models.CharField("bagian", max_length=64, blank=True)
    part_name = models.CharField("nama bagian", max_length=320, blank=True)
    quote = models.CharField("kutipan", max_length=600, blank=True)
    text = models.TextField("komentar")
    visibility = models.CharField(
        "dibaca oleh", max_length=10, choices=choices(Visibility), default=Visibility.INTERNAL.value
    )
    user = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    link = models.ForeignKey("PartnerLink", models.PROTECT, null=True, related_name="comments")
    spoken_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    author = models.CharField(max_length=150)
    post = models.CharField(max_length=150, blank=True)
    side = models.CharField(max_length=10, choices=choices(Side), default=Side.OURS.value)
    at = models.DateTimeField(auto_now_add=True)
    edited_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_name = models.CharField(max_length=150, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = "komentar"
        verbose_name_plural = "komentar"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False, link__isnull=True, side=Side.OURS.value)
                | Q(
                    user__isnull=True,
                    link__isnull=False,
                    side=Side.PARTNER.value,
                    visibility=Visibility.SHARED.value,
                ),
                name="comment_has_one_author",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolved_name="")
                | (Q(resolved_at__isnull=False, thread__isnull=True) & ~Q(resolved_name="")),
                name="comment_resolved_whole_or_not",
            ),
        ]
        indexes = [models.Index(fields=["agreement", "part"], name="comment_of_part")]
        triggers = [pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)]

    def __str__(self):
        return self.text[:60]


class MentionQuerySet(models.QuerySet):
    """Sets of mentions."""

    def waiting_for(self, actor):
        """Mentions of the actor's posts that nobody of them has answered, in threads that are open."""
        mine = Q(role__in=actor.roles - {Role.OPO, Role.OPH})
        mine |= Q(agency__in=actor.agency_ids)
        open_threads = Q(comment__thread__isnull=True, comment__resolved_at__isnull=True)
        open_threads |= Q(comment__thread__isnull=False, comment__thread__resolved_at__isnull=True)
        seen = Comment.objects.visible_to(actor)
        return self.filter(mine, open_threads, done_at__isnull=True, comment__in=seen)


class Mention(models.Model):
    """A post that a comment calls: a role of the house, or the posts of an OPD."""

    comment = models.ForeignKey("Comment", models.CASCADE, related_name="mentions")
    role = models.CharField(max_length=3, choices=choices(Role), blank=True)
    agency = models.ForeignKey("Agency", models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=150)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")

    objects = MentionQuerySet.as_manager()

    class Meta:
        verbose_name = "sebutan"
        verbose_name_plural = "sebutan"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role="", agency__isnull=False) | (~Q(role="") & Q(agency__isnull=True)),
                name="mention_of_role_or_agency",
            ),
        ]
        indexes = [
            models.Index(fields=["role"], name="mention_waiting", condition=Q(done_at__isnull=True)),
        ]

    def __str__(self):
        return f"@{self.name}"
