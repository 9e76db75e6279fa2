"""Intervals agree with published figures, and a change is only called one when the figures carry it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.model import Label
from journal.trends.shares import Comparison, Share, Verdict, compare, difference_of, share_of

counts = st.integers(1, 5000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


def share(count: int, of: int) -> Share:
    found = share_of(count, of)
    assert found is not None
    return found


def compared(now: tuple[int, int], before: tuple[int, int]) -> Comparison:
    return compare(Label.SELF, share_of(*now), share_of(*before))


# Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3.
@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_intervals_are_the_published_ones(count: int, of: int, low: float, high: float) -> None:
    assert (share(count, of).low, share(count, of).high) == pytest.approx((low, high), abs=5e-5)


# Newcombe, Statistics in Medicine 17 (1998), 873-890, table II, method 10.
@pytest.mark.parametrize(
    ("now", "before", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
    ],
)
def test_intervals_of_a_difference_are_the_published_ones(
    now: tuple[int, int], before: tuple[int, int], low: float, high: float
) -> None:
    difference = difference_of(share(*now), share(*before))
    assert (difference.low, difference.high) == pytest.approx((low, high), abs=5e-5)


@given(counts)
def test_the_wilson_bounds_are_where_the_score_test_just_fails(given: tuple[int, int]) -> None:
    found = share(*given)
    for bound in {found.low, found.high} - {0.0, 1.0}:
        score = (found.value - bound) ** 2 / (bound * (1 - bound) / found.of)
        assert score == pytest.approx(1.959963984540054**2, rel=1e-6)
    assert 0 <= found.low <= found.value <= found.high <= 1


@given(counts, counts)
def test_a_difference_turned_round_changes_only_its_sign(now: tuple[int, int], before: tuple[int, int]) -> None:
    there, back = difference_of(share(*now), share(*before)), difference_of(share(*before), share(*now))
    assert (there.value, there.low, there.high) == pytest.approx((-back.value, -back.high, -back.low))


def test_the_same_share_of_more_entries_is_known_more_closely() -> None:
    widths = [share(n // 2, n).high - share(n // 2, n).low for n in (2, 20, 200, 2000)]
    assert all(wide > narrow for wide, narrow in pairwise(widths))


def test_nothing_counted_has_no_share() -> None:
    assert share_of(0, 0) is None


@pytest.mark.parametrize(
    ("now", "before", "verdict"),
    [
        ((7, 7), (0, 50), Verdict.TOO_FEW),
        ((50, 50), (0, 7), Verdict.TOO_FEW),
        ((8, 8), (0, 0), Verdict.TOO_FEW),
        ((8, 8), (0, 8), Verdict.MORE),
        ((0, 8), (8, 8), Verdict.LESS),
        ((6, 10), (4, 10), Verdict.SAME),
        ((600, 1000), (400, 1000), Verdict.MORE),
    ],
)
def test_a_change_is_called_one_only_when_the_figures_carry_it(
    now: tuple[int, int], before: tuple[int, int], verdict: Verdict
) -> None:
    assert compared(now, before).verdict is verdict


@given(counts, counts)
def test_a_verdict_never_says_more_than_its_interval(now: tuple[int, int], before: tuple[int, int]) -> None:
    comparison = compared(now, before)
    difference = comparison.difference
    assert (difference is None) == (comparison.verdict is Verdict.TOO_FEW) == (min(now[1], before[1]) < 8)
    if difference:
        assert (comparison.verdict is Verdict.SAME) == (difference.low <= 0 <= difference.high)
