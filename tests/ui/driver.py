"""A person at the window: finds controls by object name, clicks, types, and waits for what should come."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal.journal import Journal
from ui.window import AttuneWindow

W = TypeVar("W", bound=QWidget)
T = TypeVar("T")
WAIT_MS = 10_000


class Driver:
    """User verbs over one window."""

    def __init__(self, qtbot: QtBot, window: AttuneWindow) -> None:
        self._qtbot = qtbot
        self.window = window

    def find(self, name: str, kind: type[W]) -> W:
        """The control with this object name, waiting until it is shown."""
        self.wait(lambda: any(widget.isVisible() for widget in self.window.findChildren(kind, name)))
        return next(widget for widget in self.window.findChildren(kind, name) if widget.isVisible())

    def sees(self, name: str) -> bool:
        """Whether a control with this name is on screen now."""
        return any(widget.isVisible() for widget in self.window.findChildren(QWidget, name))

    def text(self, name: str) -> str:
        """What a label says."""
        return self.find(name, QLabel).text()

    def click(self, name: str) -> None:
        """Click a button, once it can be clicked."""
        button = self.find(name, QAbstractButton)
        self.wait(button.isEnabled)
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self, name: str, text: str) -> None:
        """Click into a field and type."""
        field = self.find(name, QWidget)
        field.setFocus()
        self._qtbot.keyClicks(field, text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        self._qtbot.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so; fail after ten seconds."""
        self._qtbot.waitUntil(condition, timeout=WAIT_MS)

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase and wait for the journal to open."""
        self.type("unlockSecret", passphrase)
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: self.window.workspace is not None)

    def ask(self, question: Callable[[Journal], T]) -> T:
        """What the open journal knows, asked behind the screens' back."""
        assert self.window.desk is not None
        return question(self.window.desk.journal)
