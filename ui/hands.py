"""A pair of hands at the window: real clicks and keys on real controls, found by name, for the tour and the tests."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QRadioButton, QWidget

from ui.window import AttuneWindow

W = TypeVar("W", bound=QWidget)
_PATIENCE = 15.0
"""Seconds to wait for what should come, on a slow and busy machine."""


class NothingCame(Exception):
    """What the hands waited for did not come."""


class Hands:
    """User verbs over one window."""

    def __init__(self, window: AttuneWindow) -> None:
        self.window = window

    def find(self, name: str, kind: type[W]) -> W:
        """The control with this object name, waiting until it is shown. Raises NothingCame."""
        self.wait(lambda: self._shown(name, kind) is not None, name)
        found = self._shown(name, kind)
        assert found is not None
        return found

    def sees(self, name: str) -> bool:
        """Whether a control with this name is on screen now."""
        return self._shown(name, QWidget) is not None

    def focused(self) -> str:
        """The object name of the control that the keyboard speaks to, or an empty text."""
        widget = self.window.focusWidget()
        return widget.objectName() if widget is not None else ""

    def text(self, name: str) -> str:
        """What a label says."""
        return self.find(name, QLabel).text()

    def click(self, name: str) -> None:
        """Click a button, once it can be clicked."""
        button = self.find(name, QAbstractButton)
        self.wait(button.isEnabled, f"{name} to be enabled")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=_where_it_answers(button))

    def write(self, name: str, text: str) -> None:
        """Go into a field and type, key by key."""
        field = self.find(name, QWidget)
        field.setFocus()
        QTest.keyClicks(field, text)

    def press(self, keys: str) -> None:
        """Press a key where the focus is: "Ctrl+Return", "Y", "Down"."""
        self.rest()
        QTest.keySequence(self.window.focusWidget() or self.window, QKeySequence(keys))

    def wait(self, condition: Callable[[], bool], what: str = "it") -> None:
        """Wait until something is so, while the window lives on. Raises NothingCame."""
        until = time.monotonic() + _PATIENCE
        while not condition():
            if time.monotonic() > until:
                raise NothingCame(what)
            pause(5)

    def rest(self) -> None:
        """Let everything that is already under way on the GUI thread come to its end."""
        for _ in range(3):
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QApplication.processEvents()

    def _shown(self, name: str, kind: type[W]) -> W | None:
        return next((widget for widget in self.window.findChildren(kind, name) if widget.isVisible()), None)


def pause(milliseconds: int) -> None:
    """Let the window live on for a while. QTest.qWait holds Python's lock, so that work off the GUI thread crawls."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _where_it_answers(button: QAbstractButton) -> QPoint:
    """Where to click: a tick box answers on its mark and words only, not all over its width."""
    if isinstance(button, (QCheckBox, QRadioButton)):
        return QPoint(button.height() // 2, button.height() // 2)
    return button.rect().center()
