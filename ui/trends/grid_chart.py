"""The hours of a week as a grid: in each cell how many entries were hard, of how many, and a tint for the first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from journal.trends.hard import WEEKDAYS, Hard, Hours
from ui.theme import Colours, look
from ui.trends.marks import blend
from ui.trends.plot import Plot

_ROW: Final = 34
"""How high a row is, in pixels at 100 %."""
_FOOT: Final = 30
_CELL: Final = 0.94
"""How much of its place a cell takes."""
_LEAST, _MOST = 0.05, 0.32
"""How much ink is in the tint of a cell without a hard entry, and of the one with the most."""

_MANY: Final = 5
"""The fewest hard entries that have the deepest tint: one alone is not to look like many."""

Cell = tuple[int, int]
"""A row from above and a column from the left, both from 0."""


class GridPlot(Plot):
    """Runs of hours from above down, weekdays from left to right; a cell without entries is blank.

    The arrow keys go from cell to cell, Home and End to a row's ends; `pointed` tells the row and the column.
    """

    pointed = Signal(int, int)

    def __init__(self, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(rows * _ROW + _FOOT, parent)
        self._names: tuple[str, ...] = ()
        self._hours: Hours = ()
        self._at: Cell | None = None

    def show_hours(self, names: tuple[str, ...], hours: Hours) -> None:
        """Draw these runs of hours, each under its name."""
        self._names, self._hours = names, hours
        self.redraw()
        if self._at is not None:
            self.pointed.emit(*self._at)

    def point_at(self, row: int, column: int) -> None:
        """Mark a cell and say so; beyond an edge the nearest is meant."""
        if self._hours:
            self._at = (max(0, min(row, len(self._hours) - 1)), max(0, min(column, len(WEEKDAYS) - 1)))
            self.redraw()
            self.pointed.emit(*self._at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, column = self._at or self._hardest()
        places = {
            Qt.Key.Key_Up: (row - 1, column),
            Qt.Key.Key_Down: (row + 1, column),
            Qt.Key.Key_Left: (row, column - 1),
            Qt.Key.Key_Right: (row, column + 1),
            Qt.Key.Key_Home: (row, 0),
            Qt.Key.Key_End: (row, len(WEEKDAYS) - 1),
        }
        if event.key() in places:
            self.point_at(*(places[Qt.Key(event.key())] if self._at else (row, column)))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place(event)
        self.point_at(round(-place.y()), round(place.x()))

    def _hardest(self) -> Cell:
        """Where reading begins: at the first of the cells with the most hard entries."""
        cells = [(row, column) for row, run in enumerate(self._hours) for column in range(len(run))]
        return max(cells, key=lambda at: self._cell(at).hard, default=(0, 0))

    def _cell(self, at: Cell) -> Hard:
        return self._hours[at[0]][at[1]]

    def _draw(self) -> None:
        if not self._hours:
            return
        self._box.setRange(xRange=(-0.5, len(WEEKDAYS) - 0.5), yRange=(0.5 - len(self._hours), 0.5), padding=0)
        self._write_beside([(-row, name) for row, name in enumerate(self._names)], max(self._names, key=len))
        self._write_below(list(enumerate(self._weekdays())))
        written = [
            (row, column) for row, run in enumerate(self._hours) for column, cell in enumerate(run) if cell.entries
        ]
        self._draw_cells(written)
        for at in written:
            self._write_number(at)
        if self._at is not None:
            self._draw_frame(self._at)

    def _draw_cells(self, written: Sequence[Cell]) -> None:
        colours = look().colours
        most = max((self._cell(at).hard for at in written), default=0)
        self._add_squares(written, pg.mkPen(None), [tint(self._cell(at).hard, most, colours) for at in written])

    def _draw_frame(self, at: Cell) -> None:
        self._add_squares([at], pg.mkPen(look().colours.accent, width=2), [QColor(0, 0, 0, 0)])

    def _add_squares(self, cells: Sequence[Cell], pen: object, brushes: Sequence[QColor]) -> None:
        if cells:
            rows, columns = zip(*cells, strict=True)
            feet = [-row - _CELL / 2 for row in rows]
            self._box.addItem(
                pg.BarGraphItem(x=columns, y0=feet, height=_CELL, width=_CELL, pen=pen, brushes=list(brushes))
            )

    def _write_number(self, at: Cell) -> None:
        """How many hard of how many, or the first alone where there is no room."""
        cell, room = self._cell(at), self._column_px() * _CELL - 4
        forms = (f"{cell.hard}/{cell.entries}", str(cell.hard))
        words = next((text for text in forms if self._width_of(text) <= room), "")
        self._add_words(words, (at[1], -at[0]), (0.5, 0.5))

    def _weekdays(self) -> list[str]:
        """The weekdays as long as there is room for."""
        forms = (QLocale.FormatType.ShortFormat, QLocale.FormatType.NarrowFormat)
        named = [[QLocale().standaloneDayName(day, form) for day in range(1, 8)] for form in forms]
        room = self._column_px() - 4
        return next((names for names in named if max(map(self._width_of, names)) <= room), named[-1])

    def _width_of(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)

    def _column_px(self) -> float:
        return float(max(self.width() - self._left.minimumWidth() - 8, 1) / len(WEEKDAYS))


def tint(hard: int, most: int, colours: Colours) -> QColor:
    """The neutral colour of a cell with so many hard entries, where `most` is the highest number in any."""
    return blend(colours.surface, colours.ink, _LEAST + (_MOST - _LEAST) * hard / max(most, _MANY))
