"""When to keep what is being typed: a second after the last key, and never more than 1.5 seconds apart."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS: Final = 1_000
AT_MOST_MS: Final = 1_500


class Soon(QObject):
    """Says `due` soon after it was nudged."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._at_most = QTimer(self, interval=AT_MOST_MS, singleShot=True)
        for timer in (self._pause, self._at_most):
            timer.timeout.connect(self.now)

    @property
    def waiting(self) -> bool:
        """Whether something is still to be kept."""
        return self._at_most.isActive()

    def nudge(self) -> None:
        """Something was typed."""
        self._pause.start()
        if not self._at_most.isActive():
            self._at_most.start()

    def now(self) -> None:
        """Do not wait any longer."""
        self.forget()
        self.due.emit()

    def forget(self) -> None:
        """There is nothing to keep any more."""
        self._pause.stop()
        self._at_most.stop()
