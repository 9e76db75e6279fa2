"""When it happened: now, kept fresh, until somebody sets another time."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import QDate, QDateTime, QLocale, QSize, QTime, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QWidget

from journal.moments import Clock, parse_moment
from ui.theme import look
from ui.today.parts import button

_REFRESH_MS: Final = 10_000


class _Field(QDateTimeEdit):
    """Turning the wheel changes it only while it has the focus, so that scrolling past it is safe."""

    def sizeHint(self) -> QSize:
        """Qt's own, and the room that the style's arrow takes: without it, large text loses its last figure."""
        return super().sizeHint() + QSize(look().px(12), 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class WhenField(QWidget):
    """A date and time. It says wall time; a moment that was handed in keeps its own offset."""

    changed = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._set: datetime | None = None
        self.field = _Field()
        self.field.setObjectName("entryWhen")
        self.field.setAccessibleName(self.tr("When it happened"))
        self.field.setToolTip(self.tr("When it happened"))
        self.field.setCalendarPopup(True)
        self.field.setLocale(QLocale())
        self.field.setDisplayFormat("ddd d MMM yyyy  HH:mm")
        self.field.setDateRange(QDate(1970, 1, 2), QDate(2199, 12, 31))
        self._now = button(self.tr("Now"), "entryNow", self._back_to_now, tip=self.tr("Back to the present time"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().px(4))
        row.addWidget(self.field)
        row.addWidget(self._now)
        self._timer = QTimer(self, interval=_REFRESH_MS)
        self._timer.timeout.connect(self._refresh)
        self.field.dateTimeChanged.connect(self._on_edit)
        self.follow_clock()

    def moment(self) -> datetime:
        """The moment that is set, or the present, with its offset."""
        return self._set or self._clock()

    def set_moment(self, moment: datetime) -> None:
        """Set a moment; it stays until another is set."""
        self._set = moment
        self._show(moment)

    def follow_clock(self) -> None:
        """Mean the present again."""
        self._set = None
        self._show(self._clock())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _refresh(self) -> None:
        if self._set is None and not self.field.hasFocus():
            self._show(self._clock())

    def _show(self, moment: datetime) -> None:
        self._now.setVisible(self._set is not None)
        blocked = self.field.blockSignals(True)
        day, time = QDate(moment.year, moment.month, moment.day), QTime(moment.hour, moment.minute)
        self.field.setDateTime(QDateTime(day, time))
        self.field.blockSignals(blocked)

    def _on_edit(self, shown: QDateTime) -> None:
        self._set = parse_moment(shown.toString("yyyy-MM-ddTHH:mm"))
        self._now.setVisible(True)
        self.changed.emit()

    def _back_to_now(self) -> None:
        self.follow_clock()
        self.changed.emit()
