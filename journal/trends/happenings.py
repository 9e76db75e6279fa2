"""What happened in a child's life beside the days themselves: placements, moves, family time, life events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final

import numpy as np

from journal.model import EventKind, Kind, LifeEvent, Placement, Value
from journal.trends.arrays import EntryArrays


class HappeningKind(StrEnum):
    """What sort of thing happened."""

    PLACEMENT_START = "placement_start"
    MOVE = "move"
    FAMILY_TIME = "family_time"
    SCHOOL_START = "school_start"
    NEW_BABY = "new_baby"
    LOSS = "loss"
    OTHER = "other"


class Happening(Value, frozen=True):
    """Something that happened on a day; `minute` of the day where it is known, `child_ids` empty for all children.

    `words` are the caregiver's own, or empty.
    """

    kind: HappeningKind
    day: date
    minute: int | None = None
    words: str = ""
    child_ids: tuple[str, ...] = ()

    def concerns(self, child: str | None) -> bool:
        """Whether it is about this child, or about anyone where it is None."""
        return child is None or not self.child_ids or child in self.child_ids


_OF_EVENT: Final = {
    EventKind.MOVE: HappeningKind.MOVE,
    EventKind.SCHOOL_START: HappeningKind.SCHOOL_START,
    EventKind.NEW_BABY: HappeningKind.NEW_BABY,
    EventKind.LOSS: HappeningKind.LOSS,
    EventKind.OTHER: HappeningKind.OTHER,
}


def happenings(
    arrays: EntryArrays, placements: Iterable[Placement], events: Iterable[LifeEvent]
) -> tuple[Happening, ...]:
    """All that happened, the earliest first. A placement's end is a move; family time is known by its records."""
    found = [*_family_times(arrays), *map(_of_event, events)]
    for placement in placements:
        about = (placement.child_id,)
        start = HappeningKind.PLACEMENT_START
        found.append(Happening(kind=start, day=placement.began, words=placement.name, child_ids=about))
        if placement.ended is not None:
            words = placement.ending or placement.name
            found.append(Happening(kind=HappeningKind.MOVE, day=placement.ended, words=words, child_ids=about))
    return tuple(sorted(found, key=lambda one: (one.day, -1 if one.minute is None else one.minute, one.kind)))


def _of_event(event: LifeEvent) -> Happening:
    return Happening(kind=_OF_EVENT[event.kind], day=event.day, words=event.words, child_ids=event.child_ids)


def _family_times(arrays: EntryArrays) -> list[Happening]:
    rows = np.flatnonzero(arrays.of_kind(Kind.FAMILY_TIME) & (arrays.day > 0))
    return [
        Happening(
            kind=HappeningKind.FAMILY_TIME,
            day=date.fromordinal(int(arrays.day[row])),
            minute=int(arrays.minute[row]),
            child_ids=arrays.groups[arrays.group[row]],
        )
        for row in rows
    ]
