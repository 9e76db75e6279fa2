"""What the trends page shows for the choices made on it, from columns that are kept up as the journal changes."""

from __future__ import annotations

from datetime import date
from typing import Final, TypeVar

from journal.journal import Journal
from journal.model import Child, Value
from journal.trends import (
    ApproachByWeek,
    ApproachSummary,
    Basis,
    EntryArrays,
    ProcessesByWeek,
    ProcessSummary,
    Whose,
    YearCalendar,
    approach_by_week,
    processes_by_week,
    year_calendar,
)
from journal.trends.counting import ANY_SEEN

PERIODS: Final = (12, 26, 52)
"""Weeks that the charts by week may cover."""

_REMOVED: Final = 0
"""The day that `EntryArrays` gives the rows of removed entries."""


Summary = TypeVar("Summary", ProcessSummary, ApproachSummary)


class Choice(Value, frozen=True):
    """What the caregiver chose to see. `child` is an id, or None for all; `year` None is the latest written in."""

    child: str | None = None
    weeks: int = PERIODS[0]
    whose: Whose = Whose.MINE
    year: int | None = None


class Material(Value, frozen=True, eq=False):
    """What the charts are made of: entries as columns, the children, and the journal's today."""

    arrays: EntryArrays
    children: tuple[Child, ...]
    today: date


class Picture(Value, frozen=True):
    """All that the page shows for one choice.

    `about` is the chosen child's name, or empty. `begun` says whether anything at all was ever confirmed, and
    `years` are those written in, latest first. The longer summaries look back on all the weeks shown; they are there
    only where the usual ones rest on too little and these do not.
    """

    today: date
    about: str
    begun: bool
    years: tuple[int, ...]
    processes: ProcessesByWeek
    approach: ApproachByWeek
    calendar: YearCalendar
    processes_longer: ProcessSummary | None
    approach_longer: ApproachSummary | None


def everything(journal: Journal) -> Material:
    """Read all entries' columns. Raises StorageFailed."""
    seen = journal.glance()
    arrays = EntryArrays.from_columns(seen.ids, seen.days, seen.confirmed, seen.mine, seen.children)
    return Material(arrays=arrays, children=journal.family.children(), today=journal.clock().date())


def news(journal: Journal, entry_ids: frozenset[str]) -> Material:
    """Read the columns of these entries alone. Raises StorageFailed."""
    seen = journal.glance_at(entry_ids)
    arrays = EntryArrays.from_columns(seen.ids, seen.days, seen.confirmed, seen.mine, seen.children)
    return Material(arrays=arrays, children=journal.family.children(), today=journal.clock().date())


def renewed(material: Material, changed: frozenset[str], fresh: Material) -> Material:
    """The material with the entries in `changed` as `fresh` has them; those that it lacks are gone."""
    gone = changed - fresh.arrays.positions.keys()
    arrays = material.arrays.without(gone).with_changes(fresh.arrays)
    return Material(arrays=arrays, children=fresh.children, today=fresh.today)


def picture(material: Material, choice: Choice) -> Picture:
    """Work out what to show; takes milliseconds, however long the journal is."""
    arrays, today, child = material.arrays, material.today, _known(material, choice.child)
    years = _years(arrays)
    weeks, whose = choice.weeks, choice.whose
    processes = processes_by_week(arrays, today, weeks, child)
    approach = approach_by_week(arrays, today, weeks, child, whose)
    processes_longer = approach_longer = None
    if processes.summary.basis is not Basis.ENOUGH:
        processes_longer = _if_enough(processes_by_week(arrays, today, weeks, child, lately=weeks).summary)
    if approach.summary.basis is not Basis.ENOUGH:
        approach_longer = _if_enough(approach_by_week(arrays, today, weeks, child, whose, lately=weeks).summary)
    return Picture(
        today=today,
        about=next((one.name for one in material.children if one.id == child), ""),
        begun=_begun(arrays),
        years=years,
        processes=processes,
        approach=approach,
        processes_longer=processes_longer,
        approach_longer=approach_longer,
        calendar=year_calendar(arrays, choice.year if choice.year in years else _latest(years, today), child),
    )


def _if_enough(longer: Summary) -> Summary | None:
    return longer if longer.basis is Basis.ENOUGH else None


def _known(material: Material, child: str | None) -> str | None:
    return child if any(one.id == child for one in material.children) else None


def _begun(arrays: EntryArrays) -> bool:
    """Whether any entry that is still there has something confirmed that charts speak of."""
    return bool((arrays.confirmed[arrays.day > _REMOVED] & ANY_SEEN).any())


def _years(arrays: EntryArrays) -> tuple[int, ...]:
    """Every year from the first entry's to the last one's, latest first."""
    days = arrays.day[arrays.day > _REMOVED]
    if not len(days):
        return ()
    first, last = (date.fromordinal(int(day)).year for day in (days.min(), days.max()))
    return tuple(range(last, first - 1, -1))


def _latest(years: tuple[int, ...], today: date) -> int:
    """This year if anything was written in it, else the latest year that has something, else this year."""
    return today.year if today.year in years or not years else years[0]
