"""Charts by week."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from journal.model import Label
from journal.trends import Share
from ui.theme import look
from ui.trends.marks import edge, fill, hollow, on_fill, outline
from ui.trends.phrases import percent, short_day
from ui.trends.plot import Plot, seen_through

_BAR = 0.72
"""How much of a week's width its bar takes."""
_DENSE = 5
"""With fewer pixels than these a week has no more than its bar."""
_YEAR = 53
"""With more weeks than these a day needs its year."""
_HEADROOM = 1.08
"""What the upright axis goes beyond its highest value, so that the words beside that are whole."""


class WeekPlot(Plot):
    """A chart with one place a week: the arrow keys or a click point at a week, and `pointed` says which."""

    pointed = Signal(int)

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(height, parent)
        self._starts: tuple[date, ...] = ()
        self._at: int | None = None

    def point_at(self, week: int) -> None:
        """Mark a week and say so, counted from 0; beyond either end the nearest is meant."""
        if self._starts:
            self.mark(max(0, min(week, len(self._starts) - 1)))
            self.pointed.emit(self._at)

    def mark(self, week: int) -> None:
        """Mark a week and say nothing."""
        self._at = week
        self.redraw()

    def show_weeks(self, starts: tuple[date, ...]) -> None:
        """Take over the weeks to draw; the mark is taken away where their number changes."""
        if len(starts) != len(self._starts):
            self._at = None
        self._starts = starts
        self.redraw()
        if self._at is not None:
            self.pointed.emit(self._at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._starts) - 1
        at = last + 1 if self._at is None else self._at
        places = {
            Qt.Key.Key_Left: at - 1,
            Qt.Key.Key_Right: at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() in places:
            self.point_at(places[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.point_at(round(self._place(event).x()))

    def _draw(self) -> None:
        if not self._starts:
            return
        self._box.setRange(xRange=(-0.5, len(self._starts) - 0.5), yRange=(self._foot(), self._reach()), padding=0)
        self._write_beside(self._rungs(), self._widest())
        self._write_below(self._days())
        self._draw_rungs()
        self._draw_weeks()
        if self._at is not None:
            self._add_bars([self._at], [0], [self._reach()], None, seen_through(look().colours.ink, 28), width=1.0)

    def _top(self) -> float:
        """The highest value of the upright axis."""
        raise NotImplementedError

    def _reach(self) -> float:
        """How far the ground goes up."""
        return self._top() * _HEADROOM

    def _foot(self) -> float:
        """Where the upright axis begins."""
        return 0.0

    def _rungs(self) -> list[tuple[float, str]]:
        """The values of the upright axis that are written beside it."""
        raise NotImplementedError

    def _widest(self) -> str:
        """The widest words beside the upright axis, so that charts one above the other line up."""
        return percent(1)

    def _draw_weeks(self) -> None:
        """Draw what is there."""
        raise NotImplementedError

    def _draw_rungs(self) -> None:
        heights = np.repeat([value for value, _ in self._rungs()], 2)
        ends = np.tile([-0.5, len(self._starts) - 0.5], len(heights) // 2)
        lines = pg.PlotCurveItem(x=ends, y=heights, connect="pairs", antialias=False, pen=pg.mkPen(look().colours.line))
        lines.setZValue(-50)
        self._box.addItem(lines, ignoreBounds=True)

    def _days(self) -> list[tuple[float, str]]:
        """The weeks whose first day is written below: as many as there is room for, counted from the last."""
        names = [short_day(start, with_year=len(self._starts) > _YEAR) for start in self._starts]
        widest = max(map(self.fontMetrics().horizontalAdvance, names)) + look().px(16)
        step = max(1, math.ceil(widest / self._week_px()))
        beyond = max(0, math.ceil((widest / self._week_px() - 1) / 2))
        last = len(names) - 1 - beyond
        return [(float(at), names[at]) for at in range(last, -1, -step) if at * self._week_px() > widest / 2 - 30]

    def _week_px(self) -> float:
        margins = self._left.minimumWidth() + 8
        return float(max(self.width() - margins, 1) / len(self._starts))

    @property
    def _dense(self) -> bool:
        """Whether weeks are so many that a line around each, or a gap between two, would be all there is to see."""
        return self._week_px() < _DENSE

    def _add_bars(
        self,
        at: Sequence[float],
        base: Sequence[float],
        height: Sequence[float],
        line: QColor | None,
        inside: QColor,
        width: float | None = None,
    ) -> None:
        pen = pg.mkPen(line, width=1) if line and not self._dense else pg.mkPen(None)
        width = width or (1.0 if self._dense else _BAR)
        bars = pg.BarGraphItem(x=list(at), y0=list(base), height=list(height), width=width, pen=pen, brush=inside)
        self._box.addItem(bars)


class StackPlot(WeekPlot):
    """How many entries of each week show each label, one upon the other; a week without any is blank."""

    def show_counts(
        self, starts: tuple[date, ...], labels: tuple[Label, ...], counts: tuple[tuple[int, ...] | None, ...]
    ) -> None:
        """Draw these counts, one tuple a week in the labels' order, or None for a gap."""
        self._labels = labels
        self._gaps = [at for at, week in enumerate(counts) if week is None]
        self._heights = np.array([week or (0,) * len(labels) for week in counts], dtype=np.int64)
        self.show_weeks(starts)

    def _top(self) -> float:
        highest = int(self._heights.sum(axis=1).max(initial=0))
        step = self._step()
        return float(max(step, math.ceil(highest / step) * step))

    def _step(self) -> int:
        highest = max(int(self._heights.sum(axis=1).max(initial=0)), 1)
        room = max(2, int(look().px(self._height) / max(self.fontMetrics().height() * 2.4, 1)))
        return next(size for size in _round_numbers() if highest <= size * room)

    def _rungs(self) -> list[tuple[float, str]]:
        step = self._step()
        return [(float(value), str(value)) for value in range(0, int(self._top()) + 1, step)]

    def _draw_weeks(self) -> None:
        tops = self._heights.cumsum(axis=1)
        for number, label in enumerate(self._labels):
            shown = np.flatnonzero(self._heights[:, number])
            if len(shown):
                height = self._heights[shown, number]
                self._draw_label(label, shown, tops[shown, number] - height, height)

    def _draw_label(self, label: Label, at: Any, base: Any, height: Any) -> None:
        colours = look().colours
        line = edge(label, colours) if hollow(label) else QColor(colours.surface)
        self._add_bars(at, base, height, line, fill(label, colours))
        size = min(look().px(10), self._week_px() * _BAR * 0.72)
        unit = (look().px(self._height) - self._bottom.minimumHeight() - 8) / self._reach()
        roomy = height * unit >= size + 3
        if size >= 5 and roomy.any():
            ink = on_fill(label, colours)
            pen, brush = (pg.mkPen(ink, width=1.4), pg.mkBrush(None)) if hollow(label) else (pg.mkPen(None), ink)
            middle = base + height / 2
            how = {"symbol": outline(label), "size": size, "pen": pen, "brush": brush}
            self._box.addItem(pg.ScatterPlotItem(x=at[roomy], y=middle[roomy], useCache=False, **how))


class SharePlot(WeekPlot):
    """A share of each week's entries as a line, with its interval as a band; a week without any breaks both."""

    def show_shares(self, starts: tuple[date, ...], shares: tuple[Share | None, ...]) -> None:
        """Draw these shares, one a week, or None for a gap."""
        self._shares = shares
        self.show_weeks(starts)

    def _foot(self) -> float:
        return 1 - _HEADROOM

    def _top(self) -> float:
        return 1.0

    def _rungs(self) -> list[tuple[float, str]]:
        return [(value, percent(value)) for value in (0, 0.5, 1)]

    def _draw_weeks(self) -> None:
        known = [(float(at), share) for at, share in enumerate(self._shares) if share]
        if not known:
            return
        colours = look().colours
        at, low = [at for at, _ in known], [share.low for _, share in known]
        reach = [share.high - share.low for _, share in known]
        self._add_bars(at, low, reach, QColor(colours.accent), QColor(colours.accent_soft))
        line = np.array([share.value if share else np.nan for share in self._shares])
        pen = pg.mkPen(colours.accent, width=1 if self._dense else look().px(2))
        self._box.addItem(pg.PlotCurveItem(x=np.arange(len(line)), y=line, pen=pen, connect="finite"))
        size = min(look().px(8), max(self._week_px(), 3))
        dots = {"symbol": "o", "size": size, "pen": pg.mkPen(None), "brush": QColor(colours.accent)}
        self._box.addItem(pg.ScatterPlotItem(x=at, y=[share.value for _, share in known], useCache=False, **dots))


def _round_numbers() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50 …"""
    return (digit * 10**power for power in range(9) for digit in (1, 2, 5))
