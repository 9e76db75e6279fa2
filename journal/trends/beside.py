"""Several children side by side: how much was written about each, and nothing else of them."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np

from journal.model import Child, Value
from journal.trends.arrays import Days
from journal.trends.counting import Counts
from journal.trends.facts import LATELY, Period, Table, last_weeks
from journal.trends.view import View

FEWEST_CHILDREN: Final = 2
"""The fewest children that can be set side by side."""

_HEADER: Final = ("week", "child", "entries", "days")


class Written(Value, frozen=True):
    """How much was written about one child: entries, and the local days that have one."""

    child: Child
    entries: int
    days: int


class BesideWeek(Value, frozen=True):
    """One week from Monday `start`: entries and days about each child, in the order of `Beside.children`."""

    start: date
    entries: Counts
    days: Counts


class BesideSummary(Value, frozen=True):
    """The facts for one sentence on the last weeks. An entry about several children counts for each of them.

    `together` counts the entries about more than one of them.
    """

    weeks: int
    period: Period
    written: tuple[Written, ...]
    together: int


class Beside(Value, frozen=True):
    """How much was written about each child by week, oldest first; the last week may still be running.

    Signs and approach are left out on purpose: children are not to be compared by them.
    """

    period: Period
    children: tuple[Child, ...]
    weeks: tuple[BesideWeek, ...]
    summary: BesideSummary

    @property
    def table(self) -> Table:
        """A row for each child in each week."""
        rows = (
            (week.start, child.name, entries, days)
            for week in self.weeks
            for child, entries, days in zip(self.children, week.entries, week.days, strict=True)
        )
        return Table(header=_HEADER, rows=tuple(rows))


def beside(view: View, lately: int = LATELY) -> Beside | None:
    """Count what was written about each child, whichever is chosen; None where there are not several children.

    The summary looks back on `lately` times seven days.
    """
    if len(view.children) < FEWEST_CHILDREN:
        return None
    about = [view.arrays.day[view.arrays.about(child.id)] for child in view.children]
    return Beside(
        period=view.period,
        children=view.children,
        weeks=_weeks(about, view.period),
        summary=_summary(view, about, last_weeks(view.last_day, lately)),
    )


def _weeks(about: list[Days], period: Period) -> tuple[BesideWeek, ...]:
    first, size = period.first_day.toordinal(), -(-period.days // 7)
    entries = [_by_week(_within(day, period), first, size) for day in about]
    days = [_by_week(np.unique(_within(day, period)), first, size) for day in about]
    return tuple(
        BesideWeek(
            start=date.fromordinal(first + 7 * week),
            entries=tuple(counted[week] for counted in entries),
            days=tuple(counted[week] for counted in days),
        )
        for week in range(size)
    )


def _summary(view: View, about: list[Days], period: Period) -> BesideSummary:
    found = [_within(day, period) for day in about]
    return BesideSummary(
        weeks=period.days // 7,
        period=period,
        written=tuple(
            Written(child=child, entries=len(day), days=len(np.unique(day)))
            for child, day in zip(view.children, found, strict=True)
        ),
        together=_together(view, period),
    )


def _together(view: View, period: Period) -> int:
    ours = {child.id for child in view.children}
    several = np.array([len(ours.intersection(group)) > 1 for group in view.arrays.groups], dtype=np.bool_)
    return len(_within(view.arrays.day[several[view.arrays.group]], period))


def _within(day: Days, period: Period) -> Days:
    return day[(day >= period.first_day.toordinal()) & (day <= period.last_day.toordinal())]


def _by_week(day: Days, first: int, size: int) -> list[int]:
    counted: list[int] = np.bincount((day - first) // 7, minlength=size).tolist()
    return counted
