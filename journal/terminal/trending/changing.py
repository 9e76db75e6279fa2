"""A slow change over all the weeks on show, in the terminal's words."""

from __future__ import annotations

from collections.abc import Mapping

from journal.model import Label
from journal.terminal.trending.told import named
from journal.terminal.words import counted
from journal.trends.change import Change, Direction


def processes_change(changes: Mapping[Label, Change]) -> str:
    """Which processes slowly show in more or fewer of the marked entries."""
    one = next(iter(changes.values()))
    if one.verdict is Direction.TOO_EARLY:
        return _too_early(one, "marked entries")
    moving = [
        f"{named(labels)} slowly came up {often}"
        for verdict, often in ((Direction.RISING, "more often"), (Direction.FALLING, "less often"))
        if (labels := [label for label, change in changes.items() if change.verdict is verdict])
    ]
    return f"Over the last {one.of_weeks} weeks {' and '.join(moving) or 'there is no clear change'}."


def reasons_change(change: Change) -> str:
    """Whether conduct is slowly handled with a reason more or less often."""
    if change.verdict is Direction.TOO_EARLY:
        return _too_early(change, "conduct handled")
    over = f"Over the last {change.of_weeks} weeks"
    if change.verdict is Direction.NO_CLEAR_CHANGE or None in (change.value, change.low, change.high):
        return f"{over} there is no clear change."
    more = "more" if change.verdict is Direction.RISING else "less"
    by, low, high = (400 * abs(bound or 0) for bound in (change.value, change.low, change.high))
    return (
        f"{over} a reason slowly came {more} often: about {by:.1f} {more} in a hundred every four weeks, and anything"
        f" from {min(low, high):.1f} to {max(low, high):.1f} would fit."
    )


def _too_early(change: Change, what: str) -> str:
    weeks = counted(change.weeks, "week has", "weeks have")
    return f"It is too early to say whether that slowly changes: {weeks} {what}, and it takes eight."
