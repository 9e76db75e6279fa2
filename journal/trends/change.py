"""Whether a weekly figure has been rising or falling: a robust slope with its interval, or too early to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from math import ceil, floor, sqrt
from statistics import NormalDist
from typing import Final, NamedTuple

import numpy as np

from journal.model import Value

FEWEST_WEEKS: Final = 8
"""The fewest weeks with a figure from which a change is spoken of."""


class Direction(StrEnum):
    """What may be said of a figure over many weeks."""

    TOO_EARLY = "too_early"
    NO_CLEAR_CHANGE = "no_clear_change"
    RISING = "rising"
    FALLING = "falling"


class Change(Value, frozen=True):
    """By how much a figure changed from one week to the next, with its 95 % interval.

    `value`, `low` and `high` are in units of the figure a week (a share's from -1 to 1), and None while it is
    too early. `weeks` counts the weeks that have a figure, of `of_weeks` looked at; gaps have none. The interval
    takes the weeks to be independent of each other: where good and hard weeks come in runs, it is narrower than it
    should be.
    """

    of_weeks: int
    weeks: int
    value: float | None
    low: float | None
    high: float | None
    verdict: Direction


class Slope(NamedTuple):
    """The middle of all slopes between two weeks, and the bounds of its interval."""

    value: float
    low: float
    high: float


def change_of(weekly: Sequence[float | None], looked_at: int = 1) -> Change:
    """How this figure, one for each week in their order or None for a gap, changed over the weeks.

    It is called a change only where the interval leaves out 0. Where so many figures are `looked_at` for one that
    changes, each interval is as much wider as keeps the chance that any of them misleads at 5 % (Bonferroni).
    """
    known = [(week, figure) for week, figure in enumerate(weekly) if figure is not None]
    if len(known) < FEWEST_WEEKS:
        verdict = Direction.TOO_EARLY
        return Change(of_weeks=len(weekly), weeks=len(known), value=None, low=None, high=None, verdict=verdict)
    slope = slope_of([week for week, _ in known], [figure for _, figure in known], looked_at)
    return Change(
        of_weeks=len(weekly),
        weeks=len(known),
        value=slope.value,
        low=slope.low,
        high=slope.high,
        verdict=_verdict(slope),
    )


def slope_of(weeks: Sequence[int], figures: Sequence[float], looked_at: int = 1) -> Slope:
    """The Theil–Sen slope of two or more figures at different weeks, with Sen's interval from Kendall's S.

    Sen 1968, Journal of the American Statistical Association 63:1379–89. The bounds are slopes themselves: the
    ranks that the normal approximation names are rounded outwards, so that the interval is rather too wide.
    """
    at, value = np.array(weeks), np.array(figures, dtype=np.float64)
    slopes = np.concatenate([(value[n:] - value[:-n]) / (at[n:] - at[:-n]) for n in range(1, len(at))])
    reach = NormalDist().inv_cdf(1 - 0.025 / looked_at) * sqrt(_variance_of_s(figures))
    low = max(floor((len(slopes) - reach) / 2) - 1, 0)
    high = min(ceil((len(slopes) + reach) / 2), len(slopes) - 1)
    middle = ((len(slopes) - 1) // 2, len(slopes) // 2)
    ranked = np.partition(slopes, sorted({low, *middle, high}))
    return Slope(float(ranked[list(middle)].mean()), float(ranked[low]), float(ranked[high]))


def _variance_of_s(figures: Sequence[float]) -> float:
    """The variance of Kendall's S where nothing changes, less what equal figures take away (Kendall 1970)."""
    return (_spread(len(figures)) - sum(map(_spread, _ties(figures)))) / 18


def _spread(count: int) -> int:
    return count * (count - 1) * (2 * count + 5)


def _ties(figures: Iterable[float]) -> Iterable[int]:
    return Counter(figures).values()


def _verdict(slope: Slope) -> Direction:
    if slope.low > 0:
        return Direction.RISING
    return Direction.FALLING if slope.high < 0 else Direction.NO_CLEAR_CHANGE
