"""The one window: the gate while the journal is locked, the workspace while it is open."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from journal.journal import Journal
from ui.desk import Desk
from ui.theme import look
from ui.watch import Watch
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.gate.screen import GateScreen

LEAVING: Final = "attune-leaving"
"""The thread that makes the last backup and closes the journal."""


class AttuneWindow(QMainWindow):
    """Empty until it is told to `show_gate` of the journal in `home`, or to `enter` an open one."""

    def __init__(self, home: Path) -> None:
        super().__init__()
        self.home = home
        self.desk: Desk | None = None
        self.workspace: Workspace | None = None
        self._gate: GateScreen | None = None
        self._leaving: threading.Thread | None = None
        self._hurry: Callable[[], None] = lambda: None
        self._watch = Watch(parent=self)
        self._watch.idle.connect(self.lock)
        self.setWindowTitle("Attune")
        self.setMinimumSize(QSize(480, 400))
        self.resize(look().px(1080), look().px(720))

    def show_gate(self) -> None:
        """Show the locked journal, or the first start where there is none."""
        from ui.gate.screen import GateScreen

        gate = self._gate = GateScreen(self.home)
        gate.opened.connect(self.enter)
        if self._leaving is not None:
            gate.wait_for(self._leaving.join, self._hurry)
        self.setCentralWidget(gate)
        gate.focus_first()

    def enter(self, journal: Journal) -> None:
        """Show an open journal."""
        self._gate = None
        self.desk = Desk(journal, self)
        self.workspace = Workspace(self.desk)
        self.workspace.lock_wanted.connect(self.lock)
        self.desk.backups_wanted.connect(self._lock_and_show_backups)
        self.desk.new_key_wanted.connect(self._lock_and_make_new_key)
        self.setCentralWidget(self.workspace)
        self.workspace.today.focus_first()
        self._watch.start()

    def lock(self) -> None:
        """Keep what is half done, close the journal, drop its key and every text on screen, and show the gate."""
        if self.desk is None:
            return
        self._leave()
        self.show_gate()

    def _lock_and_show_backups(self) -> None:
        self.lock()
        if self._gate is not None:
            self._gate.show_backups()

    def _lock_and_make_new_key(self) -> None:
        self.lock()
        if self._gate is not None:
            self._gate.show_rekeying()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.hide()
        self._leave()
        if self._leaving is not None:
            self._leaving.join()
        super().closeEvent(event)

    def _leave(self) -> None:
        if self._gate is not None:
            self._gate.leave()
            self._gate = None
        if self.workspace is None or self.desk is None:
            return
        self._watch.stop()
        self.workspace.settle()
        # The last backup may take a while: the journal is held until it is made, and the window need not wait.
        leaving = self.desk.leave()
        self._hurry = leaving.hurry
        self._leaving = threading.Thread(target=leaving.finish, name=LEAVING)
        self._leaving.start()
        self.takeCentralWidget()
        self.workspace.deleteLater()
        self.desk.deleteLater()
        self.workspace = self.desk = None
