"""When it gets hard: at which hours of the week, and in which settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

import numpy as np

from journal.model import Kind, Label, Value
from journal.trends.approach import Whose
from journal.trends.arrays import Days, EntryArrays, Flags, Small
from journal.trends.counting import mask_of, rows_within
from journal.trends.facts import FEWEST, Basis, Cell, Period, Table, basis
from journal.trends.shares import Share, difference_of, share_of
from journal.trends.view import View

PART_HOURS: Final = 3
"""How many hours one part of the day has; the first begins at midnight."""

LOW_MOOD: Final = 2
"""The highest mood of a child (1 hard, 5 good) that makes an entry a hard one."""

_HOURS: Final = 24
_MINUTES: Final = 60
_HEADER: Final = ("weekday", "hour", "setting", "entries", "hard", "hard_share", "share_low", "share_high")
_ADULTS: Final = mask_of((Label.THREAT, Label.HARSH))


class Weekday(StrEnum):
    """The days of a week, in their order."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


WEEKDAYS: Final = tuple(Weekday)


class Hard(Value, frozen=True):
    """So many `hard` entries among all `entries` of some time or setting."""

    entries: int
    hard: int

    @property
    def share(self) -> Share | None:
        """The share of hard ones; None where the entries are too few to speak of one."""
        return share_of(self.hard, self.entries) if self.entries >= FEWEST else None


Hours = tuple[tuple[Hard, ...], ...]
"""Runs of hours, each with a place for every one of WEEKDAYS."""


class Setting(Value, frozen=True):
    """A setting, in lower case, with the entries that name it."""

    name: str
    found: Hard


class Aspect(StrEnum):
    """By what entries are told apart."""

    PART = "part"
    WEEKDAY = "weekday"
    SETTING = "setting"


class StandsOut(Value, frozen=True):
    """Where hard entries are clearly more frequent than in all the rest.

    `which` is the first hour of a part of the day, a weekday, or the name of a setting. `rest` is the share in the
    entries of all other times; for a setting, in those that name another one.
    """

    aspect: Aspect
    which: int | str
    here: Share
    rest: Share


class HardSummary(Value, frozen=True):
    """The facts for one sentence on hard times.

    `basis` rates `entries`. `compared` counts the parts of the day, weekdays and settings that could be set beside
    their rest, since both have entries enough; `stands_out` names those that are clearly harder, hardest first.
    """

    period: Period
    whose: Whose
    entries: int
    hard: int
    basis: Basis
    compared: int
    stands_out: tuple[StandsOut, ...]


class HardTimes(Value, frozen=True):
    """Hard entries among all entries, by local hour and weekday (`hours`, from midnight on) and by setting.

    An entry is hard where `antisocial` is marked, or a `threat` or `harsh` of `whose`, or the child's mood was 1 or 2,
    or it is an incident: this journal's own reading of the word, no measure from research. The settings come with the
    most hard entries first.
    """

    hours: Hours
    settings: tuple[Setting, ...]
    summary: HardSummary

    @property
    def parts(self) -> Hours:
        """The hours put together to parts of the day."""
        runs = (self.hours[first : first + PART_HOURS] for first in range(0, _HOURS, PART_HOURS))
        return tuple(tuple(map(summed, zip(*run, strict=True))) for run in runs)

    @property
    def table(self) -> Table:
        """A row for each hour of the week with an entry, then one for each setting; shares only from enough."""
        whens = ((day, hour, self.hours[hour][at]) for at, day in enumerate(WEEKDAYS) for hour in range(_HOURS))
        times = ((day, hour, None, *_cells(found)) for day, hour, found in whens if found.entries)
        settings = ((None, None, one.name, *_cells(one.found)) for one in self.settings)
        return Table(header=_HEADER, rows=(*times, *settings))


def hard_times(view: View) -> HardTimes:
    """Count the hard entries of the view's period by hour of the week and by setting."""
    arrays, rows = view.arrays, rows_within(view.arrays, view.period, view.child)
    hard = _hard(arrays, view.whose)[rows]
    hours = _by_hour(arrays.day[rows], arrays.minute[rows], hard)
    settings = _by_setting(arrays.settings, arrays.setting[rows], hard)
    candidates = [*_times(hours), *_settings(settings)]
    return HardTimes(
        hours=hours,
        settings=settings,
        summary=HardSummary(
            period=view.period,
            whose=view.whose,
            entries=len(hard),
            hard=int(np.count_nonzero(hard)),
            basis=basis(len(hard)),
            compared=len(candidates),
            stands_out=_standing_out(candidates),
        ),
    )


