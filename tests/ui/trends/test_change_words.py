"""What is said of a slow change is what its interval carries."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journal.model import Label
from journal.trends import approach_by_week, processes_by_week
from tests.journal.trends.journals import TODAY, Row, arrays_of, entry
from ui.trends.sentences import approach_sentence, processes_sentence


def weekly(label: Label, other: Label, weeks: int, *, falling: bool = False) -> list[Row]:
    """Ten entries a week, each week one more of them with the label, or one fewer."""
    days = [TODAY - timedelta(weeks=weeks - 1 - week) for week in range(weeks)]
    shown = [range(weeks)[:: -1 if falling else 1][week] for week in range(weeks)]
    return [
        entry(day, label if at < count else other) for day, count in zip(days, shown, strict=True) for at in range(10)
    ]


@pytest.mark.parametrize(("falling", "said"), [(False, "more often"), (True, "less often")])
def test_a_slow_change_is_told_with_its_weeks(falling: bool, said: str) -> None:
    trend = processes_by_week(arrays_of(weekly(Label.SYNCHRONY, Label.PROSOCIAL, 10, falling=falling)), TODAY, 12)
    assert f"Over the last 12 weeks, “In tune” slowly came up {said}." in processes_sentence(trend.summary, None, "")


def test_a_reason_that_comes_more_often_has_its_interval() -> None:
    trend = approach_by_week(arrays_of(weekly(Label.REASONING, Label.LIMIT, 10)), TODAY, 12)
    assert "about 40 more in a hundred every four weeks, and anything from 40 to 40 would fit" in approach_sentence(
        trend.summary, None, ""
    )


def test_seven_weeks_are_too_early_and_steady_ones_no_change() -> None:
    early = approach_by_week(arrays_of(weekly(Label.REASONING, Label.LIMIT, 7)), TODAY, 12)
    assert "it takes eight weeks that say how you handled behaviour, and there are 7." in approach_sentence(
        early.summary, None, ""
    )
    steady = [entry(TODAY - timedelta(weeks=week), Label.SELF) for week in range(10)]
    trend = processes_by_week(arrays_of(steady), TODAY, 12)
    assert "no clear slow change either way" in processes_sentence(trend.summary, trend.longer, "")
