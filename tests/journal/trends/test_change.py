"""A change over weeks is called one only when its interval carries it; slopes agree with plain arithmetic."""

from __future__ import annotations

from itertools import combinations
from math import sqrt
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.trends.change import FEWEST_WEEKS, Direction, change_of, slope_of

shares = st.fractions(0, 1, max_denominator=12).map(float)
weekly = st.lists(st.none() | shares, max_size=40)


def by_hand(known: list[tuple[int, float]]) -> tuple[float, float, float]:
    """The middle slope, and as many slopes cut off at each end as Kendall's S leaves room for."""
    pairs = list(combinations(known, 2))
    slopes = sorted((later[1] - earlier[1]) / (later[0] - earlier[0]) for earlier, later in pairs)
    groups = [sum(value == other for _, other in known) for value in {value for _, value in known}]
    both = [(len(known), 1), *((tied, -1) for tied in groups)]
    variance = sum(sign * n * (n - 1) * (2 * n + 5) for n, sign in both) / 18
    cut = 0
    while len(slopes) - 2 * (cut + 1) >= 1.959963984540054 * sqrt(variance):
        cut += 1
    kept = slopes[max(cut - 1, 0) : len(slopes) - max(cut - 1, 0)]
    return median(slopes), kept[0], kept[-1]


@given(weekly)
def test_slopes_agree_with_plain_arithmetic(figures: list[float | None]) -> None:
    known = [(week, figure) for week, figure in enumerate(figures) if figure is not None]
    found = change_of(figures)
    assert found.weeks == len(known)
    if len(known) < 8:
        assert (found.value, found.low, found.high, found.verdict) == (None, None, None, Direction.TOO_EARLY)
    else:
        assert (found.value, found.low, found.high) == pytest.approx(by_hand(known))


# Sen, Journal of the American Statistical Association 63 (1968), 1379-1389: slope 4, its 93 % interval 3.71 to 4.38.
def test_the_slope_is_the_published_one_and_its_wider_interval_holds_the_published_one() -> None:
    found = slope_of([1, 2, 3, 4, 10, 12, 18], [9, 15, 19, 20, 45, 55, 78])
    assert found.value == 4
    assert found.low < 3.71 < 4.38 < found.high


def test_seven_weeks_are_too_early_and_eight_are_not() -> None:
    rising = [week / 10 for week in range(FEWEST_WEEKS)]
    assert change_of([*rising[:-1], None, None]).verdict is Direction.TOO_EARLY
    assert change_of(rising).verdict is Direction.RISING
    assert change_of(rising[::-1]).verdict is Direction.FALLING


def test_one_odd_week_moves_nothing() -> None:
    assert change_of([0.5] * 11 + [1.0]) == change_of([0.5] * 12)
    assert change_of([0.5] * 12).verdict is Direction.NO_CLEAR_CHANGE


def test_a_gap_keeps_its_place_in_time() -> None:
    assert change_of([0.0, None, 0.2, 0.3, None, 0.5, 0.6, 0.7, 0.8, 0.9]).value == pytest.approx(0.1)


@given(weekly)
def test_time_turned_round_turns_the_change_round(figures: list[float | None]) -> None:
    there, back = change_of(figures), change_of(figures[::-1])
    if there.value is not None and there.low is not None and there.high is not None:
        assert (back.value, back.low, back.high) == pytest.approx((-there.value, -there.high, -there.low))
        assert (there.verdict is Direction.NO_CLEAR_CHANGE) == (there.low <= 0 <= there.high)
