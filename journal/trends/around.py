"""Before and after: the 48 hours around family time, or another happening, beside a child's ordinary days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

import msgspec
import numpy as np
import numpy.typing as npt

from journal.model import Label, Value
from journal.trends.arrays import Days, EntryArrays, Flags
from journal.trends.facts import Basis, Cell, Period, Table, basis
from journal.trends.happenings import Happening, HappeningKind
from journal.trends.shares import Difference, Share, Verdict, difference_of, share_of, verdict_of
from journal.trends.view import View

HOURS: Final = 48
"""How long before and after a happening is looked at."""

_DAY: Final = 24 * 60
_REACH: Final = HOURS * 60
_REACH_DAYS: Final = HOURS // 24
_NEVER: Final = 1 << 40
_LOOKED_AT: Final = 8
"""How many differences are looked at for one: four signs, before and after."""
_GOOD, _HARD = (4, 5), (1, 2)
_HEADER: Final = (
    *("when", "sign", "entries", "days", "of_days"),
    *("share", "share_low", "share_high", "difference", "difference_low", "difference_high"),
)

_Moments = npt.NDArray[np.int64]


class When(StrEnum):
    """Where an entry lies: before the nearest happening, after it, or on a day far from every one of them."""

    BEFORE = "before"
    AFTER = "after"
    ORDINARY = "ordinary"


class Sign(StrEnum):
    """What is looked for, the good and the hard together. A mood is the child's: 4 or 5 is good, 1 or 2 is hard."""

    PROSOCIAL = "prosocial"
    GOOD_MOOD = "good_mood"
    ANTISOCIAL = "antisocial"
    HARD_MOOD = "hard_mood"


class Seen(Value, frozen=True):
    """How often one sign was seen at one time: in so many `entries`, on `days` of `of_days` local days.

    `of_days` are the days on which something was written about the child or, for a mood, on which one was noted.
    `share` is the days' share; `difference` is this share less the ordinary days', and `verdict` what may be said
    of it. All three are None for too few happenings, and the last two for the ordinary days themselves. Since eight
    differences are looked at for one, their intervals are as wide as keeps the chance that any misleads at 5 %.
    All of them take the days to be independent of each other, which days of one visit are not quite.
    """

    when: When
    sign: Sign
    entries: int
    days: int
    of_days: int
    share: Share | None = None
    difference: Difference | None = None
    verdict: Verdict | None = None


class AroundSummary(Value, frozen=True):
    """The facts for one sentence on the time around happenings of a kind.

    `child` is None where none is chosen and there is not just one: then nothing is counted. `basis` rates
    `happenings`, the days on show that have one: two records of a visit are one. `days_written` counts the days with
    an entry about the child at each time.
    """

    period: Period
    child: str | None
    kind: HappeningKind
    happenings: int
    basis: Basis
    days_written: dict[When, int]
    seen: tuple[Seen, ...]

    def at(self, when: When) -> tuple[Seen, ...]:
        """What was seen at this time, in `Sign`'s order."""
        return tuple(one for one in self.seen if one.when is when)


class Around(Value, frozen=True):
    """The entries about one child before and after happenings, set beside those of ordinary days.

    Children are often upset around a visit, and it speaks for or against nothing by itself: transient upset, poor
    sleep, anger and clinging are all reported (Gean, Gillmore & Dowler 1985, Journal of the American Academy of
    Child Psychiatry 24:608–612; University of Pittsburgh, Office of Child Development, in Fostering Perspectives
    15(1), 2010), and stress rises, falls or stays as it is from child to child (Deprez and others 2018, PLOS ONE
    13:e0196685). So this is `private`: it is never part of a copy for a court or an agency.
    """

    summary: AroundSummary
    private: bool = True

    @property
    def table(self) -> Table:
        """A row for each sign at each time; shares and differences are blank while it is too early for them."""
        return Table(header=_HEADER, rows=tuple(map(_row, self.summary.seen)))


def around(view: View, kind: HappeningKind = HappeningKind.FAMILY_TIME) -> Around:
    """Count the signs before and after each happening of this kind in the view's period.

    A happening without an hour takes its whole day. What lies before one and after another counts for the nearer,
    and after where both are as near; what lies within one counts for none. Ordinary days are more than two days
    away from every happening of the kind, those outside the period too.
    """
    child = whom(view)
    happenings = [one for one in view.happenings if one.kind is kind and one.concerns(child)] if child else []
    within = len({one.day for one in happenings if view.shows(one.day)})
    looked_at = _looked_at(view, child, happenings) if child else {}
    return Around(
        summary=AroundSummary(
            period=view.period,
            child=child,
            kind=kind,
            happenings=within,
            basis=basis(within),
            days_written={when: _days(rows.day) for when, rows in looked_at.items()},
            seen=_seen(looked_at, basis(within)),
        )
    )


def kinds_known(view: View) -> tuple[HappeningKind, ...]:
    """The kinds of happening that the child in question has any of, family time always and first."""
    child = whom(view)
    found = {one.kind for one in view.happenings if child and one.concerns(child)}
    others = (kind for kind in HappeningKind if kind in found and kind is not HappeningKind.FAMILY_TIME)
    return (HappeningKind.FAMILY_TIME, *others)


