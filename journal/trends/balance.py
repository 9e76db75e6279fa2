"""The balance of a week: behaviour handled, warmth and good times, as they were written down."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

import numpy as np

from journal.model import Label, Value
from journal.trends.approach import Whose
from journal.trends.arrays import Days, EntryArrays, Flags
from journal.trends.counting import ANY_APPROACH, ANY_SEEN, Counts
from journal.trends.facts import LATELY, Basis, Period, Table, basis, last_weeks
from journal.trends.view import View

SHARED_ACTIVITIES: Final = frozenset(
    (
        *("baking", "cooking", "craft", "crafts", "drawing", "gardening", "lego", "painting"),
        *("book", "books", "dancing", "game", "games", "music", "reading", "singing", "story"),
        *("play", "playground", "playing", "playtime", "birthday", "party", "picnic"),
        *("bike", "bikes", "fishing", "football", "pool", "swimming", "outing", "trip", "walk"),
        *("beach", "canal", "cinema", "coast", "farm", "garden", "library", "museum", "park", "woods", "zoo"),
    )
)
"""Words of a setting that tell of something done together for its own sake ("park", "bedtime story", "board game").

They are this project's own choice, no list from research. A setting with one of them makes an entry a good time.
"""

_GOOD_MOOD: Final = 4
"""The lowest mood (1 hard, 5 good) that is a good one."""

_HEADER: Final = ("week", "entries", "told", "discipline", "warmth", "good_times")


class Part(StrEnum):
    """What a week is looked at for."""

    DISCIPLINE = "discipline"
    WARMTH = "warmth"
    GOOD_TIMES = "good_times"


class BalanceWeek(Value, frozen=True):
    """One week from Monday `start`: entries written, and those of them that tell of anything counted here (`told`).

    `counts` says how many entries show each part, in `Part`'s order; one entry may show several. It is None where
    nothing is told: a gap, not a zero.
    """

    start: date
    entries: int
    told: int
    counts: Counts | None


class BalanceSummary(Value, frozen=True):
    """The facts for one sentence on the last weeks; `basis` rates `told`."""

    weeks: int
    period: Period
    whose: Whose
    entries: int
    told: int
    basis: Basis
    counts: dict[Part, int]


class Balance(Value, frozen=True):
    """The three parts in each week of a period, oldest first; the last week may still be running.

    Discipline is an entry with any confirmed approach of `whose`. Warmth is one in which `synchrony` is confirmed.
    A good time is one with a good mood (4 or 5) of child or carer, or in the setting of something done together.
    Reasons with limits (Baumrind, Larzelere & Owens 2010), a bond in which both answer each other, and enjoying each
    other (Kochanska 2002; Kochanska and others 2005) have each been found to go with how children take others and
    rules to heart. None of these says how much of each there should be, and no figure here is a target.
    """

    period: Period
    weeks: tuple[BalanceWeek, ...]
    summary: BalanceSummary

    @property
    def table(self) -> Table:
        """A row a week; counts are blank where a week is a gap."""
        gap = (None,) * len(Part)
        rows = ((week.start, week.entries, week.told, *(week.counts or gap)) for week in self.weeks)
        return Table(header=_HEADER, rows=tuple(rows))


def balance(view: View, lately: int = LATELY) -> Balance:
    """Count the three parts in each week of the view's period. The summary looks back on `lately` weeks."""
    flags = _flags(view)
    return Balance(
        period=view.period,
        weeks=_weeks(view, flags),
        summary=_summary(view, flags, last_weeks(view.last_day, lately)),
    )


def is_shared(setting: str) -> bool:
    """Whether a setting, in lower case, tells of something done together."""
    return not SHARED_ACTIVITIES.isdisjoint(setting.replace("-", " ").split())


def _flags(view: View) -> tuple[Flags, ...]:
    """Which entries tell of anything, then which show each part."""
    arrays = view.arrays
    conduct = arrays.mine if view.whose is Whose.MINE else arrays.confirmed
    shared = _shared(arrays)
    moods = (arrays.child_mood, arrays.carer_mood)
    told = (arrays.confirmed & ANY_SEEN != 0) | shared | (moods[0] != 0) | (moods[1] != 0)
    good = shared | (moods[0] >= _GOOD_MOOD) | (moods[1] >= _GOOD_MOOD)
    return (told, conduct & ANY_APPROACH != 0, arrays.confirmed & Label.SYNCHRONY.bit != 0, good)


def _shared(arrays: EntryArrays) -> Flags:
    told = np.array([is_shared(setting) for setting in arrays.settings], dtype=np.bool_)
    return np.asarray(told[arrays.setting], dtype=np.bool_)


def _within(view: View, period: Period) -> Flags:
    first, last = period.first_day.toordinal(), period.last_day.toordinal()
    wanted = (view.arrays.day >= first) & (view.arrays.day <= last)
    return np.asarray(wanted & view.arrays.about(view.child) if view.child else wanted, dtype=np.bool_)


def _weeks(view: View, flags: tuple[Flags, ...]) -> tuple[BalanceWeek, ...]:
    first, size = view.period.first_day.toordinal(), -(-view.period.days // 7)
    wanted = _within(view, view.period)
    place = (view.arrays.day - first) // 7
    entries, told, *parts = (_counted(place[wanted & flag], size) for flag in (wanted, *flags))
    return tuple(
        BalanceWeek(
            start=date.fromordinal(first + 7 * week),
            entries=entries[week],
            told=told[week],
            counts=tuple(part[week] for part in parts) if told[week] else None,
        )
        for week in range(size)
    )


def _counted(places: Days, size: int) -> list[int]:
    counted: list[int] = np.bincount(places, minlength=size).tolist()
    return counted


def _summary(view: View, flags: tuple[Flags, ...], period: Period) -> BalanceSummary:
    wanted = _within(view, period)
    told, *parts = (int(np.count_nonzero(wanted & flag)) for flag in flags)
    return BalanceSummary(
        weeks=period.days // 7,
        period=period,
        whose=view.whose,
        entries=int(np.count_nonzero(wanted)),
        told=told,
        basis=basis(told),
        counts=dict(zip(Part, parts, strict=True)),
    )
