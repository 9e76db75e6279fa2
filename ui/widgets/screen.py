"""The base of a screen: refreshed when a change concerns it, at once when visible and later when hidden."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from journal.model import Change
from ui.desk import Desk


class Screen(QWidget):
    """One of the window's pages. Subclasses say what concerns them and how they refresh."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._stale = True
        desk.changed.connect(self._on_change)

    def concerns(self, change: Change) -> bool:
        """Whether `change` makes what this screen shows out of date."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Ask the journal again for what this screen shows."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the keyboard where work on this screen begins."""
        self.setFocus()

    def settle(self) -> None:
        """Keep what is half done, because the screen is about to go: the journal is locked or closed."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def _on_change(self, change: Change) -> None:
        if not self.concerns(change):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True
