"""Who is signed in comes with the posts of today; a changed post, name or lock counts at the next request."""

from datetime import timedelta

import pytest

from agreements.models.sign_in import WithPosts
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_person_is_the_one_of_the_database_with_the_posts_of_today(django_assert_num_queries):
    agency = factories.agency()
    person = factories.user("opo", agency)
    factories.post(person, "stf", start=factories.days(-400), until=factories.days(-1))
    with django_assert_num_queries(1):
        found = WithPosts().get_user(person.pk)
        actor = found.actor(factories.today())
    assert found == person
    assert {f.attname: getattr(found, f.attname) for f in person._meta.concrete_fields} == {
        f.attname: getattr(type(person).objects.get(pk=person.pk), f.attname)
        for f in person._meta.concrete_fields
    }
    assert actor == type(person).objects.get(pk=person.pk).actor(factories.today())
    assert [post.role for post in actor.posts] == ["opo"]


def test_another_day_is_asked_anew():
    person = factories.user("stf")
    found = WithPosts().get_user(person.pk)
    before = person.posts.get().start - timedelta(days=1)
    assert found.actor(before).posts == ()


def test_nobody_is_found_who_is_not_there_or_may_not_sign_in():
    person = factories.user("stf")
    assert WithPosts().get_user(person.pk + 1) is None
    person.is_active = False
    person.save()
    assert WithPosts().get_user(person.pk) is None


def test_a_post_that_ends_counts_at_the_next_request(client_stf):
    assert client_stf.get("/register/unduh.xlsx").status_code == 200
    client_stf.person.posts.update(start=factories.days(-9), until=factories.days(-1))
    assert client_stf.get("/register/unduh.xlsx").status_code == 403
