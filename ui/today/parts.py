"""The small parts of which Today is made."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme import look
from ui.widgets.flow import FlowLayout


def label(text: str, role: str = "", name: str = "") -> QLabel:
    """Wrapping plain text in a role of the theme."""
    made = QLabel(text, wordWrap=True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(name)
    if role:
        made.setProperty("role", role)
    return made


def button(text: str, name: str, pressed: Callable[[], object], *, role: str = "quiet", tip: str = "") -> QPushButton:
    """A button found by `name`."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAccessibleName(text)
    made.setProperty("role", role)
    made.setAutoDefault(False)
    made.setToolTip(tip)
    made.clicked.connect(lambda: pressed())
    return made


def card(name: str) -> tuple[QFrame, QVBoxLayout]:
    """A framed surface, and the column inside it."""
    frame = QFrame()
    frame.setObjectName(name)
    frame.setProperty("role", "card")
    return frame, column_in(frame)


def head(title: QLabel, *quiet: QPushButton) -> QWidget:
    """A title with the quiet buttons that go with it, in lines where there is no room beside it."""
    title.setWordWrap(False)
    return buttons(title, *quiet)


def buttons(*parts: QWidget) -> QWidget:
    """Buttons side by side, in lines where there is no room for all."""
    made = QWidget()
    row = FlowLayout(made)
    row.setSpacing(look().px(8))
    for part in parts:
        row.addWidget(part)
    return made


def column_in(frame: QWidget) -> QVBoxLayout:
    """A column with a card's margins."""
    column = QVBoxLayout(frame)
    column.setContentsMargins(look().px(16), look().px(12), look().px(16), look().px(12))
    column.setSpacing(look().px(6))
    return column


class SideBySide(QWidget):
    """Two widgets: side by side where there is room, else the second below the first."""

    def __init__(self, first: QWidget, second: QWidget, *, roomy: int = 560) -> None:
        """`roomy` is the width, in pixels at 100 %, from which they stand side by side."""
        super().__init__()
        self._roomy = roomy
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look().px(8))
        self._row.addWidget(first, 1)
        self._row.addWidget(second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= look().px(self._roomy)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)


def on_key(keys: str, where: QWidget, action: Callable[[], object]) -> None:
    """Do something at a key, anywhere in `where`."""
    shortcut = QShortcut(QKeySequence(keys), where)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: action())
