"""What the trends page is made of, kept up as the journal changes, and the view that each choice on it makes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Final

import msgspec

from journal.journal import Journal
from journal.model import Child, LifeEvent, Placement, Value
from journal.suggested import Waiting
from journal.trends import EntryArrays, Happening, Period, View, Whose, happenings, years_written
from journal.trends.counting import ANY_SEEN

PERIODS: Final = (12, 26, 52)
"""Weeks that the charts by week may cover."""

_REMOVED: Final = 0
"""The day that `EntryArrays` gives the rows of removed entries."""


class Choice(Value, frozen=True):
    """What the caregiver chose to see.

    `child` and `placement` are ids, or None for all children and any time; `weeks` None reaches back to the first
    entry; `year` None is the latest written in. `guesses` asks to count what is suggested and not answered yet.
    """

    child: str | None = None
    placement: str | None = None
    weeks: int | None = PERIODS[0]
    guesses: bool = False
    whose: Whose = Whose.MINE
    year: int | None = None


class Material(Value, frozen=True, eq=False, dict=True):
    """What the charts are made of: entries as columns, the children and their story, and the journal's today.

    `guesses` counts the entries whose suggestions are known to `arrays`, or is None where none were asked for.
    """

    arrays: EntryArrays
    children: tuple[Child, ...]
    placements: tuple[Placement, ...]
    events: tuple[LifeEvent, ...]
    today: date
    guesses: int | None = None

    @cached_property
    def begun(self) -> bool:
        """Whether any entry that is still there has something confirmed that charts speak of."""
        return bool((self.arrays.confirmed[self.arrays.day > _REMOVED] & ANY_SEEN).any())

    @cached_property
    def happenings(self) -> tuple[Happening, ...]:
        """What happened beside the entries, the earliest first."""
        return happenings(self.arrays, self.placements, self.events)


def everything(journal: Journal) -> Material:
    """Read all entries' columns. Raises StorageFailed."""
    return _material(journal, EntryArrays.from_glance(journal.glance()))


def news(journal: Journal, entry_ids: frozenset[str]) -> Material:
    """Read the columns of these entries alone. Raises StorageFailed."""
    return _material(journal, EntryArrays.from_glance(journal.glance_at(entry_ids)))


def renewed(material: Material, changed: frozenset[str], fresh: Material) -> Material:
    """The material with the entries in `changed` as `fresh` has them; those that it lacks are gone."""
    gone = changed - fresh.arrays.positions.keys()
    arrays = material.arrays.without(gone).with_changes(fresh.arrays)
    return Material(
        arrays=arrays,
        children=fresh.children,
        placements=fresh.placements,
        events=fresh.events,
        today=fresh.today,
        guesses=material.guesses,
    )


def guessing(material: Material, waiting: Mapping[str, Waiting]) -> Material:
    """The material with what is suggested in each entry and waits for an answer."""
    labels = {entry_id: one.labels for entry_id, one in waiting.items()}
    mine = {entry_id: one.mine for entry_id, one in waiting.items()}
    arrays = material.arrays.suggesting(labels, mine)
    counted = sum(entry_id in arrays.positions for entry_id in waiting)
    return msgspec.structs.replace(material, arrays=arrays, guesses=counted)


def view_of(material: Material, choice: Choice) -> View:
    """What is looked at for a choice; a child that is no longer there, or a year nothing was written in, is not."""
    placement = next((one for one in material.placements if one.id == choice.placement), None)
    guesses = choice.guesses and bool(material.guesses)
    arrays = material.arrays.with_suggestions() if guesses else material.arrays
    last_day = min(placement.ended or material.today, material.today) if placement else material.today
    if placement is not None:
        arrays = arrays.within(Period(first_day=placement.began, last_day=last_day))
    return View(
        arrays=arrays,
        today=material.today,
        last_day=last_day,
        weeks=_weeks(choice.weeks, placement.began if placement else _first_day(arrays), last_day),
        children=material.children,
        child=choice.child if choice.child in {one.id for one in material.children} else None,
        whose=choice.whose,
        happenings=material.happenings,
        guesses=guesses,
        year=choice.year if choice.year in years_written(arrays) else None,
        since=placement.began if placement else None,
    )


def _weeks(chosen: int | None, first_day: date | None, last_day: date) -> int:
    """How many calendar weeks to show: those chosen, or all from the first day's to the last day's."""
    if chosen is not None:
        return chosen
    if first_day is None or first_day > last_day:
        return 1
    monday = first_day.toordinal() - first_day.weekday()
    return (last_day.toordinal() - monday) // 7 + 1


def _first_day(arrays: EntryArrays) -> date | None:
    days = arrays.day[arrays.day > _REMOVED]
    return date.fromordinal(int(days.min())) if len(days) else None


def _material(journal: Journal, arrays: EntryArrays) -> Material:
    return Material(
        arrays=arrays,
        children=journal.family.children(),
        placements=journal.story.placements(),
        events=journal.story.events(),
        today=journal.clock().date(),
    )
