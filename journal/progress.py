"""How long work says how far it is, and how it learns that it is no longer wanted."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told (done, total) now and then, in any unit. It may raise Cancelled, and the work ends with all as it was."""


def unheard(done: int, total: int) -> None:
    """The progress of work that nobody follows."""
