"""Small parts of the Journal screen: labels of plain text, buttons, headings and ways to empty a layout."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout, QPushButton

from ui.theme import look


def plain(text: str = "", *, role: str = "", name: str = "") -> QLabel:
    """Plain text on one line."""
    line = QLabel()
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.setText(text)
    line.setProperty("role", role)
    line.setObjectName(name)
    return line


def wrapped(text: str = "", *, role: str = "", name: str = "") -> QLabel:
    """Plain text on as many lines as it takes."""
    line = plain(text, role=role, name=name)
    line.setWordWrap(True)
    return line


def button(text: str, name: str, *, tip: str = "", role: str = "quiet") -> QPushButton:
    """A button that says what it does, and by which key."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAccessibleName(text)
    made.setToolTip(tip or text)
    made.setProperty("role", role)
    return made


def say(line: QLabel, text: str) -> None:
    """Show a text, or nothing at all where it is empty."""
    line.setText(text)
    line.setVisible(bool(text))


def page_margins() -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a page in the pane; large text needs the room more than the margins do."""
    side = min(look().px(24), 28)
    return side, look().px(18), side, look().px(24)


def empty(layout: QLayout) -> None:
    """Take every widget out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
