"""Moments: reading them from text, and writing them as the journal keeps them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Final

from journal.errors import BadTime

Clock = Callable[[], datetime]
"""Tells the present moment, with an offset. The one place where time enters; tests hand in their own."""

_YEARS: Final = range(1900, 2200)


def local_now() -> datetime:
    """Now, as wall time with this machine's UTC offset, to the second."""
    return datetime.now().astimezone().replace(microsecond=0)


def parse_moment(text: str) -> datetime:
    """Read an ISO 8601 moment; without an offset it is taken as this machine's local time. Raises BadTime."""
    try:
        return sensible(datetime.fromisoformat(text.strip()))
    except ValueError as error:
        raise BadTime(given=text) from error


def sensible(moment: datetime) -> datetime:
    """`moment` with an offset, this machine's where it had none. Raises BadTime outside the years 1900 to 2199."""
    if moment.year not in _YEARS:
        raise BadTime(given=moment.isoformat())
    return moment if moment.tzinfo is not None else moment.astimezone()


def utc_text(moment: datetime) -> str:
    """`moment` in UTC as ISO 8601 to the millisecond, ending in Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def utc_moment(text: str) -> datetime:
    """Read back what `utc_text` wrote."""
    return datetime.fromisoformat(text)


def local_day(moment: datetime) -> date:
    """The day a moment belongs to: its own local date, whatever the zone of the reader."""
    return moment.date()
