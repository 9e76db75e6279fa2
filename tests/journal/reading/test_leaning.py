"""A journal's answers move its thresholds gently, within bounds, back again, and never those of safety."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.model import Answers, Label, Suggestion
from journal.reading.leaning import FARTHEST, NEVER_MOVED, leaning, moved, weighed

counts = st.integers(0, 2_000)
answers = st.builds(Answers, confirmed=counts, dismissed=counts, added=counts)
BEFORE = dict.fromkeys(Label, 0.4)


def test_without_answers_nothing_moves() -> None:
    assert moved(BEFORE, {}) == pytest.approx(BEFORE)


def test_disagreeing_shows_a_label_later_and_agreeing_or_adding_sooner() -> None:
    after = moved(
        BEFORE,
        {Label.SELF: Answers(dismissed=6), Label.LIMIT: Answers(confirmed=9), Label.HARSH: Answers(added=9)},
    )
    assert after[Label.SELF] > 0.4 > max(after[Label.LIMIT], after[Label.HARSH])


def test_one_answer_is_hardly_felt() -> None:
    assert abs(moved(BEFORE, {Label.SELF: Answers(dismissed=1)})[Label.SELF] - 0.4) < 0.03


@given(answers)
def test_no_number_of_answers_moves_it_far(given: Answers) -> None:
    assert abs(leaning(given)) <= FARTHEST
    assert 0.2 < moved(BEFORE, {Label.THREAT: given})[Label.THREAT] < 0.65


@given(answers)
def test_what_must_not_wait_never_moves(given: Answers) -> None:
    after = moved(BEFORE, dict.fromkeys(Label, given))
    assert {label: after[label] for label in NEVER_MOVED} == {Label.DISCLOSURE: 0.4, Label.CRISIS: 0.4}


@given(answers)
def test_one_more_no_never_shows_a_label_sooner(given: Answers) -> None:
    once_more = Answers(confirmed=given.confirmed, dismissed=given.dismissed + 1, added=given.added)
    assert leaning(once_more) >= leaning(given)


def test_found_before_is_shown_by_the_thresholds_of_now() -> None:
    found = (Suggestion(label=Label.SELF, score=0.5, spans=((0, 3),)), Suggestion(label=Label.LIMIT, score=0.5))
    assert [one.shown for one in weighed(found, BEFORE)] == [True, False]
    assert not weighed(found, dict.fromkeys(Label, 0.6))[0].shown
