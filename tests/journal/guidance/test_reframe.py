"""Say it another way: four questions, an example for every age, and a plan in the caregiver's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.guidance.reframe import Asked, Reframe, load_questions, plan_sentence


def test_the_questions_come_in_order_with_hint_and_source() -> None:
    questions = load_questions()
    assert [question.key for question in questions] == list(Asked)
    assert all("\n" not in question.hint for question in questions)
    assert all(hasattr(Reframe(), question.key) for question in questions)


@pytest.mark.parametrize("age", range(18))
def test_every_age_has_just_one_example_of_its_own(age: int) -> None:
    for question in load_questions():
        own = [example.text for example in question.examples if example.youngest <= age <= example.oldest]
        assert own == [question.example_for(age)]


@pytest.mark.parametrize("age", [None, 18, 40])
def test_an_unknown_age_still_gets_an_example(age: int | None) -> None:
    assert all(question.example_for(age) for question in load_questions())


@given(st.text(), st.text())
def test_the_plan_is_the_last_answer_on_one_line(wanted: str, answer: str) -> None:
    sentence = plan_sentence(Reframe(wanted=wanted, next=answer))
    assert sentence.split() == answer.split()
    assert len(sentence.splitlines()) <= 1


def test_no_last_answer_offers_no_plan() -> None:
    assert plan_sentence(Reframe(wanted="Shoes on", touched="His brother")) == ""
