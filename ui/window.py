"""The one window: the gate while the journal is locked, the workspace while it is open."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from journal.journal import Journal
from ui.desk import Desk
from ui.gate.screen import GateScreen
from ui.theme import look
from ui.workspace import Workspace

log = logging.getLogger(__name__)


class AttuneWindow(QMainWindow):
    """Opens on the gate of the journal in `home`, or straight on an open journal by `enter`."""

    def __init__(self, home: Path) -> None:
        super().__init__()
        self.home = home
        self.desk: Desk | None = None
        self.workspace: Workspace | None = None
        self.setWindowTitle("Attune")
        self.setMinimumSize(QSize(480, 400))
        self.resize(look().px(1080), look().px(720))
        self._show_gate()

    def enter(self, journal: Journal) -> None:
        """Show an open journal."""
        self.desk = Desk(journal, self)
        self.workspace = Workspace(self.desk)
        self.workspace.lock_wanted.connect(self.lock)
        self.setCentralWidget(self.workspace)
        self.workspace.today.focus_first()
        self.desk.load_reader()

    def lock(self) -> None:
        """Keep what is half done, close the journal, drop its key and every text on screen, and show the gate."""
        if self.desk is None:
            return
        self._leave()
        self._show_gate()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave()
        super().closeEvent(event)

    def _leave(self) -> None:
        gate = self.centralWidget()
        if isinstance(gate, GateScreen):
            gate.leave()
        if self.workspace is None or self.desk is None:
            return
        self.workspace.settle()
        self.desk.close()
        self.takeCentralWidget().deleteLater()
        self.desk.deleteLater()
        self.workspace = self.desk = None

    def _show_gate(self) -> None:
        gate = GateScreen(self.home)
        gate.opened.connect(self.enter)
        self.setCentralWidget(gate)
        gate.focus_first()
