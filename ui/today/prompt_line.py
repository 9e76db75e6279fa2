"""The idea that an entry is written from, as a quiet line above the box."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.guidance.prompts import WRITTEN_FROM
from ui.theme import look
from ui.today.parts import button, label


class PromptLine(QWidget):
    """Hidden where an entry was begun without one. `taken_off` once the writer does without it."""

    taken_off = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = label("", "muted", "sheetPrompt")
        off = button(self.tr("Without it"), "sheetPromptOff", self._take_off, tip=self.tr("Write without this idea"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().px(8))
        row.addWidget(self._said, 1)
        row.addWidget(off, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def details(self) -> dict[str, str]:
        """What the entry remembers of it."""
        return {WRITTEN_FROM: self._said.text()} if self._said.text() else {}

    def show_prompt(self, text: str) -> None:
        """Show an idea in place of the one before, or none."""
        self._said.setText(text)
        self.setVisible(bool(text))

    def _take_off(self) -> None:
        self.show_prompt("")
        self.taken_off.emit()
