"""The unlocked journal: a rail of screens on the left, the present screen, and a line for notices."""

from __future__ import annotations

import logging

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.desk import Desk, is_fault
from ui.entries.screen import EntriesScreen
from ui.theme import SCALES, Shade, look
from ui.today.screen import TodayScreen
from ui.trends.screen import TrendsScreen
from ui.widgets.notice import Notice
from ui.widgets.safety import SafetyPage
from ui.widgets.screen import Screen
from ui.words import fault_sentence

log = logging.getLogger(__name__)


class Workspace(QWidget):
    """All screens of one open journal. `lock_wanted` asks the window to lock it."""

    lock_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.today = TodayScreen(desk)
        self.entries = EntriesScreen(desk)
        self.trends = TrendsScreen(desk)
        self.safety = SafetyPage(desk)
        self.notice = Notice()
        self._stack = QStackedWidget()
        self._rail = self._build_rail()
        column = QVBoxLayout()
        column.addWidget(self._stack, 1)
        column.addWidget(self.notice)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._rail)
        row.addLayout(column, 1)
        for screen in (self.today, self.entries, self.trends, self.safety):
            self._stack.addWidget(screen)
        self._connect()
        self.show_screen(self.today)

    def show_screen(self, screen: QWidget) -> None:
        """Bring a screen to the front and put the keyboard where work on it begins."""
        self._stack.setCurrentWidget(screen)
        for button, target in self._targets:
            button.setChecked(target is screen)
        if isinstance(screen, Screen):
            screen.focus_first()

    def settle(self) -> None:
        """Keep whatever is half done on any screen."""
        for screen in (self.today, self.entries, self.trends):
            screen.settle()

    def _connect(self) -> None:
        self.desk.said.connect(self.notice.say)
        self.desk.faulted.connect(self._on_fault)
        self.today.entry_wanted.connect(self._show_entry)
        self.today.safety_wanted.connect(lambda: self.show_screen(self.safety))
        self.entries.safety_wanted.connect(lambda: self.show_screen(self.safety))
        self.safety.closed.connect(lambda: self.show_screen(self.today))
        for keys, action in (
            ("Ctrl+1", lambda: self.show_screen(self.today)),
            ("Ctrl+2", lambda: self.show_screen(self.entries)),
            ("Ctrl+3", lambda: self.show_screen(self.trends)),
            ("Ctrl+N", lambda: self.show_screen(self.today)),
            ("Ctrl+F", self._search),
            ("F9", lambda: self.show_screen(self.safety)),
            ("Ctrl+L", self.lock_wanted.emit),
            ("Ctrl+Z", self.notice.undo),
            ("Ctrl+0", lambda: look().choose(scale=100)),
            (QKeySequence.StandardKey.ZoomIn, lambda: look().step_scale(1)),
            ("Ctrl+=", lambda: look().step_scale(1)),
            (QKeySequence.StandardKey.ZoomOut, lambda: look().step_scale(-1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(action)

    def _build_rail(self) -> QFrame:
        rail = QFrame()
        rail.setProperty("role", "rail")
        column = QVBoxLayout(rail)
        self._targets: list[tuple[QPushButton, QWidget]] = []
        group = QButtonGroup(rail)
        for text, name, keys, screen in (
            (self.tr("Today"), "navToday", "Ctrl+1", self.today),
            (self.tr("Journal"), "navJournal", "Ctrl+2", self.entries),
            (self.tr("Trends"), "navTrends", "Ctrl+3", self.trends),
        ):
            button = self._rail_button(text, name, keys)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, screen=screen: self.show_screen(screen))
            group.addButton(button)
            column.addWidget(button)
            self._targets.append((button, screen))
        column.addStretch(1)
        safety = self._rail_button(self.tr("Someone hurt?"), "navSafety", "F9")
        safety.clicked.connect(lambda: self.show_screen(self.safety))
        appearance = self._rail_button(self.tr("Appearance"), "navAppearance", "")
        appearance.setMenu(self._appearance_menu(appearance))
        lock = self._rail_button(self.tr("Lock"), "navLock", "Ctrl+L")
        lock.clicked.connect(self.lock_wanted)
        for button in (safety, appearance, lock):
            column.addWidget(button)
        return rail

    def _rail_button(self, text: str, name: str, keys: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setProperty("role", "nav")
        if keys:
            button.setToolTip(f"{text} ({keys})")
        return button

    def _appearance_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        for text, shade in (
            (self.tr("As the system"), Shade.SYSTEM),
            (self.tr("Light"), Shade.LIGHT),
            (self.tr("Dark"), Shade.DARK),
        ):
            menu.addAction(text, lambda shade=shade: look().choose(shade=shade))
        menu.addSeparator()
        for scale in SCALES:
            menu.addAction(self.tr("Text {0} %").replace("{0}", str(scale)), lambda s=scale: look().choose(scale=s))
        return menu

    def _search(self) -> None:
        self.show_screen(self.entries)
        self.entries.focus_search()

    def _show_entry(self, entry_id: str) -> None:
        self.show_screen(self.entries)
        self.entries.open_entry(entry_id)

    def _on_fault(self, error: Exception) -> None:
        if not is_fault(error):
            log.error("unexpected %s", type(error).__name__)
        self.notice.warn(fault_sentence(error))
        self.notice.setFocusPolicy(Qt.FocusPolicy.NoFocus)
