"""Why a prompt was chosen, as data: whoever shows the prompt says it in words."""

from __future__ import annotations

from journal.model import Label, Value


class ThreatToday(Value, frozen=True, tag="threat_today"):
    """The writer's own if-you-don't of today, after which one that mends is chosen."""


class HardLately(Value, frozen=True, tag="hard_lately"):
    """An occasion that was hard so many times in the last seven days."""

    occasion: str
    times: int


class CameUp(Value, frozen=True, tag="came_up"):
    """An occasion that was written about so many times in the last seven days."""

    occasion: str
    times: int


class Quiet(Value, frozen=True, tag="quiet"):
    """A process last seen so many days ago, or never (None), while others were seen lately."""

    process: Label
    days: int | None


class FitsAge(Value, frozen=True, tag="fits_age"):
    """Meant for some ages only, and a child is of this one, in whole years."""

    age: int


class NothingSpecial(Value, frozen=True, tag="nothing_special"):
    """It fits, and was not shown lately: there is no more to it."""


Because = ThreatToday | HardLately | CameUp | Quiet | FitsAge | NothingSpecial
