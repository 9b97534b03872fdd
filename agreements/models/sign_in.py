"""Who is signed in, with the posts held today: one question for both, on every page."""

import json

from django.contrib.auth.backends import ModelBackend
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, TextField
from django.db.models.functions import Cast, JSONObject
from django.utils import timezone

from agreements.models.fixed import FixedQuestion, given
from agreements.models.user import FACTS, Post, User

COLUMNS = tuple(field.attname for field in User._meta.concrete_fields)


def _person_with_posts():
    held = Post.objects.filter(user=OuterRef("pk")).held_on(given("day")).order_by("start", "pk")
    as_text = Cast(JSONObject(**{name: name for name in FACTS}), TextField())
    rows = User.objects.filter(pk=given("user")).annotate(held=ArraySubquery(held.values(json=as_text)))
    return rows.values_list(*COLUMNS, "held")


PERSON_WITH_POSTS = FixedQuestion(_person_with_posts)


class WithPosts(ModelBackend):
    """Django's own way of signing in; who is signed in comes with the posts held today."""

    def get_user(self, user_id):
        """Take the key from the session; return the `User` while it may sign in, else None."""
        day = timezone.localdate()
        for *values, held in PERSON_WITH_POSTS.rows(user=user_id, day=day):
            person = User.from_db("default", COLUMNS, values)
            person.posts_on = day, tuple(Post(**json.loads(text)).facts for text in held)
            return person if self.user_can_authenticate(person) else None
        return None
