"""Which plans come back now, and why: the occasion, the time of day, the child; then those that wait longest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from journal.model import Plan, PlanState, Value

MOST_DUE: Final = 3
"""How many plans come back at once, at most."""

HOURS_AROUND: Final = 2
"""So many hours before and after the time of day it is for, a plan is said to be for about now."""

_DAY: Final = timedelta(days=1)


class Around(Value, frozen=True):
    """What is known of the moment in which plans may come back.

    `now` carries its offset; days and hours are local to it. `occasion` is a setting or empty, `child_ids` are those
    who are written about, or none.
    """

    now: datetime
    occasion: str = ""
    child_ids: tuple[str, ...] = ()


class Reason(StrEnum):
    """Why a plan comes back now, the strongest reason first."""

    OCCASION = "occasion"
    HOUR = "hour"
    CHILD = "child"


class Due(Value, frozen=True):
    """A plan that comes back, and the reasons for it; none where it has merely waited."""

    plan: Plan
    reasons: tuple[Reason, ...] = ()


def due_plans(plans: Iterable[Plan], around: Around) -> tuple[Due, ...]:
    """At most three open plans to show: those for the occasion first, then the time of day, then the child.

    Among equals the one comes first that was neither made nor tried for longest. A plan made or tried today waits
    until tomorrow. One dated more than a day ahead comes from a clock that was wrong, and does not wait for that date.
    """
    due = [
        Due(plan=plan, reasons=reasons(plan, around))
        for plan in plans
        if plan.state is PlanState.OPEN and not _just_touched(plan, around.now)
    ]
    due.sort(key=lambda one: (*(reason not in one.reasons for reason in Reason), _touched(one.plan), one.plan.id))
    return tuple(due[:MOST_DUE])


def reasons(plan: Plan, around: Around) -> tuple[Reason, ...]:
    """Why a plan would come back in this moment."""
    holds = {
        Reason.OCCASION: bool(_plain(around.occasion)) and _plain(plan.occasion) == _plain(around.occasion),
        Reason.HOUR: plan.hour is not None and _apart(plan.hour, around.now.hour) <= HOURS_AROUND,
        Reason.CHILD: bool(set(plan.child_ids) & set(around.child_ids)),
    }
    return tuple(reason for reason in Reason if holds[reason])


def _touched(plan: Plan) -> datetime:
    """When a plan was last made or tried."""
    return max([plan.made_at, *(one.at for one in plan.tries)])


def _just_touched(plan: Plan, now: datetime) -> bool:
    touched = _touched(plan)
    ahead = touched - now
    return touched.astimezone(now.tzinfo).date() == now.date() or timedelta() < ahead <= _DAY


def _apart(hour: int, other: int) -> int:
    """How many hours two times of day are apart, the shorter way round the clock."""
    return min((hour - other) % 24, (other - hour) % 24)


def _plain(occasion: str) -> str:
    return occasion.strip().casefold()
