"""The year as a calendar: on which days something was written, and which processes showed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from journal.model import Label, Value
from journal.trends.arrays import EntryArrays
from journal.trends.counting import ANY_SEEN, PROCESSES, Counts, choose, tallies
from journal.trends.facts import Basis, Period, Table, basis, most_of, none_of
from journal.trends.view import View

_REMOVED: Final = 0
"""The day that `EntryArrays` gives the rows of removed entries."""
_HEADER: Final = ("day", "entries", "marked", *PROCESSES)


class CalendarDay(Value, frozen=True):
    """One day: entries written, those of them with any label confirmed, and how many show each process.

    `counts` is in `YearCalendar.labels`' order, and None where no entry is marked: a gap, not a zero.
    """

    day: date
    entries: int
    marked: int
    counts: Counts | None

    @property
    def processes(self) -> tuple[Label, ...]:
        """The processes that showed on this day."""
        return tuple(label for label, count in zip(PROCESSES, self.counts or (), strict=False) if count)


Row = tuple[CalendarDay | None, ...]
"""One week of a calendar, Monday to Sunday; None stands for a day of the year before or after."""


class YearSummary(Value, frozen=True):
    """The facts for one sentence on a year.

    `days_written` counts days with an entry and `days_marked` those with any label confirmed, which `basis`
    rates. `days_showing` counts the days on which each process showed; `most` names the processes that showed
    on most days (several when they tie) and `quiet` those never seen, empty while there is too little to say.
    """

    entries: int
    days_written: int
    days_marked: int
    first_day: date | None
    last_day: date | None
    basis: Basis
    most: tuple[Label, ...]
    quiet: tuple[Label, ...]
    days_showing: dict[Label, int]


class YearCalendar(Value, frozen=True):
    """All days of a year in rows of seven, from the week of 1 January to that of 31 December."""

    year: int
    labels: tuple[Label, ...]
    weeks: tuple[Row, ...]
    summary: YearSummary

    @property
    def table(self) -> Table:
        """A row for each day with an entry; counts are blank where nothing is confirmed."""
        gap = (None,) * len(self.labels)
        days = (day for week in self.weeks for day in week if day and day.entries)
        rows = ((day.day, day.entries, day.marked, *(day.counts or gap)) for day in days)
        return Table(header=_HEADER, rows=tuple(rows))


def years_written(arrays: EntryArrays) -> tuple[int, ...]:
    """Every year from the first entry's to the last one's, latest first."""
    days = arrays.day[arrays.day > _REMOVED]
    if not len(days):
        return ()
    first, last = (date.fromordinal(int(day)).year for day in (days.min(), days.max()))
    return tuple(range(last, first - 1, -1))


def year_shown(view: View) -> int:
    """The chosen year, else this one if anything was written in it, else the latest that has something."""
    if view.year is not None:
        return view.year
    years = years_written(view.arrays)
    return view.today.year if view.today.year in years or not years else years[0]


def year_calendar(arrays: EntryArrays, year: int, child: str | None = None) -> YearCalendar:
    """Lay out the entries and confirmed processes of a year day by day."""
    period = Period(first_day=date(year, 1, 1), last_day=date(year, 12, 31))
    chosen = choose(arrays, period, child)
    days = [
        CalendarDay(day=day, entries=entries, marked=marked, counts=counts)
        for day, entries, marked, counts in tallies(chosen, 1, chosen.confirmed, PROCESSES, ANY_SEEN)
    ]
    return YearCalendar(year=year, labels=PROCESSES, weeks=_rows(days), summary=_summary(days))


def _rows(days: Sequence[CalendarDay]) -> tuple[Row, ...]:
    lead = days[0].day.weekday()
    trail = 6 - days[-1].day.weekday()
    cells = (*(None,) * lead, *days, *(None,) * trail)
    return tuple(cells[start : start + 7] for start in range(0, len(cells), 7))


def _summary(days: Sequence[CalendarDay]) -> YearSummary:
    written = [day for day in days if day.entries]
    marked = sum(day.marked > 0 for day in written)
    showing = tuple(sum(label in day.processes for day in written) for label in PROCESSES)
    return YearSummary(
        entries=sum(day.entries for day in written),
        days_written=len(written),
        days_marked=marked,
        first_day=written[0].day if written else None,
        last_day=written[-1].day if written else None,
        basis=basis(marked),
        most=most_of(PROCESSES, showing),
        quiet=none_of(PROCESSES, showing, marked),
        days_showing=dict(zip(PROCESSES, showing, strict=True)),
    )