def summed(found: Iterable[Hard]) -> Hard:
    """The entries of several times or settings as one."""
    every = tuple(found)
    return Hard(entries=sum(one.entries for one in every), hard=sum(one.hard for one in every))


def _hard(arrays: EntryArrays, whose: Whose) -> Flags:
    conduct = arrays.mine if whose is Whose.MINE else arrays.confirmed
    marked = ((arrays.confirmed & Label.ANTISOCIAL.bit) | (conduct & _ADULTS)) != 0
    low = (arrays.child_mood > 0) & (arrays.child_mood <= LOW_MOOD)
    return np.asarray(marked | low | arrays.of_kind(Kind.INCIDENT), dtype=np.bool_)


def _by_hour(day: Days, minute: Small, hard: Flags) -> Hours:
    """The day numbered 1, the first of January in the year 1, was a Monday."""
    places = minute // _MINUTES * len(WEEKDAYS) + (day - 1) % len(WEEKDAYS)
    found = _counted(places, hard, _HOURS * len(WEEKDAYS))
    return tuple(tuple(found[first : first + len(WEEKDAYS)]) for first in range(0, len(found), len(WEEKDAYS)))


def _by_setting(names: Sequence[str], places: Days, hard: Flags) -> tuple[Setting, ...]:
    counted = zip(names, _counted(places, hard, len(names)), strict=True)
    given = (Setting(name=name, found=found) for name, found in counted if name and found.entries)
    return tuple(sorted(given, key=lambda one: (-one.found.hard, -one.found.entries, one.name)))


def _counted(places: Days, hard: Flags, size: int) -> list[Hard]:
    entries, hards = (np.bincount(some, minlength=size).tolist() for some in (places, places[hard]))
    return [Hard(entries=one, hard=other) for one, other in zip(entries, hards, strict=True)]


class _Candidate(NamedTuple):
    """What may stand out, and all that it is set beside."""

    aspect: Aspect
    which: int | str
    here: Hard
    rest: Hard


def _times(hours: Hours) -> list[_Candidate]:
    of_hours, of_weekdays = [summed(row) for row in hours], map(summed, zip(*hours, strict=True))
    firsts = range(0, _HOURS, PART_HOURS)
    parts = {first: summed(of_hours[first : first + PART_HOURS]) for first in firsts}
    return [
        *_beside_rest(Aspect.PART, parts),
        *_beside_rest(Aspect.WEEKDAY, dict(zip(WEEKDAYS, of_weekdays, strict=True))),
    ]


def _settings(settings: Sequence[Setting]) -> list[_Candidate]:
    return _beside_rest(Aspect.SETTING, {one.name: one.found for one in settings})


def _beside_rest(
    aspect: Aspect, found: Mapping[int, Hard] | Mapping[Weekday, Hard] | Mapping[str, Hard]
) -> list[_Candidate]:
    """Each of an aspect beside all others of it, where both have entries enough."""
    whole = summed(found.values())
    beside = [_Candidate(aspect, which, here, _less(whole, here)) for which, here in found.items()]
    return [one for one in beside if min(one.here.entries, one.rest.entries) >= FEWEST]


def _less(whole: Hard, part: Hard) -> Hard:
    return Hard(entries=whole.entries - part.entries, hard=whole.hard - part.hard)


def _standing_out(candidates: Sequence[_Candidate]) -> tuple[StandsOut, ...]:
    found = [_stands_out(one) for one in candidates if _clearly_harder(one, len(candidates))]
    return tuple(sorted(found, key=lambda one: -one.here.value))


def _clearly_harder(one: _Candidate, looked_at: int) -> bool:
    """Whether the interval of the difference lies above 0.

    Of many times looked at, one is sure to lie high by chance; so the interval is made as wide as that asks for, and
    in a journal without any pattern something stands out in about one case of twenty.
    """
    here, rest = (share_of(some.hard, some.entries, looked_at) for some in (one.here, one.rest))
    return here is not None and rest is not None and difference_of(here, rest).low > 0


def _stands_out(one: _Candidate) -> StandsOut:
    here, rest = one.here.share, one.rest.share
    assert here is not None
    assert rest is not None
    return StandsOut(aspect=one.aspect, which=one.which, here=here, rest=rest)


def _cells(found: Hard) -> tuple[Cell, ...]:
    share = found.share
    shares = (share.value, share.low, share.high) if share else (None,) * 3
    return (found.entries, found.hard, *shares)
