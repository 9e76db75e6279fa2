"""How long work says how far it is, and how it learns that it is no longer wanted."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told (done, total) now and then, in any unit. It may raise Cancelled, and the work ends with all as it was."""


def unheard(done: int, total: int) -> None:
    """The progress of work that nobody follows."""


def part(progress: Progress, first: int, last: int) -> Progress:
    """Tell `progress` of one part of the work as thousandths of the whole, from `first` to `last`."""
    return lambda done, total: progress(first + (last - first) * done // max(total, 1), 1000)
