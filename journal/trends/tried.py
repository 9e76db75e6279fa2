"""How often plans were tried, week by week, and how that went: counts only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from journal.model import Plan, Value, Went
from journal.trends.facts import Basis, Period, Table, basis, calendar_weeks

WEEKS: Final = 12
"""So many weeks are counted unless asked otherwise."""

_HEADER: Final = ("week", "tries", *Went)


class TriedWeek(Value, frozen=True):
    """One week from Monday `start`: how many tries were told of, and how many went each way, in the order of `Went`.

    `counts` is None where none was told of: a gap, not a failure.
    """

    start: date
    tries: int
    counts: tuple[int, ...] | None


class TriedSummary(Value, frozen=True):
    """The facts for one sentence: tries in the period, of how many plans, and how they went. `basis` rates the tries.

    Plans marked as tried before tries were kept have no day, and are not counted.
    """

    weeks: int
    period: Period
    tries: int
    plans: int
    counts: dict[Went, int]
    basis: Basis


class TriedByWeek(Value, frozen=True):
    """Tries in each week of a period, oldest first; the last week may still be running."""

    weeks: tuple[TriedWeek, ...]
    summary: TriedSummary

    @property
    def table(self) -> Table:
        """A row a week; counts are blank where nothing was tried."""
        gap = (None,) * len(Went)
        return Table(header=_HEADER, rows=tuple((week.start, week.tries, *(week.counts or gap)) for week in self.weeks))


def tried_by_week(plans: Iterable[Plan], now: datetime, weeks: int = WEEKS) -> TriedByWeek:
    """Count the tries in the `weeks` calendar weeks up to `now`, whose offset says to which day a try belongs."""
    period = calendar_weeks(now.date(), weeks)
    told = [
        (plan.id, one.went, day)
        for plan in plans
        for one in plan.tries
        if period.first_day <= (day := one.at.astimezone(now.tzinfo).date()) <= period.last_day
    ]
    by_week = Counter((_monday(day), went) for _, went, day in told)
    starts = [period.first_day + timedelta(weeks=number) for number in range(weeks)]
    went_each = Counter(went for _, went, _ in told)
    return TriedByWeek(
        weeks=tuple(_week(start, tuple(by_week[start, went] for went in Went)) for start in starts),
        summary=TriedSummary(
            weeks=weeks,
            period=period,
            tries=len(told),
            plans=len({plan_id for plan_id, *_ in told}),
            counts={went: went_each[went] for went in Went},
            basis=basis(len(told)),
        ),
    )


def _week(start: date, counts: tuple[int, ...]) -> TriedWeek:
    return TriedWeek(start=start, tries=sum(counts), counts=counts if any(counts) else None)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
