"""The days before and after a happening beside ordinary ones: for each sign three bars, each with its numbers."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal.trends import Verdict
from journal.trends.around import Around, Seen, Sign, When
from ui.theme import look
from ui.trends.around_words import days_text, more_or_less, sign_name, when_name
from ui.trends.cards import Chart
from ui.trends.marks import blend

_TIMES: Final = tuple(When)
_SIGNS: Final = tuple(Sign)
_EDGE: Final = 5
"""Room around the cells for the frame of the one pointed at."""
_ORDINARY: Final = 0.42
"""How much ink is in the bars of ordinary days."""


class AroundGrid(Chart):
    """A row for each sign, a column for each time. `pointed` tells of the cell chosen; the arrow keys go about."""

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: dict[tuple[int, int], Seen] = {}
        self._at: tuple[int, int] | None = None
        self._barred = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def show_trend(self, trend: Around) -> None:
        """Draw these figures; a cell that was pointed at stays so."""
        found = trend.summary.seen
        self._seen = {(_SIGNS.index(one.sign), _TIMES.index(one.when)): one for one in found}
        self._barred = any(one.share for one in found)
        if self._at in self._seen:
            self.pointed.emit(self._seen[self._at])
        self.restyle()

    def point_at(self, row: int, column: int) -> None:
        """Choose a cell; beyond an edge the nearest is meant."""
        if self._seen:
            self._at = (min(max(row, 0), len(_SIGNS) - 1), min(max(column, 0), len(_TIMES) - 1))
            self.update()
            self.pointed.emit(self._seen[self._at])

    def cell_of(self, row: int, column: int) -> QRectF:
        """Where a cell is drawn, its sign's name above it left out."""
        wide = self._wide()
        top = self._head() + row * self._row_height() + self._line()
        return QRectF(_EDGE + column * wide, top, wide - self._gap(), self._row_height() - self._line())

    def sizeHint(self) -> QSize:
        return QSize(look().px(420), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(140), self._head() + len(_SIGNS) * self._row_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, column = self._at or (0, 0)
        ends = (len(_SIGNS) - 1, len(_TIMES) - 1)
        steps = {
            Qt.Key.Key_Up: (row - 1, column),
            Qt.Key.Key_Down: (row + 1, column),
            Qt.Key.Key_Left: (row, column - 1),
            Qt.Key.Key_Right: (row, column + 1),
            Qt.Key.Key_Home: (0, 0),
            Qt.Key.Key_End: ends,
        }
        if event.key() in steps:
            self.point_at(*(steps[Qt.Key(event.key())] if self._at else (0, 0)))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = int((event.position().y() - self._head()) // self._row_height())
        self.point_at(row, int((event.position().x() - _EDGE) // self._wide()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        for row, sign in enumerate(_SIGNS):
            cell = self.cell_of(row, 0)
            above = QRectF(cell.left(), cell.top() - self._line(), self.width() - 2 * cell.left(), self._line())
            self._write(painter, above, sign_name(sign))
        for (row, column), seen in self._seen.items():
            self._paint_cell(painter, self.cell_of(row, column), seen)
        if self._at:
            strong, colours = self.hasFocus(), look().colours
            painter.setPen(QPen(QColor(colours.accent if strong else colours.muted), 2.5 if strong else 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.cell_of(*self._at).adjusted(-4, -2, 4, -4), 4, 4)
        painter.end()

    def _paint_head(self, painter: QPainter) -> None:
        for column, when in enumerate(_TIMES):
            cell = self.cell_of(0, column)
            place = QRectF(cell.left(), 0, cell.width(), self._line())
            self._write(painter, place, when_name(when), QColor(look().colours.muted))

    def _paint_cell(self, painter: QPainter, cell: QRectF, seen: Seen) -> None:
        words = days_text(seen)
        if seen.verdict in (Verdict.MORE, Verdict.LESS):
            words = f"{words}, {more_or_less(seen.verdict)}"
        place = QRectF(cell.left(), cell.top() + self._bar(), cell.width(), self._line())
        self._write(painter, place, words)
        if seen.share is None:
            return
        colours = look().colours
        track = QRectF(cell.left(), cell.top() + look().px(2), cell.width(), self._bar() - look().px(4))
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.sunken))
        painter.drawRoundedRect(track, 3, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        ordinary = blend(colours.surface, colours.ink, _ORDINARY)
        painter.setBrush(ordinary if seen.when is When.ORDINARY else QColor(colours.accent))
        painter.drawRoundedRect(track.adjusted(0, 0, (seen.share.value - 1) * track.width(), 0), 3, 3)
        self._paint_range(painter, track, seen.share.low, seen.share.high)

    def _paint_range(self, painter: QPainter, track: QRectF, low: float, high: float) -> None:
        """What could well be true with that many days, as a line with two ends."""
        middle, reach = track.center().y(), track.height() / 4
        ends = [track.left() + bound * track.width() for bound in (low, high)]
        lines = [QLineF(ends[0], middle, ends[1], middle)]
        lines += [QLineF(end, middle - reach, end, middle + reach) for end in ends]
        for colour, width in ((look().colours.surface, 4.0), (look().colours.ink, 1.6)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawLines(lines)

    def _write(self, painter: QPainter, place: QRectF, words: str, colour: QColor | None = None) -> None:
        painter.setPen(colour or QColor(look().colours.ink))
        fitted = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitted)

    def _line(self) -> int:
        return self.fontMetrics().height() + look().px(2)

    def _bar(self) -> int:
        """The height of a bar with the room around it; counts alone have none."""
        return look().px(18) if self._barred else 0

    def _wide(self) -> float:
        return (self.width() - 2 * _EDGE + self._gap()) / len(_TIMES)

    def _gap(self) -> int:
        return look().px(12)

    def _head(self) -> int:
        return self._line() + look().px(6)

    def _row_height(self) -> int:
        return 2 * self._line() + self._bar() + look().px(14)
