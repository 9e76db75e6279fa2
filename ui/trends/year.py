"""The year as a grid of days: what was written is a neutral tint, what showed is its shapes, gaps are blank."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal.model import LABELS_OF, Family
from journal.trends import CalendarDay, YearCalendar
from ui.theme import Colours, look
from ui.trends.cards import Chart
from ui.trends.marks import blend, fill, paint_shape
from ui.trends.sentences import month_name, weekday_name

_SIDE: Final = 26
_CORNERS: Final = dict(zip(LABELS_OF[Family.PROCESSES], ((-1, -1), (1, -1), (-1, 1), (1, 1)), strict=True))
"""Each process has its own corner of a day."""
_CLOSE: Final = timedelta(weeks=2)
_ARROW: Final = Qt.CursorShape.ArrowCursor
_BESIDE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_TINTS: Final = (0.07, 0.13, 0.19)
"""How much ink a day's tint holds for one, two, and three or more entries."""


class _Plan(NamedTuple):
    """Where everything goes, in pixels; a band is a run of weeks side by side."""

    first_monday: date
    columns: int
    bands: int
    side: float
    margin: float
    head: float
    band_height: float

    @property
    def height(self) -> int:
        return math.ceil(self.bands * self.band_height)

    def cell(self, day: date) -> QRectF:
        week, weekday = divmod((day - self.first_monday).days, 7)
        band, column = divmod(week, self.columns)
        top = band * self.band_height + self.head + weekday * self.side
        return QRectF(self.margin + column * self.side, top, self.side, self.side)


class YearGrid(Chart):
    """Weeks from left to right, in as many bands as the width asks for. `pointed` tells of the day chosen.

    Up and Down go by a day, Left and Right by a week, Home and End to the year's ends. A click, or Return on the day
    chosen, asks by `read_wanted` to read a day that has entries.
    """

    pointed = Signal(object)
    read_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year: YearCalendar | None = None
        self._days: dict[date, CalendarDay] = {}
        self.day: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def show_year(self, year: YearCalendar, today: date) -> None:
        """Draw this year; the day stays chosen where the year is the same, else it is today or the last written."""
        self._year = year
        self._days = {day.day: day for week in year.weeks for day in week if day}
        if self.day not in self._days:
            self.day = today if today in self._days else year.summary.last_day or date(year.year, 1, 1)
        self.updateGeometry()
        self.update()
        self.pointed.emit(self._days[self.day])

    def point_at(self, day: date) -> None:
        """Choose a day; one outside the year is passed over."""
        if day in self._days:
            self.day = day
            self.update()
            self.pointed.emit(self._days[day])

    def cell_of(self, day: date) -> QRectF:
        """Where a day of the year is drawn."""
        return self._plan(self.width()).cell(day)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._plan(width).height

    def sizeHint(self) -> QSize:
        plan = self._plan(0)
        width = round(plan.margin + 27 * plan.side)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        plan = self._plan(0)
        return QSize(round(plan.margin + 4 * plan.side), round(plan.band_height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -7, Qt.Key.Key_Right: 7}
        key = Qt.Key(event.key())
        if self.day and key in steps:
            self.point_at(self.day + timedelta(days=steps[key]))
        elif self._days and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.point_at(min(self._days) if key == Qt.Key.Key_Home else max(self._days))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.read()
        else:
            super().keyPressEvent(event)

    def read(self) -> None:
        """Ask to read the day chosen, where there is something to read."""
        if self.day and self._days[self.day].entries:
            self.read_wanted.emit(self.day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if day and self._days[day].entries else _ARROW)
        if day is not None and day != self.day:
            self.point_at(day)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None:
            self.point_at(day)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._day_at(event.position()) == self.day:
            self.read()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, plan = look().colours, self._plan(self.width())
        painter.setPen(QColor(colours.muted))
        self._paint_weekdays(painter, plan)
        self._paint_months(painter, plan)
        painter.setPen(QPen(QColor(colours.line), 2, c=Qt.PenCapStyle.RoundCap))
        painter.drawPoints([plan.cell(day.day).center() for day in self._days.values() if not day.entries])
        for day in self._days.values():
            if day.entries:
                _paint_day(painter, day, plan.cell(day.day), colours)
        if self.day:
            strong = self.hasFocus()
            painter.setPen(QPen(QColor(colours.accent if strong else colours.muted), 2.5 if strong else 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(plan.cell(self.day).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _paint_weekdays(self, painter: QPainter, plan: _Plan) -> None:
        for band in range(plan.bands):
            for weekday in (0, 2, 4, 6):
                top = band * plan.band_height + plan.head + weekday * plan.side
                place = QRectF(0, top, plan.margin - look().px(6), plan.side)
                painter.drawText(place, _BESIDE, weekday_name(weekday))

    def _paint_months(self, painter: QPainter, plan: _Plan) -> None:
        """Name each month above its first, and where a band begins unless a first is close."""
        firsts = [day for day in self._days if day.day == 1]
        begins = [plan.first_monday + timedelta(weeks=plan.columns) * band for band in range(1, plan.bands)]
        lone = [day for day in begins if not any(timedelta() <= first - day < _CLOSE for first in firsts)]
        for day in (*firsts, *lone):
            cell = plan.cell(day)
            top = math.floor(cell.top() / plan.band_height) * plan.band_height
            painter.drawText(QPointF(cell.left() + 2, top + plan.head - look().px(5)), month_name(day.month))

    def _day_at(self, place: QPointF) -> date | None:
        plan = self._plan(self.width())
        return next((day for day in self._days if plan.cell(day).contains(place)), None)

    def _plan(self, width: int) -> _Plan:
        """How the year is laid out in this width: as many weeks in a band as fit, evened out over the bands."""
        first = date(self._year.year, 1, 1) if self._year else date.min
        weeks = len(self._year.weeks) if self._year else 53
        side, metrics = float(look().px(_SIDE)), self.fontMetrics()
        margin = max(metrics.horizontalAdvance(weekday_name(day)) for day in range(7)) + look().px(10)
        bands = math.ceil(weeks / max(1, int((width - margin) // side)))
        return _Plan(
            first_monday=first - timedelta(days=first.weekday()),
            columns=math.ceil(weeks / bands),
            bands=bands,
            side=side,
            margin=margin,
            head=metrics.height() + look().px(8),
            band_height=metrics.height() + look().px(14) + 7 * side,
        )


def _paint_day(painter: QPainter, day: CalendarDay, cell: QRectF, colours: Colours) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(blend(colours.surface, colours.ink, _TINTS[min(day.entries, len(_TINTS)) - 1]))
    painter.drawRoundedRect(cell.adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)
    quarter = (cell.width() - 3) / 4
    for label in day.processes:
        across, down = _CORNERS[label]
        corner = QPointF(across * quarter, down * quarter)
        paint_shape(painter, label, cell.center() + corner, quarter * 1.5, fill(label, colours))
