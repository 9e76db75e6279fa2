"""The window's door for terminals: their commands run beside the screens, which are told what changed."""

from __future__ import annotations

import logging

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from journal.cli import cli
from journal.journal import Journal
from journal.model import Change
from journal.terminal.serving import Serving

log = logging.getLogger(__name__)


class TerminalDoor(QObject):
    """Open while it stands; `changed` follows on the GUI thread whatever a terminal changed."""

    changed = Signal(object)
    _told = Signal(object)

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self._serving: Serving | None = None
        try:
            self._serving = Serving(journal, cli.commands, self._tell)
        except OSError as error:
            log.info("no door for terminals: %s", type(error).__name__)

    def close(self) -> None:
        """Let nobody in any more."""
        if self._serving is not None:
            self._serving.stop()
            self._serving = None

    def _tell(self, change: Change) -> None:
        """Called in a terminal's thread."""
        if shiboken6.isValid(self):
            self._told.emit(change)
