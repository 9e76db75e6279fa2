"""Stretches of days that entries can be narrowed to."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum


class Period(StrEnum):
    """The stretches on offer; `CHOSEN` is given by its two ends."""

    ALL = "all"
    WEEK = "week"
    FOUR_WEEKS = "four_weeks"
    YEAR = "year"
    CHOSEN = "chosen"


def days_of(period: Period, today: date) -> tuple[date | None, date | None]:
    """First and last day of a stretch, both included; None where it is open. Weeks begin on Monday."""
    return {
        Period.WEEK: (today - timedelta(days=today.weekday()), None),
        Period.FOUR_WEEKS: (today - timedelta(days=27), None),
        Period.YEAR: (today.replace(month=1, day=1), None),
    }.get(period, (None, None))


def in_order(first: date, last: date) -> tuple[date, date]:
    """Two ends of a stretch, the earlier one first, whichever way round they were chosen."""
    return min(first, last), max(first, last)
