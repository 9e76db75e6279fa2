"""Watching whether anyone is there: after a while without a key or the mouse, also one slept through, it says so."""

from __future__ import annotations

import time
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from journal.journal import Journal

LOCK_AFTER: Final = "lock-after-minutes"
"""The setting of a journal: after how many minutes without a sign of anyone it locks."""
CHOICES: Final = (1, 2, 5, 10, 15, 30, 0)
"""The minutes to choose from; 0 means never."""
IDLE_MINUTES: Final = 5
"""How long nobody need be there where nothing else was chosen."""

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
        QEvent.Type.DragMove,
    }
)


def idle_minutes(journal: Journal) -> int:
    """After how many minutes this journal locks by itself; 0 where it never does."""
    said = journal.settings.get(LOCK_AFTER)
    return int(said) if said in map(str, CHOICES) else IDLE_MINUTES


class Moment(NamedTuple):
    """A moment on two clocks, in seconds; a computer whose steady clock runs on in sleep needs no other."""

    steady: float
    wall: float = 0.0

    def seconds_since(self, earlier: Moment) -> float:
        """The longer of what the clocks say: one that stood still in sleep, or was set back, counts for nothing."""
        return max(self.steady - earlier.steady, self.wall - earlier.wall)


def now() -> Moment:
    """This moment."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return Moment(time.monotonic(), time.time()) if boot is None else Moment(time.clock_gettime(boot))


class Watch(QObject):
    """`idle` each second in which nobody was there for `seconds` (0: never): watches from `start` until `stop`."""

    idle = Signal()

    def __init__(self, seconds: float = IDLE_MINUTES * 60, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seconds = seconds
        self._last = now()
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look_now)

    def start(self) -> None:
        """Somebody is there now."""
        self._last = now()
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
        if self._timer.isActive() and 0 < self.seconds <= now().seconds_since(self._last):
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.WindowActivate:
            self.look_now()
        elif kind in _SIGNS:
            # The first sign after a long sleep comes too late to count, and does nothing else either.
            self.look_now()
            if not self._timer.isActive():
                return True
            self._last = now()
        return False
