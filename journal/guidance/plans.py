"""Which plans come back now: open ones made before today, those for this occasion first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from journal.model import Plan, PlanState

MOST_DUE: Final = 3
"""How many plans come back at once, at most."""

_DAY: Final = timedelta(days=1)


def due_plans(plans: Iterable[Plan], now: datetime, occasion: str = "") -> tuple[Plan, ...]:
    """At most three open plans to show at `now`: those for `occasion` (a setting) first, then the oldest.

    `now` carries its offset; days are local to it. A plan made today waits until tomorrow. One dated more than
    a day ahead comes from a clock that was wrong, and does not wait for that date.
    """
    due = [plan for plan in plans if plan.state is PlanState.OPEN and not _just_made(plan, now)]
    setting = _plain(occasion)
    due.sort(key=lambda plan: (not setting or _plain(plan.occasion) != setting, plan.made_at, plan.id))
    return tuple(due[:MOST_DUE])


def _just_made(plan: Plan, now: datetime) -> bool:
    ahead = plan.made_at - now
    return plan.made_at.astimezone(now.tzinfo).date() == now.date() or timedelta() < ahead <= _DAY


def _plain(occasion: str) -> str:
    return occasion.strip().casefold()
