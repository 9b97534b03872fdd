"""Questions that are put into SQL once: equal to what they were made of, at every asking."""

from datetime import timedelta

import pytest

from agreements.models import Agency, Post
from agreements.models.fixed import FixedQuestion, given
from tests import factories

pytestmark = pytest.mark.django_db


def test_it_answers_what_is_there_at_each_asking():
    question = FixedQuestion(lambda: Agency.objects.order_by("pk").values_list("pk", "name"))
    assert question.rows() == []
    first = factories.agency(name="Dinas Kesehatan")
    assert question.rows() == [(first.pk, "Dinas Kesehatan")]
    Agency.objects.update(name="Dinas 100% sehat")
    assert question.rows() == [(first.pk, "Dinas 100% sehat")]


def test_its_sql_is_made_once(django_assert_num_queries):
    made = []
    question = FixedQuestion(lambda: made.append(1) or Agency.objects.filter(name="%s").values_list("pk"))
    factories.agency(name="%s")
    with django_assert_num_queries(3):
        assert [len(question.rows()) for _ in range(3)] == [1, 1, 1]
    assert made == [1]


def test_values_of_the_moment_stand_in_their_places():
    person = factories.user("stf")
    day = person.posts.get().start
    held = FixedQuestion(
        lambda: Post.objects.filter(user=given("user")).held_on(given("day")).values_list("user", "start")
    )
    assert held.rows(user=person.pk, day=day) == [(person.pk, day)]
    assert held.rows(user=person.pk, day=day - timedelta(days=1)) == []
    assert held.rows(user=0, day=day) == []
    with pytest.raises(KeyError, match="day"):
        held.rows(user=person.pk)
