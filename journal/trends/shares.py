"""Shares of entries and the change between two of them, each with its 95 % interval."""

from __future__ import annotations

from enum import StrEnum
from math import hypot, sqrt
from statistics import NormalDist
from typing import Final

from journal.model import Label, Value
from journal.trends.facts import Basis, basis

_Z: Final = 1.959963984540054
"""The 97.5th percentile of the standard normal distribution."""


class Share(Value, frozen=True):
    """`count` out of `of` entries (`of` > 0), as a fraction from 0 to 1, with its interval."""

    count: int
    of: int
    value: float
    low: float
    high: float


class Difference(Value, frozen=True):
    """One share less another, from -1 to 1, with its interval."""

    value: float
    low: float
    high: float


class Verdict(StrEnum):
    """What may be said of a share beside an earlier one."""

    TOO_FEW = "too_few"
    SAME = "about_the_same"
    MORE = "more"
    LESS = "less"


class Comparison(Value, frozen=True):
    """How often a label showed in a period and in the one before it.

    A share is None where its period has no entries to count from. `difference` (now less before) is None
    unless both shares rest on enough entries.
    """

    label: Label
    now: Share | None
    before: Share | None
    difference: Difference | None
    verdict: Verdict


def share_of(count: int, of: int, looked_at: int = 1) -> Share | None:
    """The share with Wilson's score interval (Wilson 1927), or None where there is nothing to count from.

    Where so many shares are `looked_at` for the one that lies apart, each interval is as much wider as keeps the
    chance that any of them misleads at 5 % (Bonferroni's correction).
    """
    if not of:
        return None
    z = _Z if looked_at == 1 else NormalDist().inv_cdf(1 - 0.025 / looked_at)
    value, weight = count / of, z * z / of
    middle = (value + weight / 2) / (1 + weight)
    reach = z * sqrt(value * (1 - value) / of + weight / (4 * of)) / (1 + weight)
    low = max(0.0, middle - reach) if count else 0.0
    high = min(1.0, middle + reach) if count < of else 1.0
    return Share(count=count, of=of, value=value, low=low, high=high)


def difference_of(now: Share, before: Share) -> Difference:
    """`now` less `before`, with Newcombe's hybrid score interval (Newcombe 1998, method 10)."""
    value = now.value - before.value
    below = hypot(now.value - now.low, before.high - before.value)
    above = hypot(now.high - now.value, before.value - before.low)
    return Difference(value=value, low=value - below, high=value + above)


def compare(label: Label, now: Share | None, before: Share | None, looked_at: int = 1) -> Comparison:
    """Set two shares of a label side by side; a change is called one only where its interval leaves out 0.

    Where so many labels are `looked_at` for one that changed, the interval is wider, as in `share_of`.
    """
    if now is None or before is None or Basis.TOO_FEW in (basis(now.of), basis(before.of)):
        return Comparison(label=label, now=now, before=before, difference=None, verdict=Verdict.TOO_FEW)
    here, there = (share_of(one.count, one.of, looked_at) for one in (now, before))
    assert here is not None
    assert there is not None
    change = difference_of(here, there)
    return Comparison(label=label, now=now, before=before, difference=change, verdict=verdict_of(change))


def verdict_of(difference: Difference) -> Verdict:
    """More or less where the interval leaves out 0, else about the same."""
    if difference.low > 0:
        return Verdict.MORE
    return Verdict.LESS if difference.high < 0 else Verdict.SAME
