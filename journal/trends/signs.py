"""What the child showed, week by week, and what happened in their life meanwhile."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from journal.model import LABELS_OF, Family, Label, Value
from journal.trends.counting import ANY_SEEN, Counts, choose, labels_in, tallies, with_any
from journal.trends.facts import LATELY, Basis, Cell, Period, Table, basis, last_weeks, longer_where_needed
from journal.trends.happenings import Happening
from journal.trends.shares import Comparison, compare, share_of
from journal.trends.view import View

SIGNS: Final = LABELS_OF[Family.SIGNS]
_HEADER: Final = ("week", "entries", "marked", *SIGNS, "day", "happening", "words")


class SignsWeek(Value, frozen=True):
    """One week from Monday `start`: entries written, those of them with any label marked, and what happened.

    `counts` says how many entries show each sign, in `SignsByWeek.labels`' order. It is None where no entry is
    marked, since nothing is known then: a gap, not a zero.
    """

    start: date
    entries: int
    marked: int
    counts: Counts | None
    happenings: tuple[Happening, ...]


class SignsSummary(Value, frozen=True):
    """The facts for one sentence on the signs lately, and in the period of the same length before.

    `basis` rates `marked`, the entries with any label marked. `comparisons` has one for each sign, as shares of the
    marked entries, the two looked at together. `happenings` counts what happened in all the weeks on show.
    """

    weeks: int
    period: Period
    entries: int
    marked: int
    basis: Basis
    counts: dict[Label, int]
    comparisons: tuple[Comparison, ...]
    happenings: int


class SignsByWeek(Value, frozen=True):
    """Marked signs in each week of a period, oldest first; the last week may still be running.

    A happening in the same week as a sign is no cause of it. `longer` looks back on all the weeks; it is there only
    where `summary` rests on too little and it does not.
    """

    period: Period
    labels: tuple[Label, ...]
    weeks: tuple[SignsWeek, ...]
    summary: SignsSummary
    longer: SignsSummary | None

    @property
    def table(self) -> Table:
        """A row a week, its counts blank where it is a gap; below it one for each thing that happened in it."""
        return Table(header=_HEADER, rows=tuple(row for week in self.weeks for row in _rows(week)))


def signs_by_week(view: View, lately: int = LATELY) -> SignsByWeek:
    """Count the signs in the view's weeks; the summary looks back on `lately` times seven days."""
    chosen = choose(view.arrays, view.period, view.child)
    happened = view.happened()
    by_week = _by_week(happened)
    summary = _summary(view, lately, len(happened))
    return SignsByWeek(
        period=view.period,
        labels=SIGNS,
        weeks=tuple(
            SignsWeek(start=start, entries=entries, marked=marked, counts=counts, happenings=tuple(by_week[start]))
            for start, entries, marked, counts in tallies(chosen, 7, chosen.confirmed, SIGNS, ANY_SEEN)
        ),
        summary=summary,
        longer=longer_where_needed(summary, lambda: _summary(view, view.weeks, len(happened))),
    )


def _by_week(happened: Iterable[Happening]) -> defaultdict[date, list[Happening]]:
    """What happened in each week, by its Monday."""
    weeks: defaultdict[date, list[Happening]] = defaultdict(list)
    for one in happened:
        weeks[one.day - timedelta(days=one.day.weekday())].append(one)
    return weeks


def _summary(view: View, weeks: int, happenings: int) -> SignsSummary:
    period = last_weeks(view.last_day, weeks)
    now, before = (choose(view.arrays, one, view.child) for one in (period, period.before))
    marked, marked_before = with_any(now.confirmed, ANY_SEEN), with_any(before.confirmed, ANY_SEEN)
    counts, earlier = labels_in(now.confirmed, SIGNS), labels_in(before.confirmed, SIGNS)
    return SignsSummary(
        weeks=weeks,
        period=period,
        entries=len(now.day),
        marked=marked,
        basis=basis(marked),
        counts=dict(zip(SIGNS, counts, strict=True)),
        comparisons=tuple(
            compare(label, share_of(count, marked), share_of(count_before, marked_before), len(SIGNS))
            for label, count, count_before in zip(SIGNS, counts, earlier, strict=True)
        ),
        happenings=happenings,
    )


def _rows(week: SignsWeek) -> list[tuple[Cell, ...]]:
    counts = week.counts or (None,) * len(SIGNS)
    nothing = (None,) * (2 + len(SIGNS))
    happened = ((week.start, *nothing, one.day, one.kind, one.words or None) for one in week.happenings)
    return [(week.start, week.entries, week.marked, *counts, None, None, None), *happened]
