"""What the trends page is made of, kept up as the journal changes, and the view that each choice on it makes."""

from __future__ import annotations

from datetime import date
from typing import Final

from journal.journal import Journal
from journal.model import Child, LifeEvent, Placement, Value
from journal.trends import EntryArrays, Happening, View, Whose, happenings, years_written
from journal.trends.counting import ANY_SEEN

PERIODS: Final = (12, 26, 52)
"""Weeks that the charts by week may cover."""

_REMOVED: Final = 0
"""The day that `EntryArrays` gives the rows of removed entries."""


class Choice(Value, frozen=True):
    """What the caregiver chose to see. `child` is an id, or None for all; `year` None is the latest written in."""

    child: str | None = None
    weeks: int = PERIODS[0]
    whose: Whose = Whose.MINE
    year: int | None = None


class Material(Value, frozen=True, eq=False):
    """What the charts are made of: entries as columns, the children and their story, and the journal's today."""

    arrays: EntryArrays
    children: tuple[Child, ...]
    placements: tuple[Placement, ...]
    events: tuple[LifeEvent, ...]
    today: date

    @property
    def begun(self) -> bool:
        """Whether any entry that is still there has something confirmed that charts speak of."""
        return bool((self.arrays.confirmed[self.arrays.day > _REMOVED] & ANY_SEEN).any())

    @property
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
    )


def view_of(material: Material, choice: Choice) -> View:
    """What is looked at for a choice; a child that is no longer there, or a year nothing was written in, is not."""
    return View(
        arrays=material.arrays,
        today=material.today,
        last_day=material.today,
        weeks=choice.weeks,
        children=material.children,
        child=choice.child if choice.child in {one.id for one in material.children} else None,
        whose=choice.whose,
        happenings=material.happenings,
        year=choice.year if choice.year in years_written(material.arrays) else None,
    )


def _material(journal: Journal, arrays: EntryArrays) -> Material:
    return Material(
        arrays=arrays,
        children=journal.family.children(),
        placements=journal.story.placements(),
        events=journal.story.events(),
        today=journal.clock().date(),
    )
