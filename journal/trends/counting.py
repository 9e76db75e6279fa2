"""Choosing entries by day and child, and counting their labels by week or by day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple

import msgspec
import numpy as np

from journal.model import LABELS_OF, Family, Label
from journal.trends.arrays import Days, EntryArrays, Flags, Masks
from journal.trends.facts import Period

Counts = tuple[int, ...]


def mask_of(labels: Iterable[Label]) -> int:
    """These labels as one number, the sum of their bits."""
    return sum({label.bit for label in labels})


PROCESSES: Final = LABELS_OF[Family.PROCESSES]
APPROACH: Final = LABELS_OF[Family.APPROACH]
ANY_APPROACH: Final = mask_of(APPROACH)
ANY_SEEN: Final = mask_of((*PROCESSES, *APPROACH, *LABELS_OF[Family.SIGNS]))
"""Every label that trends speak of; safety labels are never counted."""


class Chosen(msgspec.Struct, frozen=True, eq=False):
    """The days and labels of the entries a trend is about, and the period's first day and length in days."""

    first: int
    days: int
    day: Days
    confirmed: Masks
    mine: Masks


def choose(arrays: EntryArrays, period: Period, child: str | None) -> Chosen:
    """The entries within the period, about this child alone or with others, or all where it is None."""
    rows = rows_within(arrays, period, child)
    first = period.first_day.toordinal()
    return Chosen(first, period.days, arrays.day[rows], arrays.confirmed[rows], arrays.mine[rows])


def rows_within(arrays: EntryArrays, period: Period, child: str | None) -> Flags:
    """Which rows are within the period, and about this child alone or with others, or any where it is None."""
    first, last = period.first_day.toordinal(), period.last_day.toordinal()
    within = (arrays.day >= first) & (arrays.day <= last)
    return within if child is None else within & arrays.about(child)


class Tally(NamedTuple):
    """One run of days: its first day, its entries, those of them with any label that matters, and their labels.

    `counts` says how many entries have each label, or None where none has any: a gap, not a zero.
    """

    start: date
    entries: int
    marked: int
    counts: Counts | None


def tallies(chosen: Chosen, step: int, masks: Masks, labels: Sequence[Label], marking: int) -> list[Tally]:
    """A tally of `masks` for each run of `step` days from the period's first; `marking` is what matters."""
    places, size = (chosen.day - chosen.first) // step, -(-chosen.days // step)
    columns = zip(
        (date.fromordinal(chosen.first + step * number) for number in range(size)),
        _counted(places, size),
        _counted(places[(masks & marking) != 0], size),
        zip(*(_counted(places[(masks & label.bit) != 0], size) for label in labels), strict=True),
        strict=True,
    )
    return [Tally(start, n, marked, counts if marked else None) for start, n, marked, counts in columns]


def with_any(masks: Masks, wanted: int) -> int:
    """How many entries have at least one of the `wanted` labels."""
    return int(np.count_nonzero(masks & wanted))


def labels_in(masks: Masks, labels: Sequence[Label]) -> Counts:
    """How many entries have each of the labels."""
    return tuple(with_any(masks, label.bit) for label in labels)


def _counted(places: Days, size: int) -> list[int]:
    counted: list[int] = np.bincount(places, minlength=size).tolist()
    return counted
