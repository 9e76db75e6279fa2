"""A person at one screen of the tests, without a window round it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.screen import Screen

W = TypeVar("W", bound=QWidget)


class Visitor:
    """User verbs over a screen that is shown."""

    def __init__(self, qtbot: QtBot, screen: Screen) -> None:
        self.qtbot = qtbot
        self.screen = screen
        self.said: list[str] = []
        self.undo: Callable[[], None] = lambda: None
        screen.desk.said.connect(self._hear)
        screen.resize(900, 800)
        screen.show()

    def leave(self) -> None:
        """Go away from the screen, as when the journal is locked."""
        self.screen.settle()
        self.screen.close()
        self.screen.deleteLater()

    def all(self, name: str, kind: type[W]) -> list[W]:
        """What is shown under a name now."""
        return [one for one in self.screen.findChildren(kind, name) if one.isVisible()]

    def find(self, name: str, kind: type[W]) -> W:
        """The first that is shown under a name, once there is one."""
        self.wait(lambda: bool(self.all(name, kind)))
        return self.all(name, kind)[0]

    def sees(self, name: str) -> bool:
        """Whether anything of that name is shown."""
        return bool(self.all(name, QWidget))

    def texts(self, name: str) -> list[str]:
        """What the labels of a name say."""
        return [one.text() for one in self.all(name, QLabel)]

    def click(self, name: str) -> None:
        """Click the first button of a name."""
        self.qtbot.mouseClick(self.find(name, QAbstractButton), Qt.MouseButton.LeftButton)

    def write(self, name: str, text: str) -> None:
        """Put a text in a field in place of what stands there, key by key."""
        field = self.find(name, QWidget)
        field.setFocus()
        if isinstance(field, QLineEdit):
            field.selectAll()
        QTest.keyClicks(field, text)

    def press(self, name: str, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in a control."""
        self.qtbot.keyClick(self.find(name, QWidget), key, modifier)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(condition, timeout=10_000)

    def _hear(self, sentence: str, undo: Callable[[], None] | None) -> None:
        self.said.append(sentence)
        self.undo = undo or (lambda: None)
