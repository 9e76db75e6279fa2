"""Watching whether anyone is there: after a while without a key or the mouse, also one slept through, it says so."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

IDLE_MINUTES: Final = 5
"""How long nobody need be there before the journal is locked."""

_LOOK_EVERY_MS: Final = 1_000
_SIGNS: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


def seconds_awake_and_asleep() -> float:
    """Seconds on a clock that runs on in sleep where there is one, and that nobody can set."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(clock) if clock is not None else time.monotonic()


class Watch(QObject):
    """`idle` once nobody was there for `seconds`: watches from `start` until `stop`."""

    idle = Signal()

    def __init__(self, seconds: float = IDLE_MINUTES * 60, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._last = 0.0
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look_now)

    def start(self) -> None:
        """Somebody is there now."""
        self._last = seconds_awake_and_asleep()
        self._timer.start()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def stop(self) -> None:
        """There is nothing to watch over."""
        self._timer.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def look_now(self) -> None:
        """Say it if nobody was there for too long."""
        if self._timer.isActive() and seconds_awake_and_asleep() - self._last >= self._seconds:
            self.stop()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            # The first sign after a long sleep comes too late to count.
            self.look_now()
            self._last = seconds_awake_and_asleep()
        return False
