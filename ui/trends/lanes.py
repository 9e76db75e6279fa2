"""A chart by week with a lane for each thing counted, one above the other and all to one scale."""

from __future__ import annotations

from datetime import date
from typing import Final

import msgspec
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from ui.theme import look
from ui.trends.charts import WeekPlot

_LANE: Final = 84
"""How high a lane is, in pixels at 100 %."""
_FULL: Final = 0.6
"""How much of its lane the highest bar takes; the lane's name stands above it."""
_ABOVE: Final = 0.2
"""How much of a lane is left free above the first."""
_NONE: Final = 0.015
"""The height of the line that stands for none at all; a gap has no line."""


class Lane(msgspec.Struct, frozen=True):
    """What is counted in one lane, by week, or None for a gap."""

    name: str
    counts: tuple[int | None, ...]


class LanePlot(WeekPlot):
    """So many entries a week in each lane: the place and the name tell lanes apart, and no colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_LANE, parent)
        self._lanes: tuple[Lane, ...] = ()

    def show_lanes(self, starts: tuple[date, ...], lanes: tuple[Lane, ...]) -> None:
        """Draw these lanes, the first at the top."""
        self._lanes = lanes
        self._height = _LANE * max(len(lanes), 1)
        self.setMinimumHeight(look().px(self._height))
        self.updateGeometry()
        self.show_weeks(starts)

    def _top(self) -> float:
        return float(max(len(self._lanes), 1))

    def _reach(self) -> float:
        """However many lanes there are, the room above them stays the same."""
        return self._top() + _ABOVE

    def _rungs(self) -> list[tuple[float, str]]:
        highest = str(self._highest())
        feet = map(self._foot_of, range(len(self._lanes)))
        return [rung for foot in feet for rung in ((foot, "0"), (foot + _FULL, highest))]

    def _draw_weeks(self) -> None:
        for number, lane in enumerate(self._lanes):
            self._draw_lane(lane, self._foot_of(number))

    def _draw_lane(self, lane: Lane, foot: float) -> None:
        colours = look().colours
        known = [(float(week), count) for week, count in enumerate(lane.counts) if count is not None]
        if known:
            heights = [max(count * _FULL / self._highest(), _NONE) for _, count in known]
            self._add_bars([week for week, _ in known], [foot] * len(known), heights, None, QColor(colours.accent))
        room = round(self._week_px() * len(self._starts))
        text = self.fontMetrics().elidedText(lane.name, Qt.TextElideMode.ElideRight, room)
        name = pg.TextItem(text, color=colours.ink, anchor=(0, 0))
        name.setFont(self.font())
        name.setPos(-0.5, foot + 1)
        self._box.addItem(name, ignoreBounds=True)

    def _foot_of(self, number: int) -> float:
        return float(len(self._lanes) - 1 - number)

    def _highest(self) -> int:
        return max((count for lane in self._lanes for count in lane.counts if count), default=1)
