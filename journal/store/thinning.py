"""Which backups have had their day: fewer the older they are, and never more than there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Final, NamedTuple

_HOURLY_FOR: Final = timedelta(days=1)
_DAILY_FOR: Final = timedelta(days=30)
_WEEKLY_FOR: Final = timedelta(days=365)

_Period = tuple[int, ...]


class Made(NamedTuple):
    """When a backup says it was made (any clock may be wrong), and its size in bytes."""

    moment: datetime
    size: int


class _Grain(IntEnum):
    """How close together backups of some age are kept."""

    HOUR = 0
    DAY = 1
    WEEK = 2
    MONTH = 3


def superfluous(made: Sequence[Made], allowance: int) -> tuple[int, ...]:
    """The positions of those that can go, of backups in the order in which they were really made.

    Kept are one an hour for a day, one a day for a month, one a week for a year and one a month beyond, each time the
    first; then, while they take more than `allowance` bytes, the oldest of the closest together go too. The one made
    last always stays, whatever the clock said, and so does the first of this and of the last day, week and month that
    has one.
    """
    if not made:
        return ()
    now = made[-1].moment
    needed = _needed(made)
    kept = sorted(needed | _firsts(made, now), key=lambda at: (_grain(now - made[at].moment), made[at].moment, at))
    size = sum(made[at].size for at in kept)
    for at in list(kept):
        if size <= allowance:
            break
        if at not in needed:
            kept.remove(at)
            size -= made[at].size
    return tuple(sorted(set(range(len(made))) - set(kept)))


def _firsts(made: Sequence[Made], now: datetime) -> set[int]:
    """The first of each hour, day, week or month, by how long ago that is."""
    first: dict[tuple[_Grain, _Period], int] = {}
    for at in _in_time(made):
        moment = made[at].moment
        grain = _grain(now - moment)
        first.setdefault((grain, _period(moment, grain)), at)
    return set(first.values())


def _needed(made: Sequence[Made]) -> set[int]:
    """The one made last, and the first of the last two days, weeks and months up to then that have one."""
    now = made[-1].moment
    needed = {len(made) - 1}
    past = [at for at in _in_time(made) if made[at].moment <= now]
    for grain in (_Grain.DAY, _Grain.WEEK, _Grain.MONTH):
        first: dict[_Period, int] = {}
        for at in past:
            first.setdefault(_period(made[at].moment, grain), at)
        needed.update(first[period] for period in sorted(first)[-2:])
    return needed


def _in_time(made: Sequence[Made]) -> list[int]:
    return sorted(range(len(made)), key=lambda at: (made[at].moment, at))


def _grain(age: timedelta) -> _Grain:
    """What lies ahead of the clock counts as new: the clock was set back since."""
    if age < _HOURLY_FOR:
        return _Grain.HOUR
    if age < _DAILY_FOR:
        return _Grain.DAY
    return _Grain.WEEK if age < _WEEKLY_FOR else _Grain.MONTH


def _period(moment: datetime, grain: _Grain) -> _Period:
    day: date = moment.date()
    match grain:
        case _Grain.HOUR:
            return (*day.timetuple()[:3], moment.hour)
        case _Grain.DAY:
            return day.timetuple()[:3]
        case _Grain.WEEK:
            return day.isocalendar()[:2]
        case _Grain.MONTH:
            return day.timetuple()[:2]
