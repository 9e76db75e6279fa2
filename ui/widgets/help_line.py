"""One telephone line: the number large and to be copied, beside it whose it is and when it helps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import look
from ui.today.parts import label


def help_row(number: str, name: str, about: str, object_name: str = "helpNumber") -> QWidget:
    """A row whose number is found by `object_name`."""
    made = QWidget()
    made.setAccessibleName(f"{name}, {number}. {about}")
    row = QHBoxLayout(made)
    row.setContentsMargins(0, look().px(2), 0, look().px(2))
    row.setSpacing(look().px(12))
    shown = label(number, "heading", object_name)
    shown.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    shown.setAccessibleName(f"{name} {number}")
    row.addWidget(shown, 1, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(label(name))
    words.addWidget(label(about, "muted"))
    row.addLayout(words, 3)
    return made
