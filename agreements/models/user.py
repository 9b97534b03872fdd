"""People and the posts they hold. Rights follow the post, not the person."""

import pghistory
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q

from agreements.rules.enums import PostStatus, Role, choices
from agreements.rules.permissions import Actor, PostFacts


class User(AbstractUser):
    """A person who signs in."""

    first_name = None
    last_name = None
    full_name = models.CharField("nama lengkap", max_length=150)
    phone = models.CharField("telepon", max_length=30, blank=True)
    is_example = models.BooleanField("akun contoh", default=False)

    posts_on = None, ()  # (day, posts held then), where models.sign_in brought them along

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"

    def __str__(self):
        return self.full_name or self.username

    def get_full_name(self):
        """Return the full name (Django's own pages ask for it)."""
        return self.full_name

    def get_short_name(self):
        """Return the first word of the name."""
        return self.full_name.split(" ")[0] if self.full_name else self.username

    def actor(self, today):
        """Take today's date; return the `Actor` of the rules: this person with the posts held then."""
        day, posts = self.posts_on
        if day != today:
            posts = tuple(post.facts for post in self.posts.held_on(today).order_by("start", "pk"))
        return Actor(user_id=self.pk, name=str(self), posts=posts)


class PostQuerySet(models.QuerySet):
    """Sets of posts."""

    def held_on(self, day):
        """Posts whose term covers `day`."""
        return self.filter(start__lte=day).filter(Q(until__isnull=True) | Q(until__gte=day))


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Post(models.Model):
    """A post: a role, perhaps at an OPD, from one day until another."""

    user = models.ForeignKey("User", models.PROTECT, related_name="posts", verbose_name="pemangku")
    role = models.CharField("peran", max_length=3, choices=choices(Role))
    agency = models.ForeignKey(
        "Agency", models.PROTECT, null=True, blank=True, related_name="posts", verbose_name="OPD"
    )
    title = models.CharField("nama jabatan", max_length=150)
    status = models.CharField(
        "status", max_length=10, choices=choices(PostStatus), default=PostStatus.DEFINITIVE.value
    )
    start = models.DateField("mulai")
    until = models.DateField("sampai", null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = "jabatan"
        verbose_name_plural = "jabatan"
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("start")), name="post_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(agency__isnull=False) | ~Q(role__in=[Role.OPO.value, Role.OPH.value]),
                name="opd_post_has_agency",
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def label(self):
        """Title as shown: with Pj., Plt. or Plh. before it where the post is held so."""
        prefix = {"pj": "Pj. ", "plt": "Plt. ", "plh": "Plh. "}.get(self.status, "")
        return f"{prefix}{self.title}"

    @property
    def facts(self):
        """This post as the rules see it."""
        return PostFacts(role=self.role, agency_id=self.agency_id, post_id=self.pk, label=self.label)


FACTS = ("role", "agency_id", "pk", "title", "status")  # what `facts` is made of
