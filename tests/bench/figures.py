"""A row of the table, and the arithmetic of timings."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One budget: what was measured, its floor, and whether the budget is met. Times are in milliseconds."""

    what: str
    measured: str
    floor: str
    ratio: str
    budget: str
    met: bool


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which so large a share of the values lies."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def against_floor(what: str, value: float, floor: float, most: float, note: str = "") -> Row:
    """A row whose budget is a multiple of its floor."""
    ratio = value / floor
    return Row(what, f"{value:.2f} ms{note}", f"{floor:.2f} ms", f"{ratio:.2f}", f"≤ {most:g} x floor", ratio <= most)


def against_limit(what: str, value: float, limit: float, floor: float | None = None) -> Row:
    """A row whose budget is a time in milliseconds."""
    beside = "" if floor is None else f"{floor:.2f} ms"
    ratio = "" if not floor else f"{value / floor:.2f}"
    return Row(what, f"{value:.2f} ms", beside, ratio, f"≤ {limit:g} ms", value <= limit)


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return statistics.median(values)


def table(rows: Sequence[Row]) -> str:
    """The rows as aligned text."""
    head = ("what", "measured", "floor", "ratio", "budget", "")
    cells = [head, *((r.what, r.measured, r.floor, r.ratio, r.budget, "met" if r.met else "NOT MET") for r in rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells
    )
