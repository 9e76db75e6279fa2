"""How conduct was handled, week by week, and how often with reasons."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

from journal.model import Label, Value
from journal.trends.arrays import EntryArrays, Masks
from journal.trends.change import Change, change_of
from journal.trends.counting import (
    ANY_APPROACH,
    APPROACH,
    Chosen,
    Counts,
    Tally,
    choose,
    labels_in,
    tallies,
    with_any,
)
from journal.trends.facts import (
    LATELY,
    Basis,
    Cell,
    Period,
    Table,
    basis,
    calendar_weeks,
    last_weeks,
    longer_where_needed,
)
from journal.trends.shares import Comparison, Share, compare, share_of

_REASONING: Final = APPROACH.index(Label.REASONING)
_HEADER: Final = ("week", "entries", "handled", *APPROACH, "reasoning_share", "share_low", "share_high")


class Whose(StrEnum):
    """Whose conduct is counted: the caregiver's own, or any adult's, said or not."""

    MINE = "mine"
    ANYONE = "anyone"


class ApproachWeek(Value, frozen=True):
    """One week from Monday `start`: entries written, and those of them in which conduct was handled.

    `counts` says how many entries show each approach, in `ApproachByWeek.labels`' order, and `reasoning` is
    the share of the handled ones with a reason in them. Both are None where `handled` is 0: a gap, no zero.
    """

    start: date
    entries: int
    handled: int
    counts: Counts | None
    reasoning: Share | None


class ApproachSummary(Value, frozen=True):
    """The facts for one sentence on approach lately, and in the period of the same length before.

    `basis` rates `handled`, the entries with an approach of `whose`. `not_mine` counts the entries left out
    because every approach in them is another's or nobody said whose (0 when anyone's count); it belongs on
    the caregiver's own screen only. `reasoning` compares the share of handled entries with a reason in them,
    and `change` says how a week's share of them changed over all the weeks on show.
    """

    weeks: int
    period: Period
    whose: Whose
    entries: int
    handled: int
    not_mine: int
    entries_before: int
    handled_before: int
    basis: Basis
    counts: dict[Label, int]
    counts_before: dict[Label, int]
    reasoning: Comparison
    change: Change


class ApproachByWeek(Value, frozen=True):
    """Confirmed approaches in each week of a period, oldest first; the last week may still be running.

    `longer` looks back on all its weeks; it is there only where `summary` rests on too little and it does not.
    """

    period: Period
    whose: Whose
    labels: tuple[Label, ...]
    weeks: tuple[ApproachWeek, ...]
    summary: ApproachSummary
    longer: ApproachSummary | None

    @property
    def table(self) -> Table:
        """A row a week; counts and shares are blank where a week is a gap."""
        return Table(header=_HEADER, rows=tuple(map(_row, self.weeks)))


def approach_by_week(
    arrays: EntryArrays,
    last_day: date,
    weeks: int,
    child: str | None = None,
    whose: Whose = Whose.MINE,
    lately: int = LATELY,
) -> ApproachByWeek:
    """Count the confirmed approaches in the `weeks` weeks up to `last_day`; later entries are left out.

    The summary looks back on `lately` times seven days.
    """
    period = calendar_weeks(last_day, weeks)
    chosen = choose(arrays, period, child)
    weekly = tallies(chosen, 7, _masks(chosen, whose), APPROACH, ANY_APPROACH)
    shown = tuple(map(_week, weekly))
    change = change_of([week.reasoning.value if week.reasoning else None for week in shown])
    summary = _summary(arrays, last_weeks(last_day, lately), child, whose, change)
    return ApproachByWeek(
        period=period,
        whose=whose,
        labels=APPROACH,
        weeks=shown,
        summary=summary,
        longer=longer_where_needed(
            summary, lambda: _summary(arrays, last_weeks(last_day, weeks), child, whose, change)
        ),
    )


def _masks(chosen: Chosen, whose: Whose) -> Masks:
    return chosen.mine if whose is Whose.MINE else chosen.confirmed


def _week(tally: Tally) -> ApproachWeek:
    start, entries, handled, counts = tally
    reasoning = share_of(counts[_REASONING], handled) if counts else None
    return ApproachWeek(start=start, entries=entries, handled=handled, counts=counts, reasoning=reasoning)


def _row(week: ApproachWeek) -> tuple[Cell, ...]:
    counts = week.counts or (None,) * len(APPROACH)
    share = week.reasoning
    shares = (share.value, share.low, share.high) if share else (None,) * 3
    return (week.start, week.entries, week.handled, *counts, *shares)


def _summary(arrays: EntryArrays, period: Period, child: str | None, whose: Whose, change: Change) -> ApproachSummary:
    now, before = choose(arrays, period, child), choose(arrays, period.before, child)
    masks, masks_before = _masks(now, whose), _masks(before, whose)
    handled, handled_before = with_any(masks, ANY_APPROACH), with_any(masks_before, ANY_APPROACH)
    counts, earlier = labels_in(masks, APPROACH), labels_in(masks_before, APPROACH)
    return ApproachSummary(
        weeks=period.days // 7,
        period=period,
        whose=whose,
        entries=len(now.day),
        handled=handled,
        not_mine=with_any(now.confirmed, ANY_APPROACH) - handled,
        entries_before=len(before.day),
        handled_before=handled_before,
        basis=basis(handled),
        counts=dict(zip(APPROACH, counts, strict=True)),
        counts_before=dict(zip(APPROACH, earlier, strict=True)),
        reasoning=compare(
            Label.REASONING,
            share_of(counts[_REASONING], handled),
            share_of(earlier[_REASONING], handled_before),
        ),
        change=change,
    )