def whom(view: View) -> str | None:
    """The child in question: the one chosen or, where there is just one, that one."""
    if view.child is not None or len(view.children) != 1:
        return view.child
    return view.children[0].id


class _Rows(msgspec.Struct, frozen=True, eq=False):
    """The entries about the child at one time."""

    day: Days
    confirmed: npt.NDArray[np.uint16]
    mood: npt.NDArray[np.generic]

    def showing(self, sign: Sign) -> Flags:
        match sign:
            case Sign.PROSOCIAL | Sign.ANTISOCIAL:
                shown = (self.confirmed & Label(sign).bit) != 0
            case Sign.GOOD_MOOD:
                shown = np.isin(self.mood, _GOOD)
            case Sign.HARD_MOOD:
                shown = np.isin(self.mood, _HARD)
        return np.asarray(shown, dtype=np.bool_)

    def telling(self, sign: Sign) -> Days:
        """The days of the entries that could tell of the sign."""
        return self.day if sign in (Sign.PROSOCIAL, Sign.ANTISOCIAL) else self.day[self.mood != 0]


def _looked_at(view: View, child: str, happenings: Sequence[Happening]) -> dict[When, _Rows]:
    arrays = view.arrays
    first, last = view.period.first_day.toordinal(), view.period.last_day.toordinal()
    rows = np.flatnonzero((arrays.day >= first) & (arrays.day <= last) & arrays.about(child))
    at = _times(arrays, rows, happenings)
    return {when: _taken(arrays, rows[placed]) for when, placed in at.items()}


def _taken(arrays: EntryArrays, rows: npt.NDArray[np.intp]) -> _Rows:
    return _Rows(arrays.day[rows], arrays.confirmed[rows], arrays.child_mood[rows])


def _times(arrays: EntryArrays, rows: npt.NDArray[np.intp], happenings: Sequence[Happening]) -> dict[When, Flags]:
    """Which of the rows lie at each time, by the minutes since the beginning of the calendar."""
    day = arrays.day[rows].astype(np.int64)
    moment = day * _DAY + arrays.minute[rows]
    firsts = _sorted(one.day.toordinal() * _DAY + (one.minute or 0) for one in happenings)
    lasts = _sorted(one.day.toordinal() * _DAY + (_DAY - 1 if one.minute is None else one.minute) for one in happenings)
    begun, over = np.searchsorted(firsts, moment, side="right"), np.searchsorted(lasts, moment, side="left")
    until = np.append(firsts, _NEVER)[begun] - moment
    since = moment - np.append(-_NEVER, lasts)[over]
    outside = begun == over
    return {
        When.BEFORE: outside & (until <= _REACH) & (until < since),
        When.AFTER: outside & (since <= _REACH) & (since <= until),
        When.ORDINARY: _far(day, firsts // _DAY),
    }


def _far(day: _Moments, happened: _Moments) -> Flags:
    """Which days have no happening within reach, whatever its hour."""
    earliest = np.searchsorted(happened, day - _REACH_DAYS, side="left")
    return np.asarray(earliest == np.searchsorted(happened, day + _REACH_DAYS, side="right"), dtype=np.bool_)


def _sorted(moments: Iterable[int]) -> _Moments:
    return np.array(sorted(moments), dtype=np.int64)


def _seen(looked_at: dict[When, _Rows], rests_on: Basis) -> tuple[Seen, ...]:
    if not looked_at:
        return ()
    counted = [_counted(when, rows, sign) for when, rows in looked_at.items() for sign in Sign]
    if rests_on is not Basis.ENOUGH:
        return tuple(counted)
    usual = {one.sign: one for one in counted if one.when is When.ORDINARY}
    return tuple(_compared(one, usual[one.sign]) for one in counted)


def _counted(when: When, rows: _Rows, sign: Sign) -> Seen:
    shown = rows.showing(sign)
    return Seen(
        when=when,
        sign=sign,
        entries=int(np.count_nonzero(shown)),
        days=_days(rows.day[shown]),
        of_days=_days(rows.telling(sign)),
    )


def _compared(seen: Seen, usual: Seen) -> Seen:
    """The same with its share and, unless the days are ordinary ones themselves, how far it lies from theirs."""
    counted = msgspec.structs.replace(seen, share=share_of(seen.days, seen.of_days))
    if seen.when is When.ORDINARY:
        return counted
    here, there = (share_of(one.days, one.of_days, _LOOKED_AT) for one in (seen, usual))
    if here is None or there is None or Basis.TOO_FEW in (basis(here.of), basis(there.of)):
        return msgspec.structs.replace(counted, verdict=Verdict.TOO_FEW)
    difference = difference_of(here, there)
    return msgspec.structs.replace(counted, difference=difference, verdict=verdict_of(difference))


def _days(day: Days) -> int:
    return len(np.unique(day))


def _row(seen: Seen) -> tuple[Cell, ...]:
    return (
        *(seen.when, seen.sign, seen.entries, seen.days, seen.of_days),
        *((seen.share.value, seen.share.low, seen.share.high) if seen.share else (None,) * 3),
        *((seen.difference.value, seen.difference.low, seen.difference.high) if seen.difference else (None,) * 3),
    )
