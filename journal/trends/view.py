"""What every question is answered from: the entries and days on show, and whom and what they are about."""

from __future__ import annotations

from datetime import date

import msgspec

from journal.model import Child
from journal.trends.approach import Whose
from journal.trends.arrays import EntryArrays
from journal.trends.facts import Period, calendar_weeks
from journal.trends.happenings import Happening


class View(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One choice of what to look at.

    `arrays` hold all that counts: with suggestions where those are wanted, and only the days of a placement where one
    was chosen. `last_day` is today or the placement's last; the weeks on show end with it. `child` is an id, or None
    for all; `guesses` says whether suggestions count, so that it can be said. `year` is the calendar's, or None for
    the latest that was written in. `since` is the placement's first day, or None.
    """

    arrays: EntryArrays
    today: date
    last_day: date
    weeks: int
    children: tuple[Child, ...] = ()
    child: str | None = None
    whose: Whose = Whose.MINE
    happenings: tuple[Happening, ...] = ()
    guesses: bool = False
    year: int | None = None
    since: date | None = None

    @property
    def period(self) -> Period:
        """The calendar weeks on show, from a Monday to `last_day`."""
        return calendar_weeks(self.last_day, self.weeks)

    @property
    def about(self) -> str:
        """The chosen child's name, or nothing where all are meant."""
        return next((one.name for one in self.children if one.id == self.child), "")

    def happened(self) -> tuple[Happening, ...]:
        """What happened on the days on show to the child, or to anyone, the earliest first."""
        return tuple(one for one in self.happenings if one.concerns(self.child) and self.shows(one.day))

    def shows(self, day: date) -> bool:
        """Whether a day is within the period and, where a placement was chosen, no earlier than that."""
        first_day = max(self.period.first_day, self.since or self.period.first_day)
        return first_day <= day <= self.last_day
