"""Places in time, newest first: finding one among them, and what tells two lists of them apart."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable
from operator import neg
from typing import NamedTuple


class Splice(NamedTuple):
    """How one list becomes another: at `first`, `removed` places go and `added` come in their stead."""

    first: int
    removed: int
    added: int


def row_of(places: array[int], place: int) -> int | None:
    """The row at which a place stands in a list that runs newest first, or None where it is not in it."""
    row = nearest_row(places, place)
    return row if row < len(places) and places[row] == place else None


def nearest_row(places: array[int], place: int) -> int:
    """The row at which a place stands, or would stand."""
    return bisect_left(places, -place, key=neg)


def splice(before: array[int], after: array[int]) -> Splice:
    """The one stretch in which two lists differ; nothing outside it has changed."""
    shorter = min(len(before), len(after))
    head = _common(shorter, lambda length: before[:length] == after[:length])
    tail = _common(shorter - head, lambda length: _tail(before, length) == _tail(after, length))
    return Splice(head, len(before) - head - tail, len(after) - head - tail)


def _tail(places: array[int], length: int) -> array[int]:
    return places[len(places) - length :]


def _common(longest: int, alike: Callable[[int], bool]) -> int:
    """The greatest length up to `longest` for which `alike` holds, given that it holds for all below it."""
    low, high = 0, longest
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if alike(middle) else (low, middle - 1)
    return low
