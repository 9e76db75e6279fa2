"""Holds the week's page in the encrypted file while it is written: no crash takes more than two seconds of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from journal.week import Page, hold
from ui.desk import Desk
from ui.today.drafts import AT_MOST_MS, PAUSE_MS


class PageKeeper(QObject):
    """Writes the page as it stands, soon after it was changed."""

    def __init__(self, desk: Desk, page: Callable[[], Page], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = page
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._latest = QTimer(self, interval=AT_MOST_MS, singleShot=True)
        for timer in (self._pause, self._latest):
            timer.timeout.connect(self.hold_now)

    @property
    def waiting(self) -> bool:
        """Whether something was typed that is not written yet."""
        return self._pause.isActive() or self._latest.isActive()

    def touch(self) -> None:
        """Say that something was typed."""
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def hold_now(self) -> None:
        """Write the page now."""
        self.rest()
        journal, page = self._desk.journal, self._page()
        self._desk.background(lambda: hold(journal, page))

    def settle(self) -> None:
        """Write what is not written yet."""
        if self.waiting:
            self.hold_now()

    def rest(self) -> None:
        """Write nothing until something is typed again."""
        self._pause.stop()
        self._latest.stop()
