"""Which of the four processes show, week by week, and which have been quiet lately."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from journal.model import Label, Value
from journal.trends.arrays import EntryArrays
from journal.trends.change import Change, change_of
from journal.trends.counting import ANY_SEEN, PROCESSES, Counts, Tally, choose, labels_in, tallies, with_any
from journal.trends.facts import (
    LATELY,
    Basis,
    Period,
    Table,
    basis,
    calendar_weeks,
    last_weeks,
    longer_where_needed,
    most_of,
    none_of,
)
from journal.trends.shares import Comparison, compare, share_of

_HEADER: Final = ("week", "entries", "marked", *PROCESSES)
_PLACES: Final = range(len(PROCESSES))


class ProcessWeek(Value, frozen=True):
    """One week from Monday `start`: entries written, and those of them with any label confirmed (`marked`).

    `counts` says how many entries show each process, in `ProcessesByWeek.labels`' order. It is None where no
    entry is marked, since nothing is known then: a gap, not a zero.
    """

    start: date
    entries: int
    marked: int
    counts: Counts | None


class ProcessSummary(Value, frozen=True):
    """The facts for one sentence on the processes lately, and in the period of the same length before.

    `basis` rates `marked`, the entries with any label confirmed. `most` names the processes seen in most
    entries (several when they tie) and `quiet` those seen in none, empty while there are too few to say.
    `comparisons` has one for each process, as shares of the marked entries, and `changes` says how each process' share
    of a week's marked entries changed over all the weeks on show, four of them looked at for one that changes.
    """

    weeks: int
    period: Period
    entries: int
    marked: int
    entries_before: int
    marked_before: int
    basis: Basis
    most: tuple[Label, ...]
    quiet: tuple[Label, ...]
    counts: dict[Label, int]
    counts_before: dict[Label, int]
    comparisons: tuple[Comparison, ...]
    changes: dict[Label, Change]


class ProcessesByWeek(Value, frozen=True):
    """Confirmed processes in each week of a period, oldest first; the last week may still be running.

    `longer` looks back on all its weeks; it is there only where `summary` rests on too little and it does not.
    """

    period: Period
    labels: tuple[Label, ...]
    weeks: tuple[ProcessWeek, ...]
    summary: ProcessSummary
    longer: ProcessSummary | None

    @property
    def table(self) -> Table:
        """A row a week; counts are blank where a week is a gap."""
        gap = (None,) * len(self.labels)
        rows = ((week.start, week.entries, week.marked, *(week.counts or gap)) for week in self.weeks)
        return Table(header=_HEADER, rows=tuple(rows))


def processes_by_week(
    arrays: EntryArrays, last_day: date, weeks: int, child: str | None = None, lately: int = LATELY
) -> ProcessesByWeek:
    """Count the confirmed processes in the `weeks` weeks up to `last_day`; later entries are left out.

    The summary looks back on `lately` times seven days.
    """
    period = calendar_weeks(last_day, weeks)
    chosen = choose(arrays, period, child)
    weekly = tallies(chosen, 7, chosen.confirmed, PROCESSES, ANY_SEEN)
    changes = _changes(weekly)
    summary = _summary(arrays, last_weeks(last_day, lately), child, changes)
    return ProcessesByWeek(
        period=period,
        labels=PROCESSES,
        weeks=tuple(
            ProcessWeek(start=start, entries=entries, marked=marked, counts=counts)
            for start, entries, marked, counts in weekly
        ),
        summary=summary,
        longer=longer_where_needed(summary, lambda: _summary(arrays, last_weeks(last_day, weeks), child, changes)),
    )


def _changes(weekly: Sequence[Tally]) -> dict[Label, Change]:
    shares = ([week.counts[place] / week.marked if week.counts else None for week in weekly] for place in _PLACES)
    return {label: change_of(share, len(PROCESSES)) for label, share in zip(PROCESSES, shares, strict=True)}


def _summary(arrays: EntryArrays, period: Period, child: str | None, changes: dict[Label, Change]) -> ProcessSummary:
    now, before = choose(arrays, period, child), choose(arrays, period.before, child)
    marked, marked_before = with_any(now.confirmed, ANY_SEEN), with_any(before.confirmed, ANY_SEEN)
    counts, earlier = labels_in(now.confirmed, PROCESSES), labels_in(before.confirmed, PROCESSES)
    return ProcessSummary(
        weeks=period.days // 7,
        period=period,
        entries=len(now.day),
        marked=marked,
        entries_before=len(before.day),
        marked_before=marked_before,
        basis=basis(marked),
        most=most_of(PROCESSES, counts),
        quiet=none_of(PROCESSES, counts, marked),
        counts=dict(zip(PROCESSES, counts, strict=True)),
        counts_before=dict(zip(PROCESSES, earlier, strict=True)),
        comparisons=tuple(
            compare(label, share_of(count, marked), share_of(count_before, marked_before), len(PROCESSES))
            for label, count, count_before in zip(PROCESSES, counts, earlier, strict=True)
        ),
        changes=changes,
    )
