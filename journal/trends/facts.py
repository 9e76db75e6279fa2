"""What every trend says beside its picture: which days it covers, how much it rests on, and a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Protocol, TypeVar

from journal.model import Label, Value

FEWEST: Final = 8
"""The fewest entries from which a share, a quiet process or a change is spoken of; with fewer, none is."""

LATELY: Final = 4
"""Weeks that a sentence looks back on, and sets beside as many before them."""

Cell = date | int | float | str | None
"""One cell of a table; a text is the caregiver's own or a key; None is a gap, to be left blank."""


class Basis(StrEnum):
    """How much a statement rests on."""

    NOTHING = "nothing"
    TOO_FEW = "too_few"
    ENOUGH = "enough"


class Period(Value, frozen=True):
    """A run of local days, both ends included."""

    first_day: date
    last_day: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return self.last_day.toordinal() - self.first_day.toordinal() + 1

    @property
    def before(self) -> Period:
        """The period of the same length that ends the day before this one begins."""
        length = timedelta(days=self.days)
        return Period(first_day=self.first_day - length, last_day=self.last_day - length)


class Table(Value, frozen=True):
    """The same figures as a chart's. `header` holds keys, not words; every row is as long as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def basis(entries: int) -> Basis:
    """What `entries` entries are enough for."""
    if not entries:
        return Basis.NOTHING
    return Basis.ENOUGH if entries >= FEWEST else Basis.TOO_FEW


class Rated(Protocol):
    """Facts that say how much they rest on."""

    @property
    def basis(self) -> Basis:
        """How much."""


Facts = TypeVar("Facts", bound=Rated)


def longer_where_needed(usual: Facts, longer: Callable[[], Facts]) -> Facts | None:
    """The facts of a longer time, where the usual ones rest on too little and these do not."""
    if usual.basis is Basis.ENOUGH:
        return None
    found = longer()
    return found if found.basis is Basis.ENOUGH else None


def last_weeks(last_day: date, weeks: int) -> Period:
    """The `weeks` times seven days that end on `last_day`."""
    return Period(first_day=last_day - timedelta(days=7 * weeks - 1), last_day=last_day)


def calendar_weeks(last_day: date, weeks: int) -> Period:
    """`weeks` weeks from Monday on, the last of them cut off after `last_day`; ValueError if none."""
    if weeks < 1:
        raise ValueError("a trend covers at least one week")
    monday = last_day - timedelta(days=last_day.weekday())
    return Period(first_day=monday - timedelta(weeks=weeks - 1), last_day=last_day)


def most_of(labels: Sequence[Label], counts: Sequence[int]) -> tuple[Label, ...]:
    """The labels with the highest count, several when they tie, none when all counts are 0."""
    highest = max(counts)
    return tuple(label for label, count in zip(labels, counts, strict=True) if count == highest > 0)


def none_of(labels: Sequence[Label], counts: Sequence[int], entries: int) -> tuple[Label, ...]:
    """The labels never seen in `entries` entries; none is named while those are too few to say."""
    if basis(entries) is not Basis.ENOUGH:
        return ()
    return tuple(label for label, count in zip(labels, counts, strict=True) if not count)
