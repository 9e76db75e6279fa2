"""The one window: the gate while the journal is locked, the workspace while it is open."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from journal.errors import JournalTakenOver
from journal.journal import Journal
from journal.model import Change
from ui.away import Away
from ui.crash.catching import catching
from ui.crash.panel import CrashPanel
from ui.crash.report import Report
from ui.desk import Desk
from ui.theme import look
from ui.watch import LOCK_AFTER, Watch, idle_minutes
from ui.words import fault_sentence
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.gate.screen import GateScreen

LEAVING: Final = "attune-leaving"
"""The thread that makes the last backup and closes the journal."""
_TRY_AGAIN_MS: Final = 500


class AttuneWindow(QMainWindow):
    """Empty until it is told to `show_gate` of the journal in `home`, or to `enter` an open one."""

    closing = Signal()
    """It is about to go, and cannot come to the front any more."""

    def __init__(self, home: Path) -> None:
        super().__init__()
        self.home = home
        self.desk: Desk | None = None
        self.workspace: Workspace | None = None
        self._gate: GateScreen | None = None
        self._leaving: threading.Thread | None = None
        self._hurry: Callable[[], None] = lambda: None
        self._watch = Watch(parent=self)
        self._watch.idle.connect(self._lock_when_idle)
        self._away = Away(self)
        self._away.screen_locked.connect(lambda: self._lock_once_free(self.tr("Locked together with your screen.")))
        self._away.sleeping.connect(lambda: self._lock_once_free(self.tr("Locked when the computer went to sleep.")))
        self._why = ""
        self._settling = False
        self._native: Report | None = None
        self._at_gate = CrashPanel(self)
        self._at_gate.left.connect(lambda: self._gate.focus_first() if self._gate is not None else None)
        self.setMenuWidget(self._at_gate)
        catching().caught.connect(self._on_broke)
        self._once_free = QTimer(self, interval=_TRY_AGAIN_MS)
        self._once_free.timeout.connect(lambda: self._lock_once_free(self._why))
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
        self.desk.open_door()
        self.workspace.lock_wanted.connect(lambda: self.lock())
        self.desk.backups_wanted.connect(self._lock_and_show_backups)
        self.desk.new_key_wanted.connect(self._lock_and_make_new_key)
        self.desk.taken_over.connect(self._give_way)
        self.setCentralWidget(self.workspace)
        self.workspace.today.focus_first()
        self.desk.changed.connect(self._on_change)
        self.desk.ask(idle_minutes, self._heed, owner=self)
        self._take_panel_along()
        self._watch.start()
        self._away.start()

    def come_to_front(self) -> None:
        """Show the window over the others, with the keyboard in it, because it was started once more."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        # Some desktops let no program take the keyboard by itself: then at least its button is marked.
        QApplication.alert(self)

    def lock(self, why: str = "") -> None:
        """Keep what is half done, close the journal, drop its key and every text on screen, and show the gate.

        `why` is a sentence for the gate, where nobody asked for it.
        """
        if self.desk is None:
            return
        self._leave()
        self.show_gate()
        if why and self._gate is not None:
            self._gate.say(why)

    def tell_of_native(self, report: Report) -> None:
        """Show that the system ended Attune last time, and the report on it."""
        self._native = report
        self._crash_panel().show_native(report)

    def _on_broke(self, report: Report) -> None:
        """Keep the draft, and show one report until it is done with."""
        kept = self._settled()
        panel = self._crash_panel()
        if panel.free:
            page = self.workspace.page.value if self.workspace is not None else "gate"
            told = msgspec.structs.replace(report, page=page)
            panel.show_fault(told, kept=kept, lockable=self.workspace is not None)

    def _crash_panel(self) -> CrashPanel:
        return self._at_gate if self.workspace is None else self.workspace.crash

    def _take_panel_along(self) -> None:
        """What nobody has looked at yet at the gate goes inside with them."""
        if not self._at_gate.free:
            self._at_gate.dismiss()
            if self._native is not None:
                self._crash_panel().show_native(self._native)
        self._native = None

    def _settled(self) -> bool:
        if self._settling or self.workspace is None:
            return not self._settling
        self._settling = True
        try:
            self.workspace.keep_drafts()
        except Exception as error:  # noqa: BLE001 - whatever broke may break this too, and is told of as well
            catching().take(error)
            return False
        finally:
            self._settling = False
        return True

    def _lock_when_idle(self) -> None:
        """Not in the middle of what somebody started and left to itself: the watch asks again."""
        if self.workspace is not None and not self.workspace.busy:
            minutes = round(self._watch.seconds / 60)
            said = self.tr("Locked after {0} minutes without a key or the mouse.").replace("{0}", str(minutes))
            self.lock(self.tr("Locked after a minute without a key or the mouse.") if minutes == 1 else said)

    def _lock_once_free(self, why: str) -> None:
        """Lock, or as soon as what is under way has ended."""
        if self.workspace is not None and self.workspace.busy:
            self._why = why
            self._once_free.start()
        else:
            self.lock(why)

    def _on_change(self, change: Change) -> None:
        if LOCK_AFTER in change.settings and self.desk is not None:
            self.desk.ask(idle_minutes, self._heed, owner=self)

    def _heed(self, minutes: int) -> None:
        self._watch.seconds = minutes * 60

    def _lock_and_show_backups(self) -> None:
        self.lock()
        if self._gate is not None:
            self._gate.show_backups()

    def _lock_and_make_new_key(self) -> None:
        self.lock()
        if self._gate is not None:
            self._gate.show_rekeying()

    def _give_way(self, taken_over: JournalTakenOver) -> None:
        """Lock without the last backup: another machine writes in this folder now."""
        if self.desk is None:
            return
        self._leave(hurried=True)
        self.show_gate()
        if self._gate is not None:
            self._gate.say(fault_sentence(taken_over))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.hide()
        self.closing.emit()
        self._leave()
        if self._leaving is not None:
            self._leaving.join()
        super().closeEvent(event)

    def _leave(self, *, hurried: bool = False) -> None:
        if self._gate is not None:
            self._gate.leave()
            self._gate = None
        if self.workspace is None or self.desk is None:
            return
        self._watch.stop()
        self._away.stop()
        self._once_free.stop()
        self.workspace.leave()
        # The last backup may take a while: the journal is held until it is made, and the window need not wait.
        leaving = self.desk.leave()
        self._hurry = leaving.hurry
        if hurried:
            leaving.hurry()
        self._leaving = threading.Thread(target=leaving.finish, name=LEAVING)
        self._leaving.start()
        self.takeCentralWidget()
        # One that was only just put in may still be waiting to be shown.
        self.workspace.hide()
        self.workspace.deleteLater()
        self.desk.deleteLater()
        self.workspace = self.desk = None
