"""Say it another way: four questions, answers to choose from for every scene and age, and a plan in one sentence."""

from __future__ import annotations

from collections import Counter
from statistics import median
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.guidance.reframe import (
    MOST_CHOICES,
    OTHER,
    Asked,
    Line,
    Reframe,
    Scene,
    choices,
    guess_scene,
    load_questions,
    load_scenes,
    plan_sentence,
    scene_named,
    scenes_for,
)
from tests.journal.guidance.ease import grade

BANDS: Final = {0: 2, 3: 5, 6: 8, 9: 12, 13: 17}
SCENES: Final = load_scenes()
PLACES: Final = [(scene, age) for scene in SCENES for age in range(scene.youngest, scene.oldest + 1)]
BLAMING: Final = (
    "naughty",
    "bad ",
    "lazy",
    "manipulat",
    "attention-seeking",
    "should have",
    "fault",
    "threat",
    "punish",
)


def every_line() -> list[tuple[Scene, Asked, Line]]:
    return [(scene, asked, line) for scene in SCENES for asked in Asked for line in getattr(scene, asked.value)]


def test_the_questions_come_in_order_with_hint_and_source() -> None:
    questions = load_questions()
    assert [question.key for question in questions] == list(Asked)
    assert all("\n" not in question.hint for question in questions)
    assert all(hasattr(Reframe(), question.key) for question in questions)


def test_there_are_some_three_hundred_lines_each_said_once_in_its_scene() -> None:
    said = Counter((scene.key, asked, line.youngest, line.text) for scene, asked, line in every_line())
    assert len(SCENES) == 12
    assert len(said) >= 300
    assert said.most_common(1)[0][1] == 1


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.key)
def test_every_question_offers_two_to_four_answers_of_its_own_at_every_age(scene: Scene) -> None:
    for age in (age for of, age in PLACES if of is scene):
        for asked in Asked:
            fitting = [line for line in getattr(scene, asked.value) if line.fits(age)]
            assert 2 <= len(fitting) <= MOST_CHOICES, (age, asked)


def test_ages_are_whole_bands() -> None:
    assert {line.youngest for *_, line in every_line()} <= BANDS.keys()
    assert {line.oldest for *_, line in every_line()} <= set(BANDS.values())


def test_answers_are_short_and_nobody_is_blamed() -> None:
    for scene, age in PLACES:
        for asked in Asked:
            for answer in choices(scene, asked, age, Reframe()):
                assert len(answer) <= 180
                assert not [word for word in BLAMING if word in answer.lower()]
                assert "{" not in answer


def test_answers_read_easily() -> None:
    answers = {one for scene, age in PLACES for asked in Asked for one in choices(scene, asked, age, Reframe())}
    grades = [grade(one) for one in answers]
    assert median(grades) <= 4
    assert max(grades) <= 9


def test_wants_have_reasons_guesses_have_questions_and_what_comes_next_leaves_a_choice() -> None:
    for scene, asked, line in every_line():
        if asked in {Asked.WANTED, Asked.FELT}:
            assert line.more, (scene.key, line.text)
        if asked is Asked.FELT:
            assert line.more.endswith("?")
        if asked is Asked.NEXT:
            assert "?" in line.text, line.text


def test_what_comes_next_keeps_the_rule_with_its_reason() -> None:
    bedtime = scene_named("bedtime")
    wanted = choices(bedtime, Asked.WANTED, 7, Reframe())[2]
    offered = choices(bedtime, Asked.NEXT, 7, Reframe(wanted=wanted))
    assert all("Teeth before bed, because teeth have to last a long time. " in answer for answer in offered)
    own = choices(bedtime, Asked.NEXT, 7, Reframe(wanted="I need\nten minutes"))
    assert all("I need ten minutes. " in answer for answer in own)


@pytest.mark.parametrize("age", [None, 0, 18, 40])
def test_any_age_gets_answers_in_any_scene(age: int | None) -> None:
    assert all(choices(scene, asked, age, Reframe()) for scene in SCENES for asked in Asked)


@pytest.mark.parametrize(
    ("setting", "text", "scene"),
    [
        (" Bedtime ", "He hit his brother.", "bedtime"),
        ("", "I said if you hit your sister once more there is no telly.", "hurting"),
        ("home", "Would not put her shoes on, and we were late again.", "leaving"),
        ("", "He took my purse and lied about it.", "truth"),
        ("school run", "", "leaving"),
        ("", "Only a quiet day.", OTHER),
        ("", "The bedrock was shopworn.", OTHER),
    ],
)
def test_the_scene_is_guessed_from_the_setting_first_and_then_from_whole_words(
    setting: str, text: str, scene: str
) -> None:
    assert guess_scene(setting, text).key == scene


def test_a_scene_is_guessed_among_those_of_the_childs_age() -> None:
    assert guess_scene("homework", "His spellings again.", 4).key == OTHER
    assert "homework" not in [scene.key for scene in scenes_for(4)]
    assert scenes_for(None) == SCENES


@given(st.text(), st.text(), st.integers(0, 17))
def test_any_text_has_a_scene_of_that_age(setting: str, text: str, age: int) -> None:
    assert guess_scene(setting, text, age) in scenes_for(age)


@given(st.text(), st.text())
def test_the_plan_is_the_last_answer_on_one_line(wanted: str, answer: str) -> None:
    sentence = plan_sentence(Reframe(wanted=wanted, next=answer))
    assert sentence.split() == answer.split()
    assert len(sentence.splitlines()) <= 1


def test_no_last_answer_offers_no_plan() -> None:
    assert plan_sentence(Reframe(wanted="Shoes on", touched="His brother")) == ""
