"""A chart by week with a lane for each thing counted, one above the other and all to one scale."""

from __future__ import annotations

import math
from datetime import date
from typing import Any, Final

import msgspec
import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from journal.model import Label
from ui.theme import look
from ui.trends.charts import WeekPlot
from ui.trends.marks import fill

_LANE: Final = 84
"""How high a lane is, in pixels at 100 %."""
_FULL: Final = 0.62
"""How much of its lane the highest bar takes; the lane's name stands above it."""
_NONE: Final = 0.015
"""The height of the line that stands for none at all; a gap has no line."""


class Lane(msgspec.Struct, frozen=True):
    """What is counted in one lane, by week, or None for a gap. A label's lane has its colour."""

    name: str
    counts: tuple[int | None, ...]
    label: Label | None = None


class LanePlot(WeekPlot):
    """So many entries a week in each lane: the place and the name tell lanes apart, never a colour alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_LANE, parent)
        self._lanes: tuple[Lane, ...] = ()

    def show_lanes(self, starts: tuple[date, ...], lanes: tuple[Lane, ...]) -> None:
        """Draw these lanes, the first at the top."""
        self._lanes = lanes
        self._height = _LANE * max(len(lanes), 1)
        self._starts = starts
        self.restyle()
        self.show_weeks(starts)

    def _top(self) -> float:
        return float(max(len(self._lanes), 1))

    def _rungs(self) -> list[tuple[float, str]]:
        highest = self._highest()
        feet = [self._foot_of(number) for number in range(len(self._lanes))]
        return [rung for foot in feet for rung in ((foot, "0"), (foot + _FULL, str(highest)))]

    def _highest(self) -> int:
        return max((count for lane in self._lanes for count in lane.counts if count), default=1)

    def _foot_of(self, number: int) -> float:
        return float(len(self._lanes) - 1 - number)

    def _draw_weeks(self) -> None:
        for number, lane in enumerate(self._lanes):
            self._draw_lane(lane, self._foot_of(number))

    def _draw_lane(self, lane: Lane, foot: float) -> None:
        colours = look().colours
        inside = fill(lane.label, colours) if lane.label else QColor(colours.accent)
        known = [(week, count) for week, count in enumerate(lane.counts) if count is not None]
        unit = _FULL / self._highest()
        if known:
            heights = [max(count * unit, _NONE) for _, count in known]
            self._add_bars([week for week, _ in known], [foot] * len(known), heights, None, inside)
        name = pg.TextItem(self._fitted(lane.name), color=colours.ink, anchor=(0, 0))
        name.setFont(self.font())
        name.setPos(-0.5, foot + 1)
        self._box.addItem(name, ignoreBounds=True)
