"""One quiet line that says where help is. It claims nothing, and one key closes it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from journal.model import Label
from ui.today.parts import SideBySide, button, buttons, column_in, label
from ui.words import label_meaning


class SafetyLine(QFrame):
    """Hidden until it is needed. `wanted` opens the safety page, `closed` says that the line was put away."""

    wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("safetyLine")
        self.setProperty("role", "card")
        sentence = label_meaning(Label.DISCLOSURE)
        self.setAccessibleName(sentence)
        answers = buttons(
            button(self.tr("Show what helps"), "safetyLineOpen", self.wanted.emit, tip=self.tr("Show what helps (F9)")),
            button(self.tr("Close"), "safetyLineClose", self.close_line, tip=self.tr("Close (Escape)")),
        )
        column_in(self).addWidget(SideBySide(label(sentence, name="safetyLineText"), answers))
        self.hide()

    def close_line(self) -> None:
        """Put the line away."""
        self.hide()
        self.closed.emit()
