"""The four questions of the burden test."""

from agreements.forms.burden import BurdenForm
from agreements.rules.burden import Burden

FREE = {"cost_from_apbd": "tidak", "people_pay": "tidak", "assets_used": "tidak"}


def test_the_second_question_is_asked_only_where_apbd_pays():
    form = BurdenForm(FREE | {"in_running_budget": "ya"})
    assert form.is_valid()
    assert form.burden() == Burden(False, None, False, False)
    assert BurdenForm(FREE | {"cost_from_apbd": "ya"}).errors == {
        "in_running_budget": ["Jawab ya atau tidak."]
    }


def test_every_question_wants_its_answer():
    assert set(BurdenForm({}).errors) == set(FREE)


def test_the_questions_stand_in_their_order():
    names = [field.name for field in BurdenForm().questions]
    assert names == ["cost_from_apbd", "in_running_budget", "people_pay", "assets_used"]
